/// Upper and lower case by code point, as Python's `str` does it.
enum TextCase {
    static func upper(_ text: String) -> String {
        if let ascii = mapped(text, { (0x61...0x7A).contains($0) ? $0 - 32 : $0 }) { return ascii }
        return text.unicodeScalars.reduce(into: "") { $0 += $1.properties.uppercaseMapping }
    }

    static func lower(_ text: String) -> String {
        if let ascii = mapped(text, { (0x41...0x5A).contains($0) ? $0 + 32 : $0 }) { return ascii }
        // A capital sigma that ends a word is the only letter whose neighbours matter.
        let scalars = Array(text.unicodeScalars)
        var result = ""
        for (place, scalar) in scalars.enumerated() {
            if scalar == "Σ" {
                let follows = place > 0 && isCased(scalars[place - 1])
                let ends = place + 1 == scalars.count || !isCased(scalars[place + 1])
                result += follows && ends ? "ς" : "σ"
            } else {
                appendLower(scalar, to: &result)
            }
        }
        return result
    }

    /// The one lower-case letter of each character of the blocks Vietnamese is written with, where there
    /// is just one.
    private static let latin = lowerTable(0..<0x250)
    private static let additional = lowerTable(0x1E00..<0x1F00)

    private static func lowerTable(_ block: Range<UInt16>) -> [UInt16] {
        block.map { code in
            let mapped = Unicode.Scalar(code)?.properties.lowercaseMapping.unicodeScalars
            guard let only = mapped?.first, mapped?.count == 1 else { return 0 }
            return UInt16(exactly: only.value) ?? 0
        }
    }

    private static func appendLower(_ scalar: Unicode.Scalar, to text: inout String) {
        let code: UInt16 =
            switch scalar.value {
            case 0..<0x250: latin[Int(scalar.value)]
            case 0x1E00..<0x1F00: additional[Int(scalar.value) - 0x1E00]
            default: 0
            }
        if code != 0, let lower = Unicode.Scalar(code) {
            text.unicodeScalars.append(lower)
        } else {
            text += scalar.properties.lowercaseMapping
        }
    }

    /// The first character in title case, the rest in lower case.
    static func capitalized(_ text: String) -> String {
        guard let first = text.unicodeScalars.first else { return text }
        return first.properties.titlecaseMapping + lower(String(text.unicodeScalars.dropFirst()))
    }

    static func title(_ text: String) -> String {
        var result = ""
        var isInside = false
        for scalar in text.unicodeScalars {
            result += isInside ? scalar.properties.lowercaseMapping : scalar.properties.titlecaseMapping
            isInside = isCased(scalar)
        }
        return result
    }

    static func swapped(_ text: String) -> String {
        text.unicodeScalars.reduce(into: "") { result, scalar in
            result +=
                scalar.properties.isUppercase
                ? scalar.properties.lowercaseMapping : scalar.properties.uppercaseMapping
        }
    }

    static func isCased(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isCased }

    /// Whether any letter has a case.
    static func hasCase(_ text: String) -> Bool {
        text.unicodeScalars.contains { $0.properties.isUppercase || $0.properties.isLowercase }
    }

    private static func mapped(_ text: String, _ byte: (UInt8) -> UInt8) -> String? {
        guard text.utf8.allSatisfy({ $0 < 0x80 }) else { return nil }
        return String(decoding: text.utf8.map(byte), as: UTF8.self)
    }
}

extension TextCase {
    /// `str.casefold()`, near enough: the lower case of the upper case of the lower case.
    static func folded(_ text: String) -> String { lower(upper(lower(text))) }
}
