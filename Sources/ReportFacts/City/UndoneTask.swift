internal import Diagnostics
internal import PlanModel
internal import TemplateEngine

/// What a task of a ward asks for, and under which heading: all that a city's report keeps of it.
struct AskedTask: Hashable, Sendable {
    private let id: String
    private let text: String
    private let heading: String

    init(_ task: PlanTask) {
        (id, text, heading) = (task.item.id, task.item.text, task.section.title)
    }

    /// With a result as any report tells it.
    func fact(
        _ status: TaskStatus, _ outcome: TypedText?, events: FigureValue? = nil,
        attendances: FigureValue? = nil, isEstimate: Bool = false
    ) -> TaskFact {
        let item = PlanItem(id: id, kind: .bullet, text: text, isTask: true)
        let result = TaskResult(
            taskID: TypedText(id), form: "", status: status, outcome: outcome, events: Figure(events),
            attendances: Figure(attendances), isEstimate: isEstimate)
        return TaskFact(
            task: PlanTask(item: item, section: PlanSection(number: "", title: heading), lead: nil),
            result: result, position: 0)
    }

    /// The words alone: wards number the same task differently.
    var words: String { text }
}

/// A task of a ward that was not begun, with the reason that the ward gives.
struct UndoneTask: Sendable {
    let asked: AskedTask
    let reason: TypedText?

    /// Nil for a task that was begun, or had nothing to do.
    init?(_ result: TaskResult, of task: PlanTask, keepsCells: Bool) {
        guard result.status == .notStarted else { return nil }
        asked = AskedTask(task)
        reason = result.outcome?.remark.flatMap { text in
            let isReason = text.text.utf8.count <= Self.longestReason && !Self.isState(text.text)
            return isReason ? TypedText(text.text, location: keepsCells ? text.location : nil) : nil
        }
    }

    /// Whether a text says no more than that it was not begun: `Đến nay chưa triển khai thực hiện`.
    private static func isState(_ text: String) -> Bool {
        text.foldedWords { _ in false }.allSatisfy(wordsOfState.contains)
    }

    private static let wordsOfState: Set = [
        "chua", "thuc", "hien", "lam", "trien", "khai", "to", "chuc", "den", "nay", "nhiem", "vu",
    ]
    /// Of a ward in one group; the others are counted.
    static let mostOfWard = 3
    /// In bytes: a page that was pasted into a cell is no reason.
    private static let longestReason = 600
}

/// A task that was not begun with the wards that did not, told once where they say the same of the same.
package struct UndoneTaskFact: Fact {
    /// Of all these wards, one of each.
    let wards: [RegisteredWard]
    let asked: AskedTask
    let task: TaskFact
    /// More than one of a ward may ask for the same.
    let count: Int

    package static let typeName = "undone_task"
    package static let fields: [FactField<UndoneTaskFact>] = [
        FactField("wards", .list(.text)) { fact in
            .list(fact.wards.map { .string($0.name, origin: $0.location.map(Origin.place)) })
        },
        FactField("task_name", .text) { .string($0.name) },
        FactField("reason", .optional(.text)) { .text($0.task.result?.outcome) },
    ]

    /// Cut where a clause ends.
    private var name: String { TaskPhrase.shortened(task.lead, from: Self.wordsOfLong) }

    /// Of each group the few that are told: those with a reason before those without, then what most wards did
    /// not begin, then in the order of the register.
    static func chosen(_ standings: [WardStanding], groups: Int) -> [[UndoneTaskFact]] {
        (0..<groups).map { group in
            var found: [(task: UndoneTask, wards: [RegisteredWard], count: Int)] = []
            var places: [String: Int] = [:]
            for standing in standings {
                for task in standing.data?.undone[group] ?? [] {
                    let key = task.asked.words + "\n" + (task.reason?.text ?? "")
                    let place = places[key] ?? found.count
                    if place == found.count {
                        places[key] = place
                        found.append((task, [], 0))
                    }
                    found[place].count += 1
                    if found[place].wards.last?.id != standing.ward.id {
                        found[place].wards.append(standing.ward)
                    }
                }
            }
            return found.enumerated().sorted { left, right in
                let (mine, others) = (left.element, right.element)
                if (mine.task.reason == nil) != (others.task.reason == nil) { return mine.task.reason != nil }
                return (others.wards.count, left.offset) < (mine.wards.count, right.offset)
            }.prefix(mostTold).map { _, found in
                let task = found.task.asked.fact(.notStarted, found.task.reason)
                return UndoneTaskFact(
                    wards: found.wards, asked: found.task.asked, task: task, count: found.count)
            }
        }
    }

    private static let mostTold = 3
    private static let wordsOfLong = 25
}
