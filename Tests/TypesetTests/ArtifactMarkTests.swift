import Diagnostics
import Document
import Foundation
import Layout
import TestSupport
import Testing

@testable import Typeset

/// Only what stands under a page becomes an artifact, whatever its texts say.
@Suite struct ArtifactMarkTests {
    private func drawing(_ script: String) throws -> PDFDrawing {
        let fonts = try FontSet(.embedded)
        return try PDFDrawing(FrameScript(script, fonts: fonts).frames, fonts: fonts)
    }

    private func lines(_ bytes: [UInt8], with part: String) -> Int {
        String(decoding: bytes, as: UTF8.self).split(separator: "\n").count { $0.hasPrefix(part) }
    }

    @Test func theFirstMarkOfEachPageWithArtifactsIsRenamed() throws {
        let page =
            "page 210 297\nbegin artifact 9\ntext 90 40 regular 2\nend\nbegin p 1\ntext 85 100 regular Xuân\nend\n"
        let plain = "page 210 297\nbegin p 2\ntext 85 100 regular Thu\nend\n"
        let drawn = try drawing(page + plain + page.replacing("p 1", with: "p 3"))
        #expect(drawn.pages.map(\.hasArtifacts) == [true, false, true])
        #expect(drawn.pages.map(\.owners) == [[0], [1], [2]])
        var bytes = drawn.bytes
        try ArtifactMarks.rename(in: &bytes, count: 2)
        #expect(bytes.count == drawn.bytes.count)
        #expect(lines(bytes, with: "/Artifact BMC") == 2)
        #expect(lines(bytes, with: "/NonStruct") == 0)
        #expect(lines(bytes, with: "/P << /MCID 1 >> BDC") == 2)
        #expect(lines(bytes, with: "/P << /MCID 0 >> BDC") == 1)
    }

    @Test(arguments: [0, 1, 3])
    func anotherNumberOfThemIsAFault(_ count: Int) throws {
        let page = "page 210 297\nbegin artifact 9\ntext 90 40 regular 2\nend\n"
        var bytes = try drawing(page + page).bytes
        let before = bytes
        let error = #expect(throws: DiagnosticError.self) {
            try ArtifactMarks.rename(in: &bytes, count: count)
        }
        #expect(error?.diagnostics.map(\.id) == [.finishFailed])
        #expect(bytes == before)
    }

    /// What cairo compressed has no marks that could be found: nothing is guessed.
    @Test func compressedPagesAreAFault() {
        var bytes = Array("%PDF-1.7\nstream\n\u{1}\u{2}\nendstream\n".utf8)
        #expect(throws: DiagnosticError.self) { try ArtifactMarks.rename(in: &bytes, count: 1) }
    }

    /// A text that reads like a mark is printed as it stands, also where cairo breaks the line of a long string.
    @Test func aTextLikeAMarkIsNone() throws {
        let mark = "/NonStruct << /MCID 0 >> BDC"
        var script = "page 210 297\nbegin p 1\n"
        for shift in 0..<80 {
            let words = String(repeating: "x", count: shift) + mark
            script += "text 20 \(20 + 3 * shift) regular/5 \(words) \(mark)\n"
        }
        let fonts = try FontSet(.embedded)
        let bytes = try PDFCanvas(fonts: fonts).draw(
            FrameScript(script + "end\n", fonts: fonts).frames, properties: .sample)
        guard let text = try Tool.run("pdftotext", ["-raw", "-enc", "UTF-8", "FILE", "-"], on: bytes) else {
            return
        }
        #expect(text.components(separatedBy: mark).count == 80 * 2 + 1)
    }
}
