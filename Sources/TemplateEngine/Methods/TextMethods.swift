internal import Diagnostics

/// The methods of texts; characters are code points.
enum TextMethods {
    typealias Method = @Sendable (String, Arguments) throws(OperationError) -> Value

    static func call(_ name: String, on value: Value, _ call: CallValues, _ renderer: Renderer)
        throws(OperationError)
        -> Value
    {
        let text = value.text ?? ""
        if name == "format_map" {
            let pairs =
                try Binding(name, [.required("mapping")], .nothing).bind(call, renderer)[0].pairs ?? []
            let named = pairs.map { (name: PythonWriter.text(of: $0.key), value: $0.value) }
            return try Self.call("format", on: value, CallValues(named: named), renderer)
        }
        if name == "format" {
            let parts = [value] + call.positional + call.named.map(\.value)
            var call = call
            if let language = value.safeMarkup?.language {
                call.positional = call.positional.map(language.formatted)
                call.named = call.named.map { ($0.name, language.formatted($0.value)) }
            }
            var format = BraceFormat(text, call)
            return value.remade(try format.run(), origin: .computed("format", from: parts))
        }
        guard let (parameters, rest, body) = table[name] else {
            throw .type(vi: "chữ không có “\(name)”", en: "texts have no “\(name)”")
        }
        if let markup = value.safeMarkup, let side = trimmed[name] {
            let it = try Binding(name, parameters, rest).bind(call, renderer)
            return value.remade(try TextTrim.strip(markup, it[0], side))
        }
        var call = call
        if let language = value.safeMarkup?.language, name == "replace" || name == "join" {
            call.positional = call.positional.map(language.formatted)
        }
        var result = try body(text, try Binding(name, parameters, rest).bind(call, renderer))
        if result.origin == nil { result.origin = value.origin }
        if value.safeMarkup != nil, case .string(let text) = result.kind {
            return value.remade(text, origin: result.origin)
        }
        return result
    }

    static let table: [String: (parameters: [Parameter], rest: Rest, body: Method)] = {
        var table: [String: (parameters: [Parameter], rest: Rest, body: Method)] = [:]
        for (name, parameters, body) in cases + trims + searches + splits + padding {
            table[name] = (
                parameters, name == "startswith" || name == "endswith" ? .positional : .nothing, body
            )
        }
        // `format` takes anything; `call` deals with it.
        table["format_map"] = (
            [.required("mapping")], .nothing, { text, _ throws(OperationError) in .string(text) }
        )
        table["format"] = ([], .anything, { text, _ throws(OperationError) in .string(text) })
        return table
    }()

    typealias Row = (String, [Parameter], Method)

    private static func question(_ name: String, _ holds: @escaping @Sendable (String) -> Bool) -> Row {
        (name, [], { text, _ throws(OperationError) in .bool(holds(text)) })
    }

    private static func change(_ name: String, _ change: @escaping @Sendable (String) -> String) -> Row {
        (name, [], { text, _ throws(OperationError) in .string(change(text)) })
    }

    private static func every(_ text: String, _ holds: (Unicode.Scalar) -> Bool) -> Bool {
        !text.isEmpty && text.unicodeScalars.allSatisfy(holds)
    }

    private static let cases: [Row] = [
        change("upper", TextCase.upper), change("lower", TextCase.lower),
        change("capitalize", TextCase.capitalized),
        change("title", TextCase.title), change("swapcase", TextCase.swapped),
        change("casefold", TextCase.folded),
        question("isdigit") {
            every($0) { $0.properties.numericType == .digit || $0.properties.numericType == .decimal }
        },
        question("isdecimal") { every($0) { $0.properties.numericType == .decimal } },
        question("isnumeric") { every($0) { $0.properties.numericType != nil } },
        question("isalpha") { every($0, CharacterClass.isLetter) },
        question("isalnum") { every($0, CharacterClass.isAlphanumeric) },
        question("isspace") { every($0, CharacterClass.isSpace) },
        question("isupper") { TextCase.hasCase($0) && TextCase.upper($0) == $0 },
        question("islower") { TextCase.hasCase($0) && TextCase.lower($0) == $0 },
        question("istitle") { TextCase.hasCase($0) && TextCase.title($0) == $0 },
        question("isprintable") { $0.unicodeScalars.allSatisfy(PythonWriter.isPrintable) },
        question("isascii") { $0.utf8.allSatisfy { $0 < 0x80 } },
        question("isidentifier") { text in
            text.unicodeScalars.first.map(CharacterClass.isIdentifierStart) ?? false
                && text.unicodeScalars.allSatisfy(CharacterClass.isIdentifierPart)
        },
    ]

    private static let trimmed: [String: TextTrim.Side] = ["strip": .both, "lstrip": .left, "rstrip": .right]

    private static let trims: [Row] = [
        (
            "strip", [.optional("chars")],
            { text, it throws(OperationError) in .string(try TextTrim.strip(text, it[0], .both)) }
        ),
        (
            "lstrip", [.optional("chars")],
            { text, it throws(OperationError) in .string(try TextTrim.strip(text, it[0], .left)) }
        ),
        (
            "rstrip", [.optional("chars")],
            { text, it throws(OperationError) in .string(try TextTrim.strip(text, it[0], .right)) }
        ),
        (
            "removeprefix", [.required("prefix")],
            { text, it throws(OperationError) in
                let prefix = try it.text(0)
                return .string(
                    text.utf8.starts(with: prefix.utf8)
                        ? String(decoding: text.utf8.dropFirst(prefix.utf8.count), as: UTF8.self) : text)
            }
        ),
        (
            "removesuffix", [.required("suffix")],
            { text, it throws(OperationError) in
                let suffix = try it.text(0)
                let ends = text.utf8.reversed().starts(with: suffix.utf8.reversed())
                return .string(
                    ends ? String(decoding: text.utf8.dropLast(suffix.utf8.count), as: UTF8.self) : text)
            }
        ),
        (
            "replace", [.required("old"), .required("new"), .optional("count", .int(-1))],
            {
                text, it throws(OperationError) in
                .string(
                    try TextReplace.replace(text, try it.text(0), try it.text(1), count: try it.integer(2)))
            }
        ),
    ]

    private static let searches: [Row] = [
        (
            "startswith", [.required("prefix")],
            { text, it throws(OperationError) in
                try matches(text, it) { $0.starts(with: $1) }
            }
        ),
        (
            "endswith", [.required("suffix")],
            { text, it throws(OperationError) in
                try matches(text, it) { $0.reversed().starts(with: $1.reversed()) }
            }
        ),
        (
            "find", [.required("sub"), .optional("start"), .optional("end")],
            { text, it throws(OperationError) in
                .int(try place(text, it, last: false) ?? -1)
            }
        ),
        (
            "rfind", [.required("sub"), .optional("start"), .optional("end")],
            { text, it throws(OperationError) in
                .int(try place(text, it, last: true) ?? -1)
            }
        ),
        (
            "index", [.required("sub"), .optional("start"), .optional("end")],
            { text, it throws(OperationError) in
                try found(text, it, last: false)
            }
        ),
        (
            "rindex", [.required("sub"), .optional("start"), .optional("end")],
            { text, it throws(OperationError) in
                try found(text, it, last: true)
            }
        ),
        (
            "count", [.required("sub"), .optional("start"), .optional("end")],
            { text, it throws(OperationError) in
                let part = try it.text(0)
                let (slice, _) = try window(text, it)
                if part.isEmpty { return .int(slice.unicodeScalars.count + 1) }
                return .int(TextSearch.all(Array(part.utf8), in: Array(slice.utf8)).count)
            }
        ),
    ]

    private static func matches(
        _ text: String, _ arguments: Arguments, _ holds: (String.UTF8View, String.UTF8View) -> Bool
    ) throws(OperationError) -> Value {
        var parts = [arguments[0]]
        if case .tuple(let tuple) = arguments[0].kind { parts = tuple.items }
        let bounds = arguments.extra
        let (start, end) = (bounds.first ?? .none, bounds.count > 1 ? bounds[1] : .none)
        let slice = try Lookup.slice(.string(text), start, end, .none).text ?? ""
        for part in parts {
            guard let part = part.text else { _ = try arguments.text(0); continue }
            if holds(slice.utf8, part.utf8) { return .bool(true) }
        }
        return .bool(false)
    }

    /// The part of the text between `start` and `end`, and how many characters stand before it.
    private static func window(_ text: String, _ arguments: Arguments) throws(OperationError) -> (String, Int)
    {
        if arguments[1].isNone, arguments[2].isNone { return (text, 0) }
        let slice = try Lookup.slice(.string(text), arguments[1], arguments[2], .none).text ?? ""
        let start = arguments[1].isNone ? 0 : try arguments.integer(1)
        let count = text.unicodeScalars.count
        return (slice, start < 0 ? max(0, count + max(start, -count)) : min(start, count))
    }

    private static func place(_ text: String, _ arguments: Arguments, last: Bool) throws(OperationError)
        -> Int?
    {
        let part = Array(try arguments.text(0).utf8)
        let (slice, before) = try window(text, arguments)
        let bytes = Array(slice.utf8)
        if part.isEmpty { return before + (last ? slice.unicodeScalars.count : 0) }
        let place =
            last
            ? TextSearch.first(part.reversed(), in: bytes.reversed(), from: 0).map {
                bytes.count - $0 - part.count
            }
            : TextSearch.first(part, in: bytes, from: 0)
        guard let place else { return nil }
        return before + String(decoding: bytes[..<place], as: UTF8.self).unicodeScalars.count
    }

    private static func found(_ text: String, _ arguments: Arguments, last: Bool) throws(OperationError)
        -> Value
    {
        if let place = try place(text, arguments, last: last) { return .int(place) }
        throw OperationError(
            vi: "chữ không có “\(arguments[0].brief)”", en: "the text has no “\(arguments[0].brief)”")
    }

    private static let splits: [Row] = [
        (
            "split", [.optional("sep"), .optional("maxsplit", .int(-1))],
            { text, it throws(OperationError) in
                try TextSplit.split(text, it, fromEnd: false)
            }
        ),
        (
            "rsplit", [.optional("sep"), .optional("maxsplit", .int(-1))],
            { text, it throws(OperationError) in
                try TextSplit.split(text, it, fromEnd: true)
            }
        ),
        (
            "splitlines", [.optional("keepends", .bool(false))],
            { text, it throws(OperationError) in
                .newList(TextLines.split(text, keepsEnds: try it.flag(0)).map { .string($0) })
            }
        ),
        (
            "partition", [.required("sep")],
            { text, it throws(OperationError) in try TextSplit.partition(text, it, last: false) }
        ),
        (
            "rpartition", [.required("sep")],
            { text, it throws(OperationError) in try TextSplit.partition(text, it, last: true) }
        ),
        (
            "join", [.required("iterable")],
            { text, it throws(OperationError) in
                var joined = ""
                let items = try it[0].items(for: "join")
                for (place, item) in items.enumerated() {
                    guard let part = item.text else {
                        throw .type(
                            vi: "“join” cần toàn chữ, phần tử \(place) là \(item.kindName.vi)",
                            en: "“join” needs texts only, item \(place) is \(item.kindName.en)")
                    }
                    joined += place > 0 ? text + part : part
                    try Limits.check(textBytes: joined.utf8.count)
                }
                return .string(joined, origin: .computed("join", from: items))
            }
        ),
    ]
}

/// Cutting a text into parts.
enum TextSplit {
    static func split(_ text: String, _ arguments: Arguments, fromEnd: Bool) throws(OperationError) -> Value {
        let limit = try arguments.integer(1)
        let parts: [String]
        if arguments[0].isNone {
            parts = fromEnd && limit >= 0 ? wordsFromEnd(text, limit) : words(text, limit)
        } else {
            let separator = try arguments.text(0)
            guard !separator.isEmpty else {
                throw OperationError(
                    vi: "“split” cần dấu tách không rỗng", en: "“split” needs a separator that is not empty")
            }
            parts = pieces(text, separator, limit, fromEnd)
        }
        return .newList(parts.map { .string($0) })
    }

    private static func pieces(_ text: String, _ separator: String, _ limit: Int, _ fromEnd: Bool) -> [String]
    {
        var (bytes, part) = (Array(text.utf8), Array(separator.utf8))
        if fromEnd { (bytes, part) = (bytes.reversed(), part.reversed()) }
        var pieces: [[UInt8]] = []
        var start = 0
        for place in TextSearch.all(part, in: bytes, limit: limit < 0 ? .max : limit) {
            pieces.append(Array(bytes[start..<place]))
            start = place + part.count
        }
        pieces.append(Array(bytes[start...]))
        if fromEnd { pieces = pieces.reversed().map { $0.reversed() } }
        return pieces.map { String(decoding: $0, as: UTF8.self) }
    }

    /// At blanks; the rest behind `limit` cuts stays whole, with the blanks at its end.
    private static func words(_ text: String, _ limit: Int) -> [String] {
        var words: [String] = []
        var rest = Substring(text).unicodeScalars.drop(while: CharacterClass.isSpace)
        while !rest.isEmpty {
            if limit >= 0, words.count == limit {
                words.append(String(rest))
                break
            }
            let word = rest.prefix { !CharacterClass.isSpace($0) }
            words.append(String(word))
            rest = rest[word.endIndex...].drop(while: CharacterClass.isSpace)
        }
        return words
    }

    private static func wordsFromEnd(_ text: String, _ limit: Int) -> [String] {
        func reversed(_ text: String) -> String {
            String(String.UnicodeScalarView(text.unicodeScalars.reversed()))
        }
        return words(reversed(text), limit).reversed().map(reversed)
    }

    static func partition(_ text: String, _ arguments: Arguments, last: Bool) throws(OperationError) -> Value
    {
        let separator = try arguments.text(0)
        guard !separator.isEmpty else {
            throw OperationError(vi: "dấu tách không được rỗng", en: "the separator must not be empty")
        }
        let parts = pieces(text, separator, 1, last)
        guard parts.count == 2 else {
            return .tuple(
                last ? [.string(""), .string(""), .string(text)] : [.string(text), .string(""), .string("")])
        }
        return .tuple([.string(parts[0]), .string(separator), .string(parts[1])])
    }
}
