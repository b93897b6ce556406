import Diagnostics
import Files
import Foundation
import ReportKit
import TestSupport
import Testing

/// The main job in memory: the sample workspace and both its reports.
@Suite struct DemoTests {
    static func environment() -> InMemoryEnvironment { InMemoryEnvironment(assets: EmbeddedAssets.all) }

    /// The sample workspace, made once for each test that changes it.
    static func sample() throws -> InMemoryEnvironment {
        let environment = environment()
        let outcome = Baocao(environment: environment).demo(folder: "d")
        try #require(outcome.status == 0, "\(outcome.messages)")
        return environment
    }

    @Test func theSampleRaisesNoWarningAndSaysWhereTheReportsAre() {
        let outcome = Baocao(environment: Self.environment()).demo(folder: "d")
        #expect(outcome.messages == "")
        #expect(
            String(decoding: outcome.output, as: UTF8.self)
                == "d/out/bao-cao-2026-H1.pdf\nd/out/bao-cao-2026.pdf\n")
    }

    @Test func theSameInputsGiveTheSameBytes() throws {
        let first = try Self.sample()
        let second = try Self.sample()
        for path in ["d/out/bao-cao-2026-H1.pdf", "d/out/bao-cao-2026.pdf"] {
            let bytes = try #require(first.contents(path))
            #expect(bytes.starts(with: Array("%PDF-1.".utf8)))
            #expect(bytes == second.contents(path))
        }
    }

    /// Rows in another order, forms under other names: the report answers for tasks, not for files.
    @Test func theOrderOfRowsChangesNoByte() throws {
        let environment = try Self.sample()
        let form = "d/results/2026/chung.csv"
        let text = String(decoding: try #require(environment.contents(form)), as: UTF8.self)
        var lines = text.split(separator: "\n")
        let header = lines.removeFirst()
        environment.put(
            Array(([header] + lines.reversed()).joined(separator: "\n").utf8), at: form)
        let before = environment.contents("d/out/bao-cao-2026.pdf")
        let outcome = Baocao(environment: environment).render(RenderRequest(folder: "d", period: "2026"))
        #expect(outcome.status == 0)
        #expect(environment.contents("d/out/bao-cao-2026.pdf") == before)
    }

    /// Every typed text and figure of the sample stands in the laid-out pages.
    @Test(arguments: ["2026-H1", "2026"])
    func everyResultStandsInTheReport(_ period: String) throws {
        let environment = try Self.sample()
        let request = RenderRequest(folder: "d", period: period, output: "d/frames.txt", format: .markup)
        #expect(Baocao(environment: environment).render(request).status == 0)
        let bytes = try #require(environment.contents("d/frames.txt"))
        let markup = Unescaping.plain(String(decoding: bytes, as: UTF8.self))
        for path in environment.paths where path.hasPrefix("d/results/\(period)/") {
            guard !path.hasSuffix("indicators.csv") else { continue }
            let form = String(decoding: try #require(environment.contents(path)), as: UTF8.self)
            let table = try CSVReader.read(SourceFile(path: path, text: form))
            for row in table.rows.dropFirst() {
                for column in [3, 9, 10] where row.count > column {
                    guard case .text(let typed) = row[column].content else { continue }
                    // A note may stand before the full stop.
                    let words = typed.hasSuffix(".") ? String(typed.dropLast()) : typed
                    // Or it goes on a sentence.
                    let inside = words.prefix(1).lowercased() + words.dropFirst()
                    #expect(markup.contains(words) || markup.contains(inside), "\(path): \(typed)")
                }
            }
        }
    }

    @Test func underStrictAWarningStopsBeforeAnythingIsWritten() throws {
        let environment = try Self.sample()
        let form = "d/results/2026/ca.csv"
        let text = String(decoding: try #require(environment.contents(form)), as: UTF8.self)
        environment.put(Array(text.replacing(",468,251,", with: ",251,468,").utf8), at: form)
        let before = environment.paths
        let lenient = RenderRequest(folder: "d", period: "2026", output: "d/x.pdf")
        let strict = Baocao(environment: environment, presentation: Presentation(isStrict: true))
        #expect(strict.render(lenient).status == 7)
        #expect(environment.paths == before)
        #expect(Baocao(environment: environment).render(lenient).status == 0)
    }
}

/// Markup back to the text it stands for, as far as values are escaped. A stroke that begins a line stays
/// escaped: it makes no item of a list, as a template's own would.
enum Unescaping {
    static func plain(_ markup: String) -> String {
        var text = markup.replacing("<br>", with: "\n").replacing("&#124;", with: "|")
            .replacing("&#32;", with: " ")
        var result = ""
        while let slash = text.firstIndex(of: "\\") {
            result += text[..<slash]
            text.removeSubrange(...slash)
            if let next = text.first {
                let beginsLine = result.isEmpty || result.hasSuffix("\n")
                result += beginsLine && next == "-" ? "\\-" : String(next)
                text.removeFirst()
            }
        }
        return result + text
    }
}
