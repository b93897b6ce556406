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
    /// Whether each of the offices that one heading names is a unit.
    let splitsUnits: Bool

    func plan(_ log: inout DiagnosticLog) throws(DiagnosticError) -> Plan {
        let lead = LegalBasisReader(file: file).read(front.lead)
        let closing = Passage(outline.closing.flatMap(\.words))
        guard let year = year(lead.preamble, closing) else { throw DiagnosticError(Finding.noYear(file)) }
        let signature = SignatureReader(
            tail.signature, issuer: front.header.map(\.text).joined(separator: " "), in: file)
        let reader = OrganisationReader(
            front: front, preamble: lead.preamble, bases: lead.bases, closing: closing,
            recipients: tail.recipients, signature: signature.signature)
        let organisation = reader.read()
        let units = UnitReader.units(of: outline, in: file, splitsUnits: splitsUnits)
        let (deadlines, doubtfulDays) = deadlines(of: units.outline, year, closing)
        let (targets, doubtfulGoals) = targets()
        let (campaigns, backwards) = CampaignReader(year: year, file: file).read(
            passages(lead.preamble, closing))

        let plan = Plan(
            title: front.title.text, year: year.year, number: front.number, date: front.date,
            organisation: organisation ?? PlanAssembly.unknown, preamble: lead.preamble.text,
            legalBases: lead.bases, sections: sections(of: units.outline, units.leads, deadlines),
            units: units.units,
            deadlines: deadlines,
            campaigns: campaigns,
            targets: targets, closing: closing.text, recipients: tail.recipients.map(\.text),
            signature: signature.signature)
        report(organisation, signature, passages(lead.preamble, closing), &log)
        report(units.doubts, &log)
        report(explanations: explanations(in: units.outline, units.leads), &log)
        report(doubtfulDays, year, &log)
        report(doubtfulGoals, &log)
        report(deadlines.filter { !year.mayHold($0.before) }, of: year, backwards, &log)
        return plan
    }

    private static let unknown = Organisation(
        issuer: [], short: "", level: .ward, locality: "", place: "", code: "UBND")

    private func sections(
        of outline: Outline, _ leads: [String: String], _ deadlines: [Deadline]
    ) -> [PlanSection] {
        let days = Dictionary(grouping: deadlines) { $0.item ?? "" }
        return outline.sections.enumerated().map { place, section in
            let isTask = !outline.isTaskless(place)
            let items = section.items.enumerated().map { index, item in
                let isIntroduction =
                    item.passage.text.hasSuffix(":")
                    && (index + 1 < section.items.count || index == 0 && item.kind == .paragraph)
                return PlanItem(
                    id: item.id, kind: item.kind, text: item.passage.text,
                    isTask: isTask && !isIntroduction && !PlanAssembly.isTotal(item.passage)
                        && !isExplanation(index, of: section, leads),
                    lead: leads[item.id], deadlines: days[item.id, default: []].map(\.before),
                    location: .span(SourceSpan(file, item.source)))
            }
            return PlanSection(
                number: section.number, title: title(of: section), items: items,
                location: .span(SourceSpan(file, section.source)))
        }
    }

    /// A part without a title of its own, `PHẦN THỨ HAI`, is called by its number.
    private func title(of section: Outline.Section) -> String {
        guard section.title.isEmpty else { return section.title.text }
        return SourceSpan(file, section.source).text.split(whereSeparator: \.isWhitespace).joined(
            separator: " ")
    }

    /// Paragraphs that say what the item before them is about, and nothing to do of their own.
    func explanations(in outline: Outline, _ leads: [String: String]) -> [Outline.Item] {
        outline.sections.enumerated().filter { !outline.isTaskless($0.offset) }.flatMap { _, section in
            section.items.indices.filter { isExplanation($0, of: section, leads) }.map { section.items[$0] }
        }
    }

    /// `Nội dung kiểm tra tập trung vào …` under the bullet that asks for the inspection.
    private func isExplanation(
        _ index: Int, of section: Outline.Section, _ leads: [String: String]
    ) -> Bool {
        let item = section.items[index]
        guard index > 0, item.kind == .paragraph, section.items[index - 1].kind != .paragraph,
            leads[item.id] == nil, item.passage.has("noi dung", at: 0)
        else { return false }
        let start = item.passage.words.prefix(PlanAssembly.longestSubject)
        return Passage(Array(start)).contains("tap trung vao")
    }

    /// Words within which such a paragraph comes to what it is about.
    private static let longestSubject = 10

    /// The last row of a table: `Tổng cộng (Kinh phí: 23.500.000đ)`.
    private static func isTotal(_ passage: Passage) -> Bool {
        let count = ["tong cong", "tong", "cong"].first { passage.has($0, at: 0) }?.count ?? 0
        guard count > 0, count < passage.words.count else { return false }
        return passage.words[count].text.hasPrefix("(") || Lexeme.startsDigit(passage.words[count].text)
    }

    /// With what names a time and no day, where somebody has to do something.
    private func deadlines(
        of outline: Outline, _ year: PlanYear, _ closing: Passage
    ) -> (deadlines: [Deadline], doubts: [DoubtfulDays]) {
        let reader = DeadlineReader(year: year, file: file)
        var (deadlines, doubts): ([Deadline], [DoubtfulDays]) = ([], [])
        for (place, section) in outline.sections.enumerated() where !outline.isPast(place) {
            let common = reader.term(ofHeading: section.title)
            let isTask = !outline.isTaskless(place)
            for item in section.items {
                let own = reader.read(item.passage, of: item.id)
                deadlines += own.deadlines.isEmpty ? common.map { [$0(item.id)] } ?? [] : own.deadlines
                if isTask, !own.doubts.isEmpty { doubts.append((item.passage, own.doubts)) }
            }
        }
        let last = reader.read(closing, of: "closing")
        return (deadlines + last.deadlines, doubts + [(closing, last.doubts)])
    }

    typealias DoubtfulDays = (passage: Passage, doubts: [DeadlineDoubt])

    private func targets() -> (targets: [Target], doubts: [GoalDoubt]) {
        let reader = TargetReader(file: file)
        let read = outline.sections.indices.filter { place in
            !outline.isPast(place) && !outline.path(from: place).contains { SectionTopic.isFunding($0.title) }
        }.flatMap { outline.sections[$0].items }.map { reader.read($0.passage, of: $0.id) }
        return (read.flatMap(\.targets), read.flatMap(\.doubts))
    }

    private func passages(_ preamble: Passage, _ closing: Passage) -> [Passage] {
        [front.title, preamble] + outline.sections.flatMap { [$0.title] + $0.items.map(\.passage) } + [
            closing
        ]
    }

    /// The year of the title; else the last one of the lead-in, the closing or any heading.
    private func year(_ preamble: Passage, _ closing: Passage) -> PlanYear? {
        PlanYear.last(in: front.title) ?? PlanYear.last(in: preamble) ?? PlanYear.last(in: closing)
            ?? outline.sections.lazy.compactMap { PlanYear.last(in: $0.title) }.first
    }
}
