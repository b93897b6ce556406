internal import Diagnostics
package import PlanModel
internal import TemplateEngine

/// One result as it is told: of one task, or of several that a unit answered with the same words.
package struct OutcomeFact: Fact {
    /// At least one; all of one unit, in one state, with one text.
    package let tasks: [TaskFact]
    /// Whether its words alone do not tell which task it is of.
    package let needsName: Bool
    /// Whether its task's name, which says only the first of several things, is about what it tells.
    package var fitsName = true
    /// The unit whose name it stands under: it is not named there again.
    package let unit: String?

    package static let typeName = "outcome"
    package static let fields: [FactField<OutcomeFact>] = [
        FactField("text", .optional(.text)) { .text($0.text) },
        FactField("task_name", .text) { fact in
            .string(fact.joined(fact.tasks.map(\.label)), origin: fact.taskOrigin)
        },
        FactField("lead", .text) { fact in
            .string(fact.joined(fact.tasks.map(\.lead)), origin: fact.taskOrigin)
        },
        FactField("needs_name", .flag) { .bool($0.needsName) },
        FactField("fits_name", .flag) { .bool($0.fitsName) },
        FactField("is_preparing", .flag) { .bool($0.tasks.allSatisfy(\.isPreparing)) },
        FactField("is_estimate", .flag) { .bool($0.tasks.allSatisfy(\.isEstimate)) },
        FactField("shows_estimate", .flag) { .bool($0.showsEstimate) },
        FactField("is_count", .flag) { .bool($0.isCount) },
        FactField("tells_totals", .flag) { .bool($0.tellsTotals) },
        FactField("tells_events", .flag) { .bool($0.tellsEvents) },
        FactField("tells_attendances", .flag) {
            .bool($0.tellsAttendances && ($0.tellsEvents || $0.hasNoMeetings))
        },
        FactField("count", .number) { ProgressFact($0.tasks).counted },
        FactField("tasks", .list(.record(TaskFact.shape))) { $0.tasks.value },
        FactField("totals", .record(TotalsFact.shape)) { TotalsFact($0.tasks).value },
    ]

    /// Its words; nil where they only say that it was done, which its state does.
    private var text: TypedText? {
        tasks[0].result?.outcome?.remark.flatMap { TypedTextCleaning.isState($0.text) ? nil : $0 }
    }

    private static let fewestOfName = 3

    /// The names of its tasks, without the unit that its heading names.
    private func joined(_ names: [String]) -> String {
        let names = names.map { name in
            guard let unit, name.lowercased().hasPrefix(unit.lowercased() + " ") else { return name }
            let deed = name.dropFirst(unit.count + 1)
            let isName = deed.split(separator: " ").count >= Self.fewestOfName
            return isName ? OfficialNames.upperFirst(String(deed)) : name
        }
        return ([names[0]] + names.dropFirst().map(OfficialNames.lowerFirst)).joined(separator: "; ")
    }

    private var taskOrigin: Origin? { tasks[0].task.item.location.map(Origin.place) }
}

/// The results of a chapter, by state; tasks that were not begun have a reason and no result.
package struct OutcomesFact: Fact {
    private let done: [OutcomeFact]
    private let inProgress: [OutcomeFact]
    private let noneArose: [OutcomeFact]

    /// - Parameters:
    ///   - unit: under whose name they are told.
    ///   - campaign: under whose name they are told.
    package init(_ tasks: [TaskFact], of unit: String? = nil, in campaign: Campaign? = nil) {
        let told = OutcomesFact.merged(tasks)
        let speech = ResultSpeech(told, of: tasks, in: campaign)
        func outcomes(_ status: TaskStatus) -> [OutcomeFact] {
            told.filter { $0[0].result?.status == status }.map {
                let name = speech.name(of: $0)
                // What did not arise has no words of its own: `không có vụ việc nào` of which task?
                let isNeeded = name.isNeeded || status == .noneArose && !name.fits
                return OutcomeFact(tasks: $0, needsName: isNeeded, fitsName: name.fits, unit: unit)
            }
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

    /// The same words of the same unit are told once, where they stand first; words with figures are not:
    /// the figures of two tasks are two facts. Nor are words that only say that it was done.
    private static func merged(_ tasks: [TaskFact]) -> [[TaskFact]] {
        struct Key: Hashable {
            let unit: String
            let status: TaskStatus
            let text: String
        }
        var groups: [[TaskFact]] = []
        var places: [Key: Int] = [:]
        for task in tasks {
            guard let result = task.result else { continue }
            guard let text = result.outcome?.text, !text.contains(where: \.isNumber),
                !TypedTextCleaning.isState(text)
            else {
                groups.append([task])
                continue
            }
            let key = Key(
                unit: task.task.lead?.id ?? "", status: result.status,
                text: TypedTextCleaning.comparable(text))
            if let place = places[key] {
                groups[place].append(task)
            } else {
                places[key] = groups.count
                groups.append([task])
            }
        }
        return groups
    }
}
