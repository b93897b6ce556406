internal import Diagnostics
internal import Document

/// Walks the tree of blocks and makes those the report knows; everything else
/// is reported at its line.
struct BlockReader {
    /// Deeper lists are no text anyone can read; it also bounds the recursion.
    static let maximumDepth = 32

    private(set) var body: [Block] = []
    private(set) var annexes: [Annex] = []
    var recorder: TraceRecorder
    private var inlines = InlineReader()

    init(_ recorder: TraceRecorder) { self.recorder = recorder }

    mutating func reportForbidden(_ found: [MarkedText.Forbidden]) {
        for character in found {
            recorder.report(
                .forbiddenCharacter(character.scalar, at: recorder.location(at: character.offset)))
        }
    }

    mutating func readDocument(_ root: MarkupNode) {
        for node in root.children {
            if node.kind == .codeBlock {
                readDirective(node)
            } else if let block = readBlock(node, depth: 0) {
                append(block)
            }
        }
    }

    /// What follows an annex directive belongs to that annex.
    private mutating func append(_ block: Block) {
        if annexes.isEmpty {
            body.append(block)
        } else {
            annexes[annexes.count - 1].body.append(block)
        }
    }

    private mutating func readDirective(_ node: MarkupNode) {
        let directive = Directive(node)
        guard let name = directive.name else {
            return refuse(.code, node)
        }
        guard !directive.isUnclosed(recorder, through: node.lines.upperBound) else {
            let place = recorder.place(ofLine: directive.line).map { Location.span($0) }
            return recorder.report(Directive.unclosed(name, at: place))
        }
        switch name {
        case "annex":
            if let annex = directive.annex(&recorder) { annexes.append(annex) }
        case "chart":
            if let chart = directive.chart(&recorder) { append(.chart(chart)) }
        case "page-break":
            directive.refuseContent(&recorder)
            append(.pageBreak(recorder.trace(ofLine: directive.line)))
        default:
            directive.refuseName(name, &recorder)
        }
    }

    private mutating func readBlock(_ node: MarkupNode, depth: Int) -> Block? {
        let line = node.lines.lowerBound
        inlines.beginLine()
        switch node.kind {
        case .heading: return readHeading(node, depth: depth)
        case .paragraph:
            reportBrokenTable(node)
            reportLostHeading(node)
            let content = inlines.read(node, style: .regular, &recorder)
            return .paragraph(Paragraph(content: content, trace: recorder.trace(ofLine: line)))
        case .list: return readList(node, depth: depth)
        case .table:
            guard depth == 0 else { return refuse(.nested("bảng", "a table"), node) }
            return readTable(node)
        case .codeBlock:
            return refuse(depth == 0 ? .code : .nested("chỉ thị", "a directive"), node)
        case .htmlBlock: return refuse(.html, node)
        case .quotation: return refuse(.quotation, node)
        case .thematicBreak: return refuse(.thematicBreak, node)
        case .document, .item, .tableHeader, .tableRow, .tableCell, .text, .softBreak, .lineBreak, .code,
            .htmlInline, .emphasis, .strong, .link, .image, .unknown:
            return refuse(.unknown, node)
        }
    }

    private mutating func readHeading(_ node: MarkupNode, depth: Int) -> Block? {
        guard depth == 0 else { return refuse(.nested("đề mục", "a heading"), node) }
        guard node.lines.count == 1 else { return refuse(.underlinedHeading, node) }
        guard node.headingLevel <= 3 else { return refuse(.headingLevel(node.headingLevel), node) }
        let content = inlines.read(node, style: .regular, &recorder)
        let trace = recorder.trace(ofLine: node.lines.lowerBound)
        return .heading(Heading(level: node.headingLevel, content: content, trace: trace))
    }

    private mutating func readList(_ node: MarkupNode, depth: Int) -> Block? {
        guard depth < Self.maximumDepth else { return refuse(.depth(Self.maximumDepth), node) }
        var items: [[Block]] = []
        for item in node.children {
            var blocks: [Block] = []
            for child in item.children {
                if let block = readBlock(child, depth: depth + 1) { blocks.append(block) }
            }
            items.append(blocks)
        }
        let trace = recorder.trace(ofLine: node.lines.lowerBound)
        return .list(List(kind: node.isOrdered ? .letters : .bullets, items: items, trace: trace))
    }

    private mutating func readTable(_ node: MarkupNode) -> Block {
        let columns = node.tableAlignments.map { letter -> Table.Alignment in
            switch letter {
            case UInt8(ascii: "c"): .centre
            case UInt8(ascii: "r"): .trailing
            default: .leading
            }
        }
        let trace = recorder.trace(ofLine: node.lines.lowerBound)
        var table = Table(columns: columns, header: [], rows: [], trace: trace)
        let lines = node.children.map { readRow($0, columns: columns.count) }
        if let joined = CellMerging.joined(lines, columns: columns.count, &recorder) {
            (table.header, table.rows) = joined
            return .table(table)
        }
        for line in lines {
            let row = Table.Row(cells: line.cells, trace: line.trace)
            if line.isHeader { table.header.append(row) } else { table.rows.append(row) }
        }
        return .table(table)
    }

    private mutating func readRow(_ node: MarkupNode, columns: Int) -> CellMerging.Line {
        let line = node.lines.lowerBound
        let written = TableSource.cellCount(recorder.source(ofLine: line))
        if written != columns {
            recorder.report(.cellCount(written, columns: columns, at: recorder.place(ofLine: line)))
        }
        inlines.beginLine()
        let trace = recorder.trace(ofLine: line)
        var cells: [Table.Cell] = []
        for cell in node.children {
            cells.append(Table.Cell(content: inlines.read(cell, style: .regular, &recorder), trace: trace))
        }
        if node.kind == .tableRow, Self.isGroupRow(cells) {
            cells = [Table.Cell(content: cells[0].content, columnSpan: columns, trace: trace)]
        }
        return CellMerging.Line(
            cells: cells, trace: trace, place: recorder.place(ofLine: line),
            isHeader: node.kind == .tableHeader)
    }

    /// Bold words in the first cell and blank cells after it head the rows
    /// that follow, and run across the table.
    private static func isGroupRow(_ cells: [Table.Cell]) -> Bool {
        guard cells.count > 1, let first = cells.first, !first.content.isEmpty else { return false }
        let isBold = first.content.allSatisfy { inline in
            if case .text(let run) = inline { run.style.isBold } else { true }
        }
        return isBold && cells.dropFirst().allSatisfy(\.content.isEmpty)
    }

    /// A table whose head and rule differ in columns is a paragraph to cmark.
    private mutating func reportBrokenTable(_ node: MarkupNode) {
        let lines = node.lines
        guard lines.count > 1 else { return }
        for line in lines where TableSource.isRule(recorder.source(ofLine: line)) {
            recorder.report(.brokenTable(at: recorder.place(ofLine: line)))
        }
    }

    /// Without a blank behind its `#` a heading is words to CommonMark.
    private mutating func reportLostHeading(_ node: MarkupNode) {
        for line in node.lines {
            let source = recorder.source(ofLine: line)
            let level = source.prefix { $0 == UInt8(ascii: "#") }.count
            guard (1...6).contains(level), source.count > level else { continue }
            recorder.report(.lostHeading(level, at: recorder.place(ofLine: line)))
        }
    }

    @discardableResult
    private mutating func refuse(_ form: UnknownForm, _ node: MarkupNode) -> Block? {
        recorder.report(form.diagnostic(at: recorder.place(ofLine: node.lines.lowerBound).map { .span($0) }))
        return nil
    }

    private mutating func refuse(_ form: UnknownForm, _ node: MarkupNode) {
        let _: Block? = refuse(form, node)
    }
}

/// What cmark does not say about the lines of a table.
enum TableSource {
    /// `|---|:--:|`: at least two columns, or one between pipes.
    static func isRule(_ line: ArraySlice<UInt8>) -> Bool {
        line.contains(UInt8(ascii: "|")) && line.contains(UInt8(ascii: "-"))
            && line.allSatisfy { "|:- \t".utf8.contains($0) }
    }

    /// The cells a row has, with or without pipes at its ends.
    static func cellCount(_ line: ArraySlice<UInt8>) -> Int {
        var trimmed = line.drop { $0 == 0x20 || $0 == 0x09 }
        while trimmed.last == 0x20 || trimmed.last == 0x09 { trimmed = trimmed.dropLast() }
        var pipes = 0
        var isEscaped = false
        var endsWithPipe = false
        for byte in trimmed {
            endsWithPipe = byte == UInt8(ascii: "|") && !isEscaped
            if endsWithPipe { pipes += 1 }
            isEscaped = byte == UInt8(ascii: "\\") && !isEscaped
        }
        let outer = (trimmed.first == UInt8(ascii: "|") ? 1 : 0) + (endsWithPipe && trimmed.count > 1 ? 1 : 0)
        return pipes + 1 - outer
    }
}
