internal import Diagnostics
internal import PlanModel
internal import Synchronization

/// A set of indicators that extends no other, for several reports: while its file keeps its text it is
/// not read again.
package final class IndicatorShelf: Sendable {
    private let known = Mutex<(file: SourceFile, set: IndicatorSet)?>(nil)

    package init() {}

    func set(of file: SourceFile) throws(DiagnosticError) -> IndicatorSet {
        if let known = known.withLock({ $0 }), known.file.path == file.path, known.file.utf8 == file.utf8 {
            return known.set
        }
        let set = try IndicatorSetCoding.set(from: file) { (_) throws(DiagnosticError) in nil }
        known.withLock { $0 = (file, set) }
        return set
    }
}
