internal import Diagnostics
internal import FoundationEssentials
internal import PlanModel
internal import TemplateEngine

/// The flow figures of a set of tasks added up. Parts that are missing make a
/// total incomplete: it is printed and marked, never silently short.
package struct TotalsFact: Fact {
    package let events: AmountFact
    package let attendances: AmountFact
    package let women: AmountFact
    package let funding: AmountFact

    package init(_ tasks: [TaskFact]) {
        let results = tasks.compactMap(\.result)
        events = AmountFact(results, \.events)
        attendances = AmountFact(results, \.attendances)
        women = AmountFact(results, \.women)
        funding = AmountFact(results, \.funding)
    }

    package static let typeName = "totals"
    package static let fields: [FactField<TotalsFact>] = [
        FactField("events", .record(AmountFact.shape)) { $0.events.value },
        FactField("attendances", .record(AmountFact.shape)) { $0.attendances.value },
        FactField("women", .record(AmountFact.shape)) { $0.women.value },
        FactField("funding", .record(AmountFact.shape)) { $0.funding.value },
        FactField("women_share", .optional(.number)) { $0.womenShare },
    ]

    /// Women of attendances in hundredths, over the rows that give both; none without such a row.
    private var womenShare: Value {
        let both = zip(women.results, attendances.results).compactMap { row, _ -> (Figure, Figure)? in
            row.women.value != nil && row.attendances.value != nil ? (row.women, row.attendances) : nil
        }
        let part = both.reduce(Decimal(0)) { $0 + ($1.0.value ?? 0) }
        let whole = both.reduce(Decimal(0)) { $0 + ($1.1.value ?? 0) }
        guard let share = NumberText.share(part, of: whole) else { return .none }
        let cells = both.flatMap { [$0.0.location, $0.1.location] }.compactMap { $0 }
        return .decimal(share, origin: .computed(rule: "share", parts: cells.map(Origin.place)))
    }
}

/// One figure added over rows.
package struct AmountFact: Fact {
    let results: [TaskResult]
    private let figures: [Figure]
    /// Rows that should hold the figure and do not.
    private let missing: [TaskResult]

    init(_ results: [TaskResult], _ figure: (TaskResult) -> Figure) {
        self.results = results
        figures = results.map(figure).filter { $0.value != nil }
        missing = results.filter { $0.status.expectsFigures && figure($0).value == nil }
    }

    package static let typeName = "amount"
    package static let fields: [FactField<AmountFact>] = [
        FactField("sum", .optional(.number)) { $0.sum },
        FactField("given", .number) { .int($0.figures.count) },
        FactField("missing", .number) { .int($0.missing.count) },
        FactField("is_complete", .flag) { .bool($0.missing.isEmpty) },
        FactField("has_estimate", .flag) { .bool($0.hasEstimate) },
    ]

    /// None when no row gives the figure: a sum over nothing is not zero.
    private var sum: Value {
        guard !figures.isEmpty else { return .none }
        let total = figures.reduce(Decimal(0)) { $0 + ($1.value ?? 0) }
        let cells = figures.compactMap(\.location)
        return .decimal(total, origin: .computed(rule: "sum", parts: cells.map(Origin.place)))
    }

    private var hasEstimate: Bool { results.contains { $0.isEstimate } }
}
