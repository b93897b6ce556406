internal import FoundationEssentials

/// How one value is written: Python's format mini-language, shared by `%` and `format()`.
struct NumberFormat {
    enum Alignment { case left, right, center, afterSign }
    enum Sign { case negativeOnly, always, blank }

    var fill: Unicode.Scalar = " "
    var alignment: Alignment?
    var sign = Sign.negativeOnly
    var isAlternate = false
    var width = 0
    var grouping: Unicode.Scalar?
    var precision: Int?
    var type: Unicode.Scalar?

    /// Widths and precisions beyond this are an error.
    static let limit = 10_000

    // MARK: numbers

    func integer(_ number: Int) throws(OperationError) -> String {
        let negative = number < 0
        let magnitude = number.magnitude
        switch type {
        case nil, "d", "n", "i", "u": return padded(number: grouped(String(magnitude), every: 3), negative)
        case "x":
            return padded(
                number: grouped(String(magnitude, radix: 16), every: 4), negative, isAlternate ? "0x" : "")
        case "X":
            return padded(
                number: grouped(String(magnitude, radix: 16, uppercase: true), every: 4), negative,
                isAlternate ? "0X" : "")
        case "o":
            return padded(
                number: grouped(String(magnitude, radix: 8), every: 4), negative, isAlternate ? "0o" : "")
        case "b":
            return padded(
                number: grouped(String(magnitude, radix: 2), every: 4), negative, isAlternate ? "0b" : "")
        case "c":
            guard !negative, let scalar = Unicode.Scalar(UInt32(clamping: magnitude)) else {
                throw OperationError(vi: "không có ký tự mã \(number)", en: "there is no character \(number)")
            }
            return padded(text: String(scalar))
        case "e", "E", "f", "F", "g", "G", "%": return try float(Double(number))
        default: throw unknownType("int")
        }
    }

    func float(_ number: Double) throws(OperationError) -> String {
        let negative = number.sign == .minus && !number.isNaN
        let isUpper = type.map { $0.properties.isUppercase } ?? false
        guard number.isFinite else {
            let text = number.isNaN ? "nan" : "inf"
            return padded(number: (isUpper ? text.uppercased() : text) + (type == "%" ? "%" : ""), negative)
        }
        let magnitude = number.magnitude
        var text: String
        switch type {
        case "f", "F": text = DecimalText.fixed(magnitude, precision ?? 6)
        case "%": text = DecimalText.fixed(magnitude * 100, precision ?? 6) + "%"
        case "e", "E": text = scientific(magnitude, precision ?? 6)
        case "g", "G", "n": text = general(magnitude, precision ?? 6, keepsPoint: false)
        case nil:
            text = precision.map { general(magnitude, $0, keepsPoint: true) } ?? FloatText.repr(magnitude)
        default: throw unknownType("float")
        }
        if isUpper { text = text.uppercased() }
        return padded(number: groupedFraction(text), negative)
    }

    private func scientific(_ magnitude: Double, _ precision: Int) -> String {
        let (digits, exponent) = DecimalText.significant(magnitude, precision + 1)
        var text = String(decoding: digits[..<1], as: UTF8.self)
        if precision > 0 { text += "." + String(decoding: digits[1...], as: UTF8.self) }
        return text + FloatText.exponentText(exponent)
    }

    private func general(_ magnitude: Double, _ precision: Int, keepsPoint: Bool) -> String {
        let precision = max(1, precision)
        var (digits, exponent) = DecimalText.significant(magnitude, precision)
        let isPlain = exponent >= -4 && exponent < (keepsPoint ? min(precision, 16) : precision)
        if !isAlternate { while digits.count > 1, digits.last == UInt8(ascii: "0") { digits.removeLast() } }
        guard isPlain, !keepsPoint || exponent < precision - 1 || precision > exponent + 1 else {
            return FloatText.scientific(digits, exponent)
        }
        let zero = UInt8(ascii: "0")
        var bytes: [UInt8]
        if exponent < 0 {
            bytes = [zero, UInt8(ascii: ".")] + [UInt8](repeating: zero, count: -exponent - 1) + digits
        } else if digits.count > exponent + 1 {
            bytes = digits[...exponent] + [UInt8(ascii: ".")] + digits[(exponent + 1)...]
        } else {
            bytes = digits + [UInt8](repeating: zero, count: exponent + 1 - digits.count)
            if keepsPoint || isAlternate {
                bytes += isAlternate ? [UInt8(ascii: ".")] : [UInt8(ascii: "."), zero]
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    func decimal(_ number: Decimal) throws(OperationError) -> String {
        guard type == "f" || type == "F" || type == nil && precision == nil else {
            return try float(Number.decimal(number).double)
        }
        let magnitude = number.magnitude
        guard type != nil else { return padded(number: groupedFraction(magnitude.description), number < 0) }
        let digits = precision ?? 6
        var text = magnitude.rounded(to: min(digits, 30), .plain).description
        let fraction = text.firstIndex(of: ".").map { text.distance(from: $0, to: text.endIndex) - 1 } ?? 0
        if digits > 0 {
            if fraction == 0 { text += "." }
            text += String(repeating: "0", count: digits - fraction)
        }
        return padded(number: groupedFraction(text), number < 0)
    }

    private func unknownType(_ kind: String) -> OperationError {
        let shown = type.map(String.init) ?? ""
        return OperationError(
            vi: "mã định dạng “\(shown)” không dùng được cho \(kind)",
            en: "format code “\(shown)” is not for \(kind)")
    }

    // MARK: digits and padding

    private func grouped(_ digits: String, every size: Int) -> String {
        guard let grouping else { return digits }
        let size = grouping == "," ? 3 : size
        var result: [Character] = []
        for (place, digit) in digits.reversed().enumerated() {
            if place > 0, place % size == 0 { result.append(Character(grouping)) }
            result.append(digit)
        }
        return String(result.reversed())
    }

    private func groupedFraction(_ text: String) -> String {
        guard grouping != nil else { return text }
        let whole = text.prefix { $0.isASCII && $0.isNumber }
        return grouped(String(whole), every: 3) + text.dropFirst(whole.count)
    }

    private func padded(number digits: String, _ isNegative: Bool, _ prefix: String = "") -> String {
        let mark = isNegative ? "-" : sign == .always ? "+" : sign == .blank ? " " : ""
        let head = mark + prefix
        var digits = digits
        if alignment == .afterSign, fill == "0", let grouping, width > 0 {
            // The zeros are grouped too.
            let size = grouping == "," || type == nil || type == "d" ? 3 : 4
            let plain = digits.filter { $0 != Character(grouping) }
            var count = plain.prefix { $0.isNumber }.count
            while head.count + digits.count < width {
                count += 1
                let zeros = String(repeating: "0", count: count - plain.prefix { $0.isNumber }.count)
                let whole = zeros + plain.prefix { $0.isNumber }
                digits = grouped(whole, every: size) + plain.drop { $0.isNumber }
            }
        }
        let missing = max(0, width - head.unicodeScalars.count - digits.unicodeScalars.count)
        let fill = String(repeating: String(self.fill), count: missing)
        switch alignment {
        case .afterSign: return head + fill + digits
        case .left: return head + digits + fill
        case .center:
            let left = missing / 2
            return String(repeating: String(self.fill), count: left) + head + digits
                + String(repeating: String(self.fill), count: missing - left)
        case .right, nil: return fill + head + digits
        }
    }

    /// A text: cut to the precision, on the left unless told otherwise.
    func padded(text: String) -> String {
        var scalars = Array(text.unicodeScalars)
        if let precision { scalars = Array(scalars.prefix(precision)) }
        let missing = max(0, width - scalars.count)
        let shown = String(String.UnicodeScalarView(scalars))
        func filled(_ count: Int) -> String { String(repeating: String(fill), count: count) }
        switch alignment {
        case .right, .afterSign: return filled(missing) + shown
        case .center: return filled(missing / 2) + shown + filled(missing - missing / 2)
        case .left, nil: return shown + filled(missing)
        }
    }
}
