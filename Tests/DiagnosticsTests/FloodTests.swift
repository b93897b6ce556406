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
        #expect(told.cappedByKind(at: count) == told)
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

    /// Of each kind, in each file and of each weight, some are kept where they stood.
    @Test(arguments: 1..<6)
    func noKindHidesAnother(_ limit: Int) throws {
        let names = ["a/x", "a/y", "b"]
        let all = (0..<60).map { number in
            Diagnostic(
                number % 5 == 0 ? .error : .warning, DiagnosticID(names[number % 3], .data),
                Message(vi: "\(number)", en: "\(number)"),
                at: number % 4 == 0 ? nil : .file(number % 4 == 1 ? "p.csv" : "q.csv"))
        }
        let told = all.cappedByKind(at: limit)
        #expect(told.filter { $0.id != .moreFaults } == kept(all, limit))
        let notes = told.filter { $0.id == .moreFaults }
        let hidden = notes.compactMap { Int($0.message.en.split(separator: " ")[1]) }
        #expect(told.count - notes.count + hidden.reduce(0, +) == all.count)
        #expect(notes.contains { $0.location == nil } && notes.contains { $0.location == .file("q.csv") })
        #expect(told.cappedByKind(at: limit) == told)
    }

    private func kept(_ all: [Diagnostic], _ limit: Int) -> [Diagnostic] {
        var kept: [Diagnostic] = []
        for diagnostic in all {
            let alike = kept.count {
                $0.severity == diagnostic.severity && $0.location == diagnostic.location
                    && $0.id.name.first == diagnostic.id.name.first
            }
            if alike < limit { kept.append(diagnostic) }
        }
        return kept
    }

    @Test func theRestIsCountedInItsFile() {
        let one = Diagnostic.error(DiagnosticID("a/x", .data), vi: "x", en: "x", at: .file("vhxh.csv"))
        let note = [one, one, one].cappedByKind(at: 1).last
        #expect(note?.location == .file("vhxh.csv"))
        #expect(note?.message.vi == "và 2 điểm “a” nữa trong tệp này")
        #expect(note?.message.en == "and 2 more “a” in this file")
    }
}
