/// Headings typed in the old ABC fonts: TCVN3 has no capitals with tone marks, so
/// `MỤC ĐÍCH` comes as `MụC ĐíCH`.
enum CapitalLines {
    /// The text with such lines in capitals again; all others as they are.
    static func restored(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false)
            .map { isCapital($0) ? $0.uppercased() : String($0) }
            .joined(separator: "\n")
    }

    /// Whether every small letter of a line is one that has no capital in TCVN3, and
    /// there are enough capitals not to take `Xã Hà` for one.
    private static func isCapital(_ line: Substring) -> Bool {
        var capitals = 0
        var toned = 0
        for letter in line.unicodeScalars {
            if letter.properties.isUppercase {
                capitals += 1
            } else if letter.properties.isLowercase {
                guard isToned(letter) else { return false }
                toned += 1
            }
        }
        return toned > 0 && capitals >= 4 && capitals > toned
    }

    /// A vowel with a tone mark. Of the letters without one, TCVN3 has the capitals.
    private static func isToned(_ letter: Unicode.Scalar) -> Bool {
        letter.value > 0x7F && !"ăâđêôơư".unicodeScalars.contains(letter)
    }
}
