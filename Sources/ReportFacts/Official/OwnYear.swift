internal import Diagnostics
internal import PlanModel

/// The year of a plan in the words of the plan: in another year's work it is no longer true.
enum OwnYear {
    /// `Tổ chức hội thi năm 2025` as `Tổ chức hội thi`, `ngày 15/12/2025` as `ngày 15/12`; a year that belongs
    /// to a document, ends a span or is looked back on stays.
    static func dropped(from text: String, _ year: Int) -> String {
        let old = "\(year)"
        guard TextSearch.contains(old, in: text) else { return text }
        var words = text.words(keepsBlanks: true).map(String.init)
        var next = words.count
        while let index = words[..<next].lastIndex(where: { $0.contains(old) }) {
            next = index
            if DocumentYear.isOfDocument(words[..<index]) { continue }
            if words[index].contains("/\(old)") {
                words[index] = words[index].replacing("/\(old)", with: "")
            } else if isOwn(words, at: index, old) {
                drop(&words, at: index, old)
                next = min(next, words.count)
            }
        }
        return words.joined(separator: " ")
    }

    /// `năm 2025`, but not `từ năm 2025`, `đến năm 2025` or the year of a law.
    private static func isOwn(_ words: [String], at index: Int, _ old: String) -> Bool {
        guard index > 1, words[index - 1].lowercased() == "năm", words[index].hasPrefix(old),
            !words[index].dropFirst(old.count).contains(where: { $0.isNumber || "-–".contains($0) })
        else { return false }
        let before = words[index - 2].lowercased()
        return !["từ", "đến", "tháng"].contains(before) && !(before.first?.isNumber ?? false)
            && !DocumentYear.isOfCitation(words[..<index]) && !isReviewed(words[..<index])
    }

    /// Whether words of the same clause look back: `tổng kết hoạt động năm 2025`, `đánh giá kết quả …`. Which
    /// year is reviewed is true in any.
    private static func isReviewed(_ before: ArraySlice<String>) -> Bool {
        let start = before.lastIndex { $0.last.map { ";:.".contains($0) } ?? false }.map { $0 + 1 }
        let clause = before[(start ?? before.startIndex)...].map { $0.lowercased() }
        return zip(clause, clause.dropFirst()).contains { reviews.contains($0 + " " + $1) }
    }

    private static let reviews: Set = ["tổng kết", "sơ kết", "đánh giá", "kết quả"]

    /// With `trong` before it; the mark behind it stays.
    private static func drop(_ words: inout [String], at index: Int, _ old: String) {
        let mark = words[index].dropFirst(old.count)
        var first = index - 1
        if first > 1, words[first - 1].lowercased() == "trong" { first -= 1 }
        words[first - 1] += mark
        words.removeSubrange(first...index)
    }
}

/// The days of a year that a task lists, `…, ngày Quốc tế phụ nữ 8/3, ngày 20/10`, seen from the end of a
/// period.
enum PastDays {
    /// Without the days of the list that are over; what the list begins with, and a day that no list holds,
    /// stays.
    static func dropped(from text: String, through last: CalendarDate) -> String {
        let text = withoutPastMonth(text, last)
        var items = text.split(separator: ", ", omittingEmptySubsequences: false).map(String.init)
        for index in items.indices.dropFirst().reversed() where isOver(items[index], last) {
            if index == items.count - 1 {
                let mark = items[index].reversed().prefix { ".;".contains($0) }
                items[index - 1] += String(mark.reversed())
            }
            items.remove(at: index)
        }
        return items.joined(separator: ", ")
    }

    /// `Tháng hành động … (tháng 6/2025), Tháng hành động …` with the second alone, once the month of the first
    /// is over.
    private static func withoutPastMonth(_ text: String, _ last: CalendarDate) -> String {
        guard let open = text.firstRange(of: "(tháng "),
            let close = text[open.upperBound...].firstRange(of: "), Tháng hành động"),
            let first = text[..<open.lowerBound].ranges(of: "Tháng hành động").last
        else { return text }
        let month = text[open.upperBound..<close.lowerBound].split(separator: "/").map { Int($0) }
        guard month.count == 2, let number = month[0], let year = month[1],
            (year, number) <= (last.year, last.month)
        else { return text }
        return String(text[..<first.lowerBound] + text[close.lowerBound...].dropFirst(3))
    }

    /// `ngày Quốc tế phụ nữ 8/3`: a day's name, and then the day.
    private static func isOver(_ item: String, _ last: CalendarDate) -> Bool {
        guard item.lowercased().hasPrefix("ngày ") else { return false }
        let parts = item.split { " .;".contains($0) }.last.map { $0.split(separator: "/").map { Int($0) } }
        guard let parts, parts.count == 2, let day = parts[0], let month = parts[1] else { return false }
        return CalendarDate(year: last.year, month: month, day: day).map { $0 <= last } ?? false
    }
}

/// Years that a document has in its name or its date.
enum DocumentYear {
    /// Whether a document's number, or a law, stands before in the same clause.
    static func isOfCitation(_ before: ArraySlice<String>) -> Bool {
        for word in before.reversed().prefix(longestName) {
            if let mark = word.last, ",;:.".contains(mark) { return false }
            if word.contains("/"), word.contains("-"), word.contains(where: \.isUppercase) { return true }
            if laws.contains(word) { return true }
        }
        return false
    }

    /// Whether a date follows a document's number: `số 131/KH-UBND ngày 31/5/2025`.
    static func isOfDocument(_ before: ArraySlice<String>) -> Bool {
        before.suffix(8).contains {
            $0.lowercased() == "số" || $0.contains("/") && $0.contains("-") && $0.contains { $0.isUppercase }
        }
    }

    /// Words between the number of a document and the year that its name ends in.
    private static let longestName = 20
    private static let laws: Set = ["Luật", "Nghị"]
}
