/// Words to look for, folded to lower-case ASCII: `"can cu"` for `Căn cứ`.
struct Phrase: Hashable, Sendable, ExpressibleByStringLiteral {
    let keys: [String]

    init(_ text: String) { keys = text.split(separator: " ").map(String.init) }
    init(stringLiteral text: String) { self.init(text) }

    var count: Int { keys.count }
}

extension Passage {
    /// Whether the words of a phrase stand at a word.
    func has(_ phrase: Phrase, at index: Int) -> Bool {
        guard index >= 0, index + phrase.count <= keys.count else { return false }
        for (offset, key) in phrase.keys.enumerated() where keys[index + offset] != key { return false }
        return true
    }

    func hasAny(of phrases: [Phrase], at index: Int) -> Bool { phrases.contains { has($0, at: index) } }

    func starts(with phrases: [Phrase]) -> Bool { hasAny(of: phrases, at: 0) }

    func firstIndex(of phrase: Phrase, from start: Int = 0) -> Int? {
        guard start < keys.count else { return nil }
        return keys.indices[start...].first { has(phrase, at: $0) }
    }

    func contains(_ phrase: Phrase) -> Bool { firstIndex(of: phrase) != nil }

    /// Whether one of the phrases begins in a range of words.
    func containsAny(of phrases: [Phrase], in range: Range<Int>) -> Bool {
        range.contains { hasAny(of: phrases, at: $0) }
    }
}
