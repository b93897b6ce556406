/// Lines that are not justified: titles and cells.
extension LineBreaker {
    /// As few lines as can be, of about the same length, parted between phrases.
    func even(_ phrases: PhraseBook) -> [Range<Int>] {
        let lines = greedy()
        guard lines.count > 1 else { return lines }
        return ragged(lines, isEven: true, phrases)
    }

    /// As `greedy`, unless a last line is a slip or a phrase is parted.
    func tidy(_ phrases: PhraseBook) -> [Range<Int>] {
        let lines = greedy()
        guard lines.count > 1 else { return lines }
        let isUntidy = lines.contains { line in
            let last = line.upperBound - 1
            if pieces[last].gap.endsStretch {
                return line.lowerBound > 0 && !pieces[line.lowerBound - 1].gap.endsStretch
                    && width(line) * Self.slip < room(from: line.lowerBound)
            }
            return pieces[last].gap == .reluctant || phrases.judgement(pieces, after: last) == .parts
        }
        return isUntidy ? ragged(lines, isEven: false, phrases) : lines
    }

    /// A last line is a slip where it is shorter than this part of the room.
    private static var slip: Int { 3 }

    /// - Parameter lines: how a greedy breaker divides the same words.
    private func ragged(_ lines: [Range<Int>], isEven: Bool, _ phrases: PhraseBook) -> [Range<Int>] {
        var result: [Range<Int>] = []
        var start = 0
        for line in lines where pieces[line.upperBound - 1].gap.endsStretch {
            let stretch = start..<line.upperBound
            result += line == stretch ? [line] : ragged(stretch, isEven: isEven, phrases)
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

    private func ragged(_ stretch: Range<Int>, isEven: Bool, _ phrases: PhraseBook) -> [Range<Int>] {
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
                let cost = stops[slot].cost + Self.cost(share, isLast: isLast, isEven: isEven)
                let lines = stops[slot].lines + 1
                if let best, (best.lines, best.cost) <= (lines, cost) { continue }
                best = Stop(end: index + 1, lines: lines, cost: cost, previous: slot)
            }
            guard var stop = best else { continue }
            if !isLast { stop.cost += price(after: index, isEven: isEven, phrases) }
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
    private static func cost(_ share: Double, isLast: Bool, isEven: Bool) -> Double {
        if isEven || !isLast { return share * share }
        let missing = max(0, share - 1 + 1 / Double(slip))
        return missing * missing * 4
    }

    private func price(after index: Int, isEven: Bool, _ phrases: PhraseBook) -> Double {
        if pieces[index].gap == .reluctant { return 0.25 }
        return switch phrases.judgement(pieces, after: index) {
        case .parts: isEven ? 0.12 : 0.25
        case .neutral: 0
        case .between: isEven ? -0.03 : 0
        }
    }
}
