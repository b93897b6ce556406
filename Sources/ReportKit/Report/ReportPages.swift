package import Diagnostics
package import Layout
internal import ReportFacts

extension Baocao {
    /// The pages of a report, laid out and not yet drawn: for what measures the drawing.
    package func pages(_ request: RenderRequest) throws(DiagnosticError) -> [PageFrame] {
        var log = DiagnosticLog()
        let sources = try ReportSources(request, environment: environment, log: &log)
        let facts = ReportFacts(
            plan: sources.plan, results: sources.results, input: sources.input, period: sources.period,
            date: sources.date, isFinal: false, background: sources.background, log: &log)
        let workshop = ReportWorkshop()
        let pipeline = ReportPipeline(environment: environment, request: request, workshop: workshop)
        let fonts = try workshop.fonts(FontFolder(environment: environment, path: request.fontFolder))
        let report = try pipeline.pages(
            try pipeline.markup(sources, facts), facts, created: sources.created, fonts: fonts, log: &log)
        return report.pages
    }
}
