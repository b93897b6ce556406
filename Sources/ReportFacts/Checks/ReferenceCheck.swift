internal import Diagnostics
internal import PlanModel

extension DiagnosticID {
    static let referenceExpired = DiagnosticID("reference-expired", .data)
    static let nameExpired = DiagnosticID("name-expired", .data)
}

/// Documents cited past their validity, and agencies that are no more.
struct ReferenceCheck {
    private let day: CalendarDate
    private let references: [(expiry: CheckLists.Expiry, words: WordList)]
    private let names: [(expiry: CheckLists.Expiry, words: WordList)]
    /// Recipients and units, whose lines hold nothing but names.
    private let lines: [CheckedText]
    private let plan: Plan
    private let structure: StateStructure

    init(_ material: CheckMaterial) {
        let day = material.day
        self.day = day
        references = material.lists.references.filter { $0.until < day }.map { ($0, WordList($0.name)) }
        names = material.lists.names.filter { $0.until < day }.map { ($0, WordList($0.name)) }
        plan = material.plan
        structure = StateStructure(at: material.period)
        let addressees = material.input.addressees.enumerated().map {
            CheckedText("addressees.\($0.offset + 1)", .report, $0.element.text, at: $0.element.location)
        }
        lines = addressees + CheckedText.recipients(material) + CheckedText.units(plan)
    }

    func findings(in texts: [CheckedText]) -> [Diagnostic] {
        texts.flatMap { text in
            references.compactMap { reference($0.expiry, $0.words, text) }
                + names.compactMap { name($0.expiry, $0.words, text) }
        }
            + lines.flatMap { line in
                names.filter { !isReplaced(line, $0.expiry) }.compactMap { name($0.expiry, $0.words, line) }
            }
    }

    /// Whether the report itself names what a recipient of an older plan became.
    private func isReplaced(_ line: CheckedText, _ expiry: CheckLists.Expiry) -> Bool {
        line.source == .plan && plan.year <= expiry.until.year && structure.current(line.text) != line.text
    }

    private func reference(
        _ expiry: CheckLists.Expiry, _ words: WordList, _ text: CheckedText
    ) -> Diagnostic? {
        let found = text.words.places(of: words).first {
            isWhole($0, text.words.words) && isOfYear(expiry.year, behind: $0, text.words.words)
        }
        guard let found else { return nil }
        let title = expiry.title.map { " (\($0))" } ?? ""
        let doubt = doubt(expiry)
        return text.warning(
            .referenceExpired, found, key: expiry.name,
            vi: {
                "\(expiry.name)\(title) hết hiệu lực hoặc hết thời hạn từ sau ngày \(DateText.short(expiry.until))\(doubt.vi): \($0)"
            },
            en: { "\(expiry.name)\(title) ended on \(expiry.until.iso)\(doubt.en): \($0)" },
            hint: hint(expiry))
    }

    private func name(_ expiry: CheckLists.Expiry, _ words: WordList, _ text: CheckedText) -> Diagnostic? {
        let found = text.words.places(of: words).first {
            !FormerName.isTold(of: $0, in: text.words.words)
                && !FormerName.holds(["bàn giao"], around: $0, text.words.words)
        }
        guard let found else { return nil }
        let (doubt, last) = (doubt(expiry), DateText.short(expiry.until))
        return text.warning(
            .nameExpired, found, key: expiry.name,
            vi: { "“\(expiry.name)” không còn từ sau ngày \(last)\(doubt.vi): \($0)" },
            en: { "“\(expiry.name)” is no more since \(expiry.until.iso)\(doubt.en): \($0)" },
            hint: hint(expiry))
    }

    /// What a finding says of a day nobody has compared with the document itself.
    private func doubt(_ expiry: CheckLists.Expiry) -> Message {
        expiry.isConfirmed
            ? Message(vi: "", en: "")
            : Message(vi: " (ngày này chưa đối chiếu với văn bản gốc)", en: " (the day is not confirmed)")
    }

    private func hint(_ expiry: CheckLists.Expiry) -> Diagnostic.Hint {
        guard let successor = expiry.successor else {
            return Diagnostic.Hint(
                vi: "bỏ viện dẫn này, hoặc nêu rõ là văn bản của giai đoạn trước",
                en: "leave it out, or say that it belongs to the years before")
        }
        return Diagnostic.Hint(vi: "nay là \(successor)", en: "it is now \(successor)")
    }

    /// `45/QĐ-TTg` is not a part of `2345/QĐ-TTg` or of `12/45/QĐ-TTg`.
    private func isWhole(_ range: Range<Int>, _ list: [WordList.Word]) -> Bool {
        let first = list[range.lowerBound]
        let isJoined = range.lowerBound > 0 && ["/", "-"].contains(first.gap)
        return !isJoined
            && list[range].dropFirst().allSatisfy { !$0.gap.contains(where: { ",;".contains($0) }) }
    }

    /// A number given with another year is another document.
    private func isOfYear(_ year: Int?, behind range: Range<Int>, _ list: [WordList.Word]) -> Bool {
        guard let year else { return true }
        let behind = list[range.upperBound..<min(range.upperBound + 8, list.count)]
        let years = behind.compactMap { word in
            word.text.utf8.count == 4 ? Int(word.text).flatMap { (1945...2100).contains($0) ? $0 : nil } : nil
        }
        return years.first.map { $0 == year } ?? true
    }
}
