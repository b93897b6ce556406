internal import CTypeset
package import Document
package import Layout

/// Shapes words with HarfBuzz: kerning and marks on, ligatures off, so that
/// every letter stays a glyph of its own and text comes out of the PDF as it
/// went in. Numbers are not kerned: the fonts move `11` together, and columns
/// of figures would no longer stand straight.
///
/// For one thread at a time; words are cached for as long as it lives.
package final class HarfBuzzShaper: TextShaper {
    private let fonts: FontSet
    private let buffer: ShapingBuffer
    /// By style, then by the bytes of the word.
    private var words: [[WordKey: ShapedWord]]
    private let features: (words: [hb_feature_t], numbers: [hb_feature_t])

    package init(fonts: FontSet) {
        self.fonts = fonts
        buffer = ShapingBuffer()
        words = Array(repeating: [:], count: FontSet.styles.count)
        let ligatures = ctypeset_feature_off(CChar(0x6c), CChar(0x69), CChar(0x67), CChar(0x61))
        let contextual = ctypeset_feature_off(CChar(0x63), CChar(0x6c), CChar(0x69), CChar(0x67))
        let kerning = ctypeset_feature_off(CChar(0x6b), CChar(0x65), CChar(0x72), CChar(0x6e))
        features = ([ligatures, contextual], [ligatures, contextual, kerning])
    }

    /// How many words are cached.
    package var wordCount: Int { words.reduce(0) { $0 + $1.count } }

    package func metrics(for style: FontStyle) -> FontMetrics { fonts.metrics(for: style) }

    package func shape(_ word: ArraySlice<UInt8>, style: FontStyle) -> ShapedWord {
        if let known = words[style.slot][WordKey(bytes: word)] { return known }
        let utf8 = Array(word)
        let features = HarfBuzzShaper.isNumber(utf8) ? features.numbers : features.words
        let shaped = ShapedWord(
            utf8: utf8, glyphs: buffer.shape(utf8, with: fonts[style].shaping, features))
        // The key owns its bytes: a slice would keep the whole text of the caller alive.
        words[style.slot][WordKey(bytes: utf8[...])] = shaped
        return shaped
    }

    /// Digits with signs among them, and no letter: `1.234,5`, `31/5/2021`, `72,7%`.
    private static func isNumber(_ word: [UInt8]) -> Bool {
        let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
        let signs = UInt8(ascii: "!")...UInt8(ascii: "@")
        return word.contains(where: digits.contains) && word.allSatisfy(signs.contains)
    }
}

/// A word as a dictionary key: hashed and compared as raw bytes, which costs a
/// third of what `Substring` does.
private struct WordKey: Hashable {
    let bytes: ArraySlice<UInt8>

    func hash(into hasher: inout Hasher) {
        bytes.withUnsafeBytes { hasher.combine(bytes: $0) }
    }

    static func == (left: WordKey, right: WordKey) -> Bool {
        left.bytes.count == right.bytes.count
            && left.bytes.withUnsafeBytes { left in
                right.bytes.withUnsafeBytes { right in left.elementsEqual(right) }
            }
    }
}

/// A HarfBuzz buffer, used again for each word.
private final class ShapingBuffer {
    private let pointer: OpaquePointer?
    private let language: OpaquePointer?

    init() {
        // HarfBuzz answers a failed allocation with an inert buffer, which shapes nothing.
        pointer = hb_buffer_create()
        language = hb_language_from_string("vi", -1)
        LiveHandles.opened()
    }

    deinit {
        hb_buffer_destroy(pointer)
        LiveHandles.closed()
    }

    func shape(
        _ utf8: [UInt8], with font: ShapingFont, _ features: [hb_feature_t]
    ) -> [ShapedWord.Glyph] {
        hb_buffer_clear_contents(pointer)
        let length = Int32(clamping: utf8.count)
        utf8.withUnsafeBufferPointer { bytes in
            bytes.withMemoryRebound(to: CChar.self) { chars in
                hb_buffer_add_utf8(pointer, chars.baseAddress, length, 0, length)
            }
        }
        hb_buffer_set_language(pointer, language)
        hb_buffer_set_direction(pointer, HB_DIRECTION_LTR)
        hb_buffer_guess_segment_properties(pointer)
        hb_shape(font.pointer, pointer, features, UInt32(features.count))
        return glyphs()
    }

    private func glyphs() -> [ShapedWord.Glyph] {
        var count: UInt32 = 0
        guard let infos = hb_buffer_get_glyph_infos(pointer, &count),
            let positions = hb_buffer_get_glyph_positions(pointer, nil)
        else { return [] }
        return (0..<Int(count)).map { index in
            ShapedWord.Glyph(
                id: infos[index].codepoint, cluster: Int(infos[index].cluster),
                advance: Int(positions[index].x_advance),
                dx: Int(positions[index].x_offset), dy: Int(positions[index].y_offset))
        }
    }
}
