package import PlanModel
internal import TemplateEngine

/// What is left of the plan and goes into the next period, by how far it is and by unit.
///
/// A campaign with a section of its own ends with its days: what is open of it is its own affair.
package struct AgendaFact: Fact {
    private let inProgress: [TaskFact]
    /// Begun before the campaign they are about.
    private let preparing: [TaskFact]
    private let notStarted: [TaskFact]
    private let unreported: [TaskFact]
    /// Not begun although due, those of campaigns that are over among them.
    private let undone: [TaskFact]
    /// What the days that the year still has are for: no work of the next, and none that is late.
    private let restOfYear: [TaskFact]

    package init(_ tasks: [TaskFact], of period: ReportingPeriod) {
        let isYears = period.kind == .annual
        // The year after has all of its days to come.
        let tasks = isYears ? tasks : tasks.map { $0.withoutDays(through: period.lastDay) }
        let begun = tasks.filter {
            $0.result?.status == .inProgress && $0.campaign == nil
                && !(isYears && $0.timing == .runningBeside)
        }.map { $0.byWhatIsLeft(after: period.lastDay) }
        inProgress = begun.filter { !$0.isPreparing }.namedOnce
        preparing = begun.filter(\.isPreparing).namedOnce
        let waiting = tasks.filter { $0.result?.status == .notStarted && $0.campaign == nil }
        restOfYear = waiting.filter { isYears && $0.isNotYetDue }.namedOnce.map(\.withoutYearsEnd)
        notStarted = waiting.filter { !(isYears && $0.isNotYetDue) }.namedOnce
        unreported = tasks.filter { $0.result == nil }
        undone = tasks.filter(\.isUndone)
    }

    package static let typeName = "agenda"
    package static let fields: [FactField<AgendaFact>] = [
        FactField("in_progress", .record(AgendaPartFact.shape)) { AgendaPartFact($0.inProgress).value },
        FactField("preparing", .record(AgendaPartFact.shape)) { AgendaPartFact($0.preparing).value },
        FactField("not_started", .record(AgendaPartFact.shape)) { AgendaPartFact($0.notStarted).value },
        FactField("unreported", .record(AgendaPartFact.shape)) { AgendaPartFact($0.unreported).value },
        FactField("undone", .record(AgendaPartFact.shape)) { AgendaPartFact($0.undone).value },
        FactField("rest_of_year", .record(AgendaPartFact.shape)) { AgendaPartFact($0.restOfYear).value },
        FactField("count", .number) {
            ProgressFact($0.inProgress + $0.preparing + $0.notStarted + $0.unreported).counted
        },
    ]
}

/// Unfinished tasks in one state.
package struct AgendaPartFact: Fact {
    private let tasks: [TaskFact]

    package init(_ tasks: [TaskFact]) { self.tasks = tasks }

    package static let typeName = "agenda_part"
    package static let fields: [FactField<AgendaPartFact>] = [
        FactField("count", .number) { ProgressFact($0.tasks).counted },
        FactField("by_unit", .list(.record(UnitTasksFact.shape))) { $0.byUnit.value },
        FactField("positions", .text) { $0.tasks.positions },
    ]

    /// In the order in which the units first appear; tasks that no unit leads stand alone.
    private var byUnit: [UnitTasksFact] {
        var order: [String] = []
        var parts: [String: [TaskFact]] = [:]
        for task in tasks {
            let id = task.task.lead?.id ?? ""
            if parts[id] == nil { order.append(id) }
            parts[id, default: []].append(task)
        }
        return order.map { UnitTasksFact(tasks: parts[$0] ?? []) }
    }
}

/// Tasks of one unit; `unit` is none for those that no unit leads.
package struct UnitTasksFact: Fact {
    package let tasks: [TaskFact]

    package static let typeName = "unit_tasks"
    package static let fields: [FactField<UnitTasksFact>] = [
        FactField("unit", .optional(.text)) { fact in
            .text(fact.tasks.first?.task.lead.map { OfficialNames.inSentence($0.name) })
        },
        FactField("count", .number) { ProgressFact($0.tasks).counted },
        FactField("tasks", .list(.record(TaskFact.shape))) { $0.tasks.value },
        FactField("positions", .text) { $0.tasks.positions },
    ]
}

extension TaskFact {
    /// The same task without the days of its name that are over.
    fileprivate func withoutDays(through last: CalendarDate) -> TaskFact {
        let left = PastDays.dropped(from: task.item.text, through: last)
        guard left != task.item.text else { return self }
        var task = task
        task.item.text = left
        return TaskFact(
            task: task, result: result, position: position, campaign: campaign, timing: timing, year: year)
    }

    /// The same task by the sentence that has to be done by a later day, behind one that has none: `Xây dựng kế
    /// hoạch. Báo cáo kết quả trước ngày 01/12.` is called by its report.
    fileprivate func byWhatIsLeft(after last: CalendarDate) -> TaskFact {
        let sentences = task.item.text.replacing(". ", with: "\n").split(separator: "\n").map(String.init)
        func isDue(_ sentence: String) -> Bool {
            sentence.lowercased().contains("trước ngày")
                && LaterTime.lastNamed(in: sentence, in: last.year).map { last < $0 } ?? false
        }
        guard let left = sentences.firstIndex(where: isDue), left > 0 else { return self }
        var task = task
        task.item.text = sentences[left]
        return TaskFact(
            task: task, result: result, position: position, campaign: campaign, timing: timing, year: year)
    }

    /// The same task without a reason that says no more than that the year still has its days.
    fileprivate var withoutYearsEnd: TaskFact {
        let day = year.flatMap { year in reason.flatMap { LaterTime.lastNamed(in: $0.text, in: year) } }
        guard var result, day.map({ $0.month == 12 && $0.day == 31 }) ?? true else { return self }
        (result.outcome, result.difficulties) = (nil, nil)
        return TaskFact(
            task: task, result: result, position: position, campaign: campaign, timing: timing, year: year)
    }
}

extension [TaskFact] {
    /// What the plan asks in the same words of everyone and of a unit stands with the unit.
    fileprivate var namedOnce: [TaskFact] {
        let words = { (fact: TaskFact) in TypedTextCleaning.comparable(fact.task.item.text) }
        let ofUnits = Set(filter { $0.task.lead != nil }.map(words))
        return filter { $0.task.lead != nil || !ofUnits.contains(words($0)) }
    }

    /// Where their rows stand in the annex of tasks: `2, 4 - 6, 9`.
    fileprivate var positions: Value {
        var runs: [ClosedRange<Int>] = []
        for place in map(\.position).sorted() {
            if let last = runs.last, last.upperBound + 1 == place {
                runs[runs.count - 1] = last.lowerBound...place
            } else {
                runs.append(place...place)
            }
        }
        let words = runs.map { run in
            run.count > 2 ? ["\(run.lowerBound) - \(run.upperBound)"] : run.map(String.init)
        }
        return .string(words.flatMap(\.self).joined(separator: ", "))
    }
}
