internal import Diagnostics

/// `namespace(…)`: fields that may be set from inside loops.
final class Namespace: TemplateObject, @unchecked Sendable {
    private var fields = Record("namespace")

    init(_ fields: Record) { self.fields = fields }

    deinit {
        var values = fields.names.compactMap { fields[$0] }
        fields = Record("namespace")
        Release.free(&values)
    }

    func set(_ name: String, _ value: Value) { fields[name] = value }

    override var typeName: String { "namespace" }
    override var fieldNames: [String] { fields.names }
    override func attribute(_ name: String) -> Value? { fields[name] }
    override func pointer(to name: String, guess: inout FieldGuess) -> UnsafePointer<Value>? {
        fields.pointer(to: name, guess: &guess)
    }
    override var description: String {
        "<Namespace \(PythonWriter.text(of: .record(fields)))>"
    }
}

/// `cycler(…)`: gives its values in turn.
final class Cycler: TemplateObject, @unchecked Sendable {
    private var values: [Value]
    private var place = 0

    init(_ values: [Value]) { self.values = values }

    deinit { Release.free(&values) }

    override var typeName: String { "cycler" }
    override var fieldNames: [String] { ["current", "items", "next", "reset"] }
    override func attribute(_ name: String) -> Value? {
        switch name {
        case "current": values[place]
        case "items": .tuple(values)
        case "next":
            .function(
                NativeFunction("cycler.next") { [self] _ throws(OperationError) in
                    defer { place = (place + 1) % values.count }
                    return values[place]
                })
        case "reset":
            .function(
                NativeFunction("cycler.reset") { [self] _ throws(OperationError) in
                    place = 0
                    return .none
                })
        default: nil
        }
    }
}

/// `joiner(…)`: nothing the first time, then the separator.
final class Joiner: TemplateObject, @unchecked Sendable {
    private var separator: Value
    private var isUsed = false

    init(_ separator: Value) { self.separator = separator }

    deinit {
        var values = [separator]
        separator = .none
        Release.free(&values)
    }

    override var typeName: String { "joiner" }
    override var isCallable: Bool { true }
    override func call(_ values: CallValues, _ renderer: Renderer) throws(OperationError) -> Value {
        defer { isUsed = true }
        return isUsed ? separator : .string("")
    }
}
