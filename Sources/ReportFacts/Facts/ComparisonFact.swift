package import Diagnostics
internal import FoundationEssentials
package import PlanModel
internal import TemplateEngine

/// This period beside the same one of the year before.
package struct ComparisonFact: Fact {
    /// Nil when no earlier report was given.
    package let base: ReportingPeriod?
    /// Why the two cannot be compared; nil when they can.
    package let obstacle: TypedText?
    package let rows: [ComparisonRowFact]

    package init(
        _ facts: [TaskFact], _ indicators: [IndicatorFact], _ tables: [CountTableFact], input: ReportInput,
        previous: PreviousReport?, set: IndicatorSet?
    ) {
        base = previous?.period
        obstacle = input.incomparable
        guard let previous, obstacle == nil else {
            rows = []
            return
        }
        let earlier = ComparisonFact.tasks(of: previous)
        let counted = previous.results.counts.map { CountTableFact($0) }
        rows =
            ComparisonFact.flows(facts, earlier)
            + ComparisonFact.indicators(indicators, previous.results.indicators(of: set))
            + tables.flatMap { table in counted.flatMap { table.compared(with: $0) } }
    }

    /// - Parameter rows: dropped where an obstacle keeps the two from being compared.
    init(base: ReportingPeriod, obstacle: TypedText?, rows: [ComparisonRowFact]) {
        self.base = base
        self.obstacle = obstacle
        self.rows = obstacle == nil ? rows : []
    }

    package static let typeName = "comparison"
    package static let fields: [FactField<ComparisonFact>] = [
        FactField("is_given", .flag) { .bool($0.base != nil) },
        FactField("base", .optional(.text)) { .text($0.baseText) },
        FactField("base_period", .optional(.text)) { .text($0.base.map { ReportWords($0).current }) },
        FactField("obstacle", .optional(.text)) { .text($0.obstacle) },
        FactField("rows", .list(.record(ComparisonRowFact.shape))) { $0.rows.value },
        FactField("has_current", .flag) { .bool($0.rows.contains { $0.now.value != nil }) },
        FactField("has_incomplete", .flag) { .bool($0.rows.contains { !$0.isComplete }) },
        FactField("has_estimate", .flag) { .bool($0.rows.contains { $0.now.isEstimate }) },
        FactField("had_estimate", .flag) { .bool($0.rows.contains { $0.before.isEstimate }) },
    ]

    /// `cùng kỳ năm 2025` for a half, `năm 2025` for a year.
    private var baseText: String? {
        base.map { $0.kind == .firstHalf ? "cùng kỳ năm \($0.year)" : "năm \($0.year)" }
    }

    private static func tasks(of previous: PreviousReport) -> [TaskFact] {
        let byTask = Dictionary(
            previous.results.tasks.map { ($0.taskID.text, $0) }, uniquingKeysWith: { first, _ in first })
        return previous.plan.tasks(reported: Set(byTask.keys)).enumerated().map { index, task in
            TaskFact(task: task, result: byTask[task.item.id], position: index + 1)
        }
    }

    private static func flows(_ current: [TaskFact], _ previous: [TaskFact]) -> [ComparisonRowFact] {
        let now = TotalsFact(current)
        let before = TotalsFact(previous)
        func row(_ name: String, _ unit: String, _ amount: (TotalsFact) -> AmountFact) -> ComparisonRowFact {
            ComparisonRowFact(
                name: TypedText(name), unit: unit, isPercent: false, digits: nil, now: Compared(amount(now)),
                before: Compared(amount(before)))
        }
        let done = ComparisonRowFact(
            name: TypedText("Tỷ lệ nhiệm vụ hoàn thành"), unit: "%", isPercent: true, digits: 1,
            now: Compared(ProgressFact(current)), before: Compared(ProgressFact(previous)))
        let women = ComparisonRowFact(
            name: TypedText("Tỷ lệ nữ tham gia"), unit: "%", isPercent: true, digits: 1,
            now: Compared(womenOf: now), before: Compared(womenOf: before))
        let rows = [
            done, row("Số cuộc", "cuộc", \.events),
            row("Số lượt người tham gia", "lượt người", \.attendances),
            row("Số lượt nữ tham gia", "lượt", \.women), women, row("Kinh phí", "triệu đồng", \.funding),
        ]
        // What neither year reports is no row.
        return rows.filter { $0.now.value != nil || $0.before.value != nil }
    }

    /// Indicators of both years by their ids; one that is new this year has nothing before it.
    private static func indicators(
        _ rows: [IndicatorFact], _ earlier: [Indicator]
    ) -> [ComparisonRowFact] {
        let byID = Dictionary(
            earlier.map { ($0.id.text, $0) }, uniquingKeysWith: { one, _ in one })
        return rows.compactMap { row in
            guard let indicator = row.indicator else { return nil }
            let now = Compared(indicator, row.definition)
            let before = byID[indicator.id.text].map { Compared($0, row.definition) } ?? .missing
            guard now.value != nil || before.value != nil else { return nil }
            return ComparisonRowFact(
                name: row.name, unit: row.fullUnit ?? "", isPercent: row.isPercent, digits: row.digits,
                now: now, before: before)
        }
    }
}

/// One side of a comparison.
package struct Compared: Sendable {
    package let value: FigureValue?
    package let origin: Origin?
    /// False where parts of the value are missing.
    package let isComplete: Bool
    package let isEstimate: Bool

    static let missing = Compared(value: nil, origin: nil, isComplete: true, isEstimate: false)

    init(value: FigureValue?, origin: Origin?, isComplete: Bool, isEstimate: Bool) {
        self.value = value
        self.origin = origin
        self.isComplete = isComplete
        self.isEstimate = isEstimate
    }

    init(_ amount: AmountFact) {
        self.init(
            value: amount.total, origin: amount.sumOrigin, isComplete: amount.isComplete,
            isEstimate: amount.hasEstimate)
    }

    init(_ progress: ProgressFact) {
        self.init(
            value: progress.share, origin: progress.shareOrigin, isComplete: progress.isReported,
            isEstimate: progress.hasEstimate)
    }

    init(womenOf totals: TotalsFact) {
        self.init(
            value: totals.women.share(of: totals.attendances)?.value,
            origin: totals.women.share(of: totals.attendances)?.origin,
            isComplete: totals.women.isComplete && totals.attendances.isComplete,
            isEstimate: totals.women.hasEstimate)
    }

    init(_ indicator: Indicator, _ definition: IndicatorDefinition?) {
        let cells = [indicator.value, indicator.numerator, indicator.denominator].flatMap { figure in
            figure.value == nil ? [] : figure.places
        }
        self.init(
            value: IndicatorFact.value(of: indicator, definition),
            origin: .computed(rule: "share", parts: cells.map(Origin.place)), isComplete: true,
            isEstimate: indicator.isEstimate)
    }
}

/// One figure now and a year before.
package struct ComparisonRowFact: Fact {
    package let name: TypedText
    package let unit: String
    package let isPercent: Bool
    /// Whether the text tells it; false for what only the annex has.
    let isTold: Bool
    /// Decimals it is usually printed with; nil prints all, as sums are printed.
    package let usualDigits: Int?
    package let now: Compared
    package let before: Compared

    package init(
        name: TypedText, unit: String, isPercent: Bool, isTold: Bool = true, digits: Int?, now: Compared,
        before: Compared
    ) {
        (self.name, self.unit, self.isPercent, self.isTold) = (name, unit, isPercent, isTold)
        (usualDigits, self.now, self.before) = (digits, now, before)
    }

    package static let typeName = "comparison_row"
    package static let fields: [FactField<ComparisonRowFact>] = [
        FactField("name", .text) { .text($0.name) },
        FactField("unit", .text) { .string($0.unit) },
        FactField("is_percent", .flag) { .bool($0.isPercent) },
        FactField("is_told", .flag) { .bool($0.isTold) },
        FactField("digits", .optional(.number)) { $0.digits.map { .int($0) } ?? .none },
        FactField("current", .optional(.number)) { $0.number($0.now.value, $0.now.origin) },
        FactField("previous", .optional(.number)) { $0.number($0.before.value, $0.before.origin) },
        FactField("change", .optional(.number)) { $0.number($0.change, $0.origin) },
        FactField("change_size", .optional(.number)) { row in
            row.number(row.change.map { $0.magnitude }, row.origin)
        },
        FactField("change_share", .optional(.number)) { $0.number($0.changeShare, $0.origin) },
        FactField("is_rise", .flag) { row in .bool(row.change.map { $0 > 0 } ?? false) },
        FactField("is_fall", .flag) { row in .bool(row.change.map { $0 < 0 } ?? false) },
        FactField("is_unchanged", .flag) { row in .bool(row.change.map { $0 == 0 } ?? false) },
        FactField("is_complete", .flag) { .bool($0.isComplete) },
        FactField("is_estimate", .flag) { .bool($0.now.isEstimate) },
        FactField("was_estimate", .flag) { .bool($0.before.isEstimate) },
    ]

    package var isComplete: Bool { now.isComplete && before.isComplete }

    /// Decimals it is printed with: more than usual where rounding would hide a change or make one. Shares keep
    /// theirs, for they stand elsewhere in the report too.
    private var digits: Int? {
        guard let usualDigits, !isPercent, isComplete, let new = now.value, let old = before.value else {
            return usualDigits
        }
        return NumberText.digits(from: usualDigits, of: new, after: old)
    }

    /// A figure as it is printed: what a reader subtracts and divides.
    private func printed(_ value: FigureValue) -> FigureValue {
        digits.map { NumberText.rounded(value, $0) } ?? value
    }

    /// The difference of the two printed figures.
    private var change: FigureValue? {
        guard isComplete, let new = now.value, let old = before.value else { return nil }
        return printed(new) - printed(old)
    }

    /// In hundredths of the earlier figure; nil for percent, which change by points, over nothing, and where
    /// the printed figures, by which a reader checks it, are too short to give what the full ones do.
    private var changeShare: FigureValue? {
        guard !isPercent, let change, let new = now.value, let old = before.value,
            let share = NumberText.share(change.magnitude, of: printed(old)),
            let full = NumberText.share((new - old).magnitude, of: old)
        else { return nil }
        // Printed as 0 it would deny the change.
        if share < ComparisonRowFact.leastPrinted, change != 0 { return nil }
        return (share - full).magnitude < ComparisonRowFact.leastDoubt ? share : nil
    }

    /// In hundredths: what rounds to 0,1.
    private static let leastPrinted = FigureValue(sign: .plus, exponent: -2, significand: 5)
    /// In hundredths.
    private static let leastDoubt = FigureValue(sign: .plus, exponent: -1, significand: 5)

    private var origin: Origin? {
        let parts = [now.origin, before.origin].compactMap { $0 }
        return parts.isEmpty ? nil : .computed(rule: "change", parts: parts)
    }

    private func number(_ value: FigureValue?, _ origin: Origin?) -> Value {
        value.map { .decimal($0, origin: origin) } ?? .none
    }
}
