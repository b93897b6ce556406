import Diagnostics
import Files

/// The automatic numbers of a Word file: `word/numbering.xml` (ECMA-376 Part 1, 17.9).
struct DocxNumbering {
    struct Level {
        var format = "decimal"
        /// `%1.` or `%1.%2.`: the numbers of the levels with what stands around them.
        var text = ""
        var start = 1
        /// The level behind which this one begins anew, counted from 1; 0 for none, nil for all above it.
        var restart: Int?
        /// The numbers of all levels are written in digits.
        var isLegal = false
        /// The style whose paragraphs stand at this level.
        var style: String?
    }

    /// A numbering that paragraphs name.
    private struct List {
        /// Lists with the same one count on.
        var abstract = ""
        var levels: [Int: Level] = [:]
        /// Where the levels begin when the list is first used.
        var starts: [Int: Int] = [:]
    }

    private var lists: [String: List] = [:]
    /// How far each abstract numbering has counted, by level; nil where it has yet to begin.
    private var counters: [String: [Int?]] = [:]
    private var used: Set<String> = []
    /// Levels Word has.
    private static let levelCount = 9

    init() {}

    init(_ bytes: [UInt8], path: String) throws(DiagnosticError) {
        var definitions = Definitions()
        try XMLReader.read(bytes, path: path, part: DocxText.numberingPart) { event throws(DiagnosticError) in
            if case .start(let element) = event { definitions.take(element) }
        }
        for (number, list) in definitions.lists {
            let abstract = definitions.resolved(list.abstract)
            var whole = List(
                abstract: abstract, levels: definitions.levels[abstract] ?? [:], starts: list.starts)
            whole.levels.merge(list.levels) { _, own in own }
            lists[number] = whole
        }
    }

    /// What the part defines, while it is read.
    private struct Definitions {
        var lists: [String: List] = [:]
        var levels: [String: [Int: Level]] = [:]
        /// The abstract numbering of each style of numbers, and those that are but a name for such a style.
        private var (styles, links): ([String: String], [String: String]) = ([:], [:])
        private var (abstract, number, level): (String?, String?, Int) = (nil, nil, 0)

        mutating func take(_ element: XMLElement) {
            let value = element["val"] ?? ""
            switch element.name {
            case "abstractNum": (abstract, number) = (element["abstractNumId"], nil)
            case "num": (abstract, number) = (nil, element["numId"])
            case "abstractNumId": if let number { lists[number, default: List()].abstract = value }
            case "styleLink": if let abstract { styles[value] = abstract }
            case "numStyleLink": if let abstract { links[abstract] = value }
            case "lvlOverride": level = Int(element["ilvl"] ?? "") ?? 0
            case "startOverride":
                if let number { lists[number, default: List()].starts[level] = Int(value) ?? 1 }
            case "lvl":
                level = Int(element["ilvl"] ?? "") ?? 0
                set { $0 = Level() }
            case "numFmt": set { $0.format = value }
            case "lvlText": set { $0.text = value }
            case "start": set { $0.start = Int(value) ?? 1 }
            case "lvlRestart": set { $0.restart = Int(value) }
            case "isLgl": set { $0.isLegal = element.isOn }
            case "pStyle": set { $0.style = value }
            default: return
            }
        }

        private mutating func set(_ change: (inout Level) -> Void) {
            if let abstract { change(&levels[abstract, default: [:]][level, default: Level()]) }
            if let number { change(&lists[number, default: List()].levels[level, default: Level()]) }
        }

        func resolved(_ abstract: String) -> String { links[abstract].flatMap { styles[$0] } ?? abstract }
    }

    /// At which level of a list the paragraphs of a style stand, if the list says so.
    func level(ofStyle style: String, in number: String) -> Int? {
        lists[number]?.levels.first { $0.value.style == style }?.key
    }

    /// What Word prints before a paragraph of a list, counting it: `II.`, `a)`, `-`.
    mutating func label(of number: String, level: Int) -> AutomaticNumber {
        let none = AutomaticNumber(printed: "", parts: [], opening: "")
        guard let list = lists[number], let own = list.levels[level],
            (0..<DocxNumbering.levelCount).contains(level)
        else { return none }
        if own.format == "bullet" {
            return AutomaticNumber(printed: own.text == "+" ? "+" : "-", parts: [], opening: "")
        }
        if own.format == "none" { return none }
        var counts = counters[list.abstract] ?? Array(repeating: nil, count: DocxNumbering.levelCount)
        if used.insert(number).inserted {
            for level in list.starts.keys where counts.indices.contains(level) { counts[level] = nil }
        }
        let start = { (level: Int) in list.starts[level] ?? list.levels[level]?.start ?? 1 }
        for upper in 0..<level where counts[upper] == nil { counts[upper] = start(upper) }
        counts[level] = counts[level].map { min($0, Int(Int32.max)) + 1 } ?? start(level)
        for deeper in (level + 1)..<max(level + 1, DocxNumbering.levelCount)
        where (list.levels[deeper]?.restart ?? deeper) > level { counts[deeper] = nil }
        counters[list.abstract] = counts
        var label = own.text
        var parts: [AutomaticNumber.Part] = []
        for upper in 0...level {
            let mark = "%\(upper + 1)"
            let (count, format) = (counts[upper] ?? 1, list.levels[upper]?.format ?? "decimal")
            let shown = own.isLegal ? "decimal" : format
            // In digits by `isLgl`, the number of a section is still that of the section.
            if own.text.contains(mark) {
                parts.append(.init(number: count, format: upper == level ? shown : format))
            }
            label = label.replacing(mark, by: DocxNumbering.text(count, shown))
        }
        return AutomaticNumber(
            printed: label, parts: parts, opening: String(own.text.prefix { $0 != "%" }))
    }

    static func text(_ number: Int, _ format: String) -> String {
        switch format {
        case "upperRoman": (1...39).contains(number) ? RomanNumeral.text(number) : String(number)
        case "lowerRoman": (1...39).contains(number) ? RomanNumeral.text(number).lowercased() : String(number)
        case "upperLetter": letter(number).uppercased()
        case "lowerLetter": letter(number)
        case "decimalZero": (0...9).contains(number) ? "0\(number)" : String(number)
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
