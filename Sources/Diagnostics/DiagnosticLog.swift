/// What a stage throws when it cannot go on: every error it found, never none.
package struct DiagnosticError: Error, Sendable {
    package let diagnostics: [Diagnostic]

    package init(_ diagnostic: Diagnostic) {
        self.diagnostics = [diagnostic]
    }

    /// Nil when there is no error among the diagnostics.
    package init?(_ diagnostics: [Diagnostic]) {
        guard diagnostics.contains(where: { $0.severity == .error }) else { return nil }
        self.diagnostics = diagnostics
    }

    /// The first error decides the exit status.
    package var stage: Stage {
        diagnostics.first { $0.severity == .error }?.id.stage ?? .fault
    }
}

/// Where a stage puts what it noticed while it goes on; nothing is printed here.
package struct DiagnosticLog: Sendable {
    package private(set) var entries: [Diagnostic] = []

    package init() {}

    package mutating func report(_ diagnostic: Diagnostic) { entries.append(diagnostic) }

    package mutating func report(contentsOf diagnostics: [Diagnostic]) {
        entries.append(contentsOf: diagnostics)
    }

    package var hasErrors: Bool { entries.contains { $0.severity == .error } }
    package var hasWarnings: Bool { entries.contains { $0.severity == .warning } }

    /// Throws all entries when one of them is an error; for the end of a stage.
    package func throwErrors() throws(DiagnosticError) {
        if let error = DiagnosticError(entries) { throw error }
    }
}

extension DiagnosticID {
    package static let moreFaults = DiagnosticID("more-faults", .data)
}

extension [Diagnostic] {
    /// The first of a flood, errors before the others, and a note of how many more there are.
    /// - Parameter path: the file they are all about; nil where there may be several.
    package func capped(at limit: Int, path: String? = nil) -> [Diagnostic] {
        guard count > limit else { return self }
        let errors = filter { $0.severity == .error }.prefix(limit)
        let others = filter { $0.severity != .error }.prefix(limit - errors.count)
        let rest = count - limit
        let place = Message(vi: path == nil ? "" : " trong tệp này", en: path == nil ? "" : " in this file")
        let more = Message(
            vi: "và \(rest) lỗi hoặc cảnh báo nữa\(place.vi)", en: "and \(rest) more\(place.en)")
        return errors + others + [Diagnostic(.note, .moreFaults, more, at: path.map { .file($0) })]
    }
}
