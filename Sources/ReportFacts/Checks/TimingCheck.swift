internal import Diagnostics
internal import PlanModel

extension DiagnosticID {
    static let doneBeforeTime = DiagnosticID("done-before-time", .data)
}

/// Tasks reported as done although their campaign had not ended, or their last day not come, when
/// the figures were closed: done early, or a state picked by mistake.
struct TimingCheck {
    private let material: CheckMaterial
    private let matcher: CampaignMatcher
    /// The campaign the whole plan is about.
    private let own: Campaign?

    init(_ material: CheckMaterial) {
        self.material = material
        matcher = CampaignMatcher(material.plan.campaigns)
        own = matcher.campaign(in: material.plan.title)
    }

    var findings: [Diagnostic] {
        guard let closed = TaskFact.Timing.closingDay(of: material.input, material.period) else { return [] }
        let done = Dictionary(
            material.results.tasks.filter { $0.status == .done }.map { ($0.taskID.text, $0) },
            uniquingKeysWith: { first, _ in first })
        return material.plan.tasks().compactMap { task in
            guard let result = done[task.item.id] else { return nil }
            if isPreparation(task.item.text) { return nil }
            // A plan that is a campaign's own also holds what is done before it begins.
            let campaign = own == nil ? matcher.campaign(of: task) : matcher.campaign(in: task.item.text)
            let timing = TaskFact.Timing(
                campaign, named: campaign, deadlines: task.item.deadlines, closed: closed)
            // Which of several days: the first is still to come as well.
            switch (timing, campaign) {
            case (.beforeCampaign, let campaign?):
                return finding(result, .begins, campaign.from, closed: closed)
            case (.running, let campaign?) where !result.isEstimate:
                return finding(result, .ends, campaign.to, closed: closed)
            case (.ahead, nil):
                return task.item.deadlines.min().flatMap { finding(result, .due, $0, closed: closed) }
            case (.beforeCampaign, _), (.ahead, _), (.putOff, _), (.running, _), (.runningBeside, _),
                (.due, _):
                return nil
            }
        }
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

    /// What the day is that was still to come.
    private enum Mark {
        case begins, ends, due
    }

    private func finding(
        _ result: TaskResult, _ mark: Mark, _ day: CalendarDate, closed: CalendarDate
    ) -> Diagnostic {
        let id = result.taskID.text
        let (due, end) = (DateText.short(day), DateText.short(closed))
        let (vi, en) =
            switch mark {
            case .begins: ("đợt hoạt động từ ngày \(due) chưa bắt đầu", "its campaign begins on \(day.iso)")
            case .ends: ("đợt hoạt động đến ngày \(due) mới kết thúc", "its campaign ends on \(day.iso)")
            case .due: ("thời hạn là ngày \(due)", "it is due on \(day.iso)")
            }
        return Diagnostic.warning(
            .doneBeforeTime,
            vi: "\(id): ghi “\(TaskStatus.done.rawValue)”, nhưng số liệu tính đến ngày \(end), \(vi)",
            en: "\(id): reported as done, but the figures go up to \(closed.iso), \(en)",
            at: result.statusLocation,
            hints: [
                Diagnostic.Hint(
                    vi: "chọn lại trạng thái; nếu đã làm xong sớm, ghi lý do vào acknowledged",
                    en: "choose the state again; if it was done early, acknowledge it with the reason")
            ]
        ).about(id)
    }
}
