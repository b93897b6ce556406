internal import FoundationEssentials

/// Floats with a fixed number of digits, rounded exactly: half to even on the
/// true binary value, as Python formats and rounds.
enum DecimalText {
    /// `'%.{digits}f'` of a finite number.
    static func fixed(_ number: Double, _ digits: Int) -> String {
        if number.isNaN { return "nan" }
        if number.isInfinite { return number < 0 ? "-inf" : "inf" }
        let exact = ExactDecimal(number.magnitude).rounded(fractionDigits: digits)
        var text = exact.digits
        let zero = UInt8(ascii: "0")
        if text.count <= digits { text = [UInt8](repeating: zero, count: digits - text.count + 1) + text }
        if digits > 0 { text.insert(UInt8(ascii: "."), at: text.count - digits) }
        return (number.sign == .minus ? "-" : "") + String(decoding: text, as: UTF8.self)
    }

    /// Python's `round(number, digits)`.
    static func rounded(_ number: Double, _ digits: Int) -> Double {
        guard number.isFinite else { return number }
        if let quick = quicklyRounded(number, digits) { return quick }
        if digits >= 0 { return Double(fixed(number, digits)) ?? number }
        let exact = ExactDecimal(number.magnitude).rounded(fractionDigits: digits)
        let text = String(decoding: exact.digits, as: UTF8.self) + "e" + String(-digits)
        return (number < 0 ? -1 : 1) * (Double(text) ?? 0)
    }

    /// Where the product with a power of ten is far from a tie, rounding it and dividing is
    /// exact: both are whole numbers below 2^53, and division rounds correctly.
    private static func quicklyRounded(_ number: Double, _ digits: Int) -> Double? {
        guard (0...15).contains(digits) else { return nil }
        var power = 1.0
        for _ in 0..<digits { power *= 10 }
        let scaled = number.magnitude * power
        guard scaled < 1e15 else { return nil }
        let whole = scaled.rounded(.down)
        let rest = scaled - whole
        guard abs(rest - 0.5) > 1e-3 else { return nil }
        let result = (rest > 0.5 ? whole + 1 : whole) / power
        return number.sign == .minus ? -result : result
    }

    /// The first `count` significant digits (count ≥ 1) and the power of ten of the first.
    static func significant(_ number: Double, _ count: Int) -> (digits: [UInt8], exponent: Int) {
        let zero = UInt8(ascii: "0")
        guard number != 0 else { return ([UInt8](repeating: zero, count: count), 0) }
        let exact = ExactDecimal(number.magnitude)
        let exponent = exact.exponent
        var rounded = exact.rounded(fractionDigits: count - 1 - exponent).digits
        var shift = exponent
        if rounded.count > count {
            rounded.removeLast()
            shift += 1
        }
        return (rounded + [UInt8](repeating: zero, count: max(0, count - rounded.count)), shift)
    }
}

/// The exact decimal digits of a binary float: at most 767 significant ones.
struct ExactDecimal {
    /// Digits without leading zeros.
    private var all: [UInt8]
    /// How many of them stand behind the point; negative for zeros before it.
    private var fraction: Int

    init(_ magnitude: Double) {
        var mantissa = magnitude == 0 ? 0 : UInt64(magnitude.significandBitPattern)
        var exponent = Int(magnitude.exponentBitPattern)
        if exponent == 0 { exponent = 1 } else { mantissa |= 1 << 52 }
        exponent -= 1075
        while mantissa != 0, mantissa & 1 == 0 {
            mantissa >>= 1
            exponent += 1
        }
        // Little-endian limbs of nine decimal digits.
        var limbs: [UInt64] = []
        while mantissa > 0 {
            limbs.append(mantissa % 1_000_000_000)
            mantissa /= 1_000_000_000
        }
        // m·2^e is digits for e ≥ 0, and m·5^-e with -e places behind the point else.
        for _ in 0..<abs(exponent) { Self.multiply(&limbs, by: exponent > 0 ? 2 : 5) }
        all = Self.digits(limbs)
        fraction = max(0, -exponent)
    }

    private static func multiply(_ limbs: inout [UInt64], by factor: UInt64) {
        var carry: UInt64 = 0
        for place in limbs.indices {
            let product = limbs[place] * factor + carry
            limbs[place] = product % 1_000_000_000
            carry = product / 1_000_000_000
        }
        if carry > 0 { limbs.append(carry) }
    }

    private static func digits(_ limbs: [UInt64]) -> [UInt8] {
        var result: [UInt8] = []
        for limb in limbs.reversed() {
            let text = Array(String(limb).utf8)
            if !result.isEmpty { result += [UInt8](repeating: UInt8(ascii: "0"), count: 9 - text.count) }
            result += text
        }
        return result
    }

    /// The power of ten of the first digit.
    var exponent: Int { all.count - fraction - 1 }

    /// The digits with so many behind the point (negative: zeros before it are dropped), half to even.
    func rounded(fractionDigits: Int) -> (digits: [UInt8], isZero: Bool) {
        let zero = UInt8(ascii: "0")
        if fractionDigits >= fraction {
            let padded = all + [UInt8](repeating: zero, count: all.isEmpty ? 0 : fractionDigits - fraction)
            return (padded.isEmpty ? [zero] : padded, all.isEmpty)
        }
        let kept = all.count - (fraction - fractionDigits)
        guard kept >= 0 else { return ([zero], true) }
        var digits = Array(all[..<kept])
        let rest = all[kept...]
        let half = UInt8(ascii: "5")
        let isAbove =
            rest.first.map { $0 > half || $0 == half && rest.dropFirst().contains { $0 != zero } } ?? false
        let isTie = rest.first == half && !rest.dropFirst().contains { $0 != zero }
        let lastIsOdd = (digits.last ?? zero) & 1 == 1
        if isAbove || isTie && lastIsOdd {
            var place = digits.count - 1
            while place >= 0, digits[place] == UInt8(ascii: "9") {
                digits[place] = zero
                place -= 1
            }
            if place >= 0 { digits[place] += 1 } else { digits.insert(UInt8(ascii: "1"), at: 0) }
        }
        return (digits.isEmpty ? [zero] : digits, digits.isEmpty)
    }
}

extension Decimal {
    enum Direction { case plain, up, down }

    /// Rounded to so many digits behind the point: half away from zero, up or down.
    func rounded(to digits: Int, _ direction: Direction) -> Decimal {
        let unit = Decimal(sign: .plus, exponent: -digits, significand: 1)
        var whole = Self.truncated(self.magnitude / unit)
        let rest = self.magnitude / unit - whole
        let isNegative = self < 0
        switch direction {
        case .plain: if rest >= Decimal(sign: .plus, exponent: -1, significand: 5) { whole += 1 }
        case .up: if rest > 0, !isNegative { whole += 1 }
        case .down: if rest > 0, isNegative { whole += 1 }
        }
        let result = whole * unit
        return isNegative ? -result : result
    }

    /// The whole part of a number that is not negative.
    private static func truncated(_ number: Decimal) -> Decimal {
        let text = number.description
        guard let point = text.firstIndex(of: ".") else { return number }
        return Decimal(string: String(text[..<point])) ?? 0
    }
}
