internal import Diagnostics
internal import PlanModel

extension DiagnosticID {
    static let documentUnlisted = DiagnosticID("document-unlisted", .data)
}

/// Plans and decisions of the office itself that units give as their proof and that its own list of documents
/// lacks: section I counts those it issued, and its annex would name more of them. Without any list, those that
/// no form gives a day of: the report would cite them by their numbers alone.
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
        var missing: [(name: String, location: Location?)] = []
        var known = listed
        let dated = hasList ? [] : dated
        for result in results {
            guard let evidence = result.evidence, !isOfPraise(result) else { continue }
            for name in own(in: evidence.text) {
                guard hasList || !dated.contains(DocumentIssuers.key(name)) else { continue }
                guard known.insert(DocumentIssuers.key(name)).inserted else { continue }
                missing.append((name, evidence.location))
            }
        }
        return missing.isEmpty ? [] : [finding(missing)]
    }

    /// The numbers of the office's own documents in a cell: those with a day of the year, and all of a cell
    /// that names no day and nobody else's document.
    private func own(in text: String) -> [String] {
        let dated = DatedDocument.all(in: text, isProof: true)
        guard dated.isEmpty else { return dated.filter(isOwn).map(\.name) }
        guard !TextSearch.contains("ngày", in: text), !TextSearch.contains("của", in: text) else { return [] }
        return text.words().map { $0.filter { !";,.()".contains($0) } }.filter(isOfOffice)
    }

    /// The numbers that a form gives with their days.
    private var dated: Set<String> {
        let texts = results.flatMap { [$0.evidence, $0.outcome] }.compactMap { $0?.text }
        return Set(
            texts.flatMap { DatedDocument.all(in: $0, isProof: true) }.filter(\.isNumbered)
                .map { DocumentIssuers.key($0.name) })
    }

    private func isOwn(_ document: DatedDocument) -> Bool {
        guard document.isNumbered, document.day.year == period.year, isOfOffice(document.name) else {
            return false
        }
        if case .other = issuers.issuer(document.issuer, of: document.name) { return false }
        return true
    }

    private func isOfOffice(_ number: String) -> Bool {
        let key = DocumentIssuers.key(number)
        return issuers.isOfOwnCode(key) && Self.kinds.contains { key.contains("/" + $0 + "-") }
            && key.first?.isNumber ?? false
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
            vi: "cột Văn bản minh chứng nêu \(names)\(more) của chính cơ quan, "
                + (hasList ? "danh mục documents không có" : "không nơi nào ghi ngày ban hành"),
            en: "the units' proof names \(names)\(more) of the office itself, "
                + (hasList ? "which documents do not list" : "and nothing tells their days"),
            at: missing[0].location,
            hints: [
                Diagnostic.Hint(
                    vi:
                        "nếu là văn bản chỉ đạo, ghi \(hasList ? "thêm " : "số, ngày, trích yếu ")vào documents trong reports/\(period.name).yaml; nếu không, ghi \(hasList ? "điểm này vào acknowledged" : "ngày ban hành vào ô minh chứng")",
                    en:
                        "add what directs the work to documents in reports/\(period.name).yaml; else \(hasList ? "acknowledge this finding" : "give its day in the cell")"
                )
            ]
        ).about("documents")
    }

    private static let shown = 5
}
