/// A heading, bullet, numbered entry or paragraph with its lines joined.
struct Block: Hashable, Sendable {
    enum Kind: Hashable, Sendable {
        /// `A`, `P2`: above the Roman numbers.
        case part(String)
        case roman(Int)
        /// The number as written: [7] for `7.`, [7, 1] for `7.1.`
        case arabic([Int])
        case letter(Character)
        case bullet
        case paragraph

        var isHeadingNumber: Bool {
            switch self {
            case .part, .roman, .arabic, .letter: true
            case .bullet, .paragraph: false
            }
        }
    }

    let kind: Kind
    /// Without the marker.
    var words: [Word]
    /// Bytes of the source from the marker to the last word.
    var source: Range<Int>
    /// Whether its first line is all in capitals, as the headings of parts are.
    let isCapitals: Bool

    init(_ kind: Kind, _ words: [Word], from start: Int) {
        self.kind = kind
        self.words = words
        isCapitals = Lexeme.isCapitals(words.map(\.text).joined())
        source = start..<max(start, words.last?.source.upperBound ?? start)
    }

    /// Adds a wrapped line; the last word before and its first are one where the
    /// line was cut at a hyphen.
    mutating func append(_ line: SourceLine, afterHyphen: Bool) {
        var added = line.words[...]
        if afterHyphen, let last = words.indices.last, let first = added.first {
            words[last].text = words[last].text.trimmingEnd([SourceLine.softHyphen]) + first.text
            // Lines of a cover stand behind those they come before.
            let start = words[last].source.lowerBound
            words[last].source = start..<max(start, first.source.upperBound)
            added.removeFirst()
        }
        words.append(contentsOf: added)
        source = source.lowerBound..<max(source.upperBound, line.source.upperBound)
    }

    var passage: Passage { Passage(words) }

    var ending: Lexeme.Ending { words.last.map { Lexeme.ending(of: $0.text) } ?? .open }

    /// Whether its last word has a capital where the others have none, as in a name.
    var endsInName: Bool {
        guard !isCapitals, words.count > 1, let last = words.last else { return false }
        return Lexeme.startsUpper(last.text) && Lexeme.hasSmallLetter(last.text)
    }

    /// Whether a round bracket opened in the last words is still open.
    var hasOpenBracket: Bool {
        for word in words.suffix(Block.bracketReach).reversed() {
            if word.text.contains(")") { return false }
            if word.text.contains("(") { return true }
        }
        return false
    }

    /// A bracket nobody closes must not swallow the rest of the plan.
    private static let bracketReach = 14
}
