internal import Diagnostics

/// The methods of Python's texts, lists and dictionaries that templates call.
enum Methods {
    /// Every method's name, of all kinds.
    static let names = texts.union(lists).union(dictionaries).union(tuples).union(numbers)

    private static let texts = Set(TextMethods.table.keys)
    private static let lists: Set = [
        "append", "extend", "insert", "pop", "remove", "reverse", "sort", "index", "count", "copy", "clear",
    ]
    private static let tuples: Set = ["index", "count"]
    private static let dictionaries: Set = [
        "items", "keys", "values", "get", "copy", "update", "pop", "popitem", "setdefault", "clear",
        "fromkeys",
    ]
    private static let reading: Set = ["items", "keys", "values", "get", "copy"]
    private static let numbers: Set = ["is_integer", "bit_length", "conjugate"]

    /// Whether others than texts have a method of this name.
    static func isOfContainers(_ name: String) -> Bool {
        lists.contains(name) || dictionaries.contains(name) || tuples.contains(name) || numbers.contains(name)
    }

    static func exist(_ name: String, on value: Value) -> Bool {
        switch value.kind {
        case .string, .markup: texts.contains(name)
        case .list: lists.contains(name)
        case .tuple: tuples.contains(name)
        case .dict: dictionaries.contains(name)
        case .record: reading.contains(name)
        case .float: name == "is_integer" || name == "conjugate"
        case .int: name == "bit_length" || name == "conjugate"
        case .range: tuples.contains(name)
        case .none, .bool, .decimal, .function, .object, .undefined: false
        }
    }

    /// Runs a method that exists on the value.
    static func call(_ name: String, on value: Value, _ call: CallValues, _ renderer: Renderer)
        throws(OperationError)
        -> Value
    {
        // What goes into a container may be undefined; what a method looks at may not.
        if case .list = value.kind {
        } else {
            for argument in call.positional { if case .undefined(let it) = argument.kind { throw it.error } }
        }
        switch value.kind {
        case .string, .markup: return try TextMethods.call(name, on: value, call, renderer)
        case .list(let list): return try ListMethods.call(name, on: list, call, renderer)
        case .tuple(let tuple): return try ListMethods.search(name, tuple.items, call, renderer)
        case .dict(let dict): return try DictMethods.call(name, on: dict, call, renderer)
        case .record: return try DictMethods.read(name, on: value, call, renderer)
        case .float(let number):
            return name == "is_integer"
                ? .bool(number.rounded(.towardZero) == number && number.isFinite) : value
        case .int(let number):
            return name == "bit_length" ? .int(Int.bitWidth - number.magnitude.leadingZeroBitCount) : value
        case .range:
            return try ListMethods.search(name, try value.iterated() ?? [], call, renderer)
        case .none, .bool, .decimal, .function, .object, .undefined:
            throw .type(
                vi: "\(value.kindName.vi) không có “\(name)”", en: "\(value.kindName.en) has no “\(name)”")
        }
    }

    static func frozen(_ name: String) -> OperationError {
        .type(
            vi: "“\(name)” không sửa được dữ liệu của báo cáo",
            en: "“\(name)” cannot change the report's data",
            hints: [
                .init(
                    vi: "làm việc trên một bản sao: “| list” hoặc “.copy()”",
                    en: "work on a copy: “| list” or “.copy()”")
            ])
    }
}

enum ListMethods {
    static func call(_ name: String, on list: List, _ call: CallValues, _ renderer: Renderer)
        throws(OperationError)
        -> Value
    {
        if name == "copy" { return .newList(list.items) }
        if name == "index" || name == "count" { return try search(name, list.items, call, renderer) }
        guard !list.isFrozen else { throw Methods.frozen(name) }
        func bound(_ parameters: [Parameter]) throws(OperationError) -> Arguments {
            try Binding(name, parameters, .nothing).bind(call, renderer)
        }
        switch name {
        case "append":
            try Limits.check(items: list.items.count + 1)
            list.items.append(try bound([.required("object")])[0])
        case "extend":
            let more = try bound([.required("iterable")])[0].items(for: name)
            try Limits.check(items: list.items.count + more.count)
            list.items += more
        case "insert":
            let arguments = try bound([.required("index"), .required("object")])
            let index = try arguments.integer(0)
            let place =
                index < 0
                ? max(0, list.items.count + max(index, -list.items.count)) : min(index, list.items.count)
            try Limits.check(items: list.items.count + 1)
            list.items.insert(arguments[1], at: place)
        case "pop":
            let index = try bound([.optional("index", .int(-1))]).integer(0)
            let place = index < 0 && index >= -list.items.count ? index + list.items.count : index
            guard list.items.indices.contains(place) else {
                throw OperationError(
                    vi: "“pop”: danh sách không có phần tử \(index)",
                    en: "“pop”: the list has no item \(index)")
            }
            return list.items.remove(at: place)
        case "remove":
            let item = try bound([.required("value")])[0]
            guard let place = try place(of: item, in: list.items) else { throw absent(item) }
            list.items.remove(at: place)
        case "reverse": list.items.reverse()
        case "clear": list.items = []
        case "sort":
            let arguments = try bound([.optional("key"), .optional("reverse", .bool(false))])
            list.items = try Sorting.sorted(list.items, reverse: try arguments.flag(1)) {
                item throws(OperationError) in
                arguments[0].isNone
                    ? [item] : [try CallNode.call(arguments[0], CallValues(positional: [item]), renderer)]
            }
        default: throw .type(vi: "danh sách không có “\(name)”", en: "a list has no “\(name)”")
        }
        return .none
    }

    static func search(_ name: String, _ items: [Value], _ call: CallValues, _ renderer: Renderer)
        throws(OperationError)
        -> Value
    {
        let arguments = try Binding(name, [.required("value"), .optional("start", .int(0))], .nothing)
            .bind(call, renderer)
        if name == "count" {
            var count = 0
            for item in items where try item.isEqual(to: arguments[0]) { count += 1 }
            return .int(count)
        }
        let start = min(max(0, try arguments.integer(1)), items.count)
        guard let place = try place(of: arguments[0], in: Array(items[start...])) else {
            throw absent(arguments[0])
        }
        return .int(place + start)
    }

    private static func place(of item: Value, in items: [Value]) throws(OperationError) -> Int? {
        for (place, other) in items.enumerated() where try other.isEqual(to: item) { return place }
        return nil
    }

    private static func absent(_ item: Value) -> OperationError {
        OperationError(vi: "danh sách không có \(item.brief)", en: "the list has no \(item.brief)")
    }
}

enum DictMethods {
    static func call(_ name: String, on dict: Dict, _ call: CallValues, _ renderer: Renderer)
        throws(OperationError)
        -> Value
    {
        switch name {
        case "items", "keys", "values", "get", "copy": return try read(name, on: .dict(dict), call, renderer)
        default: break
        }
        guard !dict.isFrozen else { throw Methods.frozen(name) }
        func bound(_ parameters: [Parameter], _ rest: Rest = .nothing) throws(OperationError) -> Arguments {
            try Binding(name, parameters, rest).bind(call, renderer)
        }
        try Limits.check(items: dict.count + 1)
        switch name {
        case "update":
            let arguments = try bound([.optional("other")], .named)
            if arguments.isGiven(0) { try BuiltinGlobals.fill(dict, from: arguments[0]) }
            for (key, value) in arguments.named { dict.set(value, named: key) }
        case "setdefault":
            let arguments = try bound([.required("key"), .optional("default")])
            let hash = try Lookup.hash(arguments[0])
            if let known = dict.value(for: hash) { return known }
            dict.set(arguments[1], for: arguments[0], hash)
            return arguments[1]
        case "pop":
            let arguments = try bound([.required("key"), .optional("default")])
            if let removed = dict.removeValue(for: try Lookup.hash(arguments[0])) { return removed }
            guard arguments.isGiven(1) else {
                throw OperationError(
                    .undefinedField, vi: "“pop”: không có khoá \(arguments[0].brief)",
                    en: "“pop”: there is no key \(arguments[0].brief)")
            }
            return arguments[1]
        case "popitem":
            guard let pair = dict.removeLast() else {
                throw OperationError(vi: "“popitem”: bảng tra rỗng", en: "“popitem”: the mapping is empty")
            }
            return .tuple([pair.key, pair.value])
        case "clear": dict.removeAll()
        case "fromkeys":
            let arguments = try bound([.required("keys"), .optional("value")])
            let made = Dict()
            for key in try arguments[0].items(for: name) {
                made.set(arguments[1], for: key, try Lookup.hash(key))
            }
            return .dict(made)
        default: throw .type(vi: "bảng tra không có “\(name)”", en: "a mapping has no “\(name)”")
        }
        return .none
    }

    /// The methods that change nothing, for records too.
    static func read(_ name: String, on value: Value, _ call: CallValues, _ renderer: Renderer)
        throws(OperationError)
        -> Value
    {
        let pairs = value.pairs ?? []
        if name == "get" {
            let arguments = try Binding(name, [.required("key"), .optional("default")], .nothing).bind(
                call, renderer)
            _ = try Lookup.hash(arguments[0])
            return value.element(for: arguments[0]) ?? arguments[1]
        }
        _ = try Binding(name, [], .nothing).bind(call, renderer)
        switch name {
        case "items": return Value(.object(DictView("dict_items", pairs.map { .tuple([$0.key, $0.value]) })))
        case "keys": return Value(.object(DictView("dict_keys", pairs.map(\.key))))
        case "values": return Value(.object(DictView("dict_values", pairs.map(\.value))))
        default:
            let copy = Dict()
            for pair in pairs { copy.set(pair.value, for: pair.key, try Lookup.hash(pair.key)) }
            return .dict(copy)
        }
    }
}

/// What `keys()`, `values()` and `items()` give: looped over and counted, not indexed.
final class DictView: TemplateObject, @unchecked Sendable {
    private let name: String
    private var contents: [Value]

    init(_ name: String, _ contents: [Value]) {
        self.name = name
        self.contents = contents
    }

    deinit { Release.free(&contents) }

    override var typeName: String { name }
    override var items: [Value]? { contents }
    override var description: String { "\(name)(\(PythonWriter.text(of: .newList(contents))))" }
}
