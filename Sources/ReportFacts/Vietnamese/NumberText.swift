package import FoundationEssentials
internal import TemplateEngine

/// Numbers as Vietnamese documents print them: `1.234,5`, `72,7%`.
///
/// Our own small tables: Foundation's formatters would bring 50 MB of ICU data.
package enum NumberText {
    /// Dots between thousands, a comma before the decimals, no padding.
    /// - Parameter fractionDigits: at most this many decimals, rounded half
    ///   up (away from zero); nil keeps all. Trailing zeros are dropped.
    package static func number(_ value: Decimal, fractionDigits: Int? = nil) -> String {
        if let small = SmallDecimal(value, roundedTo: fractionDigits) { return text(small) }
        var digits = Digits(value)
        if let fractionDigits { digits.round(to: fractionDigits) }
        digits.dropTrailingZeros()
        return digits.text
    }

    /// The same for a number of few digits.
    static func text(_ number: SmallDecimal) -> String {
        number.text(point: UInt8(ascii: ","), thousands: UInt8(ascii: "."))
    }

    /// A share in hundredths with one decimal, half up: `72,7%`, `100%`.
    package static func percent(_ value: Decimal, fractionDigits: Int = 1) -> String {
        number(value, fractionDigits: fractionDigits) + "%"
    }

    /// A value with at most so many decimals, half up (away from zero), as it is printed.
    package static func rounded(_ value: Decimal, _ fractionDigits: Int) -> Decimal {
        var digits = Digits(value)
        digits.round(to: fractionDigits)
        return digits.value
    }

    /// The fewest decimals, the usual or up to three more, with which what is printed says what holds; the usual
    /// where none do.
    static func digits(from usual: Int, where holds: (Int) -> Bool) -> Int {
        (usual...usual + 3).first(where: holds) ?? usual
    }

    /// The same for a figure beside an earlier one: what is printed has a change where there is one, and none of
    /// a size that only rounding gives it.
    static func digits(from usual: Int, of new: Decimal, after old: Decimal) -> Int {
        digits(from: usual) { digits in
            (rounded(new, digits) == rounded(old, digits)) == (rounded(new - old, digits) == 0)
        }
    }

    /// `part` of `whole` in hundredths; nil when there is nothing to divide by.
    package static func share(_ part: Decimal, of whole: Decimal) -> Decimal? {
        whole == 0 ? nil : part * 100 / whole
    }
}

/// A decimal as its digits, so that rounding is exact whatever the magnitude.
private struct Digits {
    var isNegative: Bool
    var whole: [UInt8]
    var fraction: [UInt8]

    init(_ value: Decimal) {
        // `Decimal.description` is plain digits with a point: no exponent, no locale.
        let text = value.description.utf8
        let parts = text.filter { $0 != UInt8(ascii: "-") }.split(separator: UInt8(ascii: "."))
        isNegative = text.first == UInt8(ascii: "-")
        whole = parts.first.map { $0.map { $0 - UInt8(ascii: "0") } } ?? [0]
        fraction = parts.count > 1 ? parts[1].map { $0 - UInt8(ascii: "0") } : []
    }

    mutating func round(to places: Int) {
        guard fraction.count > places else { return }
        let roundsUp = fraction[places] >= 5
        fraction.removeLast(fraction.count - places)
        if roundsUp { increment() }
    }

    /// Adds one in the last place that is left.
    private mutating func increment() {
        for index in fraction.indices.reversed() {
            if fraction[index] < 9 { fraction[index] += 1; return }
            fraction[index] = 0
        }
        for index in whole.indices.reversed() {
            if whole[index] < 9 { whole[index] += 1; return }
            whole[index] = 0
        }
        whole.insert(1, at: 0)
    }

    var value: Decimal {
        let whole = String(decoding: whole.map { $0 + UInt8(ascii: "0") }, as: UTF8.self)
        let fraction = String(decoding: fraction.map { $0 + UInt8(ascii: "0") }, as: UTF8.self)
        // Digits with a point between them are always a number.
        return Decimal(string: "\(isNegative ? "-" : "")\(whole).\(fraction)0") ?? 0
    }

    mutating func dropTrailingZeros() {
        while fraction.last == 0 { fraction.removeLast() }
    }

    var text: String {
        var bytes: [UInt8] = []
        let isZero = !whole.contains { $0 != 0 } && fraction.isEmpty
        if isNegative, !isZero { bytes.append(UInt8(ascii: "-")) }
        for (index, digit) in whole.enumerated() {
            if index > 0, (whole.count - index) % 3 == 0 { bytes.append(UInt8(ascii: ".")) }
            bytes.append(digit + UInt8(ascii: "0"))
        }
        if !fraction.isEmpty {
            bytes.append(UInt8(ascii: ","))
            bytes += fraction.map { $0 + UInt8(ascii: "0") }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
