import Files
import ReportKit
import Synchronization
import TestSupport
import Testing

/// Batches in memory: every kind of step that fails from every moment on, and wards that change
/// under the reader's hands.
@Suite struct BatchWorldTests {
    /// Where the n-th step of a kind and all after it fail, the run ends with a named failure, every
    /// report that has its name is whole, and the next run does the rest and no more.
    @Test(arguments: [FaultyEnvironment.Step.write, .move, .read, .list, .createFolder, .remove])
    func whateverFailsFromWhateverMomentTheNextRunEndsIt(_ step: FaultyEnvironment.Step) throws {
        let clean = try BatchWorld.make()
        #expect(BatchWorld.run(in: clean).status == 0)
        let whole = BatchWorld.reports(clean)
        #expect(whole.count == 3)
        var failures = 0
        // Reads are many, and alike.
        for count in stride(from: 0, to: 80, by: step == .read ? 5 : 1) {
            let base = try BatchWorld.make()
            let broken = BatchWorld.run(in: FaultyEnvironment(base, failing: step, after: count))
            if broken.status == 0 { break }
            failures += 1
            let said = broken.messages + String(decoding: broken.output, as: UTF8.self)
            #expect(said.contains("injected") || said.contains("error["), "\(step) \(count): \(said)")
            for (path, bytes) in BatchWorld.reports(base) { #expect(bytes == whole[path], "\(path)") }
            let done = BatchWorld.reports(base).count
            let again = BatchWorld.run(in: base)
            #expect(again.status == 0, "\(step) \(count): \(again.messages)")
            #expect(BatchWorld.reports(base) == whole, "\(step) \(count)")
            let summary = String(decoding: again.output, as: UTF8.self)
            let kept = (0...3).first { summary.contains("- finished before: \($0)\n") } ?? -1
            #expect(kept >= 0 && kept <= done && done - kept <= 1, "\(step) \(count): \(kept) of \(done)")
        }
        // Nothing is removed where nothing was left behind.
        #expect(failures > 0 || step == .remove, "no \(step) failed")
    }

    @Test func aWardThatChangesOnceWhileItIsReadIsReadAgain() throws {
        let base = try BatchWorld.make()
        let isDone = Mutex(false)
        let form = "binh/results/2026-H1/vp.csv"
        let busy = BusyEnvironment(base) { path in
            let isFirst = isDone.withLock { done in
                defer { done = done || path == form }
                return !done && path == form
            }
            guard isFirst, let bytes = base.contents(form) else { return }
            let text = String(decoding: bytes, as: UTF8.self).replacing("Đã tổ chức", with: "Đã làm xong")
            base.put(Array(text.utf8), at: form)
        }
        let outcome = BatchWorld.run(in: busy)
        #expect(outcome.status == 0, "\(outcome.messages)")
        // The report holds what the file holds now: a run that looks at it makes nothing.
        let again = String(decoding: BatchWorld.run(in: base).output, as: UTF8.self)
        #expect(again.contains("- finished before: 3\n"), "\(again)")
    }

    @Test func aWardThatChangesWheneverItIsReadIsNamed() throws {
        let base = try BatchWorld.make()
        let busy = BusyEnvironment(base) { path in
            guard path == "binh/plan.yaml", let bytes = base.contents(path) else { return }
            base.put(bytes + [UInt8(ascii: "#")], at: path)
        }
        let messages = Mutex("")
        let outcome = BatchWorld.run(in: busy) { event in
            if case .messages(let text) = event { messages.withLock { $0 += text } }
        }
        #expect(outcome.status == 2)
        #expect(
            messages.withLock { $0 }
                == "binh/plan.yaml: error[ward-changing]: “binh/plan.yaml” changed while it was read, 3 times\n"
        )
        #expect(base.contents("ra/binh-2026-H1.pdf") == nil)
        #expect(BatchWorld.reports(base).count == 2)
    }

    /// A form that appears while its folder is read was not counted: the list of names is asked again.
    @Test func aFormThatAppearsWhileTheFolderIsReadIsSeen() throws {
        let base = try BatchWorld.make(["an"])
        let indicators =
            "Mã chỉ tiêu,Chỉ tiêu,Đơn vị tính,Tử số,Mẫu số,Giá trị,Mục tiêu,Nguồn số liệu,Ước thực hiện\n"
        let busy = BusyEnvironment(base) { path in
            guard path == "an/results/2026-H1/vp.csv" else { return }
            base.put(Array(indicators.utf8), at: "an/results/2026-H1/indicators.csv")
        }
        #expect(BatchWorld.run(in: busy).status == 0)
        let again = String(decoding: BatchWorld.run(in: base).output, as: UTF8.self)
        #expect(again.contains("- finished before: 1\n"), "\(again)")
    }

    /// Whichever input changes, by however little, that ward alone is made again.
    @Test(arguments: [
        "plan.yaml", "reports/2026-H1.yaml", "results/2026-H1/vp.csv", "results/2026-H1/chung.csv",
        "templates/bao-cao-6-thang.md.j2", "templates/parts/mo-dau.md.j2", "indicators.yaml",
    ])
    func eachInputCounts(_ name: String) throws {
        let environment = try BatchWorld.make()
        #expect(BatchWorld.run(in: environment).status == 0)
        let path = "binh/" + name
        let old = environment.contents(path)
        let new: [UInt8]
        switch name {
        case "results/2026-H1/chung.csv": new = Self.header(environment)
        case "reports/2026-H1.yaml": new = Array("schema: 1\nnumber: 15\n".utf8)
        case "indicators.yaml": new = Array("schema: 1\nextends: null\nindicators: []\n".utf8)
        case "templates/bao-cao-6-thang.md.j2":
            new = Array("# MỤC\n\nĐã làm {{ progress.done }} việc.\n".utf8)
        case "templates/parts/mo-dau.md.j2": new = Array("Phần mở đầu khác.\n".utf8)
        default: new = (old ?? []) + [UInt8(ascii: "\n")]
        }
        environment.put(new, at: path)
        let changed = String(decoding: BatchWorld.run(in: environment).output, as: UTF8.self)
        #expect(changed.contains("- made: 1\n- finished before: 2\n"), "\(name): \(changed)")
        // Put back, it is made once more: what stands there was made from something else.
        if let old { environment.put(old, at: path) } else { try environment.remove(path) }
        let back = String(decoding: BatchWorld.run(in: environment).output, as: UTF8.self)
        #expect(back.contains("- made: 1\n- finished before: 2\n"), "\(name): \(back)")
        let calm = String(decoding: BatchWorld.run(in: environment).output, as: UTF8.self)
        #expect(calm.contains("- made: 0\n- finished before: 3\n"), "\(name): \(calm)")
    }

    private static func header(_ environment: InMemoryEnvironment) -> [UInt8] {
        Array((environment.contents("an/results/2026-H1/vp.csv") ?? []).prefix { $0 != UInt8(ascii: "\n") })
            + [UInt8(ascii: "\n")]
    }

    /// Last year's workspace is none of the ward's files, and still part of its report.
    @Test func lastYearsFilesCountToo() throws {
        let environment = try BatchWorld.make(["an"])
        let plan = String(decoding: environment.contents("an/plan.yaml") ?? [], as: UTF8.self)
        environment.put(Array((plan + "previous: ../cu\n").utf8), at: "an/plan.yaml")
        environment.put(
            Array(plan.replacing("2026", with: "2025").utf8), at: "an/../cu/plan.yaml")
        let form = environment.contents("an/results/2026-H1/vp.csv") ?? []
        environment.put(form, at: "an/../cu/results/2025-H1/vp.csv")
        let first = BatchWorld.run(in: environment)
        #expect(first.status == 0, "\(String(decoding: first.output, as: UTF8.self))")
        environment.put(form + [UInt8(ascii: "\n")], at: "an/../cu/results/2025-H1/vp.csv")
        let changed = String(decoding: BatchWorld.run(in: environment).output, as: UTF8.self)
        #expect(changed.contains("- made: 1\n"), "\(changed)")
    }

    /// What is kept from one report for the next leaves no mark in it: in any order, each comes out
    /// as alone.
    @Test func theOrderOfTheListChangesNoReport() throws {
        let alone = try BatchWorld.make()
        for name in BatchWorld.names {
            alone.put(Array((name + "\n").utf8), at: "mot.txt")
            var request = BatchWorld.request
            request.list = "mot.txt"
            #expect(BatchWorld.run(in: alone, request).status == 0)
        }
        let backwards = try BatchWorld.make(BatchWorld.names.reversed())
        #expect(BatchWorld.run(in: backwards).status == 0)
        #expect(BatchWorld.reports(alone) == BatchWorld.reports(backwards))
    }

    /// Each ward is counted once, in the progress as in the summary, and the progress only grows.
    @Test func theProgressCountsEachWardOnce() throws {
        let environment = try BatchWorld.make(["an", "binh", "chau", "dong"])
        environment.put(Array("x: [".utf8), at: "binh/plan.yaml")
        let seen = Mutex<[BatchProgress]>([])
        _ = BatchWorld.run(in: environment) { event in
            if case .progress(let progress) = event { seen.withLock { $0.append(progress) } }
        }
        let steps = seen.withLock { $0 }
        #expect(steps.map(\.done) == [1, 2, 3, 4])
        #expect(steps.allSatisfy { $0.total == 4 })
        #expect(steps.last?.made == 3 && steps.last?.failed == 1 && steps.last?.kept == 0)
    }
}
