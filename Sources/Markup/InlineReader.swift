internal import Diagnostics
internal import Document

/// The words of one block: text in its style and with its trace, and line breaks.
struct InlineReader {
    private var marks = Mark.Reader()
    private var content: [Inline] = []
    private var style = FontStyle.regular
    private var emphasis = 0
    private var strength = 0
    private var lineTrace = TraceID.none

    /// Forgets the value at hand, before each block that begins a line of its
    /// own: the cells of a row share one line.
    mutating func beginLine() { marks = Mark.Reader() }

    /// The content of a heading, a paragraph or a cell.
    mutating func read(_ block: MarkupNode, style: FontStyle, _ recorder: inout TraceRecorder) -> [Inline] {
        content = []
        (emphasis, strength) = (style.isItalic ? 1 : 0, style.isBold ? 1 : 0)
        var line = block.lines.lowerBound
        lineTrace = recorder.trace(ofLine: line)
        var node = block.firstChild
        // Without recursion: emphasis can be nested as deep as a line is long.
        while let current = node {
            enter(current, &line, &recorder)
            if current.kind.holdsInlines, let child = current.firstChild {
                node = child
                continue
            }
            if current.kind.holdsInlines { leave(current) }
            node = next(after: current, in: block)
        }
        return content
    }

    private mutating func next(after node: MarkupNode, in block: MarkupNode) -> MarkupNode? {
        var current = node
        while true {
            if let next = current.next { return next }
            guard let parent = current.parent, !parent.isSame(as: block) else { return nil }
            leave(parent)
            current = parent
        }
    }

    private mutating func enter(_ node: MarkupNode, _ line: inout Int, _ recorder: inout TraceRecorder) {
        switch node.kind {
        case .text: append(node.literal, line, &recorder)
        case .softBreak:
            line += 1
            append([0x20], line, &recorder)
        case .lineBreak:
            line += 1
            content.append(.lineBreak)
        case .emphasis: emphasis += 1
        case .strong: strength += 1
        case .htmlInline: appendHTML(node.literal, line, &recorder)
        case .code: refuse(.code, line, &recorder)
        case .link: refuse(.link, line, &recorder)
        case .image: refuse(.image, line, &recorder)
        case .document, .heading, .paragraph, .list, .item, .table, .tableHeader, .tableRow, .tableCell,
            .codeBlock, .htmlBlock, .quotation, .thematicBreak, .unknown:
            refuse(.unknown, line, &recorder)
        }
    }

    private mutating func leave(_ node: MarkupNode) {
        if node.kind == .emphasis { emphasis -= 1 }
        if node.kind == .strong { strength -= 1 }
    }

    private mutating func appendHTML(_ literal: [UInt8], _ line: Int, _ recorder: inout TraceRecorder) {
        var letters = literal.filter { $0 != 0x20 && $0 != UInt8(ascii: "/") }.map { $0 | 0x20 }
        if letters.last == UInt8(ascii: ">") | 0x20 { letters.removeLast() }
        if letters == Array("<br".utf8) {
            content.append(.lineBreak)
        } else {
            refuse(.html, line, &recorder)
        }
    }

    /// Text grows the run before it where style and trace are the same.
    private mutating func append(_ literal: [UInt8], _ line: Int, _ recorder: inout TraceRecorder) {
        var stretches: [(ArraySlice<UInt8>, Int?)] = []
        marks.read(literal) { stretches.append(($0, $1)) }
        let style = FontStyle(bold: strength > 0, italic: emphasis > 0)
        for (bytes, segment) in stretches {
            let trace = segment.map { recorder.trace(ofSegment: $0) } ?? lineTrace
            let text = String(decoding: bytes, as: UTF8.self)
            if segment == nil, bytes.contains(where: { "{}".utf8.contains($0) }) {
                recorder.report(.strayBrace(in: text, at: recorder.place(ofLine: line)))
            }
            if case .text(var run) = content.last, run.style == style, run.trace == trace {
                // One owner: the text grows in its place.
                content.removeLast()
                run.text += text
                content.append(.text(run))
            } else {
                content.append(.text(TextRun(text, style: style, trace: trace)))
            }
        }
    }

    private func refuse(_ form: UnknownForm, _ line: Int, _ recorder: inout TraceRecorder) {
        let inValue = marks.segment.flatMap { recorder.location(ofSegment: $0) }
        let inTemplate = recorder.place(ofLine: line).map { Location.span($0) }
        recorder.report(form.diagnostic(at: inValue ?? inTemplate))
    }
}

extension MarkupNode.Kind {
    /// Nodes whose children are walked for their words; those of a refused
    /// link or image are part of the same fault.
    fileprivate var holdsInlines: Bool { self == .emphasis || self == .strong }
}
