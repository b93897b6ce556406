/// Fonts from before Unicode: their letters stand at the codes of others, which no program but the font tells.
enum OldFont {
    /// `.VnTime` of TCVN3, `VNI-Times` of VNI.
    static func isOne(_ name: String) -> Bool {
        let name = name.lowercased()
        return name.hasPrefix(".vn") || name.hasPrefix("vni-") || name.hasPrefix("vni ")
    }

    /// Whether a text has letters that Vietnamese does not write: one in Unicode keeps a name it was given in
    /// such a font, and is read all the same.
    static func misreads(_ text: String) -> Bool {
        let own: Set<Unicode.Scalar> = Set("ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúý«»°±²³·×÷§½¼¾".unicodeScalars)
        return text.unicodeScalars.contains {
            (0xA1...0xFF).contains($0.value) && $0.value != 0xAD && !own.contains($0)
        }
    }
}
