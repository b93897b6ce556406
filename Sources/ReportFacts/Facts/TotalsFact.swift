internal import Diagnostics
internal import FoundationEssentials
package import PlanModel
internal import TemplateEngine

/// The flow figures of a set of tasks added up. Parts that are missing, and tasks nobody reported,
/// make a total incomplete: it is printed and marked, never silently short.
package struct TotalsFact: Fact {
    package let events: AmountFact
    package let attendances: AmountFact
    package let women: AmountFact
    package let funding: AmountFact
    /// Those of its tasks that held meetings or went to some.
    private let meeting: [TaskResult]

    package init(_ tasks: [TaskFact]) {
        meeting = tasks.compactMap(\.result).filter { $0.events.value ?? 0 != 0 }
        events = AmountFact(tasks) { $0.events }
        attendances = AmountFact(tasks) { $0.attendances }
        women = AmountFact(tasks) { $0.women }
        funding = AmountFact(tasks) { $0.funding }
    }

    package static let typeName = "totals"
    package static let fields: [FactField<TotalsFact>] = [
        FactField("events", .record(AmountFact.shape)) { $0.events.value },
        FactField("attendances", .record(AmountFact.shape)) { $0.attendances.value },
        FactField("women", .record(AmountFact.shape)) { $0.women.value },
        FactField("funding", .record(AmountFact.shape)) { $0.funding.value },
        // Whether some of the events, or all, were others' that people were sent to.
        FactField("has_attended", .flag) { .bool($0.meeting.contains(where: \.isAttended)) },
        FactField("is_attended", .flag) { totals in
            .bool(
                !totals.meeting.isEmpty && totals.meeting.allSatisfy { $0.isAttended && !$0.tellsOfHolding })
        },
        FactField("women_present", .optional(.number)) { $0.womenPresent },
        FactField("women_base", .optional(.number)) { $0.womenBase },
        FactField("women_share", .optional(.number)) { $0.womenShare },
    ]

    /// Women among the attendances: of the rows that give both, for a part whose whole is not known
    /// is none of the whole that is printed before it.
    private var womenPresent: Value {
        guard let present = women.among(attendances) else { return .none }
        return .decimal(present.value, origin: present.origin)
    }

    /// The attendances of which the women are known: those of the rows that give both.
    private var womenBase: Value {
        guard let base = attendances.among(women) else { return .none }
        return .decimal(base.value, origin: base.origin)
    }

    /// Women of attendances in hundredths, over the rows that give both; none without such a row.
    private var womenShare: Value {
        guard let share = women.share(of: attendances) else { return .none }
        return .decimal(share.value, origin: share.origin)
    }
}

/// One figure added over tasks.
package struct AmountFact: Fact {
    private let results: [TaskResult]
    private let figure: @Sendable (TaskResult) -> Figure
    private let given: [TaskResult]
    /// Tasks whose row should hold the figure and does not, or of which there is no row.
    private let missing: [TaskFact]

    init(_ tasks: [TaskFact], _ figure: @escaping @Sendable (TaskResult) -> Figure) {
        results = tasks.compactMap(\.result)
        self.figure = figure
        given = results.filter { figure($0).value != nil }
        missing = tasks.filter { task in
            task.result.map { $0.status.expectsFigures && figure($0).value == nil } ?? true
        }
    }

    package static let typeName = "amount"
    package static let fields: [FactField<AmountFact>] = [
        FactField("sum", .optional(.number)) { amount in
            amount.total.map { .decimal($0, origin: amount.sumOrigin) } ?? .none
        },
        FactField("given", .number) { amount in
            amount.count(amount.given.map { amount.figure($0).location ?? $0.statusLocation })
        },
        FactField("missing", .number) { amount in amount.count(amount.missing.map { amount.place(of: $0) }) },
        FactField("is_complete", .flag) { .bool($0.isComplete) },
        FactField("has_estimate", .flag) { .bool($0.hasEstimate) },
        FactField("is_estimate", .flag) { .bool($0.isEstimate) },
    ]

    package var isComplete: Bool { missing.isEmpty }
    /// Whether a row that is part of the sum is an estimate.
    package var hasEstimate: Bool { given.contains { $0.isEstimate } }
    /// Whether every row that adds to the sum is one.
    var isEstimate: Bool {
        hasEstimate && given.allSatisfy { $0.isEstimate || figure($0).value == 0 }
    }

    /// Nil when no row gives the figure: a sum over nothing is not zero.
    package var total: FigureValue? {
        given.isEmpty ? nil : given.reduce(FigureValue(0)) { $0 + (figure($1).value ?? 0) }
    }

    /// The cell of the figure, blank or not; of a task that nobody reported its place in the plan.
    private func place(of task: TaskFact) -> Location? {
        guard let result = task.result else { return task.task.item.location }
        return figure(result).location ?? result.statusLocation
    }

    private func count(_ places: [Location?]) -> Value {
        let cells = places.compactMap { $0 }
        return .int(places.count, origin: .computed(rule: "count", parts: cells.map(Origin.place)))
    }

    var sumOrigin: Origin {
        .computed(rule: "sum", parts: given.flatMap { figure($0).places }.map(Origin.place))
    }

    private func rows(with whole: AmountFact) -> [TaskResult] {
        given.filter { whole.figure($0).value != nil }
    }

    /// This amount over the rows that give another, too; nil without such a row.
    func among(_ whole: AmountFact) -> (value: FigureValue, origin: Origin)? {
        let both = rows(with: whole)
        guard !both.isEmpty else { return nil }
        let cells = both.flatMap { figure($0).places }
        return (
            both.reduce(FigureValue(0)) { $0 + (figure($1).value ?? 0) },
            .computed(rule: "sum", parts: cells.map(Origin.place))
        )
    }

    /// This amount of another in hundredths, over the rows that give both; nil without such a row.
    func share(of whole: AmountFact) -> (value: FigureValue, origin: Origin)? {
        let both = rows(with: whole)
        let part = both.reduce(FigureValue(0)) { $0 + (figure($1).value ?? 0) }
        let all = both.reduce(FigureValue(0)) { $0 + (whole.figure($1).value ?? 0) }
        guard let share = NumberText.share(part, of: all) else { return nil }
        let cells = both.flatMap { figure($0).places + whole.figure($0).places }
        return (share, .computed(rule: "share", parts: cells.map(Origin.place)))
    }
}
