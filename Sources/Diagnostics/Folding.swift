/// Letters without their marks: for comparing what people typed, never for printing.
package enum Folding {
    /// Lower-case ASCII of a Vietnamese text: `Phòng Văn hoá` gives `phong van hoa`.
    ///
    /// Composed letters and combining marks give the same result; other
    /// characters stay, so that the length is that of the letters.
    package static func ascii(_ text: String) -> String {
        var folded: [UInt8] = []
        folded.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars {
            let value = scalar.value
            if value < 0x80 {
                let isCapital = (0x41...0x5A).contains(value)
                folded.append(UInt8(value) + (isCapital ? 0x20 : 0))
            } else if (0x300...0x36F).contains(value) {
                continue
            } else if let base = base(of: value) {
                folded.append(base)
            } else {
                // A capital of another language may become a letter with its mark: İ.
                let lower = scalar.properties.lowercaseMapping.unicodeScalars
                for part in lower where !(0x300...0x36F).contains(part.value) {
                    folded.append(contentsOf: String(part).utf8)
                }
            }
        }
        return String(decoding: folded, as: UTF8.self)
    }

    /// The words of a text in lower case with one blank between them: for comparing texts whose
    /// capitals, blanks and line ends do not count. Letters keep their marks.
    package static func words(_ text: String) -> String {
        var folded: [UInt8] = []
        folded.reserveCapacity(text.utf8.count)
        var isBehindBlank = false
        func begin() {
            if isBehindBlank, !folded.isEmpty { folded.append(UInt8(ascii: " ")) }
            isBehindBlank = false
        }
        for scalar in text.unicodeScalars {
            if isBlank(scalar) {
                isBehindBlank = true
            } else if scalar.isASCII {
                begin()
                let isCapital = (0x41...0x5A).contains(scalar.value)
                folded.append(UInt8(scalar.value) + (isCapital ? 0x20 : 0))
            } else {
                begin()
                if let small = small(of: scalar) {
                    folded.append(contentsOf: UTF8.encode(small) ?? UTF8.encodedReplacementCharacter)
                } else {
                    folded.append(contentsOf: scalar.properties.lowercaseMapping.utf8)
                }
            }
        }
        return String(decoding: folded, as: UTF8.self)
    }

    /// A blank or a line end of any kind.
    package static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x20, 0x09...0x0D: true
        case 0...0x7F: false
        // Neither letters of Vietnamese nor their marks are blanks; U+00A0 and U+0085 are before them.
        case 0xC0...0x36F, 0x1EA0...0x1EF9: false
        default: scalar.properties.isWhitespace
        }
    }

    /// The small letter of a Vietnamese one, or the mark itself; nil for what is neither.
    private static func small(of scalar: Unicode.Scalar) -> Unicode.Scalar? {
        switch scalar.value {
        case 0x300...0x36F: return scalar
        case 0xC0...0x1B0, 0x1EA0...0x1EF9: return base(of: scalar.value).flatMap { _ in lowered(scalar) }
        default: return nil
        }
    }

    /// In Latin-1 capitals stand 32 before their small letters, above it in pairs: even and odd, but
    /// for Ư and ư.
    private static func lowered(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
        let value = scalar.value
        if value < 0x100 { return Unicode.Scalar(value | 0x20) }
        if value == 0x1AF || value == 0x1B0 { return Unicode.Scalar(0x1B0 as UInt32) }
        return Unicode.Scalar(value | 1)
    }

    /// The plain letter of a Vietnamese one, by table: these comparisons are on the way of every row.
    private static func base(of scalar: UInt32) -> UInt8? {
        let base: UInt8
        switch scalar {
        case 0xC0...0x1B0: base = latin[Int(scalar - 0xC0)]
        case 0x1EA0...0x1EF9: base = additional[Int(scalar - 0x1EA0)]
        default: return nil
        }
        return base == 0 ? nil : base
    }

    /// U+00C0 to U+01B0, and U+1EA0 to U+1EF9; 0 where Vietnamese has no such letter.
    private static let latin = table(0xC0...0x1B0)
    private static let additional = table(0x1EA0...0x1EF9)

    private static func table(_ range: ClosedRange<UInt32>) -> [UInt8] {
        var table = [UInt8](repeating: 0, count: range.count)
        for (base, letters) in groups {
            for letter in (letters + letters.uppercased()).unicodeScalars where range.contains(letter.value) {
                table[Int(letter.value - range.lowerBound)] = base
            }
        }
        return table
    }

    private static let groups: [(UInt8, String)] = [
        (UInt8(ascii: "a"), "àáảãạăằắẳẵặâầấẩẫậ"), (UInt8(ascii: "e"), "èéẻẽẹêềếểễệ"),
        (UInt8(ascii: "i"), "ìíỉĩị"), (UInt8(ascii: "o"), "òóỏõọôồốổỗộơờớởỡợ"),
        (UInt8(ascii: "u"), "ùúủũụưừứửữự"), (UInt8(ascii: "y"), "ỳýỷỹỵ"), (UInt8(ascii: "d"), "đ"),
    ]
}
