import Diagnostics
import Document
import Testing

@testable import Layout

/// Where the message about a loose line points: at words that somebody typed.
@Suite struct LooseLineTests {
    private static let template = SourceFile(path: "mau.md.j2", text: "Nhiệm vụ đã hoàn thành")
    private static let plan = SourceFile(path: "plan.yaml", text: "text: thực hiện")

    /// The places that messages about lines name, for texts of the template and of the plan in turn.
    private func places(_ texts: [(String, isTyped: Bool)]) -> [String] {
        var traces = TraceTable()
        let runs = texts.map { text, isTyped -> Inline in
            let place = SourceSpan(Self.template, 0..<8)
            let typed = Origin.place(.span(SourceSpan(Self.plan, 6..<12)))
            let trace = traces.add(Trace(place: place, origin: isTyped ? typed : nil))
            return .text(TextRun(text, trace: trace))
        }
        let context = LayoutContext(style: .standard, traces: traces, shaper: FakeShaper())
        let words = WordCollector.words(runs, size: .pt(10), context)
        _ = SetParagraph(
            words, ParagraphShape(alignment: .justified, width: .pt(100), leading: .pt(12)), context)
        return context.diagnostics.map { diagnostic in
            guard case .span(let span)? = diagnostic.location else { return "?" }
            return span.file.path
        }
    }

    @Test func theCellOfTheWordThatFoundNoRoomIsNamed() {
        #expect(places([("aa aa ", false), ("xxxxxxxxxxxxxxxxxx", true)]) == ["plan.yaml"])
    }

    @Test func theCellOfTheLinesOwnWordsIsNamed() {
        #expect(places([("aa ", false), ("bb bb xxxxxxxxxxxxxxxxxx", true)]) == ["plan.yaml"])
    }

    @Test func wordsOfTheTemplateAloneAreItsOwn() {
        #expect(places([("aa aa xxxxxxxxxxxxxxxxxx", false)]) == ["mau.md.j2"])
    }
}
