/// A tree to JSON (RFC 8259), two blanks a level, keys in the order of the tree.
struct JSONWriter {
    private var output = ""

    static func text(_ node: DataNode) -> String {
        var writer = JSONWriter()
        writer.write(node, indent: 0)
        return writer.output + "\n"
    }

    /// The same on one line, for lists of many small things.
    static func line(_ node: DataNode) -> String {
        switch node.kind {
        case .scalar(let text, .bare): text
        case .scalar(let text, .word), .scalar(let text, .text): quoted(text)
        case .list(let items): "[" + items.map(line).joined(separator: ", ") + "]"
        case .record(let entries):
            "{" + entries.map { "\(quoted($0.key)): \(line($0.value))" }.joined(separator: ", ") + "}"
        }
    }

    private mutating func write(_ node: DataNode, indent: Int) {
        switch node.kind {
        case .scalar(let text, .bare): output += text
        case .scalar(let text, .word), .scalar(let text, .text): output += JSONWriter.quoted(text)
        case .list(let items):
            writeBlock("[", items, "]", indent: indent) { writer, item in
                writer.write(item, indent: indent + 2)
            }
        case .record(let entries):
            writeBlock("{", entries, "}", indent: indent) { writer, entry in
                writer.output += JSONWriter.quoted(entry.key) + ": "
                writer.write(entry.value, indent: indent + 2)
            }
        }
    }

    private mutating func writeBlock<Part>(
        _ open: String, _ parts: [Part], _ close: String, indent: Int,
        _ body: (inout JSONWriter, Part) -> Void
    ) {
        output += open
        for (index, part) in parts.enumerated() {
            output += (index == 0 ? "\n" : ",\n") + String(repeating: " ", count: indent + 2)
            body(&self, part)
        }
        output += (parts.isEmpty ? "" : "\n" + String(repeating: " ", count: indent)) + close
    }

    static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\t": result += "\\t"
            case _ where scalar.value < 0x20:
                let digits = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}
