/// A workbook to be written: what a clerk sees, without the ways of any file format.
package struct Spreadsheet: Sendable {
    package enum Content: Hashable, Sendable {
        /// Written as text whatever it begins with: `=1+1` is no formula.
        case text(String)
        case blank
    }

    package enum CellStyle: Hashable, Sendable {
        case title, header
        /// Filled in by us and locked.
        case fixed
        /// For the unit to fill in: text, wrapped.
        case entry
        /// For the unit to fill in: a number.
        case figure
        case note
    }

    package struct Cell: Hashable, Sendable {
        package var content: Content
        package var style: CellStyle

        package init(_ content: Content, _ style: CellStyle) {
            self.content = content
            self.style = style
        }
    }

    /// What a column of entry cells takes.
    package enum Rule: Hashable, Sendable {
        case anything
        /// A drop-down; the words' lengths add up to 255 at most.
        case oneOf([String])
        case wholeNumber
        case number
    }

    package struct Column: Hashable, Sendable {
        /// In characters of the standard font.
        package var width: Double
        package var rule: Rule
        /// Shown when an entry breaks the rule.
        package var refusal: String

        package init(width: Double, rule: Rule = .anything, refusal: String = "") {
            self.width = width
            self.rule = rule
            self.refusal = refusal
        }
    }

    package struct Sheet: Sendable {
        package var name: String
        package var columns: [Column]
        package var rows: [[Cell]]
        /// Rows that stay in view and repeat on each printed page.
        package var headerRows: Int
        /// Rules hold from the first row below the header to the last one of `rows`.
        package var isProtected: Bool
        /// Printed at the head of each page; `&` is doubled by the writer.
        package var pageTitle: String

        package init(
            name: String, columns: [Column], rows: [[Cell]], headerRows: Int = 1, isProtected: Bool = true,
            pageTitle: String = ""
        ) {
            self.name = name
            self.columns = columns
            self.rows = rows
            self.headerRows = headerRows
            self.isProtected = isProtected
            self.pageTitle = pageTitle
        }
    }

    package var title: String
    package var sheets: [Sheet]

    package init(title: String, sheets: [Sheet]) {
        self.title = title
        self.sheets = sheets
    }
}
