internal import Document

/// A table with its columns measured and all its rows set, each once.
struct SetTable {
    struct Cell {
        var paragraph: SetParagraph?
        var columns: Range<Int>
    }

    struct Row {
        var cells: [Cell]
        var height: Length
        var trace: TraceID

        /// One cell across several columns: it heads the rows below it.
        var isGroup: Bool { cells.count == 1 && cells[0].columns.count > 1 }
    }

    /// Left edges of the columns from the table's, and its right edge at the end.
    var edges: [Length]
    var header: [Row]
    var rows: [Row]
    var gapBefore: Length
    var gapAfter: Length
    var isBound = false
    var trace: TraceID

    var headerHeight: Length { header.reduce(.zero) { $0 + $1.height } }

    /// The header and the first row, which begin together.
    var leadHeight: Length { headerHeight + (rows.first?.height ?? .zero) }

    static let grid = Length.pt(0.5)
    static let horizontalPadding = Length.pt(4)
    static let verticalPadding = Length.pt(2.5)
}

/// Sets the cells of a table in a size its columns have room for.
struct TableSetter {
    private let table: Table
    private let width: Length
    private let context: LayoutContext

    init(_ table: Table, width: Length, _ context: LayoutContext) {
        self.table = table
        self.width = width
        self.context = context
    }

    /// Nil where the table has no columns, or a row that does not fit them: an error is reported.
    func set() -> SetTable? {
        guard !table.columns.isEmpty, hasRightShape() else { return nil }
        var cells = words(context.style.tableSize)
        var columns = ColumnWidths(cells, count: table.columns.count)
        if columns.least > width.raw {
            cells = words(context.style.smallTableSize)
            columns = ColumnWidths(cells, count: table.columns.count)
            if columns.least > width.raw {
                context.report(.tableTooWide(at: context.location(of: table.trace)))
            }
        }
        let widths = columns.distributed(over: width.raw)
        var edges = [Length.zero]
        for width in widths { edges.append(edges[edges.count - 1] + Length(raw: width)) }
        let size = cells.size
        let header = zip(table.header, cells.header).map { row($0, $1, edges, size, isHeader: true) }
        let rows = zip(table.rows, cells.rows).map { row($0, $1, edges, size, isHeader: false) }
        return SetTable(
            edges: edges, header: header, rows: rows, gapBefore: Length.pt(6), gapAfter: Length.pt(8),
            trace: table.trace)
    }

    private func hasRightShape() -> Bool {
        var isRight = true
        for row in table.header + table.rows {
            let count = row.cells.reduce(0) { $0 + max(1, $1.columnSpan) }
            if count != table.columns.count {
                let location = context.location(of: row.trace)
                context.report(.tableShape(cells: count, columns: table.columns.count, at: location))
                isRight = false
            }
            for cell in row.cells where cell.rowSpan > 1 {
                context.report(.rowSpan(at: context.location(of: cell.trace)))
                isRight = false
            }
        }
        return isRight
    }

    private func words(_ size: Length) -> TableWords {
        func words(_ row: Table.Row, _ base: FontStyle) -> [TableWords.Cell] {
            var column = 0
            return row.cells.map { cell in
                let span = max(1, cell.columnSpan)
                defer { column += span }
                let pieces = WordCollector.words(cell.content, size: size, base: base, context)
                return TableWords.Cell(pieces: pieces, columns: column..<column + span)
            }
        }
        return TableWords(
            size: size, header: table.header.map { words($0, .bold) },
            rows: table.rows.map { words($0, .regular) })
    }

    private func row(
        _ source: Table.Row, _ words: [TableWords.Cell], _ edges: [Length], _ size: Length, isHeader: Bool
    ) -> SetTable.Row {
        let leading = size.scaled(by: 118, over: 100)
        var height = leading
        let cells = words.map { cell -> SetTable.Cell in
            let room = edges[cell.columns.upperBound] - edges[cell.columns.lowerBound]
            let shape = ParagraphShape(
                alignment: isHeader ? .centre : alignment(cell.columns),
                width: room - SetTable.horizontalPadding * 2, leading: leading, isBalanced: isHeader)
            let paragraph = SetParagraph(cell.pieces, shape, context)
            if let paragraph { height = max(height, paragraph.height) }
            return SetTable.Cell(paragraph: paragraph, columns: cell.columns)
        }
        return SetTable.Row(cells: cells, height: height + SetTable.verticalPadding * 2, trace: source.trace)
    }

    /// A cell over several columns is a group's heading and begins at the left.
    private func alignment(_ columns: Range<Int>) -> ParagraphShape.Alignment {
        guard columns.count == 1 else { return .leading }
        switch table.columns[columns.lowerBound] {
        case .leading: return .leading
        case .centre: return .centre
        case .trailing: return .trailing
        }
    }
}

/// The words of all cells in one size.
struct TableWords {
    struct Cell {
        var pieces: [Piece]
        var columns: Range<Int>
    }

    var size: Length
    var header: [[Cell]]
    var rows: [[Cell]]
}
