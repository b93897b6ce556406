import Diagnostics
import Document
import Markup
import TestSupport
import Testing

@Suite(.serialized) struct MarkupCaseTests {
    /// Each case: markup in, blocks out, and every diagnostic with its place.
    @Test(arguments: CaseFile.all(in: "markup"))
    func parses(_ entry: CaseFile.Case) {
        var log = DiagnosticLog()
        var blocks = ""
        var diagnostics: [Diagnostic] = []
        do {
            let content = try MarkupParser.parse(MarkupSource.traced(entry["input"]), log: &log)
            blocks = BlockDump.text(content)
            diagnostics = log.entries
        } catch { diagnostics = error.diagnostics }
        let short = DiagnosticRenderer(style: .short, language: .english).render(diagnostics)
        for (part, actual) in [("blocks", blocks), ("diagnostics", String(short.dropLast()))] {
            let difference = CaseFile.difference(in: entry, part: part, actual: actual)
            #expect(difference == nil, "\(difference ?? "")")
        }
        #expect(diagnostics.allSatisfy { !$0.hints.isEmpty && $0.location != nil })
    }
}
