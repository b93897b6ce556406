package import Diagnostics
package import FoundationEssentials

/// What templates compute with: Python's kinds of values, each with its origin.
///
/// Built by those who give data to a template, through the constructors below;
/// the kinds a template makes itself (tuples, dictionaries, functions …) have
/// none outside this target.
package struct Value: Sendable {
    /// The kinds Jinja's language knows; `decimal` is exact, for figures.
    package enum Kind: Sendable {
        case none
        case bool(Bool)
        case int(Int)
        case float(Double)
        indirect case decimal(Decimal)
        case string(String)
        /// Text that is markup already, with the places of its parts when a template made it.
        case markup(Markup)
        case list(List)
        case tuple(Tuple)
        /// Python's dictionary: keys of any hashable kind, methods before keys.
        case dict(Dict)
        /// An object of the data: fields before methods.
        case record(Record)
        indirect case range(IntegerRange)
        case function(Function)
        /// What a template's own constructs make: `loop`, namespaces, modules …
        case object(TemplateObject)
        /// The result of a look-up that found nothing; any use of it is an error.
        case undefined(Undefined)
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
    package static func float(_ value: Double, origin: Origin? = nil) -> Value {
        Value(.float(value), origin: origin)
    }
    package static func decimal(_ value: Decimal, origin: Origin? = nil) -> Value {
        Value(.decimal(value), origin: origin)
    }
    package static func string(_ value: String, origin: Origin? = nil) -> Value {
        Value(.string(value), origin: origin)
    }
    /// Text that is printed as it stands, not escaped.
    package static func markup(_ value: String, origin: Origin? = nil) -> Value {
        Value(.markup(Markup(value)), origin: origin)
    }
    package static func list(_ values: [Value], origin: Origin? = nil) -> Value {
        Value(.list(List(frozen: values)), origin: origin)
    }
    package static func record(_ record: Record, origin: Origin? = nil) -> Value {
        Value(.record(record), origin: origin)
    }
    /// A callable for templates; see `Function`.
    package static func function(_ function: Function) -> Value { Value(.function(function)) }

    /// A list a template made and may change.
    static func newList(_ values: [Value], origin: Origin? = nil) -> Value {
        Value(.list(List(values)), origin: origin)
    }
    static func tuple(_ values: [Value], origin: Origin? = nil) -> Value {
        Value(.tuple(Tuple(values)), origin: origin)
    }
    static func dict(_ dict: Dict, origin: Origin? = nil) -> Value {
        Value(.dict(dict), origin: origin)
    }
    static func object(_ object: TemplateObject) -> Value { Value(.object(object)) }

    /// The same value resting on other parts.
    func with(origin: Origin?) -> Value { Value(kind, origin: origin) }
}

extension Value {
    /// The text of a string or of markup; nil for every other kind.
    package var text: String? {
        switch kind {
        case .string(let text): text
        case .markup(let markup): markup.text
        case .none, .bool, .int, .float, .decimal, .list, .tuple, .dict, .record, .range, .function, .object,
            .undefined:
            nil
        }
    }

    /// The whole number of an integer or (as in Python) of a boolean; nil for every other kind.
    package var integer: Int? {
        switch kind {
        case .int(let number): number
        case .bool(let flag): flag ? 1 : 0
        case .none, .float, .decimal, .string, .markup, .list, .tuple, .dict, .record, .range, .function,
            .object, .undefined:
            nil
        }
    }

    var isUndefined: Bool {
        if case .undefined = kind { return true }
        return false
    }

    var isNone: Bool {
        if case .none = kind { return true }
        return false
    }
}

extension Origin {
    /// What a computation over values rests on; nil when none of them has an origin.
    static func computed(_ rule: String, from values: [Value]) -> Origin? {
        let parts = values.compactMap(\.origin)
        return parts.isEmpty ? nil : .computed(rule: rule, parts: parts)
    }

    /// The same for two values, without an array where neither has an origin.
    static func computed(_ rule: String, from left: Value, _ right: Value) -> Origin? {
        switch (left.origin, right.origin) {
        case (nil, nil): nil
        case (let one?, nil), (nil, let one?): .computed(rule: rule, parts: [one])
        case (let one?, let other?): .computed(rule: rule, parts: [one, other])
        }
    }
}
