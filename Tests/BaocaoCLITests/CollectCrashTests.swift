import Foundation
import TestSupport
import Testing

/// A collect that ends at any of its changes to the disk, or is refused any of them: strace
/// stops the built program at the n-th call of each kind, for every n there is. After each of
/// them every form is the old one or the new one, nothing that was stored is lost, and the same
/// command run again does all of the work.
@Suite struct CollectCrashTests {
    /// Calls by which a file system changes, under every name they have on some machine.
    private static let changes = [
        "openat", "open", "creat", "write", "pwrite64", "fsync", "fdatasync", "rename", "renameat",
        "renameat2", "mkdir", "mkdirat", "unlink", "unlinkat", "fchmod", "fchown", "flock", "ftruncate",
        "link", "linkat",
    ]
    private static let command = "baocao collect d --period 2026-H1 gui-ve/*.csv --diagnostics short"

    /// Every form that comes in: one that is new, and two that replace what is stored.
    private static let forms = ["ca", "th", "vp"]

    /// One change of an undisturbed collect: the n-th call of its kind.
    struct Change: CustomStringConvertible {
        let call: String
        let number: Int
        let description: String
    }

    /// Whether programs may be traced here; where CI runs, they must be.
    private static func mayTrace() throws -> Bool {
        guard let strace = ToolPath.find("strace") else {
            print("NOT RUN: crashes of collect: strace is not installed (see .ci/packages)")
            return false
        }
        let isAllowed = try Subprocess.run(strace, ["-qq", "-e", "trace=none", "/bin/true"]).status == 0
        let isCI = ProcessInfo.processInfo.environment["CI"] != nil
        try #require(isAllowed || !isCI, "no process may be traced here, and CI is set")
        if !isAllowed { print("NOT RUN: crashes of collect: no process may be traced here") }
        return isAllowed
    }

    @Test func everyFormIsOldOrNewWhereverItIsKilled() throws {
        guard try Self.mayTrace() else { return }
        let folder = try CrashFolder()
        var reached = 0
        for change in try folder.changes(of: Self.command, Self.changes) {
            try folder.restore()
            let fault = "\(change.call):signal=KILL:when=\(change.number)"
            let result = try folder.run("strace -qq -o /dev/null -e inject=\(fault) \(Self.command)")
            // Some kinds count what libraries do too; what was not reached is no test.
            if result.status == 0 { continue }
            reached += 1
            try folder.expectNothingLost(Self.forms, "killed at \(change)")
            try folder.expectFinished(by: Self.command, Self.forms, "killed at \(change)")
        }
        print("collect was killed at \(reached) of its changes")
        #expect(reached > 30, "only \(reached) changes were reached")
    }

    @Test(arguments: [
        ("openat", "ENOSPC"), ("write", "ENOSPC"), ("write", "EIO"), ("fsync", "EIO"), ("rename", "ENOSPC"),
        ("renameat", "ENOSPC"), ("mkdir", "ENOSPC"), ("mkdirat", "ENOSPC"), ("flock", "ENOLCK"),
    ])
    func everyFormIsOldOrNewWhateverTheDiskRefuses(_ call: String, _ error: String) throws {
        guard try Self.mayTrace() else { return }
        let folder = try CrashFolder()
        let changes = try folder.changes(of: Self.command, Self.changes).filter { $0.call == call }
        for change in changes where !change.description.contains("write(1,") {
            // Only the lock of the whole is needed; a disk without locks keeps files that nobody sweeps.
            if call == "flock", change.number > 1 { continue }
            try folder.restore()
            let fault = "\(call):error=\(error):when=\(change.number)"
            let result = try folder.run("strace -qq -o /dev/null -e inject=\(fault) \(Self.command)")
            #expect(result.status == 6, "\(error) at \(change): \(result.stderr)")
            #expect(result.stderr.contains("error[file-unwritable]"), "\(change): \(result.stderr)")
            // A lock nobody was given is not this process's to take away.
            #expect(try folder.leftOvers() == (call == "flock" ? "d/.collect.lock\n" : ""), "\(change)")
            try folder.expectNothingLost(Self.forms, "\(error) at \(change)")
            try folder.expectFinished(by: Self.command, Self.forms, "\(error) at \(change)")
        }
    }

    /// A limit on the size of files (RLIMIT_FSIZE) refuses the large form; what is stored stays.
    @Test func aFileThatMayNotGrowIsTold() throws {
        let folder = try CrashFolder()
        try folder.restore()
        let result = try folder.run(
            """
            echo "IV.4-2,,Hoàn thành,$(head -c 20000 /dev/zero | tr '\\0' a),1,2,1,0,,,," > row
            head -2 gui-ve/ca.csv | cat - row > ca.csv
            ulimit -f 8; baocao collect d --period 2026-H1 ca.csv --diagnostics short
            """)
        #expect(result.status == 6 && result.stderr.contains("error[file-unwritable]"), "\(result)")
        #expect(try folder.leftOvers() == "")
        try folder.expectNothingLost(["ca"], "ulimit")
    }
}

/// A workspace that can be put back as it was, and what an undisturbed collect makes of it.
private final class CrashFolder {
    private let folder: URL
    /// By form: before and after; empty where there is none.
    private let before: [String: String]
    private let after: [String: String]

    init() throws {
        folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("baocao-crash-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let made = try Program.run(
            """
            baocao demo base && mkdir gui-ve && cd base/results/2026-H1 &&
            for f in ca vp; do sed 's/3 tin báo/3 TIN BÁO/; s/5 dự thảo/5 DỰ THẢO/' $f.csv > ../../../gui-ve/$f.csv; done
            cd ../../.. && rm -rf base/sent base/results/2026-H1/.previous &&
            head -1 base/results/2026-H1/ca.csv > gui-ve/th.csv &&
            echo 'IV.6-1,,Hoàn thành,Đã mở 5 buổi ngoại khóa,5,400,210,6,,,,' >> gui-ve/th.csv &&
            cp -a base d && baocao collect d --period 2026-H1 gui-ve/*.csv && mv d after
            """, in: folder)
        try #require(made.status == 0, "\(made.stderr)")
        before = CrashFolder.forms(folder.appendingPathComponent("base"))
        after = CrashFolder.forms(folder.appendingPathComponent("after"))
        try #require(before["ca"] != after["ca"] && before["vp"] != after["vp"] && before["th"] == nil)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }  // A leftover folder harms nobody.

    private static func forms(_ workspace: URL) -> [String: String] {
        let results = workspace.appendingPathComponent("results/2026-H1")
        let names = (try? FileManager.default.contentsOfDirectory(atPath: results.path)) ?? []
        let forms = names.filter { $0.hasSuffix(".csv") && !$0.hasPrefix(".") }
        return Dictionary(
            uniqueKeysWithValues: forms.map { name in
                let text = try? String(contentsOf: results.appendingPathComponent(name), encoding: .utf8)
                return (String(name.dropLast(4)), text ?? "(unreadable)")
            })
    }

    func run(_ line: String) throws -> Program.Result { try Program.run(line, in: folder) }

    func restore() throws { _ = try run("rm -rf d && cp -a base d") }

    /// Temporary and lock files, a line each.
    func leftOvers() throws -> String {
        try run("find d -name '.baocao-*' -o -name '*.lock'").stdout
    }

    /// Every change an undisturbed collect makes, in order, each by its number among its kind.
    func changes(of command: String, _ calls: [String]) throws -> [CollectCrashTests.Change] {
        try restore()
        let traced = calls.map { "?\($0)" }.joined(separator: ",")
        let result = try run("strace -qq -o trace -e trace=\(traced) \(command) && cat trace")
        try #require(result.status == 0, "\(result.stderr)")
        var counts: [String: Int] = [:]
        return result.stdout.split(separator: "\n").compactMap { line in
            guard let call = line.split(separator: "(").first.map(String.init), calls.contains(call) else {
                return nil
            }
            let number = counts[call, default: 0] + 1
            counts[call] = number
            let opensOnly = call.hasPrefix("open") && !line.contains("O_CREAT")
            return opensOnly ? nil : .init(call: call, number: number, description: String(line))
        }
    }

    /// Each form is the old one or the new one; where it is new, the old one is kept.
    func expectNothingLost(_ names: [String], _ when: String) throws {
        let now = CrashFolder.forms(folder.appendingPathComponent("d"))
        for name in names {
            #expect(now[name] == before[name] || now[name] == after[name], "\(name), \(when)")
            guard now[name] == after[name], let old = before[name] else { continue }
            let kept = folder.appendingPathComponent("d/results/2026-H1/.previous/\(name)-1.csv")
            #expect((try? String(contentsOf: kept, encoding: .utf8)) == old, "\(name), \(when)")
        }
        let others = { (forms: [String: String]) in forms.filter { !names.contains($0.key) } }
        #expect(others(now) == others(before), "\(when)")
    }

    /// The same command does the rest, finds no lock in its way, and sweeps away what was left.
    func expectFinished(by command: String, _ names: [String], _ when: String) throws {
        let again = try run(command)
        #expect(again.status == 0, "\(when): \(again.stderr)")
        #expect(CrashFolder.forms(folder.appendingPathComponent("d")) == after, "\(when)")
        #expect(try leftOvers() == "", "\(when)")
        let book = try run("cut -d, -f1 d/results/2026-H1/.received.csv | sort -u").stdout
        #expect(names.allSatisfy { book.contains("\($0)\n") }, "\(when): \(book)")
        for name in names where before[name] != nil {
            let kept = folder.appendingPathComponent("d/results/2026-H1/.previous/\(name)-1.csv")
            #expect((try? String(contentsOf: kept, encoding: .utf8)) == before[name], "\(name), \(when)")
        }
    }
}
