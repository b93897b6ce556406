/// How the bytes of a text stand for its letters.
package enum TextEncoding: String, Hashable, Sendable, CaseIterable {
    case utf8 = "utf-8"
    case utf16LittleEndian = "utf-16le"
    case utf16BigEndian = "utf-16be"
    /// Microsoft's Vietnamese code page: letters and tone marks apart.
    case windows1258 = "windows-1258"
    /// TCVN 5712:1993, the encoding of the old ABC (.VnTime) fonts; its
    /// capital fonts (.VnTimeH) use the codes of small letters.
    case tcvn3

    /// The name for people.
    package var title: String {
        switch self {
        case .utf8: "UTF-8"
        case .utf16LittleEndian: "UTF-16 LE"
        case .utf16BigEndian: "UTF-16 BE"
        case .windows1258: "Windows-1258"
        case .tcvn3: "TCVN3 (ABC)"
        }
    }

    /// The scalar of each of 256 bytes, nil where a byte stands for none; nil for encodings of several bytes.
    var table: [Unicode.Scalar?]? {
        switch self {
        case .utf8, .utf16LittleEndian, .utf16BigEndian: nil
        case .windows1258: EightBitTable.windows1258
        case .tcvn3: EightBitTable.tcvn3
        }
    }
}

/// The two Vietnamese encodings of one byte a letter, as tables.
enum EightBitTable {
    /// Windows-1258 (Microsoft code page 1258); the tones are combining marks after their vowel.
    static let windows1258 = table(
        upper: [
            "€·‚ƒ„…†‡ˆ‰·‹Œ···", "·‘’“”•–—˜™·›œ··Ÿ",
            "\u{A0}¡¢£¤¥¦§¨©ª«¬\u{AD}®¯", "°±²³´µ¶\u{B7}¸¹º»¼½¾¿",
            "ÀÁÂĂÄÅÆÇÈÉÊË\u{300}ÍÎÏ", "ĐÑ\u{309}ÓÔƠÖ×ØÙÚÛÜƯ\u{303}ß",
            "àáâăäåæçèéêë\u{301}íîï", "đñ\u{323}óôơö÷øùúûüư₫ÿ",
        ], undefined: [0x81, 0x8A, 0x8D, 0x8E, 0x8F, 0x90, 0x9A, 0x9D, 0x9E])

    /// TCVN 5712:1993, VN1, of which VN3 (the ABC fonts) is the part from A1 on.
    static let tcvn3 = table(
        lower: [
            0x01: "Ú", 0x02: "Ụ", 0x04: "Ừ", 0x05: "Ử", 0x06: "Ữ", 0x11: "Ứ", 0x12: "Ự", 0x13: "Ỳ",
            0x14: "Ỷ", 0x15: "Ỹ", 0x16: "Ý", 0x17: "Ỵ",
        ],
        upper: [
            "ÀẢÃÁẠẶẬÈẺẼÉẸỆÌỈĨ", "ÍỊÒỎÕÓỌỘỜỞỠỚỢÙỦŨ",
            "\u{A0}ĂÂÊÔƠƯĐăâêôơưđẰ", "\u{300}\u{309}\u{303}\u{301}\u{323}àảãáạẲằẳẵắẴ",
            "ẮẦẨẪẤỀặầẩẫấậèỂẻẽ", "éẹềểễếệìỉỄẾỒĩíịò",
            "Ổỏõóọồổỗốộờởỡớợù", "ỖủũúụừửữứựỳỷỹýỵỐ",
        ])

    private static func table(
        lower: [Int: Unicode.Scalar] = [:], upper: [String], undefined: Set<Int> = []
    ) -> [Unicode.Scalar?] {
        let high = upper.flatMap { Array($0.unicodeScalars) }
        return (0..<256).map { byte in
            if undefined.contains(byte) { return nil }
            if let letter = lower[byte] { return letter }
            return byte < 0x80 ? Unicode.Scalar(UInt8(byte)) : high[byte - 0x80]
        }
    }
}
