package import Document

/// Turns words into glyphs. The real one is in `Typeset`; tests use one with
/// fixed widths, so that layout is tested without fonts.
package protocol TextShaper: AnyObject {
    /// Shapes one word (no blanks in it), NFC.
    ///
    /// Words are cached by their bytes: the same word gives the same object.
    /// A character the font lacks becomes a glyph with `id` 0 in the result;
    /// the layout reports it with its place.
    func shape(_ word: ArraySlice<UInt8>, style: FontStyle) -> ShapedWord
    /// The font's own measures, in font units.
    func metrics(for style: FontStyle) -> FontMetrics
}

/// Measures of a font in its own units.
package struct FontMetrics: Hashable, Sendable {
    package var unitsPerEm: Int
    package var ascent: Int
    /// Positive, below the baseline.
    package var descent: Int
    package var lineGap: Int
    /// Advance of the blank.
    package var space: Int

    package init(unitsPerEm: Int, ascent: Int, descent: Int, lineGap: Int, space: Int) {
        self.unitsPerEm = unitsPerEm
        self.ascent = ascent
        self.descent = descent
        self.lineGap = lineGap
        self.space = space
    }
}

/// The glyph run of one word, in font units, good for every size.
package final class ShapedWord: Sendable {
    package struct Glyph: Hashable, Sendable {
        /// Index in the font; 0 where the font has no glyph for the character.
        package var id: UInt32
        /// Byte offset in the word of the first character it stands for.
        package var cluster: Int
        package var advance: Int
        package var dx: Int
        package var dy: Int

        package init(id: UInt32, cluster: Int, advance: Int, dx: Int = 0, dy: Int = 0) {
            self.id = id
            self.cluster = cluster
            self.advance = advance
            self.dx = dx
            self.dy = dy
        }
    }

    package let utf8: [UInt8]
    package let glyphs: [Glyph]
    /// Sum of the advances, in font units.
    package let width: Int

    package init(utf8: [UInt8], glyphs: [Glyph]) {
        self.utf8 = utf8
        self.glyphs = glyphs
        width = glyphs.reduce(0) { $0 + $1.advance }
    }

    /// The byte offsets whose characters the font lacks.
    package var missing: [Int] { glyphs.filter { $0.id == 0 }.map(\.cluster) }
}

/// A font as text is set in it.
package struct FontSelection: Hashable, Sendable {
    package var style: FontStyle
    package var size: Length

    package init(_ style: FontStyle, _ size: Length) {
        self.style = style
        self.size = size
    }
}
