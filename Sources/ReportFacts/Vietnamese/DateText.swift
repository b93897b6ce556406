internal import Diagnostics
package import PlanModel

/// Dates as NĐ 30/2020 writes them (Phụ lục I, II.4b).
package enum DateText {
    /// `ngày 05 tháng 02 năm 2025`: a zero before days 1 to 9 and before months 1 and 2 only.
    package static func long(_ date: CalendarDate) -> String {
        "ngày \(padded(date.day, below: 10)) tháng \(padded(date.month, below: 3)) năm \(date.year)"
    }

    /// `05/02/2025`, for running text and tables.
    package static func short(_ date: CalendarDate) -> String {
        "\(padded(date.day, below: 10))/\(padded(date.month, below: 3))/\(date.year)"
    }

    /// `ngày      tháng      năm 2025`: blanks to be filled by hand or by the
    /// document system, never dots. The blanks are no-break spaces.
    package static func blank(year: Int) -> String {
        "ngày\(blanks)tháng\(blanks)năm \(year)"
    }

    /// Room for two handwritten digits.
    package static let blanks = String(repeating: "\u{A0}", count: 6)

    /// Room for a number of four digits, written by hand or set by the document system: 11 mm at 13 pt.
    package static let numberBlanks = String(repeating: "\u{A0}", count: 10)

    /// `từ ngày 15/11-15/12/2025` as `từ ngày 15/11 đến ngày 15/12/2025`.
    static func spelledSpans(_ text: String) -> String {
        guard TextSearch.contains("từ ngày ", in: text) else { return text }
        var words = text.words(keepsBlanks: true).map(String.init)
        for index in words.indices.dropFirst(2)
        where words[index - 1] == "ngày" && words[index - 2].hasSuffix("từ") {
            let days = words[index].split { "-–".contains($0) }
            if days.count == 2, days.allSatisfy(isDay) {
                words[index] = "\(days[0]) đến ngày \(days[1])"
            } else if index + 2 < words.count, isDay(words[index][...]), isDay(words[index + 2][...]),
                ["-", "–"].contains(words[index + 1])
            {
                words[index + 1] = "đến ngày"
            }
        }
        return words.joined(separator: " ")
    }

    /// `15/11`, `15/12/2025,`.
    private static func isDay(_ word: Substring) -> Bool {
        let parts = word.split { ".,;:)".contains($0) }.first.map { $0.split(separator: "/") } ?? []
        return (2...3).contains(parts.count) && parts.allSatisfy { Int($0) != nil }
    }

    /// Digits with a zero before them while below a bound.
    package static func padded(_ number: Int, below bound: Int) -> String {
        number < bound ? "0\(number)" : "\(number)"
    }
}
