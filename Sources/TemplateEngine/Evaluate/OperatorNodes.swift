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

/// `a ~ b ~ c`
final class ConcatenationNode: ExpressionNode, @unchecked Sendable {
    let parts: [ExpressionNode]

    init(_ parts: [ExpressionNode], _ span: Range<Int>) {
        self.parts = parts
        super.init(span)
    }

    override func evaluate(_ frame: Frame) throws(Fault) -> Value {
        var text = ""
        var values: [Value] = []
        for part in parts {
            let value = try part.evaluate(frame)
            if case .undefined(let undefined) = value.kind { throw part.located(undefined.error, frame) }
            text += PythonWriter.text(of: value)
            if value.origin != nil { values.append(value) }
            do { try Limits.check(textBytes: text.utf8.count) } catch { throw located(error, frame) }
        }
        let result = Value.string(text, origin: values.isEmpty ? nil : .computed("~", from: values))
        try frame.renderer.charge(result)
        return result
    }
}

/// `a < b <= c`: each operand is evaluated once, and none after a comparison that fails.
final class ComparisonNode: ExpressionNode, @unchecked Sendable {
    let first: ExpressionNode
    let rest: [(op: Comparison, right: ExpressionNode)]

    init(_ first: ExpressionNode, _ rest: [(op: Comparison, right: ExpressionNode)], _ span: Range<Int>) {
        self.first = first
        self.rest = rest
        super.init(span)
    }

    override func evaluate(_ frame: Frame) throws(Fault) -> Value { .bool(try isTrue(frame)) }

    override func isTrue(_ frame: Frame) throws(Fault) -> Bool {
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
    let parts: [ExpressionNode]
    /// The truth of an operand that ends the evaluation: true for `or`.
    let decisive: Bool

    init(_ parts: [ExpressionNode], decisive: Bool, _ span: Range<Int>) {
        self.parts = parts
        self.decisive = decisive
        super.init(span)
    }

    override func evaluate(_ frame: Frame) throws(Fault) -> Value {
        var value = Value.none
        for (place, part) in parts.enumerated() {
            value = try part.evaluate(frame)
            if place == parts.count - 1 { break }
            do {
                if try value.isTrue() == decisive { return value }
            } catch {
                throw part.located(error, frame)
            }
        }
        return value
    }
}
