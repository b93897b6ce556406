import Diagnostics
import Foundation
import TestSupport
import Testing

/// Names, folded texts and places, from `Tests/Cases/names`; the file's name tells which.
///
/// - `nearmiss`: the first line is what was typed, the others what is known; the answer is the
///   hint in both languages.
/// - `folding`: each line as it is compared.
/// - `places`: the part `find` names texts; the answer is where each begins and ends, as people
///   count, and the line it stands in.
@Suite(.serialized) struct NameCaseTests {
    @Test(arguments: CaseFile.all(in: "names"))
    func answers(_ entry: CaseFile.Case) {
        let lines = entry["input"].split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let kind = URL(fileURLWithPath: entry.file).deletingPathExtension().lastPathComponent
        let answers: [String] =
            switch kind {
            case "nearmiss": Self.hint(lines)
            case "folding": lines.map { Folding.ascii($0) }
            case "places": Self.places(entry)
            default: ["no such kind: \(kind)"]
            }
        let actual = answers.joined(separator: "\n")
        if let difference = CaseFile.difference(in: entry, part: "output", actual: actual) {
            Issue.record(Comment(rawValue: difference))
        }
    }

    private static func hint(_ lines: [String]) -> [String] {
        guard let hint = NearMiss.hint(for: lines[0], among: Array(lines.dropFirst())) else {
            return ["no hint"]
        }
        return [hint.message.vi, hint.message.en]
    }

    private static func places(_ entry: CaseFile.Case) -> [String] {
        let text = entry["input"].replacing("\\t", with: "\t").replacing("\\u", with: "\u{301}")
        let file = SourceFile(path: "a.txt", text: text)
        return entry["find"].split(separator: "\n").map { wanted in
            let bytes = Array(wanted.replacing("\\u", with: "\u{301}").utf8)
            guard let start = file.utf8.indices.first(where: { file.utf8[$0...].starts(with: bytes) }) else {
                return "\(wanted): not there"
            }
            let span = SourceSpan(file, start..<start + bytes.count)
            let (first, last) = (span.start, span.end)
            return
                "\(wanted): \(first.line):\(first.column) to \(last.line):\(last.column), “\(file.line(first.line))”"
        }
    }
}

/// The numbers behind near names, folding and places hold for all texts, not only for those of
/// the cases.
@Suite struct NamePropertyTests {
    private struct Random {
        var state: UInt64
        mutating func next(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % UInt64(bound))
        }

        mutating func text(of letters: [String], atMost length: Int) -> String {
            (0..<next(length + 1)).map { _ in letters[next(letters.count)] }.joined()
        }
    }

    /// A slip of the finger, whichever it is, leaves the name findable.
    @Test(arguments: 1...10 as ClosedRange<UInt64>)
    func everySlipIsFound(_ seed: UInt64) {
        var random = Random(state: seed)
        let names = ["Trạng thái", "Kết quả", "Số lượt người", "Trong đó nữ", "assessment", "legal_bases"]
        for name in names {
            for _ in 0..<40 {
                var letters = Array(name)
                let place = random.next(letters.count)
                switch random.next(4) {
                case 0: letters.remove(at: place)
                case 1: letters.insert("z", at: place)
                case 2: letters[place] = "z"
                default: if place > 0 { letters.swapAt(place, place - 1) }
                }
                let typed = String(letters)
                guard Folding.ascii(typed) != Folding.ascii(name) else { continue }
                #expect(NearMiss.candidates(for: typed, among: names).first == name, "\(typed)")
            }
        }
    }

    /// A name is never its own near miss, and no more are given than asked for.
    @Test func candidatesAreOtherNamesAndFew() {
        let names = (0..<50).map { "don-vi-\($0)" }
        for name in names {
            let found = NearMiss.candidates(for: name, among: names)
            #expect(!found.contains(name) && found.count <= 3 && Set(found).count == found.count)
        }
        #expect(NearMiss.candidates(for: "don-vi-7", among: names, limit: 1).count == 1)
        #expect(NearMiss.candidates(for: "don-vi-7", among: []).isEmpty)
        #expect(NearMiss.candidates(for: "", among: ["", "a", "ab"]) == ["a"])
    }

    /// Folding a folded text changes nothing, and the length is that of the letters.
    @Test(arguments: 1...10 as ClosedRange<UInt64>)
    func foldingIsDoneOnce(_ seed: UInt64) {
        var random = Random(state: seed)
        let letters = [
            "Ắ", "ữ", "Đ", "đ", "e\u{323}\u{302}", "Z", "-", " ", "7", "ß", "İ", "漢", "🙂", "\u{301}",
        ]
        for _ in 0..<60 {
            let folded = Folding.ascii(random.text(of: letters, atMost: 20))
            #expect(Folding.ascii(folded) == folded)
        }
    }

    /// Places grow letter by letter, and a line's range holds exactly the bytes shown as that line.
    @Test(arguments: 1...20 as ClosedRange<UInt64>)
    func placesGrowWithTheBytes(_ seed: UInt64) {
        var random = Random(state: seed)
        let letters = ["a", "ế", "\n", "e\u{301}", "\t", "🇻🇳", "漢", "\u{300}", "Ỷ"]
        let text = random.text(of: letters, atMost: 60)
        let file = SourceFile(path: "t", text: text)
        var before = file.position(at: 0)
        // Inside a letter of several scalars there is no place people would count.
        let letterStarts = text.indices.map { text.utf8.distance(from: text.startIndex, to: $0) }
        for offset in letterStarts + [file.utf8.count] {
            let position = file.position(at: offset)
            #expect((position.line, position.column) >= (before.line, before.column))
            #expect(position.line == file.lineNumber(at: offset))
            #expect(file.lineRange(position.line).lowerBound <= offset)
            before = position
        }
        let lines = (1...file.lineCount).map { file.line($0) }
        #expect(lines.joined(separator: "\n").unicodeScalars.elementsEqual(text.unicodeScalars))
        #expect(file.position(at: -5) == file.position(at: 0))
        #expect(file.position(at: .max) == file.position(at: file.utf8.count))
        #expect(file.line(0).isEmpty && file.line(file.lineCount + 1).isEmpty)
    }

    /// What was counted before changes no answer, in whatever order a long line is asked about.
    @Test(arguments: 1...4 as ClosedRange<UInt64>)
    func columnsOfLongLinesDoNotDependOnTheOrder(_ seed: UInt64) {
        var random = Random(state: seed)
        let letters = ["a", "ế", "e\u{301}", " ", "漢", "b", "Ỷ", "🇻🇳"]
        let line = (0..<4).map { _ in random.text(of: letters, atMost: 6_000) }.joined()
        let text = line + "\n" + line
        let file = SourceFile(path: "t", text: text)
        let starts = Array(text.indices.enumerated()).filter { $0.offset % 97 == 0 }
        var asked = starts.map { ($0.offset, text.utf8.distance(from: text.startIndex, to: $0.element)) }
        asked += asked.reversed()
        for (characters, offset) in asked {
            let position = file.position(at: offset)
            let column = position.line == 1 ? characters : characters - line.count - 1
            #expect(position.column == column + 1)
        }
    }
}
