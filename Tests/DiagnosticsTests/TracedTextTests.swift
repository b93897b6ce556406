import Diagnostics
import Testing

/// A text that knows where each of its bytes came from keeps knowing it when it is cut and joined.
@Suite struct TracedTextTests {
    private let template = SourceFile(path: "mau.j2", text: "Có {{ n }} tổ, {{ m }} hộ.")
    private let part = SourceFile(path: "phan.j2", text: "Phần khác: {{ k }}")

    /// Pieces of a few words each, every second of them a value with an origin.
    private func sample(_ pieces: [String], of file: SourceFile, row: Int = 0) -> TracedText {
        var text = TracedText()
        for (index, piece) in pieces.enumerated() {
            text.utf8 += Array(piece.utf8)
            let cell = CellReference(path: "a.csv", sheet: "S", column: index, row: row)
            text.segments.append(
                .init(
                    end: text.utf8.count, place: SourceSpan(file, index..<index + 1),
                    origin: index.isMultiple(of: 2) ? nil : .place(.cell(cell)),
                    isValue: !index.isMultiple(of: 2)))
        }
        return text
    }

    @Test func everyByteHasItsStretch() {
        let pieces = ["Có ", "12", " tổ, ", "", "340", " hộ."]
        let text = sample(pieces, of: template)
        var offset = 0
        for (index, piece) in pieces.enumerated() {
            for place in offset..<offset + piece.utf8.count {
                #expect(text.segment(at: place)?.place.utf8 == index..<index + 1, "byte \(place)")
            }
            offset += piece.utf8.count
        }
        #expect(text.segment(at: offset) == nil && text.segment(at: .max) == nil)
        #expect(text.text == pieces.joined())
        #expect(TracedText().segment(at: 0) == nil)
    }

    @Test func joiningKeepsPlacesAndFiles() {
        var whole = sample(["Có ", "12"], of: template)
        let more = sample(["Phần ", "7", "."], of: part, row: 4)
        whole.segments.append(more.segments, at: whole.utf8.count)
        whole.utf8 += more.utf8
        #expect(whole.segments.count == 5)
        #expect(
            whole.segments.map(\.place.file.path) == ["mau.j2", "mau.j2", "phan.j2", "phan.j2", "phan.j2"])
        #expect(whole.segment(at: whole.utf8.count - 1)?.place.utf8 == 2..<3)
        #expect(whole.segments.map(\.isValue) == [false, true, false, true, false])
        let cells = whole.segments.origins.flatMap(\.places).map(\.description)
        #expect(cells == ["a.csv:S!B1", "a.csv:S!B5"])
    }

    @Test func cuttingAndJoiningAgainChangesNothing() {
        let pieces = ["a", "bb", "ccc", "dddd", "eeeee"]
        for count in 0...pieces.count {
            let whole = sample(pieces, of: template)
            var head = whole
            let offset = pieces.prefix(count).joined().utf8.count
            let tail = head.segments.cut(from: count, at: offset)
            #expect(head.segments.count == count && tail.count == pieces.count - count)
            #expect(tail.first.map { $0.end > 0 } ?? true)
            head.segments.append(tail, at: offset)
            #expect(head.segments.map(\.end) == whole.segments.map(\.end))
            #expect(head.segments.map(\.place.utf8) == whole.segments.map(\.place.utf8))
            #expect(head.segments.map(\.origin) == whole.segments.map(\.origin))
        }
    }

    /// A file is known by itself and not by its name: two of one name stay apart.
    @Test func filesOfOneNameStayApart() {
        let twin = SourceFile(path: "mau.j2", text: "khác")
        var text = sample(["a", "b"], of: template)
        let numbers = [template, twin, template].map { text.segments.number(of: $0) }
        #expect(numbers[0] == numbers[2] && numbers[0] != numbers[1])
        text.segments.append(sample(["c"], of: twin).segments, at: 2)
        #expect(text.segments.map { $0.place.file === twin } == [false, false, true])
    }

    /// The places a value rests on, each once, in the order of its parts, however deep they lie.
    @Test func originsTellEachPlaceOnce() {
        let cells = (0..<4).map {
            Origin.place(.cell(CellReference(path: "a", sheet: "S", column: $0, row: 0)))
        }
        let sum = Origin.computed(rule: "sum", parts: [cells[1], cells[0], cells[1]])
        let share = Origin.computed(
            rule: "share", parts: [sum, cells[3], .computed(rule: "count", parts: [])])
        let nested = Origin.computed(rule: "sum", parts: [share, sum, cells[2]])
        #expect(share.places.map(\.description) == ["a:S!B1", "a:S!A1", "a:S!D1"])
        #expect(nested.places.map(\.description) == ["a:S!B1", "a:S!A1", "a:S!D1", "a:S!C1"])
        #expect(Origin.computed(rule: "sum", parts: []).places.isEmpty)
    }

    /// The log throws everything it has when one entry is an error, in the order it was told.
    @Test func aLogThrowsAllOfItOrNothing() {
        let entry = { (severity: Diagnostic.Severity, stage: Stage) in
            Diagnostic(severity, DiagnosticID("x", stage), Message(vi: "v", en: "e"), at: .file("f"))
        }
        var log = DiagnosticLog()
        #expect(throws: Never.self) { try log.throwErrors() }
        log.report(contentsOf: [entry(.note, .data), entry(.warning, .template)])
        #expect(throws: Never.self) { try log.throwErrors() }
        #expect(log.hasWarnings && !log.hasErrors)
        #expect(DiagnosticError(log.entries) == nil && DiagnosticError([]) == nil)
        log.report(entry(.error, .output))
        log.report(entry(.error, .layout))
        let error = #expect(throws: DiagnosticError.self) { try log.throwErrors() }
        #expect(error?.diagnostics.map(\.severity) == [.note, .warning, .error, .error])
        // The first error decides the exit status, not the first entry.
        #expect(error?.stage == .output)
    }
}
