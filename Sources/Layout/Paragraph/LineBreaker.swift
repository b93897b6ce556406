/// Where the lines of a paragraph end.
///
/// Lines end at blanks only; a Vietnamese word is short and is never hyphenated.
struct LineBreaker {
    private let pieces: [Piece]
    private let measure: Measure
    /// Natural width before each piece, gaps included.
    private var places: [Int] = []
    /// Stretchable blanks before each piece.
    private var blanks: [Int] = []

    init(_ pieces: [Piece], _ measure: Measure) {
        self.pieces = pieces
        self.measure = measure
        places.reserveCapacity(pieces.count + 1)
        blanks.reserveCapacity(pieces.count + 1)
        var (place, blank) = (0, 0)
        for index in pieces.indices {
            places.append(place)
            blanks.append(blank)
            place += pieces[index].width + pieces[index].gapWidth
            blank += pieces[index].gap.stretches ? pieces[index].gapWidth : 0
        }
    }

    private func width(_ range: Range<Int>) -> Int {
        places[range.upperBound - 1] + pieces[range.upperBound - 1].width - places[range.lowerBound]
    }

    /// Each line takes what it can hold.
    func greedy(_ measure: Measure) -> [Range<Int>] {
        var lines: [Range<Int>] = []
        var start = 0
        var end = 0
        for index in pieces.indices where pieces[index].gap.endsLine {
            let room = lines.isEmpty ? measure.first : measure.rest
            if end > start, width(start..<index + 1) > room {
                lines.append(start..<end)
                start = end
            }
            end = index + 1
            if pieces[index].gap == .lineBreak || pieces[index].gap == .end {
                lines.append(start..<end)
                start = end
            }
        }
        return lines
    }

    /// As few lines as `greedy`, the longest as short as can be: for titles.
    func balanced() -> [Range<Int>] {
        let lines = greedy(measure)
        var (low, high) = (1, min(measure.first, measure.rest))
        while low < high {
            let middle = (low + high) / 2
            let narrow = greedy(Measure(first: middle, rest: middle))
            let fits = narrow.count <= lines.count && narrow.allSatisfy { width($0) <= middle }
            if fits { high = middle } else { low = middle + 1 }
        }
        let narrow = greedy(Measure(first: low, rest: low))
        return narrow.count == lines.count ? narrow : lines
    }

    /// The lines whose blanks are stretched and shrunk least over the whole
    /// paragraph (Knuth and Plass, "Breaking paragraphs into lines", 1981).
    func optimal() -> [Range<Int>] {
        var lines: [Range<Int>] = []
        var start = 0
        for index in pieces.indices where pieces[index].gap == .lineBreak || pieces[index].gap == .end {
            let range = start..<index + 1
            let first = start == 0 ? measure.first : measure.rest
            if width(range) <= first {
                lines.append(range)
            } else if let best = search(range, first: first, tolerance: 2) ?? search(range, first: first) {
                lines += best
            } else {
                // A single character is wider than the line.
                return greedy(measure)
            }
            start = index + 1
        }
        return lines
    }

    /// A line end that may be the best one, with the way to it.
    private struct Node {
        /// The first piece of the next line.
        var next: Int
        var demerits: Double
        var previous: Int
    }

    /// The best line ends within a range that ends with a forced one; nil when
    /// no way keeps every line's stretch within the tolerance.
    private func search(_ range: Range<Int>, first: Int, tolerance: Double? = nil) -> [Range<Int>]? {
        var nodes = [Node(next: range.lowerBound, demerits: 0, previous: -1)]
        var active = [0]
        for index in range where pieces[index].gap.endsLine {
            let isLast = index == range.upperBound - 1
            var best = -1
            var bestDemerits = Double.infinity
            var kept = 0
            for slot in active.indices {
                let node = active[slot]
                let start = nodes[node].next
                let room = start == range.lowerBound ? first : measure.rest
                let slack = room - width(start..<index + 1)
                let stretchable = blanks[index] - blanks[start]
                if slack < 0, -slack * Self.shrinkShare > stretchable { continue }
                active[kept] = node
                kept += 1
                guard let cost = Self.demerits(slack, stretchable, isLast ? room : nil, tolerance) else {
                    continue
                }
                let total = nodes[node].demerits + cost
                if total < bestDemerits { (best, bestDemerits) = (node, total) }
            }
            active.removeSubrange(kept...)
            if best >= 0 {
                active.append(nodes.count)
                nodes.append(Node(next: index + 1, demerits: bestDemerits, previous: best))
            }
            if active.isEmpty { return nil }
            if isLast { return best >= 0 ? way(to: nodes.count - 1, nodes) : nil }
        }
        return nil
    }

    private func way(to last: Int, _ nodes: [Node]) -> [Range<Int>] {
        var lines: [Range<Int>] = []
        var node = last
        while nodes[node].previous >= 0 {
            let previous = nodes[node].previous
            lines.append(nodes[previous].next..<nodes[node].next)
            node = previous
        }
        return lines.reversed()
    }

    /// A blank may grow by half of itself at stretch 1, and lose a fourth.
    private static let stretchShare = 2
    private static let shrinkShare = 4
    /// A last line shorter than this looks like a slip.
    private static let shortLine = 60 * 1024

    /// What a line costs; nil when it is stretched beyond the tolerance.
    /// - Parameter lastRoom: the room of the last line, which is not stretched; nil for others.
    private static func demerits(
        _ slack: Int, _ stretchable: Int, _ lastRoom: Int?, _ tolerance: Double?
    ) -> Double? {
        if let lastRoom, slack >= 0 { return lastRoom - slack < shortLine ? 20_000 : 0 }
        let share = slack < 0 ? shrinkShare : stretchShare
        let ratio = stretchable > 0 ? Double(abs(slack) * share) / Double(stretchable) : slack == 0 ? 0 : 1000
        if slack > 0, let tolerance, ratio > tolerance { return nil }
        let badness = min(100 * ratio * ratio * ratio, 1e9)
        return (10 + badness) * (10 + badness)
    }
}
