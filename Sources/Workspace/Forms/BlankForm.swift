package import Diagnostics
internal import Files
internal import PlanModel

/// A form before anyone filled it in: its columns, what stands in them already, and how
/// to fill in the rest.
package struct BlankForm: Sendable {
    /// One column of the form.
    struct Column: Sendable {
        let name: String
        let layout: Spreadsheet.Column
        let style: Spreadsheet.CellStyle
    }

    /// What a CSV file separates its cells with. Excel in Vietnamese expects a semicolon.
    package enum Delimiter: String, Hashable, Sendable, CaseIterable {
        case comma, semicolon

        var sign: Character {
            switch self {
            case .comma: ","
            case .semicolon: ";"
            }
        }
    }

    package enum Format: Hashable, Sendable {
        case xlsx
        case csv(Delimiter)
    }

    /// The file's name without its ending.
    package let name: String
    /// Printed above each page, and the file's title.
    let caption: String
    /// The name of the first sheet.
    let sheetName: String
    let columns: [Column]
    /// A text for each column; blank where the unit writes.
    let rows: [[String]]
    /// The sentences of the second sheet.
    let guide: [String]
    let guideTitle: String

    /// The file of the form.
    package func bytes(as format: Format) throws(DiagnosticError) -> [UInt8] {
        switch format {
        case .csv(let delimiter):
            let table = [columns.map(\.name)] + rows
            // The mark tells Excel that the file is UTF-8.
            let text = "\u{FEFF}" + CSVWriter.text(table, guardingFormulas: true, delimiter: delimiter.sign)
            return Array(text.utf8)
        case .xlsx: return try SpreadsheetWriter.xlsx(spreadsheet)
        }
    }

    private var spreadsheet: Spreadsheet {
        let header = columns.map { Spreadsheet.Cell(.text($0.name), .header) }
        let body = rows.map { row in
            zip(row, columns).map { text, column in
                Spreadsheet.Cell(text.isEmpty ? .blank : .text(text), column.style)
            }
        }
        let lines = [(guideTitle, Spreadsheet.CellStyle.title)] + guide.map { ($0, .note) }
        return Spreadsheet(
            title: caption,
            sheets: [
                Spreadsheet.Sheet(
                    name: sheetName, columns: columns.map(\.layout), rows: [header] + body,
                    pageTitle: caption),
                Spreadsheet.Sheet(
                    name: "Hướng dẫn",
                    columns: [Spreadsheet.Column(width: 110), Spreadsheet.Column(width: 2)],
                    rows: lines.map {
                        [Spreadsheet.Cell(.text($0.0), $0.1), Spreadsheet.Cell(.blank, .note)]
                    },
                    headerRows: 0),
            ])
    }
}
