package import Diagnostics

/// How hard a broken rule of the data weighs. What cannot be read is an error in both.
package enum RulePolicy: Hashable, Sendable {
    /// For `render`: a rule is a warning.
    case lenient
    /// For `collect`, `--final` and `--strict`: a rule is an error.
    case strict

    var severity: Diagnostic.Severity {
        switch self {
        case .lenient: .warning
        case .strict: .error
        }
    }
}

extension Diagnostic {
    /// Whether it tells of a broken rule of the data: an error of `check`, a warning where a report is made
    /// all the same.
    package var isBrokenRule: Bool {
        // The day of a report may be any; the days of its figures may not.
        Self.rules.contains(id) && !(id == .reportDays && subject == "date")
    }

    private static let rules: Set<DiagnosticID> = [
        .countSum, .reportDays, .resultContradiction, .resultOtherPlan, .resultOtherText, .resultWomen,
    ]
}
