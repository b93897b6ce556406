internal import PlanModel
internal import ReportFacts
internal import Workspace

/// A text for each unit that has not reported everything, ready to be sent. In
/// Vietnamese whatever the messages' language: the units read it.
struct Reminders {
    let status: SubmissionStatus

    var text: String {
        let late = status.units.filter { $0.state != .complete }
        if late.isEmpty { return "Tất cả các đơn vị đã gửi đủ.\n" }
        return late.map(reminder).joined(separator: "\n----------\n\n")
    }

    private func reminder(_ unit: SubmissionStatus.Unit) -> String {
        var lines = ["Kính gửi: \(unit.name)"]
        switch unit.state {
        case .missing:
            lines.append(
                "Đến ngày \(DateText.short(status.today)) chưa nhận được biểu kết quả \(periodWords) của đơn vị, gồm \(unit.tasks.count) nhiệm vụ:"
            )
        case .unreadable:
            lines.append(
                "Biểu kết quả \(periodWords) của đơn vị đã nhận nhưng không đọc được: \(unit.faults.first?.message.vi ?? ""). Đề nghị gửi lại, gồm \(unit.tasks.count) nhiệm vụ:"
            )
        case .partial, .complete:
            lines.append("Biểu kết quả \(periodWords) của đơn vị đã nhận còn thiếu:")
        }
        lines += unit.unreported.map { "- \($0.item.id): \($0.item.text)" }
        lines += unit.gaps.map { gap in
            "- \(gap.task): số liệu ở cột \(gap.columns.map { "“\($0)”" }.joined(separator: ", ")) (không có thì ghi 0)"
        }
        lines.append(request)
        return lines.joined(separator: "\n") + "\n"
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
