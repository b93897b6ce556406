internal import Diagnostics
internal import Files
internal import PlanModel
internal import ReportFacts
internal import Workspace

/// What `consolidate` makes, and of which wards.
public struct ConsolidateRequest: Sendable {
    /// The city's report: folder, period, format, output and the like.
    public var report: RenderRequest
    /// Folders and bundles, in any order.
    public var wards: [String]

    public init(report: RenderRequest, wards: [String]) {
        self.report = report
        self.wards = wards
    }
}

extension Baocao {
    /// A city's report over its wards. A ward that cannot be counted is named and left out, the
    /// totals are marked, and the report is made all the same; the status is then 2.
    public func consolidate(_ request: ConsolidateRequest) -> Outcome {
        if request.report.isFinal { return send(request) }
        var log = DiagnosticLog()
        do throws(DiagnosticError) {
            try checks(of: request, &log)
            let made = try made(request, log: &log)
            log.report(contentsOf: made.sources.diagnostics)
            if presentation.isStrict, log.hasWarnings || log.hasErrors {
                return outcome(DiagnosticError(log.entries)?.stage ?? .strictWarnings, log.entries)
            }
            let output = try write(made.files)
            return outcome(DiagnosticError(log.entries)?.stage, log.entries, output: output)
        } catch {
            return outcome(error.stage, log.entries + error.diagnostics)
        }
    }

    /// `consolidate --final`: refuses while a ward cannot be counted, a section is blank or nobody is
    /// named to sign, else freezes the report with the city's data and every ward's bundle. Wards that sent
    /// nothing are named in it.
    private func send(_ request: ConsolidateRequest) -> Outcome {
        run { (log) throws(DiagnosticError) in
            guard request.report.format == .pdf else { throw Self.notPDF(request.report) }
            try checks(of: request, &log)
            let made = try made(request, log: &log)
            log.report(contentsOf: made.sources.diagnostics)
            let city = WorkspaceFolder(root: request.report.folder, environment: environment)
            let input = city.reportPath(for: made.sources.period)
            log.report(contentsOf: made.markup.blankSections(input))
            let signer = PlaceholderSignerCheck(
                made.sources.plan, made.sources.input, files: (.file(city.planPath), .file(input)))
            log.report(contentsOf: signer?.findings ?? [])
            log.report(contentsOf: try doubtsBeforeReplacing(request.report, made.sources.period))
            try log.throwErrors()
            let material = SentMaterial(request: request.report, environment: environment)
            return (
                period: made.sources.period,
                files: try material.files(
                    made.sources, wards: request.wards, pdf: made.files.first?.bytes ?? []),
                others: Array(made.files.dropFirst())
            )
        } finish: { (sent) throws(DiagnosticError) in
            try freeze(sent.files, of: sent.period, and: sent.others, request.report)
        }
    }

    private func checks(
        of request: ConsolidateRequest, _ log: inout DiagnosticLog
    ) throws(DiagnosticError) {
        let checks = RenderChecks(request: request.report, environment: environment)
        try checks.checkWards(request.wards)
        try checks.check(&log)
    }

    /// A city's report with what it was made from.
    struct MadeCityReport {
        let sources: CitySources
        let markup: RenderedTemplate
        let files: [RenderedFile]
    }

    func made(
        _ request: ConsolidateRequest, log: inout DiagnosticLog
    ) throws(DiagnosticError) -> MadeCityReport {
        let sources = try CitySources(request, environment: environment, log: &log)
        let own = ReportFacts(
            plan: sources.plan, results: sources.results, input: sources.input, period: sources.period,
            date: sources.date, isFinal: request.report.isFinal,
            background: ReportFacts.Background(indicators: sources.set), log: &log)
        let reader = RequestReader(
            office: sources.plan.organisation, addressees: own.report.parts.addressees.map(\.text))
        let facts = CityReportFacts(
            own: own, city: CityFact(sources.city, reader: reader, comparison: sources.comparison),
            comparison: sources.comparison)
        var report = request.report
        let pipeline = ReportPipeline(environment: environment, request: report)
        let rendered = try pipeline.markup(own, data: facts.record, skeleton: CitySources.skeleton)
        report.output =
            report.output
            ?? PathName.join(report.folder, "out/bao-cao-tong-hop-\(report.period).\(report.format.ending)")
        let created = ReportSources.created(sources.date ?? sources.input.date, sources.period)
        let files = try draw(report, rendered, created, own, pipeline, log: &log)
        return MadeCityReport(sources: sources, markup: rendered, files: files)
    }
}
