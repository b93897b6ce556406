import Diagnostics
import Document
import Markup
import Testing

/// Whatever a unit types comes back letter for letter, with its own trace, and
/// changes nothing around it.
@Suite struct EscapingTests {
    /// Texts that mean something in CommonMark, and random mixtures of such pieces.
    static let values: [String] = {
        let pieces = [
            "*", "**", "_", "`", "```annex", "~~~", "#", "# x", "-", "- a", "+ b", "1. c", "1) d", "> e", "|",
            "| a | b |", "|---|", "---", "===", "<b>", "</b>", "<br>", "<!-- x -->", "&amp;", "&#124;", "\\",
            "\\\\",
            "[a](b)", "![c](d)", "[e]: f", "<http://x.vn>", "- [ ] g", "\n", "\n\n", " ", "  ", "    h", "\t",
            "Ủy ban",
            "12.345,6%", "131/KH-UBND", "đ", "e\u{301}", "𝟙", "“n”", "{{ x }}", "{% y %}", "$", "\u{A0}", "^",
            "@",
        ]
        var random = Seeded(seed: 7)
        let mixtures = (0..<400).map { _ in
            (0...random.below(6)).map { _ in pieces[random.below(pieces.count)] }.joined()
        }
        return pieces + mixtures
    }()

    static let forms: [(template: String, path: String)] = [
        ("⟦v⟧", "paragraph"), ("Trước ⟦v⟧ sau", "paragraph"), ("a⟦v⟧b", "paragraph"), ("**⟦v⟧**", "bold"),
        ("x**⟦v⟧**y", "bold"), ("*⟦v⟧*", "italic"), ("# ⟦v⟧", "heading"), ("- ⟦v⟧", "item"),
        ("1. ⟦v⟧", "item"),
        ("- x\n  - ⟦v⟧", "item"), ("| a | b |\n|---|---|\n| ⟦v⟧ | c |", "cell"),
        ("a | b\n---|---\n⟦v⟧ | c", "cell"), ("| a | ⟦v⟧ |\n|---|---|", "cell"),
        ("Dòng một\n⟦v⟧", "paragraph"),
        ("```annex\ntitle: ⟦v⟧\n```", "annex"),
    ]

    @Test(arguments: forms.map(\.template))
    func comesBack(_ template: String) throws {
        for value in Self.values where !(template.contains("title") && value.trimming.isEmpty) {
            let source = Self.source(template, value)
            var log = DiagnosticLog()
            let content = try MarkupParser.parse(source, log: &log)
            var found = Found(traces: content.traces)
            found.add(content)
            #expect(found.value == value, "\(template) with \(value.debugDescription)")
            let around = template.replacing("⟦v⟧", with: "").filter(\.isLetter)
            #expect(found.around.filter(\.isLetter) == around.replacing("annextitle", with: ""))
        }
    }

    /// The value in the middle of the template, as one segment.
    static func source(_ template: String, _ value: String) -> TracedText {
        let halves = template.split(separator: "⟦v⟧", maxSplits: 1, omittingEmptySubsequences: false)
        let file = SourceFile(path: "t.md", text: template)
        let span = SourceSpan(file, 0..<file.utf8.count)
        var text = TracedText()
        for (index, piece) in [String(halves[0]), MarkupSource.escaped(value), String(halves[1])].enumerated()
        {
            text.utf8 += Array(piece.utf8)
            let origin: Origin? = index == 1 ? .place(.file("value")) : nil
            text.segments.append(
                .init(end: text.utf8.count, place: span, origin: origin, isValue: index == 1))
        }
        return text
    }
}

extension String {
    fileprivate var trimming: Substring { drop { $0 == " " || $0 == "\t" || $0 == "\n" } }
}

/// What a document says, the value's words apart from those around it.
struct Found {
    private let traces: TraceTable
    var value = ""
    var around = ""

    init(traces: TraceTable) { self.traces = traces }

    mutating func add(_ content: MarkupContent) {
        for block in content.body { add(block) }
        for annex in content.annexes { add(annex.title) }
    }

    private mutating func add(_ block: Block) {
        switch block {
        case .heading(let heading): add(heading.content)
        case .paragraph(let paragraph): add(paragraph.content)
        case .list(let list): for item in list.items { for block in item { add(block) } }
        case .table(let table):
            for row in table.header + table.rows { for cell in row.cells { add(cell.content) } }
        case .chart, .pageBreak: break
        }
    }

    private mutating func add(_ content: [Inline]) {
        for inline in content {
            switch inline {
            // The only line breaks in the templates are the value's.
            case .lineBreak: value += "\n"
            case .text(let run):
                if traces[run.trace].origin == nil { around += run.text } else { value += run.text }
            }
        }
    }
}

/// A small generator of random numbers that repeats (Knuth's MMIX constants).
struct Seeded {
    private var state: UInt64

    init(seed: UInt64) { state = seed &* 2_862_933_555_777_941_757 &+ 3_037_000_493 }

    mutating func below(_ bound: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(state >> 33) % max(1, bound)
    }
}
