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

    /// The last day of a year among those named in a text; nil where it names none. A document's day is of its
    /// number, and `từ … đến …` is a window.
    static func lastNamedDay(in text: String, of year: Int) -> CalendarDate? {
        let bytes = Array(text.utf8)
        return DateReader.dates(in: text).compactMap { mention -> CalendarDate? in
            guard mention.day != nil, !isOfDocument(mention, in: bytes),
                !isLed(mention, by: "đến", in: bytes), let day = mention.date(inYear: year), day.year == year
            else { return nil }
            return day
        }.max()
    }

    /// Behind a number with letters, as `15/KH-UBND ngày 05/12/2026`.
    private static func isOfDocument(_ mention: DateMention, in bytes: [UInt8]) -> Bool {
        let before = String(
            decoding: bytes[..<mention.range.lowerBound].suffix(lookedBack), as: UTF8.self)
        let words = before.split { $0 == " " || $0 == "," }.suffix(2)
        return words.contains { $0.contains("/") && $0.contains(where: \.isUppercase) }
    }

    // MARK: - From the day before which something is due

    /// The first day on which it may begin: of the quarter or the month that ends right before that day, as what
    /// is set for `quý IV` has no other day; else the day.
    static func begin(ofTimeBefore day: CalendarDate) -> CalendarDate {
        guard day.day == 1 else { return day }
        let months = day.month % 3 == 1 ? 3 : 1
        let month = day.month - months
        return CalendarDate(
            year: month > 0 ? day.year : day.year - 1, month: month > 0 ? month : month + 12, day: 1) ?? day
    }

    /// The day that the plan itself names: `đến ngày 05/12` is due before the day after, and December before a
    /// day of the year to come.
    static func lastDay(ofTimeBefore day: CalendarDate, in text: String) -> CalendarDate {
        let previous = CalendarDate(dayNumber: day.dayNumber - 1)
        let named = DateReader.dates(in: text).contains {
            $0.day != nil && $0.date(inYear: previous.year) == previous
        }
        return named || day.day == 1 ? previous : day
    }

    /// Whether a task is to be over by its day, not done on it: `trước ngày 30/11`.
    static func isLimit(_ text: String) -> Bool {
        let words = text.lowercased().split { !$0.isLetter }
        let pairs = zip(words, words.dropFirst()).map { "\($0) \($1)" }
        return words.contains { $0 == "trước" || $0 == "xong" } || pairs.contains(where: limits.contains)
    }

    private static let limits: Set = ["chậm nhất", "muộn nhất", "thời hạn", "hoàn thành"]

    // MARK: -

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
