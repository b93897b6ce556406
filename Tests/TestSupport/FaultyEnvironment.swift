package import Diagnostics
package import Files
internal import Synchronization

/// An outside world in which one kind of step fails from a given time on.
package final class FaultyEnvironment: Environment {
    package enum Step: Hashable, Sendable, CaseIterable { case read, write, list, createFolder, move, remove }

    private let base: InMemoryEnvironment
    private let failing: Step
    private let remaining: Mutex<Int>

    /// - Parameter after: how many such steps still succeed.
    package init(_ base: InMemoryEnvironment, failing: Step, after: Int = 0) {
        self.base = base
        self.failing = failing
        self.remaining = Mutex(after)
    }

    package static let id = DiagnosticID("injected-fault", .output)

    private func attempt(_ step: Step, _ path: String) throws(DiagnosticError) {
        guard step == failing else { return }
        let isDone = remaining.withLock { count -> Bool in
            count -= 1
            return count < 0
        }
        if isDone {
            throw DiagnosticError(
                .error(FaultyEnvironment.id, vi: "lỗi thử", en: "injected fault", at: .file(path)))
        }
    }

    package func read(_ path: String, _ rule: InputRule) throws(DiagnosticError) -> [UInt8] {
        try attempt(.read, path)
        return try base.read(path, rule)
    }

    package func write(_ bytes: [UInt8], to path: String) throws(DiagnosticError) {
        try attempt(.write, path)
        try base.write(bytes, to: path)
    }

    package func list(_ folder: String) throws(DiagnosticError) -> [String] {
        try attempt(.list, folder)
        return try base.list(folder)
    }

    package func createFolder(_ path: String) throws(DiagnosticError) {
        try attempt(.createFolder, path)
        try base.createFolder(path)
    }

    package func move(_ path: String, to target: String) throws(DiagnosticError) {
        try attempt(.move, path)
        try base.move(path, to: target)
    }

    package func protect(_ path: String) throws(DiagnosticError) { try base.protect(path) }

    package func remove(_ path: String) throws(DiagnosticError) {
        try attempt(.remove, path)
        try base.remove(path)
    }

    package func removeFolder(_ path: String) throws(DiagnosticError) { try base.removeFolder(path) }
    package func status(of path: String) -> FileStatus { base.status(of: path) }

    package func whileLocked<Result>(
        _ path: String, _ body: () throws(DiagnosticError) -> Result
    ) throws(DiagnosticError) -> Result? {
        try base.whileLocked(path, body)
    }

    package func kind(of path: String) -> FileKind { base.kind(of: path) }
    package func resolved(_ path: String) -> String? { base.resolved(path) }
    package var now: Int64 { base.now }
    package var locale: String { base.locale }
    package func asset(_ name: String) -> Blob? { base.asset(name) }
    package var assetNames: [String] { base.assetNames }
}
