internal import Diagnostics

/// The `attribute` argument of filters: `unit.name`, or a place in a list.
///
/// Made for one call, used for every item: it remembers where it found its fields.
final class FieldPath {
    private let steps: [Value]
    private var guesses: [Int]
    /// Names that are methods too are looked up with more care.
    private let isPlain: [Bool]
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
        guesses = [Int](repeating: 0, count: steps.count)
        isPlain = steps.map { $0.text.map { !Methods.names.contains($0) } ?? false }
    }

    /// An undefined value when a step has nothing.
    func value(of item: Value) throws(OperationError) -> Value {
        var current = item
        for (place, step) in steps.enumerated() {
            if case .undefined(let undefined) = current.kind { throw undefined.error }
            if isPlain[place], let name = step.text {
                let quick: Value? =
                    switch current.kind {
                    case .record(let record): record.field(name, guess: &guesses[place])
                    case .dict(let dict): dict.value(named: name, guess: &guesses[place])
                    default: nil
                    }
                if let quick {
                    current = quick
                    continue
                }
            }
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
