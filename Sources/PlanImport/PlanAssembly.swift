import Diagnostics
import PlanModel

/// Puts the parts of a plan together and reads the facts in them.
struct PlanAssembly {
    let file: SourceFile
    let front: FrontPart
    let outline: Outline
    let tail: TailPart
    let outOfOrder: [Block]
    /// Titles of parts and annexes that no section takes.
    let unplaced: [SourceLine]
    let doubts: [ParagraphDoubts.Doubt]

    func plan(_ log: inout DiagnosticLog) throws(DiagnosticError) -> Plan {
        let lead = LegalBasisReader(file: file).read(front.lead)
        let closing = Passage(outline.closing.flatMap(\.words))
        guard let year = year(lead.preamble, closing) else { throw DiagnosticError(Finding.noYear(file)) }
        let signature = SignatureReader(tail.signature, in: file)
        let reader = OrganisationReader(
            front: front, preamble: lead.preamble, bases: lead.bases, closing: closing,
            recipients: tail.recipients, signature: signature.signature)
        let organisation = reader.read()
        let deadlines = deadlines(year, closing)
        let units = UnitReader.units(of: outline, in: file)

        let plan = Plan(
            title: front.title.text, year: year,
            organisation: organisation ?? PlanAssembly.unknown, preamble: lead.preamble.text,
            legalBases: lead.bases, sections: sections(units.leads, deadlines), units: units.units,
            deadlines: deadlines,
            campaigns: CampaignReader(year: year, file: file).campaigns(in: passages(lead.preamble, closing)),
            targets: targets(), closing: closing.text, recipients: tail.recipients.map(\.text),
            signature: signature.signature)
        report(organisation, signature, passages(lead.preamble, closing), &log)
        report(units.doubts, &log)
        return plan
    }

    private static let unknown = Organisation(
        issuer: [], short: "", level: .ward, locality: "", place: "", code: "UBND")

    private func sections(_ leads: [String: String], _ deadlines: [Deadline]) -> [PlanSection] {
        let days = Dictionary(grouping: deadlines) { $0.item ?? "" }
        return outline.sections.enumerated().map { place, section in
            let isTask = !outline.isTaskless(place)
            let items = section.items.enumerated().map { index, item in
                let isIntroduction =
                    item.passage.text.hasSuffix(":")
                    && (index + 1 < section.items.count || index == 0 && item.kind == .paragraph)
                return PlanItem(
                    id: item.id, kind: item.kind, text: item.passage.text,
                    isTask: isTask && !isIntroduction && !PlanAssembly.isTotal(item.passage),
                    lead: leads[item.id], deadlines: days[item.id, default: []].map(\.before),
                    location: .span(SourceSpan(file, item.source)))
            }
            return PlanSection(
                number: section.number, title: section.title.text, items: items,
                location: .span(SourceSpan(file, section.source)))
        }
    }

    /// The last row of a table: `Tổng cộng (Kinh phí: 23.500.000đ)`.
    private static func isTotal(_ passage: Passage) -> Bool {
        let count = ["tong cong", "tong", "cong"].first { passage.has($0, at: 0) }?.count ?? 0
        guard count > 0, count < passage.words.count else { return false }
        return passage.words[count].text.hasPrefix("(") || Lexeme.startsDigit(passage.words[count].text)
    }

    private func deadlines(_ year: Int, _ closing: Passage) -> [Deadline] {
        let reader = DeadlineReader(year: year, file: file)
        let items = outline.sections.flatMap { section in
            let common = reader.term(ofHeading: section.title)
            return section.items.flatMap { item in
                let own = reader.deadlines(in: item.passage, of: item.id)
                return own.isEmpty ? common.map { [$0(item.id)] } ?? [] : own
            }
        }
        return items + reader.deadlines(in: closing, of: "closing")
    }

    private func targets() -> [Target] {
        let reader = TargetReader(file: file)
        return outline.sections.indices.filter { place in
            !outline.path(from: place).contains {
                SectionTopic.isPast($0.title) || SectionTopic.isFunding($0.title)
            }
        }.flatMap { outline.sections[$0].items }.flatMap { reader.targets(in: $0.passage, of: $0.id) }
    }

    private func passages(_ preamble: Passage, _ closing: Passage) -> [Passage] {
        [front.title, preamble] + outline.sections.flatMap { [$0.title] + $0.items.map(\.passage) } + [
            closing
        ]
    }

    // MARK: - Year

    /// The year of the title; else the last one of the lead-in, the closing or any heading.
    private func year(_ preamble: Passage, _ closing: Passage) -> Int? {
        PlanAssembly.years(in: front.title).last ?? PlanAssembly.years(in: preamble).last
            ?? PlanAssembly.years(in: closing).last
            ?? outline.sections.lazy.compactMap { PlanAssembly.years(in: $0.title).last }.first
    }

    /// Years after the word `năm`.
    private static func years(in passage: Passage) -> [Int] {
        passage.keys.indices.compactMap { index in
            guard index > 0, passage.keys[index - 1] == "nam", let year = Lexeme.number(passage.keys[index]),
                (1990...2100).contains(year)
            else { return nil }
            return year
        }
    }
}
