package import Diagnostics

/// What stands of one form that is to come back.
package protocol Submission: Sendable {
    /// The file's name without its ending.
    var form: String { get }
    /// Who sends it, or what it is.
    var name: String { get }
    var isSent: Bool { get }
    /// When it first came in; nil where that was not noted.
    var received: ReceiptTime? { get }
    /// Why it cannot be read, error by error.
    var faults: [Diagnostic] { get }
    /// How many tasks or figures are asked for, and how many are there.
    var expectedCount: Int { get }
    var reportedCount: Int { get }
    /// Whether nothing that is asked for is missing.
    var isWhole: Bool { get }
}

package enum SubmissionState: String, Hashable, Sendable, CaseIterable {
    case missing
    /// A form is there, and nobody can read it.
    case unreadable
    case partial, complete
}

extension Submission {
    package var state: SubmissionState {
        if !faults.isEmpty { return .unreadable }
        if !isSent, reportedCount == 0 { return .missing }
        return isWhole ? .complete : .partial
    }
}
