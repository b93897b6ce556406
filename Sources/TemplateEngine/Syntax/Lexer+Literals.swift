internal import Diagnostics

/// Names, numbers and strings.
extension Lexer {
    mutating func name() -> Bool {
        let start = position
        var place = start
        while place < end {
            let (scalar, width) = ScalarScan.scalar(in: file.utf8, at: place)
            guard CharacterClass.isWord(scalar) || CharacterClass.isIdentifierPart(scalar) else { break }
            place += width
        }
        let (first, width) = ScalarScan.scalar(in: file.utf8, at: start)
        guard place > start, CharacterClass.isIdentifierStart(first) else {
            reportCharacter(first, start..<start + width)
            return false
        }
        tokens.append(Token(kind: .name, span: start..<place))
        position = place
        return true
    }

    mutating func reportCharacter(_ character: Unicode.Scalar, _ span: Range<Int>) {
        report(
            .templateSyntax, span, vi: "ký tự “\(character)” không dùng được trong thẻ",
            en: "character “\(character)” has no meaning inside a tag",
            hints: "“”‘’".unicodeScalars.contains(character)
                ? [.init(vi: "dùng dấu nháy thẳng ' hoặc \"", en: "use straight quotes, ' or \"")] : [])
    }

    mutating func number() {
        let start = position
        let afterDot = tokens.last.map { $0.kind == .symbol(.dot) && $0.span.upperBound == start } ?? false
        if bytes[start] == UInt8(ascii: "0"), let radixEnd = radixDigits(start) {
            tokens.append(Token(kind: .integer, span: start..<radixEnd))
            position = radixEnd
            return
        }
        var place = digits(from: start)
        var isFloat = false
        if !afterDot {
            if byteAt(place) == UInt8(ascii: "."), let next = byteAt(place + 1), CharacterClass.isDigit(next)
            {
                place = digits(from: place + 1)
                isFloat = true
            }
            if let letter = byteAt(place), letter | 0x20 == UInt8(ascii: "e") {
                var exponent = place + 1
                if let sign = byteAt(exponent), sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") {
                    exponent += 1
                }
                if let digit = byteAt(exponent), CharacterClass.isDigit(digit) {
                    place = digits(from: exponent)
                    isFloat = true
                }
            }
        }
        if !isFloat, bytes[start] == UInt8(ascii: "0") {
            // Python has no numbers such as 012: the zeros are one number, the rest another.
            place = start
            while let digit = byteAt(place), digit == UInt8(ascii: "0") || digit == UInt8(ascii: "_") {
                place += 1
            }
        }
        tokens.append(Token(kind: isFloat ? .float : .integer, span: start..<place))
        position = place
    }

    private func byteAt(_ place: Int) -> UInt8? { place < file.utf8.count ? file.utf8[place] : nil }

    /// Behind digits with single underscores between them.
    private func digits(from start: Int) -> Int {
        var place = start
        while let byte = byteAt(place) {
            if CharacterClass.isDigit(byte) {
                place += 1
            } else if byte == UInt8(ascii: "_"), let next = byteAt(place + 1), CharacterClass.isDigit(next) {
                place += 2
            } else {
                break
            }
        }
        return place
    }

    /// Behind `0x…`, `0o…`, `0b…`; nil when that is not what stands here.
    private func radixDigits(_ start: Int) -> Int? {
        let radix: Int
        switch byteAt(start + 1).map({ $0 | 0x20 }) {
        case UInt8(ascii: "x"): radix = 16
        case UInt8(ascii: "o"): radix = 8
        case UInt8(ascii: "b"): radix = 2
        default: return nil
        }
        var place = start + 2
        while let byte = byteAt(place) {
            let digit = byte == UInt8(ascii: "_") ? byteAt(place + 1) : byte
            guard let digit, let value = Character(Unicode.Scalar(digit)).hexDigitValue, value < radix else {
                break
            }
            place += byte == digit ? 1 : 2
        }
        return place > start + 2 ? place : nil
    }

    mutating func string(quote: UInt8) -> Bool {
        let start = position
        var place = start + 1
        while let byte = byteAt(place) {
            if byte == quote {
                tokens.append(Token(kind: .string, span: start..<place + 1))
                position = place + 1
                return true
            }
            place += byte == UInt8(ascii: "\\") ? 2 : 1
        }
        report(
            .templateUnclosed, start..<start + 1, vi: "chuỗi mở bằng dấu nháy ở đây không được đóng",
            en: "the string opened by this quote is never closed",
            hints: [
                .init(
                    vi: "thêm \(Unicode.Scalar(quote)) vào cuối chuỗi",
                    en: "close the string with \(Unicode.Scalar(quote))")
            ])
        return false
    }
}
