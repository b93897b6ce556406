internal import Diagnostics
internal import PlanModel
internal import ReportFacts
internal import Workspace

/// A text for each unit that has not reported everything, ready to be sent. In
/// Vietnamese whatever the messages' language: the units read it.
struct Reminders {
    let status: SubmissionStatus

    var text: String {
        let late = status.units.filter { $0.state != .complete }.map(reminder)
        let figures = status.commonForms.filter { $0.state != .complete }.map(reminder)
        let reminders = late + figures
        if reminders.isEmpty { return "Tất cả các đơn vị đã gửi đủ.\n" }
        return reminders.joined(separator: "\n----------\n\n")
    }

    private func reminder(_ unit: SubmissionStatus.Unit) -> String {
        let opening = opening(
            unit, form: "biểu kết quả \(periodWords) của đơn vị", size: "\(unit.tasks.count) nhiệm vụ:")
        let tasks = unit.unreported.map { "- \($0.item.id): \($0.item.text)" }
        let gaps = unit.gaps.map { gap in
            "- \(gap.task): số liệu ở cột \(gap.columns.map { "“\($0)”" }.joined(separator: ", ")) (không có thì ghi 0)"
        }
        return text(to: unit.name, [opening] + tasks + gaps)
    }

    /// Nobody in the plan answers for such a form: whoever is given the text does.
    private func reminder(_ form: CommonForm) -> String {
        let opening = opening(
            form, form: "biểu “\(form.name)” \(periodWords)", size: "\(form.lines.count) số liệu.")
        let lines =
            form.state == .partial
            ? form.blanks.map { "- \($0.id): \($0.text)" } + ["(có mà bằng không thì ghi 0)"] : []
        return text(to: "Đơn vị lập biểu “\(form.name)”", [opening] + lines)
    }

    private func opening(_ submission: some Submission, form: String, size: String) -> String {
        let start = form.prefix(1).uppercased() + form.dropFirst()
        switch submission.state {
        case .missing:
            return "Đến ngày \(DateText.short(status.today)) chưa nhận được \(form), gồm \(size)"
        case .unreadable:
            let reason = VisibleText.message(submission.faults.first?.message.vi ?? "")
            return "\(start) đã nhận nhưng không đọc được: \(reason). Đề nghị gửi lại, gồm \(size)"
        case .partial, .complete: return "\(start) đã nhận còn thiếu:"
        }
    }

    /// What comes from the plan and from the forms is shown as it is, hidden characters too.
    private func text(to name: String, _ lines: [String]) -> String {
        (["Kính gửi: \(name)"] + lines).map(VisibleText.escaped).joined(separator: "\n") + "\n"
            + request + "\n"
    }

    private var periodWords: String {
        switch status.period.kind {
        case .firstHalf: "6 tháng đầu năm \(status.period.year)"
        case .annual: "năm \(status.period.year)"
        }
    }

    private var request: String {
        guard let deadline = status.deadlines.first else { return "Đề nghị đơn vị gửi sớm." }
        let before = DateText.short(deadline.before)
        let days = status.daysLeft(to: deadline)
        if days < 0 {
            return "Hạn gửi là trước ngày \(before), đã quá \(-days) ngày. Đề nghị đơn vị gửi ngay."
        }
        let last = DateText.short(deadline.lastDay)
        return
            "Đề nghị đơn vị gửi trước ngày \(before), chậm nhất hết ngày \(last) (\(RemainingDays.vi(days)))."
    }
}
