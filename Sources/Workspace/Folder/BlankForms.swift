package import Diagnostics
internal import Files
package import PlanModel

extension WorkspaceFolder {
    /// Every form of a period: of the units, of the indicators, and of the declared tables.
    ///
    /// The indicators are those of the first half where an annual form follows one, so that both reports list
    /// the same; else those of its set that concern the office. The plan's own goals are always among them.
    package func blankForms(
        of plan: Plan, for period: ReportingPeriod
    ) throws(DiagnosticError) -> [BlankForm] {
        let forms = UnitForms(plan: plan, period: period)
        let tables = try tables(for: plan)
        let listed = try listedIndicators(of: plan, for: period)
        return forms.forms.map(forms.blank) + (listed.isEmpty ? [] : [forms.blank(listed)])
            + (try tables.tables()).map(forms.blank)
    }

    /// The indicators a period's form lists.
    func listedIndicators(
        of plan: Plan, for period: ReportingPeriod
    ) throws(DiagnosticError) -> [ListedIndicator] {
        let earlier = try reportedIndicators(before: period, plan)
        guard !earlier.isEmpty else { return try definedIndicators(of: plan, for: period) }
        return earlier + goals(of: plan, for: period, beside: earlier)
    }

    /// The plan's own goals that the forms of the first half did not ask for yet: the report answers for them.
    private func goals(
        of plan: Plan, for period: ReportingPeriod, beside listed: [ListedIndicator]
    ) -> [ListedIndicator] {
        let ids = Set(listed.map(\.id))
        let names = Set(listed.map { Folding.words($0.name) })
        return IndicatorSet().adding(goalsOf: plan).indicators
            .filter { !ids.contains($0.id) && !names.contains(Folding.words($0.text)) }
            .map { ListedIndicator($0, year: period.year) }
    }

    private func reportedIndicators(
        before period: ReportingPeriod, _ plan: Plan
    ) throws(DiagnosticError) -> [ListedIndicator] {
        guard period.kind == .annual else { return [] }
        let half = ReportingPeriod(year: period.year, kind: .firstHalf)
        var unused = DiagnosticLog()  // What is wrong there, `check` tells for that period.
        let forms = try storedForms(for: half, plan: plan, policy: .lenient, log: &unused)
        return Results(forms).indicators.map { ListedIndicator($0) }
    }

    private func definedIndicators(
        of plan: Plan, for period: ReportingPeriod
    ) throws(DiagnosticError) -> [ListedIndicator] {
        let defined = (try indicatorSet() ?? IndicatorSet()).adding(goalsOf: plan).indicators
        return defined.filter { $0.scope.concern(of: plan.organisation.level) == .own }.map {
            ListedIndicator($0, year: period.year)
        }
    }

    /// What a file holds that someone has filled in, for one that is about to be written over:
    /// nothing only when it is one of our own blank forms.
    package func isBlankForm(_ bytes: [UInt8], path: String, plan: Plan) -> Bool {
        do throws(DiagnosticError) {
            let file = try FormFile(bytes, path: path)
            if file.holds(IndicatorColumn.self) {
                return areBlank([.numerator, .denominator, .value, .estimate] as [IndicatorColumn], file)
            }
            if file.holds(CountColumn.self) { return areBlank([.count, .estimate] as [CountColumn], file) }
            return file.holds(ResultColumn.self) && areBlank(ResultColumn.allCases.dropFirst(2), file)
        } catch {
            return false
        }
    }

    /// Whether nothing was typed into these columns, were it only what cannot be read.
    private func areBlank<Column: FormColumn>(_ columns: some Sequence<Column>, _ file: FormFile) -> Bool {
        var log = DiagnosticLog()
        let rows = FormTable<Column>.rows(of: file, &log)
        return !log.hasErrors && rows.allSatisfy { row in columns.allSatisfy { row[$0].isBlank } }
    }
}
