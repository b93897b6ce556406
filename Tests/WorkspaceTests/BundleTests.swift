import Diagnostics
import Files
import PlanModel
import Synchronization
import TestSupport
import Testing
import Workspace

/// Bundles there and back: what is in them, that nothing can be changed in them unseen, and that
/// unpacking leaves a whole folder or none.
@Suite struct BundleTests {
    private let period = SampleBundle.period

    @Test func itHoldsThePeriodAndNothingElse() throws {
        var log = DiagnosticLog()
        let workspace = WorkspaceFolder(root: "w", environment: SampleBundle.workspace())
        let bundle = try workspace.bundle(of: period, log: &log)
        #expect(
            bundle.files.map(\.name) == [
                "plan.yaml", "reports/2025-H1.yaml", "results/2025-H1/chung.csv",
                "results/2025-H1/vhxh.csv",
            ])
        #expect(bundle.manifest.sent == nil)
        #expect(bundle.manifest.organisation == (try SamplePlan.plan()).organisation)
        #expect(log.entries.map(\.id.name) == ["bundle-stray"])
        #expect(log.entries[0].message.en.contains("“ghi-chu.txt”"))
    }

    @Test func theSameFilesGiveTheSameBytesWhateverElseIsThere() throws {
        let environment = SampleBundle.workspace()
        let first = try SampleBundle.bundle(environment).archive()
        environment.put([1, 2, 3], at: "w/out/x.zip")
        environment.put([1], at: "w/results/2025-H1/.previous/vhxh-1.csv")
        #expect(try SampleBundle.bundle(environment).archive() == first)
        environment.put(Array("schema: 1\nnumber: 16\n".utf8), at: "w/reports/2025-H1.yaml")
        #expect(try SampleBundle.bundle(environment).archive() != first)
    }

    @Test func itReadsBackAsItWas() throws {
        let bundle = try SampleBundle.bundle()
        let again = try WardBundle(reading: try bundle.archive(), path: "x.zip", for: period)
        #expect(again.files == bundle.files)
        #expect(again.manifest.yaml == bundle.manifest.yaml)
        var log = DiagnosticLog()
        let (folder, plan) = try again.plan(path: "x.zip", outside: InMemoryEnvironment(), log: &log)
        let results = try folder.results(for: period, plan: plan, policy: .strict, log: &log)
        #expect(results.tasks.map(\.taskID.text) == ["II.1-1"])
        #expect(results.tasks[0].events.location?.description == "x.zip/results/2025-H1/vhxh.csv:2:28")
    }

    /// A change of any byte is refused, or changes nothing that is read.
    @Test func noByteCanBeChangedUnseen() throws {
        let bundle = try SampleBundle.bundle()
        let good = try bundle.archive()
        var refused = 0
        for place in stride(from: 0, to: good.count, by: 7) {
            var bytes = good
            bytes[place] ^= UInt8(1 << (place % 8))
            do throws(DiagnosticError) {
                let read = try WardBundle(reading: bytes, path: "x.zip", for: period)
                #expect(read.files == bundle.files, "byte \(place) changed a file unseen")
            } catch {
                refused += 1
                #expect(error.stage == .data)
            }
        }
        #expect(refused > good.count / 14)
    }

    @Test func aBundleThatBreaksOffIsRefused() throws {
        let good = try SampleBundle.bundle().archive()
        for length in stride(from: 0, to: good.count, by: 101) {
            #expect(throws: DiagnosticError.self, "\(length) bytes") {
                try WardBundle(reading: Array(good.prefix(length)), path: "x.zip")
            }
        }
    }

    @Test func whatWasSentIsPackedAndNotWhatStandsThereNow() throws {
        let environment = SampleBundle.workspace()
        let workspace = WorkspaceFolder(root: "w", environment: environment)
        let draft = try SampleBundle.bundle(environment)
        let data = draft.files.map { SentFile(path: "data/" + $0.name, bytes: $0.bytes) }
        let options = SentOptions(date: CalendarDate(iso: "2025-05-24"))
        let report = SentFile(path: "bao-cao-2025-H1.pdf", bytes: Array("%PDF".utf8))
        _ = try workspace.freeze(
            [report] + data + [SentFile(path: SentOptions.file, bytes: Array(options.yaml.utf8))],
            for: period, replaces: false)
        var log = DiagnosticLog()
        let sent = try workspace.bundle(of: period, log: &log)
        #expect(sent.files == draft.files)
        #expect(sent.manifest.sent?.sha256 == SHA256.hex(Array("%PDF".utf8)))
        #expect(sent.manifest.sent?.date?.iso == "2025-05-24")
        environment.put(Array("schema: 1\nnumber: 99\n".utf8), at: "w/reports/2025-H1.yaml")
        log = DiagnosticLog()
        #expect(try workspace.bundle(of: period, log: &log).archive() == (try sent.archive()))
        #expect(log.entries.map(\.id.name).contains("bundle-sent-differs"))
        environment.put([0], at: "w/sent/2025-H1/data/plan.yaml")
        let told = diagnostics { () throws(DiagnosticError) in
            _ = try workspace.bundle(of: period, log: &log)
        }
        #expect(told.map(\.id.name) == ["sent-damaged"])
    }

    /// A city counts what a ward has sent, all of it: not less where a file is gone, or another stands there.
    @Test func aSentWardIsReadWholeOrRefused() throws {
        let environment = SampleBundle.workspace()
        let workspace = WorkspaceFolder(root: "w", environment: environment)
        let draft = try SampleBundle.bundle(environment)
        let data = draft.files.map { SentFile(path: "data/" + $0.name, bytes: $0.bytes) }
        let options = SentFile(path: SentOptions.file, bytes: Array(SentOptions().yaml.utf8))
        _ = try workspace.freeze(data + [options], for: period, replaces: false)
        let reader = WardReader(period: period, environment: environment)
        #expect(try reader.read("w").isSent)
        for file in data {
            let path = "w/sent/2025-H1/\(file.path)"
            try environment.remove(path)
            #expect(throws: DiagnosticError.self, "without \(path)") { try reader.read("w") }
            environment.put(file.bytes + [0x0A], at: path)
            #expect(throws: DiagnosticError.self, "another \(path)") { try reader.read("w") }
            environment.put(file.bytes, at: path)
        }
        environment.put(data[0].bytes, at: "w/sent/2025-H1/data/results/2025-H1/them.csv")
        #expect(throws: DiagnosticError.self) { try reader.read("w") }
    }

    @Test func whatCannotBeReadIsNotPacked() throws {
        for (path, id) in [
            ("w/plan.yaml", "data-version"), ("w/results/2025-H1/vhxh.csv", nil as String?),
        ] {
            let environment = SampleBundle.workspace()
            environment.put(Array("schema: 99\n".utf8), at: path)
            let told = diagnostics { () throws(DiagnosticError) in _ = try SampleBundle.bundle(environment) }
            // A form is only looked into by the check that goes before.
            #expect(id == nil ? told.isEmpty : told.map(\.id.name).contains(id ?? ""), "\(path)")
        }
        let none = InMemoryEnvironment(["w/plan.yaml": SamplePlan.yaml])
        let told = diagnostics { () throws(DiagnosticError) in _ = try SampleBundle.bundle(none) }
        #expect(told.map(\.id.name) == ["results-missing"])
    }

    /// A folder someone goes on writing to is refused; one that comes to rest is read as it is then.
    @Test(arguments: [1, 2, 3, 50])
    func aFolderThatChangesWhileItIsReadIsNeverHalfOldAndHalfNew(_ writes: Int) throws {
        let busy = BusyEnvironment(SampleBundle.workspace(), writes: writes)
        do throws(DiagnosticError) {
            let bundle = try SampleBundle.bundle(busy)
            let texts = bundle.files.filter { $0.name.hasSuffix(".csv") }.map {
                String(decoding: $0.bytes, as: UTF8.self).split(separator: "#").last ?? ""
            }
            #expect(Set(texts).count == 1, "forms of different states: \(texts)")
            #expect(writes < 50)
        } catch {
            #expect(error.diagnostics.map(\.id.name) == ["folder-changing"])
            #expect(writes > 2)
        }
    }

    @Test func unpackingMakesTheFolderOrNothing() throws {
        let bundle = try SampleBundle.bundle()
        for step in FaultyEnvironment.Step.allCases {
            for count in 0..<12 {
                let environment = InMemoryEnvironment(["x": ""])
                let faulty = FaultyEnvironment(environment, failing: step, after: count)
                do throws(DiagnosticError) {
                    try bundle.unpack(into: "new/w", faulty)
                    let made = environment.paths.filter { $0 != "x" }
                    #expect(made == bundle.files.map { "new/w/" + $0.name }, "\(step) \(count)")
                } catch {
                    #expect(error.diagnostics.first?.id == FaultyEnvironment.id)
                    #expect(environment.kind(of: "new/w") == .missing, "\(step) \(count)")
                    #expect(environment.paths == ["x"], "\(step) \(count) left something behind")
                }
            }
        }
    }

    @Test func aFolderThatIsThereIsNotTouched() throws {
        let environment = InMemoryEnvironment(["w/own.txt": "của tôi"])
        let told = diagnostics { () throws(DiagnosticError) in
            try SampleBundle.bundle().unpack(into: "w", environment)
        }
        #expect(told.map(\.id.name) == ["unpack-target"])
        #expect(environment.paths == ["w/own.txt"])
    }
}

/// A workspace into which someone writes each time a form of it is read, so many times.
private final class BusyEnvironment: Environment {
    private let base: InMemoryEnvironment
    private let writes: Mutex<(left: Int, version: Int64)>

    init(_ base: InMemoryEnvironment, writes: Int) {
        self.base = base
        self.writes = Mutex((writes, 0))
    }

    func read(_ path: String, _ rule: InputRule) throws(DiagnosticError) -> [UInt8] {
        let bytes = try base.read(path, rule)
        guard path.hasSuffix(".csv") else { return bytes }
        let version = writes.withLock { state -> Int64 in
            guard state.left > 0 else { return state.version }
            state.left -= 1
            state.version += 1
            return state.version
        }
        for name in ["chung", "vhxh"] {
            let form = "w/results/2025-H1/\(name).csv"
            let text = String(decoding: base.contents(form) ?? [], as: UTF8.self)
            base.put(Array("\(text.split(separator: "#")[0])#\(version)".utf8), at: form)
        }
        return bytes
    }

    func status(of path: String) -> FileStatus {
        FileStatus(
            kind: base.kind(of: path), stamp: FileStamp(modified: writes.withLock { $0.version }))
    }

    func list(_ folder: String) throws(DiagnosticError) -> [String] { try base.list(folder) }
    func kind(of path: String) -> FileKind { base.kind(of: path) }
    func resolved(_ path: String) -> String? { base.resolved(path) }
    func write(_ bytes: [UInt8], to path: String) throws(DiagnosticError) { try base.write(bytes, to: path) }
    func createFolder(_ path: String) throws(DiagnosticError) { try base.createFolder(path) }
    func move(_ path: String, to target: String) throws(DiagnosticError) { try base.move(path, to: target) }
    func remove(_ path: String) throws(DiagnosticError) { try base.remove(path) }
    func protect(_ path: String) throws(DiagnosticError) { try base.protect(path) }
    func whileLocked<Result>(
        _ path: String, _ body: () throws(DiagnosticError) -> Result
    ) throws(DiagnosticError) -> Result? { try base.whileLocked(path, body) }
    var now: Int64 { base.now }
    var locale: String { base.locale }
    func asset(_ name: String) -> Blob? { base.asset(name) }
    var assetNames: [String] { base.assetNames }
}
