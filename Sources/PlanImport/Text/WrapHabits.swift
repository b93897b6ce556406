/// What the file itself shows of how its lines were broken: measured on the
/// lines that surely go on (they begin with a small letter) and on those that
/// surely begin something (a bullet or number after a full stop).
///
/// A writer of lines breaks one only where the next word does not fit. A line
/// into which the next word would have fitted was therefore ended on purpose.
/// How far this holds differs: exactly for text wrapped in columns, roughly for
/// text taken out of a PDF; the same is true of empty lines and of the blank
/// left at a line's end. So each sign is weighed by how often it goes with the
/// sure cases of this very file: the odds are multiplied, as in naive Bayes.
struct WrapHabits: Sendable {
    /// Counts of a yes-no sign in the sure cases.
    private struct Sign {
        var inContinued = 0
        var inBegun = 0

        mutating func count(_ holds: Bool, begins: Bool) {
            guard holds else { return }
            if begins { inBegun += 1 } else { inContinued += 1 }
        }

        /// How many times likelier the sign is where something begins. Half a case
        /// is added on each side, so that a sign never seen decides nothing alone.
        func odds(_ holds: Bool, continued: Int, begun: Int) -> Double {
            let ifContinued = (Double(inContinued) + 0.5) / (Double(continued) + 1)
            let ifBegun = (Double(inBegun) + 0.5) / (Double(begun) + 1)
            return holds ? ifBegun / ifContinued : (1 - ifBegun) / (1 - ifContinued)
        }
    }

    private let measure: LineMeasure
    /// The least room a continued line left unused would have needed.
    private let fullWidth: Int
    private var continued = 0
    private var begun = 0
    private var fits = Sign()
    private var emptyLine = Sign()
    private var endsInBlank = Sign()

    init(of lines: ArraySlice<SourceLine>) {
        let pairs = zip(lines, lines.dropFirst())
        let sure = pairs.compactMap { pair in
            WrapHabits.surely(pair.0, pair.1).map { (previous: pair.0, next: pair.1, begins: $0) }
        }
        let wrapped = sure.filter { !$0.begins }
        var best: (measure: LineMeasure, width: Int, evenness: Double) = (.columns, Int.max, 0)
        for measure in LineMeasure.allCases {
            let needs = wrapped.map { WrapHabits.need($0.previous, $0.next, measure) }.sorted()
            guard let width = WrapHabits.least(of: needs) else { break }
            let evenness = Double(width) / Double(needs[needs.count / 2])
            if evenness > best.evenness { best = (measure, width, evenness) }
        }
        (measure, fullWidth) = (best.measure, best.width)
        for pair in sure {
            if pair.begins { begun += 1 } else { continued += 1 }
            fits.count(fits(pair.previous, pair.next), begins: pair.begins)
            if !pair.next.startsPage { emptyLine.count(pair.next.emptyLinesBefore > 0, begins: pair.begins) }
            endsInBlank.count(pair.previous.endsInBlank, begins: pair.begins)
        }
    }

    /// Whether the next line's first word would have fitted on the line before.
    func fits(_ previous: SourceLine, _ next: SourceLine) -> Bool {
        WrapHabits.need(previous, next, measure) < fullWidth
    }

    /// The odds, by the layout alone, that something new begins at `next`.
    func oddsOfBreak(_ previous: SourceLine, _ next: SourceLine) -> Double {
        func odds(_ sign: Sign, _ holds: Bool) -> Double {
            sign.odds(holds, continued: continued, begun: begun)
        }
        let base = Double(begun + 1) / Double(continued + 1)
        let blank = next.startsPage ? 1 : odds(emptyLine, next.emptyLinesBefore > 0)
        return base * blank * odds(fits, fits(previous, next)) * odds(endsInBlank, previous.endsInBlank)
    }

    /// True for a sure beginning, false for a sure continuation, nil in doubt.
    private static func surely(_ previous: SourceLine, _ next: SourceLine) -> Bool? {
        guard let first = next.words.first?.text, let last = previous.words.last?.text else { return nil }
        let ending = Lexeme.ending(of: last)
        if Lexeme.startsLower(first) {
            return ending == .sentence || Marker(next) != nil ? nil : false
        }
        guard let marker = Marker(next), marker.beginsCapital else { return nil }
        return ending == .sentence || ending == .semicolon ? true : nil
    }

    private static func need(_ previous: SourceLine, _ next: SourceLine, _ measure: LineMeasure) -> Int {
        let word = next.words.first?.text ?? ""
        return measure.width(of: previous.text) + measure.blank + measure.width(of: word)
    }

    /// The smallest of the sorted values, without the stray ones (at most one in fifty).
    private static func least(of needs: [Int]) -> Int? {
        guard let smallest = needs.first else { return nil }
        let typical = needs[needs.count / 50]
        return smallest * 100 >= typical * 93 ? smallest : typical
    }
}
