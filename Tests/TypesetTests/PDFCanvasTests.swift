import Diagnostics
import Document
import Foundation
import Layout
import TestSupport
import Testing

@testable import Typeset

/// Each case is a script of frames; what other programs find in the PDF is compared.
@Suite(.serialized) struct PDFCanvasTests {
    static let cases = CaseFile.all(in: "typeset").filter { $0.file.hasSuffix("pdf.case") }

    @Test(arguments: cases)
    func readsBackAsItWasLaidOut(_ entry: CaseFile.Case) throws {
        let bytes = try draw(entry["input"])
        try compare(entry, "text", with: "pdftotext", ["-enc", "UTF-8", "-raw", "FILE", "-"], bytes)
        try compare(entry, "structure", with: "pdfinfo", ["-struct-text", "FILE"], bytes)
        if let outline = try Tool.run("qpdf", ["--json", "--json-key=outlines", "FILE"], on: bytes) {
            let titles = outline.split(separator: "\n").filter {
                $0.contains("\"title\"") || $0.contains("destpageposfrom1")
            }
            let difference = CaseFile.difference(
                in: entry, part: "outline",
                actual: titles.map { $0.replacing("  ", with: " ") }.joined(separator: "\n"))
            #expect(difference == nil)
        }
        let check = try Tool.run("qpdf", ["--check", "FILE"], on: bytes)
        #expect(check?.contains("No syntax or stream encoding errors found") ?? true, "\(check ?? "")")
    }

    private func compare(
        _ entry: CaseFile.Case, _ part: String, with tool: String, _ arguments: [String], _ bytes: [UInt8]
    ) throws {
        guard let found = try Tool.run(tool, arguments, on: bytes) else { return }
        let lines = found.replacing("\u{c}", with: "").split(separator: "\n").map { line in
            var line = line
            while line.last == " " { line.removeLast() }
            return line
        }
        let difference = CaseFile.difference(in: entry, part: part, actual: lines.joined(separator: "\n"))
        #expect(difference == nil)
    }

    private func draw(
        _ script: String, properties: DocumentProperties = .sample
    ) throws -> [UInt8] {
        let fonts = try FontSet(.embedded)
        return try PDFCanvas(fonts: fonts).draw(
            FrameScript(script, fonts: fonts).frames, properties: properties)
    }

    @Test func saysWhatItIs() throws {
        let bytes = try draw(Self.cases[0]["input"])
        guard let information = try Tool.run("pdfinfo", ["-isodates", "FILE"], on: bytes) else { return }
        for line in [
            "Title:           Báo cáo kết quả công tác bình đẳng giới",
            "Author:          UBND phường Lưu Kiếm", "Subject:         6 tháng đầu năm 2026 & <dự kiến>",
            "Tagged:          yes", "PDF version:     1.7", "Metadata Stream: yes",
        ] {
            #expect(information.contains(line), "\(information)")
        }
        let metadata = try Tool.run("pdfinfo", ["-meta", "FILE"], on: bytes) ?? ""
        #expect(metadata.contains("6 tháng đầu năm 2026 &amp; &lt;dự kiến&gt;"))
        #expect(metadata.contains("<xmp:CreateDate>2026-06-15T00:00:00+07:00</xmp:CreateDate>"))
    }

    @Test func pagesKeepTheirOwnSize() throws {
        let bytes = try draw("page 210 297\npage 297 210\ntext 90 90 regular ngang\npage 210 297")
        guard let sizes = try Tool.run("pdfinfo", ["-l", "3", "FILE"], on: bytes) else { return }
        let pages = sizes.split(separator: "\n").filter { $0.hasPrefix("Page ") && $0.contains("size") }
        #expect(pages.count == 3)
        #expect(pages[1].contains("841.89 x 595.27"), "\(pages[1])")
    }

    /// A letter without a composed form: its marks stay with it in the text.
    @Test func marksStayWithTheirLetter() throws {
        let bytes = try draw("page 210 297\nbegin p 1\ntext 85 100 regular q\u{323}\u{303}uyết\nend")
        let text = try Tool.run("pdftotext", ["FILE", "-"], on: bytes)
        #expect(text?.contains("q\u{323}\u{303}") ?? true)
    }

    @Test(arguments: [
        "page 210 297\nbegin p 1", "page 210 297\nend", "",
        "page 210 297\nbegin p 1\nend\npage 210 297\nbegin table 1\nend",
        "page 210 297\nbegin part 1\nbegin p 2\nend\nend\nbegin p 2\nend",
    ])
    func framesThatContradictThemselvesAreAFaultOfOurs(_ script: String) throws {
        let error = #expect(throws: DiagnosticError.self) { _ = try draw(script) }
        #expect(error?.stage == .fault)
    }

    /// Nothing but a rule and a page number, and nothing at all.
    @Test func pagesWithoutContentAreFine() throws {
        let bytes = try draw(
            "page 210 297\nrule 9 9 9 0 1\nbegin artifact 1\ntext 9 40 regular 2\nend\npage 210 297")
        let text = try Tool.run("pdftotext", ["FILE", "-"], on: bytes)
        #expect(text.map { $0.filter { !$0.isWhitespace } } ?? "2" == "2")
        let check = try Tool.run("qpdf", ["--check", "FILE"], on: bytes)
        #expect(check?.contains("No syntax or stream encoding errors found") ?? true, "\(check ?? "")")
    }

    @Test func theSamePagesGiveTheSameBytes() throws {
        for entry in Self.cases {
            let first = try draw(entry["input"])
            #expect(try draw(entry["input"]) == first)
        }
    }

    @Test func anotherDateGivesOtherBytes() throws {
        var properties = DocumentProperties.sample
        let first = try draw(Self.cases[0]["input"], properties: properties)
        properties.created = "2026-06-16T00:00:00+07:00"
        #expect(try draw(Self.cases[0]["input"], properties: properties) != first)
    }

    /// Each thread with its own fonts: as fast as two, and no byte differs.
    @Test func threadsDoNotDisturbEachOther() async throws {
        let script = Self.cases.map { $0["input"] }.first ?? ""
        let expected = try draw(script)
        try await withThrowingTaskGroup(of: [UInt8].self) { group in
            for _ in 0..<24 { group.addTask { try self.draw(script) } }
            for try await bytes in group { #expect(bytes == expected) }
        }
    }

    @Test(arguments: ["15/06/2026", "2026-06-15", "2026-06-15T00:00:00Z", "", "2026-06-15T00:00:00+07:00x"])
    func aDateOfAnotherFormIsRefused(_ date: String) throws {
        var properties = DocumentProperties.sample
        properties.created = date
        let error = #expect(throws: DiagnosticError.self) {
            _ = try draw("page 210 297", properties: properties)
        }
        #expect(error?.diagnostics.map(\.id) == [.finishFailed])
    }

    @Test func aWordThatIsNoTextIsAnError() throws {
        let fonts = try FontSet(.embedded)
        let word = ShapedWord(utf8: [0xff, 0xc3], glyphs: [.init(id: 36, cluster: 0, advance: 500)])
        let text = PlacedText(
            font: FontSelection(.regular, .pt(13)), baseline: .pt(100),
            words: [.init(shaped: word, x: .pt(90), trace: .none, isFollowedBySpace: false)])
        let page = PageFrame(width: .mm(210), height: .mm(297), items: [.text(text)])
        let error = #expect(throws: DiagnosticError.self) {
            _ = try PDFCanvas(fonts: fonts).draw([page], properties: .sample)
        }
        #expect(error?.diagnostics.map(\.id) == [.drawingFailed])
    }
}
