internal import Document

extension SetTable {
    /// Places the rows from page to page; the header stands on each.
    ///
    /// A row is divided only when it is taller than a page; the last row never
    /// stands alone on a page, so that a total keeps a row it sums up.
    /// - Parameter tail: what must follow the last row on its page.
    func place(into builder: inout PageBuilder, gap: Length, tail: Length, _ context: LayoutContext) {
        let repeats = headerHeight.raw * 2 <= builder.geometry.capacity.raw
        if !repeats { context.report(.tableHeaderTooTall(at: context.location(of: trace))) }
        // A header too tall to repeat is set as rows, so that it may go over pages.
        let body = repeats ? rows : header + rows
        let head = repeats ? header : []
        let headHeight = repeats ? headerHeight : .zero
        let writer = TableWriter(edges: edges, head: head, context: context)
        builder.begin(context.element(.table))
        defer { builder.end() }
        guard !body.isEmpty else { return writer.placeHeader(into: &builder, gap: gap) }
        var tags = TableTags(context)
        // Below the end of a divided row the header stands on the page already.
        let below = TableWriter(edges: edges, head: [], context: context)
        var isBelowHead = false
        var next = 0
        while next < body.count {
            let above = isBelowHead ? .zero : headHeight
            let room = builder.room(after: next == 0 ? gap : .zero) - above - Self.grid
            let count = fitting(body, from: next, room: room, tail: tail, isFresh: builder.isFresh)
            if count == 0, !builder.isFresh {
                builder.breakPage()
                isBelowHead = false
            } else if count == 0 {
                writer.placeDivided(body[next], &tags, into: &builder)
                isBelowHead = true
                next += 1
            } else {
                let rows = body[next..<next + count]
                (isBelowHead ? below : writer).place(
                    rows, &tags, gap: next == 0 ? gap : .zero, into: &builder)
                next += count
                if next < body.count { builder.breakPage() }
                isBelowHead = false
            }
        }
        tags.close(&builder)
    }

    /// How many rows from `next` on go on this page.
    private func fitting(
        _ body: [Row], from next: Int, room: Length, tail: Length, isFresh: Bool
    ) -> Int {
        var height = Length.zero
        var count = 0
        while next + count < body.count, height + body[next + count].height <= room {
            height = height + body[next + count].height
            count += 1
        }
        // A row that heads the ones below it goes on with them.
        if next + count < body.count {
            while count > 1, body[next + count - 1].isGroup { count -= 1 }
            if count == 1, next > 0, !isFresh, body[next].isGroup { return 0 }
        }
        let left = body.count - next - count
        // Enough must go on with the last row, or with what has to follow it.
        if left == 0, height + tail > room { return count > 2 ? count - 2 : isFresh ? count : 0 }
        if left == 1, count > 1 { return count - 1 }
        return count
    }
}

/// The elements of one table, opened when its first rows are placed.
struct TableTags {
    private let context: LayoutContext
    private(set) var hasHead = false
    private(set) var isOpen = false

    init(_ context: LayoutContext) { self.context = context }

    mutating func headWritten() { hasHead = true }

    mutating func openBody(_ builder: inout PageBuilder) {
        guard !isOpen else { return }
        builder.begin(context.element(.tableBody))
        isOpen = true
    }

    mutating func close(_ builder: inout PageBuilder) {
        if isOpen { builder.end() }
        isOpen = false
    }
}

/// Draws rows at their places: grid and repeated header as artifacts, cells as content.
struct TableWriter {
    let edges: [Length]
    let head: [SetTable.Row]
    let context: LayoutContext

    private var headHeight: Length { head.reduce(.zero) { $0 + $1.height } }

    func placeHeader(into builder: inout PageBuilder, gap: Length) {
        var tags = TableTags(context)
        if builder.room(after: gap) < headHeight, !builder.isFresh { builder.breakPage() }
        place([], &tags, gap: gap, into: &builder)
    }

    func place(
        _ rows: ArraySlice<SetTable.Row>, _ tags: inout TableTags, gap: Length,
        into builder: inout PageBuilder
    ) {
        let height = rows.reduce(headHeight) { $0 + $1.height }
        let left = builder.geometry.left
        let top = builder.take(height + SetTable.grid, after: gap)
        drawGrid(head[...] + rows, top, builder: &builder)
        var y = placeHead(top, &tags, into: &builder)
        guard !rows.isEmpty else { return }
        tags.openBody(&builder)
        for row in rows {
            place(row, .dataCell, x: left, y: y, into: &builder)
            y = y + row.height
        }
    }

    /// A row taller than a page, in parts: each takes of every cell the lines that fit.
    func placeDivided(_ row: SetTable.Row, _ tags: inout TableTags, into builder: inout PageBuilder) {
        let left = builder.geometry.left
        let elements = (
            row: context.element(.tableRow), cells: row.cells.map { element(.dataCell, $0) }
        )
        let count = row.cells.map { $0.paragraph?.lines.count ?? 0 }.max() ?? 0
        let leading = row.cells.compactMap { $0.paragraph?.leading }.max() ?? Length.pt(12)
        var done = 0
        while done < count {
            let room = builder.room(after: .zero) - headHeight - SetTable.verticalPadding * 2 - SetTable.grid
            let fitting = room.raw / max(1, leading.raw)
            if fitting < 1 {
                context.report(
                    .overflow(vi: "một hàng của bảng", en: "a table row", at: context.location(of: row.trace))
                )
            }
            let lines = done..<min(count, done + max(1, fitting))
            var part = row
            part.height = leading * lines.count + SetTable.verticalPadding * 2
            let top = builder.take(headHeight + part.height + SetTable.grid, after: .zero)
            drawGrid(head[...] + [part], top, builder: &builder)
            let y = placeHead(top, &tags, into: &builder) + SetTable.verticalPadding
            tags.openBody(&builder)
            builder.begin(elements.row)
            for (cell, element) in zip(row.cells, elements.cells) {
                builder.begin(element)
                if let paragraph = cell.paragraph, lines.lowerBound < paragraph.lines.count {
                    let x = left + edges[cell.columns.lowerBound] + SetTable.horizontalPadding
                    builder.place {
                        paragraph.place(lines.clamped(to: 0..<paragraph.lines.count), x: x, y: y, into: &$0)
                    }
                }
                builder.end()
            }
            builder.end()
            done = lines.upperBound
            if done < count { builder.breakPage() }
        }
    }

    /// The header: content the first time, furniture on the pages after it.
    private func placeHead(_ top: Length, _ tags: inout TableTags, into builder: inout PageBuilder) -> Length
    {
        guard !head.isEmpty else { return top }
        let left = builder.geometry.left
        var y = top
        if tags.hasHead {
            builder.artifact { items in
                for row in head {
                    for cell in row.cells { place(cell, of: row, x: left, y: y, into: &items) }
                    y = y + row.height
                }
            }
            return y
        }
        builder.begin(context.element(.tableHead))
        for row in head {
            place(row, .headerCell, x: left, y: y, into: &builder)
            y = y + row.height
        }
        builder.end()
        tags.headWritten()
        return y
    }

    private func place(
        _ row: SetTable.Row, _ role: StructureElement.Role, x: Length, y: Length,
        into builder: inout PageBuilder
    ) {
        builder.begin(context.element(.tableRow))
        for cell in row.cells {
            builder.begin(element(role, cell))
            if cell.paragraph != nil { builder.place { place(cell, of: row, x: x, y: y, into: &$0) } }
            builder.end()
        }
        builder.end()
    }

    private func element(_ role: StructureElement.Role, _ cell: SetTable.Cell) -> StructureElement {
        var element = context.element(role)
        element.columnSpan = cell.columns.count
        return element
    }

    /// In the middle of the row's height.
    private func place(
        _ cell: SetTable.Cell, of row: SetTable.Row, x: Length, y: Length, into items: inout [FrameItem]
    ) {
        guard let paragraph = cell.paragraph else { return }
        let left = x + edges[cell.columns.lowerBound] + SetTable.horizontalPadding
        let top = y + (row.height - paragraph.height) / 2
        paragraph.place(0..<paragraph.lines.count, x: left, y: top, into: &items)
    }

    /// Lines between all rows, and between columns where no cell runs across.
    private func drawGrid(_ rows: ArraySlice<SetTable.Row>, _ top: Length, builder: inout PageBuilder) {
        let left = builder.geometry.left
        let width = edges[edges.count - 1]
        builder.artifact { items in
            var y = top
            var open = [Length?](repeating: nil, count: edges.count)
            func closeColumn(_ column: Int, at y: Length) {
                guard let start = open[column] else { return }
                items.append(
                    .rule(
                        Rule(
                            x: left + edges[column], y: start, dx: .zero, dy: y - start,
                            thickness: SetTable.grid)))
                open[column] = nil
            }
            for row in rows {
                items.append(.rule(Rule(x: left, y: y, dx: width, dy: .zero, thickness: SetTable.grid)))
                var isBorder = [Bool](repeating: false, count: edges.count)
                for cell in row.cells {
                    isBorder[cell.columns.lowerBound] = true
                    isBorder[cell.columns.upperBound] = true
                }
                for column in edges.indices {
                    if isBorder[column], open[column] == nil { open[column] = y }
                    if !isBorder[column] { closeColumn(column, at: y) }
                }
                y = y + row.height
            }
            items.append(.rule(Rule(x: left, y: y, dx: width, dy: .zero, thickness: SetTable.grid)))
            for column in edges.indices { closeColumn(column, at: y) }
        }
    }
}
