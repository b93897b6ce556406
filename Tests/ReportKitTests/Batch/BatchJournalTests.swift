import Files
import TestSupport
import Testing

@testable import ReportKit

/// What was written into a journal comes out of it, however it was cut short.
@Suite struct BatchJournalTests {
    private static let folder = "ra/.baocao-batch"
    private static let path = "ra/.baocao-batch/1-of-1.jsonl"

    private static func entry(_ number: Int, output: String = "bb") -> BatchJournal.Entry {
        BatchJournal.Entry(
            report: "phường \"\(number)\"-2026.pdf", inputs: "aa\(number)", output: output, warnings: number,
            organisation: "UBND phường \(number)\n\u{2028}")
    }

    private static let questions = [["k plan.yaml", "r plan.yaml"], ["r plan.yaml", "R ../cũ/plan.yaml"]]

    private func journal(_ environment: InMemoryEnvironment, _ shard: Shard = .whole) throws -> BatchJournal {
        try BatchJournal(in: Self.folder, shard: shard, environment: environment)
    }

    @Test func tellsWhatItWasTold() throws {
        let environment = InMemoryEnvironment()
        var written = try journal(environment)
        for number in 0..<6 { try written.add(Self.entry(number), Self.questions[number % 2]) }
        let read = try journal(environment)
        for number in 0..<6 {
            let known = try #require(read.entry(for: Self.entry(number).report))
            #expect(known.questions == Self.questions[number % 2])
            #expect(known.entry.warnings == number)
            #expect(known.entry.organisation == Self.entry(number).organisation)
        }
        #expect(read.entry(for: "none.pdf") == nil)
        // Six reports, and each list of questions once.
        #expect(environment.contents(Self.path)?.count { $0 == UInt8(ascii: "\n") } == 8)
    }

    @Test func theLastLineOfAReportCounts() throws {
        let environment = InMemoryEnvironment()
        var written = try journal(environment)
        try written.add(Self.entry(1, output: "old"), Self.questions[0])
        try written.add(Self.entry(1, output: "new"), Self.questions[1])
        for known in [written, try journal(environment)] {
            let found = known.entry(for: Self.entry(1).report)
            #expect(found?.entry.output == "new" && found?.questions == Self.questions[1])
        }
    }

    /// Cut at every byte: what is known was written, in its order, and what comes after is kept.
    @Test func cutAnywhereItLosesNoMoreThanTheCutLine() throws {
        let whole = InMemoryEnvironment()
        var written = try journal(whole)
        for number in 0..<3 { try written.add(Self.entry(number), Self.questions[number % 2]) }
        let bytes = try #require(whole.contents(Self.path))
        for length in 0...bytes.count {
            let cut = InMemoryEnvironment()
            cut.put(Array(bytes.prefix(length)), at: Self.path)
            var known = try journal(cut)
            let count = (0..<3).filter { known.entry(for: Self.entry($0).report) != nil }.count
            #expect((0..<count).allSatisfy { known.entry(for: Self.entry($0).report) != nil }, "\(length)")
            let lines = bytes.prefix(length).split(separator: UInt8(ascii: "\n"))
            let entries = lines.count { $0.starts(with: Array("{\"inputs".utf8)) }
            #expect(count == entries || count == entries - 1, "\(length): \(count) of \(entries)")
            try known.add(Self.entry(9), Self.questions[0])
            let again = try journal(cut)
            #expect(again.entry(for: Self.entry(9).report)?.questions == Self.questions[0], "\(length)")
            let still = (0..<3).filter { again.entry(for: Self.entry($0).report) != nil }.count
            #expect(still == count, "\(length): \(still) of \(count)")
        }
    }

    /// Every byte changed in turn: nothing crashes, and no other report's line is harmed but by a
    /// line end that is gone.
    @Test func aByteThatChangesHarmsItsLineAlone() throws {
        let whole = InMemoryEnvironment()
        var written = try journal(whole)
        for number in 0..<2 { try written.add(Self.entry(number), Self.questions[0]) }
        let bytes = try #require(whole.contents(Self.path))
        for place in bytes.indices {
            let broken = InMemoryEnvironment()
            var changed = bytes
            changed[place] ^= 0x15
            broken.put(changed, at: Self.path)
            let known = try journal(broken)
            let count = (0..<2).filter { number in
                known.entry(for: Self.entry(number).report)?.entry.inputs == "aa\(number)"
            }.count
            let isListHarmed = place <= (bytes.firstIndex(of: UInt8(ascii: "\n")) ?? 0)
            let isLineEnd = bytes[place] == UInt8(ascii: "\n")
            #expect(count >= 1 || isListHarmed || isLineEnd, "\(place): \(count)")
        }
    }

    @Test func partsKnowWhatOtherPartsHaveFinished() throws {
        let environment = InMemoryEnvironment()
        for index in 1...3 {
            var part = try journal(environment, Shard(index: index, count: 3))
            try part.add(Self.entry(index), Self.questions[index % 2])
        }
        environment.put(Array("noise".utf8), at: Self.folder + "/x.txt")
        environment.put([0xFF, 0x0A, 0x7B], at: Self.folder + "/9-of-9.jsonl")
        let whole = try journal(environment)
        for index in 1...3 {
            #expect(whole.entry(for: Self.entry(index).report)?.questions == Self.questions[index % 2])
        }
        // Each part writes into its own file only.
        let lines = environment.paths.filter { $0.hasSuffix("-of-3.jsonl") }
        #expect(lines.count == 3)
    }
}
