internal import Diagnostics
internal import PlanModel

extension DiagnosticID {
    static let wordDate = DiagnosticID("word-date", .data)
    static let wordTwice = DiagnosticID("word-twice", .data)
}

/// Misprints that can be known for sure: days no calendar has, words typed twice, marks without their other half.
struct MisprintCheck {
    private let plan: Plan
    private let file: Location?

    init(_ material: CheckMaterial) {
        plan = material.plan
        file = material.planFile
    }

    func findings(in texts: [CheckedText]) -> [Diagnostic] {
        (texts + names).flatMap { days(in: $0) + twice(in: $0) }
            + (texts + CheckedText.headings(plan)).flatMap { unpaired(in: $0) + partedDays(in: $0) }
    }

    /// What the report calls offices and places by.
    private var names: [CheckedText] {
        plan.units.map { CheckedText("units.\($0.id)", .plan, $0.name, at: $0.location) }
            + [
                CheckedText(
                    "organisation.issuer", .plan, plan.organisation.issuer.joined(separator: " "), at: file)
            ]
            + plan.recipients.enumerated().map {
                CheckedText("plan.recipients.\($0.offset + 1)", .plan, $0.element, at: file)
            }
    }

    // MARK: - Days

    /// `31/11`, `ngày 30 tháng 2`, `15/13/2025`, `tháng 13/2025`.
    private func days(in text: CheckedText) -> [Diagnostic] {
        let list = text.words.words
        var told: Set<String> = []
        return list.indices.compactMap { index in
            guard let (range, day) = impossibleDay(at: index, list), told.insert(day).inserted else {
                return nil
            }
            return text.warning(
                .wordDate, range, key: day, vi: { "không có ngày, tháng này trong lịch: \($0)" },
                en: { "no calendar has this day or month: \($0)" },
                hint: Diagnostic.Hint(vi: "xem lại ngày tháng", en: "check the day"))
        }
    }

    private func impossibleDay(at index: Int, _ list: [WordList.Word]) -> (range: Range<Int>, day: String)? {
        func number(_ place: Int, after gap: String? = nil) -> Int? {
            guard list.indices.contains(place), list[place].text.utf8.count <= 4,
                gap.map({ list[place].gap == $0 }) ?? true
            else { return nil }
            return Int(list[place].text)
        }
        let before = index > 0 ? list[index - 1].folded : ""
        if list[index].folded == "thang", Int(before) == nil, let month = number(index + 1) {
            let isOfYear = number(index + 2, after: "/") ?? 0 > 1900 || isYear(at: index + 2, list)
            return isOfYear && !(1...12).contains(month) ? (index..<index + 2, "thang-\(month)") : nil
        }
        guard let day = number(index), list[index].text.utf8.count <= 2 else { return nil }
        if before == "ngay", list.indices.contains(index + 2), list[index + 1].folded == "thang",
            list[index + 1].follows, let month = number(index + 2)
        {
            return isDay(day, month, nil) ? nil : (index - 1..<index + 3, "\(day)-\(month)")
        }
        // `24/29 nhiệm vụ` is no day, unless a year or the word says so.
        guard list[index].gap != "/", let month = number(index + 1, after: "/"),
            list[index + 1].text.utf8.count <= 2
        else { return nil }
        let year = number(index + 2, after: "/").flatMap { $0 > 999 ? $0 : nil }
        guard year != nil || before == "ngay", !isDay(day, month, year) else { return nil }
        return (index..<index + (year == nil ? 2 : 3), "\(day)-\(month)")
    }

    private func isYear(at index: Int, _ list: [WordList.Word]) -> Bool {
        list.indices.contains(index + 1) && list[index].folded == "nam"
            && list[index + 1].text.utf8.count == 4
            && Int(list[index + 1].text) != nil
    }

    /// Of a year that is not named any may be meant: 29 February is a day.
    private func isDay(_ day: Int, _ month: Int, _ year: Int?) -> Bool {
        CalendarDate(year: year ?? 2024, month: month, day: day) != nil
    }

    // MARK: - Words

    /// `công tác công tác`, `của của`; in a name, which has no such figures of speech, any word.
    private func twice(in text: CheckedText) -> [Diagnostic] {
        let list = text.words.words
        let isName = text.name.hasPrefix("units.") || text.name.hasPrefix("organisation.")
        var told: Set<String> = []
        return list.indices.compactMap { index in
            let one =
                isTwice(index, 1, list)
                && (isName || MisprintCheck.small.contains(list[index].text.lowercased()))
            let two = !one && isTwice(index, 2, list) && list[index].folded != list[index + 1].folded
            let length = one ? 1 : 2
            guard one || two, told.insert(list[index].folded).inserted else { return nil }
            return text.warning(
                .wordTwice, index..<index + 2 * length, key: list[index].text,
                vi: { "chữ ghi hai lần liền nhau: \($0)" }, en: { "words typed twice in a row: \($0)" },
                hint: Diagnostic.Hint(vi: "bỏ bớt một lần", en: "take one out"))
        }
    }

    /// Words that no sense doubles; `luôn luôn`, `từ từ` are words of their own.
    private static let small: Set<String> = [
        "và", "của", "các", "trong", "cho", "với", "về", "tại", "theo", "những", "được",
    ]

    /// Whether so many words come again at once, with nothing but blanks between.
    private func isTwice(_ index: Int, _ length: Int, _ list: [WordList.Word]) -> Bool {
        guard index + 2 * length <= list.count else { return false }
        return (0..<length).allSatisfy { step in
            let again = list[index + length + step]
            return again.follows && again.text.lowercased() == list[index + step].text.lowercased()
        } && list[index..<index + length].allSatisfy { $0.text.contains(where: \.isLetter) }
    }
}
