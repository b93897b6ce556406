import Foundation
import TestSupport
import Testing

/// Every command that writes, killed at its counted changes to the disk, or refused them by it: what
/// has its name is whole, and the same command run again ends as if nothing had been.
@Suite struct WriteCrashTests {
    struct Command: CustomStringConvertible {
        let name: String
        /// What it writes, in the folder `d` or beside it.
        let line: String
        /// What it must not need to do again, as it refuses to replace it.
        var isOnce = false
        var description: String { name }
    }

    static let commands = [
        Command(name: "render", line: "baocao render d --period 2026-H1 -o r.pdf --trace t.json"),
        Command(name: "pictures", line: "baocao render d --period 2026-H1 --format png --dpi 36 -o x.png"),
        Command(name: "forms", line: "baocao forms d --period 2026-H1"),
        Command(name: "forms in CSV", line: "baocao forms d --period 2026-H1 --format csv -o f"),
        Command(name: "import", line: "baocao import d/ke-hoach.txt -o moi"),
        Command(name: "import over another", line: "baocao import d/ke-hoach.txt -o cu"),
        Command(name: "carry", line: "baocao carry d -o nam-sau", isOnce: true),
        Command(name: "template copy", line: "baocao template copy d"),
        Command(name: "pack", line: "baocao pack d --period 2026-H1"),
        Command(name: "unpack", line: "baocao unpack g.zip -o mo", isOnce: true),
        Command(name: "final", line: "baocao render d --period 2026-H1 --final", isOnce: true),
        Command(name: "demo", line: "baocao demo m"),
    ]

    private static let setUp = """
        baocao demo d && mkdir cu f && echo 'schema: 1' > cu/plan.yaml && baocao pack d --period 2026-H1 -o g.zip
        """

    /// Of the many equal calls of one command.
    private static let mostPerCall = 3

    @Test(
        .enabled("no process may be traced here: crashes of commands are not tested") {
            BatchCrashTests.mayTrace
        }, arguments: commands)
    func killedAnywhereItEndsAsIfNothingHadBeen(_ command: Command) throws {
        let folder = try Scratch.wards(0)
        defer { Scratch.remove(folder) }
        try #require(try Program.run("mkdir a && cd a && \(Self.setUp)", in: folder).status == 0)
        let clean = try Program.run("cp -r a sach && cd sach && \(command.line)", in: folder)
        try #require(clean.status == 0, "\(clean.stderr)")
        var reached = 0
        for call in ["write", "fsync", "rename", "mkdir", "unlink"] {
            let count = try count(call, of: command, in: folder)
            let step = max(1, count / Self.mostPerCall)
            for number in stride(from: 1, through: count, by: step) {
                let fault = "\(call):signal=KILL:when=\(number)"
                let killed = try Program.run(
                    """
                    rm -rf b; cp -r a b; cd b
                    strace -f -qq -o /dev/null -e trace=\(call) -e inject=\(fault) \(command.line)
                    """, in: folder)
                if killed.status == 0 { continue }
                reached += 1
                let again = try Program.run("cd b && \(command.line)", in: folder)
                let when = "\(command) killed at \(call) \(number)"
                #expect(again.status == 0 || command.isOnce, "\(when): \(again.stderr)")
                let difference = try Program.run("diff -r -x '.*.lock' sach b", in: folder).stdout
                #expect(difference == "", "\(when)")
            }
        }
        #expect(reached > 2, "\(command) was killed \(reached) times")
    }

    private func count(_ call: String, of command: Command, in folder: URL) throws -> Int {
        let trace = try Program.run(
            "rm -rf b; cp -r a b; cd b; strace -f -qq -o ../trace -e trace=\(call) \(command.line) > ../out; wc -l < ../trace",
            in: folder)
        return Int(trace.stdout.trimmingCharacters(in: .whitespacesAndNewlines)) ?? 0
    }

    @Test(
        .enabled("no process may be traced here: refusing disks are not tested") { BatchCrashTests.mayTrace },
        arguments: commands)
    func aDiskThatRefusesIsToldAndNothingIsLeftHalf(_ command: Command) throws {
        let folder = try Scratch.wards(0)
        defer { Scratch.remove(folder) }
        try #require(try Program.run("mkdir a && cd a && \(Self.setUp)", in: folder).status == 0)
        try #require(try Program.run("cp -r a sach && cd sach && \(command.line)", in: folder).status == 0)
        for (call, error) in [("rename", "ENOSPC"), ("fsync", "EIO"), ("mkdir", "ENOSPC")] {
            let count = try count(call, of: command, in: folder)
            for number in Set([min(1, count), count]) where number > 0 {
                let fault = "\(call):error=\(error):when=\(number)"
                let refused = try Program.run(
                    """
                    rm -rf b; cp -r a b; cd b
                    strace -f -qq -o /dev/null -e trace=\(call) -e inject=\(fault) \(command.line) --diagnostics short
                    """, in: folder)
                let when = "\(command), \(error) at \(call) \(number)"
                #expect(refused.status == 6, "\(when): \(refused.status)")
                #expect(refused.stderr.contains("error[file-unwritable]"), "\(when): \(refused.stderr)")
                let left = try Program.run("find b -name '.baocao-*' -o -name '*.baocao-new'", in: folder)
                #expect(left.stdout == "", "\(when)")
                let again = try Program.run("cd b && \(command.line)", in: folder)
                #expect(again.status == 0 || command.isOnce, "\(when): \(again.stderr)")
                #expect(try Program.run("diff -r sach b", in: folder).stdout == "", "\(when)")
            }
        }
    }
}
