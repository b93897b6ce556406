internal import Diagnostics
internal import Document

/// Cells over several columns and rows, which the tables of GitHub Flavored
/// Markdown have no form for: `<<` joins a cell to the one at its left, `^^` to
/// the one above it. A row with `^^` right below the header belongs to it.
///
///     | STT | Đơn vị | Nhiệm vụ | <<   |
///     |:-:|:--|--:|--:|
///     | ^^  | ^^     | Tổng số  | Xong |
///
/// Only the template's own words join cells: a value that reads `^^` is printed.
struct CellMerging {
    enum Mark { case left, up }

    /// A row as it was read.
    struct Line {
        var cells: [Table.Cell]
        var trace: TraceID
        var place: SourceSpan?
        var isHeader: Bool
    }

    /// What a cell's content says about joining.
    /// - Parameter own: the trace of the template's own words in the row.
    static func mark(_ content: [Inline], own: TraceID) -> Mark? {
        guard content.count == 1, case .text(let run) = content[0], run.trace == own, run.style == .regular
        else { return nil }
        return run.text == "<<" ? .left : run.text == "^^" ? .up : nil
    }

    /// Moves header rows to the header and joins the cells; nil where no cell is marked.
    /// What is joined must be a rectangle: each fault is reported at its row.
    static func joined(
        _ lines: [Line], columns: Int, _ recorder: inout TraceRecorder
    ) -> (header: [Table.Row], rows: [Table.Row])? {
        let marks = lines.map { line in line.cells.map { mark($0.content, own: line.trace) } }
        guard marks.contains(where: { $0.contains { $0 != nil } }) else { return nil }
        var headerCount = lines.prefix { $0.isHeader }.count
        while headerCount > 0, headerCount < lines.count, marks[headerCount].contains(.up) {
            headerCount += 1
        }
        return (
            rows(Array(lines[..<headerCount]), Array(marks[..<headerCount]), columns, &recorder),
            rows(Array(lines[headerCount...]), Array(marks[headerCount...]), columns, &recorder)
        )
    }

    private static func rows(
        _ lines: [Line], _ marks: [[Mark?]], _ columns: Int, _ recorder: inout TraceRecorder
    ) -> [Table.Row] {
        // The place of the cell that each place of the grid belongs to.
        var owners: [[Int]] = []
        for (row, line) in lines.enumerated() {
            var owned: [Int] = []
            for column in line.cells.indices {
                let own = row * columns + column
                switch marks[row][column] {
                case nil: owned.append(own)
                case .left where column > 0: owned.append(owned[column - 1])
                case .up where row > 0 && owners[row - 1].indices.contains(column):
                    owned.append(owners[row - 1][column])
                case .left, .up:
                    recorder.report(.nothingToJoin(at: line.place))
                    owned.append(own)
                }
            }
            // The heading of a group is one cell already.
            let isGroup = line.cells.count == 1 && line.cells[0].columnSpan == columns
            owners.append(isGroup ? Array(repeating: row * columns, count: columns) : owned)
        }
        return lines.enumerated().map { row, line in
            let cells = line.cells.indices.compactMap { column -> Table.Cell? in
                guard owners[row][column] == row * columns + column else { return nil }
                var cell = line.cells[column]
                cell.columnSpan = extent(owners[row][column...]) { $0 == row * columns + column }
                cell.rowSpan = extent(owners[row...]) {
                    $0.indices.contains(column) && $0[column] == row * columns + column
                }
                if !isRectangle(cell, row, column, owners) {
                    recorder.report(.joinedUnevenly(at: line.place))
                }
                return cell
            }
            return Table.Row(cells: cells, trace: line.trace)
        }
    }

    private static func extent<Places: Sequence>(
        _ places: Places, _ belongs: (Places.Element) -> Bool
    ) -> Int {
        places.prefix(while: belongs).count
    }

    /// Whether a cell has all places between its corners, and no other.
    private static func isRectangle(_ cell: Table.Cell, _ row: Int, _ column: Int, _ owners: [[Int]]) -> Bool
    {
        let own = owners[row][column]
        var count = 0
        for line in owners[row...] {
            let owned = line.indices.filter { line[$0] == own }
            if owned.isEmpty { break }
            guard owned.count == cell.columnSpan, owned.first == column else { return false }
            count += 1
        }
        return count == cell.rowSpan
    }
}
