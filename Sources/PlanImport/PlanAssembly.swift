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
            !outline.path(from: place).contains { SectionTopic.isPast($0.title) }
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

    // MARK: - What was noticed

    private func report(
        _ organisation: Organisation?, _ signature: SignatureReader, _ passages: [Passage],
        _ log: inout DiagnosticLog
    ) {
        if front.kind == nil {
            let start = outline.sections.first?.source ?? 0..<0
            log.report(Finding.noTitle(file, .span(SourceSpan(file, start))))
        }
        if let organisation {
            reportHeader(organisation, &log)
        } else {
            log.report(Finding.unknownIssuer(file))
        }
        for block in outOfOrder.prefix(PlanAssembly.reportLimit) {
            log.report(Finding.outOfOrder(PlanAssembly.number(of: block.kind), place(block.source)))
        }
        for doubt in doubts.prefix(PlanAssembly.reportLimit) {
            log.report(Finding.uncertain(SourceSpan(file, doubt.source), begins: doubt.begins))
        }
        for block in outline.doubtfulClosing.prefix(PlanAssembly.reportLimit) {
            log.report(Finding.closingText(SourceSpan(file, block.source)))
        }
        for passage in passages {
            for range in DateReader.impossibleDays(in: passage.text).prefix(PlanAssembly.reportLimit) {
                let words = passage.word(at: range.lowerBound)..<passage.word(at: range.upperBound - 1) + 1
                let day = String(decoding: Array(passage.text.utf8)[range], as: UTF8.self)
                log.report(Finding.noSuchDay(day, passage.location(in: file, words)))
            }
        }
        for entry in outline.renumbered.prefix(PlanAssembly.reportLimit) {
            log.report(Finding.duplicate(entry.number, given: entry.given, place(entry.source)))
        }
        if let own = ownPlace(organisation), let other = PlaceSpelling.other(than: own, in: passages) {
            log.report(
                Finding.twoSpellings(
                    other.first.text, other.first.passage.location(in: file, other.first.range),
                    other.second.text, other.second.passage.location(in: file, other.second.range)))
        }
        if tail.recipients.isEmpty { log.report(Finding.noRecipients(file)) }
        log.report(contentsOf: signature.diagnostics)
        reportUnplaced(front.unplaced + unplaced + tail.unplaced + signature.unplaced, &log)
    }

    /// Lines of the header that are no part of the issuer's name, or write it in another way.
    private func reportHeader(_ organisation: Organisation, _ log: inout DiagnosticLog) {
        let written = (organisation.issuer + [organisation.parent ?? ""]).joined(separator: " ")
        for line in front.header {
            let name = Self.inFull(line.text)
            if !Self.inFull(written).contains(name) {
                log.report(
                    Finding.issuerLine(
                        line.text, organisation.short, isAbove: name.hasPrefix("uy ban nhan dan"),
                        place(line.source)))
            } else if Folding.ascii(line.text) == Folding.ascii(organisation.locality),
                !PlaceSpelling.isSame(line.text, organisation.locality)
            {
                log.report(
                    Finding.twoSpellings(
                        line.text, place(line.source), organisation.locality,
                        front.title.location(in: file)))
            }
        }
    }

    private static func inFull(_ name: String) -> String {
        Folding.ascii(name).split(separator: " ").map { $0 == "ubnd" ? "uy ban nhan dan" : String($0) }
            .joined(separator: " ")
    }

    private func report(_ doubts: UnitDoubts, _ log: inout DiagnosticLog) {
        for unit in doubts.units.prefix(PlanAssembly.reportLimit) {
            log.report(Finding.jointUnit(unit.offices, place(unit.source)))
        }
        for section in doubts.headings.prefix(PlanAssembly.reportLimit) {
            log.report(Finding.unitUnclear(section.number, section.title.text, place(section.source)))
        }
        if let task = doubts.tasks.first {
            let others = doubts.tasks.dropFirst().map(\.item)
            log.report(Finding.severalLeads(task.item, task.offices, others, place(task.source)))
        }
    }

    /// At most so many findings of one kind: the rest would hide the others.
    private static let reportLimit = 50

    private func place(_ source: Range<Int>) -> Location { .span(SourceSpan(file, source)) }

    private func ownPlace(_ organisation: Organisation?) -> Locality? {
        guard let text = organisation?.locality, !text.isEmpty else { return nil }
        return Locality.all(
            in: Passage(text.split(separator: " ").map { Word(text: String($0), source: 0..<0) })
        )
        .first?.locality
    }

    /// One warning for each run of lines that stand together.
    private func reportUnplaced(_ lines: [SourceLine], _ log: inout DiagnosticLog) {
        var runs: [Range<Int>] = []
        for line in lines.sorted(by: { $0.source.lowerBound < $1.source.lowerBound }) {
            if let last = runs.last, isBlank(last.upperBound..<line.source.lowerBound) {
                runs[runs.count - 1] = last.lowerBound..<line.source.upperBound
            } else {
                runs.append(line.source)
            }
        }
        for run in runs { log.report(Finding.unplaced(SourceSpan(file, run))) }
    }

    private func isBlank(_ range: Range<Int>) -> Bool {
        guard range.lowerBound <= range.upperBound else { return false }
        return file.utf8[range].allSatisfy {
            $0 == 0x20 || $0 == 0x0A || $0 == 0x0C || $0 == 0x09 || $0 == 0x0D
        }
    }

    private static func number(of kind: Block.Kind) -> String {
        switch kind {
        case .part(let label): label + "."
        case .roman(let value): RomanNumeral.text(value) + "."
        case .arabic(let path): path.map(String.init).joined(separator: ".") + "."
        case .letter(let letter): "\(letter))"
        case .bullet, .paragraph: ""
        }
    }
}
