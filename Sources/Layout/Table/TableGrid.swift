internal import Document

/// The rules between the cells of rows one below the other.
struct TableGrid {
    let table: SetTable
    /// The rows below the header.
    let parts: [TableWriter.Part]
    let left: Length

    private var edges: [Length] { table.edges }

    /// The rows from top to bottom, each with its height on this page; the first
    /// of the header and of the body begin anew.
    private func forEachRow(_ body: (SetTable.Row, Length, _ isFirst: Bool) -> Void) {
        for index in table.header.indices {
            body(table.header[index], table.header[index].height, index == 0)
        }
        for index in parts.indices {
            body(table.rows[parts[index].row], parts[index].height(in: table), index == 0)
        }
    }

    /// Lines between all rows and columns where no cell runs across.
    func draw(at top: Length, into items: inout [FrameItem]) {
        var y = top
        forEachRow { row, height, isFirst in
            for range in horizontal(above: row, isFirst: isFirst) { addRule(range, y, &items) }
            y = y + height
        }
        addRule(0..<edges.count - 1, y, &items)
        drawColumns(top, &items)
    }

    private func addRule(_ columns: Range<Int>, _ y: Length, _ items: inout [FrameItem]) {
        let x = edges[columns.lowerBound]
        let rule = Rule(
            x: left + x, y: y, dx: edges[columns.upperBound] - x, dy: .zero, thickness: SetTable.grid)
        items.append(.rule(rule))
    }

    /// The columns with a rule above the row, as few ranges as can be. A cell that
    /// goes on from the page before has a rule above it all the same.
    private func horizontal(above row: SetTable.Row, isFirst: Bool) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        var start = 0
        if !isFirst {
            for range in row.continued {
                if start < range.lowerBound { ranges.append(start..<range.lowerBound) }
                start = range.upperBound
            }
        }
        if start < edges.count - 1 { ranges.append(start..<edges.count - 1) }
        return ranges
    }

    private func drawColumns(_ top: Length, _ items: inout [FrameItem]) {
        var open = [Length?](repeating: nil, count: edges.count)
        func close(_ column: Int, at y: Length) {
            guard let start = open[column] else { return }
            let x = left + edges[column]
            items.append(.rule(Rule(x: x, y: start, dx: .zero, dy: y - start, thickness: SetTable.grid)))
            open[column] = nil
        }
        var y = top
        var isBorder = [Bool](repeating: false, count: edges.count)
        forEachRow { row, height, _ in
            for column in edges.indices { isBorder[column] = false }
            for cell in row.cells {
                isBorder[cell.columns.lowerBound] = true
                isBorder[cell.columns.upperBound] = true
            }
            for range in row.continued {
                isBorder[range.lowerBound] = true
                isBorder[range.upperBound] = true
            }
            for column in edges.indices {
                if isBorder[column], open[column] == nil { open[column] = y }
                if !isBorder[column] { close(column, at: y) }
            }
            y = y + height
        }
        for column in edges.indices { close(column, at: y) }
    }
}
