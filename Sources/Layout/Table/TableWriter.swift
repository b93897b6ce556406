internal import Document

/// Draws the rows of one table from page to page: grid and repeated header as
/// artifacts, cells as content.
struct TableWriter {
    /// A row, or some lines of one that is taller than a page.
    struct Part {
        var row: Int
        var lines: Range<Int>?

        func height(in table: SetTable) -> Length {
            guard let lines else { return table.rows[row].height }
            return table.rows[row].leading * lines.count + SetTable.verticalPadding * 2
        }
    }

    /// The elements of a row whose content goes on in a later part.
    private struct OpenRow {
        var row: Int
        var element: StructureElement
        var cells: [StructureElement]
    }

    /// A cell over several rows that a page break divides, and its lines to come.
    private struct OpenSpan {
        var cell: SetTable.Cell
        var element: (row: StructureElement, cell: StructureElement)
        var line: Int
        /// The row after its last one.
        var end: Int
    }

    private let table: SetTable
    private let left: Length
    private let context: LayoutContext
    private var hasHead = false
    private var isBodyOpen = false
    private var divided: OpenRow?
    private var spans: [OpenSpan] = []

    /// - Parameter left: the table's left edge on the page.
    init(_ table: SetTable, left: Length, _ context: LayoutContext) {
        self.table = table
        self.left = left
        self.context = context
    }

    /// With the header above the parts and the rule below them.
    func height(of parts: [Part]) -> Length {
        parts.reduce(table.headerHeight + SetTable.grid) { $0 + $1.height(in: table) }
    }

    /// Places parts that stand on one page, one below the other.
    mutating func place(_ parts: [Part], at top: Length, into builder: inout PageBuilder) {
        let grid = TableGrid(table: table, parts: parts, left: left)
        builder.artifact { grid.draw(at: top, into: &$0) }
        var y = placeHead(top, into: &builder)
        guard let first = parts.first, let last = parts.last else { return }
        if !isBodyOpen {
            builder.begin(context.element(.tableBody))
            isBodyOpen = true
        }
        placeSpans(y, rows: first.row..<last.row + 1, into: &builder)
        for part in parts {
            place(part, y, through: last.row, into: &builder)
            y = y + part.height(in: table)
        }
    }

    func close(_ builder: inout PageBuilder) {
        if isBodyOpen { builder.end() }
    }

    // MARK: The header

    /// The header: content the first time, furniture on the pages after it.
    private mutating func placeHead(_ top: Length, into builder: inout PageBuilder) -> Length {
        guard !table.header.isEmpty else { return top }
        if hasHead {
            builder.artifact { items in
                placeHeadRows(top) { cell, y, height in place(cell, y: y, height: height, into: &items) }
            }
            return top + table.headerHeight
        }
        hasHead = true
        builder.begin(context.element(.tableHead))
        var y = top
        for index in table.header.indices {
            builder.begin(context.element(.tableRow))
            for cell in table.header[index].cells {
                let height = Self.height(of: cell, at: index, in: table.header)
                builder.begin(element(.headerCell, cell))
                if cell.paragraph != nil {
                    builder.place { place(cell, y: y, height: height, into: &$0) }
                }
                builder.end()
            }
            builder.end()
            y = y + table.header[index].height
        }
        builder.end()
        return y
    }

    private func placeHeadRows(_ top: Length, _ body: (SetTable.Cell, Length, Length) -> Void) {
        var y = top
        for index in table.header.indices {
            for cell in table.header[index].cells {
                body(cell, y, Self.height(of: cell, at: index, in: table.header))
            }
            y = y + table.header[index].height
        }
    }

    private static func height(of cell: SetTable.Cell, at row: Int, in rows: [SetTable.Row]) -> Length {
        guard cell.rowSpan > 1 else { return rows[row].height }
        return rows[row..<row + cell.rowSpan].reduce(.zero) { $0 + $1.height }
    }

    // MARK: Rows

    private mutating func place(
        _ part: Part, _ y: Length, through last: Int, into builder: inout PageBuilder
    ) {
        let row = table.rows[part.row]
        let elements = elements(of: part, row)
        builder.begin(elements.element)
        for (cell, element) in zip(row.cells, elements.cells) {
            builder.begin(element)
            if let lines = part.lines {
                builder.place { place(cell, lines: lines, y: y, into: &$0) }
            } else if cell.rowSpan > 1, part.row + cell.rowSpan - 1 > last {
                let room = table.rows[part.row...last].reduce(Length.zero) { $0 + $1.height }
                let lines = Self.lines(of: cell, from: 0, room)
                builder.place { place(cell, lines: lines, y: y, into: &$0) }
                spans.append(
                    OpenSpan(
                        cell: cell, element: (elements.element, element), line: lines.upperBound,
                        end: part.row + cell.rowSpan))
            } else if cell.paragraph != nil {
                let height = Self.height(of: cell, at: part.row, in: table.rows)
                builder.place { place(cell, y: y, height: height, into: &$0) }
            }
            builder.end()
        }
        builder.end()
    }

    /// The same elements for every part of a divided row.
    private mutating func elements(of part: Part, _ row: SetTable.Row) -> OpenRow {
        if let divided, divided.row == part.row { return divided }
        let elements = OpenRow(
            row: part.row, element: context.element(.tableRow),
            cells: row.cells.map { element(.dataCell, $0) })
        divided = part.lines == nil ? nil : elements
        return elements
    }

    /// What is left of cells that began on the page before.
    private mutating func placeSpans(_ y: Length, rows: Range<Int>, into builder: inout PageBuilder) {
        for index in spans.indices {
            let span = spans[index]
            let room = table.rows[rows.lowerBound..<min(span.end, rows.upperBound)]
                .reduce(Length.zero) { $0 + $1.height }
            var lines = Self.lines(of: span.cell, from: span.line, room)
            // The last part takes all that is left.
            if span.end <= rows.upperBound { lines = span.line..<(span.cell.paragraph?.lines.count ?? 0) }
            guard !lines.isEmpty else { continue }
            builder.begin(span.element.row)
            builder.begin(span.element.cell)
            builder.place { place(span.cell, lines: lines, y: y, into: &$0) }
            builder.end()
            builder.end()
            spans[index].line = lines.upperBound
        }
        spans.removeAll { $0.end <= rows.upperBound }
    }

    private static func lines(of cell: SetTable.Cell, from start: Int, _ room: Length) -> Range<Int> {
        guard let paragraph = cell.paragraph else { return start..<start }
        let fitting = (room - SetTable.verticalPadding * 2).raw / max(1, paragraph.leading.raw)
        return start..<min(paragraph.lines.count, start + max(1, fitting))
    }

    // MARK: Cells

    private func element(_ role: StructureElement.Role, _ cell: SetTable.Cell) -> StructureElement {
        var element = context.element(role)
        element.columnSpan = cell.columns.count
        element.rowSpan = cell.rowSpan
        return element
    }

    private func left(_ cell: SetTable.Cell) -> Length {
        left + table.edges[cell.columns.lowerBound] + SetTable.horizontalPadding
    }

    /// In the middle of a height.
    private func place(_ cell: SetTable.Cell, y: Length, height: Length, into items: inout [FrameItem]) {
        guard let paragraph = cell.paragraph else { return }
        let top = y + (height - paragraph.height) / 2
        paragraph.place(0..<paragraph.lines.count, x: left(cell), y: top, into: &items)
    }

    /// Some lines, from the top.
    private func place(
        _ cell: SetTable.Cell, lines: Range<Int>, y: Length, into items: inout [FrameItem]
    ) {
        guard let paragraph = cell.paragraph, lines.lowerBound < paragraph.lines.count else { return }
        paragraph.place(
            lines.clamped(to: 0..<paragraph.lines.count), x: left(cell), y: y + SetTable.verticalPadding,
            into: &items)
    }
}
