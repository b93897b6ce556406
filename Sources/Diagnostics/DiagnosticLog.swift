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

/// What a flood is of: one kind of fault, whatever it is about, in one file.
private struct KindInFile: Hashable {
    /// Warnings must not hide the errors behind them.
    let severity: Diagnostic.Severity
    let name: Substring
    let path: String?

    init(_ diagnostic: Diagnostic) {
        severity = diagnostic.severity
        name = diagnostic.id.name.prefix { $0 != "/" }
        path = diagnostic.location?.path
    }

    func rest(_ count: Int) -> Diagnostic {
        let place = Message(vi: path == nil ? "" : " trong tệp này", en: path == nil ? "" : " in this file")
        return Diagnostic(
            .note, .moreFaults,
            Message(
                vi: "và \(count) điểm “\(name)” nữa\(place.vi)", en: "and \(count) more “\(name)”\(place.en)"),
            at: path.map { .file($0) })
    }
}

extension [Diagnostic] {
    /// The first of each kind in each file, and behind the last of them a note of how many more there are.
    package func cappedByKind(at limit: Int) -> [Diagnostic] {
        guard count > limit else { return self }
        var counts: [KindInFile: Int] = [:]
        for diagnostic in self where diagnostic.id != .moreFaults {
            counts[KindInFile(diagnostic), default: 0] += 1
        }
        guard counts.values.contains(where: { $0 > limit }) else { return self }
        var capped: [Diagnostic] = []
        var shown: [KindInFile: Int] = [:]
        for diagnostic in self {
            let kind = KindInFile(diagnostic)
            let place = (shown[kind] ?? 0) + 1
            shown[kind] = place
            // A count of others, from a stage before, stays.
            guard place <= limit || diagnostic.id == .moreFaults else { continue }
            capped.append(diagnostic)
            if place == limit, let all = counts[kind], all > limit { capped.append(kind.rest(all - limit)) }
        }
        return capped
    }

    /// The first of a flood, errors before the others, and a note of how many more there are.
    package func capped(at limit: Int) -> [Diagnostic] {
        guard count > limit else { return self }
        let errors = filter { $0.severity == .error }.prefix(limit)
        let others = filter { $0.severity != .error }.prefix(limit - errors.count)
        let rest = count - limit
        let more = Message(vi: "và \(rest) lỗi hoặc cảnh báo nữa", en: "and \(rest) more")
        return errors + others + [Diagnostic(.note, .moreFaults, more)]
    }
}
