internal import Diagnostics

/// A statement ready to run; immutable, shared by all renders.
class StatementNode: @unchecked Sendable {
    // Sendable: subclasses hold constants only.
    let span: Range<Int>

    init(_ span: Range<Int>) { self.span = span }

    func run(_ frame: Frame) throws(Fault) {}

    func located(_ error: OperationError, _ frame: Frame) -> Fault { Fault(error, at: frame.span(span)) }
}

/// Statements in order.
struct Body: Sendable {
    private let statements: Nodes<StatementNode>

    init(_ statements: [StatementNode]) { self.statements = Nodes(statements) }

    func run(_ frame: Frame) throws(Fault) {
        for place in 0..<statements.count {
            try statements.with(place) { (statement) throws(Fault) in try statement.run(frame) }
        }
    }
}

final class TextNode: StatementNode, @unchecked Sendable {
    private let text: UnsafeMutableBufferPointer<UInt8>
    /// At the root of a template that extends another, text is not printed.
    let isRoot: Bool

    init(_ text: [UInt8], isRoot: Bool, _ span: Range<Int>) {
        self.text = .allocate(capacity: text.count)
        _ = self.text.initialize(from: text)
        self.isRoot = isRoot
        super.init(span)
    }

    deinit { text.deallocate() }

    override func run(_ frame: Frame) throws(Fault) {
        if isRoot, frame.context.layout != nil { return }
        try frame.write(UnsafeBufferPointer(text), span)
    }
}

final class OutputNode: StatementNode, @unchecked Sendable {
    let value: ExpressionNode
    let isRoot: Bool

    init(_ value: ExpressionNode, isRoot: Bool, _ span: Range<Int>) {
        self.value = value
        self.isRoot = isRoot
        super.init(span)
    }

    override func run(_ frame: Frame) throws(Fault) {
        if isRoot, frame.context.layout != nil { return }
        let depth = frame.renderer.trail.count
        do {
            try value.print(frame)
        } catch {
            // What cannot be printed is noted; the rest may have more to say.
            try frame.renderer.note(error, behind: depth)
        }
    }
}

/// `{% if %}`; most have no `elif`, so the first branch stands by itself.
final class ConditionNode: StatementNode, @unchecked Sendable {
    let test: ExpressionNode
    let body: Body
    let others: [(test: ExpressionNode, body: Body)]
    let otherwise: Body?

    /// The branches are at least one.
    init(_ branches: [(test: ExpressionNode, body: Body)], otherwise: Body?, _ span: Range<Int>) {
        (test, body) = branches[0]
        others = Array(branches.dropFirst())
        self.otherwise = otherwise
        super.init(span)
    }

    override func run(_ frame: Frame) throws(Fault) {
        if try test.isTrue(frame) { return try body.run(frame) }
        for branch in others where try branch.test.isTrue(frame) { return try branch.body.run(frame) }
        try otherwise?.run(frame)
    }
}

/// Where an assignment puts a value.
indirect enum TargetNode: Sendable {
    /// A slot; at the root of a template the context gets the name too.
    case slot(Int, rootName: String?)
    case tuple([TargetNode])
    case field(ExpressionNode, String)

    @inline(__always)
    func assign(_ value: Value, _ frame: Frame) throws(OperationError) {
        if case .slot(let slot, nil) = self {
            frame.slots[slot] = value
        } else {
            try assignParts(value, frame)
        }
    }

    private func assignParts(_ value: Value, _ frame: Frame) throws(OperationError) {
        switch self {
        case .slot(let slot, let rootName):
            frame.slots[slot] = value
            if let rootName { frame.context.set(rootName, value) }
        case .tuple(let targets):
            let items = try unpacked(value, targets.count)
            for (target, item) in zip(targets, items) { try target.assign(item, frame) }
        case .field(let base, let name):
            let object: Value
            do { object = try base.evaluate(frame) } catch { throw OperationError(error) }
            guard case .object(let namespace as Namespace) = object.kind else {
                throw .type(
                    vi: "chỉ gán được trường của namespace, đây là \(object.kindName.vi)",
                    en: "only fields of a namespace can be set, this is \(object.kindName.en)",
                    hints: [
                        .init(
                            vi: "tạo bằng {% set ns = namespace() %}",
                            en: "make one with {% set ns = namespace() %}")
                    ])
            }
            namespace.set(name, value)
        }
    }

    private func unpacked(_ value: Value, _ count: Int) throws(OperationError) -> [Value] {
        guard let items = try value.iterated() else {
            throw .type(
                vi: "không tách được \(value.kindName.vi) (\(value.brief)) thành \(count) biến",
                en: "cannot unpack \(value.kindName.en) (\(value.brief)) into \(count) variables")
        }
        guard items.count == count else {
            throw .type(
                vi: "cần \(count) giá trị để gán cho \(count) biến, ở đây có \(items.count): \(value.brief)",
                en: "\(count) variables need \(count) values, here are \(items.count): \(value.brief)")
        }
        return items
    }
}

final class SetNode: StatementNode, @unchecked Sendable {
    let target: TargetNode
    let value: ExpressionNode

    init(_ target: TargetNode, _ value: ExpressionNode, _ span: Range<Int>) {
        self.target = target
        self.value = value
        super.init(span)
    }

    override func run(_ frame: Frame) throws(Fault) {
        let value = try value.evaluate(frame)
        do { try target.assign(value, frame) } catch { throw located(error, frame) }
    }
}

/// `{% set name %} … {% endset %}`
final class SetBlockNode: StatementNode, @unchecked Sendable {
    let target: TargetNode
    let filters: [FilterNode]
    let body: Body

    init(_ target: TargetNode, _ filters: [FilterNode], _ body: Body, _ span: Range<Int>) {
        self.target = target
        self.filters = filters
        self.body = body
        super.init(span)
    }

    override func run(_ frame: Frame) throws(Fault) {
        var value = try frame.renderer.capture { () throws(Fault) in try body.run(frame) }
        for filter in filters { value = try filter.apply(to: value, frame) }
        do { try target.assign(value, frame) } catch { throw located(error, frame) }
    }
}

final class FilterBlockNode: StatementNode, @unchecked Sendable {
    let filters: [FilterNode]
    let body: Body
    let isRoot: Bool

    init(_ filters: [FilterNode], _ body: Body, isRoot: Bool, _ span: Range<Int>) {
        self.filters = filters
        self.body = body
        self.isRoot = isRoot
        super.init(span)
    }

    override func run(_ frame: Frame) throws(Fault) {
        if isRoot, frame.context.layout != nil { return }
        var value = try frame.renderer.capture { () throws(Fault) in try body.run(frame) }
        for filter in filters { value = try filter.apply(to: value, frame) }
        try frame.write(value, span)
    }
}

final class WithNode: StatementNode, @unchecked Sendable {
    let bindings: [(target: TargetNode, value: ExpressionNode)]
    let body: Body
    /// The variables that begin anew here.
    let slots: [Int]

    init(
        _ bindings: [(target: TargetNode, value: ExpressionNode)], _ body: Body, slots: [Int],
        _ span: Range<Int>
    ) {
        self.bindings = bindings
        self.body = body
        self.slots = slots
        super.init(span)
    }

    override func run(_ frame: Frame) throws(Fault) {
        var values: [Value] = []
        for binding in bindings { values.append(try binding.value.evaluate(frame)) }
        for slot in slots { frame.slots[slot] = nil }
        for (binding, value) in zip(bindings, values) {
            do { try binding.target.assign(value, frame) } catch { throw located(error, frame) }
        }
        try body.run(frame)
    }
}
