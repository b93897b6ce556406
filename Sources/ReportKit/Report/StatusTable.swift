internal import Diagnostics
internal import PlanModel
internal import ReportFacts
internal import Workspace

/// The status of a period as a table read at a glance.
struct StatusTable {
    let status: SubmissionStatus
    let isColoured: Bool
    let say: (_ vi: String, _ en: String) -> String

    var text: String {
        let units = [header] + status.units.map(row) + [total]
        let common = status.commonForms.isEmpty ? [] : [commonHeader] + status.commonForms.map(row)
        let columns = header.cells.indices.map { column in
            (units + common).map { DisplayWidth.of($0.cells[column]) }.max() ?? 0
        }
        let lines = { (rows: [Row]) in rows.map { $0.line(columns, isColoured: isColoured) } }
        let blocks = [head, lines(units), lines(common)].filter { !$0.isEmpty }
        return blocks.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
    }

    /// A line of the table before it is set.
    private struct Row {
        let cells: [String]
        /// How a terminal shows the whole of it (ECMA-48, 8.3.117); nil for as it is.
        var look: String?

        func line(_ columns: [Int], isColoured: Bool) -> String {
            let padded = zip(cells, columns).map { cell, width in
                cell + String(repeating: " ", count: width - DisplayWidth.of(cell))
            }
            let line = padded.joined(separator: "  ")
            let trimmed = String(line.reversed().drop { $0 == " " }.reversed())
            guard isColoured, let look else { return trimmed }
            return "\u{1B}[\(look)m\(trimmed)\u{1B}[0m"
        }
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

    private var header: Row {
        Row(
            cells: [
                say("Đơn vị", "Unit"), say("Biểu", "Form"), say("Tình trạng", "State"),
                say("Nhận ngày", "Received"), say("Nhiệm vụ", "Tasks"), say("Còn thiếu", "Missing"),
            ], look: "1")
    }

    private var commonHeader: Row {
        var cells = header.cells
        cells[0] = say("Biểu số liệu chung", "Common form")
        cells[4] = say("Số liệu", "Figures")
        return Row(cells: cells, look: header.look)
    }

    private func row(_ unit: SubmissionStatus.Unit) -> Row {
        let figures = unit.gaps.map { gap in
            say("\(gap.task): \(gap.columns.count) số liệu", "\(gap.task): \(gap.columns.count) figures")
        }
        return row(unit, missing: unit.unreported.map(\.item.id) + figures)
    }

    private func row(_ form: CommonForm) -> Row { row(form, missing: form.blanks.map(\.id)) }

    private func row(_ form: some Submission, missing: [String]) -> Row {
        let late = status.daysLate(form)
        let lateText = late == 0 ? "" : say(", trễ \(late) ngày", ", \(late) days late")
        let (state, colour) =
            switch form.state {
            case .missing: (say("chưa gửi", "not sent"), "31")
            case .unreadable: (say("không đọc được", "unreadable"), "31")
            case .partial: (say("chưa đủ", "partial"), "33")
            case .complete: (say("đủ", "complete"), "32")
            }
        let isThere = form.isSent || form.state == .unreadable
        return Row(
            cells: [
                DisplayWidth.cut(VisibleText.escaped(form.name), to: 44), VisibleText.escaped(form.form),
                state + lateText, isThere ? form.received.map { DateText.short($0.day) } ?? "" : "",
                "\(form.reportedCount)/\(form.expectedCount)", listed(missing, of: form),
            ], look: colour)
    }

    /// What one looks for first; the rest is counted, so that a line stays one.
    private func listed(_ missing: [String], of form: some Submission) -> String {
        if form.state == .missing { return "" }
        if let fault = form.faults.first {
            return VisibleText.message(say(fault.message.vi, fault.message.en))
        }
        let rest = missing.count - Self.listedAtMost
        let shown = missing.prefix(Self.listedAtMost).map(VisibleText.escaped).joined(separator: ", ")
        return rest <= 0 ? shown : shown + say(" và \(rest) mục nữa", " and \(rest) more")
    }

    private static let listedAtMost = 8

    private var total: Row {
        let complete = status.units.filter { $0.state == .complete }.count
        let reported = status.units.map(\.reportedCount).reduce(0, +)
        let tasks = status.units.map(\.tasks.count).reduce(0, +)
        return Row(cells: [
            say("Cộng", "Total"), "",
            say("\(complete)/\(status.units.count) đủ", "\(complete)/\(status.units.count) complete"), "",
            "\(reported)/\(tasks)", "",
        ])
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
