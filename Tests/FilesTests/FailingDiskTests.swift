import Diagnostics
import Files
import Foundation
import TestSupport
import Testing

/// Mounting small file systems, where that is allowed.
enum Mounting {
    static let isAllowed: Bool = {
        guard let folder = try? ScratchFolder(), run("mount", ["-t", "tmpfs", "tmpfs", folder.path]) else {
            return false
        }
        return run("umount", [folder.path])
    }()

    static func run(_ name: String, _ arguments: [String]) -> Bool {
        guard let path = ToolPath.find(name) else { return false }
        // What does not start is not allowed either.
        return (try? Subprocess.run(path, arguments))?.status == 0
    }
}

/// Writes that fail half way on a real file system; needs the right to mount.
@Suite(
    .enabled("mounting is not allowed here: full disks and busy files are not tested") {
        Mounting.isAllowed
    })
struct FailingDiskTests {
    @Test func aFullDiskKeepsTheOldFile() throws {
        let folder = try ScratchFolder()
        let environment = SystemEnvironment()
        try environment.createFolder(folder["disk"])
        try #require(Mounting.run("mount", ["-t", "tmpfs", "-o", "size=64k", "tmpfs", folder["disk"]]))
        defer { _ = Mounting.run("umount", [folder["disk"]]) }
        let path = folder["disk/plan.yaml"]
        try environment.write([1, 2, 3], to: path)
        let found = diagnostics { () throws(DiagnosticError) in
            try environment.write([UInt8](repeating: 7, count: 200_000), to: path)
        }
        #expect(found.map(\.id) == [.fileUnwritable])
        #expect(found.first?.message.en.contains("no space left") == true)
        #expect(found.first?.hints.isEmpty == false)
        #expect(try environment.read(path) == [1, 2, 3])
        #expect(try environment.list(folder["disk"]) == ["plan.yaml"], "the temporary file is left")
        try environment.write([4], to: path)
        #expect(try environment.read(path) == [4])
    }

    @Test func aRenameThatFailsLeavesNothingBehind() throws {
        let folder = try ScratchFolder()
        let environment = SystemEnvironment()
        try environment.write([1, 2, 3], to: folder["plan.yaml"])
        // A mount point can be written, but not replaced.
        try #require(Mounting.run("mount", ["--bind", folder["plan.yaml"], folder["plan.yaml"]]))
        defer { _ = Mounting.run("umount", [folder["plan.yaml"]]) }
        let found = diagnostics { () throws(DiagnosticError) in
            try environment.write([9], to: folder["plan.yaml"])
        }
        #expect(found.map(\.id) == [.fileUnwritable])
        #expect(found.first?.message.en.contains("in use") == true)
        #expect(folder.names == ["plan.yaml"])
        #expect(try environment.read(folder["plan.yaml"]) == [1, 2, 3])
    }

    @Test func aReadOnlyDiskIsNamed() throws {
        let folder = try ScratchFolder()
        let environment = SystemEnvironment()
        try environment.createFolder(folder["disk"])
        try #require(Mounting.run("mount", ["-t", "tmpfs", "-o", "ro", "tmpfs", folder["disk"]]))
        defer { _ = Mounting.run("umount", [folder["disk"]]) }
        let found = [
            diagnostics { () throws(DiagnosticError) in try environment.write([9], to: folder["disk/a"]) },
            diagnostics { () throws(DiagnosticError) in try environment.createFolder(folder["disk/b/c"]) },
        ]
        #expect(found.allSatisfy { $0.first?.message.en.contains("read-only") == true })
    }
}
