internal import Diagnostics
internal import PlanModel

extension DiagnosticID {
    static let documentUnlisted = DiagnosticID("document-unlisted", .data)
}

/// Plans and decisions of the office itself that units give as their proof and that its own list of documents
/// lacks: section I counts those it issued, and its annex would name more of them.
struct IssuedListCheck {
    private let results: [TaskResult]
    private let listed: Set<String>
    private let hasList: Bool
    private let period: ReportingPeriod
    private let issuers: DocumentIssuers

    init(_ material: CheckMaterial) {
        results = material.results.tasks
        period = material.period
        issuers = DocumentIssuers(material.plan.organisation)
        let numbers = material.input.documents.compactMap(\.number?.text)
        hasList = !numbers.isEmpty
        listed = Set((numbers + [material.plan.number].compactMap { $0 }).map(DocumentIssuers.key))
    }

    /// One for all of them: whoever completes the list has them before him.
    var findings: [Diagnostic] {
        guard hasList else { return [] }
        var missing: [(name: String, location: Location?)] = []
        var known = listed
        for result in results {
            guard let evidence = result.evidence, !isOfPraise(result) else { continue }
            for document in DatedDocument.all(in: evidence.text, isProof: true) where isOwn(document) {
                guard known.insert(DocumentIssuers.key(document.name)).inserted else { continue }
                missing.append((document.name, evidence.location))
            }
        }
        return missing.isEmpty ? [] : [finding(missing)]
    }

    private func isOwn(_ document: DatedDocument) -> Bool {
        let key = DocumentIssuers.key(document.name)
        guard document.isNumbered, document.day.year == period.year, issuers.isOfOwnCode(key),
            Self.kinds.contains(where: { key.contains("/" + $0 + "-") })
        else { return false }
        if case .other = issuers.issuer(document.issuer, of: document.name) { return false }
        return true
    }

    /// What rewards somebody directs nothing.
    private func isOfPraise(_ result: TaskResult) -> Bool {
        [result.outcome, result.evidence].contains { typed in
            typed.map { TextSearch.contains("khen", in: $0.text.lowercased()) } ?? false
        }
    }

    /// Plans, decisions, directives, resolutions.
    private static let kinds = ["kh", "qd", "ct", "nq"]

    private func finding(_ missing: [(name: String, location: Location?)]) -> Diagnostic {
        let names = missing.prefix(Self.shown).map(\.name).joined(separator: ", ")
        let more = missing.count > Self.shown ? ", …" : ""
        return Diagnostic.warning(
            .documentUnlisted,
            vi: "cột Văn bản minh chứng nêu \(names)\(more) của chính cơ quan, danh mục documents không có",
            en: "the units' proof names \(names)\(more) of the office itself, which documents do not list",
            at: missing[0].location,
            hints: [
                Diagnostic.Hint(
                    vi:
                        "nếu là văn bản chỉ đạo, ghi thêm vào documents trong reports/\(period.name).yaml; nếu không, ghi điểm này vào acknowledged",
                    en:
                        "add what directs the work to documents in reports/\(period.name).yaml; else acknowledge this finding"
                )
            ]
        ).about("documents")
    }

    private static let shown = 5
}
