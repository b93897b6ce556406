import Diagnostics
import PlanModel

/// What was noticed while the plan was put together, each with its place.
extension PlanAssembly {
    func report(
        _ organisation: Organisation?, _ signature: SignatureReader, _ passages: [Passage],
        _ log: inout DiagnosticLog
    ) {
        if front.kind == nil {
            let start = outline.sections.first?.source ?? 0..<0
            log.report(Finding.noTitle(file, .span(SourceSpan(file, start))))
        }
        if let organisation {
            reportHeader(organisation, &log)
            if organisation.place.isEmpty { log.report(Finding.noPlace(organisation.short, file)) }
        } else {
            log.report(Finding.unknownIssuer(file))
        }
        for block in outOfOrder.prefix(PlanAssembly.reportLimit) {
            log.report(Finding.outOfOrder(PlanAssembly.number(of: block.kind), place(block.source)))
        }
        for doubt in doubts.prefix(PlanAssembly.reportLimit) {
            log.report(Finding.uncertain(SourceSpan(file, doubt.source), begins: doubt.begins))
        }
        if let first = front.doubtful.first {
            log.report(Finding.preambleText(SourceSpan(file, first.source), lines: front.doubtful.count))
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

    /// Folded, with `ubnd` written out.
    static func inFull(_ name: String) -> String {
        Folding.ascii(name).split(separator: " ").map { $0 == "ubnd" ? "uy ban nhan dan" : String($0) }
            .joined(separator: " ")
    }

    func report(_ doubts: UnitDoubts, _ log: inout DiagnosticLog) {
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

    func report(explanations: [Outline.Item], _ log: inout DiagnosticLog) {
        for item in explanations.prefix(PlanAssembly.reportLimit) {
            log.report(Finding.explanation(item.id, SourceSpan(file, item.source)))
        }
    }

    func report(_ found: [DoubtfulDays], _ year: PlanYear, _ log: inout DiagnosticLog) {
        if year.isSchoolYear {
            log.report(Finding.schoolYear(year.year, front.title.location(in: file)))
        }
        let doubts = found.flatMap { entry in entry.doubts.map { (entry.passage, $0) } }
        for (passage, doubt) in doubts.prefix(PlanAssembly.reportLimit) {
            let place = passage.location(in: file, doubt.words)
            log.report(Finding.deadlineUnclear(passage.text(doubt.words), read: doubt.read, place))
        }
    }

    func report(_ goals: [GoalDoubt], _ log: inout DiagnosticLog) {
        for goal in goals.prefix(PlanAssembly.reportLimit) { log.report(Finding.goalUnclear(goal)) }
    }

    func report(
        _ strange: [Deadline], of year: PlanYear, _ backwards: [CampaignReader.Backwards],
        _ log: inout DiagnosticLog
    ) {
        for deadline in strange.prefix(PlanAssembly.reportLimit) {
            log.report(Finding.otherYear(deadline, year.year))
        }
        for campaign in backwards.prefix(PlanAssembly.reportLimit) {
            log.report(Finding.backwards(campaign))
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
            let gap = (runs.last?.upperBound ?? 0)..<max(runs.last?.upperBound ?? 0, line.source.lowerBound)
            if let last = runs.last, isBlank(gap) {
                runs[runs.count - 1] = last.lowerBound..<max(last.upperBound, line.source.upperBound)
            } else {
                runs.append(line.source)
            }
        }
        for run in runs { log.report(Finding.unplaced(SourceSpan(file, run))) }
    }

    private func isBlank(_ range: Range<Int>) -> Bool {
        file.utf8[range].allSatisfy {
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
