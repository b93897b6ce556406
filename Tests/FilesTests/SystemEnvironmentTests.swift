import Diagnostics
import Files
import Foundation
import TestSupport
import Testing

/// A folder of its own for one test, removed when the test is over.
final class ScratchFolder {
    let path: String

    init() throws {
        path = NSTemporaryDirectory() + "baocao-tests-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    subscript(name: String) -> String { path + "/" + name }

    /// Everything in the folder, hidden files too: what a failed write left behind shows here.
    var names: [String] { ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted() }
}

/// The diagnostics a call throws; empty when it throws none.
func diagnostics(_ body: () throws(DiagnosticError) -> Void) -> [Diagnostic] {
    do throws(DiagnosticError) {
        try body()
        return []
    } catch {
        return error.diagnostics
    }
}

@Suite struct SystemEnvironmentTests {
    let environment = SystemEnvironment()

    /// Folders made for a step that fails go again; what stood there, or holds something, stays.
    @Test func foldersOfAFailedStepGo() throws {
        let folder = try ScratchFolder()
        let fault = DiagnosticError(.error(DiagnosticID("test-fault", .output), vi: "hỏng", en: "broken"))
        func fail(in path: String, after step: () throws(DiagnosticError) -> Void = {}) -> [Diagnostic] {
            diagnostics { () throws(DiagnosticError) in
                try environment.inFolder(folder[path]) { () throws(DiagnosticError) in
                    try step()
                    throw fault
                }
            }
        }
        #expect(fail(in: "a/b/c") == fault.diagnostics)
        #expect(folder.names.isEmpty)
        try environment.createFolder(folder["a"])
        #expect(fail(in: "a/b") == fault.diagnostics)
        #expect(folder.names == ["a"])
        _ = fail(in: "a/b/c") { () throws(DiagnosticError) in try environment.write([1], to: folder["a/b/x"])
        }
        #expect(environment.kind(of: folder["a/b/x"]) == .file)
        #expect(environment.kind(of: folder["a/b/c"]) == .missing)
        try environment.inFolder(folder["d/e"]) {}
        #expect(environment.kind(of: folder["d/e"]) == .folder)
    }

    @Test func readsWhatItWrote() throws {
        let folder = try ScratchFolder()
        let bytes = (0..<200_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        for content in [[], [7], bytes] {
            try environment.write(content, to: folder["tệp có dấu.bin"])
            #expect(try environment.read(folder["tệp có dấu.bin"]) == content)
        }
        #expect(folder.names == ["tệp có dấu.bin"])
    }

    @Test func keepsTheModeOfAFileAndReplacesIt() throws {
        let folder = try ScratchFolder()
        try environment.write([1], to: folder["a"])
        #expect(chmod(folder["a"], 0o640) == 0)
        let before = try inode(folder["a"])
        try environment.write([2], to: folder["a"])
        #expect(try mode(folder["a"]) == 0o640)
        #expect(try inode(folder["a"]) != before, "written in place, not replaced")
    }

    @Test func followsLinksToTheFileBehindThem() throws {
        let folder = try ScratchFolder()
        try environment.createFolder(folder["real"])
        try environment.write([1], to: folder["real/plan"])
        #expect(symlink("real/plan", folder["inner"]) == 0)
        #expect(symlink("inner", folder["outer"]) == 0)
        #expect(symlink("real/new", folder["dangling"]) == 0)
        try environment.write([2], to: folder["outer"])
        try environment.write([3], to: folder["dangling"])
        #expect(try environment.read(folder["real/plan"]) == [2])
        #expect(try environment.read(folder["real/new"]) == [3])
        #expect(try type(folder["outer"]) == S_IFLNK)
        #expect(symlink("loop", folder["loop"]) == 0)
        #expect(
            diagnostics { () throws(DiagnosticError) in try environment.write([1], to: folder["loop"]) }.count
                == 1)
        #expect(folder.names == ["dangling", "inner", "loop", "outer", "real"])
    }

    @Test func writesThroughAPipeInPlace() throws {
        let folder = try ScratchFolder()
        #expect(mkfifo(folder["pipe"], 0o600) == 0)
        // Opened for both ends, so that neither waits for the other.
        let end = open(folder["pipe"], O_RDWR)
        defer { close(end) }
        try environment.write([1, 2, 3], to: folder["pipe"])
        var buffer = [UInt8](repeating: 0, count: 8)
        #expect(read(end, &buffer, 8) == 3)
        #expect(try type(folder["pipe"]) == S_IFIFO)
        #expect(environment.kind(of: folder["pipe"]) == .other)
        #expect(folder.names == ["pipe"])
    }

    @Test func namesWhyAWriteFailedAndLeavesNothing() throws {
        let folder = try ScratchFolder()
        try environment.write([9], to: folder["file"])
        try environment.createFolder(folder["folder"])
        let long = String(repeating: "x", count: 300)
        for (path, reason) in [
            ("/dev/full", "no space left"), (folder["folder"], "it is a folder"),
            (folder["file/x"], "not a folder"), (folder["none/x"], "no such file or folder"),
            (folder[long], "name is too long"), ("/proc/none", "no such file"), ("", "no such file"),
            (folder["a\0b"], "path is not valid"),
        ] {
            let found = diagnostics { () throws(DiagnosticError) in try environment.write([1], to: path) }
            #expect(found.map(\.id) == [.fileUnwritable], "\(path)")
            #expect(found.first?.message.en.contains(reason) == true, "\(found)")
            #expect(found.first?.location == .file(path))
        }
        #expect(folder.names == ["file", "folder"])
        #expect(try environment.read(folder["file"]) == [9])
    }

    @Test func namesWhyAReadFailed() throws {
        let folder = try ScratchFolder()
        try environment.write([9], to: folder["file"])
        for (path, id, reason) in [
            (folder["none"], DiagnosticID.fileNotFound, "no such file"),
            (folder.path, .fileUnreadable, "it is a folder"),
            (folder["file/x"], .fileUnreadable, "not a folder"),
            ("a\0b", .fileUnreadable, "path is not valid"),
            ("/dev/zero", .notAFile, "a regular file is due"),
        ] {
            let found = diagnostics { () throws(DiagnosticError) in _ = try environment.read(path) }
            #expect(found.map(\.id) == [id], "\(path)")
            #expect(found.first?.message.en.contains(reason) == true, "\(found)")
            #expect(found.first?.message.vi.isEmpty == false)
        }
    }

    /// A pipe or device is read where one will do, to its end or to a limit that the message names.
    @Test func readsStreamsOnlyWhereTheyWillDo() throws {
        let found = diagnostics { () throws(DiagnosticError) in
            _ = try environment.read("/dev/zero", .fileOrStream)
        }
        #expect(found.map(\.id) == [.fileTooLarge])
        #expect(found.first?.message.en.contains("larger than 16 MiB") == true)
        #expect(try environment.read("/dev/null", .fileOrStream).isEmpty)

        let folder = try ScratchFolder()
        let pipe = folder["pipe"]
        #expect(mkfifo(pipe, 0o600) == 0)
        // Without a writer, opening it would wait for ever.
        let refused = diagnostics { () throws(DiagnosticError) in _ = try environment.read(pipe) }
        #expect(refused.map(\.id) == [.notAFile])
    }

    @Test func aFileLargerThanItsRuleIsRefusedByThatLimit() throws {
        let folder = try ScratchFolder()
        try environment.write([UInt8](repeating: 65, count: 3 << 20), to: folder["file"])
        let rule = InputRule(maximumSize: 2 << 20, takesStreams: false)
        let found = diagnostics { () throws(DiagnosticError) in _ = try environment.read(folder["file"], rule)
        }
        #expect(found.map(\.id) == [.fileTooLarge])
        #expect(found.first?.message.vi.contains("2 MiB") == true)
        #expect(try environment.read(folder["file"]).count == 3 << 20)
    }

    @Test func aMisspeltNameIsToldWithTheNearOnes() throws {
        let folder = try ScratchFolder()
        try environment.write([9], to: folder["ke-hoach.docx"])
        let found = diagnostics { () throws(DiagnosticError) in
            _ = try environment.read(folder["ke-haoch.docx"])
        }
        #expect(found.map(\.id) == [.fileNotFound])
        #expect(found.first?.hints.first?.message.vi.contains("“ke-hoach.docx”") == true)
    }

    @Test func refusesALargeSparseFileBeforeReadingIt() throws {
        let folder = try ScratchFolder()
        try environment.write([], to: folder["large"])
        #expect(truncate(folder["large"], 300 << 20) == 0)
        let found = diagnostics { () throws(DiagnosticError) in _ = try environment.read(folder["large"]) }
        #expect(found.map(\.id) == [.fileTooLarge])
    }

    @Test func listsSortedWithNamesThatAreNoText() throws {
        let folder = try ScratchFolder()
        for name in ["b", "a", ".hidden", "ă"] { try environment.write([], to: folder[name]) }
        let raw: [CChar] = Array(folder.path.utf8CString.dropLast()) + [47, -1, 0]
        let made = open(raw, O_CREAT | O_WRONLY, 0o600)
        #expect(made >= 0)
        close(made)
        #expect(try environment.list(folder.path) == [".hidden", "a", "b", "ă", "\u{FFFD}"])
        #expect(environment.kind(of: folder["\u{FFFD}"]) == .missing)
        let found = diagnostics { () throws(DiagnosticError) in _ = try environment.list(folder["a"]) }
        #expect(found.map(\.id) == [.fileUnreadable])
    }

    @Test func makesFoldersMovesAndRemoves() throws {
        let folder = try ScratchFolder()
        try environment.createFolder(folder["x/y/z/"])
        try environment.createFolder(folder["x/y"])
        #expect(environment.kind(of: folder["x/y/z"]) == .folder)
        try environment.write([1], to: folder["x/f"])
        try environment.move(folder["x/f"], to: folder["x/y/g"])
        #expect(environment.kind(of: folder["x/f"]) == .missing)
        #expect(environment.kind(of: folder["x/y/g"]) == .file)
        try environment.remove(folder["x/y/g"])
        try environment.remove(folder["x/y/g"])
        #expect(environment.kind(of: folder["x/y/g"]) == .missing)
        try environment.write([1], to: folder["plain"])
        let found = [
            diagnostics { () throws(DiagnosticError) in try environment.createFolder(folder["plain/x"]) },
            diagnostics { () throws(DiagnosticError) in try environment.createFolder(folder["plain"]) },
            diagnostics { () throws(DiagnosticError) in
                try environment.move(folder["none"], to: folder["x/h"])
            },
            diagnostics { () throws(DiagnosticError) in try environment.remove(folder["x"]) },
        ]
        #expect(found.map { $0.map(\.id) } == Array(repeating: [.fileUnwritable], count: 4))
    }

    @Test func manyWritersNeverMixTheirBytes() async throws {
        let folder = try ScratchFolder()
        let path = folder["shared"]
        let environment = environment
        await withTaskGroup(of: Void.self) { group in
            for writer in UInt8(1)...8 {
                group.addTask {
                    let bytes = [UInt8](repeating: writer, count: 100_000)
                    for _ in 0..<5 { try? environment.write(bytes, to: path) }
                }
            }
        }
        let bytes = try environment.read(path)
        #expect(bytes.count == 100_000 && Set(bytes).count == 1)
        #expect(folder.names == ["shared"])
    }

    @Test func theClockGoes() {
        #expect(abs(Double(environment.now) - Date().timeIntervalSince1970) < 2)
    }

    private func status(_ path: String) throws -> stat {
        var status = stat()
        try #require(lstat(path, &status) == 0)
        return status
    }

    private func mode(_ path: String) throws -> mode_t { try status(path).st_mode & 0o7777 }
    private func type(_ path: String) throws -> mode_t { try status(path).st_mode & S_IFMT }
    private func inode(_ path: String) throws -> ino_t { try status(path).st_ino }
}

@Suite struct PathNameTests {
    @Test(arguments: [
        ("/a/b", "/a", true), ("/a/b/c", "/a", true), ("/ab", "/a", false), ("/a", "/a", false),
        ("/a", "/", true), ("/b/a", "/a", false),
    ])
    func `a path lies within a folder`(path: String, folder: String, isInside: Bool) {
        #expect(PathName.isInside(path, folder) == isInside)
    }

    @Test(arguments: [
        ("a/b.csv", "a", "b.csv", "b", "csv"), ("b", ".", "b", "b", ""), ("/b", "/", "b", "b", ""),
        ("a//b//", "a", "b", "b", ""), ("/", "/", "/", "/", ""),
        ("x/.gitignore", "x", ".gitignore", ".gitignore", ""),
        ("x/A.B.XLSX", "x", "A.B.XLSX", "A.B", "xlsx"),
    ])
    func cuts(_ path: String, _ folder: String, _ last: String, _ stem: String, _ pathExtension: String) {
        #expect(PathName.folder(of: path) == folder)
        #expect(PathName.last(of: path) == last)
        #expect(PathName.stem(of: path) == stem)
        #expect(PathName.pathExtension(of: path) == pathExtension)
    }

    @Test func anyNumberOfSlashesIsOne() {
        let factor = Growth.factor(upTo: 500_000) { count in
            let slashes = String(repeating: "/", count: count)
            #expect(PathName.last(of: slashes) == "/" && PathName.folder(of: slashes) == "/")
            #expect(PathName.last(of: "ấ" + slashes) == "ấ")
            #expect(PathName.folder(of: "ấ" + slashes + "b" + slashes) == "ấ")
        }
        #expect(Growth.linear.contains(factor), "\(factor)")
    }
}
