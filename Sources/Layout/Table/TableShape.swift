internal import Diagnostics
internal import Document

/// Which columns each cell of a table takes, cells of rows above it considered.
struct TableShape {
    struct Row {
        /// Of each cell that begins in the row.
        var cells: [Range<Int>]
        /// Of the cells that go on from the row above.
        var continued: [Range<Int>] = []
    }

    let header: [Row]
    let rows: [Row]

    /// Nil where a row does not fill the columns exactly, or a cell goes on below
    /// the last row of its part: each fault is reported at its row.
    init?(_ table: Table, _ context: LayoutContext) {
        var isRight = true
        func shape(_ rows: [Table.Row]) -> [Row] {
            var cursor = Cursor(count: table.columns.count)
            let shaped = rows.map { row -> Row in
                let (shape, taken) = cursor.place(row.cells)
                if let taken {
                    let location = context.location(of: row.trace)
                    context.report(.tableShape(cells: taken, columns: table.columns.count, at: location))
                    isRight = false
                }
                return shape
            }
            if cursor.isOpen, isRight {
                context.report(.spanTooLong(at: context.location(of: rows.last?.trace ?? table.trace)))
                isRight = false
            }
            return shaped
        }
        header = shape(table.header)
        rows = shape(table.rows)
        guard isRight else { return nil }
    }

    /// Goes down the rows with what is still taken of each column.
    private struct Cursor {
        private struct Column {
            /// How many of the rows to come are taken by a cell from above.
            var rowsLeft = 0
            var span = 0..<0
        }

        private var columns: [Column]
        private(set) var isOpen = false

        init(count: Int) { columns = Array(repeating: Column(), count: count) }

        /// The columns of a row's cells; the number of columns taken where it is wrong.
        mutating func place(_ cells: [Table.Cell]) -> (Row, taken: Int?) {
            var row = Row(cells: [])
            row.cells.reserveCapacity(cells.count)
            if isOpen { row.continued = continued() }
            var column = 0
            var isRight = true
            for cell in cells {
                while column < columns.count, columns[column].rowsLeft > 0 { column += 1 }
                let range = column..<column + min(max(1, cell.columnSpan), 100_000)
                isRight =
                    isRight && range.upperBound <= columns.count
                    && (!isOpen || columns[range].allSatisfy { $0.rowsLeft == 0 })
                row.cells.append(range)
                column = range.upperBound
            }
            while column < columns.count, columns[column].rowsLeft > 0 { column += 1 }
            let taken = (row.cells + row.continued).reduce(0) { $0 + $1.count }
            guard isRight, column == columns.count, taken == columns.count else { return (row, taken) }
            advance(cells, row)
            return (row, nil)
        }

        private func continued() -> [Range<Int>] {
            var ranges: [Range<Int>] = []
            var column = 0
            while column < columns.count {
                if columns[column].rowsLeft > 0 { ranges.append(columns[column].span) }
                column = columns[column].rowsLeft > 0 ? columns[column].span.upperBound : column + 1
            }
            return ranges
        }

        private mutating func advance(_ cells: [Table.Cell], _ row: Row) {
            guard isOpen || cells.contains(where: { $0.rowSpan > 1 }) else { return }
            for column in columns.indices { columns[column].rowsLeft = max(0, columns[column].rowsLeft - 1) }
            for (cell, range) in zip(cells, row.cells) where cell.rowSpan > 1 {
                for column in range {
                    columns[column] = Column(rowsLeft: min(cell.rowSpan, 1_000_000) - 1, span: range)
                }
            }
            isOpen = columns.contains { $0.rowsLeft > 0 }
        }
    }
}
