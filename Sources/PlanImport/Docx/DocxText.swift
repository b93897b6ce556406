import Diagnostics
import Files

/// The text of a Word file (ECMA-376 Part 1, WordprocessingML), a line to a
/// paragraph, with the automatic numbers written out.
///
/// Cells of a layout table are paragraphs in reading order, rows of a list of tasks are items; tabs and breaks
/// are blanks; deleted, hidden and struck-out text and field codes are left out. Notes at the foot of pages stand
/// behind the text.
enum DocxText {
    static let documentPart = "word/document.xml"
    static let numberingPart = "word/numbering.xml"
    static let stylesPart = "word/styles.xml"
    static let notesParts = ["word/footnotes.xml", "word/endnotes.xml"]

    /// What a Word file says.
    struct Content {
        let file: SourceFile
        let tables: [ReadTable]
        /// The first line of the notes, nil where there are none.
        let notes: Int?
        let leftOut: [LeftOut]
        /// Words in fonts from before Unicode.
        let misread: [(line: Int, text: String)]
        /// Lines whose automatic number a plan does not know.
        let unclearNumbers: [Int]
    }

    /// - Parameter path: the Word file, as messages show it; places in it are lines of the text.
    static func content(_ bytes: [UInt8], path: String) throws(DiagnosticError) -> Content {
        let archive = try ZipArchive(bytes, path: path)
        if !archive.contains(documentPart), let other = otherKind(archive) { throw other.refusal(path) }
        let document = try archive.bytes(of: documentPart)
        let numbering =
            archive.contains(numberingPart)
            ? try DocxNumbering(archive.bytes(of: numberingPart), path: path) : DocxNumbering()
        let styles =
            archive.contains(stylesPart)
            ? try DocxStyles(archive.bytes(of: stylesPart), path: path) : DocxStyles()
        var reader = DocxReader(styles: styles, numbering: numbering)
        try XMLReader.read(document, path: path, part: documentPart) { event throws(DiagnosticError) in
            reader.take(event)
        }
        let notes = try notes(of: archive, path: path)
        let start = notes.isEmpty ? nil : reader.paragraphs.count + 1
        let text = (reader.paragraphs + notes).joined(separator: "\n")
        return Content(
            file: SourceFile(path: path, text: TextNormalization.nfc(text)), tables: reader.tables,
            notes: start, leftOut: reader.leftOut, misread: reader.misread,
            unclearNumbers: reader.unclearNumbers)
    }

    /// The notes' paragraphs; a plan has no place for them.
    private static func notes(of archive: ZipArchive, path: String) throws(DiagnosticError) -> [String] {
        var found: [String] = []
        for part in notesParts where archive.contains(part) {
            var reader = DocxReader()
            let bytes = try archive.bytes(of: part)
            try XMLReader.read(bytes, path: path, part: part) { event throws(DiagnosticError) in
                reader.take(event)
            }
            found += reader.paragraphs.filter { !$0.isEmpty }
        }
        return found
    }

    /// What an archive without a Word document is; nil when its parts do not tell.
    private static func otherKind(_ archive: ZipArchive) -> PlanFile? {
        if archive.contains("xl/workbook.xml") { return .spreadsheet }
        return archive.contains("content.xml") ? .openDocument : nil
    }
}
