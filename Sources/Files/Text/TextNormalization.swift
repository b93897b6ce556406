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
            var index = 0
            while index < bytes.count {
                switch bytes[index] {
                case 0..<0x80: index += 1
                // U+0080 to U+02FF; a string's bytes are whole letters.
                case 0xC2...0xCB: index += 2
                case 0xE1...0xE2 where isStable(bytes[index], bytes[index + 1], bytes[index + 2]): index += 3
                default: return false
                }
            }
            return true
        }
    }

    /// Of letters of three bytes: U+1EA0 to U+1EF9 and U+2002 to U+20CF.
    private static func isStable(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> Bool {
        switch (first, second) {
        case (0xE1, 0xBA): third >= 0xA0
        case (0xE1, 0xBB): third <= 0xB9
        case (0xE2, 0x80): third >= 0x82
        case (0xE2, 0x81...0x82): true
        case (0xE2, 0x83): third <= 0x8F
        default: false
        }
    }
}
