internal import Document

/// What the columns of a table need and what they would like, in 1/1024 pt.
struct ColumnWidths {
    /// The longest word of each column.
    private var minimum: [Int]
    /// The longest line of each column.
    private var preferred: [Int]
    /// The length of each cell's text set on one line, a row each; of long tables every n-th row.
    private var lengths: [[Int]] = []
    /// What a column of running text is comfortably read in.
    private let comfort: Int

    /// So many rows tell what a table of any length needs.
    private static let sample = 400

    /// The least width of the table in which no word is broken.
    var least: Int { minimum.reduce(0, +) }

    init(_ words: TableWords, count: Int) {
        let padding = SetTable.horizontalPadding.raw * 2
        minimum = [Int](repeating: padding + words.size.raw, count: count)
        preferred = minimum
        comfort = padding + words.size.raw * Self.comfortableEms
        // The words of a header may well stand on two lines.
        for row in words.header { widen(for: row, lineShare: 60, padding) }
        for row in words.rows { widen(for: row, lineShare: 100, padding) }
        let stride = max(1, words.rows.count / Self.sample)
        for index in Swift.stride(from: 0, to: words.rows.count, by: stride) {
            lengths.append(Self.lengths(of: words.rows[index], count: count))
        }
    }

    /// Some three words.
    private static let comfortableEms = 7

    private static func lengths(of row: [TableWords.Cell], count: Int) -> [Int] {
        var lengths = [Int](repeating: 0, count: count)
        for cell in row where cell.columns.count == 1 {
            lengths[cell.columns.lowerBound] = cell.pieces.reduce(0) { $0 + $1.width + $1.gapWidth }
        }
        return lengths
    }

    /// - Parameter lineShare: how much of the longest line is wanted on one, in hundredths.
    private mutating func widen(for row: [TableWords.Cell], lineShare: Int, _ padding: Int) {
        for cell in row where cell.columns.count == 1 {
            let column = cell.columns.lowerBound
            let (word, line) = Self.widths(cell.pieces)
            minimum[column] = max(minimum[column], word + padding)
            preferred[column] = max(preferred[column], max(word, line * lineShare / 100) + padding)
        }
    }

    /// The longest stretch without a line end, and the longest line.
    private static func widths(_ pieces: [Piece]) -> (word: Int, line: Int) {
        var (longestWord, longestLine, word, line) = (0, 0, 0, 0)
        for index in pieces.indices {
            let (width, gap, gapWidth) = (pieces[index].width, pieces[index].gap, pieces[index].gapWidth)
            word += width
            line += width
            longestWord = max(longestWord, word)
            longestLine = max(longestLine, line)
            // Ties part where they must, but the pieces of one word do not.
            let parts = gap != .none && word > tieLimit
            if gap.endsLine || parts { word = 0 } else { word += gapWidth }
            line = gap == .lineBreak ? 0 : line + gapWidth
        }
        return (longestWord, longestLine)
    }

    /// Tied words wider than this together may be parted in a narrow column.
    private static let tieLimit = 64 * 1024

    /// Widths whose sum is exactly `total`.
    ///
    /// With room for every line the rest is shared by the columns' width.
    /// Else each gets its longest word, one with running text room for some words, and what is left
    /// goes, step by step, to the column that makes the rows lowest: a long text gets its room, and a
    /// short one beside it is not starved for less than it gives.
    func distributed(over total: Int) -> [Int] {
        let wanted = preferred.reduce(0, +)
        if wanted <= total {
            return Self.exact(preferred.map { $0 + Self.share($0, wanted, total - wanted) }, total)
        }
        if least >= total { return Self.exact(capped(total), total) }
        var widths = readable
        if widths.reduce(0, +) > total { widths = minimum }
        var left = total - widths.reduce(0, +)
        let step = max(1024, left / 64)
        var room = Room(lengths, widths, step: step)
        while left > 0 {
            let amount = min(step, left)
            if amount != step { room = Room(lengths, widths, step: amount) }
            let gains = room.gains
            let growing = widths.indices.filter { widths[$0] < preferred[$0] }
            guard let best = growing.max(by: { gains[$0] < gains[$1] }), gains[best] > 0 else { break }
            widths[best] += amount
            left -= amount
            room.widen(best, to: widths[best], step: amount)
        }
        return Self.exact(widths, total)
    }

    /// The least widths in which no cell of several lines becomes a tower of single words.
    private var readable: [Int] {
        minimum.indices.map { column in
            let longest = lengths.reduce(0) { max($0, $1[column]) }
            guard longest > 2 * comfort else { return minimum[column] }
            return max(minimum[column], min(preferred[column], comfort))
        }
    }

    /// Where not even the longest words fit, the widest columns give: none is
    /// wider than a limit, and those below it keep what they need.
    private func capped(_ total: Int) -> [Int] {
        var (low, high) = (1, max(1, minimum.max() ?? 1))
        while low < high {
            let middle = (low + high + 1) / 2
            if minimum.reduce(0, { $0 + min($1, middle) }) <= total {
                low = middle
            } else {
                high = middle - 1
            }
        }
        return minimum.map { min($0, low) }
    }

    private static func share(_ part: Int, _ whole: Int, _ amount: Int) -> Int {
        whole > 0 ? Int(Double(part) * Double(amount) / Double(whole)) : 0
    }

    /// Gives what rounding left to the widest column.
    private static func exact(_ widths: [Int], _ total: Int) -> [Int] {
        var widths = widths
        if let widest = widths.indices.max(by: { widths[$0] < widths[$1] }) {
            widths[widest] += total - widths.reduce(0, +)
        }
        return widths
    }
}

/// The lines that the cells of a table fill, and how many they would fill one step wider.
///
/// A step changes one column, and only its cells are divided anew.
private struct Room {
    private let lengths: [[Int]]
    /// Row by row, as `wider` and `saved`.
    private var lines: [Double]
    private var wider: [Double]
    /// What one step more for its column is worth to a cell.
    private var saved: [Double]
    private let columns: Int

    init(_ lengths: [[Int]], _ widths: [Int], step: Int) {
        self.lengths = lengths
        columns = widths.count
        lines = [Double](repeating: 0, count: lengths.count * columns)
        (wider, saved) = (lines, lines)
        for row in lengths.indices {
            for (column, width) in widths.enumerated() { divide(row, column, width, step) }
            weigh(row)
        }
    }

    mutating func widen(_ column: Int, to width: Int, step: Int) {
        // A text that stands on one line already changes nothing in its row.
        for row in lengths.indices where lines[row * columns + column] > 1 {
            divide(row, column, width, step)
            weigh(row)
        }
    }

    /// By how many lines the rows get lower when one column or another gets wider.
    var gains: [Double] {
        var gains = [Double](repeating: 0, count: columns)
        for start in stride(from: 0, to: saved.count, by: columns) {
            for column in 0..<columns { gains[column] += saved[start + column] }
        }
        return gains
    }

    private mutating func divide(_ row: Int, _ column: Int, _ width: Int, _ step: Int) {
        lines[row * columns + column] = Self.lines(lengths[row][column], width)
        wider[row * columns + column] = Self.lines(lengths[row][column], width + step)
    }

    /// A cell that is not the highest of its row counts a little: it reads better too.
    private mutating func weigh(_ row: Int) {
        let cells = row * columns..<(row + 1) * columns
        // The two highest cells: the height of the others is the second for the first, else the first.
        var (highest, second) = (1.0, 1.0)
        for cell in cells {
            if lines[cell] > highest {
                (highest, second) = (lines[cell], highest)
            } else {
                second = max(second, lines[cell])
            }
        }
        for cell in cells {
            let others = lines[cell] == highest ? second : highest
            let fewer = lines[cell] - wider[cell]
            saved[cell] = 0.3 * fewer + max(0, min(fewer, lines[cell] - others))
        }
    }

    /// The lines a text fills in a column, as a fraction: steps would hide what a little more room is worth.
    private static func lines(_ length: Int, _ width: Int) -> Double {
        let room = width - SetTable.horizontalPadding.raw * 2
        return max(1, Double(length) / Double(max(room, 1)))
    }
}
