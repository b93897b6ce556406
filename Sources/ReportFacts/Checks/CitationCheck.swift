internal import Diagnostics
internal import PlanModel

extension DiagnosticID {
    static let citationForm = DiagnosticID("citation-form", .data)
}

/// How documents are cited (Phụ lục I, II.6b): with their day where they are named first, by their
/// number alone from then on.
struct CitationCheck {
    /// Cited in full by the report itself: what it carries out, and what was issued.
    private let known: Set<String>

    init(_ material: CheckMaterial) {
        let bases = material.plan.legalBases.filter { $0.date != nil }.compactMap(\.number)
        let issued = material.input.documents.filter { $0.date != nil }.compactMap { $0.number?.text }
        known = Set((bases + issued).map(Folding.ascii))
    }

    /// In the order of the report. The plan is quoted as it is; a column of documents is no text.
    func findings(in texts: [CheckedText]) -> [Diagnostic] {
        var cited = known
        return texts.filter { $0.source != .plan && !$0.name.hasSuffix(".minh-chung") }.flatMap { text in
            citations(in: text.words.words).compactMap { citation in
                let isFirst = cited.insert(Folding.ascii(citation.number)).inserted
                return isFirst == citation.isDated ? nil : finding(citation, isFirst: isFirst, text)
            }
        }
    }

    private struct Citation {
        let number: String
        let range: Range<Int>
        /// Whether its day follows.
        let isDated: Bool
    }

    /// `45/KH-UBND`; numbers that hold a year, as `48/2009/NĐ-CP` does, tell their documents apart
    /// without a day.
    private func citations(in list: [WordList.Word]) -> [Citation] {
        var found: [Citation] = []
        var index = 0
        while index + 1 < list.count {
            let start = index
            index += 1
            guard list[start].text.first?.isNumber == true, !["/", "-"].contains(list[start].gap),
                list[start + 1].gap == "/", list[start + 1].isCapital
            else { continue }
            while index < list.count, ["/", "-"].contains(list[index].gap) { index += 1 }
            let number = list[start].text + list[start + 1..<index].map { $0.gap + $0.text }.joined()
            let behind = list[index..<min(index + 14, list.count)].prefix { !$0.gap.contains(";") }
            let isDated = behind.indices.dropLast().contains { place in
                list[place].folded == "ngay" && list[place + 1].text.first?.isNumber == true
                    && !CitationCheck.spans.contains(list[place - 1].text.lowercased())
            }
            found.append(Citation(number: number, range: start..<index, isDated: isDated))
        }
        return found
    }

    /// Before a day until or from which something goes on.
    private static let spans: Set = ["từ", "đến", "tới", "hết", "trước", "sau"]

    private func finding(_ citation: Citation, isFirst: Bool, _ text: CheckedText) -> Diagnostic {
        text.warning(
            .citationForm, citation.range, key: citation.number,
            vi: {
                isFirst
                    ? "\(citation.number) được nhắc lần đầu mà không ghi ngày ban hành: \($0)"
                    : "\(citation.number) đã được nêu đủ ở trên, ở đây lại ghi ngày ban hành: \($0)"
            },
            en: {
                isFirst
                    ? "\(citation.number) is cited for the first time without its day: \($0)"
                    : "\(citation.number) was cited in full before, and is again: \($0)"
            },
            hint: Diagnostic.Hint(
                vi: isFirst
                    ? "ghi đủ tên loại, số, ngày, cơ quan, trích yếu (NĐ 30/2020, Phụ lục I, II.6b)"
                    : "chỉ ghi tên loại và số, ký hiệu (NĐ 30/2020, Phụ lục I, II.6b)",
                en: isFirst
                    ? "give its kind, number, day, issuer and abstract (NĐ 30/2020, annex I, II.6b)"
                    : "give its kind and number alone (NĐ 30/2020, annex I, II.6b)"))
    }
}
