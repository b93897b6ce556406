internal import Diagnostics

/// A grouping made ready for many tasks; texts that repeat are read once.
package struct TaskGrouper: Sendable {
    /// What a text says: of its first clause the group of the first word and the one group of its weak words,
    /// and the one group that its later clauses begin with.
    private struct Reading {
        var strong: Int?
        var weak: Int?
        var later: Int?
    }

    private struct Word {
        let bytes: [UInt8]
        /// Nil for what says nothing.
        let group: Int?
        let isWeak: Bool
    }

    private let rest: Int
    /// By their first two letters, the longest first.
    private var words = [[Word]](repeating: [], count: 1 << 10)
    private var readings: [TextKey: Reading] = [:]

    package init(_ grouping: TaskGrouping) {
        rest = grouping.groups.count
        add(grouping.ignored, to: nil)
        for (index, group) in grouping.groups.enumerated() { add(group.words, to: index) }
        for (index, group) in grouping.groups.enumerated() { add(group.weakWords, to: index, isWeak: true) }
        // Of two of one length the one that was added first stays first.
        for place in words.indices where words[place].count > 1 {
            words[place] = words[place].enumerated()
                .sorted { ($1.element.bytes.count, $0.offset) < ($0.element.bytes.count, $1.offset) }
                .map(\.element)
        }
    }

    private mutating func add(_ texts: [String], to group: Int?, isWeak: Bool = false) {
        for text in texts {
            let bytes = Self.letters(of: text).filter { $0 != Self.end }
            guard !bytes.isEmpty else { continue }
            words[Self.place(bytes, 0)].append(Word(bytes: bytes, group: group, isWeak: isWeak))
        }
    }

    /// - Parameters:
    ///   - isOfUnit: whether the task's heading names a unit and no subject.
    ///   - campaign: the name of the one that the task carries out; nil where it carries out none.
    ///   - others: groups of campaigns that it names beside other work: it belongs to none of them.
    package mutating func group(
        of task: PlanTask, isOfUnit: Bool, campaign: String?, notIn others: Set<Int> = []
    ) -> (place: Int, basis: TaskGrouping.Basis) {
        if let campaign, let place = group(named: campaign) { return (place, .text) }
        let text = others.isEmpty ? known(task.item.text) : read(task.item.text, notIn: others)
        if let place = text.strong { return (place, .text) }
        var heading = isOfUnit ? Reading() : known(task.section.title)
        if heading.strong.map(others.contains) ?? false { heading.strong = nil }
        if heading.weak.map(others.contains) ?? false { heading.weak = nil }
        if let place = heading.strong { return (place, .heading) }
        if let place = text.weak { return (place, .text) }
        if let place = heading.weak { return (place, .heading) }
        return text.later.map { ($0, .text) } ?? (rest, .none)
    }

    /// The group of a campaign by its name.
    package mutating func group(named name: String) -> Int? {
        let reading = known(name)
        return reading.strong ?? reading.weak ?? reading.later
    }

    private mutating func known(_ text: String) -> Reading {
        let key = TextKey(text)
        if let known = readings[key] { return known }
        let found = read(text)
        if readings.count < Self.mostKept { readings[key] = found }
        return found
    }

    private func read(_ text: String, notIn others: Set<Int> = []) -> Reading {
        let letters = Self.letters(of: text)
        var reading = Reading()
        var weak = Agreement()
        var later = Agreement()
        var isFirst = true
        var isDecided = false
        var place = 0
        while place < letters.count {
            if letters[place] == Self.end {
                (isFirst, isDecided) = (false, false)
                place += 1
                continue
            }
            let word = isDecided ? nil : word(at: place, in: letters)
            if let word, let group = word.group, !others.contains(group) {
                if word.isWeak {
                    if isFirst { weak.add(group) }
                } else if isFirst {
                    reading.strong = group
                    return reading
                } else {
                    later.add(group)
                    isDecided = true
                }
            }
            place += word?.bytes.count ?? 0
            while place < letters.count, letters[place] > Self.blank { place += 1 }
            if place < letters.count, letters[place] == Self.blank { place += 1 }
        }
        (reading.weak, reading.later) = (weak.group, later.group)
        return reading
    }

    /// The longest word that begins here.
    private func word(at start: Int, in letters: [UInt8]) -> Word? {
        words[Self.place(letters, start)].first { word in
            let end = start + word.bytes.count
            guard end <= letters.count, end == letters.count || letters[end] <= Self.blank else {
                return false
            }
            return word.bytes.indices.allSatisfy { letters[start + $0] == word.bytes[$0] }
        }
    }

    private static func place(_ letters: [UInt8], _ start: Int) -> Int {
        let second = start + 1 < letters.count ? letters[start + 1] : blank
        return Int(letters[start] & 31) << 5 | Int(second & 31)
    }

    /// Letters and digits without case and marks, one blank between words, one end after each clause. What
    /// folding leaves of other characters is quotation marks and dashes.
    private static func letters(of text: String) -> [UInt8] {
        let folded = Array(Folding.ascii(text).utf8)
        var letters: [UInt8] = []
        letters.reserveCapacity(folded.count)
        for (place, byte) in folded.enumerated() {
            if isLetter(byte) {
                letters.append(byte)
            } else if isEnd(byte), place + 1 == folded.count || folded[place + 1] <= blank,
                !goesOn(after: place, of: folded)
            {
                if letters.last == blank { letters.removeLast() }
                if let last = letters.last, last != end { letters.append(end) }
            } else if let last = letters.last, last > blank {
                letters.append(blank)
            }
        }
        if letters.last == blank { letters.removeLast() }
        return letters
    }

    /// Whether a list of names in quotation marks goes on: a semicolon between two of them ends no clause.
    private static func goesOn(after place: Int, of folded: [UInt8]) -> Bool {
        folded[place] == 0x3B && place > 0 && isClosingQuote(folded[place - 1])
    }

    /// `"`, or the last byte of `”`.
    private static func isClosingQuote(_ byte: UInt8) -> Bool { byte == 0x22 || byte == 0x9D }

    private static func isEnd(_ byte: UInt8) -> Bool { byte == 0x2E || byte == 0x3A || byte == 0x3B }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte)
    }

    private static let blank: UInt8 = 0x20
    private static let end: UInt8 = 0x0A
    private static let mostKept = 20_000
}

/// The one group that several words name; nil where they name two.
private struct Agreement {
    private var first: Int?
    private var isDoubtful = false

    mutating func add(_ group: Int) {
        if let first, first != group { isDoubtful = true }
        first = group
    }

    var group: Int? { isDoubtful ? nil : first }
}
