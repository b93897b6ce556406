import Diagnostics
import Document
import TestSupport
import Testing

@testable import Layout

/// Markup in, pages out, as text; `CaseSetup` says on what paper and under which head.
@Suite(.serialized) struct LayoutCaseTests {
    @Test(arguments: CaseFile.all(in: "layout"))
    func laysOut(_ entry: CaseFile.Case) {
        let setup = CaseSetup(entry["setup"])
        var log = DiagnosticLog()
        var pages: [PageFrame] = []
        var diagnostics: [Diagnostic] = []
        do {
            let content = try Sample.content(entry["input"])
            let document = Sample.document(
                content, head: setup.head, ending: setup.ending, style: setup.style)
            pages =
                setup.isBare
                ? try Self.barePages(document, &log)
                : try DocumentLayout.layOut(document, shaper: FakeShaper(), log: &log)
            diagnostics = log.entries
            let faults = Invariants.faults(of: pages, document, isBare: setup.isBare)
            #expect(faults.isEmpty, "\(entry): \(faults.joined(separator: "\n"))")
        } catch { diagnostics = error.diagnostics }
        let dump = setup.showsLines ? Self.lines(pages) : pages.map { $0.dump() }.joined()
        let short = DiagnosticRenderer(style: .short, language: .english).render(diagnostics)
        for (part, actual) in [("pages", String(dump.dropLast())), ("diagnostics", String(short.dropLast()))]
        {
            let difference = CaseFile.difference(in: entry, part: part, actual: actual)
            #expect(difference == nil, "\(difference ?? "")")
        }
    }

    /// The body's blocks without a head above and an ending below them.
    private static func barePages(
        _ document: Document, _ log: inout DiagnosticLog
    ) throws(DiagnosticError) -> [PageFrame] {
        let context = LayoutContext(style: document.style, traces: document.traces, shaper: FakeShaper())
        let geometry = PageGeometry(document.style, .portrait)
        let part = [FlowBlock.open(context.element(.part))]
        let body = BlockCollector.collect(document.body, geometry, context)
        let pages = Flow.pages(part + body + [.close], geometry, context)
        if let error = DiagnosticError(context.diagnostics) { throw error }
        log.report(contentsOf: context.diagnostics)
        return pages
    }

    /// The lines of text alone: where paragraphs and pages break.
    private static func lines(_ pages: [PageFrame]) -> String {
        pages.enumerated().map { index, page in
            let lines = page.dump().split(separator: "\n").map { $0.drop { $0 == " " } }
                .filter { $0.hasPrefix("text ") }
            return (["page \(index + 1)"] + lines.map { "  " + $0.dropFirst(5) }).joined(separator: "\n")
                + "\n"
        }.joined()
    }
}
