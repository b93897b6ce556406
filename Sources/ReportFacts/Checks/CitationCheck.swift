internal import Diagnostics
internal import PlanModel

extension DiagnosticID {
    static let citationForm = DiagnosticID("citation-form", .data)
}

/// How documents are cited (Phụ lục I, II.6b): with their day where they are named first, by their
/// number alone from then on.
struct CitationCheck {
    /// Cited in full by the report itself, with their days: what it carries out, and what was issued.
    private let known: [String: Set<CalendarDate>]
    private let bases: [LegalBasis]
    private let planFile: Location?

    init(_ material: CheckMaterial) {
        var known: [String: Set<CalendarDate>] = [:]
        for basis in material.plan.legalBases {
            if let number = basis.number, let date = basis.date { known.add(date, of: number) }
        }
        for document in material.input.documents {
            if let number = document.number?.text, let date = document.date { known.add(date, of: number) }
        }
        self.known = known
        (bases, planFile) = (material.plan.legalBases, material.planFile)
    }

    /// Bases that name the office before the day: `Kế hoạch số 07/KH-UBND của UBND thành phố … ngày 06/01/2025`.
    var misordered: [Diagnostic] {
        bases.enumerated().compactMap { index, basis in
            let text = CheckedText(
                "plan.legal_bases.\(index + 1)", .plan, basis.text, at: basis.location ?? planFile)
            let words = text.words.words
            guard let citation = citations(in: words).first, citation.dating == .given else { return nil }
            let end = citation.range.upperBound
            guard words.indices.contains(end), words[end].folded == "cua", words[end].follows else {
                return nil
            }
            return text.warning(
                .citationForm, citation.range.lowerBound..<end + 1, key: citation.number,
                vi: { "\(citation.number): ghi cơ quan ban hành trước ngày ban hành: \($0)" },
                en: { "\(citation.number): its office is named before its day: \($0)" },
                hint: Diagnostic.Hint(
                    vi:
                        "ghi tên loại, số, ngày rồi mới đến cơ quan, trích yếu (NĐ 30/2020, Phụ lục I, II.6b)",
                    en:
                        "give its kind, number and day before its issuer and abstract (NĐ 30/2020, annex I, II.6b)"
                ))
        }
    }

    /// In the order of the report. The plan is quoted as it is; a column of documents is no text.
    func findings(in texts: [CheckedText]) -> [Diagnostic] {
        var cited = known
        return texts.filter { $0.source != .plan && !$0.name.hasSuffix(".minh-chung") }.flatMap { text in
            citations(in: text.words.words).compactMap { citation in
                let days = cited[Folding.ascii(citation.number)]
                cited.add(citation.day, of: citation.number)
                switch citation.dating {
                case .none: return days == nil ? finding(citation, isFirst: true, text) : nil
                case .unclear: return nil
                case .given:
                    // Under one number and another day it is another document: those of offices are alike.
                    let isAgain = days.map { days in citation.day.map(days.contains) ?? true } ?? false
                    return isAgain ? finding(citation, isFirst: false, text) : nil
                }
            }
        }
    }

    private struct Citation {
        enum Dating {
            case none, given
            /// A day stands near by that may be the document's.
            case unclear
        }

        let number: String
        let range: Range<Int>
        var dating = Dating.none
        /// The day given, where it has a year.
        var day: CalendarDate?
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
            while index < list.count, ["/", "-"].contains(list[index].gap) || Self.isLetters(list[index]) {
                index += 1
            }
            let number =
                list[start].text
                + list[start + 1..<index].map { $0.gap.filter { $0 != " " } + $0.text }.joined()
            found.append(dated(Citation(number: number, range: start..<index), list))
        }
        return found
    }

    /// The letters of an office behind a blank that should not be: `12/QĐ -UBND`.
    private static func isLetters(_ word: WordList.Word) -> Bool {
        [" -", "- ", " - "].contains(word.gap) && word.text.count > 1 && word.text.allSatisfy(\.isUppercase)
    }

    /// A citation with the day that stands behind it or, where the text tells of its issue, before it.
    private func dated(_ citation: Citation, _ list: [WordList.Word]) -> Citation {
        var citation = citation
        let end = citation.range.upperBound
        let behind = list[end..<min(end + 14, list.count)].prefix { !Self.isStart($0) }
        let place = behind.indices.dropLast().first { place in
            list[place].folded == "ngay" && list[place + 1].text.first?.isNumber == true
                && !Self.spans.contains(list[place - 1].text.lowercased())
        }
        guard let place else {
            citation.dating = Self.isIssued(before: citation.range.lowerBound, list) ? .unclear : .none
            return citation
        }
        let rest = list[(place + 1)...].drop {
            $0.text.first?.isNumber == true || ["thang", "nam"].contains($0.folded)
        }
        let isApart = list[place].gap.contains(",")
        guard !DatedDocument.isOfDeed(rest, isApart: isApart) else {
            citation.dating = .unclear
            return citation
        }
        let date = list[place..<rest.startIndex].map { $0.gap + $0.text }.joined()
        let mention = DateReader.dates(in: date).first
        citation.dating = .given
        citation.day = mention?.year.flatMap { mention?.date(inYear: $0) }
        return citation
    }

    /// `Ngày 05/3/2026, phường ban hành Kế hoạch số …`, `Quyết định ngày 28/02/2026 số …`.
    private static func isIssued(before start: Int, _ list: [WordList.Word]) -> Bool {
        let first = list[..<start].lastIndex(where: isStart) ?? 0
        let said = list[first..<start].map { $0.text.lowercased() }
        guard let day = said.lastIndex(of: "ngày"), day + 1 < said.count,
            said[day + 1].first?.isNumber == true
        else { return false }
        let between = said[(day + 1)...].drop {
            $0.first?.isNumber == true || ["tháng", "năm"].contains($0)
        }
        return Array(between) == ["số"]
            || zip(between, between.dropFirst()).contains { issues.contains("\($0) \($1)") }
            || !issuesInOne.isDisjoint(with: between)
    }

    private static func isStart(_ word: WordList.Word) -> Bool {
        word.gap.contains(";") || (word.gap.contains(".") && word.gap.contains(" "))
    }

    private static let issues: Set = ["ban hành", "phê duyệt", "thông qua", "công bố"]
    private static let issuesInOne: Set = ["ký", "gửi", "trình"]
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

extension [String: Set<CalendarDate>] {
    /// Adds a document, with its day where one is told.
    fileprivate mutating func add(_ day: CalendarDate?, of number: String) {
        self[Folding.ascii(number), default: []].formUnion(day.map { [$0] } ?? [])
    }
}
