internal import Diagnostics
internal import PlanModel
internal import TemplateEngine

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
        FactField("first_with_goal", .optional(.text)) { .text($0.row.firstWithGoal) },
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
        case .ahead: "Chưa đạt (chưa đến hạn)"
        case .withoutGoal: row.goals > 0 ? "Mục tiêu riêng của \(wards)" : "Không đặt mục tiêu"
        case .noneArose: "Không phát sinh"
        case .undivided: "Không tính được (mẫu số bằng 0)"
        case .unjudged: "Chưa có số liệu từng \(row.definition?.denominator ?? "phần")"
        case .unknown where isPerWard: "Tính theo từng \(wards)"
        case .unknown, .outOfScope: row.withoutParts > 0 ? "Không đủ tử số, mẫu số" : "Chưa có số liệu"
        }
    }
}
