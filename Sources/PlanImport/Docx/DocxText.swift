import Diagnostics
import Files

/// The text of a Word file (ECMA-376 Part 1, WordprocessingML), a line to a
/// paragraph, with the automatic numbers written out.
///
/// Cells of a table of two columns are paragraphs in reading order, rows of a larger one
/// are items; tabs and breaks are blanks;
/// deleted text and field codes are left out.
enum DocxText {
    static let documentPart = "word/document.xml"
    static let numberingPart = "word/numbering.xml"
    static let stylesPart = "word/styles.xml"

    /// Rows of a table that became items, from a line (1-based) on.
    typealias ReadTable = (line: Int, rows: Int)

    /// - Parameter path: the Word file, as messages show it; places in it are lines of the text.
    static func sourceFile(
        _ bytes: [UInt8], path: String
    ) throws(DiagnosticError) -> (file: SourceFile, tables: [ReadTable]) {
        let archive = try ZipArchive(bytes, path: path)
        if !archive.contains(documentPart), let other = otherKind(archive) { throw other.refusal(path) }
        let document = try archive.bytes(of: documentPart)
        var reader = DocxReader()
        if archive.contains(numberingPart) {
            reader.numbering = try DocxNumbering(archive.bytes(of: numberingPart), path: path)
        }
        if archive.contains(stylesPart) {
            reader.styles = try styles(archive.bytes(of: stylesPart), path: path)
        }
        try XMLReader.read(document, path: path, part: documentPart) { event throws(DiagnosticError) in
            reader.take(event)
        }
        let text = reader.paragraphs.joined(separator: "\n")
        return (SourceFile(path: path, text: TextNormalization.nfc(text)), reader.tables)
    }

    /// What an archive without a Word document is; nil when its parts do not tell.
    private static func otherKind(_ archive: ZipArchive) -> PlanFile? {
        if archive.contains("xl/workbook.xml") { return .spreadsheet }
        return archive.contains("content.xml") ? .openDocument : nil
    }

    /// The list each paragraph style belongs to.
    private static func styles(
        _ bytes: [UInt8], path: String
    ) throws(DiagnosticError) -> [String: DocxReader.ListPlace] {
        var found: [String: DocxReader.ListPlace] = [:]
        var style: String?
        try XMLReader.read(bytes, path: path, part: stylesPart) { event throws(DiagnosticError) in
            guard case .start(let element) = event else { return }
            if element.name == "style" { style = element["styleId"] }
            guard let style else { return }
            if element.name == "numId" { found[style, default: .init()].number = element["val"] }
            if element.name == "ilvl" {
                found[style, default: .init()].level = Int(element["val"] ?? "") ?? 0
            }
        }
        return found
    }
}

/// Collects the paragraphs of `word/document.xml`.
struct DocxReader {
    struct ListPlace {
        var number: String?
        var level = 0
    }

    var numbering = DocxNumbering()
    var styles: [String: ListPlace] = [:]
    private(set) var paragraphs: [String] = []
    private(set) var tables: [DocxText.ReadTable] = []
    /// The outermost table, and how deep the reader stands in tables.
    private var table = DocxTable()
    private var tableDepth = 0
    private var text = ""
    private var list = ListPlace()
    private var takesText = false
    /// Depth inside what Word keeps for older programs: the same text once more.
    private var fallback = 0

    mutating func take(_ event: XMLEvent) {
        switch event {
        case .start(let element): start(element)
        case .text(let characters): if takesText, fallback == 0 { append(characters) }
        case .end("Fallback"): fallback = max(0, fallback - 1)
        case .end("t"): takesText = false
        case .end("p") where fallback == 0: close()
        case .end("tbl") where fallback == 0: closeTable()
        case .end: return
        }
    }

    private mutating func start(_ element: XMLElement) {
        switch element.name {
        case "Fallback": fallback += 1
        case "p" where fallback == 0: (text, list) = ("", ListPlace())
        case "tbl" where fallback == 0:
            tableDepth += 1
            if tableDepth == 1 { table = DocxTable() }
        case "tr" where fallback == 0 && tableDepth == 1: table.openRow()
        case "tc" where fallback == 0 && tableDepth == 1: table.openCell()
        case "t": takesText = true
        case "tab", "br", "cr": if fallback == 0 { text += " " }
        case "noBreakHyphen": if fallback == 0 { text += "-" }
        case "pStyle": if let place = element["val"].flatMap({ styles[$0] }) { list = place }
        case "numId": list.number = element["val"]
        case "ilvl": list.level = Int(element["val"] ?? "") ?? 0
        default: return
        }
    }

    /// Line ends inside a run are blanks, as Word shows them.
    private mutating func append(_ characters: String) {
        text += String(characters.map { $0.isNewline ? " " : $0 })
    }

    private mutating func close() {
        defer { (text, list) = ("", ListPlace()) }
        let isBlank = text.allSatisfy(\.isWhitespace)
        guard !isBlank, let number = list.number, number != "0" else {
            return append(paragraph: isBlank ? "" : text)
        }
        let label = numbering.label(of: number, level: list.level)
        append(paragraph: label.isEmpty ? text : label + " " + text)
    }

    private mutating func append(paragraph: String) {
        if tableDepth == 0 || !table.take(paragraph) { paragraphs.append(paragraph) }
    }

    private mutating func closeTable() {
        tableDepth = max(0, tableDepth - 1)
        guard tableDepth == 0 else { return }
        let (lines, items) = table.paragraphs
        if items > 0 { tables.append((line: paragraphs.count + 1, rows: items)) }
        paragraphs += lines
    }
}
