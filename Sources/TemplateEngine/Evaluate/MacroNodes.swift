internal import Diagnostics

/// A macro, or the body of a `{% call %}`, ready to run.
final class MacroNode: StatementNode, @unchecked Sendable {
    let name: String
    let parameters: [(name: String, slot: Int, fallback: ExpressionNode?)]
    let layout: FunctionLayout
    let body: Body
    /// Slots of `varargs`, `kwargs` and `caller`, where the body uses them.
    let rest: (positional: Int?, named: Int?, caller: Int?)
    /// Where a macro's definition puts it; nil for the body of a call.
    let target: TargetNode?

    struct Parts {
        var name: String
        var parameters: [(name: String, slot: Int, fallback: ExpressionNode?)]
        var layout: FunctionLayout
        var body: Body
        var rest: (positional: Int?, named: Int?, caller: Int?)
        var target: TargetNode?
    }

    init(_ parts: Parts, _ span: Range<Int>) {
        name = parts.name
        parameters = parts.parameters
        layout = parts.layout
        body = parts.body
        rest = parts.rest
        target = parts.target
        super.init(span)
    }

    override func run(_ frame: Frame) throws(Fault) {
        do {
            try target?.assign(.function(MacroFunction(self, frame)), frame)
        } catch {
            throw located(error, frame)
        }
    }
}

/// A macro with the variables around its definition.
final class MacroFunction: Function, @unchecked Sendable {
    private let node: MacroNode
    private let definition: Frame

    init(_ node: MacroNode, _ definition: Frame) {
        self.node = node
        self.definition = definition
        super.init(name: node.name)
    }

    override func call(_ values: CallValues, _ renderer: Renderer) throws(OperationError) -> Value {
        let frame = try bound(values)
        do {
            return try renderer.capture { () throws(Fault) in try run(frame) }
        } catch {
            throw OperationError(error)
        }
    }

    override func print(_ values: CallValues, _ renderer: Renderer) throws(OperationError) -> Bool {
        let frame = try bound(values)
        do { try run(frame) } catch { throw OperationError(error) }
        return true
    }

    override func attribute(_ name: String) -> Value? {
        switch name {
        case "name": .string(node.name)
        case "arguments": .tuple(node.parameters.map { .string($0.name) })
        case "catch_kwargs": .bool(node.rest.named != nil)
        case "catch_varargs": .bool(node.rest.positional != nil)
        case "caller": .bool(node.rest.caller != nil || node.parameters.contains { $0.name == "caller" })
        default: nil
        }
    }

    private func run(_ frame: Frame) throws(Fault) {
        let renderer = frame.renderer
        let site = renderer.callSite ?? (node.span, definition.state)
        renderer.trail.append(
            TrailPoint(
                kind: node.target == nil ? .caller : .macro(node.name), span: site.span, state: site.state))
        try renderer.nested(frame.span(node.span)) { () throws(Fault) in
            try setFallbacks(frame)
            try node.body.run(frame)
        }
        renderer.trail.removeLast()
    }

    /// A new frame with the arguments in it.
    private func bound(_ values: CallValues) throws(OperationError) -> Frame {
        let frame = Frame(
            node.layout, outer: definition, context: definition.context, state: definition.state,
            block: definition.block)
        let parameters = node.parameters
        for (parameter, value) in zip(parameters, values.positional) { frame.slots[parameter.slot] = value }
        let extra = Array(values.positional.dropFirst(parameters.count))
        if let slot = node.rest.positional {
            frame.slots[slot] = .tuple(extra)
        } else if !extra.isEmpty {
            throw refused(
                vi: "nhận nhiều nhất \(parameters.count) đối số, ở đây có \(values.positional.count)",
                en:
                    "takes at most \(parameters.count) argument\(parameters.count == 1 ? "" : "s"), here are \(values.positional.count)"
            )
        }
        let more = Dict()
        for (name, value) in values.named {
            if let place = parameters.firstIndex(where: { $0.name == name }) {
                guard place >= values.positional.count else {
                    throw refused(
                        vi: "đối số “\(name)” được cho hai lần", en: "argument “\(name)” is given twice")
                }
                frame.slots[parameters[place].slot] = value
            } else if name == "caller" {
                guard let slot = node.rest.caller else {
                    throw refused(
                        vi: "không dùng caller() nên không gọi được bằng {% call %}",
                        en: "does not use caller(), so {% call %} cannot call it")
                }
                frame.slots[slot] = value
            } else if node.rest.named != nil {
                more.set(value, named: name)
            } else {
                throw Binding(name: self.name, parameters).unknown(name)
            }
        }
        if let slot = node.rest.named { frame.slots[slot] = .dict(more) }
        setMissingCaller(frame)
        return frame
    }

    private func setMissingCaller(_ frame: Frame) {
        guard let slot = node.rest.caller, frame.slots[slot] == nil else { return }
        let message = Message(
            vi: "macro “\(name)” dùng caller() nên phải gọi bằng {% call %}",
            en: "macro “\(name)” uses caller() and has to be called with {% call %}")
        frame.slots[slot] = Value(.undefined(Undefined(.other(message), at: nil)))
    }

    /// Parameters without an argument, in order: a fall-back may look at those before it.
    private func setFallbacks(_ frame: Frame) throws(Fault) {
        for parameter in node.parameters where frame.slots[parameter.slot] == nil {
            if let fallback = parameter.fallback {
                frame.slots[parameter.slot] = try fallback.evaluate(frame)
            } else {
                let message = Message(
                    vi: "macro “\(name)” không được cho đối số “\(parameter.name)”",
                    en: "macro “\(name)” was not given its argument “\(parameter.name)”")
                frame.slots[parameter.slot] = Value(.undefined(Undefined(.other(message), at: nil)))
            }
        }
    }

    private func refused(vi: String, en: String) -> OperationError {
        OperationError(vi: "macro “\(name)” \(vi)", en: "macro “\(name)” \(en)")
    }
}

extension Binding {
    /// The parameters of a macro, for messages.
    fileprivate init(
        name: String, _ parameters: [(name: String, slot: Int, fallback: ExpressionNode?)]
    ) {
        self.init(
            name,
            parameters.map { $0.fallback == nil ? .required($0.name) : .optional($0.name, .string("…")) },
            .nothing)
    }
}

/// `{% call %}`: prints the result of the call with its body as `caller`.
final class CallBlockNode: StatementNode, @unchecked Sendable {
    let call: CallNode
    let isRoot: Bool

    init(_ call: CallNode, isRoot: Bool, _ span: Range<Int>) {
        self.call = call
        self.isRoot = isRoot
        super.init(span)
    }

    override func run(_ frame: Frame) throws(Fault) {
        if isRoot, frame.context.layout != nil { return }
        let depth = frame.renderer.trail.count
        do {
            try call.print(frame)
        } catch {
            try frame.renderer.note(error, behind: depth)
        }
    }
}
