internal import Document

/// A table with its columns measured and all its rows set, each once.
struct SetTable {
    struct Cell {
        var paragraph: SetParagraph?
        var columns: Range<Int>
        var rowSpan = 1
    }

    struct Row {
        var cells: [Cell]
        /// The columns of cells that go on from the row above.
        var continued: [Range<Int>]
        var height: Length
        var trace: TraceID

        /// One cell across several columns: it heads the rows below it.
        var isGroup: Bool { cells.count == 1 && cells[0].columns.count > 1 && cells[0].rowSpan == 1 }

        /// The lines of the cell that has the most.
        var lineCount: Int { cells.map { $0.paragraph?.lines.count ?? 0 }.max() ?? 0 }
        var leading: Length { cells.compactMap { $0.paragraph?.leading }.max() ?? .pt(12) }
    }

    /// Left edges of the columns from the table's, and its right edge at the end.
    var edges: [Length]
    /// Stands on every page of the table.
    var header: [Row]
    var rows: [Row]
    var gapBefore: Length
    var gapAfter: Length
    var isBound = false
    var trace: TraceID

    var headerHeight: Length { header.reduce(.zero) { $0 + $1.height } }

    /// Whether a row may go over pages line by line: no cell of it spans rows.
    func isDivisible(_ row: Int) -> Bool {
        rows[row].continued.isEmpty && rows[row].cells.allSatisfy { $0.rowSpan == 1 }
    }

    static let grid = Length.pt(0.5)
    static let horizontalPadding = Length.pt(4)
    static let verticalPadding = Length.pt(2.5)
}

/// The words of all cells in one size.
struct TableWords {
    struct Cell {
        var pieces: [Piece]
        var columns: Range<Int>
        var rowSpan: Int
    }

    var size: Length
    var header: [[Cell]]
    var rows: [[Cell]]

    var leading: Length { Self.leading(of: size) }

    static func leading(of size: Length) -> Length { size.scaled(by: 118, over: 100) }
}
