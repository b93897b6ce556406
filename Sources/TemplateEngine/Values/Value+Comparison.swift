internal import Diagnostics
internal import FoundationEssentials

/// Equality and order as Python has them.
extension Value {
    /// `==`; an error when a side is undefined. Containers nested deeper than the limit are an error too.
    func isEqual(to other: Value, depth: Int = 0) throws(OperationError) -> Bool {
        if case .string(let left) = kind, case .string(let right) = other.kind {
            return TextOrder.areEqual(left, right)
        }
        if depth > Limits.valueDepth { throw Limits.tooDeep }
        if case .undefined(let undefined) = kind { throw undefined.error }
        if case .undefined(let undefined) = other.kind { throw undefined.error }
        if let order = try numericOrder(other) { return order == .same }
        if let left = text, let right = other.text { return TextOrder.areEqual(left, right) }
        switch (kind, other.kind) {
        case (.none, .none): return true
        case (.list(let left), .list(let right)):
            if left === right { return true }
            return try Self.areEqual(left.items, right.items, depth)
        case (.tuple(let left), .tuple(let right)): return try Self.areEqual(left.items, right.items, depth)
        case (.range(let left), .range(let right)):
            return left.count == right.count
                && (left.count == 0
                    || left.start == right.start && (left.count == 1 || left.step == right.step))
        case (.function(let left), .function(let right)): return left === right
        case (.object(let left), .object(let right)): return left === right
        case (.record(let left), .record(let right)) where left.isIdentical(to: right): return true
        case (.dict, .dict), (.dict, .record), (.record, .dict), (.record, .record):
            return try haveEqualPairs(other, depth)
        default: return false
        }
    }

    private static func areEqual(_ left: [Value], _ right: [Value], _ depth: Int) throws(OperationError)
        -> Bool
    {
        guard left.count == right.count else { return false }
        for (one, other) in zip(left, right) where try !one.isEqual(to: other, depth: depth + 1) {
            return false
        }
        return true
    }

    private func haveEqualPairs(_ other: Value, _ depth: Int) throws(OperationError) -> Bool {
        guard let left = pairs, let right = other.pairs, left.count == right.count else { return false }
        for (key, value) in left {
            guard let found = other.element(for: key), try value.isEqual(to: found, depth: depth + 1) else {
                return false
            }
        }
        return true
    }

    /// The value under a key of a dictionary or record; nil when there is none.
    func element(for key: Value) -> Value? {
        switch kind {
        case .dict(let dict): HashKey(key).flatMap { dict.value(for: $0) }
        case .record(let record): key.text.flatMap { record[$0] }
        case .none, .bool, .int, .float, .decimal, .string, .markup, .list, .tuple, .range, .function,
            .object,
            .undefined:
            nil
        }
    }

    enum Order { case before, same, after, incomparable }

    /// How two numbers (booleans count) compare; nil when one is no number.
    func numericOrder(_ other: Value) throws(OperationError) -> Order? {
        if case .int(let left) = kind, case .int(let right) = other.kind {
            return left < right ? .before : left == right ? .same : .after
        }
        guard let left = Number(self), let right = Number(other) else { return nil }
        return left.order(right)
    }

    /// `<` and its kin; an error for kinds that have no order between them.
    func order(_ other: Value, depth: Int = 0) throws(OperationError) -> Order {
        if case .string(let left) = kind, case .string(let right) = other.kind {
            return TextOrder.compare(left, right)
        }
        if depth > Limits.valueDepth { throw Limits.tooDeep }
        if case .undefined(let undefined) = kind { throw undefined.error }
        if case .undefined(let undefined) = other.kind { throw undefined.error }
        if let order = try numericOrder(other) { return order }
        if let left = text, let right = other.text { return TextOrder.compare(left, right) }
        switch (kind, other.kind) {
        case (.list(let left), .list(let right)):
            return try Self.order(left.items, right.items, depth)
        case (.tuple(let left), .tuple(let right)):
            return try Self.order(left.items, right.items, depth)
        default:
            throw .type(
                vi:
                    "không so sánh hơn kém được giữa \(kindName.vi) (\(brief)) và \(other.kindName.vi) (\(other.brief))",
                en:
                    "\(kindName.en) (\(brief)) and \(other.kindName.en) (\(other.brief)) have no order between them"
            )
        }
    }

    private static func order(_ left: [Value], _ right: [Value], _ depth: Int) throws(OperationError) -> Order
    {
        for (one, other) in zip(left, right) where try !one.isEqual(to: other, depth: depth + 1) {
            return try one.order(other, depth: depth + 1)
        }
        return left.count < right.count ? .before : left.count == right.count ? .same : .after
    }

    /// `needle in self`.
    func contains(_ needle: Value) throws(OperationError) -> Bool {
        if case .undefined(let undefined) = kind { throw undefined.error }
        if case .undefined(let undefined) = needle.kind { throw undefined.error }
        if let text {
            guard let part = needle.text else {
                throw .type(
                    vi: "“in” với một chuỗi cần chữ ở bên trái, đây là \(needle.kindName.vi)",
                    en: "“in” on a text needs a text on its left, this is \(needle.kindName.en)")
            }
            return TextSearch.contains(part, in: text)
        }
        switch kind {
        case .dict, .record: return element(for: needle) != nil
        default:
            for item in try items(for: "in") where try item.isEqual(to: needle) { return true }
            return false
        }
    }
}

/// A number of any of the kinds, for comparing and computing across them.
enum Number {
    case int(Int)
    case float(Double)
    case decimal(Decimal)

    init?(_ value: Value) {
        switch value.kind {
        case .bool(let flag): self = .int(flag ? 1 : 0)
        case .int(let number): self = .int(number)
        case .float(let number): self = .float(number)
        case .decimal(let number): self = .decimal(number)
        case .none, .string, .markup, .list, .tuple, .dict, .record, .range, .function, .object, .undefined:
            return nil
        }
    }

    var double: Double {
        switch self {
        case .int(let number): Double(number)
        case .float(let number): number
        case .decimal(let number): Double(number.description) ?? .nan
        }
    }

    /// Exact; a float counts as the shortest decimal that reads as it.
    var decimal: Decimal? {
        switch self {
        case .int(let number): Decimal(number)
        case .float(let number): number.isFinite ? Decimal(string: number.description) : nil
        case .decimal(let number): number
        }
    }

    func order(_ other: Number) -> Value.Order {
        switch (self, other) {
        case (.int(let left), .int(let right)): return left < right ? .before : left == right ? .same : .after
        case (.decimal, .int), (.int, .decimal), (.decimal, .decimal), (.decimal, .float), (.float, .decimal):
            if let left = decimal, let right = other.decimal {
                return left < right ? .before : left == right ? .same : .after
            }
        case (.int(let left), .float(let right)) where left.magnitude > 1 << 53:
            // Past 2^53 an integer may fall between two floats: compare as integers.
            if let whole = Int(exactly: right.rounded(.towardZero)), whole != left {
                return left < whole ? .before : .after
            }
        case (.float(let left), .int(let right)) where right.magnitude > 1 << 53:
            if let whole = Int(exactly: left.rounded(.towardZero)), whole != right {
                return whole < right ? .before : .after
            }
        case (.int, .float), (.float, .int), (.float, .float): break
        }
        let (left, right) = (double, other.double)
        if left.isNaN || right.isNaN { return .incomparable }
        return left < right ? .before : left == right ? .same : .after
    }
}
