internal import Diagnostics

/// `{% for … in … %}`
final class LoopNode: StatementNode, @unchecked Sendable {
    let target: TargetNode
    let iterable: ExpressionNode
    let filter: ExpressionNode?
    let body: Body
    let otherwise: Body?
    /// Where the body finds `loop`; nil when it never asks.
    let loopSlot: Int?
    /// The variables that begin anew in each round.
    let slots: [Int]
    /// The body's own frame in a recursive loop, else nil.
    let layout: FunctionLayout?

    struct Parts {
        var target: TargetNode
        var iterable: ExpressionNode
        var filter: ExpressionNode?
        var body: Body
        var otherwise: Body?
        var loopSlot: Int?
        var slots: [Int]
        var layout: FunctionLayout?
    }

    init(_ parts: Parts, _ span: Range<Int>) {
        target = parts.target
        iterable = parts.iterable
        filter = parts.filter
        body = parts.body
        otherwise = parts.otherwise
        loopSlot = parts.loopSlot
        slots = parts.slots
        layout = parts.layout
        super.init(span)
    }

    override func run(_ frame: Frame) throws(Fault) {
        try run(over: try iterable.evaluate(frame), frame, depth: 0)
    }

    /// The loop over a value; `frame` is where the loop stands.
    func run(over value: Value, _ frame: Frame, depth: Int) throws(Fault) {
        if value.isUndefined, case .undefined(let undefined) = value.kind {
            throw iterable.located(undefined.error, frame)
        }
        let inner =
            layout.map {
                Frame($0, outer: frame, frame.home, block: frame.block)
            }
            ?? frame
        var items: [Value]
        do {
            items = try value.items(for: "for")
        } catch {
            throw iterable.located(error, frame)
        }
        if let filter { items = try filtered(items, by: filter, inner) }
        if items.isEmpty { return try otherwise?.run(inner) ?? () }
        let loop = loopSlot.map { _ in LoopObject(items, self, frame, depth: depth) }
        let renderer = frame.renderer
        let count = items.count
        try renderer.enter(
            depth == 0 ? .round(of: count) : .recursion(of: count), CallSite(span, frame.state))
        if let loop, let loopSlot { inner.slots[loopSlot] = .object(loop) }
        for index in 0..<count {
            try renderer.countRound(frame.span(span))
            renderer.trail.begin(round: index + 1)
            for slot in slots { inner.slots[slot] = nil }
            loop?.index = index
            do { try target.assign(items[index], inner) } catch { throw located(error, frame) }
            try body.run(inner)
        }
        renderer.trail.pop()
    }

    private func filtered(_ items: [Value], by filter: ExpressionNode, _ frame: Frame) throws(Fault)
        -> [Value]
    {
        var kept: [Value] = []
        for item in items {
            try frame.renderer.countRound(frame.span(span))
            do { try target.assign(item, frame) } catch { throw located(error, frame) }
            if try filter.isTrue(frame) { kept.append(item) }
        }
        return kept
    }
}

/// The variable `loop`.
final class LoopObject: TemplateObject, @unchecked Sendable {
    private var all: [Value]
    private let node: LoopNode
    private let frame: Frame
    private let depth: Int
    @exclusivity(unchecked) fileprivate(set) var index = 0
    private var lastChanged: [Value]?

    fileprivate init(_ items: [Value], _ node: LoopNode, _ frame: Frame, depth: Int) {
        all = items
        self.node = node
        self.frame = frame
        self.depth = depth
        // The frame holds `loop` in turn.
        frame.renderer.notice(frame)
    }

    deinit {
        Release.free(&all)
        if var values = lastChanged {
            lastChanged = nil
            Release.free(&values)
        }
    }

    override var typeName: String { "loop" }
    override var description: String { "<LoopContext \(index + 1)/\(all.count)>" }
    override var isCallable: Bool { true }
    override var count: Int? { all.count }
    override var fieldNames: [String] {
        [
            "index", "index0", "revindex", "revindex0", "first", "last", "length", "depth", "depth0",
            "previtem",
            "nextitem", "cycle", "changed",
        ]
    }

    override func attribute(_ name: String) -> Value? {
        switch name {
        case "index": .int(index + 1)
        case "index0": .int(index)
        case "revindex": .int(all.count - index)
        case "revindex0": .int(all.count - index - 1)
        case "first": .bool(index == 0)
        case "last": .bool(index == all.count - 1)
        case "length": .int(all.count)
        case "depth": .int(depth + 1)
        case "depth0": .int(depth)
        case "previtem":
            index > 0 ? all[index - 1] : none(vi: "không có phần tử trước", en: "there is no previous item")
        case "nextitem":
            index < all.count - 1
                ? all[index + 1] : none(vi: "không có phần tử sau", en: "there is no next item")
        case "cycle": .function(cycle)
        case "changed": .function(changed)
        default: nil
        }
    }

    private func none(vi: String, en: String) -> Value {
        Value(.undefined(Undefined(.other(Message(vi: vi, en: en)), at: nil)))
    }

    private var cycle: Function {
        NativeFunction("loop.cycle", rest: .positional) { [index] arguments throws(OperationError) in
            guard !arguments.extra.isEmpty else {
                throw OperationError(
                    vi: "“loop.cycle” cần ít nhất một giá trị", en: "“loop.cycle” needs a value")
            }
            return arguments.extra[index % arguments.extra.count]
        }
    }

    private var changed: Function {
        NativeFunction("loop.changed", rest: .positional) { [self] arguments throws(OperationError) in
            let values = arguments.extra
            if let last = lastChanged, last.count == values.count {
                var isSame = true
                for (one, other) in zip(last, values) where try !one.isEqual(to: other) { isSame = false }
                if isSame { return .bool(false) }
            }
            lastChanged = values
            return .bool(true)
        }
    }

    // MARK: recursion

    override func call(_ values: CallValues, _ renderer: Renderer) throws(OperationError) -> Value {
        let frame = frame
        do {
            return try renderer.capture { () throws(Fault) in try recur(values, frame) }
        } catch {
            throw OperationError(error)
        }
    }

    override func print(_ values: CallValues, _ renderer: Renderer) throws(OperationError) -> Bool {
        do { try recur(values, frame) } catch { throw OperationError(error) }
        return true
    }

    private func recur(_ values: CallValues, _ frame: Frame) throws(Fault) {
        guard node.layout != nil else {
            throw node.located(
                OperationError(
                    vi: "chỉ vòng lặp “recursive” mới gọi lại được chính nó",
                    en: "only a “recursive” loop can call itself",
                    hints: [
                        .init(vi: "viết {% for … in … recursive %}", en: "write {% for … in … recursive %}")
                    ]),
                frame)
        }
        guard values.positional.count == 1, values.named.isEmpty else {
            throw node.located(
                OperationError(vi: "“loop” cần đúng một danh sách", en: "“loop” takes exactly one list"),
                frame)
        }
        try node.run(over: values.positional[0], frame, depth: depth + 1)
    }
}
