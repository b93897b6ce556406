package import Diagnostics
package import FoundationEssentials

/// What templates compute with: Python's kinds of values, each with its origin.
package struct Value: Sendable {
    /// The kinds Jinja's language knows; `decimal` is exact, for figures.
    package enum Kind: Sendable {
        case none
        case bool(Bool)
        case int(Int)
        case float(Double)
        case decimal(Decimal)
        case string(String)
        case list([Value])
        case record(Record)
    }

    package var kind: Kind
    package var origin: Origin?

    package init(_ kind: Kind, origin: Origin? = nil) {
        self.kind = kind
        self.origin = origin
    }

    package static let none = Value(.none)
    package static func bool(_ value: Bool, origin: Origin? = nil) -> Value {
        Value(.bool(value), origin: origin)
    }
    package static func int(_ value: Int, origin: Origin? = nil) -> Value {
        Value(.int(value), origin: origin)
    }
    package static func decimal(_ value: Decimal, origin: Origin? = nil) -> Value {
        Value(.decimal(value), origin: origin)
    }
    package static func string(_ value: String, origin: Origin? = nil) -> Value {
        Value(.string(value), origin: origin)
    }
    package static func list(_ values: [Value], origin: Origin? = nil) -> Value {
        Value(.list(values), origin: origin)
    }
    package static func record(_ record: Record, origin: Origin? = nil) -> Value {
        Value(.record(record), origin: origin)
    }
}

/// Named values in order; the type's name is used in messages.
package struct Record: Sendable {
    package let typeName: String
    package private(set) var names: [String]
    package private(set) var values: [Value]
    private var index: [String: Int]

    package init(_ typeName: String, _ fields: KeyValuePairs<String, Value> = [:]) {
        self.typeName = typeName
        names = []
        values = []
        index = [:]
        for (name, value) in fields { self[name] = value }
    }

    /// Nil when there is no such field; setting nil does nothing.
    package subscript(name: String) -> Value? {
        get { index[name].map { values[$0] } }
        set {
            guard let newValue else { return }
            if let place = index[name] {
                values[place] = newValue
            } else {
                index[name] = names.count
                names.append(name)
                values.append(newValue)
            }
        }
    }
}
