internal import Diagnostics

/// The words for what the parser finds wrong.
extension Parser {
    func location(_ span: Range<Int>) -> Location { .span(SourceSpan(file, span)) }

    func error(
        _ span: Range<Int>, vi: String, en: String, hints: [Diagnostic.Hint] = [],
        id: DiagnosticID = .templateSyntax
    ) -> SyntaxError {
        SyntaxError(diagnostic: .error(id, vi: vi, en: en, at: location(span), hints: hints))
    }

    func unexpected(needed: String) -> SyntaxError { unexpected(neededVi: needed, neededEn: needed) }

    func unexpected(neededVi: String, neededEn: String) -> SyntaxError {
        let (vi, en) = described(token)
        var hints: [Diagnostic.Hint] = []
        if isSymbol(.assign) {
            hints.append(.init(vi: "so sánh bằng hai dấu “==”", en: "compare with “==”"))
        }
        if isSymbol(.dot), neededEn == "an expression" {
            hints.append(.init(vi: "số thập phân viết đủ, như “0.5”", en: "write a decimal whole, as “0.5”"))
        }
        return error(
            token.span, vi: "gặp \(vi) trong khi cần \(neededVi)",
            en: "found \(en) where \(neededEn) is needed",
            hints: hints + openHint)
    }

    func described(_ token: Token) -> (vi: String, en: String) {
        switch token.kind {
        case .end: ("cuối tệp", "the end of the file")
        case .data: ("phần chữ ngoài thẻ", "text outside tags")
        case .variableBegin, .blockBegin: ("đầu một thẻ", "the beginning of a tag")
        case .variableEnd, .blockEnd: ("cuối thẻ “\(text(token))”", "the end of the tag “\(text(token))”")
        case .name: ("từ “\(text(token))”", "the word “\(text(token))”")
        case .string: ("chuỗi \(text(token))", "the string \(text(token))")
        case .integer, .float: ("số \(text(token))", "the number \(text(token))")
        case .symbol(let symbol): ("dấu “\(symbol.rawValue)”", "“\(symbol.rawValue)”")
        }
    }

    /// The innermost open block, where it was opened and what ends it.
    private var openHint: [Diagnostic.Hint] {
        guard let block = open.last else { return [] }
        let ends = block.ends.map { "“{% \($0) %}”" }
        return [
            .init(
                vi: "khối “\(block.name)” đang mở, chờ \(ends.joined(separator: " hoặc "))",
                en: "block “\(block.name)” is open and waits for \(ends.joined(separator: " or "))",
                at: location(block.span))
        ]
    }

    func unclosed(_ block: OpenBlock) -> Diagnostic {
        let end = block.ends.last ?? ""
        var hints = [
            Diagnostic.Hint(vi: "thêm “{% \(end) %}” vào cuối khối", en: "end the block with “{% \(end) %}”")
        ]
        for outer in open.dropLast().reversed() {
            hints.append(
                .init(
                    vi: "nó nằm trong khối “\(outer.name)”", en: "it stands in block “\(outer.name)”",
                    at: location(outer.span)))
        }
        return .error(
            .templateUnclosed, vi: "khối “\(block.name)” mở ở đây không được đóng trước cuối tệp",
            en: "block “\(block.name)” opened here is not closed before the end of the file",
            at: location(block.span), hints: hints)
    }

    /// Jinja's tags of extensions and of HTML, and what to write instead.
    static func hint(forTag word: String) -> Diagnostic.Hint? {
        switch word {
        case "do":
            .init(vi: "viết “{% set _ = … %}”", en: "write “{% set _ = … %}”")
        case "break", "continue":
            .init(
                vi: "chọn trước phần tử của vòng lặp: “{% for x in … if … %}”",
                en: "choose the items of the loop before: “{% for x in … if … %}”")
        case "autoescape", "endautoescape":
            .init(
                vi: "bỏ thẻ này: giá trị luôn được viết an toàn, trừ khi có “| markup”",
                en: "leave it out: values are always made safe, unless marked “| markup”")
        case "trans", "pluralize", "endtrans":
            .init(vi: "viết thẳng câu chữ vào mẫu", en: "write the words into the template")
        default: nil
        }
    }

    func misspeltEnd(_ word: String, _ meant: String) -> Diagnostic {
        .error(
            .unknownTag, vi: "không có thẻ “\(word)”", en: "there is no tag “\(word)”",
            at: location(token.span),
            hints: [.init(vi: "có phải ý là “\(meant)”?", en: "did you mean “\(meant)”?")] + openHint)
    }

    func misplacedEnd(_ word: String) -> Diagnostic {
        let name = word.hasPrefix("end") ? String(word.dropFirst(3)) : "if"
        guard open.isEmpty else {
            return .error(
                .templateSyntax, vi: "thẻ “\(word)” không khớp với khối đang mở",
                en: "“\(word)” does not match the block that is open", at: location(token.span),
                hints: openHint)
        }
        return .error(
            .templateSyntax, vi: "thẻ “\(word)” không đóng khối nào", en: "“\(word)” closes no block",
            at: location(token.span),
            hints: [
                .init(
                    vi: "bỏ thẻ này, hoặc mở khối bằng “{% \(name) … %}” trước nó",
                    en: "remove it, or open the block with “{% \(name) … %}” before it")
            ])
    }
}
