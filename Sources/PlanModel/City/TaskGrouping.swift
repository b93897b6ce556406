package import Diagnostics

/// Task groups over plans that differ: each ward words its headings its own way, so that the
/// groups are declared by their words and not taken from any one plan.
///
/// A task that carries out a campaign belongs where the campaign's name says; any other where its heading
/// says; under a heading that says nothing (of a unit, or of no group) where its own text says; else to
/// the rest. The words are looked for without case and
/// marks, and of several the one that stands first decides.
package struct TaskGrouping: Hashable, Sendable {
    package struct Group: Hashable, Sendable {
        package var name: String
        package var words: [String]
        package var location: Location?

        package init(name: String, words: [String]) {
            self.name = name
            self.words = words
        }
    }

    /// What put a task into its group.
    package enum Basis: Hashable, Sendable, CaseIterable { case heading, text, none }

    package var groups: [Group]
    /// The name of the rest.
    package var other: String

    package init(groups: [Group] = [], other: String = "Nhiệm vụ khác") {
        self.groups = groups
        self.other = other
    }

    /// Of the groups and the rest, which is last.
    package var names: [String] { groups.map(\.name) + [other] }
}

/// A grouping made ready for many tasks; headings that repeat are looked at once.
package struct TaskGrouper: Sendable {
    private struct Word {
        let bytes: [UInt8]
        let group: Int
    }

    private let rest: Int
    /// By their first letter, the longest first.
    private var words: [UInt8: [Word]] = [:]
    private var headings: [String: Int?] = [:]

    package init(_ grouping: TaskGrouping) {
        rest = grouping.groups.count
        for (index, group) in grouping.groups.enumerated() {
            for word in group.words {
                let bytes = Array(Folding.ascii(word).utf8)
                guard let head = bytes.first else { continue }
                words[head, default: []].append(Word(bytes: bytes, group: index))
            }
        }
        // Of two of one length the one of the earlier group stays first.
        for head in words.keys {
            words[head]?.sort { ($1.bytes.count, $0.group) < ($0.bytes.count, $1.group) }
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
        if !isOfUnit, let place = group(named: task.section.title), !others.contains(place) {
            return (place, .heading)
        }
        if let place = first(in: task.item.text, notIn: others) { return (place, .text) }
        return (rest, .none)
    }

    /// The group of a heading or of a campaign's name.
    package mutating func group(named title: String) -> Int? {
        if let known = headings[title] { return known }
        let found = first(in: title)
        headings[title] = found
        return found
    }

    /// The group of the word that stands first; of two at one place the longer, then the earlier group.
    private func first(in text: String, notIn others: Set<Int> = []) -> Int? {
        let letters = Array(Folding.ascii(text).utf8)
        var isBoundary = true
        for (start, letter) in letters.enumerated() {
            defer { isBoundary = !Self.isLetter(letter) }
            guard isBoundary, let candidates = words[letter] else { continue }
            let word = candidates.first { Self.isWord($0.bytes, at: start, in: letters) }
            if let word, !others.contains(word.group) { return word.group }
        }
        return nil
    }

    private static func isWord(_ word: [UInt8], at start: Int, in text: [UInt8]) -> Bool {
        let end = start + word.count
        guard end <= text.count, end == text.count || !isLetter(text[end]) else { return false }
        return text[start..<end].elementsEqual(word)
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte >= 0x80
    }
}
