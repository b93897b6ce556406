internal import Diagnostics
internal import PlanModel

extension DiagnosticID {
    static let wordYear = DiagnosticID("word-year", .data)
    static let datePadding = DiagnosticID("date-padding", .data)
}

/// Another year than that of the report, where the text speaks of what was done; and days
/// written otherwise than NĐ 30/2020 writes them (Phụ lục I, II.4b).
struct YearCheck {
    private let period: ReportingPeriod

    init(_ material: CheckMaterial) { period = material.period }

    /// Words that make a year one of a document, a comparison or a span of years.
    private static let citations: Set<String> = [
        "nghi dinh", "nghi quyet", "quyet dinh", "thong tu", "chi thi", "chien luoc", "de an", "cong van",
        "giai doan", "so voi", "cung ky", "nhiem ky", "phap lenh", "bo luat", "luat", "phan dau", "thanh lap",
    ]

    func findings(in texts: [CheckedText]) -> [Diagnostic] {
        texts.filter { $0.source != .plan }.flatMap { years(in: $0) + padding(in: $0) }
    }

    private func years(in text: CheckedText) -> [Diagnostic] {
        let list = text.words.words
        var told: Set<Int> = []
        return list.indices.compactMap { index in
            guard let year = year(at: index, list), !isAllowed(year, at: index, text),
                told.insert(year).inserted,
                !isCited(index, list), !isBoundOfDay(year, index, list),
                !(year == period.year - 1 && looksBack(index, list))
            else { return nil }
            return text.warning(
                .wordYear, max(0, index - 1)..<index + 1, key: "\(year)",
                vi: { "nói đến năm \(year), báo cáo là của năm \(period.year): \($0)" },
                en: { "speaks of \(year), the report is for \(period.year): \($0)" },
                hint: Diagnostic.Hint(
                    vi: "sửa lại nếu chép từ báo cáo cũ", en: "correct it if it was copied from an old report"
                ))
        }
    }

    /// A year behind `năm`, or the last part of a date.
    private func year(at index: Int, _ list: [WordList.Word]) -> Int? {
        let word = list[index]
        guard word.text.utf8.count == 4, let year = Int(word.text), (1945...2100).contains(year), index > 0
        else { return nil }
        let before = list[index - 1]
        if before.folded == "nam", word.follows { return year }
        let isDate = word.gap == "/" && (1...2).contains(before.text.utf8.count) && Int(before.text) != nil
        return isDate ? year : nil
    }

    private func isAllowed(_ year: Int, at index: Int, _ text: CheckedText) -> Bool {
        if year == period.year { return true }
        if text.source == .outlook, year == period.year + 1 { return true }
        let list = text.words.words
        // What is drawn up for the coming year is done in this one.
        let before = list[max(0, index - 4)..<index].map(\.folded).joined(separator: " ")
        if year == period.year + 1, Self.drafts.contains(where: before.contains) { return true }
        if year > period.year, looksAhead(to: year, from: clause(before: index, list)) { return true }
        // `Chuẩn bị nhân sự cho năm 2027`.
        if year > period.year, before.hasSuffix(" cho nam") { return true }
        if isStartOfTwoTiers(year, index, list) { return true }
        // Figures count from 15 December: what happened then is this year's.
        return year == period.year - 1
            && (list[index].gap == "/" ? list[index - 1].text == "12" : before.hasSuffix("thang 12 nam"))
    }

    /// `trước ngày 01/7/2025`: the day since which there are no districts; no report of another year holds it by
    /// mistake.
    private func isStartOfTwoTiers(_ year: Int, _ index: Int, _ list: [WordList.Word]) -> Bool {
        guard index > 1, list[index].gap == "/", list[index - 1].gap == "/",
            let day = Int(list[index - 2].text), let month = Int(list[index - 1].text),
            let date = CalendarDate(year: year, month: month, day: day)
        else { return false }
        return date.dayNumber - 1 == PlaceKind.lastDayOfDistricts?.dayNumber
    }

    /// Whether a document, a comparison or a span is named shortly before, in the same clause.
    private func isCited(_ index: Int, _ list: [WordList.Word]) -> Bool {
        var place = index
        var steps = 0
        while place > 0, steps < 14 {
            if list[place].gap.contains(where: { ".;:".contains($0) }) { return false }
            // `12/KH-UBND` is the number of a document.
            if list[place].gap == "/", list[place].isCapital { return true }
            place -= 1
            steps += 1
            let word = list[place].folded
            let pair = place > 0 ? list[place - 1].folded + " " + word : word
            if YearCheck.citations.contains(pair) || YearCheck.citations.contains(word) { return true }
        }
        return index > 1 && ["den", "tu", "het"].contains(list[index - 2].folded)
    }

    /// `từ ngày 01/7/2025` and no end to it, `có giá trị đến 31/12/2027`, `hạn trả ngày 30/11/2028`: the day
    /// from or up to which something holds.
    private func isBoundOfDay(_ year: Int, _ index: Int, _ list: [WordList.Word]) -> Bool {
        guard index > 2, list[index].gap == "/", list[index - 1].gap == "/" else { return false }
        let before = list[max(0, index - 6)..<index - 2].map(\.folded)
        let lead = before.last == "ngay" ? before.dropLast() : before[...]
        guard year > period.year else {
            return lead.last == "tu" && list.dropFirst(index + 1).first?.folded != "den"
        }
        return ["den", "het"].contains(lead.last) || lead.suffix(2).contains("han")
    }

    private static let drafts = ["du toan", "ke hoach", "chi tieu", "nhiem vu", "phuong huong"]

    /// Whether a clause speaks of what is to come: `có hiệu lực từ 01/01/2027`, and of the coming year `dự kiến
    /// nhu cầu năm 2027`, `trực Tết Dương lịch 01/01/2027`.
    private func looksAhead(to year: Int, from clause: String) -> Bool {
        let words = Self.ahead + (year == period.year + 1 ? Self.ofComingYear : [])
        return words.contains { clause.contains(" \($0) ") }
    }

    private static let ahead = ["hieu luc", "ap dung", "thoi han", "se"]
    private static let ofComingYear = [
        "du kien", "nhu cau", "dang ky", "de xuat", "du thao", "chuan bi", "tet",
    ]

    /// Whether the year before is summed up, or spoken of as before, in the same clause; or its month of action,
    /// which ends on the day from which this year's figures count.
    private func looksBack(_ index: Int, _ list: [WordList.Word]) -> Bool {
        let clause = clause(before: index, list)
        let isOfMonth = period.kind == .firstHalf && clause.contains(" thang hanh dong ")
        return isOfMonth || Self.backward.contains { clause.contains(" \($0) ") }
    }

    /// The words of a clause up to a year, in plain letters and a blank around each.
    private func clause(before index: Int, _ list: [WordList.Word]) -> String {
        var words: [String] = []
        var place = index
        while place > 0, words.count < 24, !list[place].gap.contains(where: { ".;:".contains($0) }) {
            place -= 1
            words.insert(list[place].folded, at: 0)
        }
        return " \(words.joined(separator: " ")) "
    }

    private static let backward = ["tong ket", "rut kinh nghiem", "truoc day", "truoc khi", "truoc sap"]

    /// Days below 10 and months 1 and 2 have a zero, other months have none.
    private func padding(in text: CheckedText) -> [Diagnostic] {
        let list = text.words.words
        let places = list.indices.dropLast().filter { index in
            guard index > 1, list[index].folded == "thang", list[index - 2].folded == "ngay" else {
                return false
            }
            return YearCheck.isMisspelt(day: list[index - 1].text, month: list[index + 1].text)
        }
        return places.prefix(1).map { index in
            text.warning(
                .datePadding, index - 2..<index + 2, key: "\(list[index - 1].text)-\(list[index + 1].text)",
                vi: { "ngày tháng viết khác quy định (NĐ 30/2020, Phụ lục I, II.4b): \($0)" },
                en: { "the day is written otherwise than prescribed (NĐ 30/2020, annex I, II.4b): \($0)" },
                hint: Diagnostic.Hint(
                    vi: "thêm số 0 trước ngày dưới 10 và tháng 1, 2; tháng khác không thêm",
                    en: "put a zero before days below 10 and months 1 and 2, before no other month"))
        }
    }

    private static func isMisspelt(day: String, month: String) -> Bool {
        guard let dayNumber = Int(day), let monthNumber = Int(month), (1...31).contains(dayNumber),
            (1...12).contains(monthNumber)
        else { return false }
        let isDayRight = dayNumber > 9 || day.utf8.count == 2
        let isMonthRight =
            monthNumber < 3 ? month.utf8.count == 2 : monthNumber > 9 || month.utf8.count == 1
        return !(isDayRight && isMonthRight)
    }
}
