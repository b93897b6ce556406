internal import Diagnostics

/// The tags, one by one.
extension Parser {
    static let tags = [
        "for", "if", "set", "with", "macro", "call", "filter", "block", "extends", "include", "import",
        "from",
        "raw", "print",
    ]

    /// The statement whose tag begins at a token; its first word is the current token. Nil after an error.
    mutating func statement(from start: Int) throws(SyntaxError) -> Statement? {
        guard token.kind == .name else {
            let problem = unexpected(neededVi: "tên thẻ", neededEn: "a tag's name")
            return try recover(from: start) { _ throws(SyntaxError) in throw problem }
        }
        let word = text(token)
        let begin = tokens[start].span.lowerBound
        guard Self.tags.contains(word) else { return try unknown(word, start) }
        advance()
        guard let kind = try statement(word, start) else { return nil }
        return Statement(kind: kind, span: openingSpan(begin))
    }

    /// The opening tag that begins at a byte.
    private func openingSpan(_ begin: Int) -> Range<Int> {
        var (low, high) = (0, tokens.count - 1)
        while low < high {
            let middle = (low + high) / 2
            if tokens[middle].span.lowerBound < begin { low = middle + 1 } else { high = middle }
        }
        while low < tokens.count - 1, tokens[low].kind != .blockEnd { low += 1 }
        return begin..<max(begin, tokens[low].span.upperBound)
    }

    private mutating func statement(_ word: String, _ start: Int) throws(SyntaxError) -> Statement.Kind? {
        switch word {
        case "for": try loop(start)
        case "if": try condition(start)
        case "set": try assignment(start)
        case "with": try with(start)
        case "macro": try macro(start)
        case "call": try callBlock(start)
        case "filter": try filterBlock(start)
        case "block": try namedBlock(start)
        case "print": try recover(from: start) { parser throws(SyntaxError) in try parser.printed() }
        case "extends":
            try recover(from: start) { parser throws(SyntaxError) in .extends(try parser.layout(start)) }
        case "include": try recover(from: start) { parser throws(SyntaxError) in try parser.include() }
        case "import": try recover(from: start) { parser throws(SyntaxError) in try parser.importModule() }
        case "from": try recover(from: start) { parser throws(SyntaxError) in try parser.importNames() }
        default: nil
        }
    }

    private mutating func unknown(_ word: String, _ start: Int) throws(SyntaxError) -> Statement? {
        let near = NearMiss.candidates(for: word, among: Self.tags, limit: 1)
        if let meant = near.first { forgiven["end" + meant, default: 0] += 1 }
        forgiven["end" + word, default: 0] += 1
        var hints = near.map { Diagnostic.Hint(vi: "có phải ý là “\($0)”?", en: "did you mean “\($0)”?") }
        if let instead = Self.hint(forTag: word) { hints = [instead] }
        if hints.isEmpty {
            let known = Self.tags.joined(separator: ", ")
            hints = [.init(vi: "các thẻ: \(known)", en: "the tags are: \(known)")]
        }
        let problem = error(
            token.span, vi: "không có thẻ “\(word)”", en: "there is no tag “\(word)”", hints: hints,
            id: .unknownTag)
        return try recover(from: start) { _ throws(SyntaxError) in throw problem }
    }

    /// Two readings of one tag and its body: the opening may have an error, the body is read all the same.
    private mutating func opening<T>(
        _ start: Int, _ read: (inout Parser) throws(SyntaxError) -> T
    ) throws(SyntaxError) -> (T?, Range<Int>) {
        let begin = tokens[start].span.lowerBound
        let result = try recover(from: start) { parser throws(SyntaxError) in
            let result = try read(&parser)
            _ = parser.skip(.colon)
            return result
        }
        return (result, begin..<max(begin, tokens[index - 1].span.upperBound))
    }

    // MARK: for, if

    private mutating func loop(_ start: Int) throws(SyntaxError) -> Statement.Kind? {
        let (header, span) = try opening(start) { parser throws(SyntaxError) in
            let target = try parser.target(endWord: "in")
            try parser.keepLoop(target)
            try parser.expect(word: "in")
            let iterable = try parser.tuple(allowsCondition: false, endWords: ["recursive"])
            let filter = parser.skip(word: "if") ? try parser.expression() : nil
            return LoopSyntax(
                target: target, iterable: iterable, filter: filter,
                isRecursive: parser.skip(word: "recursive"), body: [])
        }
        var (body, end) = try body(of: "for", span, until: ["else", "endfor"])
        var otherwise: [Statement]?
        if end == "else" {
            try closeTag(after: end)
            let rest = try self.body(of: "for … else", span, until: ["endfor"])
            (otherwise, end) = (rest.body, rest.end)
        }
        try closeTag(after: end)
        guard var loop = header else { return nil }
        loop.body = body
        loop.otherwise = otherwise
        return .loop(loop)
    }

    private var isInLoop: Bool { open.contains { $0.ends.last == "endfor" } }

    private func keepLoop(_ target: AssignmentTarget) throws(SyntaxError) {
        guard let loop = target.names.first(where: { $0.name == "loop" }) else { return }
        throw error(
            loop.span, vi: "“loop” là tên của chính vòng lặp, hãy đặt tên khác",
            en: "“loop” is the loop itself, use another name")
    }

    private mutating func condition(_ start: Int) throws(SyntaxError) -> Statement.Kind? {
        var (test, span) = try opening(start) { parser throws(SyntaxError) in
            try parser.tuple(allowsCondition: false)
        }
        var branches: [(test: Expression, body: [Statement])] = []
        var isWhole = true
        var ends = ["elif", "else", "endif"]
        while true {
            let (body, end) = try body(of: "if", span, until: ends)
            if let test { branches.append((test, body)) } else { isWhole = false }
            if end == "elif" {
                let begin = index - 2
                (test, span) = (
                    try opening(begin) { parser throws(SyntaxError) in
                        try parser.tuple(allowsCondition: false)
                    }.0, span
                )
                continue
            }
            try closeTag(after: end)
            var otherwise: [Statement]?
            if end == "else" {
                ends = ["endif"]
                let rest = try self.body(of: "if … else", span, until: ends)
                try closeTag(after: rest.end)
                otherwise = rest.body
            }
            return isWhole ? .condition(branches, otherwise: otherwise) : nil
        }
    }

    // MARK: set, with, filter

    private mutating func assignment(_ start: Int) throws(SyntaxError) -> Statement.Kind? {
        enum Header { case value(AssignmentTarget, Expression), block(AssignmentTarget, [FilterSyntax]) }
        let (header, span) = try opening(start) { parser throws(SyntaxError) -> Header in
            let target = try parser.target(allowsField: true)
            if parser.isInLoop { try parser.keepLoop(target) }
            if parser.skip(.assign) { return .value(target, try parser.tuple()) }
            var filters: [FilterSyntax] = []
            while parser.skip(.pipe) { filters.append(try parser.filterSyntax()) }
            return .block(target, filters)
        }
        switch header {
        case nil:
            // Whether a body follows cannot be told: an end that does is forgiven.
            forgiven["endset", default: 0] += 1
            return nil
        case .value(let target, let value): return .set(target, value)
        case .block(let target, let filters):
            let (body, end) = try body(of: "set", span, until: ["endset"])
            try closeTag(after: end)
            return .setBlock(target, filters, body)
        }
    }

    private mutating func with(_ start: Int) throws(SyntaxError) -> Statement.Kind? {
        let (pairs, span) = try opening(start) { parser throws(SyntaxError) in
            var pairs: [(target: AssignmentTarget, value: Expression)] = []
            while parser.token.kind != .blockEnd {
                if !pairs.isEmpty { try parser.expect(.comma) }
                let target = try parser.target(endWord: nil)
                if parser.isInLoop { try parser.keepLoop(target) }
                try parser.expect(.assign)
                pairs.append((target, try parser.expression()))
            }
            return pairs
        }
        let (body, end) = try body(of: "with", span, until: ["endwith"])
        try closeTag(after: end)
        return pairs.map { .with($0, body) }
    }

    private mutating func filterBlock(_ start: Int) throws(SyntaxError) -> Statement.Kind? {
        let (filters, span) = try opening(start) { parser throws(SyntaxError) in
            var filters = [try parser.filterSyntax()]
            while parser.skip(.pipe) { filters.append(try parser.filterSyntax()) }
            return filters
        }
        let (body, end) = try body(of: "filter", span, until: ["endfilter"])
        try closeTag(after: end)
        return filters.map { .filterBlock($0, body) }
    }

    /// What `extends` names: at the top of a template, where only `if` may stand around it.
    private mutating func layout(_ start: Int) throws(SyntaxError) -> Expression {
        if let around = open.last(where: { $0.ends.last != "endif" }) {
            throw error(
                tokens[start].span.lowerBound..<token.span.lowerBound,
                vi: "“extends” không đứng được trong khối “\(around.name)”",
                en: "“extends” cannot stand inside a block “\(around.name)”",
                hints: [
                    .init(vi: "viết “extends” ở đầu mẫu", en: "write “extends” at the top of the template")
                ])
        }
        return try expression()
    }

    private mutating func printed() throws(SyntaxError) -> Statement.Kind {
        var values: [Expression] = []
        while token.kind != .blockEnd {
            if !values.isEmpty { try expect(.comma) }
            values.append(try expression())
        }
        return .output(values)
    }

    // MARK: macro, call, block

    private mutating func macro(_ start: Int) throws(SyntaxError) -> Statement.Kind? {
        let (macro, span) = try opening(start) { parser throws(SyntaxError) in
            let (name, nameSpan) = try parser.nameTarget()
            return MacroSyntax(name: name, parameters: try parser.signature(), body: [], span: nameSpan)
        }
        let (body, end) = try body(of: "macro", span, until: ["endmacro"])
        try closeTag(after: end)
        guard var macro else { return nil }
        macro.body = body
        return .macro(macro)
    }

    private mutating func signature() throws(SyntaxError)
        -> [(name: String, fallback: Expression?, span: Range<Int>)]
    {
        try expect(.leftParenthesis)
        var parameters: [(name: String, fallback: Expression?, span: Range<Int>)] = []
        while !isSymbol(.rightParenthesis) {
            if !parameters.isEmpty { try expect(.comma) }
            let (name, span) = try nameTarget()
            guard !parameters.contains(where: { $0.name == name }) else {
                throw error(
                    span, vi: "tham số “\(name)” xuất hiện hai lần",
                    en: "parameter “\(name)” stands here twice")
            }
            if skip(.assign) {
                parameters.append((name, try expression(), span))
            } else if parameters.last?.fallback != nil {
                throw error(
                    span, vi: "tham số không có giá trị mặc định phải đứng trước tham số có",
                    en: "parameters without a default come before those with one")
            } else {
                parameters.append((name, nil, span))
            }
        }
        try expect(.rightParenthesis)
        return parameters
    }

    private mutating func callBlock(_ start: Int) throws(SyntaxError) -> Statement.Kind? {
        let (header, span) = try opening(start) { parser throws(SyntaxError) in
            let parameters = parser.isSymbol(.leftParenthesis) ? try parser.signature() : []
            let callee = try parser.expression()
            guard case .call = callee.kind else {
                throw parser.error(
                    callee.span, vi: "sau “call” phải là lời gọi macro, như “bang(dong)”",
                    en: "“call” needs a call of a macro, such as “table(rows)”")
            }
            return (parameters, callee)
        }
        let (body, end) = try body(of: "call", span, until: ["endcall"])
        try closeTag(after: end)
        return header.map { parameters, callee in
            .callBlock(MacroSyntax(name: "caller", parameters: parameters, body: body, span: span), callee)
        }
    }

    private mutating func namedBlock(_ start: Int) throws(SyntaxError) -> Statement.Kind? {
        let (header, span) = try opening(start) { parser throws(SyntaxError) in
            let (name, span) = try parser.expectName(vi: "tên khối", en: "a block's name")
            let isScoped = parser.skip(word: "scoped")
            let isRequired = parser.skip(word: "required")
            if parser.isSymbol(.minus) {
                throw parser.error(
                    parser.token.span, vi: "tên khối không được có dấu “-”",
                    en: "a block's name cannot hold “-”",
                    hints: [.init(vi: "dùng dấu gạch dưới “_”", en: "use an underscore, “_”")])
            }
            return BlockSyntax(name: name, isScoped: isScoped, isRequired: isRequired, body: [], span: span)
        }
        let (body, end) = try body(of: "block", span, until: ["endblock"])
        if end != nil {
            _ = try recover(from: index) { parser throws(SyntaxError) in
                if let name = header?.name { _ = parser.skip(word: name) }
            }
        }
        guard var block = header else { return nil }
        block.body = body
        if block.isRequired, let filled = body.first(where: { !isBlank($0) }) {
            errors.append(
                error(
                    filled.span, vi: "khối “\(block.name)” là bắt buộc (required) nên phải để trống ở đây",
                    en: "block “\(block.name)” is required and so has to be empty here",
                    id: .templateInheritance
                ).diagnostic)
        }
        return .block(block)
    }

    private func isBlank(_ statement: Statement) -> Bool {
        guard case .text = statement.kind else { return false }
        return String(decoding: file.utf8[statement.span], as: UTF8.self).unicodeScalars
            .allSatisfy(CharacterClass.isSpace)
    }

    // MARK: include, import

    private mutating func context(default fallback: Bool) -> Bool {
        guard isName("with") || isName("without"), isWord("context", next) else { return fallback }
        let isWith = isName("with")
        advance()
        advance()
        return isWith
    }

    private mutating func include() throws(SyntaxError) -> Statement.Kind {
        let name = try expression()
        var ignoresMissing = false
        if isName("ignore"), isWord("missing", next) {
            advance()
            advance()
            ignoresMissing = true
        }
        return .include(name, ignoresMissing: ignoresMissing, withContext: context(default: true))
    }

    private mutating func importModule() throws(SyntaxError) -> Statement.Kind {
        let template = try expression()
        try expect(word: "as")
        let name = try nameTarget().name
        return .importModule(template, as: name, withContext: context(default: false))
    }

    private mutating func importNames() throws(SyntaxError) -> Statement.Kind {
        let template = try expression()
        try expect(word: "import")
        var names: [(name: String, alias: String, span: Range<Int>)] = []
        var withContext = false
        while true {
            if isName("with") || isName("without"), isWord("context", next), !names.isEmpty {
                withContext = context(default: false)
                break
            }
            let (name, span) = try nameTarget()
            if name.hasPrefix("_") {
                throw error(
                    span, vi: "tên bắt đầu bằng “_” không nhập được",
                    en: "names that begin with “_” cannot be imported")
            }
            let alias = skip(word: "as") ? try nameTarget().name : name
            names.append((name, alias, span))
            if isName("with") || isName("without") { continue }
            guard skip(.comma) else { break }
        }
        return .importNames(template, names, withContext: withContext)
    }
}
