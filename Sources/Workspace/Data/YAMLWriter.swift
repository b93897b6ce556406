/// A tree to YAML for people: blocks, one line a text, quotes only where they are needed.
struct YAMLWriter {
    private var output = ""

    /// - Parameter node: a record or list; it ends with a line end.
    static func text(_ node: DataNode) -> String {
        var writer = YAMLWriter()
        writer.write(node, indent: 0, inLine: false)
        return writer.output
    }

    /// - Parameter inLine: whether the cursor stands behind `- `, where the first entry goes.
    private mutating func write(_ node: DataNode, indent: Int, inLine: Bool) {
        switch node.kind {
        case .scalar(let text, let style): output += YAMLScalar.text(text, style) + "\n"
        case .list(let items):
            if items.isEmpty { output += "[]\n" }
            for (index, item) in items.enumerated() {
                output += (inLine && index == 0 ? "" : spaces(indent)) + "- "
                write(item, indent: indent + 2, inLine: true)
            }
        case .record(let entries):
            if entries.isEmpty { output += "{}\n" }
            for (index, entry) in entries.enumerated() {
                output +=
                    (inLine && index == 0 ? "" : spaces(indent)) + YAMLScalar.text(entry.key, .text) + ":"
                writeValue(entry.value, indent: indent)
            }
        }
    }

    private mutating func writeValue(_ value: DataNode, indent: Int) {
        let goesBelow =
            switch value.kind {
            case .scalar: false
            case .list(let items): !items.isEmpty
            case .record(let entries): !entries.isEmpty
            }
        output += goesBelow ? "\n" : " "
        write(value, indent: indent + 2, inLine: false)
    }

    private func spaces(_ count: Int) -> String { String(repeating: " ", count: count) }
}

/// One scalar of YAML 1.1 on one line.
enum YAMLScalar {
    static func text(_ text: String, _ style: DataNode.Style) -> String {
        switch style {
        case .bare, .word: text
        case .text:
            if needsEscapes(text) {
                doubleQuoted(text)
            } else if isPlain(text) {
                text
            } else if text.utf8.contains(UInt8(ascii: "\"")) || text.utf8.contains(UInt8(ascii: "\\")) {
                "'" + text.replacing("'", with: "''") + "'"
            } else {
                "\"" + text + "\""
            }
        }
    }

    /// Whether a reader would take the bare text for this very text.
    private static func isPlain(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        guard let first = bytes.first, let last = bytes.last else { return false }
        if "-?:,[]{}#&*!|>'\"%@`= ".utf8.contains(first) || last == Ascii.space || last == Ascii.colon {
            return false
        }
        for (byte, next) in zip(bytes, bytes.dropFirst()) {
            if byte == Ascii.colon, next == Ascii.space { return false }
            if byte == Ascii.space, next == UInt8(ascii: "#") { return false }
        }
        return !looksResolved(text)
    }

    /// Words and numbers that other YAML readers give another meaning (YAML 1.1 types: null, bool, int, float, timestamp).
    private static func looksResolved(_ text: String) -> Bool {
        let words: Set = [
            "null", "true", "false", "yes", "no", "on", "off", "y", "n", "~", "<<", ".inf", ".nan",
        ]
        if words.contains(text.lowercased()) || text.hasPrefix("...") { return true }
        guard let first = text.utf8.first, "0123456789+.".utf8.contains(first) else { return false }
        return text.utf8.allSatisfy { "0123456789.,_+-:eExXoabcdefABCDEF TZ".utf8.contains($0) }
    }

    /// Line breaks, control characters, and what libyaml takes for an alias or does not take at all.
    private static func needsEscapes(_ text: String) -> Bool {
        text.unicodeScalars.contains(where: isSpecial) || hasAliasLikeStar(text)
    }

    private static func isSpecial(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x20, 0x7F..<0xA0, 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF: true
        default: false
        }
    }

    private static func hasAliasLikeStar(_ text: String) -> Bool {
        zip(text.utf8, text.utf8.dropFirst()).contains {
            $0 == UInt8(ascii: "*") && YAMLReader.isNameByte($1)
        }
    }

    private static func doubleQuoted(_ text: String) -> String {
        var result = "\""
        let guardsStars = hasAliasLikeStar(text)
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\t": result += "\\t"
            case "*" where guardsStars: result += "\\x2A"
            case _ where isSpecial(scalar):
                let digits = String(scalar.value, radix: 16, uppercase: true)
                let padding = String(repeating: "0", count: max(0, 4 - digits.count))
                result += "\\u" + padding + digits
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}

enum Ascii {
    static let space = UInt8(ascii: " ")
    static let colon = UInt8(ascii: ":")
}
