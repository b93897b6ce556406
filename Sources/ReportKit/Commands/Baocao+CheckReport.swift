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
            let record = try record(of: request, makesReport: true)
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

    /// - Parameter makesReport: whether what would stop the report after its data was read is told too.
    func record(of request: CheckRequest, makesReport: Bool = false) throws(DiagnosticError) -> CheckRecord {
        let period = try ReportSources.period(request.period)
        let folder = WorkspaceFolder(root: request.folder, environment: environment)
        var log = DiagnosticLog()
        let plan = try folder.plan(log: &log)
        var faults: [Diagnostic] = []
        var input = ReportInput()
        do throws(DiagnosticError) {
            input = try folder.reportInput(for: period, policy: .strict, log: &log)
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
            let reported = try folder.comparedResults(for: half, plan: plan)
            (material.halfYear, material.halfYearCounts) = (reported.tasks, reported.counts)
            material.halfYearIndicators = reported.indicators
        }
        do throws(DiagnosticError) {
            material.indicators = try folder.indicatorSet()
            material.tables = try folder.countTables(for: plan)
        } catch {
            faults += error.diagnostics
        }
        material.madeForms = madeForms(material.tables, request, period)
        material.damagedForms = forms.damaged
        material.isInputRead = isInputRead
        material.resultsFolder = folder.resultsFolder(for: period)
        material.planFile = .file(folder.planPath)
        material.inputFile = .file(folder.reportPath(for: period))
        material.lastYear = try lastYear(request, folder, plan, period)
        let isCity = plan.organisation.level == .city
        // Departments report in a city's workspace, or they do not.
        faults += forms.faults.filter { !isCity || $0.id != .resultsMissing }
        if makesReport {
            faults += try FontCoverage(FontFolder(environment: environment, path: nil)).faults(
                in: forms.results)
            // From what cannot be read no report is made.
            if faults.isEmpty {
                let report = isCity ? (faults: cityRefusals(request), assumed: []) : refusals(request, folder)
                faults = report.faults
                log.report(contentsOf: report.assumed)
            }
        }
        let blank = Set(faults.filter { $0.id == .blankSection }.compactMap(\.subject))
        let waiting = TimingCheck(material).waiting
        return CheckRecord(
            period: period, faults: faults,
            found: (log.entries + forms.found + ReportChecks.findings(material)).filter { finding in
                // One fault, told by the section that stays blank.
                let isBlank = finding.id == .partMissing && blank.contains(finding.subject ?? "")
                return !isBlank && !finding.asksReason(of: waiting)
            },
            acknowledged: input.acknowledged)
    }

    /// The common forms that `baocao forms` made for a period, by their names.
    private func madeForms(
        _ tables: [CountTable], _ request: CheckRequest, _ period: ReportingPeriod
    ) -> [String: String] {
        let folder = PathName.join(request.folder, "out/bieu-\(period.name)")
        let names = tables.map(\.name) + ["indicators"]
        let found = names.compactMap { name in
            ["csv", "xlsx"].map { PathName.join(folder, "\(name).\($0)") }
                .first { environment.kind(of: $0) == .file }.map { (name, $0) }
        }
        return Dictionary(found, uniquingKeysWith: { first, _ in first })
    }

    /// What `--final` would refuse although the data is in order: sections that are blank, faults of the
    /// office's own templates, what does not fit a page; and what it assumes. The report is made and not drawn.
    private func refusals(
        _ request: CheckRequest, _ folder: WorkspaceFolder
    ) -> (faults: [Diagnostic], assumed: [Diagnostic]) {
        var log = DiagnosticLog()
        do throws(DiagnosticError) {
            let request = RenderRequest(
                folder: request.folder, period: request.period, previous: request.previous, isFinal: true)
            let sources = try ReportSources(request, environment: environment, log: &log)
            let facts = ReportFacts(
                plan: sources.plan, results: sources.results, input: sources.input, period: sources.period,
                date: sources.date, isFinal: true, background: sources.background, log: &log)
            let assumed = log.entries.filter { Self.assumptions.contains($0.id) }
            let pipeline = ReportPipeline(environment: environment, request: request)
            let markup = try pipeline.markup(sources, facts)
            let blank = markup.blankSections(folder.reportPath(for: sources.period))
            let fonts = try pipeline.workshop.fonts(FontFolder(environment: environment, path: nil))
            do throws(DiagnosticError) {
                _ = try pipeline.pages(markup, facts, created: sources.created, fonts: fonts, log: &log)
            } catch {
                return (blank + error.diagnostics.filter { $0.severity == .error }, assumed)
            }
            return (blank, assumed)
        } catch {
            return (error.diagnostics.filter { $0.severity == .error }, [])
        }
    }

    /// What the report has to assume of its own form for want of words in the plan.
    private static let assumptions: Set<DiagnosticID> = [.reportPlace, .addresseeAssumed, .addresseeUnknown]

    /// What would stop a city's report whatever its wards send: it is made of none, and what is blank for want
    /// of them is no fault.
    private func cityRefusals(_ request: CheckRequest) -> [Diagnostic] {
        var log = DiagnosticLog()
        do throws(DiagnosticError) {
            let report = RenderRequest(folder: request.folder, period: request.period, isFinal: true)
            _ = try made(ConsolidateRequest(report: report, wards: []), log: &log)
            return []
        } catch {
            return error.diagnostics.filter { $0.severity == .error }
        }
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
