internal import Diagnostics
internal import FoundationEssentials

/// The operators of expressions, with Python's rules.
enum BinaryOperator: String, Sendable {
    case add = "+"
    case subtract = "-"
    case multiply = "*"
    case divide = "/"
    case floorDivide = "//"
    case modulo = "%"
    case power = "**"
}

enum Arithmetic {
    static func apply(_ op: BinaryOperator, _ left: Value, _ right: Value) throws(OperationError) -> Value {
        if case .int(let one) = left.kind, case .int(let other) = right.kind {
            let result = try integers(op, one, other)
            return Value(result, origin: .computed(op.rawValue, from: left, right))
        }
        if case .undefined(let undefined) = left.kind { throw undefined.error }
        if case .undefined(let undefined) = right.kind { throw undefined.error }
        if let one = Number(left), let other = Number(right) {
            let result = try numbers(op, one, other)
            return Value(result, origin: .computed(op.rawValue, from: left, right))
        }
        if let result = try sequences(op, left, right) { return result }
        throw .type(
            vi:
                "không tính được \(left.kindName.vi) (\(left.brief)) \(op.rawValue) \(right.kindName.vi) (\(right.brief))",
            en:
                "cannot compute \(left.kindName.en) (\(left.brief)) \(op.rawValue) \(right.kindName.en) (\(right.brief))",
            hints: op == .add && (left.text != nil || right.text != nil)
                ? [.init(vi: "nối chữ với số bằng “~”", en: "join text and numbers with “~”")] : [])
    }

    static func negate(_ value: Value) throws(OperationError) -> Value {
        switch value.kind {
        case .int(let number):
            guard number != .min else { throw overflow("-", "\(number)", "") }
            return .int(-number, origin: value.origin)
        case .bool(let flag): return .int(flag ? -1 : 0, origin: value.origin)
        case .float(let number): return .float(-number, origin: value.origin)
        case .decimal(let number): return .decimal(-number, origin: value.origin)
        case .undefined(let undefined): throw undefined.error
        default:
            throw .type(
                vi: "không đổi dấu được \(value.kindName.vi) (\(value.brief))",
                en: "cannot negate \(value.kindName.en) (\(value.brief))")
        }
    }

    // MARK: numbers

    private static func integers(_ op: BinaryOperator, _ left: Int, _ right: Int) throws(OperationError)
        -> Value.Kind
    {
        let (result, overflowed): (Int, Bool)
        switch op {
        case .add: (result, overflowed) = left.addingReportingOverflow(right)
        case .subtract: (result, overflowed) = left.subtractingReportingOverflow(right)
        case .multiply: (result, overflowed) = left.multipliedReportingOverflow(by: right)
        case .divide:
            guard right != 0 else { throw divisionByZero }
            return .float(Double(left) / Double(right))
        case .floorDivide, .modulo:
            guard right != 0 else { throw divisionByZero }
            if right == -1 {
                if op == .modulo { return .int(0) }
                (result, overflowed) = (0).subtractingReportingOverflow(left)
            } else {
                var (quotient, remainder) = left.quotientAndRemainder(dividingBy: right)
                if remainder != 0, (remainder < 0) != (right < 0) {
                    quotient -= 1
                    remainder += right
                }
                return .int(op == .modulo ? remainder : quotient)
            }
        case .power: return try power(left, right)
        }
        if overflowed { throw overflow(op.rawValue, "\(left)", "\(right)") }
        return .int(result)
    }

    private static func power(_ base: Int, _ exponent: Int) throws(OperationError) -> Value.Kind {
        if exponent < 0 {
            guard base != 0 else { throw divisionByZero }
            return .float(FloatMath.power(Double(base), Double(exponent)))
        }
        var (result, square, rest) = (1, base, exponent)
        while rest > 0 {
            if rest & 1 == 1 {
                let (product, overflowed) = result.multipliedReportingOverflow(by: square)
                if overflowed { throw overflow("**", "\(base)", "\(exponent)") }
                result = product
            }
            rest >>= 1
            if rest > 0 {
                let (product, overflowed) = square.multipliedReportingOverflow(by: square)
                if overflowed, abs(result) > 0 { throw overflow("**", "\(base)", "\(exponent)") }
                square = product
            }
        }
        return .int(result)
    }

    private static func numbers(_ op: BinaryOperator, _ left: Number, _ right: Number) throws(OperationError)
        -> Value.Kind
    {
        if case .int(let one) = left, case .int(let other) = right { return try integers(op, one, other) }
        if case .float = left, case .float = right {
            return .float(try floats(op, left.double, right.double))
        }
        if case .int = left, case .float = right { return .float(try floats(op, left.double, right.double)) }
        if case .float = left, case .int = right { return .float(try floats(op, left.double, right.double)) }
        guard let one = left.decimal, let other = right.decimal else {
            return .float(try floats(op, left.double, right.double))
        }
        return try decimals(op, one, other)
    }

    private static func floats(_ op: BinaryOperator, _ left: Double, _ right: Double) throws(OperationError)
        -> Double
    {
        switch op {
        case .add: return left + right
        case .subtract: return left - right
        case .multiply: return left * right
        case .divide:
            guard right != 0 else { throw divisionByZero }
            return left / right
        case .floorDivide, .modulo:
            guard right != 0 else { throw divisionByZero }
            var remainder = left.truncatingRemainder(dividingBy: right)
            var quotient = (left - remainder) / right
            if remainder != 0, (remainder < 0) != (right < 0) {
                remainder += right
                quotient -= 1
            }
            if op == .modulo {
                return remainder == 0 ? Double(sign: right.sign, exponent: 0, significand: 0) : remainder
            }
            let whole = quotient.rounded(.down)
            return quotient - whole > 0.5 ? whole + 1 : whole
        case .power:
            if left == 0, right < 0 { throw divisionByZero }
            let result = FloatMath.power(left, right)
            if result.isNaN, !left.isNaN, !right.isNaN {
                throw .arithmetic(
                    vi: "luỹ thừa \(left) ** \(right) không phải số thực",
                    en: "\(left) ** \(right) is no real number")
            }
            if result.isInfinite, left.isFinite, right.isFinite {
                throw overflow("**", FloatText.repr(left), FloatText.repr(right))
            }
            return result
        }
    }

    private static func decimals(_ op: BinaryOperator, _ left: Decimal, _ right: Decimal)
        throws(OperationError)
        -> Value.Kind
    {
        let result: Decimal
        switch op {
        case .add: result = left + right
        case .subtract: result = left - right
        case .multiply: result = left * right
        case .divide, .floorDivide, .modulo:
            guard !right.isZero else { throw divisionByZero }
            if op == .divide {
                result = left / right
            } else {
                let quotient = (left / right).rounded(to: 0, .down)
                result = op == .floorDivide ? quotient : left - quotient * right
            }
        case .power:
            guard let exponent = Int(right.description), (-100...100).contains(exponent) else {
                throw .limit(
                    vi: "số mũ của số thập phân phải là số nguyên từ -100 đến 100",
                    en: "the exponent of a decimal must be an integer from -100 to 100")
            }
            if exponent < 0, left.isZero { throw divisionByZero }
            var power = Decimal(1)
            for _ in 0..<exponent.magnitude { power *= left }
            result = exponent < 0 ? 1 / power : power
        }
        guard !result.isNaN else { throw overflow(op.rawValue, "\(left)", "\(right)") }
        return .decimal(result)
    }

    static let divisionByZero = OperationError.arithmetic(vi: "chia cho số không", en: "division by zero")

    private static func overflow(_ op: String, _ left: String, _ right: String) -> OperationError {
        .limit(
            vi: "kết quả của \(left) \(op) \(right) vượt quá phạm vi của số",
            en: "the result of \(left) \(op) \(right) is out of the range of numbers")
    }

    // MARK: texts and lists

    private static func sequences(_ op: BinaryOperator, _ left: Value, _ right: Value) throws(OperationError)
        -> Value?
    {
        switch op {
        case .add: return try sum(left, right)
        case .multiply:
            if let times = right.integer { return try repeated(left, times) }
            if let times = left.integer { return try repeated(right, times) }
            return nil
        case .modulo:
            guard let format = left.text else { return nil }
            let values = left.safeMarkup?.language.formatted(right) ?? right
            let text = try PercentFormat(format).apply(to: values)
            return left.remade(text, origin: .computed("%", from: left, right))
        case .subtract, .divide, .floorDivide, .power: return nil
        }
    }

    private static func sum(_ left: Value, _ right: Value) throws(OperationError) -> Value? {
        let origin = Origin.computed("+", from: left, right)
        if let one = left.text, let other = right.text {
            try Limits.check(textBytes: one.utf8.count + other.utf8.count)
            guard let markup = left.safeMarkup ?? right.safeMarkup else {
                return .string(one + other, origin: origin)
            }
            // As in Jinja: plain text that joins markup is escaped.
            let language = markup.language
            let text = language.escaped(left) + language.escaped(right)
            return Value(.markup(Markup(text, language)), origin: origin)
        }
        switch (left.kind, right.kind) {
        case (.list(let one), .list(let other)):
            try Limits.check(items: one.items.count + other.items.count)
            return .newList(one.items + other.items, origin: origin)
        case (.tuple(let one), .tuple(let other)):
            try Limits.check(items: one.items.count + other.items.count)
            return .tuple(one.items + other.items, origin: origin)
        default: return nil
        }
    }

    private static func repeated(_ value: Value, _ times: Int) throws(OperationError) -> Value? {
        let times = max(0, times)
        if let text = value.text {
            try Limits.check(textBytes: product(text.utf8.count, times))
            return .string(String(repeating: text, count: times), origin: value.origin)
        }
        let items: [Value]
        switch value.kind {
        case .list(let list): items = list.items
        case .tuple(let tuple): items = tuple.items
        default: return nil
        }
        try Limits.check(items: product(items.count, times))
        let product = Array(repeatElement(items, count: times).joined())
        if case .tuple = value.kind { return .tuple(product, origin: value.origin) }
        return .newList(product, origin: value.origin)
    }

    /// A product of sizes, or the greatest integer where it does not fit.
    private static func product(_ count: Int, _ times: Int) -> Int {
        let (product, overflowed) = count.multipliedReportingOverflow(by: times)
        return overflowed ? .max : product
    }
}
