internal import Diagnostics

/// An expression ready to run; immutable, shared by all renders.
class ExpressionNode: @unchecked Sendable {
    // Sendable: subclasses hold constants only.
    let span: Range<Int>

    init(_ span: Range<Int>) { self.span = span }

    func evaluate(_ frame: Frame) throws(Fault) -> Value { .none }

    /// Where the value stands already, for those who only look at it: a constant, a variable,
    /// a field of these. Nil for everything that has to be evaluated. Good until anything else runs.
    func pointer(_ frame: Frame) -> UnsafePointer<Value>? { nil }

    /// Looks at the value where it stands, or at a new one.
    @inline(__always)
    func look<Result>(
        _ frame: Frame, _ body: (UnsafePointer<Value>) throws(OperationError) -> Result
    ) throws(Fault) -> Result {
        if let pointer = pointer(frame) {
            do { return try body(pointer) } catch { throw located(error, frame) }
        }
        let value = try evaluate(frame)
        do { return try withUnsafePointer(to: value, body) } catch { throw located(error, frame) }
    }

    /// Prints the value; calls of macros override it to print without a copy.
    func print(_ frame: Frame) throws(Fault) {
        if let pointer = pointer(frame) { return try frame.write(pointer, span) }
        try frame.write(try evaluate(frame), span)
    }

    func isTrue(_ frame: Frame) throws(Fault) -> Bool {
        try look(frame) { (value) throws(OperationError) in try Value.isTrue(value) }
    }

    @inline(never)
    func located(_ error: OperationError, _ frame: Frame) -> Fault { Fault(error, at: frame.span(span)) }
}

final class ConstantNode: ExpressionNode, @unchecked Sendable {
    private let place: UnsafeMutablePointer<Value>

    init(_ value: Value, _ span: Range<Int>) {
        place = .allocate(capacity: 1)
        place.initialize(to: value)
        super.init(span)
    }

    deinit {
        place.deinitialize(count: 1)
        place.deallocate()
    }

    var value: Value { place.pointee }
    override func evaluate(_ frame: Frame) throws(Fault) -> Value { place.pointee }
    override func pointer(_ frame: Frame) -> UnsafePointer<Value>? { UnsafePointer(place) }
}

/// A variable of this frame that is always set where it can be seen.
final class SlotNode: ExpressionNode, @unchecked Sendable {
    let slot: Int

    init(_ slot: Int, _ span: Range<Int>) {
        self.slot = slot
        super.init(span)
    }

    override func evaluate(_ frame: Frame) throws(Fault) -> Value { frame.slots[slot] ?? .none }
    override func pointer(_ frame: Frame) -> UnsafePointer<Value>? { frame.pointer(to: slot) }
}

/// A name: the first of its variables that is set, innermost first, else what the context has.
final class NameNode: ExpressionNode, @unchecked Sendable {
    let name: String
    let candidates: [SlotReference]
    private let first: SlotReference?
    /// Where this frame keeps what the context had.
    let cache: Int

    init(_ name: String, _ candidates: [SlotReference], cache: Int, _ span: Range<Int>) {
        self.name = name
        self.candidates = candidates
        first = candidates.first
        self.cache = cache
        super.init(span)
    }

    override func evaluate(_ frame: Frame) throws(Fault) -> Value {
        pointer(frame)?.pointee ?? undefined(frame)
    }

    override func pointer(_ frame: Frame) -> UnsafePointer<Value>? {
        if let first {
            if let found = frame.pointer(to: first) { return found }
            for place in 1..<candidates.count {
                if let found = frame.pointer(to: candidates[place]) { return found }
            }
        }
        if let known = frame.pointer(to: cache) { return known }
        guard let value = frame.context.resolve(name) else { return nil }
        frame.slots[cache] = value
        return frame.pointer(to: cache)
    }

    private func undefined(_ frame: Frame) -> Value {
        let locals = frame.state.template.program.variableNames
        let functions = frame.renderer.engine.globals.keys.sorted()
        return Value(
            .undefined(
                Undefined(
                    .name(name, known: frame.context.knownNames + locals, functions: functions),
                    at: frame.span(span))))
    }
}

/// `base.name`
final class AttributeNode: ExpressionNode, @unchecked Sendable {
    let base: ExpressionNode
    let name: String
    /// Its place among the look-ups of the template; see `TemplateState.guesses`.
    let lookup: Int
    private let isMethodName: Bool

    init(_ base: ExpressionNode, _ name: String, lookup: Int, _ span: Range<Int>) {
        self.base = base
        self.name = name
        self.lookup = lookup
        isMethodName = Methods.names.contains(name)
        super.init(span)
    }

    override func evaluate(_ frame: Frame) throws(Fault) -> Value {
        if let base = base.pointer(frame) {
            if let field = field(of: base, frame) { return field.pointee }
            return try general(base.pointee, frame)
        }
        let value = try base.evaluate(frame)
        if let found = withUnsafePointer(to: value, { field(of: $0, frame)?.pointee }) { return found }
        return try general(value, frame)
    }

    override func pointer(_ frame: Frame) -> UnsafePointer<Value>? {
        base.pointer(frame).flatMap { field(of: $0, frame) }
    }

    /// Where the field of a record, a dictionary or a module stands.
    @inline(__always)
    private func field(of base: UnsafePointer<Value>, _ frame: Frame) -> UnsafePointer<Value>? {
        switch base.pointee.kind {
        case .record(let record): record.pointer(to: name, guess: &frame.state.guesses[lookup])
        case .dict(let dict):
            isMethodName ? nil : dict.pointer(to: name, guess: &frame.state.guesses[lookup])
        case .object(let object): object.pointer(to: name, guess: &frame.state.guesses[lookup])
        case .none, .bool, .int, .float, .decimal, .string, .markup, .list, .tuple, .range, .function,
            .undefined:
            nil
        }
    }

    private func general(_ value: Value, _ frame: Frame) throws(Fault) -> Value {
        if case .undefined(let undefined) = value.kind { throw located(undefined.error, frame) }
        return Lookup.attribute(name, of: value) ?? missing(value, frame)
    }

    private func missing(_ value: Value, _ frame: Frame) -> Value {
        Value(
            .undefined(
                Undefined(.field(name, of: value, path: frame.path(span)), at: frame.span(span))))
    }
}

extension Frame {
    /// An expression as the template writes it, on one line.
    func path(_ span: Range<Int>) -> String {
        self.span(span).text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}

/// `base[key]`
final class ItemNode: ExpressionNode, @unchecked Sendable {
    let base: ExpressionNode
    let key: ExpressionNode

    init(_ base: ExpressionNode, _ key: ExpressionNode, _ span: Range<Int>) {
        self.base = base
        self.key = key
        super.init(span)
    }

    override func evaluate(_ frame: Frame) throws(Fault) -> Value {
        let (value, key) = (try base.evaluate(frame), try key.evaluate(frame))
        do {
            if let item = try Lookup.item(key, of: value) { return item }
        } catch {
            throw located(error, frame)
        }
        return Value(
            .undefined(Undefined(.item(key, of: value, path: frame.path(span)), at: frame.span(span))))
    }
}

/// `base[start:stop:step]`
final class SliceNode: ExpressionNode, @unchecked Sendable {
    typealias Bounds = (start: ExpressionNode?, stop: ExpressionNode?, step: ExpressionNode?)

    let base: ExpressionNode
    let bounds: Bounds

    init(_ base: ExpressionNode, _ bounds: Bounds, _ span: Range<Int>) {
        self.base = base
        self.bounds = bounds
        super.init(span)
    }

    override func evaluate(_ frame: Frame) throws(Fault) -> Value {
        let value = try base.evaluate(frame)
        let start = try bounds.start?.evaluate(frame) ?? .none
        let stop = try bounds.stop?.evaluate(frame) ?? .none
        let step = try bounds.step?.evaluate(frame) ?? .none
        do {
            return try Lookup.slice(value, start, stop, step)
        } catch {
            throw located(error, frame)
        }
    }
}

/// `[a, b]`, `(a, b)`
final class SequenceNode: ExpressionNode, @unchecked Sendable {
    let items: [ExpressionNode]
    let isTuple: Bool

    init(_ items: [ExpressionNode], isTuple: Bool, _ span: Range<Int>) {
        self.items = items
        self.isTuple = isTuple
        super.init(span)
    }

    override func evaluate(_ frame: Frame) throws(Fault) -> Value {
        var values: [Value] = []
        values.reserveCapacity(items.count)
        for item in items { values.append(try item.evaluate(frame)) }
        return isTuple ? .tuple(values) : .newList(values)
    }
}

/// `{key: value}`
final class DictNode: ExpressionNode, @unchecked Sendable {
    let pairs: [(key: ExpressionNode, value: ExpressionNode)]

    init(_ pairs: [(key: ExpressionNode, value: ExpressionNode)], _ span: Range<Int>) {
        self.pairs = pairs
        super.init(span)
    }

    override func evaluate(_ frame: Frame) throws(Fault) -> Value {
        let dict = Dict()
        for pair in pairs {
            let key = try pair.key.evaluate(frame)
            let value = try pair.value.evaluate(frame)
            do {
                dict.set(value, for: key, try Lookup.hash(key))
            } catch {
                throw pair.key.located(error, frame)
            }
        }
        return .dict(dict)
    }
}

final class ConditionalNode: ExpressionNode, @unchecked Sendable {
    let then: ExpressionNode
    let test: ExpressionNode
    let otherwise: ExpressionNode?

    init(_ then: ExpressionNode, _ test: ExpressionNode, _ otherwise: ExpressionNode?, _ span: Range<Int>) {
        self.then = then
        self.test = test
        self.otherwise = otherwise
        super.init(span)
    }

    override func evaluate(_ frame: Frame) throws(Fault) -> Value {
        if try test.isTrue(frame) { return try then.evaluate(frame) }
        if let otherwise { return try otherwise.evaluate(frame) }
        return nothing(frame)
    }

    /// As in Jinja, a condition alone in a tag may print nothing: the template says so.
    override func print(_ frame: Frame) throws(Fault) {
        if try test.isTrue(frame) { return try then.print(frame) }
        try otherwise?.print(frame)
    }

    private func nothing(_ frame: Frame) -> Value {
        let message = Message(
            vi: "“\(frame.path(span))” không có giá trị: điều kiện sai và không có “else”",
            en: "“\(frame.path(span))” has no value: the condition is false and there is no “else”")
        return Value(.undefined(Undefined(.other(message), at: frame.span(span))))
    }
}
