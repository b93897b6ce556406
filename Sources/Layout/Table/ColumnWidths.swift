internal import Document

/// What the columns of a table need and what they would like, in 1/1024 pt.
struct ColumnWidths {
    /// The longest word of each column.
    private var minimum: [Int]
    /// The longest line of each column.
    private var preferred: [Int]
    private let words: TableWords
    private let pageHeight: Length
    /// What a column of running text is comfortably read in.
    private let comfort: Int

    /// The least width of the table in which no word is broken.
    var least: Int { minimum.reduce(0, +) }

    /// - Parameter pageHeight: of a page; the header stands on each page again.
    init(_ words: TableWords, count: Int, pageHeight: Length) {
        let padding = SetTable.horizontalPadding.raw * 2
        minimum = [Int](repeating: padding + words.size.raw, count: count)
        preferred = minimum
        comfort = padding + words.size.raw * Self.comfortableEms
        (self.words, self.pageHeight) = (words, pageHeight)
        // The words of a header may well stand on two lines.
        for row in words.header { widen(for: row, lineShare: 60, padding) }
        for row in words.rows { widen(for: row, lineShare: 100, padding) }
    }

    /// Some two words.
    private static let comfortableEms = 5

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
    /// Else each gets its longest word, one with running text room for some words, and the rest is
    /// shared by how much text a column holds. Then columns give each other room, as long as that
    /// makes the table lower.
    func distributed(over total: Int) -> [Int] {
        let wanted = preferred.reduce(0, +)
        if wanted <= total {
            return Self.exact(preferred.map { $0 + Self.share($0, wanted, total - wanted) }, total)
        }
        if least >= total { return Self.exact(capped(total), total) }
        let rows = RowLines(words, count: minimum.count, pageHeight: pageHeight)
        let readable = readable(rows)
        let floors = readable.reduce(0, +) <= total ? readable : minimum
        var exchange = WidthExchange(
            rows, widths: Self.exact(shared(total, floors, rows), total), floors: floors, preferred: preferred
        )
        exchange.run()
        return exchange.widths
    }

    /// The least widths in which no cell of several lines becomes a tower of single words.
    private func readable(_ rows: RowLines) -> [Int] {
        minimum.indices.map { column in
            guard rows.longest[column] > 2 * comfort else { return minimum[column] }
            return max(minimum[column], min(preferred[column], comfort))
        }
    }

    /// Widths in proportion to the text of the columns, so that all are about equally high; none
    /// below its floor, none wider than its longest line.
    private func shared(_ total: Int, _ floors: [Int], _ rows: RowLines) -> [Int] {
        let whole = max(1, rows.lengths.reduce(0, +))
        func widths(_ level: Int) -> [Int] {
            floors.indices.map { column in
                let share = Self.share(rows.lengths[column], whole, level)
                return max(floors[column], min(preferred[column], share))
            }
        }
        // At the highest level every column with text is as wide as it would like.
        var (low, high) = (0, whole > total ? whole : total)
        while low < high {
            let middle = (low + high + 1) / 2
            if widths(middle).reduce(0, +) <= total {
                low = middle
            } else {
                high = middle - 1
            }
        }
        return widths(low)
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
