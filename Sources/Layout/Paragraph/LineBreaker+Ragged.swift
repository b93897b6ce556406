/// Lines that are not justified: titles, headings and cells.
extension LineBreaker {
    /// What is weighed against each other where lines end; a unit is a line left empty.
    private struct Prices {
        /// Of what is empty, besides its square: the more, the more a line takes.
        var empty: Double
        /// Whether the last line may be as short as it will, unless it is a slip.
        var isLastFree = true
        /// Of a number parted from its word.
        var number = 0.2
        /// Of a phrase parted.
        var phrase: Double
        /// Of a line end between phrases.
        var between = 0.0
        /// Of words in brackets that would stand on one line: `100% | (đến năm 2030)`.
        let bracket = 0.5

        static let title = Prices(empty: 0, isLastFree: false, number: 0.25, phrase: 0.12, between: -0.03)
        static let heading = Prices(empty: 0.3, phrase: 0.12)
        /// A narrow column has no room to leave for a phrase.
        static let cell = Prices(empty: 0.3, phrase: 0.02)
    }

    /// As few lines as can be, of about the same length, parted between phrases.
    func even(_ phrases: PhraseBook) -> [Range<Int>] {
        let lines = greedy()
        guard lines.count > 1 else { return lines }
        return ragged(lines, .title, phrases)
    }

    /// As `greedy`, unless a last line is a slip or a phrase is parted.
    /// - Parameter isCell: of a table; a heading otherwise.
    func tidy(_ phrases: PhraseBook, isCell: Bool) -> [Range<Int>] {
        let lines = greedy()
        guard lines.count > 1 else { return lines }
        let brackets = brackets(pieces.indices)
        let isUntidy = lines.contains { line in
            let last = line.upperBound - 1
            if pieces[last].gap.endsStretch {
                return line.lowerBound > 0 && !pieces[line.lowerBound - 1].gap.endsStretch
                    && width(line) * Self.slip < room(from: line.lowerBound)
            }
            return pieces[last].gap == .reluctant || brackets.contains { $0.contains(last) }
                || phrases.judgement(pieces, after: last) == .parts
        }
        return isUntidy ? ragged(lines, isCell ? .cell : .heading, phrases) : lines
    }

    /// A last line is a slip where it is shorter than this part of the room.
    private static var slip: Int { 3 }

    /// - Parameter lines: how a greedy breaker divides the same words.
    private func ragged(_ lines: [Range<Int>], _ prices: Prices, _ phrases: PhraseBook) -> [Range<Int>] {
        var result: [Range<Int>] = []
        var start = 0
        for line in lines where pieces[line.upperBound - 1].gap.endsStretch {
            let stretch = start..<line.upperBound
            result += line == stretch ? [line] : ragged(stretch, prices, phrases)
            start = line.upperBound
        }
        return result
    }

    /// A line end with the best way to it: fewest lines, then least cost.
    private struct Stop {
        var end: Int
        var lines: Int
        var cost: Double
        var previous: Int
    }

    private func ragged(_ stretch: Range<Int>, _ prices: Prices, _ phrases: PhraseBook) -> [Range<Int>] {
        let brackets = brackets(stretch)
        var stops = [Stop(end: stretch.lowerBound, lines: 0, cost: 0, previous: -1)]
        var oldest = 0
        for index in stretch where pieces[index].gap.endsLine {
            let isLast = index == stretch.upperBound - 1
            var best: Stop?
            for slot in (oldest..<stops.count).reversed() {
                let start = stops[slot].end
                let slack = room(from: start) - width(start..<index + 1)
                if slack < 0, slot < stops.count - 1 {
                    oldest = slot + 1
                    break
                }
                let share = Double(max(0, slack)) / Double(max(1, room(from: start)))
                let cost = stops[slot].cost + Self.cost(share, isLast: isLast, prices)
                let lines = stops[slot].lines + 1
                if let best, (best.lines, best.cost) <= (lines, cost) { continue }
                best = Stop(end: index + 1, lines: lines, cost: cost, previous: slot)
            }
            guard var stop = best else { continue }
            if !isLast {
                stop.cost += price(after: index, prices, phrases)
                if brackets.contains(where: { $0.contains(index) }) { stop.cost += prices.bracket }
            }
            stops.append(stop)
        }
        var lines: [Range<Int>] = []
        var stop = stops[stops.count - 1]
        while stop.previous >= 0 {
            lines.append(stops[stop.previous].end..<stop.end)
            stop = stops[stop.previous]
        }
        return lines.reversed()
    }

    /// - Parameter share: the part of the room that is left empty.
    private static func cost(_ share: Double, isLast: Bool, _ prices: Prices) -> Double {
        guard isLast, prices.isLastFree else { return share * (share + prices.empty) }
        let missing = max(0, share - 1 + 1 / Double(slip))
        return missing * missing * 4
    }

    private func price(after index: Int, _ prices: Prices, _ phrases: PhraseBook) -> Double {
        if pieces[index].gap == .reluctant { return prices.number }
        return switch phrases.judgement(pieces, after: index) {
        case .parts: prices.phrase
        case .neutral: 0
        case .between: prices.between
        }
    }

    /// The pieces from an opening bracket to the one before the closing, where all of them fit on a line.
    private func brackets(_ stretch: Range<Int>) -> [Range<Int>] {
        var brackets: [Range<Int>] = []
        var start: Int?
        for index in stretch {
            if pieces[index].first == UInt8(ascii: "(") { start = index }
            guard let first = start, pieces[index].shaped.utf8.suffix(2).contains(UInt8(ascii: ")")) else {
                continue
            }
            if first < index, width(first..<index + 1) <= room(from: first) { brackets.append(first..<index) }
            start = nil
        }
        return brackets
    }
}
