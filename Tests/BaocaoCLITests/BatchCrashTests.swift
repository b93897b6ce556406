import Foundation
import TestSupport
import Testing

/// A batch or its worker that ends at a counted call of the system, or is refused it, by strace:
/// whichever it is, reports that have their names are whole, and the next run does the rest.
@Suite struct BatchCrashTests {
    private static let batch = "baocao batch ds.txt --period 2026-H1 -o ra --jobs 1 --diagnostics short"
    private static let count = 3

    static let mayTrace: Bool = {
        guard let strace = ToolPath.find("strace") else { return told("strace is not installed") }
        // What cannot be started may not be traced either.
        let status = try? Subprocess.run(strace, ["-qq", "-e", "trace=none", "/bin/true"]).status
        return status == 0 || told("no process may be traced here")
    }()

    /// What is not run must not look green: with `CI` set it stops the tests.
    private static func told(_ why: String) -> Bool {
        print("NOT RUN: crashes of batch: \(why)")
        precondition(ProcessInfo.processInfo.environment["CI"] == nil, why)
        return false
    }

    /// Every n-th call of a kind, for the batch and its worker alike, until a run gets through.
    @Test(
        .enabled("no process may be traced here: crashes of batch are not tested") {
            BatchCrashTests.mayTrace
        },
        arguments: [("rename", 1), ("write", 1), ("mkdir", 1), ("unlink", 1), ("flock", 1), ("openat", 6)])
    func killedAtACountedCall(_ call: String, _ step: Int) throws {
        let folder = try Scratch.wards(Self.count)
        defer { Scratch.remove(folder) }
        try #require(try Program.run("\(Self.batch) && mv ra sach", in: folder).status == 0)
        var reached = 0
        for number in stride(from: 1, to: 40 * step, by: step) {
            let fault = "\(call):signal=KILL:when=\(number)"
            let killed = try Program.run(
                "rm -rf ra; strace -f -qq -o /dev/null -e trace=\(call) -e inject=\(fault) \(Self.batch)",
                in: folder)
            if killed.status == 0 { break }
            reached += 1
            try expectWholeAndThenAll(in: folder, after: "killed at \(call) \(number)")
        }
        #expect(reached > 0 || ["unlink", "mkdir", "flock"].contains(call), "no \(call) was reached")
    }

    /// A disk that refuses: the batch ends with a status that tells, and names what it could not do.
    @Test(
        .enabled("no process may be traced here: refusing disks are not tested") { BatchCrashTests.mayTrace },
        arguments: [
            ("rename", "ENOSPC"), ("rename", "EIO"), ("mkdir", "ENOSPC"), ("flock", "ENOLCK"),
            ("fsync", "EIO"),
        ])
    func refusedACountedCall(_ call: String, _ error: String) throws {
        let folder = try Scratch.wards(Self.count)
        defer { Scratch.remove(folder) }
        try #require(try Program.run("\(Self.batch) && mv ra sach", in: folder).status == 0)
        for number in 1...4 {
            let fault = "\(call):error=\(error):when=\(number)"
            let refused = try Program.run(
                "rm -rf ra; strace -f -qq -o /dev/null -e trace=\(call) -e inject=\(fault) \(Self.batch)",
                in: folder)
            if refused.status == 0 { break }
            #expect([2, 6].contains(refused.status), "\(call) \(number): \(refused.status)")
            #expect(refused.stderr.contains("error[file-unwritable]"), "\(call) \(number): \(refused.stderr)")
            try expectWholeAndThenAll(in: folder, after: "\(error) at \(call) \(number)")
        }
    }

    private func expectWholeAndThenAll(in folder: URL, after what: String) throws {
        let torn = try Program.run(
            "for f in ra/*.pdf; do test -e $f || continue; cmp $f sach/${f#ra/}; done; ls ra/*.pdf 2>/dev/null | wc -l",
            in: folder)
        let done = Int(torn.stdout.trimmingCharacters(in: .whitespacesAndNewlines)) ?? -1
        #expect(done >= 0 && torn.stderr.isEmpty, "\(what): \(torn.stdout)\(torn.stderr)")
        let again = try Program.run(Self.batch, in: folder)
        #expect(again.status == 0, "\(what): \(again.stdout)\(again.stderr)")
        // A report may have its place and not yet its line in the journal; never the other way round.
        let kept = (0...Self.count).first { again.stdout.contains("- đã xong từ trước: \($0)\n") } ?? -1
        #expect(kept >= 0 && done - kept <= 1 && kept <= done, "\(what): \(done) were there, \(kept) kept")
        let same = try Program.run("for f in sach/*.pdf; do cmp $f ra/${f#sach/} || exit 1; done", in: folder)
        #expect(same.status == 0, "\(what): \(same.stdout)")
    }
}
