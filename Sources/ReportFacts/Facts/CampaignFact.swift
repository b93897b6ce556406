internal import Diagnostics
package import PlanModel
internal import TemplateEngine

/// A month of action with the tasks that carry it out.
package struct CampaignFact: Fact {
    package let campaign: Campaign
    /// Those that are about it.
    package let own: [TaskFact]
    /// Those that carry it out beside other work: counted and told with their chapters alone, for nobody
    /// knows which part of their figures is the campaign's.
    package let shared: [TaskFact]
    /// The day up to which the report can know of it; nil when nothing says.
    package let knownTo: CalendarDate?
    package let period: ReportingPeriod
    /// Whether the directions name it already, by the office's own words or an open task.
    package let isInDirections: Bool

    package static let typeName = "campaign"
    package static let fields: [FactField<CampaignFact>] = [
        FactField("name", .text) {
            .string($0.campaign.name, origin: $0.campaign.location.map(Origin.place))
        },
        FactField("short_name", .text) {
            .string($0.shortName, origin: $0.campaign.location.map(Origin.place))
        },
        FactField("time", .text) { .string($0.time) },
        FactField("is_tentative", .flag) { .bool($0.campaign.isTentative) },
        FactField("from", .text) { .string($0.campaign.from.iso) },
        FactField("to", .text) { .string($0.campaign.to.iso) },
        FactField("is_ahead", .flag) { .bool($0.isAhead) },
        FactField("is_running", .flag) { .bool($0.isRunning) },
        FactField("is_over", .flag) { .bool($0.isOver) },
        FactField("known_to", .optional(.text)) { .text($0.knownTo?.iso) },
        FactField("needs_notice", .flag) { .bool($0.needsNotice) },
        FactField("goes_on", .flag) { .bool($0.goesOn) },
        FactField("waiting", .record(AgendaPartFact.shape)) { AgendaPartFact($0.waiting).value },
        FactField("tasks", .list(.record(TaskFact.shape))) { $0.tasks.value },
        FactField("own", .list(.record(TaskFact.shape))) { $0.own.value },
        FactField("shared", .list(.record(TaskFact.shape))) { $0.shared.value },
        FactField("outcomes", .record(OutcomesFact.shape)) {
            OutcomesFact($0.own, in: $0.campaign).value
        },
        FactField("totals", .record(TotalsFact.shape)) { TotalsFact($0.own).value },
        FactField("progress", .record(ProgressFact.shape)) { ProgressFact($0.own).value },
    ]

    /// `Tháng hành động`, where the full name stands close by; other names as they are.
    private var shortName: String {
        let words = campaign.name.words().prefix(3).joined(separator: " ")
        return Folding.ascii(words) == "thang hanh dong" ? words : campaign.name
    }

    /// `từ ngày 15/11/2025 đến ngày 15/12/2025`, or `trong tháng 6 năm 2025` for a whole month.
    private var time: String {
        let (from, to) = (campaign.from, campaign.to)
        let last = CalendarDate.days(in: from.month, of: from.year)
        guard from.day == 1, (to.year, to.month, to.day) == (from.year, from.month, last) else {
            return "từ ngày \(DateText.short(from)) đến ngày \(DateText.short(to))"
        }
        return "trong tháng \(DateText.padded(from.month, below: 3)) năm \(from.year)"
    }

    private var isOver: Bool { knownTo.map { campaign.to <= $0 } ?? false }
    /// Half a year's report knows of no day behind its period, whether or not it says how far it knows.
    private var isAhead: Bool {
        let last = period.kind == .annual ? knownTo : [knownTo, period.lastDay].compactMap(\.self).min()
        return last.map { $0 < campaign.from } ?? false
    }
    private var isRunning: Bool { knownTo.map { campaign.from <= $0 && $0 < campaign.to } ?? false }

    private var tasks: [TaskFact] { (own + shared).sorted { $0.position < $1.position } }
    /// Reported as not begun.
    private var waiting: [TaskFact] { own.filter { $0.result?.status == .notStarted } }

    /// Whether the annual report leaves some of its tasks open before its last day.
    private var goesOn: Bool { period.kind == .annual && !isOver && own.contains(where: \.isOpen) }

    /// A campaign of the second half is announced in the first half's report, unless the directions name it.
    private var needsNotice: Bool {
        period.kind == .firstHalf && campaign.from.year == period.year && campaign.from.month > 6
            && !isInDirections
    }
}

/// Which campaign a task carries out: the one it names near its beginning; and which it carries out beside
/// other work.
package struct CampaignMatcher: Sendable {
    private let campaigns: [(campaign: Campaign, words: [Substring])]
    /// The folded words a text must hold to name one of them, for a quick no.
    private let leads: [String]

    package init(_ campaigns: [Campaign]) {
        self.campaigns = campaigns.map { ($0, CampaignMatcher.words($0.name)) }
        leads = self.campaigns.map { $0.words.prefix(Self.leadWords).joined(separator: " ") }
    }

    /// Nil when a text names none, or only in passing after its first dozen words.
    package func campaign(in text: String) -> Campaign? {
        folded(text).flatMap { match(in: CampaignMatcher.words(folded: $0)) { $0.count <= Self.latestStart } }
    }

    /// The campaigns that a later clause of a text begins with, or that are to be carried out by what the text
    /// asks for: `…; tổ chức Tháng hành động …`. None where one is named in passing, among the days of a year.
    package func campaigns(sharedIn text: String) -> Set<Campaign> {
        for clause in folded(text)?.split(whereSeparator: { ".;".contains($0) }) ?? [] {
            let words = CampaignMatcher.words(folded: String(clause))
            let first = match(in: words) { before in
                before.count <= Self.latestStart
                    || Self.deeds.contains(before.suffix(2).joined(separator: " "))
            }
            if let first { return named(in: words).union([first]) }
        }
        return []
    }

    /// The campaigns that a text names among the days of a year, and of which its result tells; where the
    /// result only says `Tháng hành động`, the one that the text names.
    func campaigns(named text: String, andToldIn result: String) -> Set<Campaign> {
        guard folded(result) != nil, let asked = folded(text).map({ named(in: Self.words(folded: $0)) })
        else { return [] }
        let told = asked.intersection(named(in: Self.words(result)))
        return told.isEmpty && asked.count == 1 ? asked : told
    }

    /// Those that words name by more than what all campaigns are called.
    private func named(in words: [Substring]) -> Set<Campaign> {
        Set(
            words.indices.compactMap { start in
                campaigns.map { ($0.campaign, Self.commonLength(words[start...], $0.words[...])) }
                    .filter { $0.1 > Self.leadWords }.max { $0.1 < $1.1 }?.0
            })
    }

    /// Whether a text that names a campaign also names another month of action or one of the days that a year
    /// keeps for women, families and children: nobody knows which part of its figures is the campaign's.
    package func holdsOtherDays(_ text: String, than campaign: Campaign) -> Bool {
        let days = text.split { !($0.isNumber || $0 == "/") }.map { $0.split(separator: "/").map { Int($0) } }
        if days.contains(where: { $0.count == 2 && Self.feasts.contains($0) }) { return true }
        let (words, name) = (Self.words(text), Self.words(campaign.name))
        let lead = name.prefix(Self.leadWords)
        guard name.count > lead.count, lead.joined(separator: " ") == "thang hanh dong" else {
            return false
        }
        return words.indices.contains { start in
            Self.commonLength(words[start...], lead) == lead.count
                && Self.commonLength(words[start...], name[...]) == lead.count
                && words[start...].dropFirst(lead.count).first.map(Self.themes.contains) ?? false
        }
    }

    private static let feasts: Set<[Int?]> = [
        [8, 3], [20, 3], [15, 5], [1, 6], [28, 6], [11, 10], [20, 10],
    ]
    /// What the name of a month of action goes on with; `Tháng hành động` alone is the one named before.
    private static let themes: Set<Substring> = ["phong", "vi", "quoc", "ve"]

    /// Whether a text names a campaign at all, wherever.
    func isNamed(in text: String) -> Bool { folded(text) != nil }

    /// A text without marks and case; nil where it names no campaign.
    private func folded(_ text: String) -> String? {
        guard !campaigns.isEmpty else { return nil }
        let folded = Folding.ascii(text)
        return leads.contains { TextSearch.contains($0, in: folded) } ? folded : nil
    }

    /// The campaign that words name at the greatest length from a first place that holds on.
    private func match(
        in words: [Substring], from holds: (ArraySlice<Substring>) -> Bool
    ) -> Campaign? {
        var best: (campaign: Campaign, length: Int)?
        for start in words.indices {
            for (campaign, name) in campaigns {
                let length = CampaignMatcher.commonLength(words[start...], name[...])
                let needed = min(CampaignMatcher.leadWords, name.count)
                guard length >= needed, length >= best?.length ?? 0 else { continue }
                guard best != nil || holds(words[..<start]) else { continue }
                best = (campaign, length)
            }
        }
        return best?.campaign
    }

    private static let deeds: Set = ["to chuc", "trien khai", "thuc hien", "huong ung", "phat dong"]

    /// "Tháng hành động" and its like.
    private static let leadWords = 3
    private static let latestStart = 12

    /// Letters and digits without marks and case; punctuation separates.
    private static func words(_ text: String) -> [Substring] { words(folded: Folding.ascii(text)) }

    private static func words(folded text: String) -> [Substring] {
        text.split { !($0.isLetter || $0.isNumber) }
    }

    private static func commonLength(_ left: ArraySlice<Substring>, _ right: ArraySlice<Substring>) -> Int {
        var count = 0
        for (one, other) in zip(left, right) {
            guard one == other else { break }
            count += 1
        }
        return count
    }
}
