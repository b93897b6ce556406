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
        var style = DocxStyles.Style()
        /// What is no part of the plan.
        var leftOut: [LeftOut.Reason: String] = [:]
    }

    var numbering = DocxNumbering()
    var styles = DocxStyles()
    private(set) var paragraphs: [String] = []
    private(set) var tables: [ReadTable] = []
    /// The outermost table, and how deep the reader stands in tables.
    private var table = DocxTable()
    private var tableDepth = 0
    /// The open paragraphs, the innermost last.
    private var open: [Paragraph] = []
    private var takesText = false
    private(set) var leftOut: [LeftOut] = []
    /// From here on it stands in the open table, and its line is the place of its row.
    private var leftOutBeforeTable = 0
    /// The open runs, the innermost last.
    private var runs: [RunMarks] = []
    /// The open rows, cells and fields, each with why its text is left out, if it is.
    private var places: [LeftOut.Reason?] = []
    private static let placeElements: Set<String> = ["tr", "tc", "sdt"]
    private var (isInRowProperties, isInParagraphProperties) = (false, false)
    /// Depth inside what is no text of the document: a copy for older programs, the place a text
    /// was moved from, what was set before a change of format.
    private var ignored = 0
    private static let ignoredElements: Set<String> = [
        "Fallback", "moveFrom", "del", "rPrChange", "pPrChange", "trPrChange", "tcPrChange", "tblPrChange",
        "tblPrExChange",
    ]

    mutating func take(_ event: XMLEvent) {
        switch event {
        case .start(let element) where isInRowProperties && element.name == "del": leaveOut(.deleted)
        case .start(let element) where DocxReader.ignoredElements.contains(element.name): ignored += 1
        case .end(let name) where DocxReader.ignoredElements.contains(name): ignored = max(0, ignored - 1)
        case .start, .end, .text: if ignored == 0 { takeShown(event) }
        }
    }

    private mutating func takeShown(_ event: XMLEvent) {
        switch event {
        case .start(let element): start(element)
        // Line ends inside a run are blanks, as Word shows them.
        case .text(let characters) where takesText:
            take(String(characters.map { $0.isNewline ? " " : $0 }))
        case .end("r"): _ = runs.popLast()
        case .end("pPr"): isInParagraphProperties = false
        case .end("trPr"): isInRowProperties = false
        case .end(let name) where DocxReader.placeElements.contains(name): _ = places.popLast()
        case .end("t"): takesText = false
        case .end("p"): close()
        case .end("tbl"): closeTable()
        case .end, .text: return
        }
    }

    /// Words of the innermost paragraph, or what is left out of it.
    private mutating func take(_ text: String) {
        guard let last = open.indices.last else { return }
        if let reason = reasonToLeaveOut {
            open[last].leftOut[reason, default: ""] += text
        } else {
            open[last].text += text
        }
    }

    /// Why what is read here is no part of the plan; nil where it is one.
    private var reasonToLeaveOut: LeftOut.Reason? {
        places.lazy.compactMap { $0 }.first ?? open.last.flatMap { runs.last?.reason(in: $0.style) }
    }

    /// A sign of a font of signs: no letter of the text, and as much a part of it (ECMA-376 Part 1, 17.3.3.30).
    private mutating func takeSign(_ element: XMLElement) {
        let code = element["char"] ?? ""
        if let sign = DocxSigns.letter(of: code, font: element["font"] ?? "") {
            take(sign)
        } else {
            take(DocxSigns.unknown)
            guard reasonToLeaveOut == nil, let last = open.indices.last else { return }
            open[last].leftOut[.unknownSign, default: ""] += " " + code
        }
    }

    private mutating func start(_ element: XMLElement) {
        if DocxReader.placeElements.contains(element.name) { places.append(nil) }
        switch element.name {
        case "p": open.append(Paragraph())
        case "tbl":
            tableDepth += 1
            if tableDepth == 1 { (table, leftOutBeforeTable) = (DocxTable(), leftOut.count) }
        case "tr" where tableDepth == 1: table.openRow()
        case "tc" where tableDepth == 1: table.openCell()
        case "vMerge" where tableDepth == 1 && element["val"] != "restart": table.repeatCellAbove()
        case "t": takesText = true
        case "r": runs.append(RunMarks())
        case "rStyle":
            let style = styles[element["val"] ?? ""]
            setRun { $0.style = style }
        case "vanish": setRun { $0.isHidden = element.isOn }
        case "strike", "dstrike": setRun { $0.isStruck = element.isOn || $0.isStruck == true }
        case "pPr": isInParagraphProperties = true
        case "trPr": isInRowProperties = true
        case "hidden" where isInRowProperties && element.isOn: leaveOut(.hidden)
        case "cellDel": leaveOut(.deleted)
        case "showingPlcHdr" where element.isOn: leaveOut(.placeholder)
        case "br" where element["type"] ?? "textWrapping" == "textWrapping": append(DocxReader.lineEnd)
        case "cr": append(DocxReader.lineEnd)
        case "tab", "br": append(" ")
        case "noBreakHyphen": append("-")
        case "sym": takeSign(element)
        case "pStyle": setStyle(styles[element["val"] ?? ""])
        case "numId": setList { $0.number = element["val"] }
        case "ilvl": setList { $0.level = Int(element["val"] ?? "") ?? 0 }
        default: return
        }
    }

    private mutating func append(_ text: String) {
        if let last = open.indices.last { open[last].text += text }
    }

    private mutating func setStyle(_ style: DocxStyles.Style) {
        guard let last = open.indices.last else { return }
        open[last].style = style
        if let place = style.list { open[last].list = place }
    }

    private mutating func setRun(_ change: (inout RunMarks) -> Void) {
        // What marks the end of a paragraph hides none of its words.
        if let last = runs.indices.last, !isInParagraphProperties { change(&runs[last]) }
    }

    /// The text of the innermost row, cell or field.
    private mutating func leaveOut(_ reason: LeftOut.Reason) {
        if let last = places.indices.last { places[last] = reason }
    }

    private mutating func setList(_ change: (inout ListPlace) -> Void) {
        if let last = open.indices.last { change(&open[last].list) }
    }

    private mutating func close() {
        guard let paragraph = open.popLast() else { return }
        let (typed, list) = (paragraph.text, paragraph.list)
        let line = tableDepth > 0 ? table.lastRow : paragraphs.count + 1
        for reason in LeftOut.Reason.allCases {
            guard let text = paragraph.leftOut[reason], !text.allSatisfy(\.isWhitespace) else { continue }
            if let last = leftOut.indices.last, tableDepth > 0, last >= leftOutBeforeTable,
                leftOut[last].reason == reason,
                leftOut[last].line == line
            {
                // One row of a table is told once.
                leftOut[last].text += " | " + text
            } else {
                leftOut.append(LeftOut(reason: reason, line: line, text: text))
            }
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
    static func beginsItem(_ line: Substring) -> Bool {
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
        let reading = table.reading
        leftOut += reading.leftOut
        for index in leftOut.indices[leftOutBeforeTable...] {
            leftOut[index].line = paragraphs.count + 1 + reading.linesAbove(row: leftOut[index].line)
        }
        let lines = reading.lines
        if reading.items > 0 {
            tables.append(ReadTable(line: paragraphs.count + 1, lines: lines.count, rows: reading.items))
        }
        paragraphs += lines
    }
}
