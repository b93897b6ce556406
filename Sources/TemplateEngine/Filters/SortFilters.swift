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
        let fallback = arguments.isGiven[1] && !arguments[1].isNone ? arguments[1] : nil
        let isSensitive = try arguments.flag(2)
        func key(_ item: Value) throws(OperationError) -> Value {
            let found = try path.value(of: item, or: fallback)
            if case .undefined(let undefined) = found.kind { throw undefined.error }
            return found
        }
        let items = try Sorting.sorted(try value.items(for: "groupby"), reverse: false) {
            item throws(OperationError) in
            let found = try key(item)
            return [isSensitive ? found : found.ignoringCase]
        }
        var groups: [(key: Value, items: [Value])] = []
        for item in items {
            let found = try key(item)
            // Only the key is held: a copy of the group would make each append copy its items.
            if let last = groups.last?.key,
                try (isSensitive ? last : last.ignoringCase).isEqual(
                    to: isSensitive ? found : found.ignoringCase)
            {
                groups[groups.count - 1].items.append(item)
            } else {
                groups.append((found, [item]))
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
                        .other(
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
        var keyed: [(keys: [Value], item: Value)] = []
        keyed.reserveCapacity(items.count)
        for item in items { keyed.append((try key(item), item)) }
        return try merged(keyed, reverse).map(\.item)
    }

    private typealias Entry = (keys: [Value], item: Value)

    /// Bottom-up merge sort: no recursion, at most n·log n comparisons.
    private static func merged(_ entries: [Entry], _ reverse: Bool) throws(OperationError) -> [Entry] {
        var current = entries
        var width = 1
        while width < current.count {
            var next: [Entry] = []
            next.reserveCapacity(current.count)
            for start in stride(from: 0, to: current.count, by: 2 * width) {
                let middle = min(start + width, current.count)
                let end = min(start + 2 * width, current.count)
                var (left, right) = (start, middle)
                while left < middle, right < end {
                    if try precedes(current[right].keys, current[left].keys, reverse) {
                        next.append(current[right])
                        right += 1
                    } else {
                        next.append(current[left])
                        left += 1
                    }
                }
                next += current[left..<middle]
                next += current[right..<end]
            }
            current = next
            width *= 2
        }
        return current
    }

    private static func precedes(_ left: [Value], _ right: [Value], _ reverse: Bool) throws(OperationError)
        -> Bool
    {
        for (one, other) in zip(left, right) {
            switch try one.order(other) {
            case .before: return !reverse
            case .after: return reverse
            case .same, .incomparable: continue
            }
        }
        return false
    }
}
