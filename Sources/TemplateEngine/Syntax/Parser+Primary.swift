internal import Diagnostics

/// Names, literals, lists, dictionaries and what can be assigned to.
extension Parser {
    mutating func primary() throws(SyntaxError) -> Expression {
        let start = token.span.lowerBound
        switch token.kind {
        case .name:
            let word = text(token)
            advance()
            return try node(Self.constants[word].map { .constant($0) } ?? .name(word), start, [])
        case .string: return try string()
        case .integer, .float:
            let value = try number(token)
            advance()
            return try node(.constant(value), start, [])
        case .symbol(.leftParenthesis):
            advance()
            var inside = try tuple(inParentheses: true)
            try expect(.rightParenthesis)
            inside.span = start..<tokens[index - 1].span.upperBound
            return inside
        case .symbol(.leftBracket): return try list()
        case .symbol(.leftBrace): return try dictionary()
        case .end, .data, .variableBegin, .variableEnd, .blockBegin, .blockEnd, .symbol:
            throw unexpected(neededVi: "một biểu thức", neededEn: "an expression")
        }
    }

    private static let constants: [String: Value] = [
        "true": .bool(true), "True": .bool(true), "false": .bool(false), "False": .bool(false),
        "none": .none, "None": .none,
    ]

    private func number(_ token: Token) throws(SyntaxError) -> Value {
        let digits = text(token).filter { $0 != "_" }
        if token.kind == .float, let value = Double(digits) { return .float(value) }
        let radix: Int? = ["0x": 16, "0o": 8, "0b": 2][digits.prefix(2).lowercased()]
        if let radix, let value = Int(digits.dropFirst(2), radix: radix) { return .int(value) }
        if radix == nil, let value = Int(digits) { return .int(value) }
        throw error(
            token.span, vi: "số \(digits) vượt quá phạm vi của số nguyên",
            en: "the number \(digits) is out of the range of integers", id: .templateLimit)
    }

    private mutating func string() throws(SyntaxError) -> Expression {
        let start = token.span.lowerBound
        var text = ""
        while token.kind == .string {
            let bytes = Array(file.utf8[token.span.lowerBound + 1..<token.span.upperBound - 1])
            do {
                text += try StringEscapes.decode(bytes)
            } catch {
                let at = token.span.lowerBound + 1 + error.offset
                throw self.error(at..<at + 1, vi: error.message.vi, en: error.message.en)
            }
            advance()
        }
        return try node(.constant(.string(text)), start, [])
    }

    private mutating func list() throws(SyntaxError) -> Expression {
        let start = token.span.lowerBound
        try expect(.leftBracket)
        var items: [Expression] = []
        while !isSymbol(.rightBracket) {
            if !items.isEmpty { try expect(.comma) }
            if isSymbol(.rightBracket) { break }
            items.append(try expression())
        }
        try expect(.rightBracket)
        return try node(.list(items), start, items)
    }

    private mutating func dictionary() throws(SyntaxError) -> Expression {
        let start = token.span.lowerBound
        try expect(.leftBrace)
        var pairs: [(key: Expression, value: Expression)] = []
        while !isSymbol(.rightBrace) {
            if !pairs.isEmpty { try expect(.comma) }
            if isSymbol(.rightBrace) { break }
            let key = try expression()
            try expect(.colon)
            pairs.append((key, try expression()))
        }
        try expect(.rightBrace)
        return try node(.dict(pairs), start, pairs.flatMap { [$0.key, $0.value] })
    }

    /// What stands left of `=` or between `for` and `in`.
    mutating func target(endWord: String? = nil, allowsField: Bool = false) throws(SyntaxError)
        -> AssignmentTarget
    {
        let start = token.span.lowerBound
        var parts: [AssignmentTarget] = []
        var isTuple = false
        while true {
            if let endWord, isName(endWord) { break }
            // As in Jinja, nothing but a name stands between a comma and "=".
            if token.kind == .blockEnd || parts.isEmpty && isSymbol(.assign) { break }
            parts.append(try singleTarget(allowsField))
            guard skip(.comma) else { break }
            isTuple = true
        }
        if !isTuple, let only = parts.first { return only }
        guard !parts.isEmpty else { throw unexpected(neededVi: "tên biến", neededEn: "a variable's name") }
        return .tuple(parts, start..<tokens[index - 1].span.upperBound)
    }

    private mutating func singleTarget(_ allowsField: Bool) throws(SyntaxError) -> AssignmentTarget {
        if isSymbol(.leftParenthesis) {
            let start = token.span.lowerBound
            nesting += 1
            defer { nesting -= 1 }
            try checkNesting()
            advance()
            var parts: [AssignmentTarget] = []
            var isTuple = false
            while !isSymbol(.rightParenthesis) {
                parts.append(try singleTarget(allowsField))
                guard skip(.comma) else { break }
                isTuple = true
            }
            try expect(.rightParenthesis)
            if !isTuple, let only = parts.first { return only }
            return .tuple(parts, start..<tokens[index - 1].span.upperBound)
        }
        let (name, span) = try nameTarget()
        if allowsField, skip(.dot) {
            let field = try expectName(vi: "tên trường sau dấu chấm", en: "a field's name after the dot")
            return .field(name, field.name, span.lowerBound..<field.span.upperBound)
        }
        return .name(name, span)
    }

    mutating func nameTarget() throws(SyntaxError) -> (name: String, span: Range<Int>) {
        let (name, span) = try expectName(vi: "tên biến", en: "a variable's name")
        guard Self.constants[name] == nil else {
            throw error(
                span, vi: "không gán được cho hằng “\(name)”", en: "cannot assign to the constant “\(name)”")
        }
        return (name, span)
    }
}
