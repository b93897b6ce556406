import Diagnostics
import Testing

/// Of more messages than anyone reads the first are told, errors before the others, and the rest counted.
@Suite struct FloodTests {
    /// Severities in an order that a seed decides, each under a number of its own.
    private func flood(_ count: Int, seed: Int) -> [Diagnostic] {
        (0..<count).map { number in
            let severity: Diagnostic.Severity = [.error, .warning, .note][(number * 7 + seed * number) % 3]
            return Diagnostic(
                severity, DiagnosticID("n", .data), Message(vi: "số \(number)", en: "\(number)"))
        }
    }

    @Test(arguments: 0..<8)
    func whatFitsStaysAsItIs(_ count: Int) {
        let told = flood(count, seed: count)
        #expect(told.capped(at: count) == told)
        #expect(told.capped(at: count + 1, path: "a.csv") == told)
    }

    @Test(arguments: 0..<12)
    func nothingIsLostFromTheCount(_ seed: Int) throws {
        let all = flood(40 + seed, seed: seed)
        for limit in [1, 5, 13, 39] {
            let told = all.capped(at: limit)
            #expect(told.count == limit + 1)
            let note = try #require(told.last)
            #expect(note.id == .moreFaults && note.severity == .note && note.location == nil)
            #expect(note.message.en == "and \(all.count - limit) more")
            #expect(note.message.vi == "và \(all.count - limit) lỗi hoặc cảnh báo nữa")
        }
    }

    @Test(arguments: 0..<6)
    func errorsComeFirstEachInItsOrder(_ seed: Int) {
        let all = flood(50, seed: seed)
        let told = all.capped(at: 20).dropLast()
        let errors = all.filter { $0.severity == .error }
        #expect(Array(told.prefix(min(20, errors.count))) == Array(errors.prefix(20)))
        #expect(
            Array(told.dropFirst(errors.count))
                == Array(all.filter { $0.severity != .error }.prefix(max(0, 20 - errors.count))))
    }

    @Test func aFileIsNamed() {
        let note = flood(3, seed: 0).capped(at: 1, path: "vhxh.csv").last
        #expect(note?.location?.description == "vhxh.csv")
        #expect(note?.message.vi == "và 2 lỗi hoặc cảnh báo nữa trong tệp này")
        #expect(note?.message.en == "and 2 more in this file")
    }
}
