import Diagnostics
import Document
import Markup
import Testing

@Suite struct HostileMarkupTests {
    private func parse(_ text: String) throws(DiagnosticError) -> MarkupContent {
        var log = DiagnosticLog()
        return try MarkupParser.parse(MarkupSource.traced(text), log: &log)
    }

    @Test(
        .timeLimit(.minutes(1)),
        arguments: [
            String(repeating: "> ", count: 50_000) + "x", String(repeating: "- ", count: 5_000) + "x",
            String(repeating: "*a ", count: 20_000), String(repeating: "**a", count: 20_000),
            String(repeating: "[", count: 20_000), String(repeating: "`", count: 20_000) + "x",
            String(repeating: "1. ", count: 200_000) + "x", String(repeating: "9) + >", count: 100_000),
            String(repeating: "<", count: 20_000), "\u{0}\u{1}\u{7F}", "\u{100000}\u{108000}x\u{10FFFD}",
            String(repeating: "|", count: 5_000) + "\n" + String(repeating: "|-", count: 5_000),
            "\u{FEFF}# x", "",
        ])
    func ends(_ text: String) {
        // An error or content: both are fine, only an end is asked for.
        _ = try? parse(text)
        _ = try? parse("⟦!\(text)⟧")
    }

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
