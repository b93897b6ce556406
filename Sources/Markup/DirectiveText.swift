internal import Document

/// Text of a directive with its escapes resolved; remembers for each character
/// whether it was escaped and which value it belongs to.
struct DirectiveText {
    private struct Cell {
        var scalar: Unicode.Scalar
        var segment: Int?
        var isEscaped: Bool

        /// A tab of a value belongs to it, as its blanks do, which are escaped.
        var isBlank: Bool { !isEscaped && (scalar == " " || scalar == "\t" && segment == nil) }
    }

    private var cells: [Cell] = []

    init(_ marked: [UInt8]) {
        var marks = Mark.Reader()
        marks.read(marked) { bytes, segment in append(bytes, segment) }
    }

    private init(cells: [Cell]) { self.cells = cells }

    private mutating func append(_ bytes: ArraySlice<UInt8>, _ segment: Int?) {
        var rest = bytes
        while let first = rest.first {
            if first == UInt8(ascii: "\\"), let next = rest.dropFirst().first, next.isPunctuation {
                cells.append(Cell(scalar: Unicode.Scalar(next), segment: segment, isEscaped: true))
                rest = rest.dropFirst(2)
            } else if let end = CharacterReference.end(in: rest, at: rest.startIndex) {
                let scalar = CharacterReference.scalar(rest[..<end])
                cells.append(Cell(scalar: scalar, segment: segment, isEscaped: true))
                rest = rest[end...]
            } else if rest.starts(with: "<br>".utf8) {
                cells.append(Cell(scalar: "\n", segment: segment, isEscaped: true))
                rest = rest.dropFirst(4)
            } else {
                let plain = rest.dropFirst().firstIndex { "\\&<".utf8.contains($0) } ?? rest.endIndex
                for scalar in String(decoding: rest[..<plain], as: UTF8.self).unicodeScalars {
                    cells.append(Cell(scalar: scalar, segment: segment, isEscaped: false))
                }
                rest = rest[plain...]
            }
        }
    }

    var lines: [DirectiveText] {
        cells.split(omittingEmptySubsequences: false) { $0.scalar == "\n" && !$0.isEscaped }
            .map { DirectiveText(cells: Array($0)) }
    }

    var isBlank: Bool { cells.allSatisfy(\.isBlank) }
    /// By a blank or a tab.
    var isIndented: Bool { cells.first?.isBlank ?? false }

    /// The text without blanks around it.
    var string: String {
        var text = String.UnicodeScalarView()
        for cell in trimmed.cells { text.append(cell.scalar) }
        return String(text)
    }

    /// The first value in the text; nil where it is the template's own.
    var segment: Int? { cells.lazy.compactMap(\.segment).first }

    /// A lone dash, escaped or not: a value that is missing.
    var isDash: Bool { string == "-" || string == "–" }

    /// What stands before and after the first unescaped separator; nil when there is none.
    func divided(at separator: Unicode.Scalar) -> (DirectiveText, DirectiveText)? {
        guard let place = cells.firstIndex(where: { $0.scalar == separator && !$0.isEscaped }) else {
            return nil
        }
        return (
            DirectiveText(cells: Array(cells[..<place])).trimmed,
            DirectiveText(cells: Array(cells[(place + 1)...])).trimmed
        )
    }

    func split(at separator: Unicode.Scalar) -> [DirectiveText] {
        cells.split(omittingEmptySubsequences: false) { $0.scalar == separator && !$0.isEscaped }
            .map { DirectiveText(cells: Array($0)).trimmed }
    }

    /// The text as runs, each with its value's trace.
    func inlines(line: Int, _ recorder: inout TraceRecorder) -> [Inline] {
        var content: [Inline] = []
        for cell in cells {
            let trace = cell.segment.map { recorder.trace(ofSegment: $0) } ?? recorder.trace(ofLine: line)
            if cell.scalar == "\n" {
                content.append(.lineBreak)
            } else if case .text(var run) = content.last, run.trace == trace {
                run.text.unicodeScalars.append(cell.scalar)
                content[content.count - 1] = .text(run)
            } else {
                content.append(.text(TextRun(String(Character(cell.scalar)), trace: trace)))
            }
        }
        return content
    }

    private var trimmed: DirectiveText {
        let inner = cells.drop(while: \.isBlank)
        guard let last = inner.lastIndex(where: { !$0.isBlank }) else { return DirectiveText(cells: []) }
        return DirectiveText(cells: Array(inner[...last]))
    }
}
