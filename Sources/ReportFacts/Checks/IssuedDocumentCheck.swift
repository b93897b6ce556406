internal import Diagnostics
internal import PlanModel

extension DiagnosticID {
    static let documentUndated = DiagnosticID("document-undated", .data)
    static let documentOfOthers = DiagnosticID("document-of-others", .data)
}

/// The office's own list of documents: each has its day, and another body issued none of them, for section I counts
/// them as the office's.
struct IssuedDocumentCheck {
    private let documents: [ReportInput.IssuedDocument]
    private let bases: [LegalBasis]
    private let issuers: DocumentIssuers

    init(_ material: CheckMaterial) {
        documents = material.input.documents
        bases = material.plan.legalBases
        issuers = DocumentIssuers(material.plan.organisation)
    }

    var findings: [Diagnostic] {
        documents.enumerated().compactMap { index, document in
            let subject = "documents.\(index + 1)"
            if PlaceholderTextCheck.isPlaceholder(
                CheckedText(subject, .report, document.title.text, at: nil))
            {
                return nil
            }
            if document.date == nil { return undated(document, subject) }
            return isOfOthers(document) ? ofOthers(document, subject) : nil
        }
    }

    // MARK: - Whose it is

    /// By its title, or because the plan names the very document as another's.
    private func isOfOthers(_ document: ReportInput.IssuedDocument) -> Bool {
        let number = document.number?.text ?? ""
        let key = DocumentIssuers.key(number)
        if isOther(Self.issuer(in: document.title.text), number) { return true }
        return bases.contains { basis in
            DatedDocument.all(in: basis.text, isProof: false).contains {
                DocumentIssuers.key($0.name) == key && $0.day == document.date && isOther($0.issuer, number)
            }
        }
    }

    private func isOther(_ words: [WordList.Word], _ number: String) -> Bool {
        // The committee and the council of the place are the office's own.
        guard DocumentIssuers.namesPlace(words.map { $0.text.lowercased() }) else { return false }
        if case .other = issuers.issuer(words, of: number) { return true }
        return false
    }

    /// `Kế hoạch của UBND thành phố về …`: right behind the kind; further on it is whose matter is meant.
    private static func issuer(in title: String) -> [WordList.Word] {
        let words = WordList(title).words
        guard let start = words.prefix(3).firstIndex(where: { $0.text == "của" }), start > 0 else {
            return []
        }
        return Array(words[(start + 1)...].prefix { $0.follows && !matters.contains($0.text) })
    }

    private static let matters: Set = ["về", "triển", "thực", "giao", "phê", "ban", "năm"]

    // MARK: - What is said of it

    private func undated(_ document: ReportInput.IssuedDocument, _ subject: String) -> Diagnostic {
        let name = document.number?.text ?? document.title.text
        let (vi, en) =
            document.number == nil
            ? ("số và ngày ban hành", "its number and day") : ("ngày ban hành", "its day")
        return Diagnostic.warning(
            .documentUndated, vi: "văn bản “\(name)” trong documents chưa ghi \(vi)",
            en: "the document “\(name)” under documents lacks \(en)",
            at: document.number?.location ?? document.title.location,
            hints: [
                Diagnostic.Hint(
                    vi: "ghi number và date theo bản đã ban hành; văn bản chưa ban hành thì bỏ khỏi danh mục",
                    en: "give number and date as issued; leave out what was not issued yet")
            ]
        ).about(subject)
    }

    private func ofOthers(_ document: ReportInput.IssuedDocument, _ subject: String) -> Diagnostic {
        let name = document.number?.text ?? document.title.text
        return Diagnostic.warning(
            .documentOfOthers,
            vi: "văn bản “\(name)” trong documents là của cơ quan khác",
            en: "the document “\(name)” under documents is another body's",
            at: document.number?.location ?? document.title.location,
            hints: [
                Diagnostic.Hint(
                    vi: "bỏ khỏi documents; văn bản của cấp trên thì nêu ở căn cứ của kế hoạch",
                    en: "take it out of documents; what a higher body issued is among the plan's legal bases")
            ]
        ).about(subject)
    }
}
