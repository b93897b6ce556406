package import Diagnostics
internal import Files
package import PlanModel

/// Who has reported for a period, and what is missing, on one day.
package struct SubmissionStatus: Hashable, Sendable {
    package enum State: String, Hashable, Sendable, CaseIterable {
        case missing
        /// A form is there, and nobody can read it.
        case unreadable
        case partial, complete
    }

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
        /// When its form first came in; nil where that was not noted.
        package let received: ReceiptTime?
        /// Why its form cannot be read, error by error.
        package let faults: [Diagnostic]

        package var reportedCount: Int { tasks.count - unreported.count }
        /// Complete: every task is reported with its figures.
        package var state: State {
            if !faults.isEmpty { return .unreadable }
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

    /// The report of the period was made final: what comes in now changes nothing in it.
    package let isFinal: Bool

    /// How many days after the earliest deadline a unit's form came in, or is still out;
    /// 0 while there is time, without a deadline, and for a whole form nobody noted the day of.
    package func daysLate(_ unit: Unit) -> Int {
        guard let deadline = deadlines.first else { return 0 }
        let day = unit.state == .complete ? unit.received?.day : today
        return day.map { max(0, $0.dayNumber - (deadline.before.dayNumber - 1)) } ?? 0
    }
}

extension SubmissionStatus {
    init(
        plan: Plan, forms stored: [StoredForm], receipts: ReceiptBook, period: ReportingPeriod,
        today: CalendarDate, isFinal: Bool
    ) {
        let results = Results(stored)
        let faults = Dictionary(
            stored.map { ($0.name, $0.log.entries.filter { $0.severity == .error }) },
            uniquingKeysWith: { first, second in first + second })
        let byTask = Dictionary(
            results.tasks.map { ($0.taskID.text, $0) }, uniquingKeysWith: { first, _ in first })
        let kind: Deadline.Kind = period.kind == .firstHalf ? .sixMonth : .annual
        self.period = period
        self.today = today
        self.isFinal = isFinal
        deadlines = plan.deadlines.filter { $0.kind == kind }.sorted { $0.before < $1.before }
        units = UnitForms(plan: plan, period: period).forms.map { form in
            Unit(
                form: form.name, name: form.unit ?? plan.organisation.short, tasks: form.tasks,
                unreported: form.tasks.filter { byTask[$0.item.id] == nil },
                gaps: form.tasks.compactMap { byTask[$0.item.id].flatMap(Gap.init) },
                isSent: results.forms.contains(form.name), received: receipts.first(of: form.name),
                faults: faults[form.name] ?? [])
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
        var found = DiagnosticLog()
        let forms = try storedForms(for: period, plan: plan, policy: .lenient, log: &found)
        let receipts = try ReceiptBook(
            folder: resultsFolder(for: period), environment: environment, &found)
        // What the status itself shows is not told twice; a form nobody can read is named in
        // its row, and the others are counted all the same.
        let shown: [DiagnosticID] = [.resultNotReported, .resultMissingFigure, .resultsEmptyForm]
        let all = found.entries + forms.flatMap(\.log.entries)
        log.report(contentsOf: all.map(\.asWarning).filter { !shown.contains($0.id) })
        return SubmissionStatus(
            plan: plan, forms: forms, receipts: receipts, period: period, today: today,
            isFinal: isSent(period))
    }
}

extension Diagnostic {
    /// The same, where an error stops nothing.
    fileprivate var asWarning: Diagnostic {
        var diagnostic = self
        if severity == .error { diagnostic.severity = .warning }
        return diagnostic
    }
}
