internal import Diagnostics

/// What ends the reading of one tag; the tag is reported and skipped.
struct SyntaxError: Error {
    var diagnostic: Diagnostic
    /// True when nothing of the rest can be read either.
    var isFatal = false
}

/// Makes statements of tokens; expressions and the single tags are in the extensions.
///
/// An error inside a tag is reported, the tag is skipped, and the block it
/// opens is still read, so that one slip does not make its end an error too.
struct Parser {
    let file: SourceFile
    var tokens: [Token]
    var index = 0
    var errors: [Diagnostic]
    /// The blocks open here, outermost first.
    var open: [OpenBlock] = []
    /// Ends of blocks whose misspelt opening was reported: nothing more is said about them.
    var forgiven: [String: Int] = [:]
    /// What a misspelt end, just reported, was meant to be.
    var meantEnd: String?
    /// Expressions open inside one another here.
    var nesting = 0
    private let failedTags: Set<Int>

    struct OpenBlock {
        let name: String
        let span: Range<Int>
        /// The tags that go on or end it: `elif`, `else`, `endif`.
        let ends: [String]
    }

    init(_ file: SourceFile, from offset: Int, options: RenderOptions) {
        self.file = file
        var lexer = Lexer(file, from: offset, options: options)
        tokens = lexer.run()
        errors = lexer.errors
        failedTags = lexer.failedTags
    }

    /// The statements of the whole file; what is wrong with it is in `errors`.
    mutating func parse() -> [Statement] {
        var body: [Statement] = []
        do {
            body = try statements()
        } catch {
            errors.append(error.diagnostic)
        }
        return body
    }

    // MARK: tokens

    var token: Token { tokens[index] }
    var next: Token { tokens[min(index + 1, tokens.count - 1)] }

    /// The text of a token; only names and short symbols are asked for it.
    func text(_ token: Token) -> String { String(decoding: file.utf8[token.span], as: UTF8.self) }

    mutating func advance() { if index < tokens.count - 1 { index += 1 } }

    func isName(_ word: String) -> Bool { token.kind == .name && isWord(word, token) }

    func isWord(_ word: String, _ token: Token) -> Bool {
        token.kind == .name && file.utf8[token.span].elementsEqual(word.utf8)
    }

    func isSymbol(_ symbol: Token.Symbol) -> Bool { token.kind == .symbol(symbol) }

    mutating func skip(_ symbol: Token.Symbol) -> Bool {
        guard isSymbol(symbol) else { return false }
        advance()
        return true
    }

    mutating func skip(word: String) -> Bool {
        guard isName(word) else { return false }
        advance()
        return true
    }

    mutating func expect(_ symbol: Token.Symbol) throws(SyntaxError) {
        guard skip(symbol) else { throw unexpected(needed: "“\(symbol.rawValue)”") }
    }

    mutating func expectName(vi: String, en: String) throws(SyntaxError) -> (name: String, span: Range<Int>) {
        guard token.kind == .name else { throw unexpected(neededVi: vi, neededEn: en) }
        let found = (text(token), token.span)
        advance()
        return found
    }

    mutating func expect(word: String) throws(SyntaxError) {
        guard skip(word: word) else { throw unexpected(needed: "“\(word)”") }
    }

    // MARK: statements

    /// Statements up to the end of the file or, inside a block, up to one of its ends.
    /// The end's word is the current token then; at the end of the file the block was reported.
    mutating func statements() throws(SyntaxError) -> [Statement] {
        var body: [Statement] = []
        while true {
            switch token.kind {
            case .end:
                if let block = open.last { errors.append(unclosed(block)) }
                return body
            case .data:
                body.append(Statement(kind: .text, span: token.span))
                advance()
            case .variableBegin: if let statement = try output() { body.append(statement) }
            case .blockBegin:
                let start = index
                advance()
                switch endTag(start) {
                case .closes: return body
                case .isReported: skipTag()
                case .isOther: if let statement = try statement(from: start) { body.append(statement) }
                }
            case .variableEnd, .blockEnd, .name, .string, .integer, .float, .symbol: advance()
            }
        }
    }

    private mutating func output() throws(SyntaxError) -> Statement? {
        let start = index
        advance()
        guard let expression = try recover(from: start, { parser throws(SyntaxError) in try parser.tuple() })
        else { return nil }
        let end = tokens[index - 1].span.upperBound
        return Statement(kind: .output([expression]), span: tokens[start].span.lowerBound..<end)
    }

    /// Runs a reading of one tag and its end; after an error stands behind the tag.
    mutating func recover<T>(
        from start: Int, _ read: (inout Parser) throws(SyntaxError) -> T
    ) throws(SyntaxError) -> T? {
        do throws(SyntaxError) {
            let result = try read(&self)
            guard token.kind == .variableEnd || token.kind == .blockEnd else {
                throw unexpected(neededVi: "hết thẻ", neededEn: "the end of the tag")
            }
            advance()
            return result
        } catch {
            if error.isFatal { throw error }
            if !failedTags.contains(tokens[start].span.lowerBound) { errors.append(error.diagnostic) }
            skipTag()
            return nil
        }
    }

    /// On behind the end of the current tag.
    mutating func skipTag() {
        while true {
            switch token.kind {
            case .end, .data, .variableBegin, .blockBegin: return
            case .variableEnd, .blockEnd:
                advance()
                return
            case .name, .string, .integer, .float, .symbol: advance()
            }
        }
    }

    private enum EndTag { case closes, isReported, isOther }

    /// Whether the tag whose first word is the current token ends or goes on the innermost block.
    /// A misplaced end is reported; where it closes an outer block, the inner ones end too.
    private mutating func endTag(_ start: Int) -> EndTag {
        guard token.kind == .name else { return .isOther }
        let word = text(token)
        if let block = open.last, block.ends.contains(word) { return .closes }
        guard word.hasPrefix("end") || word == "else" || word == "elif" else { return .isOther }
        if let count = forgiven[word], count > 0 {
            forgiven[word] = count - 1
            return .isReported
        }
        if let block = open.last, !Self.isKnownEnd(word),
            let meant = NearMiss.candidates(for: word, among: block.ends).first
        {
            errors.append(misspeltEnd(word, meant))
            meantEnd = meant
            return .closes
        }
        errors.append(misplacedEnd(word))
        guard let outer = open.dropLast().last(where: { $0.ends.contains(word) }) else { return .isReported }
        // The blocks inside it end here too: its end was just reported as the one that is missing.
        for inner in open where inner.span.lowerBound > outer.span.lowerBound {
            if let end = inner.ends.last { forgiven[end, default: 0] += 1 }
        }
        open.removeAll { $0.span.lowerBound > outer.span.lowerBound }
        index = start
        return .closes
    }

    private static func isKnownEnd(_ word: String) -> Bool {
        word == "else" || word == "elif" || tags.contains(String(word.dropFirst(3)))
    }

    /// The body of a block up to one of `ends`; gives the word that ended it, nil when it is missing.
    mutating func body(of name: String, _ span: Range<Int>, until ends: [String]) throws(SyntaxError)
        -> (body: [Statement], end: String?)
    {
        guard open.count < Limits.nesting else {
            throw SyntaxError(
                diagnostic: .error(
                    .templateLimit, vi: "các khối lồng nhau quá \(Limits.nesting) tầng",
                    en: "blocks are nested more than \(Limits.nesting) deep", at: location(span),
                    hints: [
                        Diagnostic.Hint(
                            vi: "đưa phần bên trong vào một macro hoặc một tệp riêng",
                            en: "move the inner part into a macro or a file of its own")
                    ]),
                isFatal: true)
        }
        let depth = open.count
        open.append(OpenBlock(name: name, span: span, ends: ends))
        let body = try statements()
        if open.count <= depth {
            // An outer block's end stands here: this one has none.
            return (body, nil)
        }
        open.removeLast()
        if let meant = meantEnd {
            meantEnd = nil
            advance()
            return (body, meant)
        }
        guard token.kind == .name else { return (body, nil) }
        let word = text(token)
        advance()
        return (body, word)
    }

    /// Reads the rest of an end tag, which holds nothing more.
    mutating func closeTag(after word: String?) throws(SyntaxError) {
        guard word != nil else { return }
        _ = try recover(from: index) { _ throws(SyntaxError) in () }
    }
}
