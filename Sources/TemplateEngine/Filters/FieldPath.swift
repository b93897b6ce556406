internal import Diagnostics

/// The `attribute` argument of filters: `unit.name`, or a place in a list.
struct FieldPath: Sendable {
    private let steps: [Value]
    private let text: String

    /// Nil for none.
    init?(_ value: Value) {
        if value.isNone { return nil }
        text = PythonWriter.text(of: value)
        if value.integer != nil {
            steps = [value]
        } else {
            steps = text.split(separator: ".", omittingEmptySubsequences: false).map { part in
                Int(part).map { .int($0) } ?? .string(String(part))
            }
        }
    }

    /// An undefined value when a step has nothing.
    func value(of item: Value) throws(OperationError) -> Value {
        var current = item
        for step in steps {
            if case .undefined(let undefined) = current.kind { throw undefined.error }
            let found =
                if let name = step.text {
                    Lookup.attribute(name, of: current)
                } else {
                    try Lookup.item(step, of: current)
                }
            guard let found else {
                return Value(.undefined(Undefined(.item(step, of: current, path: text), at: nil)))
            }
            current = found
        }
        return current
    }

    /// The value, or `fallback` where there is none.
    func value(of item: Value, or fallback: Value?) throws(OperationError) -> Value {
        let found = try value(of: item)
        if let fallback, found.isUndefined { return fallback }
        return found
    }

    /// An error where there is none.
    func required(of item: Value) throws(OperationError) -> Value {
        let found = try value(of: item)
        if case .undefined(let undefined) = found.kind { throw undefined.error }
        return found
    }
}
