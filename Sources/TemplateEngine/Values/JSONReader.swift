package import Diagnostics

extension Record {
    /// The data of a JSON file (RFC 8259) whose outermost value is an object; each value's origin is its place.
    ///
    /// Objects become dictionaries, as in Python: methods come before keys.
    /// Numbers without point and exponent are integers, others floats. A key that
    /// stands twice is an error, as is anything the grammar does not have. With
    /// `isFrozen: false` templates may change the lists and dictionaries: for data
    /// that one render uses.
    package init(json file: SourceFile, isFrozen: Bool = true) throws(DiagnosticError) {
        var reader = JSONReader(file, isFrozen: isFrozen)
        let value = try reader.read()
        guard case .dict(let dict) = value.kind else {
            throw DiagnosticError(
                .error(
                    .jsonSyntax, vi: "dữ liệu phải là một đối tượng JSON: {\"tên\": giá trị, …}",
                    en: "the data must be a JSON object: {\"name\": value, …}",
                    at: .span(SourceSpan(file, 0..<min(1, file.utf8.count))),
                    hints: [Diagnostic.Hint(vi: "đặt dữ liệu trong cặp { }", en: "put the data in { }")]))
        }
        self.init("data")
        for pair in dict.pairs { if let name = pair.key.text { self[name] = pair.value } }
    }
}

/// Reads JSON into values.
struct JSONReader {
    private let file: SourceFile
    private let bytes: [UInt8]
    private let isFrozen: Bool
    private var place = 0
    private var depth = 0
    private var duplicates: [Diagnostic] = []

    private struct Failure: Error { let diagnostic: Diagnostic }

    init(_ file: SourceFile, isFrozen: Bool) {
        self.file = file
        self.isFrozen = isFrozen
        bytes = file.utf8
    }

    mutating func read() throws(DiagnosticError) -> Value {
        do throws(Failure) {
            let value = try value()
            skipSpace()
            guard place == bytes.count else {
                throw failure(
                    vi: "có phần thừa sau giá trị JSON", en: "something stands behind the JSON value")
            }
            if let error = DiagnosticError(duplicates) { throw Failure(diagnostic: error.diagnostics[0]) }
            return value
        } catch {
            let others = duplicates.filter { $0 != error.diagnostic }
            throw DiagnosticError([error.diagnostic] + others) ?? DiagnosticError(error.diagnostic)
        }
    }

    private mutating func skipSpace() {
        while place < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[place]) { place += 1 }
    }

    private func failure(vi: String, en: String, hints: [Diagnostic.Hint] = []) -> Failure {
        let end = min(bytes.count, place + 1)
        return Failure(
            diagnostic: .error(
                .jsonSyntax, vi: vi, en: en, at: .span(SourceSpan(file, min(place, end)..<end)), hints: hints)
        )
    }

    private func unexpected(vi: String, en: String) -> Failure {
        guard place < bytes.count else {
            return failure(
                vi: "tệp JSON kết thúc trong khi cần \(vi)", en: "the JSON ends where \(en) is needed")
        }
        let (scalar, _) = ScalarScan.scalar(in: bytes, at: place)
        return failure(
            vi: "gặp “\(scalar)” trong khi cần \(vi)", en: "found “\(scalar)” where \(en) is needed")
    }

    private func origin(_ start: Int) -> Origin { .place(.span(SourceSpan(file, start..<place))) }

    // MARK: values

    private mutating func value() throws(Failure) -> Value {
        skipSpace()
        let start = place
        guard place < bytes.count else { throw unexpected(vi: "một giá trị", en: "a value") }
        switch bytes[place] {
        case UInt8(ascii: "{"): return try object()
        case UInt8(ascii: "["): return try array()
        case UInt8(ascii: "\""):
            let text = try string()
            return .string(text, origin: origin(start))
        case UInt8(ascii: "-"), 0x30...0x39: return try number()
        default:
            for (word, kind) in [("true", Value.Kind.bool(true)), ("false", .bool(false)), ("null", .none)]
            where bytes[place...].starts(with: word.utf8) {
                place += word.utf8.count
                return Value(kind, origin: origin(start))
            }
            throw unexpected(vi: "một giá trị", en: "a value")
        }
    }

    private mutating func enter() throws(Failure) {
        depth += 1
        if depth > Limits.valueDepth {
            throw failure(
                vi: "JSON lồng nhau quá \(Limits.valueDepth) tầng",
                en: "the JSON is nested more than \(Limits.valueDepth) deep")
        }
        place += 1
        skipSpace()
    }

    private mutating func array() throws(Failure) -> Value {
        let start = place
        try enter()
        var items: [Value] = []
        while try hasMore(UInt8(ascii: "]"), isFirst: items.isEmpty) { items.append(try value()) }
        depth -= 1
        return isFrozen ? .list(items, origin: origin(start)) : .newList(items, origin: origin(start))
    }

    private mutating func object() throws(Failure) -> Value {
        let start = place
        try enter()
        let dict = Dict()
        var isFirst = true
        while try hasMore(UInt8(ascii: "}"), isFirst: isFirst) {
            isFirst = false
            let keyStart = place
            guard place < bytes.count, bytes[place] == UInt8(ascii: "\"") else {
                throw unexpected(vi: "tên trong dấu nháy kép", en: "a name in double quotes")
            }
            let key = try string()
            if dict.value(for: .text(key)) != nil {
                duplicates.append(
                    .error(
                        .jsonDuplicateKey, vi: "tên “\(key)” xuất hiện hai lần trong một đối tượng",
                        en: "name “\(key)” stands twice in one object",
                        at: .span(SourceSpan(file, keyStart..<place)),
                        hints: [Diagnostic.Hint(vi: "giữ lại một", en: "keep one of them")]))
            }
            skipSpace()
            guard place < bytes.count, bytes[place] == UInt8(ascii: ":") else {
                throw unexpected(vi: "“:”", en: "“:”")
            }
            place += 1
            dict.set(try value(), named: key)
        }
        depth -= 1
        if isFrozen { dict.freeze() }
        return .dict(dict, origin: origin(start))
    }

    /// On to the next item, behind a comma; false behind the closing bracket.
    private mutating func hasMore(_ closing: UInt8, isFirst: Bool) throws(Failure) -> Bool {
        skipSpace()
        if place < bytes.count, bytes[place] == closing {
            place += 1
            return false
        }
        if isFirst { return true }
        guard place < bytes.count, bytes[place] == UInt8(ascii: ",") else {
            let close = Unicode.Scalar(closing)
            throw unexpected(vi: "“,” hoặc “\(close)”", en: "“,” or “\(close)”")
        }
        place += 1
        skipSpace()
        if place < bytes.count, bytes[place] == closing {
            throw failure(
                vi: "dấu phẩy thừa trước “\(Unicode.Scalar(closing))”",
                en: "a comma stands before “\(Unicode.Scalar(closing))”",
                hints: [.init(vi: "bỏ dấu phẩy", en: "remove the comma")])
        }
        return true
    }

    private mutating func number() throws(Failure) -> Value {
        let start = place
        func skipDigits() -> Int {
            let first = place
            while place < bytes.count, CharacterClass.isDigit(bytes[place]) { place += 1 }
            return place - first
        }
        if bytes[place] == UInt8(ascii: "-") { place += 1 }
        let firstDigit = place
        let count = skipDigits()
        guard count > 0, count == 1 || bytes[firstDigit] != UInt8(ascii: "0") else {
            place = firstDigit
            throw unexpected(vi: "một số không có số 0 ở đầu", en: "a number without leading zeros")
        }
        var isFloat = false
        if place < bytes.count, bytes[place] == UInt8(ascii: ".") {
            place += 1
            isFloat = true
            guard skipDigits() > 0 else {
                throw unexpected(vi: "chữ số sau dấu chấm", en: "digits after the point")
            }
        }
        if place < bytes.count, bytes[place] | 0x20 == UInt8(ascii: "e") {
            place += 1
            isFloat = true
            if place < bytes.count, bytes[place] == UInt8(ascii: "+") || bytes[place] == UInt8(ascii: "-") {
                place += 1
            }
            guard skipDigits() > 0 else {
                throw unexpected(vi: "chữ số của số mũ", en: "digits of the exponent")
            }
        }
        let text = String(decoding: bytes[start..<place], as: UTF8.self)
        if !isFloat {
            guard let number = Int(text) else {
                place = start
                throw failure(vi: "số nguyên quá lớn", en: "the integer is out of range")
            }
            return .int(number, origin: origin(start))
        }
        guard let number = Double(text), number.isFinite else {
            place = start
            throw failure(vi: "số quá lớn", en: "the number is out of range")
        }
        return .float(number, origin: origin(start))
    }

    private mutating func string() throws(Failure) -> String {
        place += 1
        var result: [UInt8] = []
        while place < bytes.count {
            let byte = bytes[place]
            if byte == UInt8(ascii: "\"") {
                place += 1
                return String(decoding: result, as: UTF8.self)
            }
            if byte < 0x20 {
                throw failure(
                    vi: "ký tự điều khiển trong chuỗi phải viết bằng “\\n”, “\\t”, “\\u…”",
                    en: "control characters in strings are written “\\n”, “\\t”, “\\u…”")
            }
            if byte == UInt8(ascii: "\\") {
                try escape(into: &result)
            } else {
                result.append(byte)
                place += 1
            }
        }
        throw unexpected(vi: "dấu nháy kép đóng chuỗi", en: "the double quote that ends the string")
    }

    private static let escapes: [UInt8: UInt8] = [
        UInt8(ascii: "\""): 34, UInt8(ascii: "\\"): 92, UInt8(ascii: "/"): 47, UInt8(ascii: "b"): 8,
        UInt8(ascii: "f"): 12, UInt8(ascii: "n"): 10, UInt8(ascii: "r"): 13, UInt8(ascii: "t"): 9,
    ]

    private mutating func escape(into result: inout [UInt8]) throws(Failure) {
        place += 1
        guard place < bytes.count else { throw unexpected(vi: "mã ký tự", en: "an escape") }
        if let byte = Self.escapes[bytes[place]] {
            result.append(byte)
            place += 1
            return
        }
        guard bytes[place] == UInt8(ascii: "u") else {
            throw unexpected(vi: "một mã ký tự của JSON", en: "one of JSON's escapes")
        }
        let high = try unit()
        var value = UInt32(high)
        if (0xD800...0xDBFF).contains(high), place + 1 < bytes.count, bytes[place] == UInt8(ascii: "\\"),
            bytes[place + 1] == UInt8(ascii: "u")
        {
            place += 1
            let low = try unit()
            value = 0x10000 + (UInt32(high) - 0xD800) << 10 + (UInt32(low) &- 0xDC00) & 0x3FF
        }
        guard let scalar = Unicode.Scalar(value) else {
            throw failure(vi: "nửa ký tự UTF-16 không có nửa kia", en: "half a UTF-16 pair")
        }
        result.append(contentsOf: String(scalar).utf8)
    }

    /// Four hexadecimal digits behind the `u` at `place`.
    private mutating func unit() throws(Failure) -> UInt16 {
        let digits = bytes[(place + 1)...].prefix(4)
        guard digits.count == 4, let unit = UInt16(String(decoding: digits, as: UTF8.self), radix: 16) else {
            throw unexpected(
                vi: "bốn chữ số thập lục phân sau “\\u”", en: "four hexadecimal digits behind “\\u”")
        }
        place += 5
        return unit
    }
}
