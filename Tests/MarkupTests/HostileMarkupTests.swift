import Diagnostics
import Document
import Markup
import TestSupport
import Testing

@Suite struct HostileMarkupTests {
    private func parse(_ text: String) throws(DiagnosticError) -> MarkupContent {
        var log = DiagnosticLog()
        return try MarkupParser.parse(MarkupSource.traced(text), log: &log)
    }

    /// An error or content: both are fine; only an end is asked for, in time that grows with the text.
    @Test(arguments: [
        "> ", "- ", "+ ", "1. ", "9) + >", "*a ", "**a", "a**b", "_a ", "[", "[a](", "![", "[a][", "`", "`a",
        "<",
        "<a ", "<!--", "&", "\\", "|", "\u{0}\u{1}\u{7F}", "\u{100000}\u{108000}x\u{10FFFD}", "- a\n",
        "| a |\n|-|\n",
    ])
    func ends(_ piece: String) {
        for (before, after) in [("", "x"), ("⟦!", "⟧"), ("| a |\n|---|\n| ", " |")] {
            let factor = Growth.factor(upTo: 20_000) { count in
                let text = String(repeating: piece, count: count / piece.utf8.count)
                _ = try? parse(before + text + after)
            }
            #expect(Growth.linear.contains(factor), "\(factor)")
        }
    }

    @Test(arguments: ["\u{FEFF}# x", "", "\n", "⟦!⟧", "|", "-", "1."])
    func littleIsEnough(_ text: String) { _ = try? parse(text) }

    @Test func marksInAValueAreAnErrorAtItsCell() {
        #expect {
            _ = try parse("a ⟦b\u{100000}\u{104000}c⟧")
        } throws: { error in
            let first = (error as? DiagnosticError)?.diagnostics.first
            return first?.id.name == "forbidden-character" && first?.location?.description == "data.csv:!A1"
        }
    }

    @Test func parsesInParallel() async throws {
        let text = "| a | b |\n|---|---|\n" + String(repeating: "| ⟦x|y⟧ | **c** |\n", count: 50)
        let expected = BlockDump.text(try parse(text))
        await withTaskGroup(of: Int.self) { group in
            for _ in 0..<4 {
                group.addTask {
                    (0..<50).count { _ in (try? parse(text)).map(BlockDump.text) != expected }
                }
            }
            for await wrong in group { #expect(wrong == 0) }
        }
    }
}
