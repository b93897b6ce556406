internal import Diagnostics

/// Filters that put items in order.
extension BuiltinFilters {
    static let sorting: [Filter] = [
        Filter(
            "sort",
            [
                .optional("reverse", .bool(false)), .optional("case_sensitive", .bool(false)),
                .optional("attribute"),
            ]
        ) { value, arguments throws(OperationError) in
            // Several fields, separated by commas, are compared one after the other.
            let fields =
                arguments[2].text?.split(separator: ",").map { Value.string(String($0)) } ?? [arguments[2]]
            let paths = fields.compactMap(FieldPath.init)
            let isSensitive = try arguments.flag(1)
            let items = try value.items(for: "sort")
            return .newList(
                try Sorting.sorted(items, reverse: try arguments.flag(0)) { item throws(OperationError) in
                    var keys: [Value] = []
                    for path in paths { keys.append(try path.required(of: item)) }
                    if paths.isEmpty { keys = [item] }
                    return isSensitive ? keys : keys.map(\.ignoringCase)
                })
        },
        Filter(
            "dictsort",
            [
                .optional("case_sensitive", .bool(false)), .optional("by", .string("key")),
                .optional("reverse", .bool(false)),
            ]
        ) { value, arguments throws(OperationError) in
            guard let pairs = value.pairs else { throw wrongKind("dictsort", value) }
            let by = try arguments.text(1)
            guard by == "key" || by == "value" else {
                throw OperationError(
                    vi: "“dictsort” xếp theo 'key' hoặc 'value', không phải '\(by)'",
                    en: "“dictsort” sorts by 'key' or 'value', not '\(by)'")
            }
            let isSensitive = try arguments.flag(0)
            let items = pairs.map { Value.tuple([$0.key, $0.value]) }
            return .newList(
                try Sorting.sorted(items, reverse: try arguments.flag(2)) { item throws(OperationError) in
                    guard case .tuple(let pair) = item.kind else { return [] }
                    let key = pair.items[by == "key" ? 0 : 1]
                    return [isSensitive ? key : key.ignoringCase]
                })
        },
        Filter(
            "groupby",
            [
                .required("attribute"), .optional("default"), .optional("case_sensitive", .bool(false)),
            ]
        ) { value, arguments throws(OperationError) in try groups(value, arguments) },
        extreme("min", .before), extreme("max", .after),
    ]

    private static func groups(_ value: Value, _ arguments: Arguments) throws(OperationError) -> Value {
        guard let path = FieldPath(arguments[0]) else { throw wrongKind("groupby", arguments[0]) }
        let fallback = arguments.isGiven(1) && !arguments[1].isNone ? arguments[1] : nil
        let isSensitive = try arguments.flag(2)
        var keyed: [Value] = []
        for item in try value.items(for: "groupby") {
            let found = try path.value(of: item, or: fallback)
            if case .undefined(let undefined) = found.kind { throw undefined.error }
            keyed.append(.tuple([isSensitive ? found : found.ignoringCase, found, item]))
        }
        let sorted = try Sorting.sorted(keyed, reverse: false) { entry throws(OperationError) in
            guard case .tuple(let parts) = entry.kind else { return [entry] }
            return [parts.items[0]]
        }
        var groups: [(folded: Value, key: Value, items: [Value])] = []
        for case .tuple(let entry) in sorted.map(\.kind) {
            // Only the key is held: a copy of the group would make each append copy its items.
            if let last = groups.last?.folded, try last.isEqual(to: entry.items[0]) {
                groups[groups.count - 1].items.append(entry.items[2])
            } else {
                groups.append((entry.items[0], entry.items[1], [entry.items[2]]))
            }
        }
        return .newList(
            groups.map { Value(.tuple(Tuple([$0.key, .newList($0.items)], names: ["grouper", "list"]))) })
    }

    private static func extreme(_ name: String, _ wanted: Value.Order) -> Filter {
        Filter(name, [.optional("case_sensitive", .bool(false)), .optional("attribute")]) {
            value, arguments throws(OperationError) in
            let path = FieldPath(arguments[1])
            let isSensitive = try arguments.flag(0)
            var best: (item: Value, key: Value)?
            for item in try value.items(for: name) {
                let found = try path?.required(of: item) ?? item
                let key = isSensitive ? found : found.ignoringCase
                if let current = best, try key.order(current.key) != wanted { continue }
                best = (item, key)
            }
            if let best { return best.item }
            return Value(
                .undefined(
                    Undefined(
                        .emptyList(
                            Message(
                                vi: "“\(name)” của danh sách rỗng không có giá trị",
                                en: "“\(name)” of an empty list has no value")), at: nil)))
        }
    }
}

/// A stable sort whose comparisons may fail.
enum Sorting {
    /// By keys compared one after the other; `reverse` keeps equal items in their order, as in Python.
    static func sorted(
        _ items: [Value], reverse: Bool, by key: (Value) throws(OperationError) -> [Value]
    ) throws(OperationError) -> [Value] {
        var keys: [Value] = []
        keys.reserveCapacity(items.count)
        // All keys stand in one array: as many for each item.
        var width = 1
        for item in items {
            let own = try key(item)
            width = own.count
            keys += own
        }
        return try order(keys, width, items.count, reverse).map { items[$0] }
    }

    /// Bottom-up merge sort of places: no recursion, and no value is moved.
    private static func order(_ keys: [Value], _ width: Int, _ count: Int, _ reverse: Bool)
        throws(OperationError)
        -> [Int]
    {
        var current = Array(0..<count)
        var next = current
        var run = 1
        while run < count {
            for start in stride(from: 0, to: count, by: 2 * run) {
                let (middle, end) = (min(start + run, count), min(start + 2 * run, count))
                var (left, right) = (start, middle)
                for place in start..<end {
                    let takesRight =
                        if left == middle { true } else if right == end { false } else {
                            try precedes(keys, width, current[right], current[left], reverse)
                        }
                    next[place] = current[takesRight ? right : left]
                    if takesRight { right += 1 } else { left += 1 }
                }
            }
            swap(&current, &next)
            run *= 2
        }
        return current
    }

    private static func precedes(_ keys: [Value], _ width: Int, _ left: Int, _ right: Int, _ reverse: Bool)
        throws(OperationError) -> Bool
    {
        for place in 0..<width {
            switch try keys[left * width + place].order(keys[right * width + place]) {
            case .before: return !reverse
            case .after: return reverse
            case .same, .incomparable: continue
            }
        }
        return false
    }
}
