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

        /// What is expected of a file that shows nothing yet, as counts for one case;
        /// nil: how often the sign holds in this file at all.
        var expected: (ifContinued: Double, ifBegun: Double)?

        /// How many times likelier the sign is where something begins.
        func odds(_ holds: Bool, continued: Int, begun: Int) -> Double {
            let overall = (Double(inContinued + inBegun) + 0.5) / (Double(continued + begun) + 1)
            let ifContinued =
                (Double(inContinued) + (expected?.ifContinued ?? overall)) / (Double(continued) + 1)
            let ifBegun = (Double(inBegun) + (expected?.ifBegun ?? overall)) / (Double(begun) + 1)
            return holds ? ifBegun / ifContinued : (1 - ifBegun) / (1 - ifContinued)
        }
    }

    private struct Pair {
        let previous: SourceLine
        let next: SourceLine
        let begins: Bool
    }

    private var room: LineRoom
    private var hyphens = HyphenHabit()
    private var continued = 0
    private var begun = 0
    private var fits = Sign(expected: (ifContinued: 0.25, ifBegun: 0.9))
    private var emptyLine = Sign()
    private var endsInBlank = Sign()

    init(of lines: ArraySlice<SourceLine>) {
        let pairs = zip(lines, lines.dropFirst())
        let sure = pairs.compactMap { previous, next in
            WrapHabits.surely(previous, next).map { Pair(previous: previous, next: next, begins: $0) }
        }
        room = LineRoom(ofWrapped: sure.filter { !$0.begins }.map { ($0.previous, $0.next) })
        for pair in sure {
            if pair.begins { begun += 1 } else { continued += 1 }
            fits.count(fits(pair.previous, pair.next), begins: pair.begins)
            if !pair.next.startsPage { emptyLine.count(pair.next.emptyLinesBefore > 0, begins: pair.begins) }
            endsInBlank.count(pair.previous.endsInBlank, begins: pair.begins)
        }
        guard let width = room.exactColumns else { return }
        for (previous, next) in pairs where !fits(previous, next) {
            hyphens.count(previous, next, columns: width)
        }
    }

    /// Whether the next line's first word would have fitted on the line before.
    func fits(_ previous: SourceLine, _ next: SourceLine) -> Bool { room.fits(previous, next) }

    /// Whether the file has a line to a paragraph: then a line end means its end.
    var rarelyWraps: Bool { continued * 20 < begun }

    /// Whether a word was cut at the line's end, at its hyphen: `QĐ-` / `TTg`.
    func cutsWord(_ previous: SourceLine) -> Bool {
        previous.words.last?.text.unicodeScalars.last == SourceLine.softHyphen
            || previous.endsInHyphen && hyphens.cutsWord(previous)
    }

    /// The odds, by the layout alone, that something new begins at `next`.
    func oddsOfBreak(_ previous: SourceLine, _ next: SourceLine) -> Double {
        func odds(_ sign: Sign, _ holds: Bool) -> Double {
            sign.odds(holds, continued: continued, begun: begun)
        }
        let base = Double(begun + 1) / Double(continued + 1)
        let blank = next.startsPage ? 1 : odds(emptyLine, next.emptyLinesBefore > 0)
        // A paragraph's last line happens to be full about once in ten times,
        // however few such lines this file shows.
        let layout = max(odds(fits, fits(previous, next)), 0.1)
        return base * blank * layout * odds(endsInBlank, previous.endsInBlank)
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
}

/// How much a line takes: the least width at which a line of this file was broken.
///
/// A paragraph's first line is measured apart, for it is often indented.
struct LineRoom: Sendable {
    private var measure = LineMeasure.columns
    private var first = Int.max
    private var inner = Int.max
    /// The width in columns, where the lines were wrapped exactly at it; else nil.
    private(set) var exactColumns: Int?

    /// Fewer lines than these say nothing of a width of their own.
    private static let enough = 12

    init(ofWrapped pairs: [(previous: SourceLine, next: SourceLine)]) {
        var evenness = 0.0
        for candidate in LineMeasure.allCases {
            let needs = pairs.map {
                (isInner: LineRoom.isInner($0.previous), need: candidate.need($0.previous, $0.next))
            }
            let all = needs.map(\.need).sorted()
            guard let least = LineRoom.least(of: all) else { return }
            let typical = Double(all[all.count / 2])
            guard Double(least) / typical > evenness else { continue }
            evenness = Double(least) / typical
            let ofInner = needs.filter(\.isInner).map(\.need).sorted()
            measure = candidate
            first = least
            inner = ofInner.count >= LineRoom.enough ? LineRoom.least(of: ofInner) ?? least : least
        }
        let longest = pairs.map { LineMeasure.columns.width(of: $0.previous) }.max() ?? 0
        if measure == .columns, first > longest { exactColumns = longest }
    }

    func fits(_ previous: SourceLine, _ next: SourceLine) -> Bool {
        measure.isLess(measure.need(previous, next), than: LineRoom.isInner(previous) ? inner : first)
    }

    /// Whether a line surely stands inside its paragraph.
    private static func isInner(_ line: SourceLine) -> Bool {
        line.words.first.map { Lexeme.startsLower($0.text) } ?? false
    }

    /// The smallest of the sorted values, without the stray ones (at most one in fifty).
    private static func least(of needs: [Int]) -> Int? {
        guard let smallest = needs.first else { return nil }
        let typical = needs[needs.count / 50]
        return smallest * 100 >= typical * 93 ? smallest : typical
    }
}

/// Whether the writer of the lines cut words at their hyphens.
///
/// One that breaks only at blanks would have kept `2021-2030` whole; a hyphen at
/// its line's end then stood before a blank (`2022- 2030`). Only lines wrapped
/// exactly at a column can show it, and letters and digits each for themselves.
struct HyphenHabit: Sendable {
    private var kept = [false: 0, true: 0]
    private var cut = [false: 0, true: 0]

    mutating func count(_ previous: SourceLine, _ next: SourceLine, columns: Int) {
        if previous.endsInHyphen { cut[HyphenHabit.isAfterDigit(previous.words.last?.text), default: 0] += 1 }
        guard let word = next.words.first?.text, let hyphen = word.dropFirst().firstIndex(of: "-"),
            word.index(after: hyphen) < word.endIndex
        else { return }
        let head = word[...hyphen]
        let need = LineMeasure.columns.width(of: previous) + 1 + head.unicodeScalars.count
        if need <= columns { kept[HyphenHabit.isAfterDigit(String(head)), default: 0] += 1 }
    }

    func cutsWord(_ line: SourceLine) -> Bool {
        let isAfterDigit = HyphenHabit.isAfterDigit(line.words.last?.text)
        let (kept, cut) = (kept[isAfterDigit, default: 0], cut[isAfterDigit, default: 0])
        if kept > 0, kept >= cut { return false }
        // A writer that keeps words of letters whole keeps years whole too.
        return !(isAfterDigit && self.kept[false, default: 0] > 1 && self.cut[false, default: 0] == 0)
    }

    private static func isAfterDigit(_ word: String?) -> Bool {
        guard let before = word?.unicodeScalars.dropLast().last else { return false }
        return ("0"..."9").contains(before)
    }
}

extension WrapHabits {
    /// Whether the paragraphs of a Word file are those of its writer: one made from the pages of another
    /// file has a paragraph to a printed line, and many begin in the middle of a sentence.
    static func areWhole(paragraphs: ArraySlice<SourceLine>) -> Bool {
        let goingOn = paragraphs.count { line in
            Marker(line) == nil && line.words.first.map { Lexeme.startsLower($0.text) } == true
        }
        return goingOn * 5 <= paragraphs.count
    }
}
