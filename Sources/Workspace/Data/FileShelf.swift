internal import Diagnostics
package import PlanModel
internal import Synchronization

/// What a file of declarations holds, for several reports: while the file keeps its text it is not read again.
package final class FileShelf<Content: Sendable>: Sendable {
    private let known = Mutex<(file: SourceFile, content: Content)?>(nil)

    package init() {}

    /// - Parameter read: depends on nothing but the file.
    func content(
        of file: SourceFile, _ read: (SourceFile) throws(DiagnosticError) -> Content
    ) throws(DiagnosticError) -> Content {
        if let known = known.withLock({ $0 }), known.file.path == file.path, known.file.utf8 == file.utf8 {
            return known.content
        }
        let content = try read(file)
        known.withLock { $0 = (file, content) }
        return content
    }
}

/// Sets of indicators that extend no other.
package typealias IndicatorShelf = FileShelf<IndicatorSet>
package typealias CheckListShelf = FileShelf<CheckLists>
