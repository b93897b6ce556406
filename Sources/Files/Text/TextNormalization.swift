// The standard library composes for itself whenever it compares texts, but offers that under an
// underscore only; Foundation's way in would load ICU, 30 MB, into each process.
@_spi(_Unicode) internal import Swift

/// Canonical composition (NFC, Unicode Standard Annex 15): one spelling for each letter.
package enum TextNormalization {
    /// The text in NFC; a text that is so already is returned as it is.
    package static func nfc(_ text: String) -> String {
        isSurelyNFC(text) ? text : composed(text)
    }

    private static func composed(_ text: String) -> String {
        var scalars = String.UnicodeScalarView()
        for scalar in text._nfc { scalars.append(scalar) }
        return String(scalars)
    }

    /// True when every scalar is of a range in which nothing composes or decomposes:
    /// Latin, the Vietnamese letters, punctuation. False says nothing.
    static func isSurelyNFC(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { bytes in
            if bytes.allSatisfy({ $0 < 0x80 }) { return true }
            return String(decoding: bytes, as: UTF8.self).unicodeScalars.allSatisfy(isStable)
        }
    }

    private static func isStable(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x300, 0x1EA0...0x1EF9, 0x2002...0x20CF: true
        default: false
        }
    }
}
