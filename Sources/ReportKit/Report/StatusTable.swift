internal import PlanModel
internal import ReportFacts
internal import Workspace

/// The status of a period as a table read at a glance.
struct StatusTable {
    let status: SubmissionStatus
    let isColoured: Bool
    let say: (_ vi: String, _ en: String) -> String

    var text: String {
        let rows = [header] + status.units.map(row) + [total]
        let columns = header.indices.map { column in
            rows.map { DisplayWidth.of($0[column]) }.max() ?? 0
        }
        let lines = rows.enumerated().map { index, cells in
            let padded = zip(cells, columns).map { cell, width in
                cell + String(repeating: " ", count: width - DisplayWidth.of(cell))
            }
            let line = padded.joined(separator: "  ")
            let trimmed = String(line.reversed().drop { $0 == " " }.reversed())
            return coloured(trimmed, index: index)
        }
        return (head + [""] + lines).joined(separator: "\n") + "\n"
    }

    private var head: [String] {
        let today = DateText.short(status.today)
        let title = say(
            "Kỳ \(status.period.name), tính đến ngày \(today)", "Period \(status.period.name), \(today)")
        if status.isFinal {
            let sent = say("Báo cáo kỳ này đã gửi", "The report of this period has been sent")
            return [title, sent] + status.deadlines.map(line)
        }
        if status.deadlines.isEmpty {
            return [title, say("Kế hoạch không nêu hạn gửi của kỳ này", "The plan sets no deadline for it")]
        }
        return [title] + status.deadlines.map(line)
    }

    private func line(_ deadline: Deadline) -> String {
        let before = DateText.short(deadline.before)
        let last = DateText.short(deadline.lastDay)
        return say(
            "Hạn gửi: trước ngày \(before), chậm nhất hết ngày \(last): \(RemainingDays.vi(status.daysLeft(to: deadline)))",
            "Deadline: before \(before), the last day is \(last): \(RemainingDays.en(status.daysLeft(to: deadline)))"
        )
    }

    private var header: [String] {
        [
            say("Đơn vị", "Unit"), say("Biểu", "Form"), say("Tình trạng", "State"),
            say("Nhận ngày", "Received"), say("Nhiệm vụ", "Tasks"), say("Còn thiếu", "Missing"),
        ]
    }

    private func row(_ unit: SubmissionStatus.Unit) -> [String] {
        let late = status.daysLate(unit)
        let lateText = late == 0 ? "" : say(", trễ \(late) ngày", ", \(late) days late")
        let state =
            switch unit.state {
            case .missing: say("chưa gửi", "not sent")
            case .unreadable: say("không đọc được", "unreadable")
            case .partial: say("chưa đủ", "partial")
            case .complete: say("đủ", "complete")
            }
        return [
            DisplayWidth.cut(unit.name, to: 44), unit.form, state + lateText,
            unit.isSent || unit.state == .unreadable
                ? unit.received.map { DateText.short($0.day) } ?? "" : "",
            "\(unit.reportedCount)/\(unit.tasks.count)", missing(unit),
        ]
    }

    private func missing(_ unit: SubmissionStatus.Unit) -> String {
        if unit.state == .missing { return "" }
        if let fault = unit.faults.first {
            return say(fault.message.vi, fault.message.en)
        }
        let figures = unit.gaps.map { gap in
            say("\(gap.task): \(gap.columns.count) số liệu", "\(gap.task): \(gap.columns.count) figures")
        }
        return (unit.unreported.map(\.item.id) + figures).joined(separator: ", ")
    }

    private var total: [String] {
        let complete = status.units.filter { $0.state == .complete }.count
        let reported = status.units.map(\.reportedCount).reduce(0, +)
        let tasks = status.units.map(\.tasks.count).reduce(0, +)
        return [
            say("Cộng", "Total"), "",
            say("\(complete)/\(status.units.count) đủ", "\(complete)/\(status.units.count) complete"), "",
            "\(reported)/\(tasks)", "",
        ]
    }

    /// A whole line in the colour of its unit's state (ECMA-48, 8.3.117); the first row is bold.
    private func coloured(_ line: String, index: Int) -> String {
        guard isColoured, index <= status.units.count else { return line }
        let code =
            if index == 0 {
                "1"
            } else {
                switch status.units[index - 1].state {
                case .missing, .unreadable: "31"
                case .partial: "33"
                case .complete: "32"
                }
            }
        return "\u{1B}[\(code)m\(line)\u{1B}[0m"
    }
}

/// Days to a last valid day in words.
enum RemainingDays {
    static func vi(_ days: Int) -> String {
        days > 0 ? "còn \(days) ngày" : days == 0 ? "hôm nay là ngày cuối" : "đã quá \(-days) ngày"
    }

    static func en(_ days: Int) -> String {
        days > 0 ? "\(days) days left" : days == 0 ? "today is the last day" : "\(-days) days late"
    }
}

/// How many columns of a terminal a text takes.
enum DisplayWidth {
    /// One a letter with its marks; two for East Asian wide letters and emoji (UAX #11, W and F).
    static func of(_ text: String) -> Int { text.reduce(0) { $0 + (isWide($1) ? 2 : 1) } }

    /// A text that is too wide ends with `…`.
    static func cut(_ text: String, to width: Int) -> String {
        guard of(text) > width else { return text }
        var kept = ""
        var used = 1
        for letter in text {
            used += isWide(letter) ? 2 : 1
            if used > width { break }
            kept.append(letter)
        }
        return kept + "…"
    }

    private static func isWide(_ letter: Character) -> Bool {
        guard let value = letter.unicodeScalars.first?.value, value >= 0x1100 else { return false }
        let ranges: [ClosedRange<UInt32>] = [
            0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
            0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD,
        ]
        return ranges.contains { $0.contains(value) }
    }
}
