internal import PlanModel

/// The days in which a task is to be done, as its own words give them: `(từ ngày 15/11 đến ngày 15/12/2023)`.
enum TaskWindow {
    /// The last day of the latest window of a year; nil where a text names none. What goes on for most of the
    /// year is no window: any task of the plan does.
    static func lastDay(in text: String, of year: Int) -> CalendarDate? {
        let (mentions, bytes) = (DateReader.dates(in: text), Array(text.utf8))
        return zip(mentions, mentions.dropFirst()).compactMap { first, last -> CalendarDate? in
            guard first.day != nil, last.day != nil, isLed(first, by: "từ", in: bytes),
                isLed(last, by: "đến", in: bytes), let to = last.date(inYear: year), to.year == year,
                let from = first.date(inYear: to.year), from < to, to.dayNumber - from.dayNumber <= longest
            else { return nil }
            return to
        }.max()
    }

    private static let longest = 92

    /// In bytes: longer than the two words that lead a day.
    private static let lookedBack = 40

    private static func isLed(_ mention: DateMention, by word: String, in bytes: [UInt8]) -> Bool {
        let before = String(
            decoding: bytes[..<mention.range.lowerBound].suffix(lookedBack), as: UTF8.self)
        let words = before.lowercased().split { !$0.isLetter && !$0.isNumber }
        return words.last == word[...] || words.suffix(2) == [word[...], "ngày"]
    }
}
