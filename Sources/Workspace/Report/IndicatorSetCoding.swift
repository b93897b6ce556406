package import Diagnostics
internal import Files
package import PlanModel

extension DiagnosticID {
    package static let indicatorSetMissing = DiagnosticID("indicator-set-missing", .data)
}

/// Sets of indicators as files: the national ones are part of the program, an office may add its own.
///
///     schema: 1
///     extends: nq28          # a set of the program, or null
///     name: …
///     source: …
///     indicators:
///       - {id: "2.3", text: …, unit: "%", direction: at-least, scale: 100, scope: ward,
///          goals: [{year: 2025, value: 27, direction: above}, {year: 2030, value: 30, onward: true, confirmed: false}], numerator: …, denominator: …,
///          counts: {table: bao-luc, numerator: "5.3", denominator: "5", without: "5.5"}}
package enum IndicatorSetCoding {
    /// The set the annual report answers for when the office says nothing else.
    package static let standard = "nq28"

    /// A set with what it extends: its own indicators replace those of the same id in their places,
    /// the others follow.
    /// - Parameter base: gives a set of the program by its name; nil when there is none.
    package static func set(
        from file: SourceFile, base: (String) throws(DiagnosticError) -> SourceFile?
    ) throws(DiagnosticError) -> IndicatorSet {
        let own = try draft(from: file)
        guard let name = own.extended else { return own.set }
        guard let source = try base(name) else {
            throw DiagnosticError(
                .error(
                    .indicatorSetMissing, vi: "không có bộ chỉ tiêu “\(name)”",
                    en: "there is no set of indicators “\(name)”", at: .file(file.path),
                    hints: [
                        Diagnostic.Hint(
                            vi: "viết extends: \(standard), hoặc extends: null",
                            en: "write extends: \(standard), or extends: null")
                    ]))
        }
        // A set of the program extends no other: there is no chain to follow.
        return merged(own.set, over: try draft(from: source).set)
    }

    private static func merged(_ own: IndicatorSet, over base: IndicatorSet) -> IndicatorSet {
        var own = own
        // A source that the office gives is that of all of them.
        for place in own.indicators.indices where own.source.isEmpty { own.indicators[place].isOwn = true }
        let byID = Dictionary(own.indicators.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let known = Set(base.indicators.map(\.id))
        return IndicatorSet(
            name: own.name.isEmpty ? base.name : own.name,
            source: own.source.isEmpty ? base.source : own.source,
            indicators: base.indicators.map { byID[$0.id] ?? $0 }
                + own.indicators.filter { !known.contains($0.id) })
    }

    private struct Draft {
        var set = IndicatorSet()
        var extended: String?
    }

    private static func draft(from file: SourceFile) throws(DiagnosticError) -> Draft {
        var log = DiagnosticLog()
        let draft = schema.decode(try YAMLReader.filled(file, &log), &log)
        reportTwins(in: draft?.set.indicators ?? [], &log)
        try log.capped.throwErrors()
        return draft ?? Draft()
    }

    private static func reportTwins(in indicators: [IndicatorDefinition], _ log: inout DiagnosticLog) {
        var places: [String: Location?] = [:]
        for indicator in indicators {
            guard let first = places.updateValue(indicator.location, forKey: indicator.id) else { continue }
            log.report(
                .error(
                    .indicatorTwice, vi: "chỉ tiêu \(indicator.id) có hai lần",
                    en: "the indicator \(indicator.id) stands twice", at: indicator.location,
                    hints: [Diagnostic.Hint(vi: "lần đầu ở đây", en: "first here", at: first)]))
        }
    }

    private static let schema = RecordSchema(
        blank: Draft(),
        [
            .version(Plan.schema, isRequired: true),
            .optional("extends", \.extended, .name),
            .defaulted("name", \.set.name, .text),
            .defaulted("source", \.set.source, .text),
            .defaulted("indicators", \.set.indicators, .list(of: indicator.codec)),
        ])

    private static let indicator = RecordSchema(
        blank: IndicatorDefinition(id: "", text: "", unit: ""), location: { $0.location = $1 },
        [
            .required("id", \.id, .name),
            .required("text", \.text, .name),
            .required("unit", \.unit, .name),
            .defaulted("direction", \.direction, .word),
            .defaulted("scale", \.scale, .integer(1...1_000_000)),
            .defaulted("scope", \.scope, .word),
            .defaulted("goals", \.goals, .list(of: goal.codec)),
            .optional("numerator", \.numerator, .name),
            .optional("denominator", \.denominator, .name),
            .defaulted("shows_parts", \.showsParts, .bool),
            .unwrittenIfAbsent("counts", \.counts, counts.codec),
        ])

    private static let counts = RecordSchema(
        blank: IndicatorDefinition.CountedParts(table: "", numerator: "", denominator: ""),
        [
            .required("table", \.table, .name),
            .required("numerator", \.numerator, .name),
            .required("denominator", \.denominator, .name),
            .unwrittenIfAbsent("without", \.without, .name),
        ])

    private static let goal = RecordSchema(
        blank: IndicatorDefinition.Goal(year: 0, value: 0),
        [
            .required("year", \.year, .integer(1900...9999)),
            .required("value", \.value, .decimal),
            .unwrittenIfAbsent("direction", \.direction, .word),
            .defaulted("onward", \.isOnward, .bool),
            .defaulted("confirmed", \.isConfirmed, .bool),
        ])
}

extension WorkspaceFolder {
    package var indicatorSetPath: String { PathName.join(root, "indicators.yaml") }

    /// The office's own `indicators.yaml`, which may extend a set of the program; without it the national set.
    /// - Parameter shelf: where the program's own set waits once it was read.
    package func indicatorSet(_ shelf: IndicatorShelf? = nil) throws(DiagnosticError) -> IndicatorSet? {
        if environment.kind(of: indicatorSetPath) != .missing {
            let source = try TextDecoding.sourceFile(
                try environment.read(indicatorSetPath), path: indicatorSetPath)
            return try IndicatorSetCoding.set(from: source) { (name) throws(DiagnosticError) in
                try programSet(name)
            }
        }
        guard let source = try programSet(IndicatorSetCoding.standard) else { return nil }
        return try (shelf ?? IndicatorShelf()).content(of: source) { (source) throws(DiagnosticError) in
            try IndicatorSetCoding.set(from: source) { (_) throws(DiagnosticError) in nil }
        }
    }

    /// `templates/indicators/<name>.yaml` of the workspace, else of the program.
    private func programSet(_ name: String) throws(DiagnosticError) -> SourceFile? {
        let file = "templates/indicators/\(name).yaml"
        let own = PathName.join(root, file)
        if environment.kind(of: own) != .missing {
            return try TextDecoding.sourceFile(try environment.read(own), path: own)
        }
        guard let asset = environment.asset(file) else { return nil }
        return try TextDecoding.sourceFile(Array(asset.bytes), path: file)
    }
}
