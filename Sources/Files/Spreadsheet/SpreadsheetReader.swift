package import Diagnostics

extension DiagnosticID {
    package static let spreadsheetPart = DiagnosticID("spreadsheet-part", .data)
    package static let spreadsheetTooLarge = DiagnosticID("spreadsheet-too-large", .data)
}

/// One sheet of a workbook.
package struct SpreadsheetSheet: Hashable, Sendable {
    package let name: String
    package let isHidden: Bool
    /// The hidden rows that hold anything, numbered from 1.
    package let hiddenRows: [Int]
    /// The hidden columns that hold anything, numbered from 0.
    package let hiddenColumns: [Int]
    /// The rows that hold anything, each as wide as the widest; a cell that is merged
    /// into another is a fault that names it, since whose value it is nobody can tell.
    package let table: Table
}

/// Workbooks in Office Open XML (ECMA-376 part 1, SpreadsheetML): `.xlsx`.
package enum SpreadsheetReader {
    /// Rows and cells of all sheets together, blank ones too: many sheets may be one part over and over.
    static let maximumElements = 2_000_000
    /// Sheets of a workbook.
    static let maximumSheets = 500

    /// The sheets in the order of their tabs, hidden ones too.
    ///
    /// Formulas give the value the program that saved the file has computed; a formula
    /// without one is a fault of its cell.
    /// - Throws: `zip-…`, `xml-…` or `spreadsheet-…`.
    package static func sheets(_ bytes: [UInt8], path: String) throws(DiagnosticError) -> [SpreadsheetSheet] {
        let archive = try ZipArchive(bytes, path: path)
        let root = try Relationships(of: "", in: archive)
        guard let workbookName = root.target(ofType: "officeDocument"), archive.contains(workbookName) else {
            throw otherProgram(archive) ?? missing("workbook", path)
        }
        let relationships = try Relationships(of: workbookName, in: archive)
        let workbook = try Workbook(archive, part: workbookName)
        let strings = try SharedStrings(archive, part: relationships.target(ofType: "sharedStrings"))
        let styles = try CellStyles(archive, part: relationships.target(ofType: "styles"))
        guard workbook.sheets.count <= maximumSheets else { throw tooMany(workbook.sheets.count, path) }
        var sheets: [SpreadsheetSheet] = []
        var budget = maximumElements
        for entry in workbook.sheets {
            guard let part = relationships.targets[entry.relationship] else {
                throw missing(entry.name, path)
            }
            // Sheets of charts and dialogs have no cells.
            guard relationships.types[entry.relationship]?.hasSuffix("/worksheet") == true else { continue }
            var parser = SheetParser(
                path: path, sheet: entry.name, strings: strings, styles: styles,
                startsIn1904: workbook.startsIn1904, budget: budget)
            try parser.read(archive, part: part)
            budget = parser.budget
            let table = Table(path: path, rows: try parser.rows())
            sheets.append(
                SpreadsheetSheet(
                    name: entry.name, isHidden: entry.isHidden, hiddenRows: parser.hiddenRows,
                    hiddenColumns: parser.hiddenColumns, table: table))
        }
        return sheets
    }

    /// An error for a file of another office program, by the part it alone has.
    private static func otherProgram(_ archive: ZipArchive) -> DiagnosticError? {
        let kinds = [
            ("word/document.xml", Message(vi: "đây là văn bản Word", en: "this is a Word document")),
            (
                "xl/workbook.bin",
                Message(vi: "đây là bảng tính nhị phân (.xlsb)", en: "this is a binary workbook (.xlsb)")
            ),
            (
                "content.xml",
                Message(
                    vi: "đây là tệp OpenDocument (.ods, .odt)",
                    en: "this is an OpenDocument file (.ods, .odt)")
            ),
        ]
        guard let (_, kind) = kinds.first(where: { archive.contains($0.0) }) else { return nil }
        return DiagnosticError(
            .error(
                .spreadsheetPart, vi: "\(kind.vi), không phải bảng tính .xlsx",
                en: "\(kind.en), no .xlsx workbook", at: .file(archive.path),
                hints: [
                    Diagnostic.Hint(
                        vi: "điền vào biểu .xlsx đã gửi đi, hoặc lưu lại bảng tính thành .xlsx",
                        en: "fill in the .xlsx form that was sent out, or save the workbook as .xlsx")
                ]))
    }

    private static func tooMany(_ count: Int, _ path: String) -> DiagnosticError {
        DiagnosticError(
            .error(
                .spreadsheetTooLarge, vi: "tệp có \(count) trang tính, nhiều nhất là \(maximumSheets)",
                en: "the workbook has \(count) sheets, \(maximumSheets) at most", at: .file(path),
                hints: [
                    Diagnostic.Hint(
                        vi: "xóa các trang thừa, hoặc chép biểu sang một tệp mới",
                        en: "delete the sheets that are not needed, or copy the form into a new file")
                ]))
    }

    private static func missing(_ name: String, _ path: String) -> DiagnosticError {
        DiagnosticError(
            .error(
                .spreadsheetPart, vi: "tệp Excel thiếu phần “\(name)”",
                en: "the workbook lacks its part “\(name)”",
                at: .file(path), hints: [ZipHandle.saveAgain]))
    }
}

/// The parts of a package that a part points to (ECMA-376 part 2, 9.3).
struct Relationships {
    /// Part names by relationship id.
    private(set) var targets: [String: String] = [:]
    private(set) var types: [String: String] = [:]
    private var ids: [String] = []

    /// - Parameter part: a part's name; empty for the package itself.
    init(of part: String, in archive: ZipArchive) throws(DiagnosticError) {
        let folder = part.contains("/") ? PathName.folder(of: part) + "/" : ""
        let name = folder + "_rels/" + (part.isEmpty ? "" : PathName.last(of: part)) + ".rels"
        guard archive.contains(name) else { return }
        var found: [(id: String, type: String, target: String)] = []
        try XMLReader.read(try archive.bytes(of: name), path: archive.path, part: name) { event in
            guard case .start(let element) = event, element.name == "Relationship",
                element["TargetMode"] != "External", let id = element["Id"], let target = element["Target"]
            else { return }
            found.append((id, element["Type"] ?? "", target))
        }
        for (id, type, target) in found {
            ids.append(id)
            types[id] = type
            targets[id] = Relationships.resolve(target, in: folder)
        }
    }

    /// The first part of a type, by the last word of the type's address.
    func target(ofType type: String) -> String? {
        ids.first { types[$0]?.hasSuffix("/" + type) == true }.flatMap { targets[$0] }
    }

    /// A target is absolute, or relative to the folder of the part that names it.
    private static func resolve(_ target: String, in folder: String) -> String {
        var parts: [Substring] = []
        for part in (target.hasPrefix("/") ? target : folder + target).split(separator: "/") {
            if part == ".." { _ = parts.popLast() } else if part != "." { parts.append(part) }
        }
        return parts.joined(separator: "/")
    }
}

/// The list of sheets (ECMA-376 part 1, 18.2.20) and the kind of calendar.
struct Workbook {
    struct Entry {
        let name: String
        let relationship: String
        let isHidden: Bool
    }

    let sheets: [Entry]
    /// Whether days are counted from 1904-01-01.
    let startsIn1904: Bool

    init(_ archive: ZipArchive, part: String) throws(DiagnosticError) {
        var sheets: [Entry] = []
        var startsIn1904 = false
        try XMLReader.read(try archive.bytes(of: part), path: archive.path, part: part) { event in
            guard case .start(let element) = event else { return }
            if element.name == "workbookPr" { startsIn1904 = XSD.bool(element["date1904"]) }
            if element.name == "sheet", let name = element["name"], let id = element["id"] {
                let isHidden = element["state"].map { $0 != "visible" } ?? false
                sheets.append(Entry(name: TextNormalization.nfc(name), relationship: id, isHidden: isHidden))
            }
        }
        self.sheets = sheets
        self.startsIn1904 = startsIn1904
    }
}

/// Values as XML Schema writes them.
enum XSD {
    static func bool(_ text: String?) -> Bool { text == "1" || text == "true" || text == "on" }
}
