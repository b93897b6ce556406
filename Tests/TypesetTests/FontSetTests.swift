import Diagnostics
import Document
import Layout
import TestSupport
import Testing
import Typeset

@Suite struct FontSetTests {
    /// Liberation Serif 2.1.5 has the measures of Times New Roman; Word's line
    /// heights rest on them.
    @Test(arguments: [
        (FontStyle.regular, "LiberationSerif"), (.bold, "LiberationSerif-Bold"),
        (.italic, "LiberationSerif-Italic"), (.boldItalic, "LiberationSerif-BoldItalic"),
    ])
    func measuresOfTheFourStyles(_ style: FontStyle, _ postScript: String) throws {
        let fonts = try FontSet(.embedded)
        let metrics = fonts.metrics(for: style)
        #expect(
            metrics
                == FontMetrics(unitsPerEm: 2048, ascent: 1825, descent: 443, lineGap: 87, space: 512))
        #expect(fonts.name(of: style).family == "Liberation Serif")
        #expect(fonts.name(of: style).postScript == postScript)
    }

    @Test func whatIsNoFontIsNamed() throws {
        var files = FontFiles.embedded
        files.bold = FontData("dau-muc.ttf", Array("không phải phông chữ".utf8))
        let error = #expect(throws: DiagnosticError.self) { _ = try FontSet(files) }
        let diagnostic = try #require(error?.diagnostics.first)
        #expect(error?.diagnostics.count == 1)
        #expect(diagnostic.id == .fontUnreadable)
        #expect(diagnostic.message.vi.hasPrefix("dau-muc.ttf"))
        #expect(error?.stage == .output)
    }

    @Test func emptyAndTruncatedFilesAreNoFonts() throws {
        let whole = Array(FontData.embedded("LiberationSerif-Regular").bytes)
        for length in [0, 1, 11, 12, 100, 300] {
            var files = FontFiles.embedded
            files.regular = FontData("short.ttf", Array(whole.prefix(length)))
            let error = #expect(throws: DiagnosticError.self) { _ = try FontSet(files) }
            #expect(error?.diagnostics.map(\.id) == [.fontUnreadable])
        }
    }

    @Test func everyFileInTheWrongPlaceIsReportedAtOnce() throws {
        var files = FontFiles.embedded
        files.regular = .embedded("LiberationSerif-Bold")
        files.italic = .embedded("LiberationSerif-Regular")
        let error = #expect(throws: DiagnosticError.self) { _ = try FontSet(files) }
        #expect(error?.diagnostics.map(\.id) == [.fontStyle, .fontStyle])
        #expect(
            error?.diagnostics.first?.message.en
                == "fonts/LiberationSerif-Bold.ttf is bold, regular is needed")
    }

    /// A damaged font may be refused or drawn wrong, but never crash the program.
    @Test func damagedFontsDoNotCrash() {
        let whole = Array(FontData.embedded("LiberationSerif-Regular").bytes)
        var generator = SeededGenerator(seed: 30)
        for _ in 0..<40 {
            var bytes = whole
            for _ in 0..<20 { bytes[Int.random(in: 0..<4096, using: &generator)] ^= 0xff }
            var files = FontFiles.embedded
            files.regular = FontData("damaged.ttf", bytes)
            guard let fonts = try? FontSet(files) else { continue }  // refusing it is right
            let shaper = HarfBuzzShaper(fonts: fonts)
            _ = shaper.shape(Array("Nghị".utf8)[...], style: .regular)
        }
    }
}
