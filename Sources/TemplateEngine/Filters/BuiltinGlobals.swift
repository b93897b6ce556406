internal import Diagnostics

/// The functions every template can call.
enum BuiltinGlobals {
    static let all: [String: Value] = Dictionary(
        functions.map { ($0.name, .function($0)) }, uniquingKeysWith: { $1 })

    private static let functions: [Function] = [
        NativeFunction("range", rest: .positional) { arguments throws(OperationError) in try range(arguments)
        },
        NativeFunction("dict", [.optional("pairs")], rest: .named) { arguments throws(OperationError) in
            let dict = Dict()
            if arguments.isGiven(0) { try fill(dict, from: arguments[0]) }
            for (name, value) in arguments.named { dict.set(value, named: name) }
            return .dict(dict)
        },
        NativeFunction("namespace", [.optional("fields")], rest: .named) { arguments throws(OperationError) in
            var fields = Record("namespace")
            if arguments.isGiven(0) {
                let dict = Dict()
                try fill(dict, from: arguments[0])
                for pair in dict.pairs { fields[PythonWriter.text(of: pair.key)] = pair.value }
            }
            for (name, value) in arguments.named { fields[name] = value }
            return .object(Namespace(fields))
        },
        NativeFunction("cycler", rest: .positional) { arguments throws(OperationError) in
            guard !arguments.extra.isEmpty else {
                throw OperationError(vi: "“cycler” cần ít nhất một giá trị", en: "“cycler” needs a value")
            }
            return .object(Cycler(arguments.extra))
        },
        NativeFunction("joiner", [.optional("sep", .string(", "))]) { arguments throws(OperationError) in
            .object(Joiner(arguments[0]))
        },
    ]

    private static func range(_ arguments: Arguments) throws(OperationError) -> Value {
        var bounds: [Int] = []
        for value in arguments.extra {
            if case .undefined(let undefined) = value.kind { throw undefined.error }
            guard let bound = value.integer else {
                throw .type(
                    vi: "“range” cần số nguyên, đây là \(value.kindName.vi) (\(value.brief))",
                    en: "“range” needs whole numbers, this is \(value.kindName.en) (\(value.brief))")
            }
            bounds.append(bound)
        }
        guard (1...3).contains(bounds.count) else {
            throw OperationError(
                vi: "“range” nhận từ một đến ba số, ở đây có \(bounds.count)",
                en: "“range” takes one to three numbers, here are \(bounds.count)")
        }
        let step = bounds.count == 3 ? bounds[2] : 1
        let (start, stop) = bounds.count == 1 ? (0, bounds[0]) : (bounds[0], bounds[1])
        guard let range = IntegerRange(start, stop, step) else {
            throw OperationError(vi: "bước của “range” bằng 0", en: "the step of “range” is 0")
        }
        try Limits.check(items: range.count)
        return Value(.range(range))
    }

    /// The pairs of a mapping, or of a list of pairs.
    static func fill(_ dict: Dict, from value: Value) throws(OperationError) {
        if let pairs = value.pairs {
            for pair in pairs { dict.set(pair.value, for: pair.key, try Lookup.hash(pair.key)) }
            return
        }
        for item in try value.items(for: "dict") {
            let pair = try item.items(for: "dict")
            guard pair.count == 2 else {
                throw .type(
                    vi: "“dict” cần các cặp (khoá, giá trị), đây là \(item.brief)",
                    en: "“dict” needs pairs (key, value), this is \(item.brief)")
            }
            dict.set(pair[1], for: pair[0], try Lookup.hash(pair[0]))
        }
    }
}
