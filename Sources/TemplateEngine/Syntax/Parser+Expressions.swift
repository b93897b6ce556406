internal import Diagnostics

/// Expressions, by precedence climbing: few calls for each level of nesting.
extension Parser {
    /// How tightly operators bind, loosest first.
    private enum Precedence: Int {
        case or = 1, and, not, comparison, sum, concatenation, product, power, unary
    }

    /// `a, b` or one expression.
    mutating func tuple(
        allowsCondition: Bool = true, endWords: [String] = [], inParentheses: Bool = false
    ) throws(SyntaxError) -> Expression {
        let start = token.span.lowerBound
        var items: [Expression] = []
        var isTuple = false
        while true {
            if !items.isEmpty { try expect(.comma) }
            if isTupleEnd(endWords) { break }
            items.append(try expression(allowsCondition: allowsCondition))
            guard isSymbol(.comma) else { break }
            isTuple = true
        }
        if !isTuple {
            if let only = items.first { return only }
            guard inParentheses else {
                throw unexpected(neededVi: "một biểu thức", neededEn: "an expression")
            }
        }
        return try node(.tuple(items), start, items)
    }

    private func isTupleEnd(_ words: [String]) -> Bool {
        switch token.kind {
        case .variableEnd, .blockEnd, .symbol(.rightParenthesis): true
        case .name: words.contains { isName($0) }
        case .end, .data, .variableBegin, .blockBegin, .string, .integer, .float, .symbol: false
        }
    }

    /// An expression that ends here, with the depth of its parts checked.
    func node(_ kind: Expression.Kind, _ start: Int, _ parts: [Expression]) throws(SyntaxError) -> Expression
    {
        let depth = (parts.map(\.depth).max() ?? 0) + 1
        let end = max(start, index > 0 ? tokens[index - 1].span.upperBound : start)
        guard depth <= Limits.nesting else {
            throw error(
                start..<end, vi: "biểu thức lồng nhau quá \(Limits.nesting) tầng",
                en: "the expression is nested more than \(Limits.nesting) deep",
                hints: [.init(vi: "chia biểu thức bằng {% set %}", en: "split it with {% set %}")],
                id: .templateLimit)
        }
        return Expression(kind: kind, span: start..<end, depth: depth)
    }

    mutating func expression(allowsCondition: Bool = true) throws(SyntaxError) -> Expression {
        nesting += 1
        defer { nesting -= 1 }
        guard nesting <= Limits.nesting else {
            throw error(
                token.span, vi: "biểu thức lồng nhau quá \(Limits.nesting) tầng",
                en: "the expression is nested more than \(Limits.nesting) deep", id: .templateLimit)
        }
        let start = token.span.lowerBound
        var left = try operation(.or)
        while allowsCondition, skip(word: "if") {
            let test = try operation(.or)
            var otherwise: Expression?
            if skip(word: "else") { otherwise = try expression() }
            left = try node(
                .conditional(then: left, test: test, otherwise: otherwise), start,
                [left, test] + (otherwise.map { [$0] } ?? []))
        }
        return left
    }

    private func binary() -> (op: BinaryOperator, precedence: Precedence)? {
        guard case .symbol(let symbol) = token.kind else { return nil }
        switch symbol {
        case .plus: return (.add, .sum)
        case .minus: return (.subtract, .sum)
        case .multiply: return (.multiply, .product)
        case .divide: return (.divide, .product)
        case .floorDivide: return (.floorDivide, .product)
        case .modulo: return (.modulo, .product)
        case .power: return (.power, .power)
        default: return nil
        }
    }

    private func tighter(_ precedence: Precedence) -> Precedence {
        Precedence(rawValue: precedence.rawValue + 1) ?? .unary
    }

    /// Operators that bind at least as tightly as `least`.
    private mutating func operation(_ least: Precedence) throws(SyntaxError) -> Expression {
        let start = token.span.lowerBound
        var left = try operand(least)
        while true {
            if let (op, precedence) = binary(), precedence.rawValue >= least.rawValue {
                advance()
                let right = try operation(tighter(precedence))
                left = try node(.binary(op, left, right), start, [left, right])
            } else if isSymbol(.tilde), least.rawValue <= Precedence.concatenation.rawValue {
                left = try list(of: left, start, { $0.skip(.tilde) }, .product) { .concatenation($0) }
            } else if least.rawValue <= Precedence.comparison.rawValue, comparison() != nil {
                left = try comparisons(left, start)
            } else if isName("and"), least.rawValue <= Precedence.and.rawValue {
                left = try list(of: left, start, { $0.skip(word: "and") }, .not) { .and($0) }
            } else if isName("or"), least.rawValue <= Precedence.or.rawValue {
                left = try list(of: left, start, { $0.skip(word: "or") }, .and) { .or($0) }
            } else {
                return left
            }
        }
    }

    /// Operands joined by one operator, kept flat so that long chains stay shallow.
    private mutating func list(
        of first: Expression, _ start: Int, _ skipsOperator: (inout Parser) -> Bool, _ operand: Precedence,
        _ make: ([Expression]) -> Expression.Kind
    ) throws(SyntaxError) -> Expression {
        var parts = [first]
        while skipsOperator(&self) { parts.append(try operation(operand)) }
        return try node(make(parts), start, parts)
    }

    private func comparison() -> Comparison? {
        switch token.kind {
        case .symbol(let symbol): Comparison(rawValue: symbol.rawValue)
        case .name: isName("in") ? .isIn : isName("not") && isWord("in", next) ? .isNotIn : nil
        default: nil
        }
    }

    private mutating func comparisons(_ left: Expression, _ start: Int) throws(SyntaxError) -> Expression {
        var rights: [(op: Comparison, right: Expression)] = []
        while let op = comparison() {
            advance()
            if op == .isNotIn { advance() }
            rights.append((op, try operation(.sum)))
        }
        return try node(.comparison(left, rights), start, [left] + rights.map(\.right))
    }

    private mutating func operand(_ least: Precedence) throws(SyntaxError) -> Expression {
        if isName("not"), least.rawValue <= Precedence.not.rawValue {
            let start = token.span.lowerBound
            nesting += 1
            defer { nesting -= 1 }
            try checkNesting()
            advance()
            let operand = try operation(.not)
            return try node(.not(operand), start, [operand])
        }
        return try unary()
    }

    func checkNesting() throws(SyntaxError) {
        guard nesting > Limits.nesting else { return }
        throw error(
            token.span, vi: "biểu thức lồng nhau quá \(Limits.nesting) tầng",
            en: "the expression is nested more than \(Limits.nesting) deep", id: .templateLimit)
    }

    /// Signs, then a primary with what follows it, then filters and tests.
    private mutating func unary(withFilters: Bool = true) throws(SyntaxError) -> Expression {
        let start = token.span.lowerBound
        var result: Expression
        if isSymbol(.minus) || isSymbol(.plus) {
            let isMinus = isSymbol(.minus)
            nesting += 1
            defer { nesting -= 1 }
            try checkNesting()
            advance()
            let operand = try unary(withFilters: false)
            result = try node(isMinus ? .negate(operand) : .plus(operand), start, [operand])
        } else {
            result = try primary()
        }
        result = try postfix(result)
        return withFilters ? try filters(on: result) : result
    }

    // MARK: what follows a primary

    mutating func postfix(_ base: Expression) throws(SyntaxError) -> Expression {
        var result = base
        let start = base.span.lowerBound
        while true {
            if skip(.dot) {
                result = try attribute(of: result, start)
            } else if isSymbol(.leftBracket) {
                result = try subscription(of: result, start)
            } else if isSymbol(.leftParenthesis) {
                let arguments = try callArguments()
                result = try node(.call(result, arguments), start, [result] + arguments.all)
            } else {
                return result
            }
        }
    }

    private mutating func attribute(of base: Expression, _ start: Int) throws(SyntaxError) -> Expression {
        if token.kind == .integer {
            let key = try primary()
            return try node(.item(base, key), start, [base])
        }
        let name = try expectName(vi: "tên trường sau dấu chấm", en: "a field's name after the dot").name
        return try node(.attribute(base, name), start, [base])
    }

    private mutating func subscription(of base: Expression, _ start: Int) throws(SyntaxError) -> Expression {
        try expect(.leftBracket)
        if isSymbol(.rightBracket) {
            throw unexpected(neededVi: "một chỉ số", neededEn: "an index")
        }
        var first: Expression?
        if !isSymbol(.colon) { first = try expression() }
        guard isSymbol(.colon) else {
            var keys = [first].compactMap { $0 }
            while skip(.comma), !isSymbol(.rightBracket) { keys.append(try expression()) }
            try expect(.rightBracket)
            let key = keys.count == 1 ? keys[0] : try node(.tuple(keys), start, keys)
            return try node(.item(base, key), start, [base, key])
        }
        advance()
        var (stop, step): (Expression?, Expression?)
        if !isSymbol(.colon), !isSymbol(.rightBracket) { stop = try expression() }
        if skip(.colon), !isSymbol(.rightBracket) { step = try expression() }
        try expect(.rightBracket)
        let parts = [first, stop, step].compactMap { $0 }
        return try node(.slice(base, start: first, stop: stop, step: step), start, [base] + parts)
    }

    mutating func callArguments() throws(SyntaxError) -> CallSyntax {
        let start = token.span.lowerBound
        try expect(.leftParenthesis)
        var call = CallSyntax(span: start..<start)
        var needsComma = false
        while !isSymbol(.rightParenthesis) {
            if needsComma {
                try expect(.comma)
                if isSymbol(.rightParenthesis) { break }
            }
            needsComma = true
            try argument(&call)
        }
        try expect(.rightParenthesis)
        call.span = start..<tokens[index - 1].span.upperBound
        return call
    }

    private mutating func argument(_ call: inout CallSyntax) throws(SyntaxError) {
        let span = token.span
        if isSymbol(.multiply), call.unpacked == nil, call.unpackedNamed == nil {
            advance()
            call.unpacked = try expression()
        } else if isSymbol(.power), call.unpackedNamed == nil {
            advance()
            call.unpackedNamed = try expression()
        } else if token.kind == .name, next.kind == .symbol(.assign), call.unpackedNamed == nil {
            let name = text(token)
            advance()
            advance()
            guard !call.named.contains(where: { $0.name == name }) else {
                throw error(
                    span, vi: "đối số “\(name)” được cho hai lần", en: "argument “\(name)” is given twice")
            }
            call.named.append((name, try expression()))
        } else {
            let value = try expression()
            guard call.named.isEmpty, call.unpacked == nil, call.unpackedNamed == nil else {
                throw error(
                    value.span, vi: "đối số không tên phải đứng trước đối số có tên",
                    en: "arguments without a name come before those with one")
            }
            call.positional.append(value)
        }
    }

    // MARK: filters and tests

    mutating func filters(on base: Expression) throws(SyntaxError) -> Expression {
        var result = base
        let start = base.span.lowerBound
        while true {
            if isSymbol(.pipe) {
                advance()
                let filter = try filterSyntax()
                result = try node(.filter(result, filter), start, [result] + filter.arguments.all)
            } else if isName("is") {
                result = try test(on: result, start)
            } else if isSymbol(.leftParenthesis) {
                let arguments = try callArguments()
                result = try node(.call(result, arguments), start, [result] + arguments.all)
            } else {
                return result
            }
        }
    }

    /// A filter's name and arguments, from behind the bar.
    mutating func filterSyntax() throws(SyntaxError) -> FilterSyntax {
        let (name, span) = try dottedName(vi: "tên bộ lọc", en: "a filter's name")
        let arguments =
            isSymbol(.leftParenthesis)
            ? try callArguments() : CallSyntax(span: span.upperBound..<span.upperBound)
        return FilterSyntax(name: name, nameSpan: span, arguments: arguments)
    }

    private mutating func dottedName(vi: String, en: String) throws(SyntaxError) -> (String, Range<Int>) {
        var (name, span) = try expectName(vi: vi, en: en)
        while skip(.dot) {
            let part = try expectName(vi: vi, en: en)
            name += "." + part.name
            span = span.lowerBound..<part.span.upperBound
        }
        return (name, span)
    }

    private mutating func test(on base: Expression, _ start: Int) throws(SyntaxError) -> Expression {
        advance()
        let isNegated = skip(word: "not")
        let (name, span) = try dottedName(vi: "tên phép thử", en: "a test's name")
        var arguments = CallSyntax(span: span.upperBound..<span.upperBound)
        if isSymbol(.leftParenthesis) {
            arguments = try callArguments()
        } else if startsTestArgument() {
            if isName("is") {
                throw error(
                    token.span, vi: "không nối được nhiều “is” liền nhau", en: "“is” cannot follow “is”",
                    hints: [.init(vi: "nối bằng “and”", en: "join the tests with “and”")])
            }
            arguments.positional = [try postfix(try primary())]
        }
        let syntax = FilterSyntax(name: name, nameSpan: span, arguments: arguments)
        let test = try node(.test(base, syntax), start, [base] + arguments.all)
        return isNegated ? try node(.not(test), start, [test]) : test
    }

    private func startsTestArgument() -> Bool {
        switch token.kind {
        case .name: !isName("else") && !isName("or") && !isName("and")
        case .string, .integer, .float, .symbol(.leftBracket), .symbol(.leftBrace): true
        default: false
        }
    }
}
