package import Diagnostics
internal import FoundationEssentials
package import PlanModel
package import TemplateEngine

/// How many of a set of tasks are done, each count with the cells it was counted from.
package struct ProgressFact: Fact {
    package let tasks: [TaskFact]

    package init(_ tasks: [TaskFact]) { self.tasks = tasks }

    package static let typeName = "progress"
    package static let fields: [FactField<ProgressFact>] = [
        FactField("total", .number) { $0.count { _ in true } },
        FactField("reported", .number) { $0.count { $0.result != nil } },
        FactField("unreported", .number) { $0.count { $0.result == nil } },
        FactField("done", .number) { $0.count(.done) },
        FactField("done_estimated", .number) { progress in
            progress.count { $0.result?.status == .done && $0.result?.isEstimate == true }
        },
        FactField("in_progress", .number) { $0.count(.inProgress) },
        FactField("preparing", .number) { $0.count(where: \.isPreparing) },
        FactField("not_started", .number) { $0.count(.notStarted) },
        FactField("not_yet_due", .number) { $0.count(where: \.isNotYetDue) },
        FactField("none_arose", .number) { $0.count(.noneArose) },
        FactField("unfinished", .number) { $0.count(where: \.isUnfinished) },
        FactField("done_share", .optional(.number)) { $0.doneShare },
        FactField("done_of_total", .text) { $0.doneOfTotal },
    ]

    /// How many tasks there are, with the places of their states.
    package var counted: Value { count { _ in true } }

    private func count(_ status: TaskStatus) -> Value {
        count { $0.result?.status == status }
    }

    private func count(where holds: (TaskFact) -> Bool) -> Value {
        let counted = tasks.filter(holds)
        return .int(counted.count, origin: origin("count", of: counted))
    }

    /// Whether every task has a result: what nobody reported is not known to be undone.
    package var isReported: Bool { tasks.allSatisfy { $0.result != nil } }

    /// Whether a task counted as done is so by estimate.
    package var hasEstimate: Bool {
        tasks.contains { $0.result?.status == .done && $0.result?.isEstimate == true }
    }

    /// Done of those that were reported and arose, in hundredths: where there was nothing to do, nothing is
    /// left undone, and of what nobody reported nobody knows whether it is.
    package var share: FigureValue? { NumberText.share(Decimal(done), of: Decimal(arisen.count)) }

    private var done: Int { tasks.count { $0.result?.status == .done } }
    private var arisen: [TaskFact] { tasks.filter { $0.result.map { $0.status != .noneArose } ?? false } }

    package var shareOrigin: Origin { origin("share", of: arisen) }

    private var doneShare: Value { share.map { .decimal($0, origin: shareOrigin) } ?? .none }

    /// `12/22`, of those that were reported and arose.
    private var doneOfTotal: Value {
        let arisen = arisen
        return .string("\(done)/\(arisen.count)", origin: origin("count", of: arisen))
    }

    private func origin(_ rule: String, of tasks: [TaskFact]) -> Origin {
        let cells = tasks.compactMap { $0.result?.statusLocation ?? $0.task.item.location }
        return .computed(rule: rule, parts: cells.map(Origin.place))
    }
}
