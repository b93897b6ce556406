internal import Foundation

/// Canonical composition (NFC, Unicode Standard Annex 15): one spelling for each letter.
package enum TextNormalization {
    /// The text in NFC; a text that is so already is returned as it is.
    package static func nfc(_ text: String) -> String {
        isSurelyNFC(text) ? text : text.precomposedStringWithCanonicalMapping
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
