package import Diagnostics
package import FoundationEssentials

/// A cell of a form with its place, from CSV or a spreadsheet alike.
package struct TableCell: Hashable, Sendable {
    package enum Content: Hashable, Sendable {
        case blank
        /// As typed, in NFC.
        case text(String)
        /// A spreadsheet's own number: its point is a decimal point, whatever the language.
        case number(Decimal)
        /// A spreadsheet's number shown with a percent sign, as it is shown: 72.7 for 72,7%.
        case percentage(Decimal)
        /// A spreadsheet's date: days since 1970-01-01, and the second of the day.
        case date(dayNumber: Int, second: Int)
        case boolean(Bool)
        /// A spreadsheet's error value: `#REF!`, or why the cell has no value.
        case fault(Message)
        /// What was typed cannot be taken in, which was told when it was found.
        case refused
    }

    package var content: Content
    package var location: Location

    package init(_ content: Content, at location: Location) {
        self.content = content
        self.location = location
    }
}

/// Rows of cells as they stand in the file; rows may differ in length.
package struct Table: Hashable, Sendable {
    package var path: String
    package var rows: [[TableCell]]

    package init(path: String, rows: [[TableCell]]) {
        self.path = path
        self.rows = rows
    }
}
