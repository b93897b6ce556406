/// Letters without their marks: for comparing what people typed, never for printing.
package enum Folding {
    /// Lower-case ASCII of a Vietnamese text: `Phòng Văn hoá` gives `phong van hoa`.
    ///
    /// Composed letters and combining marks give the same result; other
    /// characters stay, so that the length is that of the letters.
    package static func ascii(_ text: String) -> String {
        var folded = String.UnicodeScalarView()
        for scalar in text.lowercased().unicodeScalars {
            if scalar.isASCII {
                folded.append(scalar)
            } else if (0x300...0x36F).contains(scalar.value) {
                continue
            } else {
                folded.append(bases[scalar] ?? scalar)
            }
        }
        return String(folded)
    }

    private static let bases: [Unicode.Scalar: Unicode.Scalar] = {
        let groups: [(Unicode.Scalar, String)] = [
            ("a", "àáảãạăằắẳẵặâầấẩẫậ"), ("e", "èéẻẽẹêềếểễệ"), ("i", "ìíỉĩị"),
            ("o", "òóỏõọôồốổỗộơờớởỡợ"), ("u", "ùúủũụưừứửữự"), ("y", "ỳýỷỹỵ"), ("d", "đ"),
        ]
        var table: [Unicode.Scalar: Unicode.Scalar] = [:]
        for (base, letters) in groups {
            for letter in letters.unicodeScalars { table[letter] = base }
        }
        return table
    }()
}
