import Document
import Layout

/// A font in which every character is half an em wide and a blank a quarter;
/// it lacks the snowman.
final class FakeShaper: TextShaper {
    private var words: [[UInt8]: ShapedWord] = [:]

    static let unitsPerEm = 1000

    func shape(_ word: ArraySlice<UInt8>, style: FontStyle) -> ShapedWord {
        let bytes = Array(word)
        if let known = words[bytes] { return known }
        var glyphs: [ShapedWord.Glyph] = []
        var offset = 0
        for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
            glyphs.append(.init(id: scalar == "☃" ? 0 : scalar.value, cluster: offset, advance: 500))
            offset += UTF8.width(scalar)
        }
        let shaped = ShapedWord(utf8: bytes, glyphs: glyphs)
        words[bytes] = shaped
        return shaped
    }

    func metrics(for style: FontStyle) -> FontMetrics {
        FontMetrics(unitsPerEm: Self.unitsPerEm, ascent: 800, descent: 200, lineGap: 0, space: 250)
    }
}
