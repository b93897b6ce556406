import Diagnostics
import TestSupport
import Testing

/// Columns far inside long lines, which are counted from milestones and not from the start each time.
@Suite struct LongLineTests {
    private static let pieces = [
        "a", "ệ", "Đ", "–", "“", "…", " ", "ß", "\u{1EF9}", "e\u{301}", "👩\u{200D}💻", "中", "\u{2028}", "\r",
    ]

    /// As letters are counted one by one, by the standard library.
    private func column(_ file: SourceFile, _ offset: Int) -> Int {
        let start = file.lineRange(file.lineNumber(at: offset)).lowerBound
        return String(decoding: file.utf8[start..<offset], as: UTF8.self).count + 1
    }

    @Test(arguments: 0..<6)
    func aColumnIsThatOfCountingFromTheStart(_ seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        // The first rounds have letters only, the later ones more and more that join.
        let pieces = Self.pieces.prefix(9 + Int(seed))
        let lines = (0..<4).map { _ in
            (0..<Int.random(in: 0..<9000, using: &random)).map { _ in
                Int.random(in: 0..<200, using: &random) == 0
                    ? pieces.randomElement(using: &random) ?? "a"
                    : pieces.prefix(9).randomElement(using: &random) ?? "a"
            }.joined()
        }
        let file = SourceFile(path: "x", text: lines.joined(separator: "\n"))
        var starts: [Int] = []
        var offset = 0
        for scalar in file.text.unicodeScalars {
            starts.append(offset)
            offset += String(scalar).utf8.count
        }
        for offset in starts.filter({ _ in Int.random(in: 0..<60, using: &random) == 0 }) + [
            offset, offset + 9,
        ] {
            let position = file.position(at: offset)
            #expect(position.column == column(file, min(offset, file.utf8.count)), "\(seed): \(offset)")
        }
    }

    /// A message at every word of a line of megabytes.
    @Test func manyPlacesInOneLine() {
        let word = "bình đẳng giới – "
        let file = SourceFile(path: "x", text: String(repeating: word, count: 100_000))
        for number in stride(from: 0, to: 100_000, by: 97) {
            #expect(file.position(at: number * word.utf8.count).column == number * word.count + 1)
        }
    }
}
