import Diagnostics
import Files

/// The automatic numbers of a Word file: `word/numbering.xml` (ECMA-376 Part 1, 17.9).
struct DocxNumbering {
    struct Level {
        var format = "decimal"
        /// `%1.` or `%1.%2.`: the numbers of the levels with what stands around them.
        var text = ""
        var start = 1
    }

    /// By abstract numbering and level.
    private var levels: [String: [Int: Level]] = [:]
    /// The abstract numbering each numbering uses.
    private var abstracts: [String: String] = [:]
    /// Levels at which a numbering begins anew when it is first used.
    private var restarts: [String: [Int: Int]] = [:]
    /// How far each list has counted, by level.
    private var counters: [String: [Int]] = [:]
    /// Levels Word has.
    private static let levelCount = 9

    init() {}

    init(_ bytes: [UInt8], path: String) throws(DiagnosticError) {
        var abstract: String?
        var level = 0
        var number: String?
        var levels: [String: [Int: Level]] = [:]
        var abstracts: [String: String] = [:]
        var restarts: [String: [Int: Int]] = [:]
        try XMLReader.read(bytes, path: path, part: DocxText.numberingPart) { event throws(DiagnosticError) in
            guard case .start(let element) = event else { return }
            let value = element["val"] ?? ""
            switch element.name {
            case "abstractNum": abstract = element["abstractNumId"]
            case "num": (abstract, number) = (nil, element["numId"])
            case "lvlOverride": level = Int(element["ilvl"] ?? "") ?? 0
            case "startOverride": if let number { restarts[number, default: [:]][level] = Int(value) ?? 1 }
            case "lvl": level = Int(element["ilvl"] ?? "") ?? 0
            case "abstractNumId": if let number { abstracts[number] = value }
            case "numFmt":
                if let abstract { levels[abstract, default: [:]][level, default: Level()].format = value }
            case "lvlText":
                if let abstract { levels[abstract, default: [:]][level, default: Level()].text = value }
            case "start":
                if let abstract {
                    levels[abstract, default: [:]][level, default: Level()].start = Int(value) ?? 1
                }
            default: return
            }
        }
        (self.levels, self.abstracts, self.restarts) = (levels, abstracts, restarts)
    }

    /// What Word prints before a paragraph of a list, counting it: `II.`, `a)`, `-`.
    mutating func label(of number: String, level: Int) -> String {
        guard let abstract = abstracts[number], let known = levels[abstract], let own = known[level],
            (0..<DocxNumbering.levelCount).contains(level)
        else { return "" }
        if own.format == "bullet" { return "-" }
        if own.format == "none" { return "" }
        var counts = counters[abstract] ?? Array(repeating: 0, count: DocxNumbering.levelCount)
        for (level, start) in restarts.removeValue(forKey: number) ?? [:]
        where counts.indices.contains(level) { counts[level] = max(0, start - 1) }
        for upper in 0...level where counts[upper] == 0 {
            counts[upper] = upper == level ? (known[upper]?.start ?? 1) - 1 : known[upper]?.start ?? 1
        }
        counts[level] = min(counts[level], Int(Int32.max)) + 1
        for deeper in (level + 1)..<max(level + 1, DocxNumbering.levelCount) { counts[deeper] = 0 }
        counters[abstract] = counts
        var label = own.text
        for upper in 0...level {
            label = label.replacing(
                "%\(upper + 1)", by: DocxNumbering.text(counts[upper], known[upper]?.format ?? "decimal"))
        }
        return label
    }

    private static func text(_ number: Int, _ format: String) -> String {
        switch format {
        case "upperRoman": (1...39).contains(number) ? RomanNumeral.text(number) : String(number)
        case "lowerRoman": (1...39).contains(number) ? RomanNumeral.text(number).lowercased() : String(number)
        case "upperLetter": letter(number).uppercased()
        case "lowerLetter": letter(number)
        default: String(number)
        }
    }

    private static func letter(_ number: Int) -> String {
        guard (1...26).contains(number), let scalar = Unicode.Scalar(UInt32(96 + number)) else {
            return String(number)
        }
        return String(scalar)
    }
}

extension String {
    /// Every occurrence of a short mark replaced, in one pass.
    fileprivate func replacing(_ mark: String, by text: String) -> String {
        var result = ""
        var rest = self[...]
        while !rest.isEmpty {
            if rest.hasPrefix(mark) {
                result += text
                rest = rest.dropFirst(mark.count)
            } else {
                result.append(rest.removeFirst())
            }
        }
        return result
    }
}
