/// Writes values as Python's `pprint` does: keys in order, and a container that
/// is wider than 80 columns with an item on each line.
struct PrettyWriter {
    private var text = ""
    private static let width = 80

    static func text(of value: Value) -> String {
        var writer = PrettyWriter()
        var open: [ObjectIdentifier] = []
        writer.write(ordered(value, &open), indent: 0, allowance: 0, depth: 0)
        return writer.text
    }

    /// `allowance`: how many columns what follows on the last line takes.
    private mutating func write(_ value: Value, indent: Int, allowance: Int, depth: Int) {
        let line = Self.line(value)
        guard line.unicodeScalars.count > Self.width - indent - allowance, depth < Limits.valueDepth else {
            text += line
            return
        }
        switch value.kind {
        case .list(let list):
            write(list.items.map { ("", $0) }, "[", "]", indent, allowance, depth)
        case .tuple(let tuple):
            let end = tuple.items.count == 1 ? ",)" : ")"
            write(tuple.items.map { ("", $0) }, "(", end, indent, allowance, depth)
        case .dict(let dict):
            write(dict.pairs.map { (Self.line($0.key) + ": ", $0.value) }, "{", "}", indent, allowance, depth)
        case .string(let string): write(string, indent, allowance, isWhole: depth == 0)
        case .none, .bool, .int, .float, .decimal, .markup, .record, .range, .function, .object, .undefined:
            text += line
        }
    }

    /// A long text as several, one after the other: at its line ends, then between its words; in
    /// parentheses where it is the whole value.
    private mutating func write(_ string: String, _ indent: Int, _ allowance: Int, isWhole: Bool) {
        let (indent, allowance) = isWhole ? (indent + 1, allowance + 1) : (indent, allowance)
        let lines = TextLines.split(string, keepsEnds: true)
        var chunks: [String] = []
        for (place, line) in lines.enumerated() {
            let width = Self.width - indent
            let last = place == lines.count - 1 ? allowance : 0
            chunks += Self.width(of: line) <= width - last ? [line] : Self.folded(line, width, last: last)
        }
        let written = chunks.map { Self.line(.string($0)) }
            .joined(separator: "\n" + String(repeating: " ", count: indent))
        text += isWhole && chunks.count > 1 ? "(" + written + ")" : written
    }

    /// A line cut behind the blanks between words; `last` is what follows its end.
    private static func folded(_ line: String, _ width: Int, last: Int) -> [String] {
        let words = wordsWithBlanks(line)
        var chunks: [String] = []
        var current = ""
        for (place, word) in words.enumerated() {
            let room = place == words.count - 1 ? width - last : width
            if !current.isEmpty, self.width(of: current + word) > room {
                chunks.append(current)
                current = ""
            }
            current += word
        }
        return chunks + [current]
    }

    private static func wordsWithBlanks(_ line: String) -> [String] {
        var words: [String.UnicodeScalarView] = []
        var isBlank = true
        for scalar in line.unicodeScalars {
            let wasBlank = isBlank
            isBlank = CharacterClass.isSpace(scalar)
            if wasBlank && !isBlank || words.isEmpty { words.append(.init()) }
            words[words.count - 1].append(scalar)
        }
        return words.map { String($0) }
    }

    private static func width(of text: String) -> Int { line(.string(text)).unicodeScalars.count }

    private mutating func write(
        _ items: [(label: String, value: Value)], _ left: String, _ right: String, _ indent: Int,
        _ allowance: Int, _ depth: Int
    ) {
        text += left
        for (place, item) in items.enumerated() {
            if place > 0 { text += ",\n" + String(repeating: " ", count: indent + 1) }
            text += item.label
            write(
                item.value, indent: indent + 1 + item.label.unicodeScalars.count,
                allowance: place == items.count - 1 ? allowance + right.count : 1, depth: depth + 1)
        }
        text += right
    }

    private static func line(_ value: Value) -> String {
        var writer = PythonWriter()
        writer.writeRepr(value)
        return writer.text
    }

    /// The same value with the keys of its dictionaries in order; `open` holds those around it.
    private static func ordered(_ value: Value, _ open: inout [ObjectIdentifier]) -> Value {
        let id: ObjectIdentifier? =
            switch value.kind {
            case .list(let list): ObjectIdentifier(list)
            case .tuple(let tuple): ObjectIdentifier(tuple)
            case .dict(let dict): ObjectIdentifier(dict)
            default: nil
            }
        if let id, open.contains(id) || open.count >= Limits.valueDepth { return value }
        if let id { open.append(id) }
        defer { if id != nil { open.removeLast() } }
        switch value.kind {
        case .list(let list): return .newList(list.items.map { ordered($0, &open) })
        case .tuple(let tuple):
            return .tuple(tuple.items.map { ordered($0, &open) })
        case .dict, .record:
            let pairs = value.pairs ?? []
            let isText = pairs.allSatisfy { $0.key.text != nil }
            let sorted =
                isText
                ? pairs.sorted {
                    ($0.key.text ?? "").unicodeScalars.lexicographicallyPrecedes(
                        ($1.key.text ?? "").unicodeScalars)
                } : pairs
            let copy = Dict()
            for pair in sorted {
                if let hash = HashKey(pair.key) { copy.set(ordered(pair.value, &open), for: pair.key, hash) }
            }
            return .dict(copy)
        default: return value
        }
    }
}
