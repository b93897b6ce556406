internal import Diagnostics
internal import PlanModel
internal import TemplateEngine

/// How far the tasks of some wards are; the names are those of `progress`.
package struct CityProgressFact: Fact {
    let progress: CityProgress

    init(_ progress: CityProgress) { self.progress = progress }

    package static let typeName = "city_progress"
    package static let fields: [FactField<CityProgressFact>] = [
        FactField("total", .number) { count($0.progress.total) },
        FactField("reported", .number) { count($0.progress.reported) },
        FactField("unreported", .number) { count($0.progress.unreported) },
        FactField("done", .number) { count($0.progress.done) },
        FactField("done_estimated", .number) { count($0.progress.doneEstimated) },
        FactField("in_progress", .number) { count($0.progress.inProgress) },
        FactField("not_started", .number) { count($0.progress.notStarted) },
        FactField("none_arose", .number) { count($0.progress.noneArose) },
        FactField("done_share", .optional(.number)) {
            $0.share($0.progress.doneShare, of: $0.progress.arisen)
        },
        FactField("done_of_total", .text) { $0.done(of: $0.progress.arisen) },
        // Of all that were to be done, those nobody reported among them.
        FactField("due_share", .optional(.number)) { $0.share($0.progress.dueShare, of: $0.progress.due) },
        FactField("done_of_due", .text) { $0.done(of: $0.progress.due) },
    ]

    /// `24/28`
    private func done(of tally: Tally) -> Value {
        let (part, all) = (FigureValue(progress.done.count), FigureValue(tally.count))
        return .string(
            NumberText.number(part) + "/" + NumberText.number(all), origin: tally.origin("count"))
    }

    private func share(_ value: FigureValue?, of tally: Tally) -> Value {
        value.map { .decimal($0, origin: tally.origin("share")) } ?? .none
    }

    private static func count(_ tally: Tally) -> Value { .int(tally.count, origin: tally.origin("count")) }
}

/// The flow figures of some wards; the names are those of `totals`.
package struct CityTotalsFact: Fact {
    let figures: CityFigures

    init(_ figures: CityFigures) { self.figures = figures }

    package static let typeName = "city_totals"
    package static let fields: [FactField<CityTotalsFact>] = [
        FactField("events", .record(CityAmountFact.shape)) { $0.amount($0.figures.events).value },
        FactField("attendances", .record(CityAmountFact.shape)) { $0.amount($0.figures.attendances).value },
        FactField("women", .record(CityAmountFact.shape)) { $0.amount($0.figures.women).value },
        FactField("funding", .record(CityAmountFact.shape)) { $0.amount($0.figures.funding).value },
        FactField("women_present", .optional(.number)) { $0.womenPresent },
        FactField("women_base", .optional(.number)) { $0.womenBase },
        FactField("women_share", .optional(.number)) { $0.womenShare },
    ]

    private func amount(_ flow: FlowSum) -> CityAmountFact { CityAmountFact(flow: flow) }

    /// Women among the attendances: of the rows that give both.
    private var womenPresent: Value {
        guard let present = figures.womenOfBoth.total else { return .none }
        return .decimal(present, origin: figures.womenOfBoth.origin("sum"))
    }

    /// The attendances that those women are among.
    private var womenBase: Value {
        guard let whole = figures.attendancesOfBoth.total else { return .none }
        return .decimal(whole, origin: figures.attendancesOfBoth.origin("sum"))
    }

    private var womenShare: Value {
        guard let share = figures.womenShare else { return .none }
        let parts = [figures.womenOfBoth, figures.attendancesOfBoth].compactMap { $0.origin("sum") }
        return .decimal(share, origin: parts.isEmpty ? nil : .computed(rule: "share", parts: parts))
    }
}

/// One figure added over tasks and wards.
package struct CityAmountFact: Fact {
    let flow: FlowSum

    package static let typeName = "city_amount"
    package static let fields: [FactField<CityAmountFact>] = [
        FactField("sum", .optional(.number)) { fact in
            fact.flow.total.map { .decimal($0, origin: fact.flow.origin("sum")) } ?? .none
        },
        FactField("given", .number) { .int($0.flow.given) },
        FactField("missing", .number) { .int($0.flow.missing) },
        FactField("wards", .number) { .int($0.flow.wards) },
        FactField("short_wards", .number) { .int($0.flow.shortWards) },
        // Over the wards that are counted; how many are not is told beside the sum.
        FactField("is_complete", .flag) { .bool($0.flow.missing == 0) },
        FactField("has_estimate", .flag) { .bool($0.flow.hasEstimate) },
    ]
}

/// A task group over the wards.
package struct CityGroupFact: Fact {
    let city: CityConsolidation
    /// Among the groups.
    let place: Int

    private var figures: CityFigures { city.groups[place] }

    package static let typeName = "city_group"
    package static let fields: [FactField<CityGroupFact>] = [
        FactField("name", .text) { .string($0.city.grouping.names[$0.place]) },
        FactField("wards", .number) { .int($0.figures.wards) },
        // Wards with a task of it that is done or going on.
        FactField("active", .number) { .int($0.figures.activeWards) },
        // Wards by name: with tasks and nothing done; without tasks, doing it beside other work; without any.
        FactField("idle", .list(.text)) { fact in
            fact.names { $0.wards > 0 && $0.activeWards == 0 && !$1 }
        },
        FactField("sharing", .list(.text)) { fact in fact.names { $0.activeWards == 0 && $1 } },
        FactField("without", .list(.text)) { fact in fact.names { $0.wards == 0 && !$1 } },
        FactField("told", .list(.record(ToldResultFact.shape))) { $0.city.told[$0.place].value },
        FactField("progress", .record(CityProgressFact.shape)) {
            CityProgressFact($0.figures.progress).value
        },
        FactField("totals", .record(CityTotalsFact.shape)) { CityTotalsFact($0.figures).value },
    ]

    /// The counted wards whose figures in the group, and whether they share its campaign, are of a kind.
    private func names(_ holds: (CityFigures, Bool) -> Bool) -> Value {
        .list(
            city.counted.filter { standing in
                standing.data.map { holds($0.groups[place], $0.sharedGroups.contains(place)) } ?? false
            }.map { .string($0.ward.name, origin: $0.ward.location.map(Origin.place)) })
    }
}

/// An indicator over the wards.
package struct CityIndicatorFact: Fact {
    let row: CityIndicator
    let period: ReportingPeriod
    /// What the city's wards are: `phường, xã`.
    let wards: String

    package static let typeName = "city_indicator"
    package static let fields: [FactField<CityIndicatorFact>] = [
        FactField("id", .text) { .string($0.row.id) },
        FactField("name", .text) { .text($0.fact.name) },
        FactField("unit", .optional(.text)) { .text($0.row.unit) },
        FactField("full_unit", .optional(.text)) { .text($0.fullUnit) },
        FactField("is_percent", .flag) { .bool($0.fact.isPercent) },
        FactField("digits", .number) { .int($0.digits) },
        FactField("numerator", .optional(.number)) { $0.part($0.row.numerator, \.numerator) },
        FactField("denominator", .optional(.number)) { $0.part($0.row.denominator, \.denominator) },
        FactField("value", .optional(.number)) { fact in
            fact.value.map { .decimal($0, origin: fact.row.origin) } ?? .none
        },
        FactField("is_own", .flag) { .bool($0.row.own != nil) },
        // Beside the city's own value, what the wards' figures come to.
        FactField("wards_value", .optional(.number)) { fact in
            fact.valueOfWards.map { .decimal($0, origin: fact.row.originOfWards) } ?? .none
        },
        // A goal of the city's own plan.
        FactField("is_of_plan", .flag) { .bool($0.row.definition?.isOfPlan ?? false) },
        FactField("state", .text) { .string($0.stateText) },
        FactField("is_reached", .flag) { .bool($0.fact.state == .reached) },
        FactField("is_missed", .flag) { .bool($0.fact.state == .missed) },
        FactField("is_ahead", .flag) { .bool($0.fact.state == .ahead) },
        FactField("is_unjudged", .flag) { .bool($0.fact.state == .unjudged) },
        FactField("is_none_arose", .flag) { .bool($0.fact.state == .noneArose) },
        FactField("is_undivided", .flag) { .bool($0.fact.state == .undivided) },
        FactField("denominator_name", .optional(.text)) { .text($0.row.definition?.denominator) },
        FactField("goal_distance", .optional(.number)) { $0.fact.goalDistance },
        FactField("target", .optional(.text)) { $0.fact.target },
        FactField("target_in_sentence", .optional(.text)) { $0.targetInSentence },
        FactField("target_year", .optional(.number)) { $0.fact.targetYear },
        FactField("target_when", .optional(.text)) { .text($0.fact.targetWhen) },
        // Each ward has its mean, and the city none.
        FactField("is_per_ward", .flag) { .bool($0.isPerWard) },
        FactField("wards", .number) { .int($0.row.wards) },
        // Of one the set does not have.
        FactField("reporters", .list(.text)) { .list($0.row.reporters.map { .string($0) }) },
        FactField("without_parts", .number) { .int($0.row.withoutParts) },
        FactField("other_unit", .number) { .int($0.row.otherUnit) },
        FactField("blank", .number) { .int($0.row.blank) },
        FactField("measured", .number) { .int($0.row.values.count) },
        FactField("undivided", .number) { .int($0.row.undivided) },
        // Of its wards those where nothing arose of what it counts.
        FactField("none_arose", .number) { .int($0.row.noneArose.count) },
        FactField("goals", .number) { .int($0.row.goals) },
        FactField("reached", .number) { .int($0.row.reached) },
        FactField("ahead", .number) { .int($0.row.ahead) },
        FactField("lowest", .optional(.number)) { extreme($0.row.lowest) },
        FactField("highest", .optional(.number)) { extreme($0.row.highest) },
        // Wards with the very same value.
        FactField("lowest_wards", .list(.text)) { $0.names(at: $0.row.lowest) },
        FactField("highest_wards", .list(.text)) { $0.names(at: $0.row.highest) },
        FactField("is_complete", .flag) { .bool($0.isComplete) },
        FactField("has_estimate", .flag) { .bool($0.row.asIndicator.isEstimate) },
    ]

    /// Whether every ward that is counted and has a value is in it.
    var isComplete: Bool { row.own != nil || row.withoutParts + row.otherUnit == 0 }

    /// The city's row as any office's.
    var fact: IndicatorFact {
        IndicatorFact(
            row.asIndicator, definition: row.judge, year: period.year,
            office: Self.office, isYearOver: period.kind == .annual)
    }

    static let office = IndicatorFact.Office(level: .city, kind: "thành phố")

    var value: FigureValue? { IndicatorFact.value(of: row.asIndicator, row.judge) }

    private var valueOfWards: FigureValue? {
        row.own == nil ? nil : IndicatorFact.value(of: row.ofWards, row.judge)
    }

    /// Decimals with which neither its value nor a ward's beside it crosses the goal.
    private var digits: Int {
        fact.digits(beside: row.values.values.map(\.value) + [valueOfWards].compactMap { $0 })
    }

    private func part(_ sum: FlowSum, _ own: (Indicator) -> Figure) -> Value {
        if let typed = row.own { return .figure(own(typed)) }
        if row.isMean { return .none }
        return sum.total.map { .decimal($0, origin: sum.origin("sum")) } ?? .none
    }

    /// Of what each ward has its own mean of, with what it is a mean of: `tin, bài/quý`.
    private var fullUnit: String? {
        guard row.isMean, let unit = row.unit, let part = row.definition?.denominator else {
            return fact.fullUnit
        }
        return "\(unit)/\(part)"
    }

    private var targetInSentence: Value {
        guard row.isMean, fact.typedTarget == nil, let goal = fact.goal, let unit = fullUnit else {
            return fact.targetInSentence
        }
        return .string(goal.text(unit: " \(unit)"))
    }

    var isPerWard: Bool { row.isMean && !row.values.isEmpty }

    private func names(at extreme: CityIndicator.WardValue?) -> Value {
        let wards = row.values.values.filter { $0.value == extreme?.value }
        return .list(wards.sorted { $0.place < $1.place }.map { .string($0.ward) })
    }

    private static func extreme(_ value: CityIndicator.WardValue?) -> Value {
        value.map { .decimal($0.value, origin: $0.origin) } ?? .none
    }

    private var stateText: String {
        switch fact.state {
        case .reached: "Đạt"
        case .missed: "Chưa đạt"
        case .ahead: "Chưa đến hạn"
        case .withoutGoal: row.goals > 0 ? "Mục tiêu riêng của \(wards)" : "Không đặt mục tiêu"
        case .noneArose: "Không phát sinh"
        case .undivided: "Không tính được (mẫu số bằng 0)"
        case .unjudged: "Chưa có số liệu từng \(row.definition?.denominator ?? "phần")"
        case .unknown where isPerWard: "Tính theo từng \(wards)"
        case .unknown, .outOfScope: row.withoutParts > 0 ? "Không đủ tử số, mẫu số" : "Chưa có số liệu"
        }
    }
}

/// A table of counts over the wards.
package struct CityTableFact: Fact {
    let table: CityTable

    package static let typeName = "city_table"
    package static let fields: [FactField<CityTableFact>] = [
        FactField("title", .text) { .string($0.table.title) },
        FactField("wards", .number) { .int($0.table.wards) },
        FactField("rows", .list(.record(CityCountFact.shape))) { fact in
            fact.table.rows.map { CityCountFact(row: $0) }.value
        },
        FactField("overlaps", .list(.text)) { .list($0.overlaps.map { .string($0) }) },
    ]

    /// Why parts add up to more than their total, where they do over all wards.
    private var overlaps: [String] {
        let sums = table.rows.compactMap { row in row.sum.total.map { (row.row.id, $0) } }
        return table.table.overlaps(Dictionary(sums, uniquingKeysWith: { first, _ in first }))
    }
}

/// A row of a table of counts over the wards.
package struct CityCountFact: Fact {
    let row: CityTable.Row

    package static let typeName = "city_count"
    package static let fields: [FactField<CityCountFact>] = [
        FactField("id", .text) { .string($0.row.row.id) },
        FactField("number", .text) { .string($0.row.row.number) },
        FactField("text", .text) { .string($0.row.row.text) },
        FactField("heading", .optional(.text)) { .text($0.row.row.heading) },
        FactField("unit", .text) { .string($0.row.row.unit) },
        FactField("is_stock", .flag) { .bool($0.row.row.isStock) },
        FactField("sum", .optional(.number)) { fact in
            guard !fact.row.row.isStock, let total = fact.row.sum.total else { return .none }
            return .decimal(total, origin: fact.row.sum.origin("sum"))
        },
        FactField("wards", .number) { .int($0.row.sum.wards) },
        FactField("missing", .number) { .int($0.row.sum.missing) },
        FactField("is_complete", .flag) { .bool($0.row.sum.missing == 0) },
    ]
}
