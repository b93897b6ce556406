import Diagnostics

/// What a word shows by its letters and its punctuation, without knowing its meaning.
enum Lexeme {
    /// How a stretch of text stops.
    enum Ending: Hashable, Sendable {
        /// A full stop, colon, ellipsis, question or exclamation mark.
        case sentence
        case semicolon
        case comma
        /// A word after which something must follow: `và`, `của`, `số`.
        case open
        /// Anything else: a noun, a number.
        case neutral
    }

    static let closers: Set<Unicode.Scalar> = [")", "]", "”", "\"", "’", "'", "»"]
    static let openers: Set<Unicode.Scalar> = ["(", "[", "“", "\"", "‘", "'", "«"]
    private static let stops: Set<Unicode.Scalar> = [".", ":", "…", "!", "?"]

    /// Words that cannot end a heading or a paragraph: connectives, prepositions,
    /// and the words a number or name must follow. With their marks: `vì` is
    /// open, `vị` of `đơn vị` is not.
    private static let openWords: Set<String> = [
        "và", "của", "về", "với", "cho", "các", "những", "số", "hoặc", "tại", "theo", "bằng", "trong",
        "từ", "vì", "để", "&", "điều", "khoản", "là", "ở", "cùng", "giữa", "như", "thuộc", "bởi", "gồm",
        "một", "mọi", "đến", "tới", "trên", "dưới", "qua",
    ]

    /// Folded to lower-case ASCII, without the punctuation around it.
    static func key(of word: String) -> String {
        var scalars = Folding.ascii(word).unicodeScalars[...]
        while let last = scalars.last, isTrimmed(last) { scalars.removeLast() }
        while let first = scalars.first, isTrimmed(first) { scalars.removeFirst() }
        return String(scalars)
    }

    private static func isTrimmed(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case ".", ",", ";", ":", "…", "!", "?": true
        default: closers.contains(scalar) || openers.contains(scalar)
        }
    }

    static func ending(of word: String) -> Ending {
        var scalars = word.unicodeScalars[...]
        while let last = scalars.last, closers.contains(last), scalars.count > 1 { scalars.removeLast() }
        guard let last = scalars.last else { return .neutral }
        if stops.contains(last) { return .sentence }
        if last == ";" { return .semicolon }
        if last == "," { return .comma }
        return openWords.contains(word.lowercased()) ? .open : .neutral
    }

    /// The first letter or digit, past opening quotes and brackets.
    static func firstScalar(_ word: String) -> Unicode.Scalar? {
        word.unicodeScalars.first { !openers.contains($0) }
    }

    static func startsUpper(_ word: String) -> Bool {
        firstScalar(word)?.properties.isUppercase ?? false
    }

    static func startsLower(_ word: String) -> Bool {
        firstScalar(word)?.properties.isLowercase ?? false
    }

    static func startsDigit(_ word: String) -> Bool {
        guard let scalar = firstScalar(word) else { return false }
        return ("0"..."9").contains(scalar)
    }

    /// At least one letter, and no small one.
    static func isCapitals(_ text: String) -> Bool {
        var hasCapital = false
        for scalar in text.unicodeScalars {
            if scalar.properties.isLowercase { return false }
            if scalar.properties.isUppercase { hasCapital = true }
        }
        return hasCapital
    }

    static func hasSmallLetter(_ text: String) -> Bool {
        text.unicodeScalars.contains { $0.properties.isLowercase }
    }

    /// An abbreviation such as `TTg`, `CP`, `UBND`: two capitals or more at its start.
    static func isAbbreviation(_ word: String) -> Bool {
        let letters = word.unicodeScalars.filter { $0.properties.isAlphabetic }
        return letters.count >= 2 && letters.prefix(2).allSatisfy(\.properties.isUppercase)
    }

    /// Only digits, at most four; nil otherwise.
    static func number(_ key: String) -> Int? {
        guard (1...4).contains(key.utf8.count), key.utf8.allSatisfy({ (48...57).contains($0) }) else {
            return nil
        }
        return Int(key)
    }
}

extension String {
    /// Without the marks at its start.
    func trimmingStart(_ marks: Set<Unicode.Scalar>) -> String {
        String(unicodeScalars.drop(while: marks.contains))
    }

    /// Without the marks at its end.
    func trimmingEnd(_ marks: Set<Unicode.Scalar>) -> String {
        var scalars = unicodeScalars[...]
        while let last = scalars.last, marks.contains(last) { scalars.removeLast() }
        return String(scalars)
    }
}
