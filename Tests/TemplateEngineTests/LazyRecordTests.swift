import Synchronization
import TemplateEngine
import Testing

@Suite struct LazyRecordTests {
    /// How often each value was made.
    private final class Counts: Sendable {
        let made = Mutex([Int](repeating: 0, count: 3))
        func value(_ place: Int) -> Value {
            made.withLock { $0[place] += 1 }
            return .int(place * 10)
        }
    }

    private func number(_ value: Value?) -> Int? {
        if case .int(let number)? = value?.kind { number } else { nil }
    }

    @Test func makesOnlyWhatIsAskedForAndOnce() {
        let counts = Counts()
        let record = Record("Thing", ["a", "b", "c"]) { counts.value($0) }
        #expect(record.names == ["a", "b", "c"])
        #expect(counts.made.withLock { $0 } == [0, 0, 0], "names ask for no value")
        #expect(number(record["b"]) == 10)
        #expect(number(record["b"]) == 10)
        #expect(record["d"] == nil)
        #expect(counts.made.withLock { $0 } == [0, 1, 0])
        #expect(record.values.map { number($0) } == [0, 10, 20])
        #expect(counts.made.withLock { $0 } == [1, 1, 1])
    }

    @Test func aChangedCopyLeavesTheFirstAlone() {
        let record = Record("Thing", ["a", "b", "c"]) { .int($0) }
        var copy = record
        copy["b"] = .int(7)
        copy["z"] = .int(8)
        #expect(copy.names == ["a", "b", "c", "z"])
        #expect(copy.values.map { number($0) } == [0, 7, 2, 8])
        #expect(record.values.map { number($0) } == [0, 1, 2])
        var alone = Record("Thing", ["a", "b", "c"]) { .int($0) }
        alone["a"] = .int(5)
        #expect(alone.values.map { number($0) } == [5, 1, 2], "what is changed is not made over")
    }

    @Test func manyFieldsAndRepeatedNamesAreTakenToo() {
        let names = (0..<200).map { "field\($0)" }
        let record = Record("Wide", names) { .int($0) }
        #expect(number(record["field199"]) == 199)
        let twice = Record("Twice", ["a", "a"]) { .int($0) }
        #expect(twice.names == ["a"])
        #expect(number(twice["a"]) == 1, "the last one counts")
    }

    @Test func threadsSeeTheSameValues() async {
        for round in 0..<200 {
            let record = Record("Shared", (0..<40).map { "f\($0)" }) { .string("value \($0) of \(round)") }
            await withTaskGroup(of: Bool.self) { group in
                for _ in 0..<4 {
                    group.addTask {
                        record.values.enumerated().allSatisfy { place, value in
                            if case .string(let text) = value.kind {
                                text == "value \(place) of \(round)"
                            } else {
                                false
                            }
                        }
                    }
                }
                for await isRight in group { #expect(isRight) }
            }
        }
    }
}
