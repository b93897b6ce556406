/// Columns that give each other room.
///
/// One column gives a step of its width to the one where that makes the table lowest, until no step
/// does; then the steps get smaller. Large ones come first: a line is saved only by room for a word.
struct WidthExchange {
    private(set) var widths: [Int]
    private let rows: RowLines
    private let floors: [Int]
    private let preferred: [Int]
    /// The lines of each column's cells, as it is and one step narrower or wider; nil where not yet counted.
    private var lines: [[Int]]
    private var narrower: [[Int]?]
    private var wider: [[Int]?]
    private var cost: Double

    /// From some four words to a letter.
    private static let steps = [32, 16, 8, 4, 2].map { $0 * 1024 }

    /// - Parameter floors: what no column gets narrower than; none gets wider than it would like.
    init(_ rows: RowLines, widths: [Int], floors: [Int], preferred: [Int]) {
        (self.rows, self.widths, self.floors, self.preferred) = (rows, widths, floors, preferred)
        lines = widths.indices.map { rows.lines($0, width: widths[$0]) }
        narrower = [[Int]?](repeating: nil, count: widths.count)
        wider = narrower
        cost = rows.cost(lines)
    }

    mutating func run() {
        for step in Self.steps {
            narrower = [[Int]?](repeating: nil, count: widths.count)
            wider = narrower
            while let (giver, taker) = best(step) { give(step, from: giver, to: taker) }
        }
    }

    /// The two columns whose exchange is worth most; nil where none makes the table better.
    private mutating func best(_ step: Int) -> (giver: Int, taker: Int)? {
        var (best, least): ((Int, Int)?, Double) = (nil, cost)
        for giver in widths.indices where widths[giver] - step >= floors[giver] {
            var changed = lines
            let fewer = narrower[giver] ?? rows.lines(giver, width: widths[giver] - step)
            narrower[giver] = fewer
            changed[giver] = fewer
            for taker in widths.indices where taker != giver && widths[taker] < preferred[taker] {
                let more = wider[taker] ?? rows.lines(taker, width: widths[taker] + step)
                wider[taker] = more
                // Room in which no line is saved serves nobody.
                guard more != lines[taker] else { continue }
                changed[taker] = more
                let cost = rows.cost(changed)
                if cost < least { (best, least) = ((giver, taker), cost) }
                changed[taker] = lines[taker]
            }
        }
        return best
    }

    private mutating func give(_ step: Int, from giver: Int, to taker: Int) {
        widths[giver] -= step
        widths[taker] += step
        for column in [giver, taker] {
            lines[column] = rows.lines(column, width: widths[column])
            (narrower[column], wider[column]) = (nil, nil)
        }
        cost = rows.cost(lines)
    }
}
