package import Diagnostics
internal import PlanModel

extension DiagnosticID {
    static let doneBeforeTime = DiagnosticID("done-before-time", .data)
    static let openAfterTime = DiagnosticID("open-after-time", .data)
}

/// Tasks whose state does not go with their days: done although their campaign had not ended, or their last
/// day not come, when the figures were closed; or open although it had.
package struct TimingCheck {
    private let material: CheckMaterial
    private let matcher: CampaignMatcher
    /// The campaign the whole plan is about.
    private let own: Campaign?

    package init(_ material: CheckMaterial) {
        self.material = material
        matcher = CampaignMatcher(material.plan.campaigns)
        own = matcher.campaign(in: material.plan.title)
    }

    var findings: [Diagnostic] { early + late }

    /// What is still going on behind the end of its campaign, or was to be done on a day that is over: a state
    /// of the last collection that nobody renewed.
    package var late: [Diagnostic] {
        guard let closed = TaskFact.Timing.closingDay(of: material.input, material.period) else { return [] }
        let tasks = Dictionary(
            material.plan.tasks().map { ($0.item.id, $0) }, uniquingKeysWith: { first, _ in first })
        return material.results.tasks.compactMap { result in
            switch result.status {
            case .inProgress:
                guard let campaign = tasks[result.taskID.text].flatMap(campaign), campaign.to < closed else {
                    return nil
                }
                return finding(result, .ended, campaign.to, closed: closed)
            case .notStarted:
                let reason = (result.outcome ?? result.difficulties)?.text
                guard let reason, !Self.isExplained(reason),
                    let day = LaterTime.intended(in: reason, in: closed.year), day < closed
                else { return nil }
                return finding(result, .intended, day, closed: closed)
            case .done, .noneArose: return nil
            }
        }
    }

    /// Whether what became of an intention is told behind it: `dự kiến mở tháng 9 chưa mở được do thiếu kinh
    /// phí`, and not `chưa có kinh phí, dự kiến tháng 9`.
    private static func isExplained(_ reason: String) -> Bool {
        let said = reason.lowercased()
        return said.firstRange(of: "dự kiến").map {
            LaterTime.tellsObstacle(String(said[$0.upperBound...]))
        } ?? false
    }

    /// Tasks that were not begun and whose days were still to come: of these the report says so by itself.
    package var waiting: Set<String> {
        guard let closed = TaskFact.Timing.closingDay(of: material.input, material.period) else { return [] }
        let idle = Set(material.results.tasks.filter { $0.status == .notStarted }.map(\.taskID.text))
        let tasks = material.plan.tasks().filter { task in
            guard idle.contains(task.item.id) else { return false }
            let named = matcher.campaign(of: task)
            let timing = TaskFact.Timing(
                named ?? matcher.campaign(in: task.item.text), named: named, deadlines: task.item.deadlines,
                closed: closed)
            return timing == .ahead || timing == .beforeCampaign
        }
        return Set(tasks.map(\.item.id))
    }

    /// A plan that is a campaign's own also holds what is done before it begins.
    private func campaign(of task: PlanTask) -> Campaign? {
        own == nil ? matcher.campaign(of: task) : matcher.campaign(in: task.item.text)
    }

    private var early: [Diagnostic] {
        guard let closed = TaskFact.Timing.closingDay(of: material.input, material.period) else { return [] }
        let done = Dictionary(
            material.results.tasks.filter { $0.status == .done }.map { ($0.taskID.text, $0) },
            uniquingKeysWith: { first, _ in first })
        return material.plan.tasks().compactMap { task in
            guard let result = done[task.item.id] else { return nil }
            if isPreparation(task.item.text) { return nil }
            let campaign = campaign(of: task)
            let timing = TaskFact.Timing(
                campaign, named: campaign, deadlines: task.item.deadlines, closed: closed)
            // Which of several days: the first is still to come as well.
            switch (timing, campaign) {
            case (.beforeCampaign, let campaign?):
                return finding(result, .begins, campaign.from, closed: closed)
            case (.running, let campaign?) where !result.isEstimate:
                return finding(result, .ends, campaign.to, closed: closed)
            case (.ahead, nil):
                return due(task.item, closed: closed).flatMap { finding(result, .due, $0, closed: closed) }
            case (.beforeCampaign, _), (.ahead, _), (.putOff, _), (.running, _), (.runningBeside, _),
                (.due, _):
                return windowLeft(of: task, result, closed: closed)
                    ?? dayLeft(of: task, result, closed: closed)
            }
        }
    }

    /// The last day of work whose time has not begun; nil where it has, and where the plan only asks for it to be
    /// done by then: who is early has kept the day.
    private func due(_ item: PlanItem, closed: CalendarDate) -> CalendarDate? {
        guard let before = item.deadlines.min(), closed < TaskWindow.begin(ofTimeBefore: before),
            !TaskWindow.isLimit(item.text)
        else { return nil }
        return TaskWindow.lastDay(ofTimeBefore: before, in: item.text)
    }

    /// Of several campaigns in one task, or days that no campaign of the plan has.
    private func windowLeft(
        of task: PlanTask, _ result: TaskResult, closed: CalendarDate
    ) -> Diagnostic? {
        guard !result.isEstimate, let last = TaskWindow.lastDay(in: task.item.text, of: material.plan.year),
            closed < last
        else { return nil }
        return finding(result, .ends, last, closed: closed)
    }

    /// `nhân ngày 8/3 và 20/10`: the last of the days that its own words name. What is only to be over by a day
    /// may be over before.
    private func dayLeft(of task: PlanTask, _ result: TaskResult, closed: CalendarDate) -> Diagnostic? {
        let text = task.item.text
        let year = material.plan.year
        guard closed.year == year, !result.isEstimate, task.item.deadlines.isEmpty,
            !TaskWindow.isLimit(text), let last = TaskWindow.lastNamedDay(in: text, of: year), closed < last
        else { return nil }
        return finding(result, .names, last, closed: closed)
    }

    /// What is done to make something possible, and what opens it, is done before its end.
    private func isPreparation(_ text: String) -> Bool {
        let folded = Folding.ascii(text)
        return TimingCheck.preparations.contains { folded.hasPrefix($0 + " ") }
    }

    private static let preparations = [
        "xay dung ke hoach", "lap ke hoach", "ban hanh", "xay dung va ban hanh", "xay dung, ban hanh",
        "chuan bi",
        "tham muu", "phan cong", "bo tri kinh phi", "can doi", "huong dan", "ra soat", "dang ky",
        "phat dong", "to chuc le",
    ]

    /// What the day is that was still to come, or that is over.
    private enum Mark {
        case begins, ends, names, due, ended, intended
        var isOver: Bool { self == .ended || self == .intended }
    }

    private static let askAgain = Diagnostic.Hint(
        vi: "hỏi lại đơn vị: nếu đã làm xong, chọn lại trạng thái; nếu chưa, ghi lý do",
        en: "ask the unit: if it was done, choose the state again, else give the reason")
    private static let chooseAgain = Diagnostic.Hint(
        vi: "chọn lại trạng thái; nếu đã làm xong sớm, ghi lý do vào acknowledged",
        en: "choose the state again; if it was done early, acknowledge it with the reason")

    private func finding(
        _ result: TaskResult, _ mark: Mark, _ day: CalendarDate, closed: CalendarDate
    ) -> Diagnostic {
        let id = result.taskID.text
        let (due, end) = (DateText.short(day), DateText.short(closed))
        let (vi, en) =
            switch mark {
            case .begins: ("đợt hoạt động từ ngày \(due) chưa bắt đầu", "its campaign begins on \(day.iso)")
            case .ends: ("đợt hoạt động đến ngày \(due) mới kết thúc", "its campaign ends on \(day.iso)")
            case .names: ("nhiệm vụ có việc của ngày \(due)", "a part of it is of \(day.iso)")
            case .due: ("thời hạn là ngày \(due)", "it is due on \(day.iso)")
            case .ended: ("đợt hoạt động đã kết thúc ngày \(due)", "its campaign ended on \(day.iso)")
            case .intended: ("việc dự kiến làm đến ngày \(due)", "it was to be done by \(day.iso)")
            }
        let state = result.status.rawValue
        return Diagnostic.warning(
            mark.isOver ? .openAfterTime : .doneBeforeTime,
            vi: "\(id): ghi “\(state)”, nhưng số liệu tính đến ngày \(end), \(vi)",
            en: "\(id): reported as “\(state)”, but the figures go up to \(closed.iso), \(en)",
            at: result.statusLocation, hints: [mark.isOver ? TimingCheck.askAgain : TimingCheck.chooseAgain]
        ).about(id)
    }
}
