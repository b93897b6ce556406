package import Diagnostics
package import PlanModel

extension DiagnosticID {
    package static let acknowledgedUnknown = DiagnosticID("acknowledged-unknown", .data)
    package static let acknowledgedTwice = DiagnosticID("acknowledged-twice", .data)
}

/// What a check of one period found, with what the office has accepted and why. This is
/// the record of the check; nothing of it is printed in the report.
package struct CheckRecord: Sendable {
    /// Something that would make the report wrong.
    package struct Finding: Sendable {
        /// The kind of finding and what it is about: `result-women/IV.4-1`. The same as long
        /// as the same thing is wrong, wherever it stands in the file.
        package let id: String
        package let diagnostic: Diagnostic
        /// Why the office accepts it; nil while it does not.
        package let reason: String?

        /// Whether naming it in the report file makes sense: not for one about that list itself.
        package var canBeAccepted: Bool { !id.hasPrefix("acknowledged-") }

        /// The diagnostic under the name by which it can be accepted.
        package var named: Diagnostic {
            var named = diagnostic
            named.id = DiagnosticID(id, diagnostic.id.stage)
            return named
        }
    }

    package let period: ReportingPeriod
    /// What could not be read; these have no id, since nobody can accept them.
    package let faults: [Diagnostic]
    /// Errors first, then warnings, each in the order they were found.
    package let findings: [Finding]

    /// - Parameters:
    ///   - faults: errors of reading, which leave parts of the data unknown.
    ///   - found: everything else; notes are left out.
    package init(
        period: ReportingPeriod, faults: [Diagnostic], found: [Diagnostic],
        acknowledged: [ReportInput.Acknowledgement]
    ) {
        self.period = period
        self.faults = faults
        let sorted = found.filter { $0.severity == .error } + found.filter { $0.severity == .warning }
        var reasons: [String: String] = [:]
        var extra: [Diagnostic] = []
        for entry in acknowledged {
            if reasons.updateValue(entry.reason, forKey: entry.id) != nil {
                extra.append(CheckRecord.twice(entry))
            }
        }
        let named = CheckRecord.named(sorted)
        let ids = named.map(\.id)
        var told = Set(ids).union(extra.compactMap(\.subject))
        for entry in acknowledged where told.insert(entry.id).inserted {
            // Near names for some: a list of thousands was made for another report.
            extra.append(CheckRecord.unknown(entry, among: extra.count < 100 ? ids : []))
        }
        findings =
            named.map { Finding(id: $0.id, diagnostic: $0.diagnostic, reason: reasons[$0.id]) }
            + CheckRecord.named(extra).map { Finding(id: $0.id, diagnostic: $0.diagnostic, reason: nil) }
    }

    /// Ids, a number behind those that would be the same.
    private static func named(_ found: [Diagnostic]) -> [(id: String, diagnostic: Diagnostic)] {
        var counts: [String: Int] = [:]
        return found.map { diagnostic in
            let id = diagnostic.id.name + (diagnostic.subject.map { "/" + $0 } ?? "")
            let count = (counts[id] ?? 0) + 1
            counts[id] = count
            return (count == 1 ? id : "\(id)-\(count)", diagnostic)
        }
    }

    /// What is still open.
    package var open: [Finding] { findings.filter { $0.reason == nil } }
    package var accepted: [Finding] { findings.filter { $0.reason != nil } }
    package var errorCount: Int { faults.count + open.filter { $0.diagnostic.severity == .error }.count }
    package var warningCount: Int { open.filter { $0.diagnostic.severity == .warning }.count }

    private static func unknown(
        _ entry: ReportInput.Acknowledgement, among ids: [String]
    ) -> Diagnostic {
        let near = NearMiss.hint(for: entry.id, among: Array(ids.prefix(500)))
        return Diagnostic.warning(
            .acknowledgedUnknown, vi: "không có điểm nào tên “\(entry.id)” để chấp nhận",
            en: "there is no finding “\(entry.id)” to accept", at: entry.location,
            hints: [
                near
                    ?? Diagnostic.Hint(
                        vi: "bỏ mục này nếu điểm đó đã được sửa",
                        en: "take the entry out if it has been mended")
            ]
        ).about(entry.id)
    }

    private static func twice(_ entry: ReportInput.Acknowledgement) -> Diagnostic {
        Diagnostic.warning(
            .acknowledgedTwice, vi: "“\(entry.id)” được chấp nhận hai lần",
            en: "“\(entry.id)” is accepted twice", at: entry.location,
            hints: [Diagnostic.Hint(vi: "giữ lại một mục", en: "keep one of the entries")]
        ).about(entry.id)
    }
}

extension CheckRecord {
    /// The record as JSON with stable keys; sentences in the given language.
    package func json(_ language: Language) -> String {
        let entries =
            faults.map { node(nil, $0, nil, language) }
            + findings.map {
                node($0.id, $0.diagnostic, $0.reason, language)
            }
        return JSONWriter.text(
            .record([
                ("period", .text(period.name)), ("findings", .list(entries)),
                (
                    "totals",
                    .record([
                        ("errors", .number(errorCount)), ("warnings", .number(warningCount)),
                        ("acknowledged", .number(accepted.count)),
                    ])
                ),
            ]))
    }

    private func node(
        _ id: String?, _ diagnostic: Diagnostic, _ reason: String?, _ language: Language
    ) -> DataNode {
        .record([
            ("id", id.map { .text($0) } ?? .null), ("kind", .text(diagnostic.id.name)),
            ("severity", .text(diagnostic.severity.rawValue)),
            ("message", .text(diagnostic.message[language])),
            ("place", diagnostic.location.map { .text($0.description) } ?? .null),
            ("hints", .list(diagnostic.hints.map { .text($0.message[language]) })),
            ("acknowledged", reason.map { .text($0) } ?? .null),
        ])
    }
}
