internal import Diagnostics

/// Jinja's filters; by kind in the files beside this one.
enum BuiltinFilters {
    static let all: [Filter] = basic + texts + wrapping + numbers + lists + selections + sorting + encodings

    static let basic: [Filter] = [
        Filter(
            "default", [.optional("default_value", .string("")), .optional("boolean", .bool(false))],
            rest: .nothing, acceptsUndefined: true, body: fallback),
        Filter(
            "d", [.optional("default_value", .string("")), .optional("boolean", .bool(false))],
            rest: .nothing,
            acceptsUndefined: true, body: fallback),
        Filter("string") { value, _ throws(OperationError) in
            value.text == nil ? .string(PythonWriter.text(of: value)) : value
        },
        Filter("length") { value, _ throws(OperationError) in try length(value) },
        Filter("count") { value, _ throws(OperationError) in try length(value) },
        Filter("markup") { value, arguments throws(OperationError) in
            markup(value, arguments.renderer.language)
        },
        Filter("safe") { value, arguments throws(OperationError) in
            markup(value, arguments.renderer.language)
        },
        Filter("attr", [.required("name")]) { value, arguments throws(OperationError) in
            let name = try arguments.text(0)
            if case .dict = value.kind, !Methods.exist(name, on: value) { return missing(name, value) }
            return Lookup.attribute(name, of: value) ?? missing(name, value)
        },
        Filter("items", rest: .nothing, acceptsUndefined: true) { value, _ throws(OperationError) in
            if value.isUndefined { return .generator("items", []) }
            guard let pairs = value.pairs else {
                throw .type(
                    vi: "“items” cần một bảng tra, đây là \(value.kindName.vi) (\(value.brief))",
                    en: "“items” needs a mapping, this is \(value.kindName.en) (\(value.brief))")
            }
            return .generator("items", pairs.map { .tuple([$0.key, $0.value]) })
        },
        Filter("pprint") { value, _ throws(OperationError) in
            .string(PrettyWriter.text(of: value))
        },
    ]

    static func missing(_ name: String, _ value: Value) -> Value {
        Value(.undefined(Undefined(.field(name, of: value, path: name), at: nil)))
    }

    private static func fallback(_ value: Value, _ arguments: Arguments) throws(OperationError) -> Value {
        if value.isUndefined { return arguments[0] }
        guard try arguments.flag(1) else { return value }
        return try value.isTrue() ? value : arguments[0]
    }

    private static func length(_ value: Value) throws(OperationError) -> Value {
        guard let count = value.count else {
            throw .type(
                vi: "\(value.kindName.vi) (\(value.brief)) không có độ dài",
                en: "\(value.kindName.en) (\(value.brief)) has no length")
        }
        return .int(count, origin: .computed("count", from: [value]))
    }

    private static func markup(_ value: Value, _ language: Markup.Language) -> Value {
        if value.safeMarkup != nil { return value }
        return Value(.markup(Markup(PythonWriter.text(of: value), language)), origin: value.origin)
    }
}
