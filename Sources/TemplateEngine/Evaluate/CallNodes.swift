internal import Diagnostics

/// The arguments of a call, ready to run.
struct ArgumentNodes: Sendable {
    var positional: [ExpressionNode] = []
    var named: [(name: String, value: ExpressionNode)] = []
    var unpacked: ExpressionNode?
    var unpackedNamed: ExpressionNode?

    var isEmpty: Bool { positional.isEmpty && named.isEmpty && unpacked == nil && unpackedNamed == nil }

    func evaluate(_ frame: Frame) throws(Fault) -> CallValues {
        var values = CallValues()
        if !positional.isEmpty {
            values.positional.reserveCapacity(positional.count)
            for node in positional { values.positional.append(try node.evaluate(frame)) }
        }
        for (name, node) in named { values.named.append((name, try node.evaluate(frame))) }
        if let unpacked {
            let value = try unpacked.evaluate(frame)
            do {
                values.positional += try value.items(for: "*")
            } catch {
                throw unpacked.located(error, frame)
            }
        }
        if let unpackedNamed { try addNamed(unpackedNamed, frame, &values) }
        return values
    }

    private func addNamed(_ node: ExpressionNode, _ frame: Frame, _ values: inout CallValues) throws(Fault) {
        let value = try node.evaluate(frame)
        guard let pairs = value.pairs else {
            throw node.located(
                .type(
                    vi: "sau “**” phải là một dict, đây là \(value.typeName)",
                    en: "“**” needs a dict, this is \(value.typeName)"), frame)
        }
        for pair in pairs {
            guard let name = pair.key.text else {
                throw node.located(
                    .type(
                        vi: "khoá sau “**” phải là chữ, đây là \(pair.key.brief)",
                        en: "keys behind “**” must be texts, this is \(pair.key.brief)"), frame)
            }
            values.named.append((name, pair.value))
        }
    }
}

/// `callee(arguments)`
final class CallNode: ExpressionNode, @unchecked Sendable {
    let callee: ExpressionNode
    let arguments: ArgumentNodes
    /// The text of a `{% call %}` around it.
    let caller: MacroNode?

    init(_ callee: ExpressionNode, _ arguments: ArgumentNodes, caller: MacroNode? = nil, _ span: Range<Int>) {
        self.callee = callee
        self.arguments = arguments
        self.caller = caller
        super.init(span)
    }

    private func values(_ frame: Frame) throws(Fault) -> CallValues {
        var values = try arguments.evaluate(frame)
        if let caller {
            values.named.append(("caller", .function(MacroFunction(caller, frame))))
        }
        return values
    }

    override func evaluate(_ frame: Frame) throws(Fault) -> Value {
        let target = try callee.evaluate(frame)
        let values = try values(frame)
        frame.renderer.callSite = (span, frame.state)
        let result: Value
        do {
            result = try Self.call(target, values, frame.renderer)
        } catch {
            throw located(error, frame)
        }
        try frame.renderer.charge(result)
        return result
    }

    override func print(_ frame: Frame) throws(Fault) {
        let target = try callee.evaluate(frame)
        let values = try values(frame)
        frame.renderer.callSite = (span, frame.state)
        let result: Value
        do {
            switch target.kind {
            case .function(let function): if try function.print(values, frame.renderer) { return }
            case .object(let object): if try object.print(values, frame.renderer) { return }
            default: break
            }
            result = try Self.call(target, values, frame.renderer)
        } catch {
            throw located(error, frame)
        }
        try frame.renderer.write(result, frame.span(span))
    }

    static func call(_ target: Value, _ values: CallValues, _ renderer: Renderer) throws(OperationError)
        -> Value
    {
        switch target.kind {
        case .function(let function): return try function.call(values, renderer)
        case .object(let object) where object.isCallable: return try object.call(values, renderer)
        case .undefined(let undefined): throw undefined.error
        default:
            throw .type(
                vi: "\(target.typeName) (\(target.brief)) không gọi được",
                en: "\(target.typeName) (\(target.brief)) cannot be called")
        }
    }
}

/// `base.method(arguments)`, without an object for the method in between.
final class MethodNode: ExpressionNode, @unchecked Sendable {
    let base: ExpressionNode
    let name: String
    let arguments: ArgumentNodes
    /// The same call in two steps, for everything that is no built-in method.
    let general: CallNode

    init(
        _ base: ExpressionNode, _ name: String, _ arguments: ArgumentNodes, general: CallNode,
        _ span: Range<Int>
    ) {
        self.base = base
        self.name = name
        self.arguments = arguments
        self.general = general
        super.init(span)
    }

    private func isMethod(_ value: Value) -> Bool {
        switch value.kind {
        case .string, .markup, .list, .tuple, .dict, .int, .float, .bool: Methods.exist(name, on: value)
        case .record(let record): record[name] == nil && Methods.exist(name, on: value)
        case .none, .decimal, .range, .function, .object, .undefined: false
        }
    }

    override func evaluate(_ frame: Frame) throws(Fault) -> Value {
        let value = try base.evaluate(frame)
        guard isMethod(value) else { return try general.evaluate(frame) }
        let values = try arguments.evaluate(frame)
        let result: Value
        do {
            result = try Methods.call(name, on: value, values, frame.renderer)
        } catch {
            throw located(error, frame)
        }
        try frame.renderer.charge(result)
        return result
    }

    override func print(_ frame: Frame) throws(Fault) {
        let value = try base.evaluate(frame)
        guard isMethod(value) else { return try general.print(frame) }
        try super.print(frame)
    }
}

/// `value | name(arguments)`
final class FilterNode: ExpressionNode, @unchecked Sendable {
    /// Nil in filters of blocks: their value is what the block printed.
    let value: ExpressionNode?
    let filter: Filter
    let arguments: ArgumentNodes

    init(_ value: ExpressionNode?, _ filter: Filter, _ arguments: ArgumentNodes, _ span: Range<Int>) {
        self.value = value
        self.filter = filter
        self.arguments = arguments
        super.init(span)
    }

    override func evaluate(_ frame: Frame) throws(Fault) -> Value {
        try apply(to: try value?.evaluate(frame) ?? .none, frame)
    }

    func apply(to value: Value, _ frame: Frame) throws(Fault) -> Value {
        let values = arguments.isEmpty ? CallValues() : try arguments.evaluate(frame)
        let result: Value
        do {
            result = try filter.apply(to: value, values, frame.renderer)
        } catch {
            throw located(error, frame)
        }
        try frame.renderer.charge(value)
        try frame.renderer.charge(result)
        return result
    }
}

extension Filter {
    /// Checks the value and the arguments, then runs the body; the result keeps the value's origin.
    func apply(to value: Value, _ call: CallValues, _ renderer: Renderer) throws(OperationError) -> Value {
        if !acceptsUndefined {
            if case .undefined(let undefined) = value.kind { throw undefined.error }
            for argument in call.positional { if case .undefined(let it) = argument.kind { throw it.error } }
            for argument in call.named { if case .undefined(let it) = argument.value.kind { throw it.error } }
        }
        var result = try body(value, try Binding(name, parameters, rest).bind(call, renderer))
        if result.origin == nil, let origin = value.origin { result.origin = origin }
        return result
    }
}

/// `value is name(arguments)`
final class TestNode: ExpressionNode, @unchecked Sendable {
    let value: ExpressionNode
    let test: ValueTest
    let arguments: ArgumentNodes

    init(_ value: ExpressionNode, _ test: ValueTest, _ arguments: ArgumentNodes, _ span: Range<Int>) {
        self.value = value
        self.test = test
        self.arguments = arguments
        super.init(span)
    }

    override func evaluate(_ frame: Frame) throws(Fault) -> Value { .bool(try isTrue(frame)) }

    override func isTrue(_ frame: Frame) throws(Fault) -> Bool {
        let value = try value.evaluate(frame)
        let values = arguments.isEmpty ? CallValues() : try arguments.evaluate(frame)
        do {
            return try test.apply(to: value, values, frame.renderer)
        } catch {
            throw located(error, frame)
        }
    }
}

extension ValueTest {
    func apply(to value: Value, _ call: CallValues, _ renderer: Renderer) throws(OperationError) -> Bool {
        if !acceptsUndefined, case .undefined(let undefined) = value.kind { throw undefined.error }
        for argument in call.positional { if case .undefined(let it) = argument.kind { throw it.error } }
        return try body(value, try Binding(name, parameters, .nothing).bind(call, renderer))
    }
}
