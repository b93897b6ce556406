import PlanModel

/// A day, month, quarter or span of them that a text names: what a limit such as `trước` or `trong` is set by.
struct Term {
    /// How the part of a month was told: `cuối tháng 10`, `tuần 2 tháng 5`.
    enum Part { case exact, vague }

    /// Its words in the passage.
    var words: Range<Int>
    var first: CalendarDate
    var last: CalendarDate
    /// Nil for a whole one.
    var part: Part?
    /// `15/11 - 15/12`, `tháng 3 đến tháng 5`
    var isSpan = false
    /// `6 tháng đầu năm`, which more often names a report than a limit.
    var isHalfYear = false

    var isDay: Bool { first == last }

    /// In the order of the text; the year is the plan's where the text names none.
    static func all(in passage: Passage, year: PlanYear) -> [Term] {
        let mentions = DateReader.dates(in: passage.text).compactMap { mention -> Term? in
            guard let first = mention.date(inYear: year.year(ofMonth: mention.month)) else { return nil }
            let words =
                passage.word(at: mention.range.lowerBound)..<passage.word(at: mention.range.upperBound - 1)
                + 1
            return Term(words: words, first: first, last: mention.day == nil ? first.endOfMonth : first)
        }
        let days = mentions.filter(\.isDay)
        let whole = PeriodReader(passage: passage, year: year).terms + mentions.filter { !$0.isDay }
        // "tháng 3, 4 và 5" is more than its "tháng 3"; "ngày 5 tháng 3" is a day.
        var taken = Set(days.map(\.words).joined())
        var found = days
        for term in whole.sorted(by: { $0.words.count > $1.words.count })
        where taken.isDisjoint(with: term.words) {
            taken.formUnion(term.words)
            found.append(term)
        }
        let inOrder = found.enumerated().sorted {
            ($0.element.words.lowerBound, $0.offset) < ($1.element.words.lowerBound, $1.offset)
        }
        return joined(inOrder.map(\.element), in: passage)
    }

    /// Two that a dash or `đến` joins are one span.
    private static func joined(_ terms: [Term], in passage: Passage) -> [Term] {
        var found: [Term] = []
        for term in terms {
            if let before = found.last, !before.isSpan, before.first <= term.last,
                areJoined(before, term, in: passage)
            {
                let words = before.words.lowerBound..<term.words.upperBound
                found[found.count - 1] = Term(
                    words: words, first: before.first, last: term.last, isSpan: true)
            } else {
                found.append(withBareDay(term, in: passage))
            }
        }
        return found
    }

    private static func areJoined(_ first: Term, _ second: Term, in passage: Passage) -> Bool {
        // "15/11-15/12/2026"
        guard first.words.upperBound <= second.words.lowerBound else { return first.words == second.words }
        let between = passage.keys[first.words.upperBound..<second.words.lowerBound]
        return !between.isEmpty && between.count <= 4 && between.allSatisfy(connectors.contains)
            && between.contains { !["ngay", "het"].contains($0) }
    }

    private static let connectors: Set<String> = ["-", "–", "—", "den", "toi", "het", "ngay"]

    /// `từ ngày 01 đến ngày 05/6`: a number alone is the first day.
    private static func withBareDay(_ term: Term, in passage: Passage) -> Term {
        var index = term.words.lowerBound - 1
        while index > 0, connectors.contains(passage.keys[index]) { index -= 1 }
        guard term.isDay, index > 0, index + 1 < term.words.lowerBound,
            let day = Lexeme.number(passage.keys[index]), day < term.first.day,
            ["tu", "ngay"].contains(passage.keys[index - 1]),
            let first = CalendarDate(year: term.first.year, month: term.first.month, day: day)
        else { return term }
        return Term(words: index..<term.words.upperBound, first: first, last: term.last, isSpan: true)
    }
}

extension CalendarDate {
    /// The day after; nil after the last day of year 9999.
    var next: CalendarDate? {
        if let sameMonth = CalendarDate(year: year, month: month, day: day + 1) { return sameMonth }
        return CalendarDate(year: year, month: month + 1, day: 1)
            ?? CalendarDate(year: year + 1, month: 1, day: 1)
    }

    var endOfMonth: CalendarDate {
        CalendarDate(year: year, month: month, day: CalendarDate.days(in: month, of: year)) ?? self
    }
}
