internal import Diagnostics
internal import Files
internal import PlanModel
internal import ReportFacts
internal import Workspace

/// Which report `check` looks at.
public struct CheckRequest: Sendable {
    public var folder: String
    public var period: String
    /// The workspace of the year before; nil: the one the plan names, or this folder.
    public var previous: String?
    /// Prints the record on stdout as JSON; messages on stderr are left out.
    public var printsJSON: Bool

    public init(folder: String, period: String, previous: String? = nil, printsJSON: Bool = false) {
        self.folder = folder
        self.period = period
        self.previous = previous
        self.printsJSON = printsJSON
    }
}

extension Baocao {
    /// Everything that would make the report wrong: errors and warnings on stderr, each under
    /// the id by which it can be accepted in `reports/P.yaml`; on stdout how many there are
    /// and what was accepted. Status 2 with errors, 7 with warnings under `--strict`.
    public func check(_ request: CheckRequest) -> Outcome {
        do throws(DiagnosticError) {
            let record = try record(of: request)
            let stage: Stage? =
                if record.errorCount > 0 {
                    .data
                } else {
                    presentation.isStrict && record.warningCount > 0 ? .strictWarnings : nil
                }
            if request.printsJSON {
                return outcome(stage, [], output: Array(record.json(language).utf8))
            }
            let messages = record.faults + record.open.map(\.named)
            let summary = CheckSummary(record: record, say: say).text
            return outcome(stage, messages, output: Array(summary.utf8))
        } catch {
            return outcome(error.stage, error.diagnostics)
        }
    }

    private var language: Language { presentation.renderer(locale: environment.locale).language }

    func record(of request: CheckRequest) throws(DiagnosticError) -> CheckRecord {
        let period = try ReportSources.period(request.period)
        let folder = WorkspaceFolder(root: request.folder, environment: environment)
        var log = DiagnosticLog()
        let plan = try folder.plan(log: &log)
        var faults: [Diagnostic] = []
        var input = ReportInput()
        do throws(DiagnosticError) {
            input = try folder.reportInput(for: period, log: &log)
        } catch {
            faults += error.diagnostics
        }
        let isInputRead = faults.isEmpty
        if plan.year != period.year { log.report(ReportSources.otherYear(plan, period, folder.planPath)) }
        let forms = try folder.checkedForms(for: period, plan: plan)
        var material = CheckMaterial(
            plan: plan, results: forms.results, input: input, period: period, lists: try folder.checkLists())
        if period.kind == .annual {
            let half = ReportingPeriod(year: period.year, kind: .firstHalf)
            material.halfYear = try folder.comparedResults(for: half, plan: plan).tasks
        }
        do throws(DiagnosticError) {
            material.indicators = try folder.indicatorSet()
            material.tables = try folder.countTables(for: plan)
        } catch {
            faults += error.diagnostics
        }
        material.damagedForms = forms.damaged
        material.isInputRead = isInputRead
        material.resultsFolder = folder.resultsFolder(for: period)
        material.planFile = .file(folder.planPath)
        material.inputFile = .file(folder.reportPath(for: period))
        material.lastYear = try lastYear(request, folder, plan, period)
        return CheckRecord(
            period: period, faults: faults + forms.faults,
            found: log.entries + forms.found + ReportChecks.findings(material),
            acknowledged: input.acknowledged)
    }

    /// The same period a year ago: of the workspace that was named, else of the one the plan
    /// names, else of this folder, where there are results of it.
    private func lastYear(
        _ request: CheckRequest, _ folder: WorkspaceFolder, _ plan: Plan, _ period: ReportingPeriod
    ) throws(DiagnosticError) -> PreviousReport? {
        if let report = try ReportSources.previous(request.previous, plan, folder, period) { return report }
        let before = period.samePeriodLastYear
        let results = try folder.comparedResults(for: before, plan: plan)
        return results.tasks.isEmpty ? nil : PreviousReport(plan: plan, results: results, period: before)
    }
}
