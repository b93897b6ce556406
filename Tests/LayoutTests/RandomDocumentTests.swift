import Diagnostics
import Document
import Testing

@testable import Layout

/// Random documents on random small pages: every word is placed, once, on a page.
@Suite struct RandomDocumentTests {
    @Test(.timeLimit(.minutes(5)), arguments: 0..<150)
    func keepsTheInvariants(_ seed: Int) throws {
        var random = RandomBlocks(seed: UInt64(seed))
        let style = Sample.style(
            width: Double(280 + random.below(300)), height: Double(90 + random.below(300)),
            margin: Double(random.below(16)))
        var document = Sample.document(
            .init(body: random.blocks(count: 20, depth: 0)),
            head: random.below(2) == 0 ? Sample.fullHead : Sample.letterhead,
            ending: random.below(2) == 0 ? Sample.fullEnding : Sample.ending, style: style)
        for _ in 0..<random.below(3) {
            document.annexes.append(
                Annex(
                    title: random.words(3), orientation: random.below(2) == 0 ? .portrait : .landscape,
                    reference: random.words(random.below(4)), body: random.blocks(count: 6, depth: 0)))
        }
        var log = DiagnosticLog()
        let pages = try DocumentLayout.layOut(document, shaper: FakeShaper(), log: &log)
        #expect(Invariants.faults(of: pages, document) == [])
        var second = DiagnosticLog()
        let again = try DocumentLayout.layOut(document, shaper: FakeShaper(), log: &second)
        #expect(pages.map { $0.dump() } == again.map { $0.dump() })
    }
}

/// Blocks and words from a small generator that repeats (Knuth's MMIX constants).
struct RandomBlocks {
    private var state: UInt64

    init(seed: UInt64) { state = seed &* 2_862_933_555_777_941_757 &+ 3_037_000_493 }

    mutating func below(_ bound: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(state >> 33) % max(1, bound)
    }

    mutating func words(_ count: Int) -> [Inline] {
        (0..<count).flatMap { _ -> [Inline] in
            let length = below(40) == 0 ? 120 : 1 + below(9)
            let samples = ["ngày", "05", "tháng", "năm", "2026", "-", "số", "12/KH-UBND", "I", "cuộc"]
            let word = below(4) == 0 ? samples[below(samples.count)] : String(repeating: "ệ", count: length)
            let style = FontStyle(bold: below(6) == 0, italic: below(8) == 0)
            let text = Inline.text(
                TextRun(word + (below(12) == 0 ? "" : below(9) == 0 ? "\u{A0}" : " "), style: style))
            return below(30) == 0 ? [text, .lineBreak] : [text]
        }
    }

    mutating func blocks(count: Int, depth: Int) -> [Block] {
        (0..<count).map { _ in
            switch below(10) {
            case 0: .heading(Heading(level: 1 + below(3), content: words(1 + below(8))))
            case 1 where depth < 4:
                .list(
                    List(
                        kind: below(2) == 0 ? .bullets : .letters,
                        items: (0..<1 + below(4)).map { _ in blocks(count: below(3), depth: depth + 1) }))
            case 2 where depth == 0: .table(table())
            case 3: below(4) == 0 ? .pageBreak(.none) : .paragraph(Paragraph(content: []))
            default: .paragraph(Paragraph(content: words(below(60))))
            }
        }
    }

    private mutating func table() -> Table {
        let columns = 1 + below(5)
        func row(_ most: Int) -> Table.Row {
            if below(8) == 0 { return Table.Row(cells: [Table.Cell(content: words(3), columnSpan: columns)]) }
            return Table.Row(cells: (0..<columns).map { _ in Table.Cell(content: words(below(most))) })
        }
        let alignments: [Table.Alignment] = [.leading, .centre, .trailing]
        let header = below(4) == 0 ? joined(columns, words: 2) : below(3) == 0 ? [] : [row(3)]
        var rows: [Table.Row] = []
        while rows.count < 25, below(25) != 0 {
            rows += below(8) == 0 ? joined(columns, words: 20) : [row(below(30) == 0 ? 150 : 6)]
        }
        return Table(columns: (0..<columns).map { alignments[$0 % 3] }, header: header, rows: rows)
    }

    /// Two to six rows whose first or last columns are one cell.
    private mutating func joined(_ columns: Int, words count: Int) -> [Table.Row] {
        let span = 1 + below(columns)
        let height = 2 + below(5)
        let isFirst = below(2) == 0
        return (0..<height).map { row in
            let rest = (0..<columns - span).map { _ in Table.Cell(content: words(below(4))) }
            guard row == 0 else { return Table.Row(cells: rest) }
            let cell = Table.Cell(content: words(below(count)), columnSpan: span, rowSpan: height)
            return Table.Row(cells: isFirst ? [cell] + rest : rest + [cell])
        }
    }
}
