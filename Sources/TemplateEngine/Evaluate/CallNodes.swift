internal import Diagnostics

/// The arguments of a call, ready to run.
struct ArgumentNodes: Sendable {
    let positional: [ExpressionNode]
    let named: [(name: String, value: ExpressionNode)]
    let unpacked: ExpressionNode?
    let unpackedNamed: ExpressionNode?

    /// Nothing but values in order.
    let isPositional: Bool
    var isEmpty: Bool { isPositional && positional.isEmpty }

    init(
        positional: [ExpressionNode] = [], named: [(name: String, value: ExpressionNode)] = [],
        unpacked: ExpressionNode? = nil, unpackedNamed: ExpressionNode? = nil
    ) {
        self.positional = positional
        self.named = named
        self.unpacked = unpacked
        self.unpackedNamed = unpackedNamed
        isPositional = named.isEmpty && unpacked == nil && unpackedNamed == nil
    }

    func evaluate(_ frame: Frame) throws(Fault) -> CallValues {
        var values = CallValues()
        if !positional.isEmpty {
            values.positional.reserveCapacity(positional.count)
            for node in positional { values.positional.append(try node.evaluate(frame)) }
        }
        if isPositional { return values }
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
                    vi: "sau “**” phải là một bảng tra, đây là \(value.kindName.vi)",
                    en: "“**” needs a mapping, this is \(value.kindName.en)"), frame)
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

    /// The macro that is called, where its value stands already.
    private func macro(_ frame: Frame) -> MacroFunction? {
        guard let target = callee.pointer(frame), case .function(let function) = target.pointee.kind else {
            return nil
        }
        return function as? MacroFunction
    }

    override func evaluate(_ frame: Frame) throws(Fault) -> Value {
        if let macro = macro(frame) {
            return try frame.renderer.capture { () throws(Fault) in
                try macro.run(try opened(macro, frame))
            }
        }
        let target = try callee.evaluate(frame)
        let values = try values(frame)
        frame.renderer.callSite = CallSite(span, frame.state)
        let result: Value
        do {
            result = try Self.call(target, values, frame.renderer)
        } catch {
            throw located(error, frame)
        }
        try frame.renderer.charge(result)
        return result
    }

    /// The frame of a macro with these arguments in it.
    private func opened(_ macro: MacroFunction, _ frame: Frame) throws(Fault) -> Frame {
        let inner: Frame
        if caller == nil, arguments.isPositional, macro.takes(arguments.positional.count) {
            inner = macro.frame()
            for place in 0..<arguments.positional.count {
                inner.slots[macro.slot(place)] = try arguments.positional[place].evaluate(frame)
            }
        } else {
            let values = try values(frame)
            do { inner = try macro.bound(values) } catch { throw located(error, frame) }
        }
        frame.renderer.callSite = CallSite(span, frame.state)
        return inner
    }

    override func print(_ frame: Frame) throws(Fault) {
        if let macro = macro(frame) { return try macro.run(try opened(macro, frame)) }
        let target = try callee.evaluate(frame)
        let values = try values(frame)
        frame.renderer.callSite = CallSite(span, frame.state)
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
        try frame.write(result, span)
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
                vi: "\(target.kindName.vi) (\(target.brief)) không gọi được",
                en: "\(target.kindName.en) (\(target.brief)) cannot be called")
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
    /// The arguments, matched once where all of them are constants.
    private let constants: (values: [Value], given: UInt64)?

    init(_ value: ExpressionNode?, _ filter: Filter, _ arguments: ArgumentNodes, _ span: Range<Int>) {
        self.value = value
        self.filter = filter
        self.arguments = arguments
        constants = Self.constants(arguments, filter)
        super.init(span)
    }

    private static func constants(_ arguments: ArgumentNodes, _ filter: Filter) -> (
        values: [Value], given: UInt64
    )? {
        let values = arguments.positional.compactMap { ($0 as? ConstantNode)?.value }
        guard arguments.isPositional, values.count == arguments.positional.count,
            values.count <= filter.parameters.count
        else { return nil }
        let fallbacks = filter.parameters[values.count...].compactMap(\.fallback)
        guard values.count + fallbacks.count == filter.parameters.count else { return nil }
        return (values + fallbacks, 1 << UInt64(values.count) - 1)
    }

    /// A filter or test that does not exist, behind a question whether it does.
    static func unknown(_ name: String, _ value: ExpressionNode?, _ span: Range<Int>) -> FilterNode {
        let filter = Filter(name, rest: .anything, acceptsUndefined: true) { _, _ throws(OperationError) in
            throw OperationError(
                .unknownFilter, vi: "không có bộ lọc hay phép thử “\(name)”",
                en: "there is no filter or test “\(name)”")
        }
        return FilterNode(value, filter, ArgumentNodes(), span)
    }

    override func evaluate(_ frame: Frame) throws(Fault) -> Value {
        try apply(to: try value?.evaluate(frame) ?? .none, frame)
    }

    func apply(to value: Value, _ frame: Frame) throws(Fault) -> Value {
        let result: Value
        do throws(OperationError) {
            if let constants {
                if !filter.acceptsUndefined, case .undefined(let undefined) = value.kind {
                    throw undefined.error
                }
                result = try filter.body(
                    value,
                    Arguments(values: constants.values, given: constants.given, renderer: frame.renderer)
                ).resting(on: value)
            } else {
                let values: CallValues
                do { values = try arguments.evaluate(frame) } catch { throw OperationError(error) }
                result = try filter.apply(to: value, values, frame.renderer)
            }
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
        return try body(value, try Binding(name, parameters, rest).bind(call, renderer)).resting(on: value)
    }
}

extension Value {
    /// A result that has no origin of its own gets that of the value it was made from.
    @inline(__always)
    fileprivate consuming func resting(on value: Value) -> Value {
        if origin == nil { origin = value.origin }
        return self
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
        if let quick = test.quick, arguments.isEmpty { return try value.look(frame, quick) }
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
