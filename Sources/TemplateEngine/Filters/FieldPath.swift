internal import Diagnostics

/// The `attribute` argument of filters: `unit.name`, or a place in a list.
///
/// Made for one call, used for every item: it remembers where it found its fields.
final class FieldPath {
    private let steps: [Value]
    private var guesses: [FieldGuess]
    /// The steps that are names of fields; methods are looked up with more care.
    private let fields: [String?]
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
        guesses = [FieldGuess](repeating: FieldGuess(), count: steps.count)
        fields = steps.map { step in step.text.flatMap { Methods.names.contains($0) ? nil : $0 } }
    }

    /// Where the value stands, when every step is a plain field; good while the item is.
    func pointer(of item: UnsafePointer<Value>) -> UnsafePointer<Value>? {
        var current = item
        for place in steps.indices {
            guard let name = fields[place] else { return nil }
            let field: UnsafePointer<Value>? =
                switch current.pointee.kind {
                case .record(let record): record.pointer(to: name, guess: &guesses[place])
                case .dict(let dict): dict.pointer(to: name, guess: &guesses[place])
                default: nil
                }
            guard let field else { return nil }
            current = field
        }
        return current
    }

    /// An undefined value when a step has nothing.
    func value(of item: Value) throws(OperationError) -> Value {
        let quick = withUnsafePointer(to: item) { pointer(of: $0)?.pointee }
        return if let quick { quick } else { try general(item) }
    }

    private func general(_ item: Value) throws(OperationError) -> Value {
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
