internal import Diagnostics
internal import PlanModel

extension DiagnosticID {
    static let toldBeforeDay = DiagnosticID("told-before-day", .data)
}

/// What is told as done of days that had not come when the figures were closed: `đã tổ chức Lễ phát động từ
/// ngày 15/11` where they go up to June. Who reads that believes nothing else.
struct ToldDayCheck {
    private let period: ReportingPeriod
    private let from: CalendarDate?
    private let closed: CalendarDate?
    private let date: CalendarDate?
    private let results: [TaskResult]
    private let campaigns: [(campaign: Campaign, words: WordList)]
    /// The words of their names.
    let campaignWords: Set<String>
    /// The words of the names of the office and its units.
    let doers: Set<String>

    init(_ material: CheckMaterial) {
        period = material.period
        from = material.input.dataFrom
        closed = TaskFact.Timing.closingDay(of: material.input, material.period)
        date = material.input.date
        results = material.results.tasks
        campaigns = material.plan.campaigns.map { ($0, WordList($0.name)) }
        campaignWords = Set(campaigns.flatMap { $0.words.words.map { $0.text.lowercased() } })
        let names = [material.plan.organisation.short] + material.plan.units.map(\.name)
        doers = Set(names.flatMap { WordList($0).words.map { $0.text.lowercased() } })
    }

    /// Of what units and the office tell of the past; plans and reasons speak of any day.
    func findings(in texts: [CheckedText]) -> [Diagnostic] {
        guard let closed else { return [] }
        // What was held between the closing of the figures and the day of the report may be told.
        let told = max(closed, date ?? closed)
        let byName = Dictionary(
            results.filter(\.status.expectsFigures).map { ("\($0.taskID.text).ket-qua", $0) },
            uniquingKeysWith: { first, _ in first })
        return texts.flatMap { text -> [Diagnostic] in
            let result = byName[text.name]
            guard result != nil || text.name.hasPrefix("assessment.") else { return [] }
            // An estimate goes up to the end of the period.
            let bound = result?.isEstimate == true ? max(told, period.lastDay) : told
            let clauses = clauses(of: text.text)
            return clauses.compactMap { clause in
                var time = time(in: clause, after: bound)
                if time == nil, result?.status == .done {
                    time = timeOfPlainDeed(in: clause, isAlone: clauses.count == 1, after: bound)
                }
                time =
                    time
                    ?? timeOfOtherOrder(
                        in: clause, isDone: result?.status == .done, isAlone: clauses.count == 1, after: bound
                    ) ?? timeOfCountedDeed(in: clause, after: bound)
                return time.map { finding(clause, $0, closed: closed, text) }
            }
        }
    }

    private func clauses(of text: String) -> [Substring] {
        text.split { $0 == ";" || $0.isNewline }.flatMap { $0.split(separator: ". ") }
    }

    // MARK: - What a clause tells

    /// A day, or the month that begins on it.
    struct Time {
        let first: CalendarDate
        var isMonth = false
        var isQuarter = false
        /// Whether the order of the words leaves open that another day is meant.
        var isDoubtful = false

        var vi: String {
            if isQuarter { return "quý \(Numerals.roman(quarter) ?? "")/\(first.year)" }
            return isMonth ? "tháng \(first.month)/\(first.year)" : "ngày \(DateText.short(first))"
        }
        var en: String {
            if isQuarter { return "\(first.year)-Q\(quarter)" }
            return isMonth ? String(first.iso.dropLast(3)) : first.iso
        }
        private var quarter: Int { (first.month + 2) / 3 }
    }

    /// The first time of what a clause tells as done, where all of it lies behind a day; nil for any other.
    private func time(in clause: Substring, after bound: CalendarDate) -> Time? {
        guard let start = ToldDeed.start(in: clause) else { return nil }
        // `Ngày 20/5 đã tổ chức họp …`: its day is told already.
        guard DateReader.dates(in: String(clause[..<start])).isEmpty else {
            return timeAhead(of: start, in: clause, after: bound)
        }
        let said = String(clause[start...])
        let days = days(in: said)
        guard let first = days.first else { return campaign(in: said, after: bound).map { Time(first: $0) } }
        let before = WordList(String(decoding: said.utf8.prefix(first.range.lowerBound), as: UTF8.self))
        guard isOfDeed(before.words[...]),
            let time = firstTime(of: days, after: bound.dayNumber + Self.leadTime(of: said))
        else { return nil }
        let isOfCampaign = campaigns.contains { campaign in
            before.places(of: campaign.words).contains { Self.isMatter(before.words[..<$0.lowerBound]) }
        }
        return isOfCampaign || Self.mayBeName(first, in: said) ? doubtful(time) : time
    }

    /// The days and months that a text names.
    func days(in text: String) -> [DateMention] {
        let (mentions, bytes) = (DateReader.dates(in: text), Array(text.utf8))
        return mentions.indices.filter { isDay($0, of: mentions, in: bytes) }.map { mentions[$0] }
            .filter { $0.date(inYear: period.year) != nil && !Self.isNameOrCount($0, in: text) }
    }

    /// The first of several times, where all of them lie behind a day.
    func firstTime(of days: [DateMention], after bound: Int) -> Time? {
        let dates = days.compactMap { $0.date(inYear: period.year) }
        guard let first = days.first, let date = dates.first, !isOfLastYear(first),
            dates.allSatisfy({ bound < $0.dayNumber })
        else { return nil }
        return Time(first: date, isMonth: first.day == nil)
    }

    /// A campaign of the plan by its whole name, of this year.
    private func campaign(in said: String, after bound: CalendarDate) -> CalendarDate? {
        let words = WordList(said)
        let named = campaigns.filter { campaign in
            words.places(of: campaign.words).contains { place in
                let before = words.words[..<place.lowerBound]
                return isOfDeed(before) && !Self.isMatter(before)
            }
        }.map(\.campaign.from)
        let isOfOtherYear = words.words.contains { word in
            word.text.utf8.count == 4 && Int(word.text).map { $0 > 1900 && $0 != period.year } ?? false
        }
        guard let first = named.min(), !isOfOtherYear, bound < first else { return nil }
        return first
    }

    /// December without a year is the last one where the figures begin then.
    private func isOfLastYear(_ mention: DateMention) -> Bool {
        guard mention.year == nil, let from else { return false }
        let day = mention.day ?? CalendarDate.days(in: mention.month, of: period.year - 1)
        return CalendarDate(year: period.year - 1, month: mention.month, day: day).map { from <= $0 } ?? false
    }

    /// Days between a ceremony and what it begins: a contest is launched weeks before it.
    static func leadTime(of said: String) -> Int { said.lowercased().contains("phát động") ? 60 : 0 }

    /// Whether numbers are meant as a day: `9/12 phường` are not.
    private func isDay(_ index: Int, of mentions: [DateMention], in bytes: [UInt8]) -> Bool {
        let mention = mentions[index]
        if mention.year != nil { return true }
        let before = String(
            decoding: bytes[..<mention.range.lowerBound].suffix(Self.lookedBack), as: UTF8.self
        ).lowercased()
        let last = before.split { !$0.isLetter && !$0.isNumber }.last ?? ""
        if mention.day == nil { return Int(last) == nil }
        if Self.leads.contains(String(last)) { return true }
        let neighbours = [index - 1, index + 1].filter(mentions.indices.contains).map { mentions[$0].range }
        return neighbours.contains { other in
            let between =
                min(
                    mention.range.upperBound, other.upperBound)..<max(
                    mention.range.lowerBound, other.lowerBound)
            let joint = String(decoding: bytes[between], as: UTF8.self).split(separator: " ")
            return joint.count == 1 && ["-", "–"].contains(joint[0])
        }
    }

    /// In bytes: longer than any word that leads a day.
    private static let lookedBack = 32
    private static let leads: Set = ["ngày", "hôm", "từ", "đến", "tới", "hết", "vào", "sáng", "chiều", "tối"]

    private func isOfDeed(_ words: ArraySlice<WordList.Word>) -> Bool {
        ToldDeed.isAll(of: words, beside: campaignWords)
    }

    // MARK: - What is said of it

    private func finding(
        _ clause: Substring, _ time: Time, closed: CalendarDate, _ text: CheckedText
    ) -> Diagnostic {
        let words = clause.split { $0.isWhitespace }
        let excerpt = words.prefix(Self.shown).joined(separator: " ") + (words.count > Self.shown ? " …" : "")
        return Diagnostic(
            time.isDoubtful ? .warning : .error, .toldBeforeDay,
            Message(
                vi:
                    "“\(excerpt)” kể việc của \(time.vi), nhưng số liệu tính đến ngày \(DateText.short(closed))",
                en: "“\(excerpt)” tells as done what is of \(time.en), but the figures go up to \(closed.iso)"
            ),
            at: text.location,
            hints: [
                Diagnostic.Hint(
                    vi:
                        "sửa ngày, hoặc viết là việc sẽ làm; nếu số liệu tính đến sau ngày ấy, sửa “to” của mục data trong reports/\(period.name).yaml",
                    en:
                        "correct the day, or tell it as what is to come; where the figures go beyond it, correct “to” under data in reports/\(period.name).yaml"
                )
            ]
        ).about("\(text.name)/\(FindingKey.of(time.en))")
    }

    /// Words of a clause that are shown.
    private static let shown = 16
}
