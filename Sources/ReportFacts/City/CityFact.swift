internal import Diagnostics
internal import PlanModel
package import TemplateEngine

/// What a city's template can ask beside the facts of the city's own plan: `city`.
package struct CityFact: Fact {
    package let city: CityConsolidation

    /// The kinds of unit that the names on the list begin with; all of them where none is known.
    private let kinds: String
    private let requests: CityRequests
    /// Titles of the tables that the report of the year before told and this one cannot.
    private let missedTables: [String]

    package init(_ city: CityConsolidation, reader: RequestReader, comparison: CityComparison? = nil) {
        self.city = city
        missedTables = comparison?.missedTables ?? []
        requests = CityRequests(
            CityRemarkFact.merged(city.counted) { $0.recommendations }, reader: reader)
        let names = city.standings.map { $0.ward.name.lowercased() }
        let found = Self.kinds.filter { kind in names.contains { $0.hasPrefix(kind + " ") } }
        kinds = found.isEmpty ? "phường, xã" : found.joined(separator: ", ")
    }

    package static let typeName = "city"
    package static let fields: [FactField<CityFact>] = [
        FactField("wards", .list(.record(WardFact.shape))) { $0.wards.value },
        FactField("total", .number) { .int($0.city.standings.count) },
        FactField("counted", .number) { .int($0.city.counted.count) },
        FactField("is_whole", .flag) { .bool($0.city.isWhole) },
        FactField("on_time", .list(.record(WardFact.shape))) { $0.wards { $0 == .onTime } },
        FactField("late", .list(.record(WardFact.shape))) { fact in
            fact.wards { if case .late = $0 { true } else { false } }
        },
        FactField("undated", .list(.record(WardFact.shape))) { $0.wards { $0 == .undated } },
        FactField("missing", .list(.record(WardFact.shape))) { $0.wards { $0 == .missing } },
        FactField("refused", .list(.record(RefusedFact.shape))) { fact in
            fact.city.refused.map { RefusedFact(refused: $0, wards: fact.city.standings) }.value
        },
        FactField("not_counted", .number) { .int($0.city.standings.count - $0.city.counted.count) },
        FactField("drafts", .number) { fact in
            .int(fact.city.counted.count { !$0.isOfficial })
        },
        // What the wards are: `phường`, or `phường, xã`.
        FactField("kinds", .text) { .string($0.kinds) },
        FactField("first_cut_off", .optional(.text)) { .text($0.cutOffs.min()?.iso) },
        FactField("last_cut_off", .optional(.text)) { .text($0.cutOffs.max()?.iso) },
        FactField("first_start", .optional(.text)) { .text($0.starts.min()?.iso) },
        FactField("last_start", .optional(.text)) { .text($0.starts.max()?.iso) },
        // Counted wards that do not say from which day on their figures are.
        FactField("without_start", .list(.text)) { fact in
            .list(fact.city.counted.filter { $0.data?.dataFrom == nil }.map { .string($0.ward.name) })
        },
        FactField("last_day", .optional(.text)) { .text($0.lastDay?.iso) },
        FactField("progress", .record(CityProgressFact.shape)) {
            CityProgressFact($0.city.figures.progress).value
        },
        FactField("totals", .record(CityTotalsFact.shape)) {
            CityTotalsFact($0.city.figures).value
        },
        FactField("groups", .list(.record(CityGroupFact.shape))) { $0.groups.value },
        FactField("grouping", .record(GroupingFact.shape)) { GroupingFact(city: $0.city).value },
        FactField("indicators", .list(.record(CityIndicatorFact.shape))) {
            $0.facts($0.city.indicators).value
        },
        // With those of the set that a ward has to count by the year's end, and none has a row of.
        FactField("listed", .list(.record(CityIndicatorFact.shape))) { $0.facts($0.city.listed).value },
        // Those every ward answers for: of the city's set, or its own.
        FactField("compared", .list(.record(CityIndicatorFact.shape))) { $0.facts($0.compared).value },
        FactField("tables", .list(.record(CityTableFact.shape))) { $0.tables(ofStocks: false) },
        // Tables in which nothing can be added.
        FactField("stock_tables", .list(.record(CityTableFact.shape))) { $0.tables(ofStocks: true) },
        FactField("missed_tables", .list(.text)) { .list($0.missedTables.map { .string($0) }) },
        FactField("ranking", .record(RankingFact.shape)) {
            RankingFact(WardRanking($0.city.standings)).value
        },
        FactField("shortcomings", .list(.record(CityRemarkFact.shape))) {
            CityRemarkFact.merged($0.city.counted) { $0.shortcomings }.value
        },
        FactField("difficulties", .list(.record(CityRemarkFact.shape))) {
            CityRemarkFact.merged($0.city.counted) { $0.difficulties }.value
        },
        FactField("recommendations", .list(.record(CityRemarkFact.shape))) { $0.requests.all.value },
        FactField("requests", .record(CityRequests.shape)) { $0.requests.value },
        FactField("strengths", .list(.record(CityRemarkFact.shape))) {
            CityRemarkFact.merged($0.city.counted) { $0.strengths }.value
        },
        FactField("objective_causes", .list(.record(CityRemarkFact.shape))) {
            CityRemarkFact.merged($0.city.counted) { $0.objectiveCauses }.value
        },
        FactField("subjective_causes", .list(.record(CityRemarkFact.shape))) {
            CityRemarkFact.merged($0.city.counted) { $0.subjectiveCauses }.value
        },
        FactField("documents", .number) { fact in
            .int(fact.city.counted.reduce(0) { $0 + ($1.data?.documents ?? 0) })
        },
        FactField("document_wards", .number) { fact in
            .int(fact.city.counted.count { $0.data?.documents ?? 0 > 0 })
        },
        FactField("changes", .list(.record(BoundaryFact.shape))) { $0.changes.value },
        FactField("has_estimates", .flag) { .bool($0.hasEstimates) },
    ]

    private var wards: [WardFact] {
        let compared = compared
        return city.standings.map { WardFact(standing: $0, indicators: compared) }
    }

    private func wards(_ holds: (WardState) -> Bool) -> Value {
        wards.filter { holds($0.standing.state) }.value
    }

    private var groups: [CityGroupFact] {
        city.groups.indices.filter { city.groups[$0].wards > 0 || isShared($0) }.map {
            CityGroupFact(city: city, place: $0)
        }
    }

    private func isShared(_ group: Int) -> Bool {
        city.counted.contains { $0.data?.sharedGroups.contains(group) ?? false }
    }

    private static let kinds = ["phường", "xã", "đặc khu", "thị trấn", "quận", "huyện", "thị xã"]

    private var cutOffs: [CalendarDate] { city.counted.compactMap { $0.data?.dataTo } }

    private var starts: [CalendarDate] { city.counted.compactMap { $0.data?.dataFrom } }

    private var compared: [CityIndicator] { Self.compared(city) }

    /// Those the city answers for.
    static func compared(_ city: CityConsolidation) -> [CityIndicator] {
        city.indicators.filter { $0.definition != nil || $0.own != nil }
    }

    private func facts(_ indicators: [CityIndicator]) -> [CityIndicatorFact] {
        indicators.map { CityIndicatorFact(row: $0, period: city.period, wards: kinds) }
    }

    private func tables(ofStocks: Bool) -> Value {
        city.tables.filter { $0.rows.allSatisfy(\.row.isStock) == ofStocks }.map {
            CityTableFact(table: $0)
        }.value
    }

    /// The day most wards have; nil where there is none.
    private var lastDay: CalendarDate? {
        let days = city.standings.compactMap(\.lastDay)
        let counts = Dictionary(grouping: days) { $0 }.mapValues(\.count)
        return counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
    }

    /// Those of this year and of the one before: figures of these wards cannot be compared.
    private var changes: [BoundaryFact] {
        let year = city.period.year
        return city.standings.map(\.ward).filter { ward in
            ward.hasChanged && ward.since.map { [year - 1, year].contains($0.year) } ?? false
        }.map(BoundaryFact.init)
    }

    private var hasEstimates: Bool {
        let figures = city.figures
        return [figures.events, figures.attendances, figures.women, figures.funding].contains {
            $0.hasEstimate
        } || city.indicators.contains(where: \.hasEstimate)
    }
}

/// The facts of a city's report: those of its own plan, and `city`.
package struct CityReportFacts: Sendable {
    package let own: ReportFacts
    package let city: CityFact
    /// Nil where no earlier report was given.
    private let comparison: CityComparison?

    package init(own: ReportFacts, city: CityFact, comparison: CityComparison? = nil) {
        self.own = own
        self.city = city
        self.comparison = comparison
    }

    package var record: Record {
        let count = ReportFacts.fields.count
        return Record(ReportFacts.typeName, ReportFacts.fields.map(\.name) + ["city"]) { place in
            guard place < count else { return city.value }
            let field = ReportFacts.fields[place]
            // A city compares what its wards add up to.
            if field.name == "comparison", let comparison { return comparison.fact.value }
            return field.value(own)
        }
    }

    /// What a template of a city may ask.
    package static var schema: Schema {
        let shape = ReportFacts.shape
        let city = [(name: "city", kind: FactKind.record(CityFact.shape))]
        return Schema(FactShape(typeName: shape.typeName, fields: shape.fields + city))
    }
}

/// A ward whose bounds changed.
package struct BoundaryFact: Fact {
    let ward: RegisteredWard

    package static let typeName = "boundary_change"
    package static let fields: [FactField<BoundaryFact>] = [
        FactField("ward", .text) { .string($0.ward.name, origin: $0.ward.location.map(Origin.place)) },
        FactField("since", .optional(.text)) { .text($0.ward.since?.iso) },
        FactField("merged_from", .list(.text)) { .list($0.ward.mergedFrom.map { .string($0) }) },
        FactField("split_from", .optional(.text)) { .text($0.ward.splitFrom) },
    ]
}

/// A folder or bundle that is not counted.
package struct RefusedFact: Fact {
    let refused: RefusedWard
    let wards: [WardStanding]

    package static let typeName = "refused"
    package static let fields: [FactField<RefusedFact>] = [
        FactField("file", .text) { fact in
            .string(fact.refused.path.split(separator: "/").last.map(String.init) ?? fact.refused.path)
        },
        FactField("ward", .optional(.text)) { fact in
            .text(fact.refused.place.map { fact.wards[$0].ward.name })
        },
        FactField("reason", .text) { .string($0.refused.reason.vi) },
    ]
}

/// How tasks were put into groups.
package struct GroupingFact: Fact {
    let city: CityConsolidation

    package static let typeName = "grouping"
    package static let fields: [FactField<GroupingFact>] = [
        FactField("file", .text) {
            .string($0.city.groupingPath.split(separator: "/").last.map(String.init) ?? "")
        },
        FactField("by_heading", .number) { .int($0.city.bases[.heading] ?? 0) },
        FactField("by_text", .number) { .int($0.city.bases[.text] ?? 0) },
        FactField("by_none", .number) { .int($0.city.bases[.none] ?? 0) },
        FactField("other", .text) { .string($0.city.grouping.other) },
        FactField("groups", .list(.record(GroupWordsFact.shape))) {
            $0.city.grouping.groups.map(GroupWordsFact.init).value
        },
    ]
}

/// A group and the words that put a task into it.
package struct GroupWordsFact: Fact {
    let group: TaskGrouping.Group

    package static let typeName = "group_words"
    package static let fields: [FactField<GroupWordsFact>] = [
        FactField("name", .text) { .string($0.group.name, origin: $0.group.location.map(Origin.place)) },
        FactField("words", .list(.text)) { .list($0.group.words.map { .string($0) }) },
    ]
}
