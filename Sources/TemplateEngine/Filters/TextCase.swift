/// Upper and lower case by code point, as Python's `str` does it.
enum TextCase {
    static func upper(_ text: String) -> String {
        if let ascii = mapped(text, { (0x61...0x7A).contains($0) ? $0 - 32 : $0 }) { return ascii }
        return text.unicodeScalars.reduce(into: "") { $0 += $1.properties.uppercaseMapping }
    }

    static func lower(_ text: String) -> String {
        if let ascii = mapped(text, { (0x41...0x5A).contains($0) ? $0 + 32 : $0 }) { return ascii }
        let scalars = Array(text.unicodeScalars)
        return scalars.indices.reduce(into: "") { appendLower(scalars, $1, to: &$0) }
    }

    /// The lower case of one character among others: a capital sigma that ends a word is the only
    /// letter whose neighbours matter (The Unicode Standard, table 3-17, Final_Sigma).
    private static func appendLower(_ scalars: [Unicode.Scalar], _ place: Int, to text: inout String) {
        guard scalars[place] == "Σ" else { return appendLower(scalars[place], to: &text) }
        let before = scalars[..<place].last { !$0.properties.isCaseIgnorable }
        let after = scalars[(place + 1)...].first { !$0.properties.isCaseIgnorable }
        text += before.map(isCased) ?? false && !(after.map(isCased) ?? false) ? "ς" : "σ"
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
        changed(text) { place, _, _ in place == 0 ? \.titlecaseMapping : nil }
    }

    static func title(_ text: String) -> String {
        changed(text) { _, _, previous in previous.map(isCased) ?? false ? nil : \.titlecaseMapping }
    }

    static func swapped(_ text: String) -> String {
        changed(text) { _, scalar, _ in scalar.properties.isUppercase ? nil : \.uppercaseMapping }
    }

    /// Each character in the case chosen from its place, itself and the one before; nil is lower case.
    private static func changed(
        _ text: String,
        _ mapping: (Int, Unicode.Scalar, Unicode.Scalar?) -> KeyPath<Unicode.Scalar.Properties, String>?
    ) -> String {
        let scalars = Array(text.unicodeScalars)
        var result = ""
        for (place, scalar) in scalars.enumerated() {
            if let mapping = mapping(place, scalar, place > 0 ? scalars[place - 1] : nil) {
                result += scalar.properties[keyPath: mapping]
            } else {
                appendLower(scalars, place, to: &result)
            }
        }
        return result
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
