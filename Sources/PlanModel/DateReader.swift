/// A day, or a month, named in a text; the year may be left out.
package struct DateMention: Hashable, Sendable {
    /// UTF-8 bytes of the text.
    package var range: Range<Int>
    /// Nil for a whole month: `tháng 6/2023`.
    package var day: Int?
    package var month: Int
    package var year: Int?

    package init(range: Range<Int>, day: Int? = nil, month: Int, year: Int? = nil) {
        (self.range, self.day, self.month, self.year) = (range, day, month, year)
    }

    /// The day in a year taken from the surroundings where it names none; nil
    /// when there is no such day.
    package func date(inYear fallback: Int) -> CalendarDate? {
        CalendarDate(year: year ?? fallback, month: month, day: day ?? 1)
    }
}

/// Reads the dates of Vietnamese running text: `25/5/2025`, `31 /05 /2021`,
/// `15/11`, `30/06/26`, `25-5-2025`, `25.5.2025`, `ngày 25-5`, `ngày 25 tháng 5 năm 2025`, `tháng 6/2023`.
package struct DateReader {
    private let bytes: [UInt8]
    private var position = 0
    /// Whether to read `31/11` as well.
    private var takesImpossible = false

    package static func dates(in text: String) -> [DateMention] {
        var reader = DateReader(bytes: Array(text.utf8))
        var found: [DateMention] = []
        while reader.position < reader.bytes.count {
            if let mention = reader.next() {
                found.append(mention)
                reader.position = max(mention.range.upperBound, reader.position + 1)
            } else {
                reader.position += 1
            }
        }
        return found
    }

    /// Where the text names days that no calendar has: `31/11`, `29/02/2026`, `5/25/2026`, `ngày 35 tháng 01`.
    package static func impossibleDays(in text: String) -> [Range<Int>] {
        let real = Set(dates(in: text).map(\.range.lowerBound))
        var reader = DateReader(bytes: Array(text.utf8))
        reader.takesImpossible = true
        var found: [Range<Int>] = []
        while reader.position < reader.bytes.count {
            guard let mention = reader.next() else {
                reader.position += 1
                continue
            }
            if !real.contains(mention.range.lowerBound), mention.day != nil { found.append(mention.range) }
            reader.position = max(mention.range.upperBound, reader.position + 1)
        }
        return found
    }

    private init(bytes: [UInt8]) { self.bytes = bytes }

    /// The mention that begins here.
    private mutating func next() -> DateMention? {
        let start = position
        if startsWord(start), let month = afterWord("tháng", start) {
            return wholeMonth(month, from: start)
        }
        guard DateReader.isDigit(bytes[start]), start == 0 || !continuesNumber(bytes[start - 1]),
            !followsWord("tuần", start),
            let day = number(at: start, digits: 2)
        else { return nil }
        return numeric(day, from: start) ?? inWords(day, from: start)
    }

    /// `25/5`, `25/5/2025`, `25-5-2025`: a slash may stand alone, a dash or dot
    /// needs the year or `ngày`, for `15-12` and `4.0` are other things.
    private func numeric(_ day: (value: Int, end: Int), from start: Int) -> DateMention? {
        for separator in [UInt8(ascii: "/"), UInt8(ascii: "-"), UInt8(ascii: ".")] {
            let isSlash = separator == UInt8(ascii: "/")
            guard let monthStart = after(separator, day.end, blanks: isSlash),
                let month = number(at: monthStart, digits: 2)
            else { continue }
            if let yearStart = after(separator, month.end, blanks: isSlash),
                let year = number(at: yearStart, digits: 4), year.value > 1900, endsNumber(year.end)
            {
                return mention(day.value, month.value, year.value, start..<year.end)
            }
            if isSlash, let year = shortYear(month.end) {
                return mention(day.value, month.value, year.value, start..<year.end)
            }
            if !isSlash, followsWord("ngày", start), !followsWord("các ngày", start), endsNumber(month.end),
                month.end == bytes.count || bytes[month.end] != UInt8(ascii: "/"),
                afterWord("tháng", month.end) == nil
            {
                return mention(day.value, month.value, nil, start..<month.end)
            }
            guard isSlash, endsNumber(month.end), after(separator, month.end, blanks: true) == nil else {
                continue
            }
            if let year = afterWord("năm", month.end), year.value > 1900 {
                return mention(day.value, month.value, year.value, start..<year.end)
            }
            return mention(day.value, month.value, nil, start..<month.end)
        }
        return nil
    }

    /// The 26 of `30/06/26`: a year of this century's first half.
    private func shortYear(_ monthEnd: Int) -> (value: Int, end: Int)? {
        guard let start = after(UInt8(ascii: "/"), monthEnd, blanks: false),
            let year = number(at: start, digits: 2), year.end == start + 2, (10..<50).contains(year.value),
            endsNumber(year.end)
        else { return nil }
        return (2000 + year.value, year.end)
    }

    /// `25 tháng 5 năm 2025`.
    private func inWords(_ day: (value: Int, end: Int), from start: Int) -> DateMention? {
        guard let month = afterWord("tháng", day.end), month.value <= 12 || takesImpossible else {
            return nil
        }
        if let year = afterWord("năm", month.end), year.value > 1900 {
            return mention(day.value, month.value, year.value, start..<year.end)
        }
        return mention(day.value, month.value, nil, start..<month.end)
    }

    /// `tháng 6/2023`, `tháng 11 năm 2025`, `tháng 6`.
    private func wholeMonth(_ month: (value: Int, end: Int), from start: Int) -> DateMention? {
        guard (1...12).contains(month.value) else { return nil }
        if let yearStart = after(UInt8(ascii: "/"), month.end, blanks: true),
            let year = number(at: yearStart, digits: 4), year.value > 1900
        {
            return DateMention(range: start..<year.end, month: month.value, year: year.value)
        }
        if let year = afterWord("năm", month.end), year.value > 1900 {
            return DateMention(range: start..<year.end, month: month.value, year: year.value)
        }
        return endsNumber(month.end) ? DateMention(range: start..<month.end, month: month.value) : nil
    }

    private func mention(_ day: Int, _ month: Int, _ year: Int?, _ range: Range<Int>) -> DateMention? {
        if takesImpossible, isWrittenAsDay(range, year) {
            return DateMention(range: range, day: day, month: month, year: year)
        }
        let last = takesImpossible ? 31 : CalendarDate.days(in: month, of: year ?? 2000)
        guard (1...12).contains(month), day >= 1, day <= last else { return nil }
        return DateMention(range: range, day: day, month: month, year: year)
    }

    /// Whether the numbers are meant as a day, whatever they are: with a whole year, or behind `ngày`.
    private func isWrittenAsDay(_ range: Range<Int>, _ year: Int?) -> Bool {
        if followsWord("ngày", range.lowerBound) { return true }
        return year != nil && number(at: max(0, range.upperBound - 4), digits: 4)?.value == year
    }

    // MARK: - Bytes

    private static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }

    /// `131/KH`, `1.25/5`, `A25/5`: the number before goes on here.
    private func continuesNumber(_ byte: UInt8) -> Bool {
        DateReader.isDigit(byte) || byte == UInt8(ascii: "/") || byte == UInt8(ascii: ".")
            || (65...90).contains(byte & 0xDF) || byte >= 0x80
    }

    /// Whether no digit, letter or `/NQ` goes on after a number.
    private func endsNumber(_ index: Int) -> Bool {
        guard index < bytes.count else { return true }
        let byte = bytes[index]
        if byte == UInt8(ascii: "/"), index + 1 < bytes.count { return bytes[index + 1] == 0x20 }
        return !DateReader.isDigit(byte) && !(65...90).contains(byte & 0xDF)
    }

    private func startsWord(_ index: Int) -> Bool {
        index == 0 || bytes[index - 1] == 0x20 || bytes[index - 1] == UInt8(ascii: "(")
    }

    private func skipBlanks(_ index: Int) -> Int {
        var index = index
        while index < bytes.count, bytes[index] == 0x20 { index += 1 }
        return index
    }

    /// Where the text goes on after a separator, with or without blanks around it.
    private func after(_ separator: UInt8, _ index: Int, blanks: Bool) -> Int? {
        let place = blanks ? skipBlanks(index) : index
        guard place < bytes.count, bytes[place] == separator else { return nil }
        return blanks ? skipBlanks(place + 1) : place + 1
    }

    /// A number of at most so many digits, with no digit after it.
    private func number(at index: Int, digits: Int) -> (value: Int, end: Int)? {
        var value = 0
        var end = index
        while end < bytes.count, end - index <= digits, DateReader.isDigit(bytes[end]) {
            value = value * 10 + Int(bytes[end] - 48)
            end += 1
        }
        return end > index && end - index <= digits ? (value, end) : nil
    }

    /// Whether a word stands before: the 2 of `tuần 2 tháng 11` is no day.
    private func followsWord(_ word: String, _ index: Int) -> Bool {
        let letters = Array((word + " ").utf8)
        guard index >= letters.count else { return false }
        let start = index - letters.count
        return bytes[start] | 0x20 == letters[0]
            && bytes[start + 1..<index].elementsEqual(letters.dropFirst())
    }

    /// The number after a word: `năm 2025`.
    private func afterWord(_ word: String, _ index: Int) -> (value: Int, end: Int)? {
        let start = skipBlanks(index)
        let letters = Array(word.utf8)
        // "Tháng 10" begins a cell of a table.
        guard start + letters.count < bytes.count, bytes[start] | 0x20 == letters[0],
            bytes[start + 1..<start + letters.count].elementsEqual(letters.dropFirst()),
            bytes[start + letters.count] == 0x20
        else { return nil }
        return number(at: skipBlanks(start + letters.count), digits: 4)
    }
}
