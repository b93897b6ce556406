internal import Diagnostics

/// A text as its words, each with what stands between it and the next.
struct WordList: Sendable {
    struct Word: Sendable {
        /// As typed.
        let text: String
        /// In plain lower-case letters.
        let folded: String
        /// What separates it from the word before: a blank, `, `, `/`.
        let gap: String
        /// Whether `%` stands right behind it.
        fileprivate(set) var isPercent = false

        var isCapital: Bool { text.first?.isUppercase ?? false }
        /// Whether it goes on from the word before, with nothing but blanks between.
        var follows: Bool { !gap.isEmpty && gap.allSatisfy(\.isWhitespace) }
    }

    let words: [Word]

    init(_ text: String) {
        var words: [Word] = []
        var gap = ""
        var current = ""
        func close() {
            guard !current.isEmpty else { return }
            words.append(Word(text: current, folded: Folding.ascii(current), gap: gap))
            (gap, current) = ("", "")
        }
        for character in text {
            if character.isLetter || character.isNumber {
                current.append(character)
            } else {
                close()
                if character == "%", gap.allSatisfy(\.isWhitespace), !words.isEmpty {
                    words[words.count - 1].isPercent = true
                }
                gap.append(character)
            }
        }
        close()
        self.words = words
    }

    /// The words of a range with up to three on each side.
    func excerpt(around range: Range<Int>) -> String {
        let first = max(0, range.lowerBound - 3)
        let last = min(words.count, range.upperBound + 3)
        let middle = words[first..<last].enumerated().map {
            $0.offset == 0 ? $0.element.text : $0.element.gap + $0.element.text
        }
        return (first > 0 ? "… " : "") + middle.joined() + (last < words.count ? " …" : "")
    }

    /// Where a phrase stands, word by word, whatever its case, marks and punctuation.
    func places(of phrase: WordList) -> [Range<Int>] {
        let wanted = phrase.words.map(\.folded)
        guard !wanted.isEmpty, words.count >= wanted.count else { return [] }
        return (0...words.count - wanted.count).compactMap { start in
            let range = start..<start + wanted.count
            return zip(words[range], wanted).allSatisfy { $0.folded == $1 } ? range : nil
        }
    }

    /// Where a phrase stands with its very letters: `xã hội` is not `xa hoi`.
    func exactPlaces(of phrase: WordList) -> [Range<Int>] {
        let wanted = phrase.words.map { $0.text.lowercased() }
        return places(of: phrase).filter { range in
            zip(words[range], wanted).allSatisfy { $0.text.lowercased() == $1 }
        }
    }
}
