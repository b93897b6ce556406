package import PlanModel

extension SubmissionStatus {
    /// The status as JSON with stable keys.
    package var json: String {
        JSONWriter.text(
            .record([
                ("period", .text(period.name)), ("today", .text(today.iso)),
                ("deadlines", .list(deadlines.map(node))), ("units", .list(units.map(node))),
                (
                    "totals",
                    .record([
                        ("units", .number(units.count)),
                        ("complete", .number(units.filter { $0.state == .complete }.count)),
                        ("tasks", .number(units.map(\.tasks.count).reduce(0, +))),
                        ("reported", .number(units.map(\.reportedCount).reduce(0, +))),
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
        .record([
            ("id", .text(unit.form)), ("name", .text(unit.name)), ("state", .text(unit.state.rawValue)),
            ("sent", .bare(unit.isSent ? "true" : "false")),
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
            ("days_late", .number(unit.state == .complete ? 0 : daysLate)),
        ])
    }
}

extension Deadline {
    /// The last valid day: "trước ngày 25/5" ends on 24/5.
    package var lastDay: CalendarDate { CalendarDate(dayNumber: before.dayNumber - 1) }
}

extension DataNode {
    fileprivate static func record(_ entries: [(String, DataNode)]) -> DataNode {
        DataNode(.record(entries.map { Entry(key: $0.0, keySpan: nil, value: $0.1) }))
    }

    fileprivate static func number(_ number: Int) -> DataNode { .bare(String(number)) }
}
