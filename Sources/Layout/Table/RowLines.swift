internal import Document

/// How many lines the rows of a table fill in columns of one width or another.
///
/// Counted as `LineBreaker` does: a cell never has more lines than it must.
struct RowLines {
    /// Words between two places where a line may end.
    private struct Stretch {
        var width: Int
        /// The blank after it.
        var gap: Int
        /// Whether the line ends after it in any case.
        var isLast: Bool
    }

    /// The length of all texts of each column, set on one line.
    private(set) var lengths: [Int]
    /// The length of the longest text of each column.
    private(set) var longest: [Int]
    /// Of each column, from the first row to the last, header rows before the others.
    private var cells: [[Range<Int>]]
    private var stretches: [Stretch] = []
    private var headerCount = 0
    /// So many rows one that is looked at stands for.
    private var stride = 1
    /// Lines on a page.
    private let pageLines: Int

    /// So many rows tell what a table of any length needs.
    private static let sample = 400
    /// What a line is worth that makes no row higher: fewer read better.
    private static let ease = 0.2

    init(_ words: TableWords, count: Int, pageHeight: Length) {
        (lengths, longest) = ([Int](repeating: 0, count: count), [Int](repeating: 0, count: count))
        cells = [[Range<Int>]](repeating: [], count: count)
        pageLines = max(1, pageHeight.raw / max(1, words.leading.raw))
        stride = max(1, words.rows.count / Self.sample)
        for row in words.header { append(row) }
        headerCount = words.header.count
        (lengths, longest) = ([Int](repeating: 0, count: count), [Int](repeating: 0, count: count))
        for index in Swift.stride(from: 0, to: words.rows.count, by: stride) { append(words.rows[index]) }
    }

    /// Cells across rows or columns find room with others.
    private mutating func append(_ row: [TableWords.Cell]) {
        for column in cells.indices { cells[column].append(0..<0) }
        for cell in row where cell.columns.count == 1 && cell.rowSpan == 1 {
            let column = cell.columns.lowerBound
            let start = stretches.count
            let length = append(cell.pieces)
            cells[column][cells[column].count - 1] = start..<stretches.count
            lengths[column] += length
            longest[column] = max(longest[column], length)
        }
    }

    private mutating func append(_ pieces: [Piece]) -> Int {
        var (width, length) = (0, 0)
        for index in pieces.indices {
            let (gap, gapWidth) = (pieces[index].gap, pieces[index].gapWidth)
            width += pieces[index].width
            length += pieces[index].width + gapWidth
            if gap.endsLine {
                stretches.append(Stretch(width: width, gap: gapWidth, isLast: gap.endsStretch))
                width = 0
            } else {
                width += gapWidth
            }
        }
        return length
    }

    /// The lines of each cell of a column; 0 for none.
    func lines(_ column: Int, width: Int) -> [Int] {
        let room = width - SetTable.horizontalPadding.raw * 2
        return cells[column].map { lines(of: $0, room) }
    }

    private func lines(of cell: Range<Int>, _ room: Int) -> Int {
        var (lines, filled, gap) = (0, 0, 0)
        var isFresh = true
        for index in cell {
            let stretch = stretches[index]
            if isFresh || filled + gap + stretch.width > room {
                lines += 1
                filled = stretch.width
            } else {
                filled += gap + stretch.width
            }
            (gap, isFresh) = (stretch.gap, stretch.isLast)
        }
        return lines
    }

    /// What a table costs whose cells have so many lines: its height in lines, the header counted on
    /// every page, and a little for those that stand beside higher ones.
    /// - Parameter columns: the lines of each column's cells.
    func cost(_ columns: [[Int]]) -> Double {
        var heights = [Int](repeating: 1, count: columns.first?.count ?? 0)
        var all = 0
        for lines in columns {
            for row in heights.indices {
                heights[row] = max(heights[row], lines[row])
                if row >= headerCount { all += lines[row] }
            }
        }
        let header = Double(heights[..<headerCount].reduce(0, +))
        let body = Double(heights[headerCount...].reduce(0, +) * stride)
        return body + header * max(1, body / Double(pageLines)) + Self.ease * Double(all * stride)
    }
}
