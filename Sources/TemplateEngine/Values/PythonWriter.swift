internal import FoundationEssentials

/// Writes values the way Python's `str` and `repr` do.
struct PythonWriter {
    private(set) var bytes: [UInt8] = []
    /// Stops writing soon after this many bytes.
    private let limit: Int
    /// The containers being written, so that one inside itself ends as `[...]`.
    private var open: [ObjectIdentifier] = []

    init(limit: Int = .max) { self.limit = limit }

    var text: String { String(decoding: bytes, as: UTF8.self) }

    /// `str(value)`; undefined values, which the caller refuses, print their kind.
    static func text(of value: Value) -> String {
        if let text = value.text { return text }
        var writer = PythonWriter()
        writer.writeRepr(value)
        return writer.text
    }

    mutating func writeRepr(_ value: Value) {
        guard bytes.count <= limit else { return }
        switch value.kind {
        case .none: write("None")
        case .bool(let flag): write(flag ? "True" : "False")
        case .int(let number): write(String(number))
        case .float(let number): write(FloatText.repr(number))
        case .decimal(let number): write(SmallDecimal(number)?.text() ?? number.description)
        case .string(let text): writeQuoted(text)
        case .markup(let markup):
            if markup.isSafe { write("Markup(") }
            writeQuoted(markup.text)
            if markup.isSafe { write(")") }
        case .list(let list): writeList(list.items, id: ObjectIdentifier(list), "[", "]")
        case .tuple(let tuple):
            if tuple.items.count == 1, open.count < Limits.valueDepth {
                write("(")
                nest(ObjectIdentifier(tuple), "(...)") { $0.writeRepr(tuple.items[0]) }
                write(",)")
            } else {
                writeList(tuple.items, id: ObjectIdentifier(tuple), "(", ")")
            }
        case .dict(let dict): writePairs(dict.pairs, id: ObjectIdentifier(dict))
        case .record: writePairs(value.pairs ?? [], id: nil)
        case .range(let range):
            write("range(\(range.start), \(range.stop)\(range.step == 1 ? "" : ", \(range.step)"))")
        case .function(let function): write("<function \(function.name)>")
        case .object(let object): write(object.description)
        case .undefined: write("Undefined")
        }
    }

    private mutating func write(_ text: String) { bytes.append(contentsOf: text.utf8) }

    private mutating func nest(_ id: ObjectIdentifier?, _ loop: String, _ body: (inout PythonWriter) -> Void)
    {
        if open.count >= Limits.valueDepth { return write("...") }
        if let id {
            if open.contains(id) { return write(loop) }
            open.append(id)
        }
        body(&self)
        if id != nil { open.removeLast() }
    }

    private mutating func writeList(_ items: [Value], id: ObjectIdentifier, _ left: String, _ right: String) {
        nest(id, left + "..." + right) { writer in
            writer.write(left)
            for (place, item) in items.enumerated() where writer.bytes.count <= writer.limit {
                if place > 0 { writer.write(", ") }
                writer.writeRepr(item)
            }
            writer.write(right)
        }
    }

    private mutating func writePairs(_ pairs: [(key: Value, value: Value)], id: ObjectIdentifier?) {
        nest(id, "{...}") { writer in
            writer.write("{")
            for (place, pair) in pairs.enumerated() where writer.bytes.count <= writer.limit {
                if place > 0 { writer.write(", ") }
                writer.writeRepr(pair.key)
                writer.write(": ")
                writer.writeRepr(pair.value)
            }
            writer.write("}")
        }
    }

    /// Python's `repr` of a string: single quotes unless only they occur inside.
    private mutating func writeQuoted(_ text: String) {
        let quote: Unicode.Scalar =
            text.utf8.contains(UInt8(ascii: "'")) && !text.utf8.contains(UInt8(ascii: "\"")) ? "\"" : "'"
        bytes.append(UInt8(ascii: quote))
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\": write("\\\\")
            case quote: write("\\\(quote)")
            case "\n": write("\\n")
            case "\r": write("\\r")
            case "\t": write("\\t")
            default:
                if Self.isPrintable(scalar) {
                    bytes.append(contentsOf: String(scalar).utf8)
                } else {
                    write(Self.escaped(scalar))
                }
            }
        }
        bytes.append(UInt8(ascii: quote))
    }

    /// Python's `ascii()`, from what its `repr()` gives.
    static func ascii(_ text: String) -> String {
        text.unicodeScalars.map { $0.isASCII ? String($0) : escaped($0) }.joined()
    }

    private static func escaped(_ scalar: Unicode.Scalar) -> String {
        let (letter, width) = scalar.value < 0x100 ? ("x", 2) : scalar.value < 0x10000 ? ("u", 4) : ("U", 8)
        let digits = String(scalar.value, radix: 16)
        return "\\\(letter)" + String(repeating: "0", count: max(0, width - digits.count)) + digits
    }

    /// Python's `str.isprintable` for one character.
    static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.value >= 0x20, scalar.value < 0x7F { return true }
        switch scalar.properties.generalCategory {
        case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator,
            .spaceSeparator:
            return false
        default: return true
        }
    }
}
