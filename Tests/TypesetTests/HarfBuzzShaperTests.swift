import Document
import Foundation
import Layout
import TestSupport
import Testing
import Typeset

@Suite(.serialized) struct HarfBuzzShaperTests {
    private func shaper() throws -> HarfBuzzShaper { HarfBuzzShaper(fonts: try FontSet(.embedded)) }

    private func shape(
        _ word: String, _ style: FontStyle = .regular, with shaper: HarfBuzzShaper
    ) -> ShapedWord {
        shaper.shape(Array(word.utf8)[...], style: style)
    }

    /// Each line of a case: a word, then its glyphs as `cluster+advance`.
    @Test(arguments: CaseFile.all(in: "typeset").filter { $0.file.hasSuffix("shaping.case") })
    func shapes(_ entry: CaseFile.Case) throws {
        let shaper = try shaper()
        let style = FontStyle(bold: entry.name.contains("bold"), italic: entry.name.contains("italic"))
        let lines = entry["input"].split(separator: "\n").map { word in
            let shaped = shape(String(word), style, with: shaper)
            return "\(shaped.width): "
                + shaped.glyphs.map { "\($0.cluster)+\($0.advance)" }.joined(separator: " ")
        }
        let difference = CaseFile.difference(
            in: entry, part: "glyphs", actual: lines.joined(separator: "\n"))
        #expect(difference == nil)
    }

    @Test func theSameWordIsTheSameObject() throws {
        let shaper = try shaper()
        let text = Array("phụ nữ phụ".utf8)
        let first = shaper.shape(text[0..<5], style: .regular)
        let again = shaper.shape(text[text.count - 5..<text.count], style: .regular)
        #expect(first === again)
        #expect(first.utf8 == Array("phụ".utf8))
        #expect(shaper.shape(text[0..<5], style: .bold) !== first)
    }

    @Test func ligaturesStayOff() throws {
        let shaper = try shaper()
        for style in [FontStyle.regular, .bold, .italic, .boldItalic] {
            #expect(shape("office", style, with: shaper).glyphs.count == 6)
            #expect(shape("fi", style, with: shaper).glyphs.map(\.cluster) == [0, 1])
        }
    }

    @Test func missingCharactersAreGlyphZeroAtTheirBytes() throws {
        let shaper = try shaper()
        #expect(shape("ô☑n中", with: shaper).missing == [2, 6])
        #expect(shape("中", with: shaper).missing == [0])
        #expect(shape("Nghị", with: shaper).missing.isEmpty)
    }

    /// All letters of the language, in both cases and with every tone, in the four styles.
    @Test func everyVietnameseLetterIsThere() throws {
        let shaper = try shaper()
        let vowels = "aăâeêioôơuưy"
        let tones = ["", "\u{300}", "\u{301}", "\u{303}", "\u{309}", "\u{323}"]
        var letters = vowels.flatMap { vowel in tones.map { "\(vowel)\($0)" } } + ["đ"]
        letters += letters.map { $0.uppercased() }
        letters += "–—“”‘’…•§°±×÷≤≥≠½%‰₫²³".map { String($0) }
        for letter in letters.map(\.precomposedStringWithCanonicalMapping) {
            for style in [FontStyle.regular, .bold, .italic, .boldItalic] {
                let shaped = shape(letter, style, with: shaper)
                #expect(shaped.missing.isEmpty, "\(letter)")
                #expect(shaped.glyphs.count == 1, "\(letter)")
            }
        }
    }

    @Test func bytesThatAreNoTextDoNotCrash() throws {
        let shaper = try shaper()
        var generator = SeededGenerator(seed: 2020)
        for length in 0..<200 {
            let bytes = (0..<length).map { _ in UInt8.random(in: 0...255, using: &generator) }
            let shaped = shaper.shape(bytes[...], style: .italic)
            #expect(shaped.glyphs.allSatisfy { bytes.indices.contains($0.cluster) })
            #expect(shaped.width == shaped.glyphs.reduce(0) { $0 + $1.advance })
        }
        #expect(shaper.shape([][...], style: .regular).glyphs.isEmpty)
    }

    @Test func clustersNeverGoBack() throws {
        let shaper = try shaper()
        for word in ["Nghị", "e\u{323}\u{302}", "שלום", "مرحبا", "a\u{200d}b", "\u{301}x"] {
            let clusters = shape(word, with: shaper).glyphs.map(\.cluster)
            #expect(clusters == clusters.sorted(), "\(word)")
        }
    }
}
