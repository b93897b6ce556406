internal import Diagnostics

extension BuiltinFilters {
    static let lists: [Filter] = [
        Filter("list") { value, _ throws(OperationError) in .newList(try value.items(for: "list")) },
        Filter("first") { value, _ throws(OperationError) in
            try value.items(for: "first").first
                ?? empty(vi: "không có phần tử đầu", en: "there is no first item")
        },
        Filter("last") { value, _ throws(OperationError) in
            guard value.count != nil else {
                throw .type(
                    vi: "“last” không dùng được cho \(value.kindName.vi), hãy thêm “| list” trước đó",
                    en: "“last” does not take \(value.kindName.en), put “| list” before it")
            }
            return try value.items(for: "last").last
                ?? empty(vi: "không có phần tử cuối", en: "there is no last item")
        },
        Filter("join", [.optional("d", .string("")), .optional("attribute")]) {
            value, arguments throws(OperationError) in try join(value, arguments)
        },
        Filter("reverse") { value, _ throws(OperationError) in
            if let text = value.text {
                return .string(String(String.UnicodeScalarView(text.unicodeScalars.reversed())))
            }
            return .generator("reverse", try value.items(for: "reverse").reversed())
        },
        Filter("batch", [.required("linecount"), .optional("fill_with")]) {
            value, arguments throws(OperationError) in
            let size = try arguments.integer(0)
            guard size > 0 else {
                throw OperationError(
                    vi: "“batch” cần số phần tử ≥ 1", en: "“batch” needs at least 1 item a row")
            }
            try Limits.check(items: size)
            let items = try value.items(for: "batch")
            var rows: [Value] = []
            for start in stride(from: 0, to: items.count, by: size) {
                var row = Array(items[start..<min(items.count, start + size)])
                if arguments.isGiven(1), !arguments[1].isNone {
                    row += [Value](repeating: arguments[1], count: size - row.count)
                }
                rows.append(.newList(row))
            }
            return .generator("batch", rows)
        },
        Filter("slice", [.required("slices"), .optional("fill_with")]) {
            value, arguments throws(OperationError) in
            let count = try arguments.integer(0)
            guard count > 0 else {
                throw OperationError(vi: "“slice” cần số cột ≥ 1", en: "“slice” needs at least 1 column")
            }
            try Limits.check(items: count)
            return .generator("slice", columns(try value.items(for: "slice"), count, arguments[1]))
        },
        Filter("unique", [.optional("case_sensitive", .bool(false)), .optional("attribute")]) {
            value, arguments throws(OperationError) in
            let path = FieldPath(arguments[1])
            let isSensitive = try arguments.flag(0)
            var seen: Set<HashKey> = []
            var kept: [Value] = []
            for item in try value.items(for: "unique") {
                let key = try path?.required(of: item) ?? item
                if seen.insert(try Lookup.hash(isSensitive ? key : key.ignoringCase)).inserted {
                    kept.append(item)
                }
            }
            return .generator("unique", kept)
        },
    ]

    private static func empty(vi: String, en: String) -> Value {
        Value(
            .undefined(
                Undefined(
                    .emptyList(Message(vi: vi + ": danh sách rỗng", en: en + ": the list is empty")), at: nil)
            ))
    }

    private static func join(_ value: Value, _ arguments: Arguments) throws(OperationError) -> Value {
        let path = FieldPath(arguments[1])
        var joined = JoinedText(escapes: arguments.renderer.language == .commonMark)
        for (place, item) in try value.items(for: "join").enumerated() {
            if place > 0 { try joined.append(arguments[0]) }
            try joined.append(try path?.value(of: item) ?? item)
        }
        return joined.value(rule: "join")
    }

    /// So many columns, the first ones one longer where it does not divide.
    private static func columns(_ items: [Value], _ count: Int, _ fill: Value) -> [Value] {
        let (size, longer) = items.count.quotientAndRemainder(dividingBy: count)
        var start = 0
        return (0..<count).map { column in
            let end = start + size + (column < longer ? 1 : 0)
            var part = Array(items[start..<end])
            start = end
            if !fill.isNone, column >= longer { part.append(fill) }
            return .newList(part)
        }
    }
}

extension Value {
    /// Text in lower case, everything else as it is: how lists are compared by default.
    var ignoringCase: Value { text.map { .string(TextCase.lower($0)) } ?? self }
}
