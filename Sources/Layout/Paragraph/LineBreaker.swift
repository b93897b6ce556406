/// Where the lines of a paragraph end.
///
/// Lines end at blanks only; a Vietnamese word is short and is never hyphenated.
struct LineBreaker {
    let pieces: [Piece]
    let measure: Measure
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

    func width(_ range: Range<Int>) -> Int {
        places[range.upperBound - 1] + pieces[range.upperBound - 1].width - places[range.lowerBound]
    }

    func room(from start: Int) -> Int { start == 0 ? measure.first : measure.rest }

    /// Each line takes what it can hold.
    func greedy() -> [Range<Int>] {
        var lines: [Range<Int>] = []
        var start = 0
        var end = 0
        for index in pieces.indices where pieces[index].gap.endsLine {
            if end > start, width(start..<index + 1) > room(from: start) {
                lines.append(start..<end)
                start = end
            }
            end = index + 1
            if pieces[index].gap.endsStretch {
                lines.append(start..<end)
                start = end
            }
        }
        return lines
    }

    /// The lines whose blanks are stretched and shrunk least over the whole
    /// paragraph (Knuth and Plass, "Breaking paragraphs into lines", 1981).
    ///
    /// No gap is wider than `widestGap` where there is a way without, but to keep a number with its word.
    func optimal() -> [Range<Int>] {
        var lines: [Range<Int>] = []
        var start = 0
        for index in pieces.indices where pieces[index].gap.endsStretch {
            let range = start..<index + 1
            if width(range) <= room(from: start) {
                lines.append(range)
            } else if let best = best(range) {
                lines += best
            } else {
                // A single character is wider than the line.
                return greedy()
            }
            start = index + 1
        }
        return lines
    }

    /// A line is set loose where there is no other way, and rather than with `số` at its end and the
    /// number on the next.
    private func best(_ range: Range<Int>) -> [Range<Int>]? {
        let best = search(range, .good) ?? search(range, .tight)
        guard let best, !best.contains(where: { pieces[$0.upperBound - 1].gap == .reluctant }) else {
            return search(range, .loose) ?? best
        }
        return best
    }

    /// A line end that may be the best one, with the way to it.
    private struct Node {
        /// The first piece of the next line.
        var next: Int
        var demerits: Double
        var previous: Int
    }

    /// How far gaps may differ from the natural width.
    private struct Limits {
        /// What a gap may lose, in parts of itself.
        var shrink: (share: Int, over: Int)
        var isLoose: Bool
        /// What a reluctant line end costs: more than a line with the widest gaps it is weighed against.
        var reluctance: Double

        static let good = Limits(shrink: (1, 3), isLoose: false, reluctance: 60_000)
        /// Rather a tight line than a loose one.
        static let tight = Limits(shrink: (2, 5), isLoose: false, reluctance: 60_000)
        /// Gaps of up to twice their width are the price of a number that stays with its word: the
        /// eye minds wider ones more.
        static let loose = Limits(shrink: (2, 5), isLoose: true, reluctance: 400_000)
    }

    /// The best line ends within a range that ends with a forced one; nil when
    /// no way keeps every line's gaps within the limits.
    private func search(_ range: Range<Int>, _ limits: Limits) -> [Range<Int>]? {
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
                let room = room(from: start)
                let slack = room - width(start..<index + 1)
                let stretchable = blanks[index] - blanks[start]
                if slack < 0, -slack * limits.shrink.over > stretchable * limits.shrink.share { continue }
                active[kept] = node
                kept += 1
                guard let cost = Self.demerits(slack, stretchable, isLast ? room : nil, limits.isLoose) else {
                    continue
                }
                let total = nodes[node].demerits + cost
                if total < bestDemerits { (best, bestDemerits) = (node, total) }
            }
            active.removeSubrange(kept...)
            if best >= 0 {
                if pieces[index].gap == .reluctant { bestDemerits += limits.reluctance }
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

    /// A gap of 1.6 times the natural width: what it is stretched by, as a ratio.
    static let widestGap = (share: 3, over: 5)
    /// Two and a half times: what is wider leaps to the eye.
    static let looseGap = (share: 3, over: 2)
    /// A blank may grow by half of itself at stretch 1, and lose a third.
    private static let stretchShare = 2
    private static let shrinkShare = 3
    /// A last line shorter than this looks like a slip.
    private static let shortLine = 60 * 1024

    /// What a line costs; nil when its gaps are too wide.
    /// - Parameter lastRoom: the room of the last line, which is not stretched; nil for others.
    private static func demerits(
        _ slack: Int, _ stretchable: Int, _ lastRoom: Int?, _ mayBeLoose: Bool
    ) -> Double? {
        if let lastRoom, slack >= 0 { return lastRoom - slack < shortLine ? 20_000 : 0 }
        if slack > 0, !mayBeLoose, slack * widestGap.over > stretchable * widestGap.share { return nil }
        let share = slack < 0 ? shrinkShare : stretchShare
        let ratio = stretchable > 0 ? Double(abs(slack) * share) / Double(stretchable) : slack == 0 ? 0 : 1000
        let badness = min(100 * ratio * ratio * ratio, 1e9)
        return (10 + badness) * (10 + badness)
    }
}
