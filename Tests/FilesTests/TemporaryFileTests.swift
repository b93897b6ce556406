import Diagnostics
import Foundation
import Testing

@testable import Files

/// Files that a killed process has left beside those it was writing.
@Suite struct TemporaryFileTests {
    let environment = SystemEnvironment()

    @Test func whatNobodyHoldsIsSweptByTheNextWrite() throws {
        let folder = try ScratchFolder()
        for name in [".baocao-1-1-1.tmp", ".baocao-99999-7-123456789.tmp"] {
            try Data("half".utf8).write(to: URL(fileURLWithPath: folder[name]))
        }
        #expect(chmod(folder[".baocao-1-1-1.tmp"], 0o444) == 0)
        try environment.write([1], to: folder["plan.yaml"])
        #expect(folder.names == ["plan.yaml"])
    }

    /// Another process is still writing it.
    @Test func whatIsLockedStays() throws {
        let folder = try ScratchFolder()
        let name = ".baocao-1-2-3.tmp"
        let held = open(folder[name], O_WRONLY | O_CREAT, 0o600)
        defer { close(held) }
        #expect(flock(held, LOCK_EX) == 0)
        try environment.write([1], to: folder["plan.yaml"])
        #expect(folder.names == [name, "plan.yaml"])
    }

    /// Until it is whole a file has no name where the disk allows that, so that a killed process leaves none.
    @Test func whatIsHalfWrittenHasNoName() async throws {
        let folder = try ScratchFolder()
        let probe = open(folder.path, O_WRONLY | 0o20_000_000 | O_DIRECTORY, 0o600)
        guard probe >= 0 else { return }
        close(probe)
        let bytes = [UInt8](repeating: 7, count: 8_000_000)
        let path = folder["big"]
        let writing = Task.detached {
            for _ in 0..<20 { try SystemEnvironment().write(bytes, to: path) }
        }
        var (looks, seen) = (0, 0)
        while looks < 400 {
            looks += 1
            if folder.names.contains(where: { $0.hasSuffix(".tmp") }) { seen += 1 }
        }
        try await writing.value
        #expect(folder.names == ["big"])
        // There is one for the moment of the rename.
        #expect(seen * 4 < looks, "\(seen) of \(looks)")
    }

    /// A disk that opens files without names and never names them: the bytes go into one with a name, what
    /// stood there keeps its mode, and no other write to that folder is made twice.
    @Test func aNameRefusedLaterIsTakenAtOnce() throws {
        let folder = try ScratchFolder()
        let target = folder["plan.yaml"]
        try environment.write([1], to: target)
        #expect(chmod(target, 0o640) == 0)
        var status = stat()
        #expect(stat(target, &status) == 0)
        var asked = 0
        for byte in UInt8(2)...4 {
            try TemporaryFile.replace(target, in: folder.path, with: [byte], keeping: status) { _, _ in
                asked += 1
                return false
            }
            #expect(try environment.read(target) == [byte])
            #expect(folder.names == ["plan.yaml"])
        }
        #expect(asked <= 1)
        #expect(stat(target, &status) == 0 && status.st_mode & 0o777 == 0o640)
    }

    /// A folder that takes no new names refuses both ways, and the old file stays.
    @Test func refusedBothWaysTheOldFileStays() throws {
        let folder = try ScratchFolder()
        let target = folder["plan.yaml"]
        try environment.write([1], to: target)
        let gone = folder["gone"]
        #expect(throws: SystemError(ENOENT)) {
            try TemporaryFile.replace(target, in: gone, with: [2], keeping: nil) { _, _ in false }
        }
        #expect(try environment.read(target) == [1])
        #expect(folder.names == ["plan.yaml"])
    }

    /// The target is a folder: the rename is refused after the name was given, and the name goes again.
    @Test(arguments: [true, false])
    func whatCannotBeRenamedLeavesNothing(_ isLinked: Bool) throws {
        let folder = try ScratchFolder()
        try environment.createFolder(folder["taken"])
        try environment.write([1], to: folder["taken/x"])
        #expect(throws: SystemError.self) {
            try TemporaryFile.replace(folder["taken"], in: folder.path, with: [2], keeping: nil) {
                file, name in
                isLinked && TemporaryFile.link(file, name)
            }
        }
        #expect(folder.names == ["taken"])
    }

    /// Neither links nor pipes nor folders of such a name, nor files that are only called like one.
    @Test func nothingElseIsTakenAway() throws {
        let folder = try ScratchFolder()
        try environment.createFolder(folder["own"])
        try environment.write([7], to: folder["own/note"])
        let kept = [
            ".baocao-batch", ".baocao-link.tmp", ".baocao-folder.tmp", "baocao-1.tmp", ".baocao-1.tmp.bak",
        ]
        for name in [".baocao-batch", "baocao-1.tmp", ".baocao-1.tmp.bak"] {
            try Data("own".utf8).write(to: URL(fileURLWithPath: folder[name]))
        }
        #expect(symlink("own/note", folder[".baocao-link.tmp"]) == 0)
        #expect(mkdir(folder[".baocao-folder.tmp"], 0o700) == 0)
        // Opening a pipe for reading must not wait for its writer; one of this name is nobody's.
        #expect(mkfifo(folder[".baocao-pipe.tmp"], 0o600) == 0)
        try environment.write([1], to: folder["plan.yaml"])
        #expect(folder.names == (kept + ["own", "plan.yaml"]).sorted())
        #expect(try environment.read(folder["own/note"]) == [7])
    }

    @Test func aHeldFileIsWrittenWhereItsHolderHasGot() throws {
        let folder = try ScratchFolder()
        let path = folder["log"]
        let held = open(path, O_WRONLY | O_CREAT, 0o600)
        defer { close(held) }
        #expect(write(held, "A\n", 2) == 2)
        try environment.write(Array("report\n".utf8), to: "/dev/fd/\(held)")
        #expect(write(held, "Z\n", 2) == 2)
        #expect(environment.kind(of: "/dev/fd/\(held)") == .other)
        #expect(environment.kind(of: "/proc/self/fd/\(held)") == .other)
        #expect(try environment.read(path) == Array("A\nreport\nZ\n".utf8))
        #expect(folder.names == ["log"])
    }

    @Test(arguments: ["/dev/fd/4000", "/proc/self/fd/4000", "/dev/fd/-1", "/dev/fd/x", "/dev/fd/9999999999"])
    func aNumberThatNobodyHoldsIsNoFile(_ path: String) {
        #expect(environment.kind(of: path) == .missing)
        let found = diagnostics { () throws(DiagnosticError) in try environment.write([1], to: path) }
        #expect(found.map(\.id) == [.fileUnwritable])
    }

    @Test func aFileHeldForReadingIsToldAsSuch() throws {
        let folder = try ScratchFolder()
        try environment.write([1], to: folder["in"])
        let held = open(folder["in"], O_RDONLY)
        defer { close(held) }
        let found = diagnostics { () throws(DiagnosticError) in
            try environment.write([2], to: "/dev/fd/\(held)")
        }
        #expect(found.first?.message.en.contains("not open for writing") == true, "\(found)")
        #expect(try environment.read(folder["in"]) == [1])
    }
}

@Suite struct FileMagicTests {
    @Test(arguments: [
        ("PK\u{3}\u{4}rest", FileMagic.zip), ("%PDF-1.7\n", .pdf), (#"{\rtf1\ansi"#, .rtf), ("GIF89a", .gif),
        ("\0\0\0\u{18}ftypheic", .heic), ("Rar!\u{1A}\u{7}", .rar),
    ])
    func tellsByTheFirstBytes(_ start: String, _ kind: FileMagic) {
        #expect(FileMagic.of(Array(start.utf8)) == kind)
    }

    @Test func tellsBytesThatAreNoText() {
        #expect(FileMagic.of([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0]) == .png)
        #expect(FileMagic.of([0xFF, 0xD8, 0xFF, 0xE0]) == .jpeg)
        #expect(FileMagic.of([0xD0, 0xCF, 0x11, 0xE0, 0xA1]) == .compound)
        #expect(FileMagic.of([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C]) == .sevenZip)
    }

    /// Half of a mark is none, nor is a mark that stands later.
    @Test(arguments: [
        "", "P", "PK", "PK\u{5}\u{6}", "%PDF", " %PDF-", "ftyp", "{rtf", "Mã nhiệm vụ,", "﻿PK\u{3}\u{4}",
    ])
    func takesNoTextForAnything(_ text: String) {
        #expect(FileMagic.of(Array(text.utf8)) == nil)
    }
}
