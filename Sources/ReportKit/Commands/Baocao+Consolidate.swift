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
        var log = DiagnosticLog()
        do throws(DiagnosticError) {
            let report = request.report
            let checks = RenderChecks(request: report, environment: environment)
            try checks.checkWards(request.wards)
            try checks.check(&log)
            let sources = try CitySources(request, environment: environment, log: &log)
            let files = try draw(sources, report, log: &log)
            log.report(contentsOf: sources.diagnostics)
            if presentation.isStrict, log.hasWarnings || log.hasErrors {
                return outcome(DiagnosticError(log.entries)?.stage ?? .strictWarnings, log.entries)
            }
            let output = try write(files)
            return outcome(DiagnosticError(log.entries)?.stage, log.entries, output: output)
        } catch {
            return outcome(error.stage, log.entries + error.diagnostics)
        }
    }

    private func draw(
        _ sources: CitySources, _ request: RenderRequest, log: inout DiagnosticLog
    ) throws(DiagnosticError) -> [RenderedFile] {
        let own = ReportFacts(
            plan: sources.plan, results: sources.results, input: sources.input, period: sources.period,
            date: sources.date, background: ReportFacts.Background(indicators: sources.set), log: &log)
        let facts = CityReportFacts(own: own, city: CityFact(sources.city))
        let pipeline = ReportPipeline(environment: environment, request: request)
        let rendered = try pipeline.markup(own, data: facts.record, skeleton: CitySources.skeleton)
        var request = request
        request.output =
            request.output
            ?? "\(request.folder)/out/bao-cao-tong-hop-\(request.period).\(request.format.ending)"
        let created = ReportSources.created(sources.date ?? sources.input.date, sources.period)
        return try draw(request, rendered, created, own, pipeline, log: &log)
    }
}
