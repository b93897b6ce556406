internal import Diagnostics
internal import Document
internal import Markup
internal import PlanModel
internal import ReportFacts
internal import Workspace

/// Puts the typed official parts around the marked-up content.
struct DocumentAssembly {
    let facts: ReportFacts
    let head: TemplateHead
    /// The framed `DỰ THẢO`.
    let marksDraft: Bool
    private var traces: TraceTable

    init(facts: ReportFacts, head: TemplateHead, marksDraft: Bool = false) {
        self.facts = facts
        self.head = head
        self.marksDraft = marksDraft
        traces = TraceTable()
    }

    /// - Parameter title: the text of the front matter's title, rendered.
    mutating func document(_ content: MarkupContent, title: TypedText, created: String) -> Document {
        traces = content.traces
        let parts = facts.report.parts
        let annexes = content.annexes.map { annex in
            var annex = annex
            annex.reference = [.text(TextRun(parts.annexReference, style: .italic))]
            return annex
        }
        return Document(
            properties: DocumentProperties(
                title: "\(head.kind.capitalizedFirst) \(OfficialNames.lowerFirst(title.text))",
                author: OfficialNames.full(facts.plan.organisation), subject: parts.number, created: created),
            letterhead: letterhead(parts, title),
            body: content.body, ending: ending(parts), annexes: annexes, style: head.style.sheet,
            traces: traces)
    }

    private mutating func letterhead(_ parts: OfficialParts, _ title: TypedText) -> Letterhead {
        Letterhead(
            parent: parts.parent, issuer: parts.issuer, number: TextRun(parts.number),
            placeAndDate: TextRun(parts.placeAndDate, style: .italic), kind: head.kind,
            title: lines(of: title), addressees: parts.addressees.map { run($0, .regular) },
            isDraft: marksDraft, circulation: circulation, urgency: urgency)
    }

    private var circulation: String? {
        switch facts.input.circulation {
        case .withinAgency: "LƯU HÀNH NỘI BỘ"
        case .toReturn: "XEM XONG TRẢ LẠI"
        case nil: nil
        }
    }

    private var urgency: UrgencyMark? {
        switch facts.input.urgency {
        case .urgent: .urgent
        case .veryUrgent: .veryUrgent
        case .immediate: .immediate
        case nil: nil
        }
    }

    private mutating func ending(_ parts: OfficialParts) -> Ending {
        Ending(
            recipients: parts.recipients.map { run($0, .regular) },
            authority: parts.authority.map { TextRun($0, style: .bold) },
            signer: parts.signer.map { TextRun($0, style: .bold) })
    }

    /// What was done on the first lines, what comes next on a line of its own.
    private mutating func lines(of title: TypedText) -> [Inline] {
        guard let cut = title.text.firstRange(of: "; phương hướng") else {
            return [.text(run(title, .bold))]
        }
        let next = title.text.index(cut.lowerBound, offsetBy: 2)
        let parts = [title.text[..<next].dropLast(), title.text[next...]]
        let runs = parts.map { run(TypedText(String($0), location: title.location), .bold) }
        return [.text(runs[0]), .lineBreak, .text(runs[1])]
    }

    private mutating func run(_ typed: TypedText, _ style: FontStyle) -> TextRun {
        let trace = typed.location.map { traces.add(Trace(origin: .place($0))) }
        return TextRun(typed.text, style: style, trace: trace ?? .none)
    }
}

extension String {
    /// `BÁO CÁO` as `Báo cáo`.
    fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst().lowercased() }
}
