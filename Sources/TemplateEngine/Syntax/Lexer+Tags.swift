internal import Diagnostics

/// The inside of tags: tokens, brackets, and the way on after an error.
extension Lexer {
    /// The tokens of one tag, from behind its opening to behind its end.
    mutating func tag(from start: Int, isBlock: Bool) {
        let opening = start..<position
        tokens.append(Token(kind: isBlock ? .blockBegin : .variableBegin, span: opening))
        var brackets: [Token] = []
        while true {
            skipSpace()
            guard position < end else {
                return unclosed(opening, isBlock, brackets, at: end)
            }
            if brackets.isEmpty, let close = tagEnd(isBlock) {
                let from = position
                position = close.end
                tokens.append(Token(kind: isBlock ? .blockEnd : .variableEnd, span: from..<close.end))
                return afterTag(sign: close.sign, trimsLine: isBlock)
            }
            if startsAnotherTag() { return unclosed(opening, isBlock, brackets, at: position) }
            guard token(&brackets, opening, isBlock) else { return }
        }
    }

    private func tagEnd(_ isBlock: Bool) -> (end: Int, sign: UInt8?)? {
        var place = position
        var sign: UInt8?
        if let byte = byte(place), byte == UInt8(ascii: "-") || isBlock && byte == UInt8(ascii: "+") {
            sign = byte
            place += 1
        }
        let first = isBlock ? Self.percent : UInt8(ascii: "}")
        guard byte(place) == first, byte(place + 1) == UInt8(ascii: "}") else { return nil }
        return (place + 2, sign)
    }

    /// `{%`, `{{` at a place where an expression cannot have it: the tag before was not closed.
    private func startsAnotherTag() -> Bool {
        guard byte(position) == Self.brace, let next = byte(position + 1) else { return false }
        if next == Self.percent || next == Self.hash { return true }
        // `{{` may be a dictionary as a key's … no: dictionaries are no keys.
        return next == Self.brace
    }

    mutating func unclosed(_ opening: Range<Int>, _ isBlock: Bool, _ brackets: [Token], at place: Int) {
        let close = isBlock ? "%}" : "}}"
        if let bracket = brackets.last, case .symbol(let symbol) = bracket.kind {
            report(
                .templateUnclosed, bracket.span, vi: "dấu “\(symbol.rawValue)” mở ở đây không được đóng",
                en: "the “\(symbol.rawValue)” opened here is never closed",
                hints: [
                    .init(
                        vi: "thêm “\(symbol.closing?.rawValue ?? "")” trước “\(close)”",
                        en: "add “\(symbol.closing?.rawValue ?? "")” before “\(close)”")
                ])
        } else {
            report(
                .templateUnclosed, opening, vi: "thẻ mở ở đây không được đóng",
                en: "the tag opened here is never closed",
                hints: [.init(vi: "thêm “\(close)” vào cuối thẻ", en: "end the tag with “\(close)”")])
        }
        tokens.append(Token(kind: isBlock ? .blockEnd : .variableEnd, span: place..<place))
        position = place
    }

    /// Reads one token; false when the tag was given up and the lexer stands behind it.
    mutating func token(_ brackets: inout [Token], _ opening: Range<Int>, _ isBlock: Bool) -> Bool {
        let start = position
        let byte = bytes[start]
        if CharacterClass.isDigit(byte) {
            number()
        } else if byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"") {
            guard string(quote: byte) else { return giveUp(opening, isBlock) }
        } else if CharacterClass.isNameStart(byte) || byte >= 0x80 {
            guard name() else { return giveUp(opening, isBlock) }
        } else if let symbol = symbol() {
            let token = Token(kind: .symbol(symbol), span: start..<start + symbol.rawValue.utf8.count)
            guard balance(token, symbol, &brackets, isBlock) else { return giveUp(opening, isBlock) }
            position = token.span.upperBound
            tokens.append(token)
        } else {
            reportCharacter(Unicode.Scalar(byte), start..<start + 1)
            return giveUp(opening, isBlock)
        }
        return true
    }

    private func symbol() -> Token.Symbol? {
        Self.symbols[Int(bytes[position])].first { symbol in
            var place = position
            for letter in symbol.rawValue.utf8 {
                guard byte(place) == letter else { return false }
                place += 1
            }
            return true
        }
    }

    /// By their first byte, longer ones first.
    private static let symbols: [[Token.Symbol]] = (0...255).map { first in
        Token.Symbol.allCases.filter { $0.rawValue.utf8.first == UInt8(first) }
            .sorted { $0.rawValue.utf8.count > $1.rawValue.utf8.count }
    }

    mutating func balance(
        _ token: Token, _ symbol: Token.Symbol, _ brackets: inout [Token], _ isBlock: Bool
    ) -> Bool {
        if symbol.closing != nil {
            guard brackets.count < Limits.nesting else {
                report(
                    .templateLimit, token.span, vi: "dấu ngoặc lồng nhau quá \(Limits.nesting) tầng",
                    en: "brackets are nested more than \(Limits.nesting) deep")
                return false
            }
            brackets.append(token)
            return true
        }
        guard symbol.isClosing else { return true }
        guard let open = brackets.popLast(), case .symbol(let opening) = open.kind else {
            let close = isBlock ? "%}" : "}}"
            report(
                .templateSyntax, token.span, vi: "dấu “\(symbol.rawValue)” ở đây không đóng dấu nào",
                en: "“\(symbol.rawValue)” closes nothing here",
                hints: [.init(vi: "thẻ này kết thúc bằng “\(close)”", en: "this tag ends with “\(close)”")])
            return false
        }
        guard opening.closing != symbol else { return true }
        report(
            .templateSyntax, token.span,
            vi: "gặp “\(symbol.rawValue)” trong khi cần “\(opening.closing?.rawValue ?? "")”",
            en: "found “\(symbol.rawValue)” where “\(opening.closing?.rawValue ?? "")” is needed",
            hints: [
                .init(
                    vi: "“\(opening.rawValue)” mở ở đây", en: "“\(opening.rawValue)” was opened here",
                    at: .span(SourceSpan(file, open.span)))
            ])
        return false
    }

    /// After an error inside a tag: on behind its end, as far as that can be told.
    mutating func giveUp(_ opening: Range<Int>, _ isBlock: Bool) -> Bool {
        var place = position
        while place < end {
            let next = byte(place + 1)
            if bytes[place] == Self.percent || bytes[place] == UInt8(ascii: "}"), next == UInt8(ascii: "}") {
                place += 2
                break
            }
            if bytes[place] == Self.brace, next == Self.percent || next == Self.brace, place > position {
                break
            }
            place += 1
        }
        position = place
        tokens.append(Token(kind: isBlock ? .blockEnd : .variableEnd, span: place..<place))
        isLineStart = false
        failedTags.insert(opening.lowerBound)
        return false
    }

    mutating func report(
        _ id: DiagnosticID, _ span: Range<Int>, vi: String, en: String, hints: [Diagnostic.Hint] = []
    ) {
        errors.append(.error(id, vi: vi, en: en, at: .span(SourceSpan(file, span)), hints: hints))
    }
}
