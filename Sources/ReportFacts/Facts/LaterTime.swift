internal import Diagnostics
internal import PlanModel

/// A time that a unit names for what it has not begun: `thực hiện trong quý IV`, `dự kiến ngày 12/12`,
/// `chưa đến thời gian`.
enum LaterTime {
    /// Whether a text names a time of the same year behind a day, and nothing else: `chưa có kinh phí`
    /// stays a reason, whenever it is made up for.
    static func isNamed(in text: String, after day: CalendarDate) -> Bool {
        guard !tellsObstacle(text) else { return false }
        let words = words(text)
        let waits = zip(words, words.dropFirst()).contains { $0 == "chua" && ["den", "toi"].contains($1) }
        // What goes into another year is not done in its own.
        return waits || lastNamed(in: text, in: day.year).map { day < $0 && $0.year == day.year } ?? false
    }

    /// The last day of the time that a text names last.
    static func lastNamed(in text: String, in year: Int) -> CalendarDate? {
        let words = words(text)
        return words.indices.compactMap { time(at: $0, of: words, in: year) }.last
    }

    /// Whether a text says what kept from beginning, and not only when it is to be.
    static func tellsObstacle(_ text: String) -> Bool {
        let words = words(text)
        let lacks = zip(words, words.dropFirst() + [""]).contains { word, next in
            word == "chua" && next != "den" && next != "toi"
        }
        let said = text.lowercased()
        let saidWords = said.split { !$0.isLetter }.map(String.init)
        let waitsForOthers = zip(saidWords, saidWords.dropFirst()).contains { word, next in
            waiting.contains(word) && next != "đến" && next != "tới"
        }
        return lacks || waitsForOthers || !reasons.isDisjoint(with: saidWords)
            || putOffs.contains(where: said.contains)
    }

    /// The last day of the time for which something was intended: `dự kiến ngày 12/12`, `sẽ làm trong quý IV`.
    static func intended(in text: String, in year: Int) -> CalendarDate? {
        let words = words(text)
        let start = zip(words, words.dropFirst() + [""]).enumerated().first { _, pair in
            pair.0 == "du" && pair.1 == "kien" || pair.0 == "se"
        }
        guard let start else { return nil }
        return words.indices[start.offset...].compactMap { time(at: $0, of: words, in: year) }.last
    }

    private static func words(_ text: String) -> [String] {
        text.foldedWords { $0.isDigit || $0 == UInt8(ascii: "/") }
    }

    /// The last day of the time that begins at a word.
    private static func time(at index: Int, of words: [String], in year: Int) -> CalendarDate? {
        let next = index + 1 < words.count ? words[index + 1] : ""
        switch words[index] {
        case "quy": return quarters[next].flatMap { end(of: $0 * 3, year) }
        case "cuoi": return next == "nam" ? end(of: 12, year) : nil
        case "thang":
            let parts = next.split(separator: "/").map { Int($0) }
            guard let month = parts.first.flatMap({ $0 }), (1...12).contains(month) else { return nil }
            return end(of: month, parts.count == 2 ? parts[1] ?? year : year)
        default:
            let parts = words[index].split(separator: "/").map { Int($0) }
            guard (2...3).contains(parts.count), index == 0 || words[index - 1] != "thang",
                let day = parts[0], let month = parts[1]
            else { return nil }
            return CalendarDate(year: parts.count == 3 ? parts[2] ?? year : year, month: month, day: day)
        }
    }

    private static func end(of month: Int, _ year: Int) -> CalendarDate? {
        CalendarDate(year: year, month: month, day: CalendarDate.days(in: month, of: year))
    }

    private static let quarters = ["i": 1, "1": 1, "ii": 2, "2": 2, "iii": 3, "3": 3, "iv": 4, "4": 4]
    /// Of others, not of a time: `chờ tài liệu`, not `chờ đến quý IV`.
    private static let waiting: Set = ["chờ", "đợi"]
    private static let reasons: Set = ["do", "vì", "thiếu", "vướng"]
    /// What was due and is moved to a later time, in words that mean something else without their marks.
    private static let putOffs = ["bận", "chuyển sang", "hoãn", "lùi ", "dời "]
}
