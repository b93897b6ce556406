package import Diagnostics
internal import PlanModel

/// What would make a report wrong although all of it can be read: gaps, figures that
/// cannot be, words of another place, references past their validity, forms that
/// NĐ 30/2020 does not know. Each finding is about something with a lasting name.
package enum ReportChecks {
    /// All findings, in the order of the checks; each has a `subject`.
    package static func findings(_ material: CheckMaterial) -> [Diagnostic] {
        let texts = CheckedText.all(in: material)
        var findings = GapCheck(material).findings
        findings += CommonFormCheck(material: material).findings
        findings += FlowComparison.findings(
            annual: material.results.tasks, halfYear: FlowComparison.byTask(material.halfYear),
            severity: .error)
        findings += FlowComparison.findings(
            annual: material.results.counts, halfYear: material.halfYearCounts, severity: .error)
        findings += TimingCheck(material).findings
        findings += DocumentDayCheck(material).findings
        findings += DocumentDatesCheck(material).findings
        findings += NumberOrderCheck(material).findings
        findings += IssuedListCheck(material).findings
        findings += IssuedDocumentCheck(material).findings
        findings += ToldDayCheck(material).findings(in: texts)
        findings += PreviousOfficeCheck(material).findings(.error)
        if material.input.incomparable == nil {
            findings += PreviousMatterCheck.findings(material.lastYear, material.results)
        }
        findings += JumpCheck(material).findings
        findings += SharedEvents.findings(among: material.results.tasks)
        findings += PastIntentCheck(material).findings
        findings += RepeatedDirectionCheck(material).findings(in: texts)
        findings += StateCheck.findings(material.results.tasks)
        findings += ToldFigureCheck.findings(material.results.tasks, year: material.plan.year)
        findings += EmptyWordsCheck(material).findings(in: texts)
        findings += BareResultCheck(material).findings
        findings += IndicatorCheck(material).findings
        findings += ToldTotalCheck(material).findings(in: texts)
        findings += LeadersCheck(results: material.results).findings
        findings += LevelCheck(material).findings(in: texts)
        findings += RecipientCheck(material).findings
        findings += OwnNameCheck(material).findings(in: texts)
        let unitNames = UnitNameCheck(material).findings(in: texts)
        findings += unitNames
        findings += UnitListCheck(plan: material.plan).findings
        findings += FileCodeCheck(plan: material.plan, planFile: material.planFile).findings
        findings += YearCheck(material).findings(in: texts)
        findings += MisprintCheck(material).findings(in: texts)
        findings += SpellingCheck(material.lists).findings(
            in: texts + CheckedText.headings(material.plan) + CheckedText.units(material.plan),
            besides: unitNames)
        findings += EndedOfficeCheck.findings(material)
        findings += ReferenceCheck(material).findings(in: texts)
        let citations = CitationCheck(material)
        findings += citations.misordered + citations.findings(in: texts)
        findings += DocumentKindCheck.findings(in: texts)
        findings += PlaceholderTextCheck.findings(in: texts) + DraftCheck.findings(in: texts)
        findings += CellWordsCheck.findings(in: texts)
        findings += PrivacyCheck(material).findings(in: texts)
        findings += SignatureCheck(material).findings
        findings +=
            PlaceholderSignerCheck(
                material.plan, material.input, files: (material.planFile, material.inputFile))?.findings ?? []
        findings += OfficialFormCheck(material).findings
        return findings
    }
}
