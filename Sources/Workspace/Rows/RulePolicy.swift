internal import Diagnostics

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
