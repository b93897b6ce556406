internal import Diagnostics

/// A macro, or the body of a `{% call %}`, ready to run.
final class MacroNode: StatementNode, @unchecked Sendable {
    typealias Parameter = (name: String, slot: Int, fallback: ExpressionNode?)

    let name: String
    let parameters: [Parameter]
    let layout: FunctionLayout
    let body: Body
    /// Slots of `varargs`, `kwargs` and `caller`, where the body uses them.
    let rest: (positional: Int?, named: Int?, caller: Int?)
    /// Takes nothing but its parameters.
    let isPlain: Bool
    /// Where a macro's definition puts it; nil for the body of a call.
    let target: TargetNode?

    struct Parts {
        var name: String
        var parameters: [Parameter]
        var layout: FunctionLayout
        var body: Body
        var rest: (positional: Int?, named: Int?, caller: Int?)
        var target: TargetNode?
    }

    init(_ parts: Parts, _ span: Range<Int>) {
        name = parts.name
        parameters = parts.parameters
        isPlain = parts.rest == (nil, nil, nil)
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
    /// The frame of the last call, empty, when nothing else kept it.
    @exclusivity(unchecked) private var spare: Frame?

    init(_ node: MacroNode, _ definition: Frame) {
        self.node = node
        self.definition = definition
        super.init(name: node.name)
        definition.renderer.notice(definition)
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

    /// Prints the body; `frame` holds the arguments.
    func run(_ arguments: consuming Frame) throws(Fault) {
        var frame = arguments
        let renderer = frame.renderer
        let site = renderer.callSite ?? CallSite(node.span, definition.state)
        try renderer.enter(node.target == nil ? .caller : .macro(.passUnretained(node)), site)
        for place in 0..<node.parameters.count where frame.slots[node.parameters[place].slot] == nil {
            try setFallback(node.parameters[place], frame)
        }
        try node.body.run(frame)
        renderer.trail.pop()
        // Macros and loops made in the body may live on in its frame.
        if isKnownUniquelyReferenced(&frame) {
            frame.empty()
            spare = frame
        }
    }

    /// Whether so many values in order are all it takes: no rest of them, nothing named.
    @inline(__always)
    func takes(_ count: Int) -> Bool { node.isPlain && count <= node.parameters.count }

    func slot(_ place: Int) -> Int { node.parameters[place].slot }

    /// A new frame without arguments.
    func frame() -> Frame {
        if let spare {
            self.spare = nil
            return spare
        }
        return Frame(node.layout, outer: definition, definition.home, block: definition.block)
    }

    /// A new frame with the arguments in it.
    func bound(_ values: CallValues) throws(OperationError) -> Frame {
        let frame = frame()
        let parameters = node.parameters
        for (parameter, value) in zip(parameters, values.positional) { frame.slots[parameter.slot] = value }
        let extra = Array(values.positional.dropFirst(parameters.count))
        if let slot = node.rest.positional {
            frame.slots[slot] = .tuple(extra)
        } else if !extra.isEmpty {
            throw refused(
                vi: "nhận nhiều nhất \(parameters.count) đối số, ở đây có \(values.positional.count)",
                en: "takes at most \(English.count(parameters.count, "argument")), "
                    + "\(values.positional.count) given"
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
        let message =
            node.target == nil
            ? Message(
                vi: "phần thân của {% call %} không có caller() riêng; "
                    + "đặt {% set ngoai = caller %} trước {% call %} rồi gọi ngoai()",
                en: "the body of a {% call %} has no caller() of its own; "
                    + "write {% set outer = caller %} before the {% call %} and call outer()")
            : Message(
                vi: "macro “\(name)” dùng caller() nên phải gọi bằng {% call %}",
                en: "macro “\(name)” uses caller() and has to be called with {% call %}")
        frame.slots[slot] = Value(.undefined(Undefined(.other(message), at: nil)))
    }

    /// A parameter without an argument: its fall-back may look at those before it.
    private func setFallback(_ parameter: MacroNode.Parameter, _ frame: Frame) throws(Fault) {
        if let fallback = parameter.fallback {
            frame.slots[parameter.slot] = try fallback.evaluate(frame)
        } else {
            let message = Message(
                vi: "macro “\(name)” không được cho đối số “\(parameter.name)”",
                en: "macro “\(name)” was not given its argument “\(parameter.name)”")
            frame.slots[parameter.slot] = Value(.undefined(Undefined(.other(message), at: nil)))
        }
    }

    private func refused(vi: String, en: String) -> OperationError {
        OperationError(vi: "macro “\(name)” \(vi)", en: "macro “\(name)” \(en)")
    }
}

extension Binding {
    /// The parameters of a macro, for messages.
    fileprivate init(
        name: String, _ parameters: [MacroNode.Parameter]
    ) {
        self.init(
            name,
            parameters.map { $0.fallback == nil ? .required($0.name) : .optional($0.name, .string("…")) },
            .nothing)
    }
}
