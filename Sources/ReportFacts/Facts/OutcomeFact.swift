internal import Diagnostics
internal import PlanModel
internal import TemplateEngine

/// One result as it is told: of one task, or of several that a unit answered with the same words.
package struct OutcomeFact: Fact {
    /// At least one; all of one unit, in one state, with one text.
    package let tasks: [TaskFact]

    package static let typeName = "outcome"
    package static let fields: [FactField<OutcomeFact>] = [
        FactField("text", .optional(.text)) { .text($0.tasks[0].result?.outcome) },
        FactField("task_name", .text) {
            .string($0.tasks[0].name, origin: $0.taskOrigin)
        },
        FactField("count", .number) { ProgressFact($0.tasks).counted },
        FactField("tasks", .list(.record(TaskFact.shape))) { $0.tasks.value },
    ]

    private var taskOrigin: Origin? { tasks[0].task.item.location.map(Origin.place) }
}

/// The results of a chapter, by state; tasks that were not begun have a reason and no result.
package struct OutcomesFact: Fact {
    private let done: [OutcomeFact]
    private let inProgress: [OutcomeFact]
    private let noneArose: [OutcomeFact]

    package init(_ tasks: [TaskFact]) {
        func outcomes(_ status: TaskStatus) -> [OutcomeFact] {
            OutcomesFact.merged(tasks.filter { $0.result?.status == status })
        }
        done = outcomes(.done)
        inProgress = outcomes(.inProgress)
        noneArose = outcomes(.noneArose)
    }

    package static let typeName = "outcomes"
    package static let fields: [FactField<OutcomesFact>] = [
        FactField("done", .list(.record(OutcomeFact.shape))) { $0.done.value },
        FactField("in_progress", .list(.record(OutcomeFact.shape))) { $0.inProgress.value },
        FactField("none_arose", .list(.record(OutcomeFact.shape))) { $0.noneArose.value },
        FactField("states", .number) { facts in
            .int([facts.done, facts.inProgress, facts.noneArose].count { !$0.isEmpty })
        },
    ]

    /// The same text of the same unit is told once, where it stands first.
    private static func merged(_ tasks: [TaskFact]) -> [OutcomeFact] {
        struct Key: Hashable {
            let unit: String
            let text: String
        }
        var groups: [[TaskFact]] = []
        var places: [Key: Int] = [:]
        for task in tasks {
            guard let text = task.result?.outcome?.text else {
                groups.append([task])
                continue
            }
            let key = Key(unit: task.task.lead?.id ?? "", text: TypedTextCleaning.comparable(text))
            if let place = places[key] {
                groups[place].append(task)
            } else {
                places[key] = groups.count
                groups.append([task])
            }
        }
        return groups.map(OutcomeFact.init)
    }
}
