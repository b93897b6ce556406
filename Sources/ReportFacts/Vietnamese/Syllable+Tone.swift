/// On which letter of a syllable its tone belongs, and the syllables that one without it, or with it beside its place,
/// may have been.
extension Syllable {
    /// Whether the tone stands beside the letter that wants it: `cưú`, `gìơ`, `baó`. Of two letters with marks it is
    /// the last, but the first of `ưu`.
    static func isToneAstray(_ word: String) -> Bool {
        guard let toned = word.firstIndex(where: { letters[$0].map { $0.tone != .level } ?? false }) else {
            return false
        }
        let marked = word.lastIndex { letters[$0].map { marks.contains($0.plain) } ?? false }
        return marked.map { $0 != toned } ?? isToneOnGlide(word, at: toned)
    }

    /// Of a word whose vowels have no marks: `baó`, `giaỉ`, `lọai`, `hòan`. In `hoà` and `hòa` customs differ, and so
    /// they do in `quý`.
    private static func isToneOnGlide(_ word: String, at toned: String.Index) -> Bool {
        let plain = word.map { letters[$0]?.plain ?? $0 }
        let place = word.distance(from: word.startIndex, to: toned)
        guard let last = plain.lastIndex(where: vowels.contains) else { return false }
        let before = plain[..<last].reversed().prefix(while: vowels.contains).count
        let cluster = String(plain[(last - before)...last])
        // `gi` and `qu` end in a vowel of their own.
        let onset = ["gi", "qu"].first { String(plain).hasPrefix($0) && before > 0 && last - before == 1 }
        let start = last - before + (onset == nil ? 0 : 1)
        guard start < last else { return onset != nil && place < start && cluster != "uy" }
        let own = String(plain[start...last])
        if last == plain.count - 1, ["oa", "oe", "uy"].contains(own) { return false }
        let isClosed = last < plain.count - 1
        return place != (isClosed ? last : own.count == 3 ? start + 1 : start)
    }

    /// What a syllable with a stop at its end may have been: `đôc` is `đốc` or `độc`; none for other words.
    static func withTone(_ word: String) -> [String] {
        guard word.last.map({ "chpt".contains($0) }) ?? false,
            word.allSatisfy({ letters[$0]?.tone == .level }),
            let place = word.lastIndex(where: vowels.contains)
        else { return [] }
        return [Tone.acute, .dot].compactMap { tone in
            guard let toned = toned[word[place]]?[tone] else { return nil }
            let whole = word[..<place] + String(toned) + word[word.index(after: place)...]
            return isImpossible(String(whole)) ? nil : String(whole)
        }
    }

    /// A syllable with its tone on the letter that wants it: `kế hoạch` for `kế họach`; none for other words.
    static func withToneMoved(_ word: String) -> [String] {
        guard isImpossible(word),
            let place = word.firstIndex(where: { letters[$0]?.tone ?? .level != .level }),
            let tone = letters[word[place]]?.tone
        else { return [] }
        let plain = word.map { letters[$0]?.plain ?? $0 }
        return plain.indices.compactMap { index in
            guard let letter = toned[plain[index]]?[tone] else { return nil }
            let whole = String(plain[..<index]) + String(letter) + String(plain[(index + 1)...])
            return isImpossible(whole) ? nil : whole
        }
    }

    /// A word with its tone behind it, so that `hoà` and `hòa` are one.
    static func key(_ word: String) -> String {
        var key = ""
        var tone = ""
        for character in word.lowercased() {
            if let letter = letters[character], letter.tone != .level {
                key.append(letter.plain)
                tone += "\(letter.tone)"
            } else {
                key.append(character)
            }
        }
        return key + tone
    }
}
