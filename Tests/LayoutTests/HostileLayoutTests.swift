import Diagnostics
import Document
import TestSupport
import Testing

@testable import Layout

@Suite struct HostileLayoutTests {
    private func layOut(_ body: [Block], style: StyleSheet = .standard) throws -> (
        pages: [PageFrame], ids: [String]
    ) {
        var log = DiagnosticLog()
        let document = Sample.document(.init(body: body), style: style)
        let pages = try DocumentLayout.layOut(document, shaper: FakeShaper(), log: &log)
        #expect(Invariants.faults(of: pages, document) == [])
        return (pages, log.entries.map(\.id.name))
    }

    private func paragraph(_ text: String) -> Block { .paragraph(Paragraph(content: [.text(TextRun(text))])) }

    @Test(.timeLimit(.minutes(5))) func manyEmptyParagraphsTakeNoRoom() throws {
        let result = try layOut(Array(repeating: paragraph(" "), count: 100_000))
        #expect(result.pages.count == 1 && result.ids.isEmpty)
    }

    @Test(arguments: [50, 64]) func deepListsAreSet(_ depth: Int) throws {
        let deep = (0..<depth).reduce(paragraph("x")) { block, _ in
            .list(List(kind: .bullets, items: [[block]]))
        }
        #expect(try layOut([deep]).ids.isEmpty)
    }

    @Test func deeperListsAreAnError() {
        let deep = (0..<200).reduce(paragraph("x")) { block, _ in
            .list(List(kind: .bullets, items: [[block]]))
        }
        #expect { try layOut([deep]) } throws: {
            ($0 as? DiagnosticError)?.diagnostics.map(\.id.name) == ["list-too-deep"]
        }
    }

    @Test func aWordLongerThanALineIsBrokenWithAWarning() throws {
        let result = try layOut([paragraph("a " + String(repeating: "đường/dẫn-", count: 2_000) + " b")])
        // Parts end after `/` and never after `-`, so that a line before them may stay loose.
        #expect(result.ids == ["word-broken", "loose-line"])
    }

    @Test func aRowTallerThanAPageGoesOverPages() throws {
        let long = Table.Cell(content: [.text(TextRun(String(repeating: "chữ ", count: 6_000)))])
        let short = Table.Cell(content: [.text(TextRun("x"))])
        let table = Table(
            columns: [.leading, .leading], header: [.init(cells: [short, short])],
            rows: [.init(cells: [short, long]), .init(cells: [short, short])])
        let result = try layOut([.table(table)])
        #expect(result.pages.count > 2 && result.ids.isEmpty)
    }

    @Test(.timeLimit(.minutes(5))) func aThousandColumnsEndInAWarning() throws {
        let cell = Table.Cell(content: [.text(TextRun("abc"))])
        let row = Table.Row(cells: Array(repeating: cell, count: 1_000))
        var log = DiagnosticLog()
        let table = Table(columns: Array(repeating: .leading, count: 1_000), header: [row], rows: [row])
        let document = Sample.document(.init(body: [.table(table)]), style: .standard)
        _ = try DocumentLayout.layOut(document, shaper: FakeShaper(), log: &log)
        #expect(log.entries.first?.id.name == "table-too-wide")
    }

    @Test func tenThousandRowsTakeLinearTime() throws {
        func table(_ count: Int) -> Block {
            let cell = Table.Cell(content: [.text(TextRun("một hai ba"))])
            return .table(
                Table(
                    columns: [.leading, .trailing], header: [.init(cells: [cell, cell])],
                    rows: Array(repeating: .init(cells: [cell, cell]), count: count)))
        }
        let factor = try Growth.factor(upTo: 10_000) { count in
            var log = DiagnosticLog()
            let document = Sample.document(.init(body: [table(count)]), style: .standard)
            _ = try DocumentLayout.layOut(document, shaper: FakeShaper(), log: &log)
        }
        #expect(Growth.linear.contains(factor), "\(factor)")
    }

    /// Rows with too few and too many cells, cells that overlap or go on below the table.
    @Test func wrongTablesAreErrors() {
        func cell(_ columns: Int = 1, _ rows: Int = 1) -> Table.Cell {
            Table.Cell(content: [.text(TextRun("x"))], columnSpan: columns, rowSpan: rows)
        }
        func ids(_ rows: [[Table.Cell]]) -> [String] {
            let table = Table(columns: [.leading, .leading], header: [], rows: rows.map { .init(cells: $0) })
            do {
                _ = try layOut([.table(table)])
                return []
            } catch { return (error as? DiagnosticError)?.diagnostics.map(\.id.name) ?? ["?"] }
        }
        #expect(ids([[cell(), cell()]]) == [])
        #expect(ids([[cell(2, 2)], []]) == [])
        #expect(ids([[cell(1, 2), cell()], [cell()]]) == [])
        #expect(ids([[cell()], [cell(), cell()], [cell(3)]]) == ["table-shape", "table-shape"])
        #expect(ids([[cell(), cell(1, 2)], [cell(2)]]) == ["table-shape"])
        #expect(ids([[cell(1, 2), cell()], [cell(), cell()]]) == ["table-shape"])
        #expect(ids([[cell(), cell(1, 2)]]) == ["table-shape"])
        #expect(ids([[cell(.max, .max)]]) == ["table-shape"])
        #expect(ids([[cell(.min, .min), cell(0, 0)]]) == [])
    }

    @Test func missingGlyphsAreNamedOnceWithTheirPlace() throws {
        var traces = TraceTable()
        let cell = CellReference(path: "a.csv", sheet: "S", column: 2, row: 6)
        let trace = traces.add(Trace(origin: .place(.cell(cell))))
        let run = TextRun("tuyết☃", trace: trace)
        var document = Sample.document(
            .init(body: [.paragraph(Paragraph(content: [.text(run), .text(run)]))], traces: traces),
            style: .standard)
        document.letterhead.isDraft = true
        var log = DiagnosticLog()
        #expect { try DocumentLayout.layOut(document, shaper: FakeShaper(), log: &log) } throws: { error in
            let found = (error as? DiagnosticError)?.diagnostics ?? []
            return found.count == 1 && found[0].id.name == "missing-glyph"
                && found[0].message.vi.contains("U+2603") && found[0].location?.description == "a.csv:S!C7"
        }
    }

    /// A sentence of a task's name and its result: the fault is where it was typed.
    @Test func aMissingGlyphOfSeveralPlacesStandsWhereItWasTyped() throws {
        func place(_ path: String, _ text: String) -> Origin {
            .place(.span(SourceSpan(SourceFile(path: path, text: text), 0..<text.utf8.count)))
        }
        let parts = [place("plan.yaml", "dọn"), place("a.csv", "tuyết☃")]
        var traces = TraceTable()
        let trace = traces.add(Trace(origin: .computed(rule: "~", parts: parts)))
        let document = Sample.document(
            .init(
                body: [.paragraph(Paragraph(content: [.text(TextRun("dọn: tuyết☃", trace: trace))]))],
                traces: traces), style: .standard)
        var log = DiagnosticLog()
        #expect { try DocumentLayout.layOut(document, shaper: FakeShaper(), log: &log) } throws: { error in
            (error as? DiagnosticError)?.diagnostics.map { $0.location?.description } == ["a.csv:1:1"]
        }
    }

    @Test func aPageSmallerThanItsMarginsEnds() throws {
        var style = StyleSheet.standard
        style.paperHeight = .pt(60)
        style.paperWidth = .pt(60)
        var log = DiagnosticLog()
        let document = Sample.document(
            .init(body: [paragraph("một hai ba bốn")]), head: Sample.fullHead, ending: Sample.fullEnding,
            style: style)
        _ = try DocumentLayout.layOut(document, shaper: FakeShaper(), log: &log)
        #expect(log.hasWarnings)
    }
}
