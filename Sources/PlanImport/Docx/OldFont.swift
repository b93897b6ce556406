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
        let own: Set<Unicode.Scalar> = Set("ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúý«»°±²³·×÷§½¼¾".unicodeScalars)
        return text.unicodeScalars.contains {
            (0xA1...0xFF).contains($0.value) && $0.value != 0xAD && !own.contains($0)
        }
    }

    /// Their letters have a byte each, which Word keeps as one of Latin-1.
    private static func isBeyondOldFonts(_ scalar: Unicode.Scalar) -> Bool {
        (0x102...0x1B0).contains(scalar.value) || (0x1EA0...0x1EF9).contains(scalar.value)
    }
}
