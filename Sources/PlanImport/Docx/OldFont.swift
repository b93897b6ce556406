/// Fonts from before Unicode: their letters stand at the codes of others, which no program but the font tells.
enum OldFont {
    /// `.VnTime` of TCVN3, `VNI-Times` of VNI.
    static func isOne(_ name: String) -> Bool {
        let name = name.lowercased()
        return name.hasPrefix(".vn") || name.hasPrefix("vni-") || name.hasPrefix("vni ")
    }

    /// Whether a text has letters that Vietnamese does not write: one in Unicode keeps a name it was given in
    /// such a font, and is read all the same. One with a letter that such fonts have no code for is in Unicode,
    /// whatever foreign name stands in it.
    static func misreads(_ text: String) -> Bool {
        guard !text.unicodeScalars.contains(where: isBeyondOldFonts) else { return false }
        return text.unicodeScalars.contains(where: isForeign)
    }

    private static func isForeign(_ scalar: Unicode.Scalar) -> Bool {
        (0xA1...0xFF).contains(scalar.value) && scalar.value != 0xAD && !own.contains(scalar)
    }

    private static let own = Set("ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúý«»°±²³·×÷§½¼¾".unicodeScalars)

    /// Whether a line is of TCVN3 whatever its font is called: three words with what Vietnamese does not write,
    /// two of them with a sign where a letter belongs (`c¸c ho¹t ®éng`), and no letter that TCVN3 has no code for.
    /// A foreign name or a trademark is not enough.
    static func writes(_ line: Substring) -> Bool {
        guard line.unicodeScalars.contains(where: isForeign),
            !line.unicodeScalars.contains(where: isBeyondOldFonts)
        else { return false }
        let words = line.split(separator: " ").filter {
            $0.utf8.contains { ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A }
        }
        let signed = words.count { hasSign($0.unicodeScalars) }
        return signed >= 2
            && words.count { hasSign($0.unicodeScalars) || $0.unicodeScalars.contains(where: isForeign) } >= 3
    }

    /// A sign where TCVN3 has a letter; `®` and `©` where another letter follows, for `đ` and `â` end no word.
    private static func hasSign(_ word: Substring.UnicodeScalarView) -> Bool {
        word.contains(where: "¸µ¶¹¨ª¬¼½¾".unicodeScalars.contains)
            || zip(word, word.dropFirst()).contains { sign, next in
                (sign == "®" || sign == "©") && next.properties.isAlphabetic
            }
    }

    /// Their letters have a byte each, which Word keeps as one of Latin-1.
    private static func isBeyondOldFonts(_ scalar: Unicode.Scalar) -> Bool {
        (0x102...0x1B0).contains(scalar.value) || (0x1EA0...0x1EF9).contains(scalar.value)
    }
}
