internal import Document

/// What the columns of a table need and what they would like, in 1/1024 pt.
struct ColumnWidths {
    /// The longest word of each column.
    private var minimum: [Int]
    /// The longest line of each column.
    private var preferred: [Int]

    /// The least width of the table in which no word is broken.
    var least: Int { minimum.reduce(0, +) }

    init(_ words: TableWords, count: Int) {
        let padding = SetTable.horizontalPadding.raw * 2
        minimum = [Int](repeating: padding + words.size.raw, count: count)
        preferred = minimum
        // The words of a header may well stand on two lines.
        for row in words.header { widen(for: row, lineShare: 60, padding) }
        for row in words.rows { widen(for: row, lineShare: 100, padding) }
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
            if pieces[index].gap.endsLine || word > tieLimit { word = 0 } else { word += gapWidth }
            line = gap == .lineBreak ? 0 : line + gapWidth
        }
        return (longestWord, longestLine)
    }

    /// Tied words wider than this together may be parted in a narrow column.
    private static let tieLimit = 64 * 1024

    /// Widths whose sum is exactly `total`.
    ///
    /// With room for every line the rest is shared by the columns' width.
    /// Else each gets its longest word, and what is left goes by the power 3/4
    /// of what is wanted: so no long text starves the short columns.
    func distributed(over total: Int) -> [Int] {
        let wanted = preferred.reduce(0, +)
        if wanted <= total {
            return Self.exact(preferred.map { $0 + Self.share($0, wanted, total - wanted) }, total)
        }
        if least >= total { return Self.exact(minimum.map { Self.share($0, least, total) }, total) }
        // A text of several lines wants no more for being longer still.
        let preferred = preferred.map { min($0, total) }
        var widths = minimum
        var left = total - least
        // Each round fills a column or ends.
        for _ in widths.indices {
            let wishes = widths.indices.map { column in
                let wish = Double(preferred[column] - widths[column])
                return (wish * wish.squareRoot()).squareRoot()
            }
            let sum = wishes.reduce(0, +)
            guard left > 0, sum > 0 else { break }
            var given = 0
            for column in widths.indices {
                let part = min(Int(Double(left) * wishes[column] / sum), preferred[column] - widths[column])
                widths[column] += part
                given += part
            }
            left -= given
            if given == 0 { break }
        }
        return Self.exact(widths, total)
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
