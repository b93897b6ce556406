import Files

/// Collects the paragraphs of a part of a Word file.
struct DocxReader {
    struct ListPlace {
        var number: String?
        var level = 0
    }

    /// A paragraph while it is read; a text box stands inside one.
    private struct Paragraph {
        var text = ""
        var list = ListPlace()
        /// What Word does not show of it (`w:vanish`).
        var hidden = ""
    }

    /// Text a clerk does not see in Word: an older draft, a note. No part of the plan.
    struct HiddenText {
        /// The line of the paragraph that holds it.
        let line: Int
        let text: String
    }

    var numbering = DocxNumbering()
    var styles: [String: ListPlace] = [:]
    private(set) var paragraphs: [String] = []
    private(set) var tables: [ReadTable] = []
    /// The outermost table, and how deep the reader stands in tables.
    private var table = DocxTable()
    private var tableDepth = 0
    /// The open paragraphs, the innermost last.
    private var open: [Paragraph] = []
    private var takesText = false
    private(set) var hidden: [HiddenText] = []
    /// Whether the reader stands in a run, and whether Word hides that.
    private var (isInRun, isHidden) = (false, false)
    /// Depth inside what is no text of the document: a copy for older programs, the place a text
    /// was moved from.
    private var ignored = 0
    private static let ignoredElements: Set<String> = ["Fallback", "moveFrom", "del"]

    mutating func take(_ event: XMLEvent) {
        switch event {
        case .start(let element) where DocxReader.ignoredElements.contains(element.name): ignored += 1
        case .end(let name) where DocxReader.ignoredElements.contains(name): ignored = max(0, ignored - 1)
        case .start, .end, .text: if ignored == 0 { takeShown(event) }
        }
    }

    private mutating func takeShown(_ event: XMLEvent) {
        switch event {
        case .start(let element): start(element)
        // Line ends inside a run are blanks, as Word shows them.
        case .text(let characters):
            guard takesText, let last = open.indices.last else { return }
            let text = String(characters.map { $0.isNewline ? " " : $0 })
            if isHidden { open[last].hidden += text } else { open[last].text += text }
        case .end("r"): (isInRun, isHidden) = (false, false)
        case .end("t"): takesText = false
        case .end("p"): close()
        case .end("tbl"): closeTable()
        case .end: return
        }
    }

    private mutating func start(_ element: XMLElement) {
        switch element.name {
        case "p": open.append(Paragraph())
        case "tbl":
            tableDepth += 1
            if tableDepth == 1 { table = DocxTable() }
        case "tr" where tableDepth == 1: table.openRow()
        case "tc" where tableDepth == 1: table.openCell()
        case "vMerge" where tableDepth == 1 && element["val"] != "restart": table.repeatCellAbove()
        case "t": takesText = true
        case "r": (isInRun, isHidden) = (true, false)
        // That of a paragraph's own mark hides none of its words.
        case "vanish" where isInRun: isHidden = !["0", "false", "off"].contains(element["val"] ?? "")
        case "br" where element["type"] ?? "textWrapping" == "textWrapping": append(DocxReader.lineEnd)
        case "cr": append(DocxReader.lineEnd)
        case "tab", "br": append(" ")
        case "noBreakHyphen": append("-")
        case "pStyle": if let place = element["val"].flatMap({ styles[$0] }) { setList { $0 = place } }
        case "numId": setList { $0.number = element["val"] }
        case "ilvl": setList { $0.level = Int(element["val"] ?? "") ?? 0 }
        default: return
        }
    }

    private mutating func append(_ text: String) {
        if let last = open.indices.last { open[last].text += text }
    }

    private mutating func setList(_ change: (inout ListPlace) -> Void) {
        if let last = open.indices.last { change(&open[last].list) }
    }

    private mutating func close() {
        guard let paragraph = open.popLast() else { return }
        let (typed, list) = (paragraph.text, paragraph.list)
        if !paragraph.hidden.allSatisfy(\.isWhitespace) {
            hidden.append(HiddenText(line: paragraphs.count + 1, text: paragraph.hidden))
        }
        var pieces = DocxReader.pieces(of: typed)
        let text = pieces.removeFirst()
        defer { pieces.forEach { append(paragraph: $0) } }
        let isBlank = text.allSatisfy(\.isWhitespace)
        guard !isBlank, let number = list.number, number != "0" else {
            return append(paragraph: isBlank ? "" : text)
        }
        let label = numbering.label(of: number, level: list.level)
        append(paragraph: label.isEmpty ? text : label + " " + text)
    }

    /// Where Shift and Enter ended a line; the text of a run holds no line ends of its own.
    private static let lineEnd = "\u{2028}"

    /// A line that begins with the mark of an item is one; any other goes on. At least one piece.
    private static func pieces(of text: String) -> [String] {
        text.split(separator: lineEnd, omittingEmptySubsequences: false).reduce(into: []) { pieces, line in
            if let last = pieces.indices.last, !beginsItem(line) {
                pieces[last] += " " + line
            } else {
                pieces.append(String(line))
            }
        }
    }

    /// `- `, `+ `, `• `, `a) `.
    private static func beginsItem(_ line: Substring) -> Bool {
        let words = line.split(maxSplits: 1) { $0.isWhitespace }
        guard words.count == 2, let mark = words.first else { return false }
        return ["-", "–", "—", "+", "*", "•", "●", "▪", "·"].contains(mark)
            || mark.count == 2 && mark.last == ")"
    }

    private mutating func append(paragraph: String) {
        if tableDepth == 0 || !table.take(paragraph) { paragraphs.append(paragraph) }
    }

    private mutating func closeTable() {
        tableDepth = max(0, tableDepth - 1)
        guard tableDepth == 0 else { return }
        let (lines, items) = table.paragraphs
        if items > 0 { tables.append(ReadTable(line: paragraphs.count + 1, lines: lines.count, rows: items)) }
        paragraphs += lines
    }
}
