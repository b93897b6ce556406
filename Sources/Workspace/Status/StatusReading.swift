package import Diagnostics
internal import Files
package import PlanModel

/// Who has reported for a period, and what is missing, on one day.
package struct SubmissionStatus: Hashable, Sendable {
    /// Figures a reported task should have and has not.
    package struct Gap: Hashable, Sendable {
        package let task: String
        /// Names of the form's columns.
        package let columns: [String]
    }

    /// One unit, or the consolidating one under `chung`.
    package struct Unit: Submission, Hashable {
        package let form: String
        package let name: String
        package let tasks: [PlanTask]
        package let unreported: [PlanTask]
        package let gaps: [Gap]
        package let isSent: Bool
        package let received: ReceiptTime?
        package let faults: [Diagnostic]

        package var expectedCount: Int { tasks.count }
        package var reportedCount: Int { tasks.count - unreported.count }
        package var isWhole: Bool { unreported.isEmpty && gaps.isEmpty }
    }

    package let period: ReportingPeriod
    package let today: CalendarDate
    /// Those of the period, the earliest first.
    package let deadlines: [Deadline]
    /// In the order of the plan, `chung` last; units without tasks are left out.
    package let units: [Unit]
    /// The indicators, then the declared tables by name.
    package let commonForms: [CommonForm]

    /// Days from today to a deadline's last valid day, the one before the day it names;
    /// 0 on that day itself, negative after it.
    package func daysLeft(to deadline: Deadline) -> Int {
        deadline.before.dayNumber - 1 - today.dayNumber
    }

    /// The report of the period was made final: what comes in now changes nothing in it.
    package let isFinal: Bool

    /// How many days after the earliest deadline a form came in, or is still out;
    /// 0 while there is time, without a deadline, and for a whole form nobody noted the day of.
    package func daysLate(_ submission: some Submission) -> Int {
        guard let deadline = deadlines.first else { return 0 }
        let day = submission.state == .complete ? submission.received?.day : today
        return day.map { max(0, $0.dayNumber - (deadline.before.dayNumber - 1)) } ?? 0
    }
}

extension SubmissionStatus {
    init(
        plan: Plan, forms stored: [StoredForm], asked: [CommonForm.Asked], receipts: ReceiptBook,
        period: ReportingPeriod, today: CalendarDate, isFinal: Bool
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
        commonForms = asked.map { form in
            CommonForm(
                form, results, isStored: stored.contains { $0.name == form.name },
                received: receipts.first(of: form.name), faults: faults[form.name] ?? [])
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
            plan: plan, forms: forms, asked: try commonFormsAsked(of: plan, for: period),
            receipts: receipts, period: period, today: today, isFinal: isSent(period))
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
