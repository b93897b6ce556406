internal import FoundationEssentials
internal import PlanModel

/// A number as it stands among the words of a text.
struct NumberInWords {
    let value: FigureValue
    /// The first word behind it.
    let end: Int
    /// What was typed at its very end: the `đ` of `12.500.000đ`.
    let unit: String

    /// `12`, `12.500.000` of three words, `12,5`, `12tr`; nil where none begins.
    init?(at index: Int, of words: [WordList.Word]) {
        let isGoingOn =
            index > 0 && [".", ",", "/", "-"].contains(words[index].gap)
            && words[index - 1].text.last?.isNumber == true
        guard !isGoingOn else { return nil }
        var (digits, unit) = Self.parts(of: words[index].text)
        guard !digits.isEmpty else { return nil }
        var end = index + 1
        while unit.isEmpty, end < words.count, words[end].gap == "." || words[end].gap == "," {
            let next = Self.parts(of: words[end].text)
            guard !next.digits.isEmpty, words[end].gap == "," || next.digits.count == 3 else { break }
            digits += (words[end].gap == "," ? "." : "") + next.digits
            unit = next.unit
            end += 1
            if words[end - 1].gap == "," { break }
        }
        guard digits.count <= 15, let value = Decimal(string: digits) else { return nil }
        (self.value, self.end, self.unit) = (value, end, unit)
    }

    /// The digits a word begins with, and the letters behind them.
    private static func parts(of word: String) -> (digits: String, unit: String) {
        let digits = word.prefix { $0.isASCII && $0.isNumber }
        return (String(digits), word.dropFirst(digits.count).lowercased())
    }
}
