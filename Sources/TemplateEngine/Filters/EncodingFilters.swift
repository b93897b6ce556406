internal import Diagnostics
internal import FoundationEssentials

/// Filters that write values for other languages: HTML, JSON, addresses.
extension BuiltinFilters {
    static let encodings: [Filter] = [
        Filter("escape", body: escape), Filter("e", body: escape),
        Filter("forceescape") { value, arguments throws(OperationError) in
            try escape(.string(PythonWriter.text(of: value), origin: value.origin), arguments)
        },
        Filter("urlencode") { value, _ throws(OperationError) in .string(try urlEncoded(value)) },
        Filter("xmlattr", [.optional("autospace", .bool(true))]) { value, arguments throws(OperationError) in
            guard let pairs = value.pairs else { throw wrongKind("xmlattr", value) }
            var parts: [String] = []
            for pair in pairs where !pair.value.isNone && !pair.value.isUndefined {
                let key = PythonWriter.text(of: pair.key)
                if key.unicodeScalars.contains(where: {
                    CharacterClass.isSpace($0) || "/>=".unicodeScalars.contains($0)
                }) {
                    throw OperationError(
                        vi: "tên thuộc tính \(pair.key.brief) có ký tự không được phép",
                        en: "the attribute's name \(pair.key.brief) has a character it must not have")
                }
                parts.append(
                    "\(HTMLText.escaped(key))=\"\(HTMLText.escaped(PythonWriter.text(of: pair.value)))\"")
            }
            let text = parts.joined(separator: " ")
            return .string(try arguments.flag(0) && !text.isEmpty ? " " + text : text)
        },
        Filter("tojson", [.optional("indent")]) { value, arguments throws(OperationError) in
            var writer = JSONWriter(indent: arguments[0].isNone ? nil : try arguments.integer(0))
            try writer.write(value)
            let text = HTMLText.safeJSON(writer.text)
            // In a report it is text like any other.
            return arguments.renderer.language == .html
                ? Value(.markup(Markup(text, .html))) : .string(text)
        },
    ]

    /// As HTML in Jinja's way; in a report as its own markup, so that no value opens anything there.
    private static func escape(_ value: Value, _ arguments: Arguments) throws(OperationError) -> Value {
        if value.safeMarkup != nil { return value }
        let language = arguments.renderer.language
        return Value(.markup(Markup(language.escaped(value), language)), origin: value.origin)
    }

    private static func urlEncoded(_ value: Value) throws(OperationError) -> String {
        guard value.text == nil, let items = try value.iterated() else {
            return HTMLText.percentEncoded(PythonWriter.text(of: value), keepsSlash: true)
        }
        var pairs: [(Value, Value)] = value.pairs?.map { ($0.key, $0.value) } ?? []
        if value.pairs == nil {
            for item in items {
                let pair = try item.items(for: "urlencode")
                guard pair.count == 2 else { throw wrongKind("urlencode", item) }
                pairs.append((pair[0], pair[1]))
            }
        }
        return pairs.map { key, value in
            [key, value].map {
                HTMLText.percentEncoded(PythonWriter.text(of: $0), keepsSlash: false, plus: true)
            }
            .joined(separator: "=")
        }.joined(separator: "&")
    }
}

/// The characters that mean something in HTML.
enum HTMLText {
    static func escaped(_ text: String) -> String {
        replaced(text) { byte in
            switch byte {
            case UInt8(ascii: "&"): "&amp;"
            case UInt8(ascii: "<"): "&lt;"
            case UInt8(ascii: ">"): "&gt;"
            case UInt8(ascii: "'"): "&#39;"
            case UInt8(ascii: "\""): "&#34;"
            default: nil
            }
        }
    }

    /// JSON that can stand in HTML, as Jinja writes it.
    static func safeJSON(_ text: String) -> String {
        replaced(text) { byte in
            switch byte {
            case UInt8(ascii: "&"): "\\u0026"
            case UInt8(ascii: "<"): "\\u003c"
            case UInt8(ascii: ">"): "\\u003e"
            case UInt8(ascii: "'"): "\\u0027"
            default: nil
            }
        }
    }

    private static func replaced(_ text: String, _ change: (UInt8) -> String?) -> String {
        var result: [UInt8] = []
        result.reserveCapacity(text.utf8.count)
        for byte in text.utf8 {
            if let other = change(byte) { result.append(contentsOf: other.utf8) } else { result.append(byte) }
        }
        return String(decoding: result, as: UTF8.self)
    }

    static func percentEncoded(_ text: String, keepsSlash: Bool, plus: Bool = false) -> String {
        var result: [UInt8] = []
        let digits = Array("0123456789ABCDEF".utf8)
        for byte in text.utf8 {
            if CharacterClass.isNameByte(byte) || "-.~".utf8.contains(byte)
                || keepsSlash && byte == UInt8(ascii: "/")
            {
                result.append(byte)
            } else if plus, byte == UInt8(ascii: " ") {
                result.append(UInt8(ascii: "+"))
            } else {
                result += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: result, as: UTF8.self)
    }
}

/// Values as JSON, as Python's `json.dumps` with sorted keys writes them.
struct JSONWriter {
    let indent: Int?
    private(set) var text = ""
    private var depth = 0

    init(indent: Int?) { self.indent = indent.map { max(0, min($0, 100)) } }

    mutating func write(_ value: Value) throws(OperationError) {
        if depth > Limits.valueDepth { throw Limits.tooDeep }
        if let string = value.text { return write(string) }
        switch value.kind {
        case .none: text += "null"
        case .bool(let flag): text += flag ? "true" : "false"
        case .int(let number): text += String(number)
        case .float(let number):
            text +=
                number.isNaN
                ? "NaN" : number.isInfinite ? (number < 0 ? "-Infinity" : "Infinity") : FloatText.repr(number)
        case .decimal(let number): text += number.description
        case .list(let list): try writeItems(list.items)
        case .tuple(let tuple): try writeItems(tuple.items)
        case .dict, .record: try writePairs(value.pairs ?? [])
        case .undefined(let undefined): throw undefined.error
        case .string, .markup, .range, .function, .object:
            throw .type(
                vi: "không viết được \(value.kindName.vi) thành JSON",
                en: "\(value.kindName.en) cannot be written as JSON")
        }
    }

    private mutating func writeItems(_ items: [Value]) throws(OperationError) {
        guard !items.isEmpty else { return text += "[]" }
        text += "["
        depth += 1
        for (place, item) in items.enumerated() {
            separate(place)
            try write(item)
        }
        depth -= 1
        close("]")
    }

    private mutating func writePairs(_ pairs: [(key: Value, value: Value)]) throws(OperationError) {
        guard !pairs.isEmpty else { return text += "{}" }
        var named: [(String, Value)] = []
        for pair in pairs {
            if let key = pair.key.text {
                named.append((key, pair.value))
            } else {
                var inner = JSONWriter(indent: nil)
                try inner.write(pair.key)
                named.append((inner.text, pair.value))
            }
        }
        named.sort { $0.0.utf8.lexicographicallyPrecedes($1.0.utf8) }
        text += "{"
        depth += 1
        for (place, (key, value)) in named.enumerated() {
            separate(place)
            write(key)
            text += ": "
            try write(value)
        }
        depth -= 1
        close("}")
    }

    private mutating func separate(_ place: Int) {
        if place > 0 { text += indent == nil ? ", " : "," }
        newLine()
    }

    private mutating func close(_ bracket: String) {
        newLine()
        text += bracket
    }

    private mutating func newLine() {
        if let indent { text += "\n" + String(repeating: " ", count: indent * depth) }
    }

    private mutating func write(_ string: String) {
        text += "\""
        for unit in string.utf16 {
            switch unit {
            case 0x22: text += "\\\""
            case 0x5C: text += "\\\\"
            case 0x0A: text += "\\n"
            case 0x0D: text += "\\r"
            case 0x09: text += "\\t"
            case 0x08: text += "\\b"
            case 0x0C: text += "\\f"
            case 0x20..<0x7F: text.unicodeScalars.append(Unicode.Scalar(UInt8(unit)))
            default:
                let digits = String(unit, radix: 16)
                text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            }
        }
        text += "\""
    }
}
