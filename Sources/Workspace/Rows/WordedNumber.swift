internal import Diagnostics
internal import FoundationEssentials
internal import PlanModel

/// What a column counts in.
enum Measure: Hashable, Sendable {
    /// Events, people: whole numbers.
    case count
    /// Money, in millions of đồng.
    case millions
    case plain
}

/// A number typed with its unit beside it: `12 tỷ`, `1,5 triệu đồng`, `500k`, `2 cuộc`.
///
/// It is never taken in, only named: whether `2 nghìn` in a column of millions means 0,002, the
/// one who typed it has to say.
struct WordedNumber {
    private let number: FigureValue
    /// By how many tens the word multiplies; nil for a word that only names what is counted.
    private let exponent: Int?
    /// Whether the words speak of money.
    private let isMoney: Bool

    /// Nil when it is not one number with words behind it.
    init?(_ text: String) {
        let folded = Folding.words(text)
        let digits = folded.prefix { $0.isASCII && ($0.isNumber || $0 == "." || $0 == "," || $0 == " ") }
        let words = folded[digits.endIndex...].split { $0 == " " || $0 == "." }.map(String.init)
        guard let number = DecimalText.vietnamese(FormText.trimmed(String(digits))),
            (1...4).contains(words.count),
            words.allSatisfy({ $0.allSatisfy(\.isLetter) })
        else { return nil }
        self.number = number
        exponent = Self.scales[words[0]]
        isMoney = exponent != nil || Self.currency.contains(words[0])
        // Of `12a` nobody knows whether the letter is a unit.
        guard isMoney || digits.hasSuffix(" ") else { return nil }
    }

    private static let scales = [
        "tỷ": 9, "tỉ": 9, "ty": 9, "triệu": 6, "trieu": 6, "tr": 6, "trđ": 6, "nghìn": 3, "ngàn": 3, "k": 3,
    ]
    private static let currency: Set<String> = ["đồng", "đ", "vnđ", "vnd", "dong"]

    /// The figure to type in a column of this measure; nil where nobody can tell.
    func hint(in measure: Measure) -> Diagnostic.Hint? {
        switch measure {
        case .millions where isMoney: Self.named(number, tens: (exponent ?? 0) - 6, .millions)
        case .count where exponent == 3 || !isMoney: Self.named(number, tens: exponent ?? 0, .count)
        case .millions, .count, .plain: nil
        }
    }

    private static func named(_ number: FigureValue, tens: Int, _ measure: Measure) -> Diagnostic.Hint {
        let scale = Decimal(sign: .plus, exponent: tens, significand: 1)
        let figure = DecimalText.text(number * scale)
        return measure == .millions
            ? Diagnostic.Hint(
                vi: "cột này tính bằng triệu đồng: ghi \(figure)",
                en: "the column counts millions of đồng: write \(figure)")
            : Diagnostic.Hint(vi: "chỉ ghi số: \(figure)", en: "write only the number: \(figure)")
    }
}
