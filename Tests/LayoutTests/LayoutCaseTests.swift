import Diagnostics
import Document
import Layout
import TestSupport
import Testing

/// Markup in, pages out, as text. The part `setup` may hold `page: W H`, `margin: M`
/// and `with: head`, `with: ending`; the empty head of other cases is left out.
@Suite(.serialized) struct LayoutCaseTests {
    @Test(arguments: CaseFile.all(in: "layout"))
    func laysOut(_ entry: CaseFile.Case) {
        let setup = Setup(entry["setup"])
        var log = DiagnosticLog()
        var pages: [PageFrame] = []
        var diagnostics: [Diagnostic] = []
        do {
            let content = try Sample.content(entry["input"])
            let document = Sample.document(
                content, head: setup.hasHead ? Sample.fullHead : Sample.letterhead,
                ending: setup.hasEnding ? Sample.fullEnding : Sample.ending, style: setup.style)
            pages = try DocumentLayout.layOut(document, shaper: FakeShaper(), log: &log)
            diagnostics = log.entries
            let faults = Invariants.faults(of: pages, document)
            #expect(faults.isEmpty, "\(entry): \(faults.joined(separator: "\n"))")
        } catch { diagnostics = error.diagnostics }
        let dump = pages.map { $0.dump() }.joined()
        let short = DiagnosticRenderer(style: .short, language: .english).render(diagnostics)
        for (part, actual) in [("pages", String(dump.dropLast())), ("diagnostics", String(short.dropLast()))]
        {
            let difference = CaseFile.difference(in: entry, part: part, actual: actual)
            #expect(difference == nil, "\(difference ?? "")")
        }
    }

    private struct Setup {
        var style: StyleSheet
        var hasHead = false
        var hasEnding = false

        init(_ text: String) {
            var (width, height, margin) = (200.0, 120.0, 10.0)
            for line in text.split(separator: "\n") {
                let words = line.split(separator: " ")
                switch words.first {
                case "page:":
                    width = Double(words[1]) ?? width
                    height = Double(words[2]) ?? height
                case "margin:": margin = Double(words[1]) ?? margin
                case "with:":
                    hasHead = hasHead || words.contains("head")
                    hasEnding = hasEnding || words.contains("ending")
                default: Issue.record("unknown setup: \(line)")
                }
            }
            style = Sample.style(width: width, height: height, margin: margin)
        }
    }
}
