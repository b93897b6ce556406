internal import Diagnostics
internal import FoundationEssentials

extension BuiltinFilters {
    static let numbers: [Filter] = [
        Filter("abs") { value, _ throws(OperationError) in
            switch value.kind {
            case .int(let number) where number != .min: .int(abs(number))
            case .bool(let flag): .int(flag ? 1 : 0)
            case .float(let number): .float(abs(number))
            case .decimal(let number): .decimal(number.magnitude)
            default: throw wrongKind("abs", value)
            }
        },
        Filter("int", [.optional("default", .int(0)), .optional("base", .int(10))]) {
            value, arguments throws(OperationError) in
            let base = try arguments.integer(1)
            guard base == 0 || (2...36).contains(base) else {
                throw OperationError(vi: "“int” cần cơ số từ 2 đến 36", en: "“int” needs a base from 2 to 36")
            }
            return try NumberReading.integer(value, base: base).map { .int($0) } ?? arguments[0]
        },
        Filter("float", [.optional("default", .float(0))]) { value, arguments throws(OperationError) in
            NumberReading.float(value).map { .float($0) } ?? arguments[0]
        },
        Filter("round", [.optional("precision", .int(0)), .optional("method", .string("common"))]) {
            value, arguments throws(OperationError) in
            try Rounding.round(value, digits: try arguments.integer(0), method: try arguments.text(1))
        },
        Filter("sum", [.optional("attribute"), .optional("start", .int(0))]) {
            value, arguments throws(OperationError) in
            let path = FieldPath(arguments[0])
            var total = arguments[1]
            var parts: [Value] = []
            for item in try value.items(for: "sum") {
                let part = try path?.value(of: item) ?? item
                total = try Arithmetic.apply(.add, total.with(origin: nil), part.with(origin: nil))
                parts.append(part)
            }
            if total.text != nil {
                throw .type(vi: "“sum” không cộng được chữ", en: "“sum” cannot add texts")
            }
            total.origin = .computed("sum", from: parts)
            return total
        },
        Filter("filesizeformat", [.optional("binary", .bool(false))]) {
            value, arguments throws(OperationError) in
            guard let bytes = NumberReading.float(value) else { throw wrongKind("filesizeformat", value) }
            return .string(fileSize(bytes, binary: try arguments.flag(0)))
        },
    ]

    static func wrongKind(_ name: String, _ value: Value) -> OperationError {
        .type(
            vi: "“\(name)” không dùng được cho \(value.kindName.vi) (\(value.brief))",
            en: "“\(name)” is not for \(value.kindName.en) (\(value.brief))")
    }

    private static func fileSize(_ bytes: Double, binary: Bool) -> String {
        let base: Double = binary ? 1024 : 1000
        if bytes == 1 { return "1 Byte" }
        if bytes < base { return "\(Int(bytes)) Bytes" }
        let units = ["k", "M", "G", "T", "P", "E", "Z", "Y"].map {
            binary ? $0.uppercased() + "iB" : $0 + "B"
        }
        var unit = base
        for name in units {
            if bytes < unit * base || name == units.last {
                return DecimalText.fixed(bytes / unit, 1) + " " + name
            }
            unit *= base
        }
        return ""
    }
}

/// Numbers out of other values, as Python's `int()` and `float()` read them.
enum NumberReading {
    static func integer(_ value: Value, base: Int) throws(OperationError) -> Int? {
        switch value.kind {
        case .int, .bool: return value.integer
        case .float(let number): return try whole(number)
        case .decimal(let number):
            return Int(number.rounded(to: 0, number < 0 ? .up : .down).description)
        case .string, .markup:
            let text = asciiDigits(TextTrim.spaces(value.text ?? ""))
            if let number = digits(text, base: base) { return number }
            guard base == 10, let number = float(value) else { return nil }
            return try whole(number)
        default: return nil
        }
    }

    /// Python reads the decimal digits of every script.
    private static func asciiDigits(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 >= 0x80 }) else { return text }
        var plain = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            let digit = scalar.properties.numericType == .decimal ? scalar.properties.numericValue : nil
            plain.append(digit.flatMap { Unicode.Scalar(48 + UInt32($0)) } ?? scalar)
        }
        return String(plain)
    }

    private static func whole(_ number: Double) throws(OperationError) -> Int? {
        guard number.isFinite else { return nil }
        guard let whole = Int(exactly: number.rounded(.towardZero)) else {
            throw .limit(
                vi: "\(FloatText.repr(number)) vượt quá phạm vi của số nguyên",
                en: "\(FloatText.repr(number)) is out of the range of integers")
        }
        return whole
    }

    private static func digits(_ text: String, base: Int) -> Int? {
        var bytes = Array(text.utf8)
        var sign = ""
        if let first = bytes.first, first == UInt8(ascii: "-") || first == UInt8(ascii: "+") {
            sign = first == UInt8(ascii: "-") ? "-" : ""
            bytes.removeFirst()
        }
        var radix = base
        if bytes.count > 2, bytes[0] == UInt8(ascii: "0"),
            let prefixed = [UInt8(ascii: "x"): 16, UInt8(ascii: "o"): 8, UInt8(ascii: "b"): 2][
                bytes[1] | 0x20],
            base == prefixed || base == 0
        {
            radix = prefixed
            bytes.removeFirst(2)
        }
        let underscore = UInt8(ascii: "_")
        let parts = bytes.split(separator: underscore, omittingEmptySubsequences: false)
        guard !parts.contains(where: \.isEmpty), bytes.first != UInt8(ascii: "-"),
            bytes.first != UInt8(ascii: "+")
        else { return nil }
        return Int(sign + String(decoding: parts.joined(), as: UTF8.self), radix: radix == 0 ? 10 : radix)
    }

    static func float(_ value: Value) -> Double? {
        if let number = Number(value) { return number.double }
        guard let text = value.text else { return nil }
        let trimmed = asciiDigits(TextTrim.spaces(text))
        switch trimmed.lowercased() {
        case "nan", "+nan", "-nan": return .nan
        case "inf", "+inf", "infinity", "+infinity": return .infinity
        case "-inf", "-infinity": return -.infinity
        default: break
        }
        guard trimmed.utf8.allSatisfy({ CharacterClass.isDigit($0) || "+-.eE_".utf8.contains($0) }) else {
            return nil
        }
        let bytes = Array(trimmed.utf8)
        for (place, byte) in bytes.enumerated() where byte == UInt8(ascii: "_") {
            guard place > 0, place + 1 < bytes.count, CharacterClass.isDigit(bytes[place - 1]),
                CharacterClass.isDigit(bytes[place + 1])
            else { return nil }
        }
        var plain = trimmed.filter { $0 != "_" }
        if plain.hasSuffix(".") { plain += "0" }
        return Double(plain)
    }
}

/// Rounding to decimal places.
enum Rounding {
    static func round(_ value: Value, digits: Int, method: String) throws(OperationError) -> Value {
        guard ["common", "ceil", "floor"].contains(method) else {
            throw OperationError(
                vi: "“round” có method là 'common', 'ceil' hoặc 'floor', không phải '\(method)'",
                en: "the method of “round” is 'common', 'ceil' or 'floor', not '\(method)'")
        }
        guard (-300...300).contains(digits) else {
            throw .limit(
                vi: "“round” nhận từ -300 đến 300 chữ số", en: "“round” takes from -300 to 300 digits")
        }
        guard let number = Number(value) else { throw BuiltinFilters.wrongKind("round", value) }
        let origin = value.origin.map { Origin.computed(rule: "round", parts: [$0]) }
        if case .decimal(let decimal) = number {
            return .decimal(
                decimal.rounded(
                    to: min(max(digits, -30), 30), method == "ceil" ? .up : method == "floor" ? .down : .plain
                ), origin: origin)
        }
        if method == "common" {
            if case .int(let whole) = number { return .int(try integer(whole, digits), origin: origin) }
            return .float(DecimalText.rounded(number.double, digits), origin: origin)
        }
        let factor = FloatMath.power(10, Double(digits))
        let scaled = number.double * factor
        let whole = method == "ceil" ? scaled.rounded(.up) : scaled.rounded(.down)
        return .float(whole / factor, origin: origin)
    }

    /// Half to even, as Python rounds integers; only places before the point change anything.
    private static func integer(_ number: Int, _ digits: Int) throws(OperationError) -> Int {
        guard digits < 0 else { return number }
        guard digits >= -18 else { return 0 }
        var unit = 1
        for _ in 0..<(-digits) { unit *= 10 }
        var (quotient, remainder) = number.quotientAndRemainder(dividingBy: unit)
        if remainder < 0 {
            quotient -= 1
            remainder += unit
        }
        let twice = remainder.multipliedReportingOverflow(by: 2)
        if twice.overflow || twice.partialValue > unit || twice.partialValue == unit && quotient & 1 == 1 {
            quotient += 1
        }
        let (result, overflowed) = quotient.multipliedReportingOverflow(by: unit)
        if overflowed { throw .limit(vi: "số làm tròn quá lớn", en: "the rounded number is too great") }
        return result
    }
}
