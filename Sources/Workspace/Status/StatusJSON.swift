internal import Diagnostics
package import PlanModel

extension SubmissionStatus {
    /// The status as JSON with stable keys.
    package var json: String {
        JSONWriter.text(
            .record([
                ("period", .text(period.name)), ("today", .text(today.iso)),
                ("final", .bare(isFinal ? "true" : "false")),
                ("deadlines", .list(deadlines.map(node))), ("units", .list(units.map(node))),
                ("common_forms", .list(commonForms.map(node))),
                (
                    "totals",
                    .record([
                        ("units", .number(units.count)),
                        ("complete", .number(units.filter { $0.state == .complete }.count)),
                        ("tasks", .number(units.map(\.tasks.count).reduce(0, +))),
                        ("reported", .number(units.map(\.reportedCount).reduce(0, +))),
                        ("common_forms", .number(commonForms.count)),
                        ("common_complete", .number(commonForms.filter { $0.state == .complete }.count)),
                    ])
                ),
            ]))
    }

    private func node(_ deadline: Deadline) -> DataNode {
        .record([
            ("kind", .text(deadline.kind.rawValue)), ("before", .text(deadline.before.iso)),
            ("last_day", .text(deadline.lastDay.iso)), ("days_left", .number(daysLeft(to: deadline))),
            ("to", deadline.to.map { .text($0) } ?? .null),
        ])
    }

    private func node(_ unit: Unit) -> DataNode {
        .record(
            head(unit) + [
                ("tasks", .number(unit.tasks.count)), ("reported", .number(unit.reportedCount)),
                ("missing_tasks", .list(unit.unreported.map { .text($0.item.id) })),
                (
                    "missing_figures",
                    .list(
                        unit.gaps.map { gap in
                            .record([
                                ("task", .text(gap.task)), ("columns", .list(gap.columns.map { .text($0) })),
                            ])
                        })
                ),
            ] + tail(unit))
    }

    private func node(_ form: CommonForm) -> DataNode {
        .record(
            head(form) + [
                ("figures", .number(form.lines.count)), ("reported", .number(form.reportedCount)),
                ("missing_figures", .list(form.blanks.map { .text($0.id) })),
            ] + tail(form))
    }

    private func head(_ form: some Submission) -> [(String, DataNode)] {
        [
            ("id", .text(form.form)), ("name", .text(form.name)), ("state", .text(form.state.rawValue)),
            ("sent", .bare(form.isSent ? "true" : "false")),
            ("received", form.received.map { .text($0.iso) } ?? .null),
        ]
    }

    private func tail(_ form: some Submission) -> [(String, DataNode)] {
        [
            ("faults", .list(form.faults.map { .text($0.place) })),
            ("days_late", .number(daysLate(form))),
        ]
    }
}

extension Deadline {
    /// The last valid day: "trước ngày 25/5" ends on 24/5.
    package var lastDay: CalendarDate { CalendarDate(dayNumber: before.dayNumber - 1) }
}

extension Diagnostic {
    /// `FILE:2:5: error[id]: message`, the whole of it on one line.
    fileprivate var place: String {
        DiagnosticRenderer(style: .short, language: .vietnamese).render(self)
    }
}

extension DataNode {
    static func record(_ entries: [(String, DataNode)]) -> DataNode {
        DataNode(.record(entries.map { Entry(key: $0.0, keySpan: nil, value: $0.1) }))
    }

    static func number(_ number: Int) -> DataNode { .bare(String(number)) }
}
