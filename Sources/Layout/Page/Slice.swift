internal import Document

/// A step down the pages that no page break divides: a line of text, a table
/// row, an assembly. Lengths are in 1/1024 pt.
struct Slice {
    /// The block it is part of.
    var block: Int
    /// The line or the row of the block.
    var part: Int
    /// Of a row that may be divided: the line of its cells.
    var line: Int?
    var height: Int
    /// Room above it where it is not the first of its page.
    var gap: Int
    /// Room above it where it is the first: a table's repeated header.
    var head = 0
    /// Room below it where it is the last of its page: the edge of a table that goes on.
    var foot = 0
    var price: BreakPrice
}

/// What it costs to end a page before a slice.
///
/// The unit is the white a page is left with: a thousandth of its height,
/// squared. A broken rule costs more than any number of empty pages, so that
/// it is broken only where nothing else fits.
enum BreakPrice {
    /// The document asks for a new page.
    case forced
    case free
    /// As dear as so much white.
    case cost(Int)

    /// Inside of a paragraph, or of a row taller than a page.
    static let divided = BreakPrice.cost(400)
    /// Between two rows that no heading parts.
    static let rows = BreakPrice.cost(100)
    /// Before the last rows of a table: so few below a header of their own look lost. As dear as a
    /// fifth of a page.
    static let lastRows = BreakPrice.cost(40_000)
    /// One line of a paragraph alone; a total apart from what it sums up.
    static let alone = BreakPrice.cost(1 << 32)
    /// What has to stand with the block before it.
    static let bound = BreakPrice.cost(1 << 36)
    /// Inside of a heading.
    static let whole = BreakPrice.cost(1 << 40)

    /// Nil where the page ends in any case.
    var amount: Int? {
        switch self {
        case .forced: nil
        case .free: 0
        case .cost(let cost): cost
        }
    }
}

/// Cuts blocks into slices, with what the rules say on each place between two.
struct SliceCutter {
    private(set) var slices: [Slice] = []
    private let capacity: Int
    /// What the block before asks for.
    private var price = BreakPrice.free
    private var gapAfter = Length.zero
    /// The room of the blocks right above that have to stand with what follows.
    private var bound = 0

    private init(capacity: Int) { self.capacity = capacity }

    static func cut(_ blocks: [FlowBlock], capacity: Length) -> [Slice] {
        var cutter = SliceCutter(capacity: capacity.raw)
        for (index, block) in blocks.enumerated() { cutter.append(block, index) }
        return cutter.slices
    }

    private mutating func append(_ block: FlowBlock, _ index: Int) {
        let first = slices.count
        let gap = max(gapAfter, block.gapBefore).raw
        switch block {
        case .text(let text): append(text, index)
        case .table(let table): append(table, index)
        case .assembly(let assembly):
            slices.append(
                Slice(block: index, part: 0, height: assembly.height.raw, gap: gap, price: .free))
        case .pageBreak: price = .forced
        case .open, .close: break
        }
        guard first < slices.count else { return }
        slices[first].gap = gap
        slices[first].price = price
        price = block.isBound ? .bound : .free
        let taken = slices[first...].reduce(0) { $0 + $1.gap + $1.height }
        bound = block.isBound ? bound + taken : 0
        gapAfter = block.gapAfter
    }

    private mutating func append(_ text: TextBlock, _ index: Int) {
        let count = text.paragraph.lines.count
        for line in 0..<count {
            let isAlone = line == 1 || line == count - 1
            slices.append(
                Slice(
                    block: index, part: line, height: text.paragraph.leading.raw, gap: 0,
                    price: text.isWhole ? .whole : isAlone ? .alone : .divided))
        }
    }

    private mutating func append(_ table: SetTable, _ index: Int) {
        guard !table.rows.isEmpty else {
            let height = (table.headerHeight + SetTable.grid).raw
            return slices.append(Slice(block: index, part: 0, height: height, gap: 0, price: .free))
        }
        let head = table.headerHeight.raw
        let first = slices.count
        // What a page needs before the row to come: the headings of its group, and what is bound to the table.
        var headings = bound
        for row in table.rows.indices {
            let height = table.rows[row].height.raw
            let room = capacity - head - SetTable.grid.raw - headings
            headings = table.rows[row].isGroup ? headings + height : 0
            if height > room, table.isDivisible(row) {
                appendLines(of: row, table, index)
            } else {
                slices.append(
                    Slice(
                        block: index, part: row, height: height, gap: 0, head: head,
                        foot: SetTable.grid.raw, price: table.price(before: row)))
            }
        }
        slices[first].height += head
        slices[first].head = 0
        slices[slices.count - 1].height += SetTable.grid.raw
        slices[slices.count - 1].foot = 0
    }

    /// A row that no page has room for, line by line; what a page ends with gets its padding again.
    private mutating func appendLines(of row: Int, _ table: SetTable, _ index: Int) {
        let count = table.rows[row].lineCount
        let padding = SetTable.verticalPadding.raw
        let head = table.headerHeight.raw
        for line in 0..<count {
            let isAlone = line == 1 || line == count - 1
            var slice = Slice(
                block: index, part: row, line: line, height: table.rows[row].leading.raw, gap: 0,
                head: head + padding, foot: padding + SetTable.grid.raw,
                price: line == 0 ? table.price(before: row) : isAlone ? .alone : .divided)
            if line == 0 { (slice.height, slice.head) = (slice.height + padding, head) }
            if line == count - 1 { (slice.height, slice.foot) = (slice.height + padding, SetTable.grid.raw) }
            slices.append(slice)
        }
    }
}

extension SetTable {
    /// So many rows, with a total, are no end of a table that looks lost.
    private static let fewest = 4

    /// Rows that a cell spans stand together, a group's heading with the row
    /// below it, and the last row with the one it sums up.
    fileprivate func price(before row: Int) -> BreakPrice {
        guard row > 0 else { return .free }
        if !rows[row].continued.isEmpty { return .bound }
        if rows[row - 1].isGroup { return .bound }
        if row == rows.count - 1 { return .alone }
        if row > rows.count - Self.fewest { return .lastRows }
        return rows[row].isGroup ? .free : .rows
    }
}
