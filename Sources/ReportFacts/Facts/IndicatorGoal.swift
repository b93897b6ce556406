internal import Diagnostics
internal import FoundationEssentials
package import PlanModel

/// A value wanted of an indicator, and on which side of it the good ones lie.
package struct IndicatorGoal: Hashable, Sendable {
    package let value: FigureValue
    package let direction: IndicatorDefinition.Direction
    /// By the end of which year; nil when the text names none.
    package let year: Int?
    /// It holds from that year on.
    package let isOnward: Bool
    package let isConfirmed: Bool

    package init(
        value: FigureValue, direction: IndicatorDefinition.Direction, year: Int? = nil,
        isOnward: Bool = false, isConfirmed: Bool = true
    ) {
        self.value = value
        self.direction = direction
        self.year = year
        self.isOnward = isOnward
        self.isConfirmed = isConfirmed
    }

    /// Reads a goal as an office types it: `Từ 30% trở lên vào năm 2030`, `Không quá 109`, `100%`.
    ///
    /// Nil for a text without exactly one number besides years: it is printed, and nothing is held against it.
    /// - Parameter direction: of the indicator's set; the words of the text win.
    package init?(_ text: String, direction: IndicatorDefinition.Direction? = nil) {
        let numbers = IndicatorGoal.numbers(in: text)
        let years = numbers.filter { $0.isYear }
        let values = numbers.filter { !$0.isYear }
        guard values.count == 1, let value = values.first?.value, years.count <= 1 else { return nil }
        let year = years.first.flatMap { Int($0.value.description) }
        let words = IndicatorDefinition.Direction(words: text.lowercased())
        self.init(value: value, direction: words ?? direction ?? .atLeast, year: year)
    }

    package func isReached(by current: FigureValue) -> Bool {
        switch direction {
        case .atLeast: current >= value
        case .above: current > value
        case .atMost: current <= value
        case .below: current < value
        }
    }

    /// Whether a report of a year can say that it was missed: a goal of a year is to be reached by its end.
    package func isDue(in reported: Int, isYearOver: Bool) -> Bool {
        guard let year else { return true }
        return year < reported || year == reported && (isYearOver || isOnward)
    }

    /// The same of the report of a period: the year is over with the annual one.
    package func isDue(in period: ReportingPeriod) -> Bool {
        isDue(in: period.year, isYearOver: period.kind == .annual)
    }

    /// `từ 30% trở lên`, without its year.
    package func text(unit: String) -> String {
        let number = NumberText.number(value) + unit
        return switch direction {
        case .atLeast: unit == "%" && value == 100 ? number : "từ \(number) trở lên"
        case .above: "trên \(number)"
        case .atMost: "không quá \(number)"
        case .below: "dưới \(number)"
        }
    }

    /// `năm 2025`, `đến năm 2030` while that lies ahead, `từ năm 2025` of a goal that lasts.
    package func when(in reported: Int) -> String? {
        year.map { isOnward ? "từ năm \($0)" : $0 > reported ? "đến năm \($0)" : "năm \($0)" }
    }

    private struct Number {
        let value: FigureValue
        /// A whole number of four digits in this century after the word `năm`.
        let isYear: Bool
    }

    /// The Vietnamese numbers of a text, `1.234,5`, in order.
    private static func numbers(in text: String) -> [Number] {
        let words = text.split(separator: " ")
        return words.indices.compactMap { index in
            let plain = plainNumber(words[index].utf8)
            guard !plain.isEmpty, plain.utf8.count(where: { $0 == UInt8(ascii: ".") }) <= 1,
                let value = Decimal(string: plain)
            else { return nil }
            let isYear = index > 0 && plain.utf8.count == 4 && words[index - 1].lowercased() == "năm"
            return Number(value: value, isYear: isYear)
        }
    }

    /// The digits of a word with a point where they have a comma: `1234.5` of `(1.234,5%`.
    private static func plainNumber(_ word: Substring.UTF8View) -> String {
        let isDigit = { (byte: UInt8) in 48...57 ~= byte }
        guard word.contains(where: isDigit) else { return "" }
        let kept = word.filter { isDigit($0) || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ",") }
        let last = kept.lastIndex(where: isDigit) ?? kept.startIndex
        let number = kept[...last].drop { !isDigit($0) }.filter { $0 != UInt8(ascii: ".") }
        return String(
            decoding: number.map { $0 == UInt8(ascii: ",") ? UInt8(ascii: ".") : $0 }, as: UTF8.self)
    }
}
