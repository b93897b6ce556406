package import Diagnostics
internal import Files
package import PlanModel

/// Who has reported for a period, and what is missing, on one day.
package struct SubmissionStatus: Hashable, Sendable {
    package enum State: String, Hashable, Sendable { case missing, partial, complete }

    /// Figures a reported task should have and has not.
    package struct Gap: Hashable, Sendable {
        package let task: String
        /// Names of the form's columns.
        package let columns: [String]
    }

    /// One unit, or the consolidating one under `chung`.
    package struct Unit: Hashable, Sendable {
        package let form: String
        package let name: String
        package let tasks: [PlanTask]
        package let unreported: [PlanTask]
        package let gaps: [Gap]
        package let isSent: Bool

        package var reportedCount: Int { tasks.count - unreported.count }
        /// Complete: every task is reported with its figures.
        package var state: State {
            if !isSent, reportedCount == 0 { return .missing }
            return unreported.isEmpty && gaps.isEmpty ? .complete : .partial
        }
    }

    package let period: ReportingPeriod
    package let today: CalendarDate
    /// Those of the period, the earliest first.
    package let deadlines: [Deadline]
    /// In the order of the plan, `chung` last; units without tasks are left out.
    package let units: [Unit]

    /// Days from today to a deadline's last valid day, the one before the day it names;
    /// 0 on that day itself, negative after it.
    package func daysLeft(to deadline: Deadline) -> Int {
        deadline.before.dayNumber - 1 - today.dayNumber
    }

    /// How many days the earliest deadline is past; 0 while it is not, or when there is none.
    package var daysLate: Int { deadlines.first.map { max(0, -daysLeft(to: $0)) } ?? 0 }
}

extension SubmissionStatus {
    package init(plan: Plan, results: Results, period: ReportingPeriod, today: CalendarDate) {
        let byTask = Dictionary(
            results.tasks.map { ($0.taskID.text, $0) }, uniquingKeysWith: { first, _ in first })
        let kind: Deadline.Kind = period.kind == .firstHalf ? .sixMonth : .annual
        self.period = period
        self.today = today
        deadlines = plan.deadlines.filter { $0.kind == kind }.sorted { $0.before < $1.before }
        units = UnitForms(plan: plan, period: period).forms.map { form in
            Unit(
                form: form.name, name: form.unit ?? plan.organisation.short, tasks: form.tasks,
                unreported: form.tasks.filter { byTask[$0.item.id] == nil },
                gaps: form.tasks.compactMap { byTask[$0.item.id].flatMap(Gap.init) },
                isSent: results.forms.contains(form.name))
        }
    }
}

extension SubmissionStatus.Gap {
    /// Nil when nothing is missing: a blank is a gap only where something was done.
    fileprivate init?(_ result: TaskResult) {
        let figures: [(ResultColumn, Figure)] = [
            (.events, result.events), (.attendances, result.attendances), (.women, result.women),
            (.funding, result.funding),
        ]
        columns = figures.filter { $0.1.value == nil }.map(\.0.rawValue)
        task = result.taskID.text
        if columns.isEmpty || !result.status.expectsFigures { return nil }
    }
}

extension WorkspaceFolder {
    /// The status of a period; when nothing was collected yet, every unit is missing.
    package func status(
        of period: ReportingPeriod, today: CalendarDate, log: inout DiagnosticLog
    ) throws(DiagnosticError) -> SubmissionStatus {
        let plan = try plan(log: &log)
        var results = Results()
        if environment.kind(of: resultsFolder(for: period)) != .missing {
            var found = DiagnosticLog()
            results = try self.results(for: period, plan: plan, policy: .lenient, log: &found)
            // What the status itself shows is not told twice.
            let shown: [DiagnosticID] = [.resultNotReported, .resultMissingFigure]
            log.report(contentsOf: found.entries.filter { !shown.contains($0.id) })
        }
        return SubmissionStatus(plan: plan, results: results, period: period, today: today)
    }
}
