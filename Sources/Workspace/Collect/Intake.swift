package import Diagnostics

/// What taking in returned files would do; nothing is stored yet.
package struct Intake: Sendable {
    /// What happens to the form that stands in `results/P/`.
    package enum Change: Hashable, Sendable { case new, replaced, unchanged }

    /// One file that can be stored.
    package struct Taken: Hashable, Sendable {
        package let form: ReturnedForm
        package let change: Change

        /// How many tasks or indicators the form reports.
        package var count: Int {
            switch form.content {
            case .tasks(let results): results.count
            case .indicators(let indicators): indicators.count
            case .counts(let table): table.counts.filter { $0.figure.value != nil }.count
            }
        }
    }

    /// One file as it was named; `taken` is nil when it is refused.
    package struct File: Sendable {
        package let path: String
        package internal(set) var taken: Taken?
        /// What was noticed in it; an error where it is refused.
        package internal(set) var log: DiagnosticLog

        /// Whether storing it would change something.
        var isNews: Bool { taken.map { $0.change != .unchanged } ?? false }

        mutating func refuse(_ diagnostics: [Diagnostic]) {
            taken = nil
            log.report(contentsOf: diagnostics)
        }
    }

    /// In the order they were named.
    package internal(set) var files: [File]
    /// What was noticed in forms stored before, which stay as they are.
    package internal(set) var storedLog: DiagnosticLog

    package var diagnostics: [Diagnostic] { files.flatMap(\.log.entries) + storedLog.entries }
}
