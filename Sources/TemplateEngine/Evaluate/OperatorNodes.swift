internal import Diagnostics

final class UnaryNode: ExpressionNode, @unchecked Sendable {
    enum Kind { case negate, plus, not }
    let kind: Kind
    let operand: ExpressionNode

    init(_ kind: Kind, _ operand: ExpressionNode, _ span: Range<Int>) {
        self.kind = kind
        self.operand = operand
        super.init(span)
    }

    override func isTrue(_ frame: Frame) throws(Fault) -> Bool {
        kind == .not ? try !operand.isTrue(frame) : try super.isTrue(frame)
    }

    override func evaluate(_ frame: Frame) throws(Fault) -> Value {
        if kind == .not { return .bool(try !operand.isTrue(frame)) }
        let value = try operand.evaluate(frame)
        do {
            let negative = try Arithmetic.negate(value)
            return kind == .negate ? negative : try Arithmetic.negate(negative)
        } catch {
            throw located(error, frame)
        }
    }
}

final class BinaryNode: ExpressionNode, @unchecked Sendable {
    let op: BinaryOperator
    let left: ExpressionNode
    let right: ExpressionNode

    init(_ op: BinaryOperator, _ left: ExpressionNode, _ right: ExpressionNode, _ span: Range<Int>) {
        self.op = op
        self.left = left
        self.right = right
        super.init(span)
    }

    override func evaluate(_ frame: Frame) throws(Fault) -> Value {
        let (one, other) = (try left.evaluate(frame), try right.evaluate(frame))
        let result: Value
        do {
            result = try Arithmetic.apply(op, one, other)
        } catch {
            throw located(error, frame)
        }
        try frame.renderer.charge(result)
        return result
    }
}

extension Renderer {
    /// Counts a value that was just made by what it holds.
    @inline(__always)
    func charge(_ value: Value) throws(Fault) {
        switch value.kind {
        case .string(let text): if text.utf8.count > 64 { try charge(text.utf8.count) }
        case .list(let list): try charge(list.items.count * 16)
        case .tuple(let tuple): try charge(tuple.items.count * 16)
        case .markup(let markup): try charge(markup.text.utf8.count)
        case .none, .bool, .int, .float, .decimal, .dict, .record, .range, .function, .object, .undefined:
            return
        }
    }
}

/// Values joined to one text. In a report it is markup as soon as one of them is, and the
/// others are escaped: `('**' | markup) ~ name` opens nothing that `name` holds.
struct JoinedText {
    private let escapes: Bool
    private var text = ""
    private var isMarkup = false
    private var origins: [Origin] = []

    init(escapes: Bool) { self.escapes = escapes }

    mutating func append(_ value: Value) throws(OperationError) {
        if case .undefined(let undefined) = value.kind { throw undefined.error }
        if escapes, !isMarkup, value.safeMarkup != nil {
            text = MarkupEscape.text(text)
            isMarkup = true
        }
        text += isMarkup ? Markup.Language.commonMark.escaped(value) : PythonWriter.text(of: value)
        if let origin = value.origin { origins.append(origin) }
        try Limits.check(textBytes: text.utf8.count)
    }

    func value(rule: String) -> Value {
        let origin = origins.isEmpty ? nil : Origin.computed(rule: rule, parts: origins)
        return Value(isMarkup ? .markup(Markup(text, .commonMark)) : .string(text), origin: origin)
    }
}

/// `a ~ b ~ c`
final class ConcatenationNode: ExpressionNode, @unchecked Sendable {
    private let parts: Nodes<ExpressionNode>

    init(_ parts: [ExpressionNode], _ span: Range<Int>) {
        self.parts = Nodes(parts)
        super.init(span)
    }

    override func evaluate(_ frame: Frame) throws(Fault) -> Value {
        var joined = JoinedText(escapes: frame.renderer.language == .commonMark)
        for place in 0..<parts.count {
            try parts.with(place) { (part) throws(Fault) in
                try part.look(frame) { (value) throws(OperationError) in try joined.append(value.pointee) }
            }
        }
        let result = joined.value(rule: "~")
        try frame.renderer.charge(result)
        return result
    }
}

/// `a < b <= c`: each operand is evaluated once, and none after a comparison that fails.
final class ComparisonNode: ExpressionNode, @unchecked Sendable {
    let first: ExpressionNode
    let rest: [(op: Comparison, right: ExpressionNode)]
    /// The first of the rest: most comparisons have no more.
    private let op: Comparison
    private let second: ExpressionNode

    /// The rest is one comparison at least.
    init(_ first: ExpressionNode, _ rest: [(op: Comparison, right: ExpressionNode)], _ span: Range<Int>) {
        self.first = first
        self.rest = rest
        (op, second) = rest[0]
        super.init(span)
    }

    override func evaluate(_ frame: Frame) throws(Fault) -> Value { .bool(try isTrue(frame)) }

    override func isTrue(_ frame: Frame) throws(Fault) -> Bool {
        guard rest.count > 1 else {
            let (left, right) = (try first.evaluate(frame), try second.evaluate(frame))
            do { return try Self.holds(op, left, right) } catch { throw located(error, frame) }
        }
        var left = try first.evaluate(frame)
        for (op, node) in rest {
            let right = try node.evaluate(frame)
            do {
                guard try Self.holds(op, left, right) else { return false }
            } catch {
                throw located(error, frame)
            }
            left = right
        }
        return true
    }

    static func holds(_ op: Comparison, _ left: Value, _ right: Value) throws(OperationError) -> Bool {
        switch op {
        case .equal: return try left.isEqual(to: right)
        case .notEqual: return try !left.isEqual(to: right)
        case .less: return try left.order(right) == .before
        case .lessOrEqual:
            let order = try left.order(right)
            return order == .before || order == .same
        case .greater: return try left.order(right) == .after
        case .greaterOrEqual:
            let order = try left.order(right)
            return order == .after || order == .same
        case .isIn: return try right.contains(left)
        case .isNotIn: return try !right.contains(left)
        }
    }
}

/// `and`, `or`: the value of the operand that decides, as in Python.
final class LogicNode: ExpressionNode, @unchecked Sendable {
    private let parts: Nodes<ExpressionNode>
    /// The truth of an operand that ends the evaluation: true for `or`.
    private let decisive: Bool

    init(_ parts: [ExpressionNode], decisive: Bool, _ span: Range<Int>) {
        self.parts = Nodes(parts)
        self.decisive = decisive
        super.init(span)
    }

    override func evaluate(_ frame: Frame) throws(Fault) -> Value {
        let last = parts.count - 1
        for place in 0..<last {
            let value = try parts.with(place) { (part) throws(Fault) -> Value? in
                let value = try part.evaluate(frame)
                do throws(OperationError) {
                    return try value.isTrue() == decisive ? value : nil
                } catch {
                    throw part.located(error, frame)
                }
            }
            if let value { return value }
        }
        return try parts.with(last) { (part) throws(Fault) in try part.evaluate(frame) }
    }

    override func isTrue(_ frame: Frame) throws(Fault) -> Bool {
        for place in 0..<parts.count {
            let truth = try parts.with(place) { (part) throws(Fault) in try part.isTrue(frame) }
            if truth == decisive { return truth }
        }
        return !decisive
    }
}
