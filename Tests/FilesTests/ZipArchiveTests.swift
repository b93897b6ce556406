import CXlsx
import Diagnostics
import Files
import TestSupport
import Testing

@Suite struct ZipArchiveTests {
    private func refusal(_ bytes: [UInt8], limits: ZipArchive.Limits = .init(), read name: String? = nil)
        -> Diagnostic?
    {
        let found = diagnostics { () throws(DiagnosticError) in
            let archive = try ZipArchive(bytes, path: "a.docx", limits: limits)
            if let name { _ = try archive.bytes(of: name) }
        }
        #expect(found.count <= 1)
        #expect(found.allSatisfy { $0.location == .file("a.docx") })
        return found.first
    }

    @Test func readsEntriesInOrder() throws {
        let bytes = StoredZip.bytes([.init("b/ế.xml", "<a/>"), .init("a.xml", ""), .init("leer/", "")])
        let archive = try ZipArchive(bytes, path: "a.docx")
        #expect(archive.entries.map(\.name) == ["b/ế.xml", "a.xml", "leer/"])
        #expect(try archive.bytes(of: "b/ế.xml") == Array("<a/>".utf8))
        #expect(try archive.bytes(of: "a.xml") == [])
        #expect(archive.contains("a.xml") && !archive.contains("c.xml"))
        #expect(refusal(bytes, read: "c.xml")?.id == .zipMissingPart)
    }

    @Test func readsWhatLibzipPacked() throws {
        let folder = try ScratchFolder()
        let content = Array(repeating: Array("Kết quả thực hiện; ".utf8), count: 2000).flatMap { $0 }
        try pack(content, as: "word/document.xml", to: folder["x.zip"])
        let bytes = try SystemEnvironment().read(folder["x.zip"])
        #expect(bytes.count < content.count / 10)
        let archive = try ZipArchive(bytes, path: "x.zip")
        #expect(try archive.bytes(of: "word/document.xml") == content)
    }

    @Test func refusesABomb() throws {
        let folder = try ScratchFolder()
        try pack([UInt8](repeating: 0x20, count: 4 << 20), as: "bomb", to: folder["x.zip"])
        let bytes = try SystemEnvironment().read(folder["x.zip"])
        #expect(refusal(bytes)?.message.en == "the part “bomb” is packed suspiciously well")
        var limits = ZipArchive.Limits()
        limits.ratio = 2000
        limits.entrySize = 2 << 20
        #expect(refusal(bytes, limits: limits)?.message.en == "the part “bomb” unpacks to more than 2 MiB")
        limits.entrySize = 8 << 20
        limits.totalSize = 3 << 20
        #expect(refusal(bytes, limits: limits, read: "bomb")?.id == .zipRefused)
    }

    @Test func countsWhatIsReadOverAll() throws {
        let part = String(repeating: "x", count: 100)
        var limits = ZipArchive.Limits()
        limits.totalSize = 250
        let bytes = StoredZip.bytes([.init("a", part), .init("b", part), .init("c", part)])
        let archive = try ZipArchive(bytes, path: "a.docx", limits: limits)
        _ = try archive.bytes(of: "a")
        _ = try archive.bytes(of: "b")
        #expect(
            diagnostics { () throws(DiagnosticError) in _ = try archive.bytes(of: "c") }.map(\.id) == [
                .zipRefused
            ])
        limits.entries = 2
        #expect(refusal(bytes, limits: limits)?.message.en == "the file holds more than 2 parts")
    }

    @Test(arguments: ["../x", "a/../../x", "/etc/passwd", "a\\b", ".."])
    func refusesNamesThatPointOutside(_ name: String) {
        let found = refusal(StoredZip.bytes([.init(name, "x")]))
        #expect(found?.id == .zipRefused)
        #expect(found?.message.en.contains("points outside") == true)
    }

    @Test func refusesDoubledAndEncryptedParts() {
        #expect(refusal(StoredZip.bytes([.init("a", "1"), .init("a", "2")]))?.id == .zipRefused)
        var secret = StoredZip.Entry("a", "0123456789abcdef")
        secret.isEncrypted = true
        let found = refusal(StoredZip.bytes([secret]))
        #expect(found?.message.en == "the part “a” is protected by a password")
    }

    @Test func noticesDamage() {
        var lying = StoredZip.Entry("a", "hello")
        lying.claimedChecksum = 1
        #expect(refusal(StoredZip.bytes([lying]), read: "a")?.id == .zipDamaged)
        for bytes in [[], Array("PK".utf8), Array("no zip at all".utf8)] {
            #expect(refusal(bytes)?.id == .zipDamaged)
        }
        let old = refusal([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1])
        #expect(old?.message.en.contains("old Office format") == true)
    }

    /// Every cut and every changed byte of a small archive gives its content or an error, never a crash.
    @Test func survivesEveryDamageOfASmallArchive() {
        let whole = StoredZip.bytes([.init("a.xml", "<a>1</a>"), .init("b.xml", "<b/>")])
        func probe(_ bytes: [UInt8]) {
            _ = diagnostics { () throws(DiagnosticError) in
                let archive = try ZipArchive(bytes, path: "a")
                for entry in archive.entries { _ = try archive.bytes(of: entry.name) }
            }
        }
        for length in 0..<whole.count { probe(Array(whole[..<length])) }
        for index in whole.indices {
            for value: UInt8 in [0, 1, 0x7F, 0xFF] {
                var bytes = whole
                bytes[index] = value
                probe(bytes)
            }
        }
    }

    /// Packs one entry with libzip itself.
    private func pack(_ bytes: [UInt8], as name: String, to path: String) throws {
        var code: Int32 = 0
        let archive = try #require(zip_open(path, ZIP_CREATE | ZIP_TRUNCATE, &code))
        try bytes.withUnsafeBytes { buffer in
            let source = try #require(
                zip_source_buffer(archive, buffer.baseAddress, zip_uint64_t(buffer.count), 0))
            try #require(zip_file_add(archive, name, source, zip_flags_t(ZIP_FL_ENC_UTF_8)) >= 0)
            try #require(zip_close(archive) == 0)
        }
    }
}
