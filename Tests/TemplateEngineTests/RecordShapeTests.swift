import Diagnostics
import TestSupport
import Testing

@testable import TemplateEngine

/// A look-up remembers the shape of the record it met last: every other record must be met as new.
@Suite struct RecordShapeTests {
    private static let names = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k"]

    /// Records with some of the names in any order; some own their names and are changed later.
    private func records(_ generator: inout SeededGenerator) -> [Record] {
        (0..<60).map { number in
            let picked = Self.names.shuffled(using: &generator).prefix(
                Int.random(in: 1...11, using: &generator))
            let fields = picked.map { (name: $0, value: Value.string("\(number)\($0)")) }
            var record = Record(number % 3 == 0 ? "task" : "unit", fields)
            if number % 4 == 0 { record["k"] = .string("\(number)k") }
            return record
        }
    }

    @Test(arguments: 0..<20)
    func aGuessNeverAnswersForAnotherShape(_ seed: Int) {
        var generator = SeededGenerator(seed: UInt64(seed))
        let records = records(&generator)
        for name in Self.names {
            var guess = FieldGuess()
            for _ in 0..<200 {
                guard let record = records.randomElement(using: &generator) else { continue }
                #expect(record.pointer(to: name, guess: &guess)?.pointee.text == record[name]?.text)
            }
        }
    }

    /// The same through a template, whose every look-up goes over all records.
    @Test func aLoopOverRecordsOfManyShapesFindsEachField() throws {
        var generator = SeededGenerator(seed: 99)
        let records = records(&generator)
        let data = Record("data", [("rows", .list(records.map { .record($0) }))])
        let engine = TemplateEngine(options: RenderOptions(escaping: .none))
        for name in Self.names {
            let text = "{% for r in rows %}{{ r.\(name) if r.\(name) is defined else '-' }},{% endfor %}"
            let template = try engine.parse(SourceFile(path: "t", text: text))
            let expected = records.map { ($0[name]?.text ?? "-") + "," }.joined()
            #expect(try engine.render(template, with: data).text == expected)
        }
    }

    /// A record that changes is another one from then on, for those that shared its names too.
    @Test func aChangedRecordLeavesTheOthersAsTheyWere() {
        let first = Record("task", [("id", .string("1")), ("name", .string("x"))])
        var second = first
        var guess = FieldGuess()
        #expect(first.pointer(to: "name", guess: &guess)?.pointee.text == "x")
        second["added"] = .string("y")
        second["name"] = .string("z")
        #expect(second.pointer(to: "name", guess: &guess)?.pointee.text == "z")
        #expect(first.pointer(to: "name", guess: &guess)?.pointee.text == "x")
        // Each name has a guess of its own.
        var other = FieldGuess()
        #expect(first.pointer(to: "added", guess: &other) == nil)
        #expect(second.pointer(to: "added", guess: &other)?.pointee.text == "y")
        #expect(first.pointer(to: "added", guess: &other) == nil)
    }
}
