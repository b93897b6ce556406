internal import Diagnostics

/// A parameter of a filter, test or function; without a fall-back it must be given.
package struct Parameter: Sendable {
    package let name: String
    package let fallback: Value?

    package static func required(_ name: String) -> Parameter { Parameter(name: name, fallback: nil) }
    package static func optional(_ name: String, _ fallback: Value = .none) -> Parameter {
        Parameter(name: name, fallback: fallback)
    }
}

/// The arguments of one call, matched to the parameters.
package struct Arguments: Sendable {
    /// One value for each parameter, in their order.
    package var values: [Value]
    /// A bit for each parameter that was written in the template; the rest are fall-backs.
    var given: UInt64 = 0
    /// What was given beyond the parameters, where that is allowed.
    package var extra: [Value] = []
    package var named: [(name: String, value: Value)] = []
    /// For operations that call others (`map`, `select`) or look at options and limits.
    let renderer: Renderer

    package subscript(place: Int) -> Value { values[place] }

    /// Whether the argument was written in the template.
    package func isGiven(_ place: Int) -> Bool { given >> UInt64(place) & 1 == 1 }

    /// An integer argument; an error that names the parameter's place otherwise.
    package func integer(_ place: Int) throws(OperationError) -> Int {
        guard let number = values[place].integer else {
            throw .type(
                vi: "đối số thứ \(place + 1) phải là số nguyên, đây là \(values[place].kindName.vi)",
                en: "argument \(place + 1) must be a whole number, this is \(values[place].kindName.en)")
        }
        return number
    }

    /// A text argument; an error that names the parameter's place otherwise.
    package func text(_ place: Int) throws(OperationError) -> String {
        guard let text = values[place].text else {
            throw .type(
                vi: "đối số thứ \(place + 1) phải là chữ, đây là \(values[place].kindName.vi)",
                en: "argument \(place + 1) must be a text, this is \(values[place].kindName.en)")
        }
        return text
    }

    /// By Python's truth: empty and zero are false.
    package func flag(_ place: Int) throws(OperationError) -> Bool { try values[place].isTrue() }
}

/// What a call takes beyond its parameters.
enum Rest: Sendable { case nothing, positional, named, anything }

/// A filter: `value | name(arguments)`.
package struct Filter: Sendable {
    package let name: String
    package let parameters: [Parameter]
    let rest: Rest
    /// True for the few that look at undefined values (`default`).
    let acceptsUndefined: Bool
    let body: @Sendable (Value, Arguments) throws(OperationError) -> Value

    /// The body computes from the value before the bar; the engine has already
    /// refused undefined values and arguments that fit no parameter. A result
    /// without an origin gets the value's.
    package init(
        _ name: String, _ parameters: [Parameter] = [],
        body: @escaping @Sendable (Value, Arguments) throws(OperationError) -> Value
    ) {
        self.init(name, parameters, rest: .nothing, body: body)
    }

    init(
        _ name: String, _ parameters: [Parameter] = [], rest: Rest, acceptsUndefined: Bool = false,
        body: @escaping @Sendable (Value, Arguments) throws(OperationError) -> Value
    ) {
        self.name = name
        self.parameters = parameters
        self.rest = rest
        self.acceptsUndefined = acceptsUndefined
        self.body = body
    }
}

/// A test: `value is name(arguments)`.
package struct ValueTest: Sendable {
    package let name: String
    package let parameters: [Parameter]
    let acceptsUndefined: Bool
    let body: @Sendable (Value, Arguments) throws(OperationError) -> Bool
    /// The same for a test that takes no arguments and only looks at the kind of the value.
    private(set) var quick: (@Sendable (UnsafePointer<Value>) -> Bool)?

    package init(
        _ name: String, _ parameters: [Parameter] = [],
        body: @escaping @Sendable (Value, Arguments) throws(OperationError) -> Bool
    ) {
        self.init(name, parameters, acceptsUndefined: false, body: body)
    }

    init(
        _ name: String, _ parameters: [Parameter] = [], acceptsUndefined: Bool,
        body: @escaping @Sendable (Value, Arguments) throws(OperationError) -> Bool
    ) {
        self.name = name
        self.parameters = parameters
        self.acceptsUndefined = acceptsUndefined
        self.body = body
    }

    /// A test of the kind alone, undefined values too.
    init(_ name: String, kind: @escaping @Sendable (UnsafePointer<Value>) -> Bool) {
        self.init(name, [], acceptsUndefined: true) { value, _ throws(OperationError) in
            withUnsafePointer(to: value, kind)
        }
        quick = kind
    }
}

/// What a call brings along, before it is matched to parameters.
struct CallValues: Sendable {
    var positional: [Value] = []
    var named: [(name: String, value: Value)] = []

    var isEmpty: Bool { positional.isEmpty && named.isEmpty }
}

/// Anything a template can call.
package class Function: @unchecked Sendable {
    // Sendable: subclasses hold constants, or belong to one render.
    package let name: String

    init(name: String) { self.name = name }

    /// Faults that have no place yet are thrown as they are; the call's node locates them.
    func call(_ values: CallValues, _ renderer: Renderer) throws(OperationError) -> Value {
        throw .type(vi: "“\(name)” không gọi được", en: "“\(name)” cannot be called")
    }

    /// Prints the result straight into the output; false when this function only returns values.
    func print(_ values: CallValues, _ renderer: Renderer) throws(OperationError) -> Bool { false }

    /// The fields a template can ask it for (`macro.name`).
    func attribute(_ name: String) -> Value? { nil }
}

/// A function given from outside or built in.
package final class NativeFunction: Function, @unchecked Sendable {
    let parameters: [Parameter]
    let rest: Rest
    let body: @Sendable (Arguments) throws(OperationError) -> Value

    package convenience init(
        _ name: String, _ parameters: [Parameter] = [],
        body: @escaping @Sendable (Arguments) throws(OperationError) -> Value
    ) {
        self.init(name, parameters, rest: .nothing, body: body)
    }

    init(
        _ name: String, _ parameters: [Parameter] = [], rest: Rest,
        body: @escaping @Sendable (Arguments) throws(OperationError) -> Value
    ) {
        self.parameters = parameters
        self.rest = rest
        self.body = body
        super.init(name: name)
    }

    override func call(_ values: CallValues, _ renderer: Renderer) throws(OperationError) -> Value {
        let arguments = try Binding(name, parameters, rest).bind(values, renderer)
        return try body(arguments)
    }
}

/// An object that a template's own constructs make.
package class TemplateObject: @unchecked Sendable {
    // Sendable: belongs to one render.

    /// What `print` calls it.
    var typeName: String { "object" }
    /// As `Value.kindName`.
    var kindName: Message { Message(vi: "“\(typeName)”", en: "“\(typeName)”") }
    var fieldNames: [String] { [] }
    /// Nil when there is no such field.
    func attribute(_ name: String) -> Value? { nil }
    /// Where a field stands that is kept, not computed; as `Record.pointer`.
    func pointer(to name: String, guess: inout FieldGuess) -> UnsafePointer<Value>? { nil }
    /// The items a loop goes through; nil when it has none.
    var items: [Value]? { nil }
    /// Whether it has items, without going through them.
    var isIterable: Bool { items != nil }
    /// How many items; nil for what cannot be counted.
    var count: Int? { items?.count }
    /// Nil when the object cannot be called.
    func call(_ values: CallValues, _ renderer: Renderer) throws(OperationError) -> Value {
        throw .type(vi: "\(kindName.vi) không gọi được", en: "\(kindName.en) cannot be called")
    }
    func print(_ values: CallValues, _ renderer: Renderer) throws(OperationError) -> Bool { false }
    var isCallable: Bool { false }
    /// How Python would print it.
    var description: String { "<\(typeName)>" }
}
