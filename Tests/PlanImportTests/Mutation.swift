import Foundation

/// Faults that typing, copying and reading by machine put into a plan; the same for the same seed.
struct Mutation {
    struct Random: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            // SplitMix64 (Steele, Lea, Flood: Fast splittable pseudorandom number generators, 2014).
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = state
            mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
            return mixed ^ (mixed >> 31)
        }
    }

    enum Kind: String, CaseIterable {
        case removedLine, doubledLine, swappedLines, cutWord, digits, bullet, tabs, readByMachine
        case decomposed, misplacedMark, joinedLines, blankLine, pageBreak, capitals, truncated, noBullet
        case doubledBlanks, lostSpace, strayMark
    }

    private var lines: [String]
    private var random: Random
    private(set) var done: [String] = []

    /// A text with so many faults, behind its head.
    static func mutate(_ text: String, seed: UInt64, count: Int) -> (text: String, done: [String]) {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let head = lines.prefix(1 + (lines.firstIndex { $0.contains("KẾ HOẠCH") } ?? -1))
        var mutation = Mutation(lines: Array(lines.dropFirst(head.count)), random: Random(state: seed))
        for _ in 0..<count { mutation.step() }
        return ((head + mutation.lines).joined(separator: "\n"), mutation.done)
    }

    private mutating func step() {
        guard lines.count > 3, let kind = Kind.allCases.randomElement(using: &random) else { return }
        let filled = lines.indices.filter { !lines[$0].allSatisfy(\.isWhitespace) }
        guard let place = filled.randomElement(using: &random) else { return }
        done.append("\(kind.rawValue) \(place + 1)")
        switch kind {
        case .removedLine: lines.remove(at: place)
        case .doubledLine: lines.insert(lines[place], at: place)
        case .swappedLines: if place + 1 < lines.count { lines.swapAt(place, place + 1) }
        case .joinedLines:
            if place + 1 < lines.count { lines[place] += " " + lines.remove(at: place + 1) }
        case .blankLine: lines.insert("", at: place)
        case .pageBreak: lines.insert("\u{0C}\(Int.random(in: 1...9, using: &random))", at: place)
        case .truncated: if place > lines.count / 2 { lines.removeSubrange((place + 1)...) }
        case .cutWord: cut(place)
        default: lines[place] = changed(lines[place], by: kind)
        }
    }

    private mutating func cut(_ place: Int) {
        let line = Array(lines[place])
        let at = Int.random(in: 0...line.count, using: &random)
        lines.replaceSubrange(place...place, with: [String(line[..<at]), String(line[at...])])
    }

    private mutating func changed(_ line: String, by kind: Kind) -> String {
        switch kind {
        case .digits:
            return String(
                line.map {
                    $0.isASCII && $0.isNumber ? Character("\(Int.random(in: 0...9, using: &random))") : $0
                })
        case .bullet:
            let marks = ["– ", "• ", "+ ", "* ", "· ", "o ", "-", "—", "\u{F0B7} ", "✓ ", "➢ "]
            let mark = marks.randomElement(using: &random) ?? ""
            return mark + line.drop { "-+–•".contains($0) || $0.isWhitespace }
        case .noBullet: return String(line.drop { "-+–•".contains($0) || $0.isWhitespace })
        case .tabs: return line.replacingOccurrences(of: " ", with: "\t")
        case .doubledBlanks: return line.replacingOccurrences(of: " ", with: "  ")
        case .lostSpace:
            let blanks = line.indices.filter { line[$0] == " " }
            guard let blank = blanks.randomElement(using: &random) else { return line }
            return String(line[..<blank] + line[line.index(after: blank)...])
        case .strayMark:
            let marks = ["|", "~", "_", "…", "...", ".", ":", "(", ")", "“", "#", "**", "`", "\\", "<b>"]
            let at = line.indices.randomElement(using: &random) ?? line.startIndex
            return line[..<at] + (marks.randomElement(using: &random) ?? "") + line[at...]
        case .readByMachine:
            let faults: [Character: Character] = ["0": "O", "1": "l", "I": "l", "l": "1", "O": "0", "5": "S"]
            return String(line.map { Bool.random(using: &random) ? faults[$0] ?? $0 : $0 })
        case .decomposed: return line.decomposedStringWithCanonicalMapping
        case .misplacedMark:
            // The dot below before the hat and after it: both are written, and both mean ệ.
            return line.replacingOccurrences(of: "ệ", with: "e\u{302}\u{323}")
                .replacingOccurrences(of: "ộ", with: "ọ\u{302}").replacingOccurrences(
                    of: "ế", with: "ê\u{301}")
        case .capitals: return Bool.random(using: &random) ? line.uppercased() : line.lowercased()
        default: return line
        }
    }
}
