package import Diagnostics
package import PlanModel

/// The stored forms of a period for a check: what can be read of them, what cannot, and
/// what breaks a rule.
package struct CheckedForms: Sendable {
    package let results: Results
    /// Cells, rows and files nobody can read.
    package let faults: [Diagnostic]
    /// Broken rules and gaps.
    package let found: [Diagnostic]
    /// Forms of which not everything could be read.
    package let damaged: Set<String>
}

extension WorkspaceFolder {
    /// Reads all forms of a period; none stops the reading of the others.
    /// - Parameter log: gets what concerns the folder as a whole.
    package func checkedForms(
        for period: ReportingPeriod, plan: Plan
    ) throws(DiagnosticError) -> CheckedForms {
        var folderLog = DiagnosticLog()
        let forms = try storedForms(for: period, plan: plan, policy: .strict, log: &folderLog)
        let all = folderLog.entries + forms.flatMap(\.log.entries)
        // Tasks left blank and forms left empty are gaps of the period, told once as such.
        let gaps: [DiagnosticID] = [.resultNotReported, .resultsEmptyForm]
        // A broken rule is about something; what cannot be read is about its place only.
        let isFault = { (entry: Diagnostic) in entry.severity == .error && entry.subject == nil }
        return CheckedForms(
            results: Results(forms), faults: all.filter(isFault),
            found: all.filter { !isFault($0) && !gaps.contains($0.id) },
            damaged: Set(forms.filter { $0.log.entries.contains(where: isFault) }.map(\.name)))
    }

    /// What another period reported, as far as it can be read; what is wrong there is told
    /// when that period is checked.
    package func comparedResults(
        for period: ReportingPeriod, plan: Plan
    ) throws(DiagnosticError) -> Results {
        var unused = DiagnosticLog()
        return Results(try storedForms(for: period, plan: plan, policy: .lenient, log: &unused))
    }
}
