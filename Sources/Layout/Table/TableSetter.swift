internal import Document

/// Sets the cells of a table in a size its columns have room for.
struct TableSetter {
    private let table: Table
    private let geometry: PageGeometry
    private let context: LayoutContext

    init(_ table: Table, _ geometry: PageGeometry, _ context: LayoutContext) {
        self.table = table
        self.geometry = geometry
        self.context = context
    }

    /// Nil where the table has no columns, or a row that does not fit them: an error is reported.
    func set() -> SetTable? {
        guard !table.columns.isEmpty, let shape = TableShape(table, context) else { return nil }
        let width = geometry.measure.raw
        var cells = words(context.style.tableSize, shape)
        var columns = ColumnWidths(cells, count: table.columns.count, pageHeight: geometry.capacity)
        if columns.least > width {
            cells = words(context.style.smallTableSize, shape)
            columns = ColumnWidths(cells, count: table.columns.count, pageHeight: geometry.capacity)
            if columns.least > width {
                context.report(.tableTooWide(at: context.location(of: table.trace)))
            }
        }
        var edges = [Length.zero]
        for width in columns.distributed(over: width) {
            edges.append(edges[edges.count - 1] + Length(raw: width))
        }
        var set = SetTable(
            edges: edges,
            header: rows(table.header, cells.header, shape.header, edges, cells.size, isHeader: true),
            rows: rows(table.rows, cells.rows, shape.rows, edges, cells.size, isHeader: false),
            gapBefore: Length.pt(6), gapAfter: Length.pt(8), trace: table.trace)
        if set.headerHeight.raw * 2 > geometry.capacity.raw {
            // Too tall to be repeated: set as rows, so that it may go over pages.
            context.report(.tableHeaderTooTall(at: context.location(of: table.trace)))
            (set.header, set.rows) = ([], set.header + set.rows)
        }
        return set
    }

    private func words(_ size: Length, _ shape: TableShape) -> TableWords {
        func words(_ rows: [Table.Row], _ shapes: [TableShape.Row], _ base: FontStyle) -> [[TableWords.Cell]]
        {
            zip(rows, shapes).map { row, shape in
                zip(row.cells, shape.cells).map { cell, columns in
                    TableWords.Cell(
                        pieces: WordCollector.words(cell.content, size: size, base: base, context),
                        columns: columns, rowSpan: max(1, cell.rowSpan))
                }
            }
        }
        return TableWords(
            size: size, header: words(table.header, shape.header, .bold),
            rows: words(table.rows, shape.rows, .regular))
    }

    private func rows(
        _ sources: [Table.Row], _ words: [[TableWords.Cell]], _ shapes: [TableShape.Row], _ edges: [Length],
        _ size: Length, isHeader: Bool
    ) -> [SetTable.Row] {
        var rows: [SetTable.Row] = []
        rows.reserveCapacity(sources.count)
        for index in sources.indices {
            var row = row(words[index], edges, size, isHeader: isHeader)
            row.continued = shapes[index].continued
            row.trace = sources[index].trace
            rows.append(row)
        }
        makeRoomForSpans(&rows)
        return rows
    }

    private func row(
        _ words: [TableWords.Cell], _ edges: [Length], _ size: Length, isHeader: Bool
    ) -> SetTable.Row {
        let leading = TableWords.leading(of: size)
        var height = leading
        let cells = words.map { cell -> SetTable.Cell in
            let room = edges[cell.columns.upperBound] - edges[cell.columns.lowerBound]
            let shape = ParagraphShape(
                alignment: isHeader ? .centre : alignment(cell.columns),
                width: room - SetTable.horizontalPadding * 2, leading: leading,
                balance: isHeader ? .even : .tidy)
            let paragraph = SetParagraph(cell.pieces, shape, context)
            if let paragraph, cell.rowSpan == 1 { height = max(height, paragraph.height) }
            return SetTable.Cell(paragraph: paragraph, columns: cell.columns, rowSpan: cell.rowSpan)
        }
        return SetTable.Row(
            cells: cells, continued: [], height: height + SetTable.verticalPadding * 2, trace: .none)
    }

    /// A cell over several rows that is taller than they are makes each a little taller.
    private func makeRoomForSpans(_ rows: inout [SetTable.Row]) {
        for index in rows.indices {
            for cell in rows[index].cells where cell.rowSpan > 1 {
                guard let paragraph = cell.paragraph else { continue }
                let spanned = index..<index + cell.rowSpan
                let height = rows[spanned].reduce(Length.zero) { $0 + $1.height }
                let missing = paragraph.height + SetTable.verticalPadding * 2 - height
                guard missing > .zero else { continue }
                let share = missing / cell.rowSpan
                for row in spanned { rows[row].height = rows[row].height + share }
                rows[index].height = rows[index].height + missing - share * cell.rowSpan
            }
        }
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
