internal import Diagnostics
package import PlanModel
private import Synchronization
internal import TemplateEngine

/// A task of the plan with what was reported for it; `result` is nil while nothing was.
package struct TaskFact: Fact {
    package let task: PlanTask
    package let result: TaskResult?
    /// The place in the annex, from 1.
    package let position: Int
    /// The campaign in whose section its result is told; nil where there is no such section.
    package let campaign: Campaign?
    /// Whether its days were still to come, going on or over when the figures were closed.
    package let timing: Timing
    /// The year of the plan, which a name told in another year's work does not keep.
    package let year: Int?
    private let names: TaskNames

    /// When a task is to be done, seen from the day the figures go up to.
    package enum Timing: Hashable, Sendable {
        /// The campaign it belongs to has not begun, or its last day lies beyond the period.
        case ahead
        /// Its unit names a later time for it.
        case putOff
        /// The campaign that it is about has not begun: nothing but its preparation can go on.
        case beforeCampaign
        /// Its campaign has begun and not ended.
        case running
        /// The campaign that it carries out beside other work has.
        case runningBeside
        /// It should be done; so should a task without days of its own.
        case due
    }

    package init(
        task: PlanTask, result: TaskResult?, position: Int, campaign: Campaign? = nil,
        timing: Timing = .due, year: Int? = nil
    ) {
        self.task = task
        self.result = result
        self.position = position
        self.campaign = campaign
        self.timing = timing
        self.year = year
        names = TaskNames(task)
    }

    /// Goes into the next period: begun or not, reported or not.
    package var isUnfinished: Bool {
        switch result?.status {
        case .done, .noneArose: false
        case .inProgress, .notStarted, nil: true
        }
    }

    /// Reported as not begun while its time had not come, and the unit gives no other reason.
    package var isNotYetDue: Bool {
        guard result?.status == .notStarted, timing.isAhead else { return false }
        if timing == .putOff { return true }
        guard let reason = result?.outcome.map({ Folding.ascii($0.text) }) else { return true }
        return reason.contains("chua den") || reason.contains("chua toi")
    }

    /// Reported as not begun although it should have been.
    package var isUndone: Bool { result?.status == .notStarted && timing == .due }

    /// Reported as begun before its campaign was, and nothing held yet.
    package var isPreparing: Bool {
        result?.status == .inProgress && timing == .beforeCampaign && !figures.contains { $0.value ?? 0 > 0 }
    }

    /// Why it was not begun: its result, else its difficulty, for forms take it in both; of what is late the
    /// difficulty goes before the later time that its result names.
    package var reason: TypedText? {
        guard let result, result.status == .notStarted else { return nil }
        let later = isLateByDifficulty ? result.outcome?.remark : nil
        let said = later == nil ? result.outcome ?? result.difficulties : result.difficulties
        guard let remark = said?.remark else { return nil }
        var why = TypedTextCleaning.withoutBecause(remark.text)
        if let later {
            while why.last.map({ ".;: ".contains($0) }) ?? false { why.removeLast() }
            why += "; " + OfficialNames.lowerFirst(later.text)
        }
        return TypedText(why, location: remark.location)
    }

    /// What hindered its unit; nil where it is told as the reason.
    package var difficulty: TypedText? {
        guard let result, result.status != .notStarted || result.outcome != nil, !isLateByDifficulty else {
            return nil
        }
        return result.difficulties?.remark
    }

    /// Whether its result names only a later time, and its difficulty says why.
    private var isLateByDifficulty: Bool {
        guard isUndone, let year, let time = result?.outcome?.text, result?.difficulties?.remark != nil else {
            return false
        }
        return LaterTime.lastNamed(in: time, in: year) != nil && !LaterTime.tellsObstacle(time)
    }

    /// Reported as begun and not ended, or as not begun.
    package var isOpen: Bool { result != nil && isUnfinished }

    package static let typeName = "task"
    package static let fields: [FactField<TaskFact>] = [
        FactField("position", .number) { .int($0.position) },
        FactField("id", .text) { .string($0.task.item.id) },
        FactField("text", .text) { $0.text },
        FactField("name", .text) { .string($0.name, origin: $0.textOrigin) },
        FactField("label", .text) { .string($0.label, origin: $0.textOrigin) },
        FactField("next_label", .text) { .string($0.nextLabel, origin: $0.textOrigin) },
        FactField("section_number", .text) { .string($0.task.section.number) },
        FactField("section_title", .text) { .string($0.task.section.title) },
        FactField("unit", .optional(.text)) { .text($0.unit) },
        FactField("status", .optional(.text)) { $0.status },
        FactField("is_reported", .flag) { .bool($0.result != nil) },
        FactField("is_done", .flag) { .bool($0.result?.status == .done) },
        FactField("is_in_progress", .flag) { .bool($0.result?.status == .inProgress) },
        FactField("is_preparing", .flag) { .bool($0.isPreparing) },
        FactField("is_not_started", .flag) { .bool($0.result?.status == .notStarted) },
        FactField("is_none_arose", .flag) { .bool($0.result?.status == .noneArose) },
        FactField("is_unfinished", .flag) { .bool($0.isUnfinished) },
        FactField("is_not_yet_due", .flag) { .bool($0.isNotYetDue) },
        FactField("is_undone", .flag) { .bool($0.isUndone) },
        FactField("is_estimate", .flag) { .bool($0.isEstimate) },
        FactField("campaign", .optional(.text)) { .text($0.campaign?.name) },
        FactField("outcome", .optional(.text)) { .text($0.result?.outcome) },
        FactField("reason", .optional(.text)) { .text($0.reason) },
        FactField("events", .optional(.number)) { .figure($0.result?.events ?? .missing) },
        FactField("attendances", .optional(.number)) { .figure($0.result?.attendances ?? .missing) },
        FactField("women", .optional(.number)) { .figure($0.result?.women ?? .missing) },
        FactField("funding", .optional(.number)) { .figure($0.result?.funding ?? .missing) },
        FactField("has_figures", .flag) { .bool($0.hasFigures) },
        FactField("has_result", .flag) { .bool($0.hasResult) },
        FactField("evidence", .optional(.text)) { .text($0.result?.evidence) },
        FactField("difficulties", .optional(.text)) { .text($0.difficulty) },
        FactField("recommendations", .optional(.text)) { .text($0.result?.recommendations?.remark) },
    ]

    /// Its short name, dates in order: the deed it asks for.
    var name: String { names.all.name }

    /// Its name without `Tiếp tục`: what was done is not said to go on, and the words that lead to what
    /// goes on say it already.
    var label: String { names.all.label }

    /// The same among the work of a later year.
    var nextLabel: String { year.map { OwnYear.dropped(from: label, $0) } ?? label }

    /// What its result stands behind: `Về nội dung truyền thông` where the plan names no deed.
    var lead: String { names.all.lead }

    private var unit: String? { task.lead.map { OfficialNames.upperFirst($0.name) } }

    private var text: Value { .string(task.item.text, origin: textOrigin) }
    private var textOrigin: Origin? { task.item.location.map(Origin.place) }

    private var status: Value {
        guard let result else { return .none }
        return .string(result.status.rawValue, origin: result.statusLocation.map(Origin.place))
    }

    /// Whether it was marked as foreseen, and there is something that can be: an end, figures or words.
    package var isEstimate: Bool {
        guard let result, result.isEstimate else { return false }
        return result.status == .done || hasFigures || result.outcome != nil
    }

    private var hasFigures: Bool { figures.contains { $0.value != nil } }

    /// Whether its row tells what was done, and not only why nothing was.
    private var hasResult: Bool {
        guard let result, result.status.expectsFigures else { return false }
        return result.outcome != nil || figures.contains { $0.value ?? 0 != 0 }
    }

    private var figures: [Figure] {
        result.map { [$0.events, $0.attendances, $0.women, $0.funding] } ?? []
    }
}

/// What a task is called, worked out once, when it is first asked for: a sentence, an annex and the judgement
/// of its result all do; of a task that is only compared nobody does.
private final class TaskNames: Sendable {
    /// The deed it asks for, the same as a thing done, and what its result stands behind.
    typealias Names = (name: String, label: String, lead: String)

    private let task: PlanTask
    private let known = Mutex<Names?>(nil)

    init(_ task: PlanTask) { self.task = task }

    var all: Names {
        known.withLock { known in
            if let known { return known }
            let short = TaskName.short(task.item.text, section: task.section.title)
            let cited = TaskPhrase.withoutPraise(DateText.spelledSpans(OfficialNames.citation(short)))
            let deed = TaskPhrase.deed(cited)
            let label = TaskPhrase.shortened(TaskName.withoutContinuation(deed))
            let names = Names(TaskPhrase.shortened(deed), label, TaskPhrase.topic(cited) ?? label)
            known = names
            return names
        }
    }
}

extension TaskFact.Timing {
    /// Whether its days were still to come.
    fileprivate var isAhead: Bool { [.ahead, .putOff, .beforeCampaign].contains(self) }
}
