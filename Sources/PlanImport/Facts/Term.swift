import PlanModel

/// A day, month or quarter that a text names: what a limit such as `trước` or `trong` is set by.
struct Term {
    /// Its words in the passage.
    let words: Range<Int>
    let first: CalendarDate
    let last: CalendarDate

    var isDay: Bool { first == last }

    /// In the order of the text; the year is the plan's where the text names none.
    static func all(in passage: Passage, year: Int) -> [Term] {
        let dates = DateReader.dates(in: passage.text).compactMap { mention -> Term? in
            guard let first = mention.date(inYear: year) else { return nil }
            let words =
                passage.word(at: mention.range.lowerBound)..<passage.word(at: mention.range.upperBound - 1)
                + 1
            return Term(words: words, first: first, last: mention.day == nil ? first.endOfMonth : first)
        }
        return (dates + passage.words.indices.compactMap { quarter(at: $0, in: passage, year) }).sorted {
            $0.words.lowerBound < $1.words.lowerBound
        }
    }

    /// `quý III`, `quý 2/2026`, `quý II, III năm 2026`: up to the last of them.
    private static func quarter(at index: Int, in passage: Passage, _ planYear: Int) -> Term? {
        // "quỹ" and "quy" have other marks.
        guard passage.words[index].text.lowercased().trimmingStart(Lexeme.openers) == "quý" else {
            return nil
        }
        var end = index + 1
        var found: (first: Int, last: Int, year: Int?)?
        while end < passage.keys.count, let (number, year) = numeral(passage.keys[end]) {
            found = (found?.first ?? number, number, year)
            let isList = passage.words[end].text.hasSuffix(",")
            end += 1
            let joins = end + 1 < passage.keys.count && ["va", "-", "–"].contains(passage.keys[end])
            guard isList || joins && numeral(passage.keys[end + 1]) != nil else { break }
            if !isList { end += 1 }
        }
        guard let found, found.first <= found.last else { return nil }
        var year = found.year ?? planYear
        if end + 1 < passage.keys.count, passage.keys[end] == "nam",
            let named = Lexeme.number(passage.keys[end + 1])
        {
            (year, end) = (named, end + 2)
        }
        guard let first = CalendarDate(year: year, month: found.first * 3 - 2, day: 1),
            let last = CalendarDate(year: year, month: found.last * 3, day: 1)?.endOfMonth
        else { return nil }
        return Term(words: index..<end, first: first, last: last)
    }

    private static func numeral(_ key: String) -> (number: Int, year: Int?)? {
        let parts = key.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        let numerals = ["i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4]
        guard parts.count <= 2, let number = parts.first.flatMap({ numerals[$0] }) else { return nil }
        guard parts.count == 2 else { return (number, nil) }
        return Lexeme.number(parts[1]).flatMap { $0 > 1900 ? (number, $0) : nil }
    }
}

extension CalendarDate {
    /// The day after; nil after the last day of year 9999.
    var next: CalendarDate? {
        if let sameMonth = CalendarDate(year: year, month: month, day: day + 1) { return sameMonth }
        return CalendarDate(year: year, month: month + 1, day: 1)
            ?? CalendarDate(year: year + 1, month: 1, day: 1)
    }

    fileprivate var endOfMonth: CalendarDate {
        CalendarDate(year: year, month: month, day: CalendarDate.days(in: month, of: year)) ?? self
    }
}
