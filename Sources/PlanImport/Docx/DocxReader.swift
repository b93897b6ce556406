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
        /// What was moved to here.
        var movedHere = ""
        /// Words in a font from before Unicode.
        var misread = ""
        /// Its end is deleted: the next paragraph goes on in its line, and its marks hold for both.
        var runsOn = false
    }

    var numbering = DocxNumbering()
    private var surroundings: DocxSurroundings
    private(set) var paragraphs: [String] = []
    private(set) var tables: [ReadTable] = []
    /// The titles of the last list of tasks.
    private var titles: [String] = []
    /// The outermost table, and how deep the reader stands in tables.
    private var table = DocxTable()
    private var tableDepth = 0
    /// The open paragraphs, the innermost last.
    private var open: [Paragraph] = []
    /// The one before, when it runs on in the next.
    private var runningOn: Paragraph?
    private static let blockEnds: Set<String> = ["tc", "txbxContent", "body"]
    private var takesText = false
    /// The name of the drawing that is read.
    private var picture = ""
    /// The drop-down field that is read.
    private var choice: DocxChoice?
    private var found: [LeftOut] = []
    /// The texts that were moved, by what they say.
    private var moved: Set<String> = []
    /// Words in fonts from before Unicode, each with its line, or that of its table.
    private(set) var misread: [(line: Int, text: String)] = []
    /// Lines whose automatic number a plan does not know.
    private(set) var unclearNumbers: [Int] = []
    /// From here on it stands in the open table, and its line is the place of its row.
    private var foundBeforeTable = 0

    init(styles: DocxStyles = DocxStyles(), numbering: DocxNumbering = DocxNumbering()) {
        self.numbering = numbering
        surroundings = DocxSurroundings()
        surroundings.styles = styles
    }

    /// What is no part of the plan; a text that was moved is one where it stands now.
    var leftOut: [LeftOut] { found.filter { $0.reason != .moved || !moved.contains($0.text) } }

    mutating func take(_ event: XMLEvent) {
        switch event {
        case .start(let element):
            surroundings.enter(element)
            if surroundings.isOfDocument { start(element) }
        // Line ends inside a run are blanks, as Word shows them.
        case .text(let characters):
            if takesText, surroundings.isOfDocument {
                take(String(characters.map { $0.isNewline ? " " : $0 }))
            }
        case .end(let name):
            if surroundings.isOfDocument { end(name) }
            surroundings.leave(name)
        }
    }

    private mutating func end(_ name: String) {
        switch name {
        case "t", "delText": takesText = false
        case "ddList":
            if let choice { take(choice.text) }
            choice = nil
        case "p": close()
        case let name where DocxReader.blockEnds.contains(name): endRunningOn()
        case "tbl": closeTable()
        default: return
        }
    }

    /// Words of the innermost paragraph, or what is left out of it.
    private mutating func take(_ text: String) {
        guard let last = open.indices.last, surroundings.isShown else { return }
        let text = surroundings.shown(text, in: open[last].style)
        if surroundings.isMovedHere { open[last].movedHere += text }
        if let reason = surroundings.reason(in: open[last].style) {
            open[last].leftOut[reason, default: ""] += text
        } else {
            open[last].text +=
                surroundings.isRaised ? RaisedDigits.apart(text, behind: open[last].text) : text
            if surroundings.isMisread(text, in: open[last].style) { open[last].misread += text + " " }
        }
    }

    /// What stands in a picture or a chart nobody reads here: a scanned table, perhaps.
    private mutating func takePicture() {
        guard let last = open.indices.last, surroundings.isShown,
            surroundings.reason(in: open[last].style) == nil
        else { return }
        open[last].leftOut[.picture, default: ""] += picture.isEmpty ? "Picture " : picture + " "
    }

    /// A file inside of the file, which is no text of it until Word saves it (ECMA-376 Part 1, 17.17.2.1).
    private mutating func takeInsertedFile(_ element: XMLElement) {
        let line = tableDepth > 0 ? table.lastRow : paragraphs.count + 1
        let name = ["altChunk", element["id"] ?? ""].joined(separator: " ")
        found.append(LeftOut(reason: .insertedFile, line: line, text: name))
    }

    /// A sign of a font of signs: no letter of the text, and as much a part of it (ECMA-376 Part 1, 17.3.3.30).
    private mutating func takeSign(_ element: XMLElement) {
        let code = element["char"] ?? ""
        if let sign = DocxSigns.letter(of: code, font: element["font"] ?? "") {
            take(sign)
        } else {
            take(DocxSigns.unknown)
            guard let last = open.indices.last, surroundings.isShown,
                surroundings.reason(in: open[last].style) == nil
            else { return }
            open[last].leftOut[.unknownSign, default: ""] += " " + code
        }
    }

    private mutating func start(_ element: XMLElement) {
        if let last = open.indices.last, surroundings.deletesParagraphEnd(element) {
            open[last].runsOn = true
        }
        switch element.name {
        case "p":
            open.append(Paragraph(text: runningOn?.text ?? "", style: surroundings.styles.ofParagraphs))
            runningOn = nil
        case "tbl":
            endRunningOn()
            tableDepth += 1
            if tableDepth == 1 { (table, foundBeforeTable) = (DocxTable(), found.count) }
        case "tr" where tableDepth == 1: table.openRow()
        case "tc" where tableDepth == 1: table.openCell()
        case "gridBefore" where tableDepth == 1: table.skip(Int(element["val"] ?? "") ?? 0)
        case "gridSpan" where tableDepth == 1: table.widen(to: Int(element["val"] ?? "") ?? 1)
        case "vMerge" where tableDepth == 1 && element["val"] != "restart": table.repeatCellAbove()
        case "t", "delText": takesText = true
        case "br" where element["type"] ?? "textWrapping" == "textWrapping": take(DocxReader.lineEnd)
        case "cr": take(DocxReader.lineEnd)
        case "tab", "ptab", "br": take(" ")
        case "noBreakHyphen": take("-")
        case "sym": takeSign(element)
        case "docPr": picture = element["name"] ?? ""
        case "blip", "imagedata", "chart", "relIds": takePicture()
        case "ddList": choice = DocxChoice()
        case "listEntry", "default", "result": choice?.take(element)
        case "altChunk": takeInsertedFile(element)
        case "pStyle": setStyle(element["val"] ?? "")
        case "numId": setList { $0.number = element["val"] }
        case "ilvl": setList { $0.level = Int(element["val"] ?? "") ?? 0 }
        default: return
        }
    }

    private mutating func setStyle(_ name: String) {
        guard let last = open.indices.last else { return }
        let style = surroundings.styles[name]
        open[last].style = style
        guard var place = style.list else { return }
        place.level = numbering.level(ofStyle: name, in: place.number ?? "") ?? place.level
        open[last].list = place
    }

    private mutating func setList(_ change: (inout ListPlace) -> Void) {
        if let last = open.indices.last { change(&open[last].list) }
    }

    private mutating func close() {
        guard let paragraph = open.popLast() else { return }
        tell(paragraph)
        if paragraph.runsOn { runningOn = paragraph } else { append(paragraph) }
    }

    /// No paragraph follows into which the last could run on.
    private mutating func endRunningOn() {
        if let paragraph = runningOn { append(paragraph) }
        runningOn = nil
    }

    private mutating func tell(_ paragraph: Paragraph) {
        moved.insert(paragraph.movedHere)
        let line = tableDepth > 0 ? table.lastRow : paragraphs.count + 1
        if !paragraph.misread.isEmpty { misread.append((paragraphs.count + 1, paragraph.misread)) }
        for reason in LeftOut.Reason.allCases {
            guard let text = paragraph.leftOut[reason], !text.allSatisfy(\.isWhitespace) else { continue }
            if let last = found.indices.last, tableDepth > 0, last >= foundBeforeTable,
                found[last].reason == reason, reason != .moved, found[last].line == line
            {
                // One row of a table is told once.
                found[last].text += " | " + text
            } else {
                found.append(LeftOut(reason: reason, line: line, text: text))
            }
        }
    }

    private mutating func append(_ paragraph: Paragraph) {
        var pieces = DocxReader.pieces(of: paragraph.text)
        let text = pieces.removeFirst()
        defer { pieces.forEach { append(line: $0) } }
        let isBlank = text.allSatisfy(\.isWhitespace)
        // What is hidden or deleted is not counted.
        let isCounted = !isBlank || paragraph.leftOut.isEmpty
        guard isCounted, let number = paragraph.list.number, number != "0" else {
            return append(line: isBlank ? "" : text)
        }
        let label = numbering.label(of: number, level: paragraph.list.level)
        guard isBlank else {
            let line = label.line(before: text)
            if !line.isClear, tableDepth == 0 { unclearNumbers.append(paragraphs.count + 1) }
            return append(line: line.text)
        }
        // A running number alone in its cell is what a table's row is told by.
        append(line: tableDepth > 0 && !label.parts.isEmpty ? label.printed : "")
    }

    /// A table's kind says whether the lines of a cell stay apart; elsewhere they do not.
    private mutating func append(line: String) {
        if tableDepth > 0, table.take(line) { return }
        paragraphs.append(DocxReader.lines(line).joined(separator: " "))
    }

    private mutating func closeTable() {
        tableDepth = max(0, tableDepth - 1)
        guard tableDepth == 0 else { return }
        let reading = table.reading(after: titles)
        if !reading.titles.isEmpty { titles = reading.titles }
        found += reading.leftOut
        for index in found.indices[foundBeforeTable...] {
            found[index].line = paragraphs.count + 1 + reading.linesAbove(row: found[index].line)
        }
        let lines = reading.lines
        if reading.items > 0 {
            tables.append(ReadTable(line: paragraphs.count + 1, lines: lines.count, rows: reading.items))
        }
        paragraphs += lines
    }
}
