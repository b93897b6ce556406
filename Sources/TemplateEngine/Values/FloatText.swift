/// Numbers with a fraction, written as Python writes them.
enum FloatText {
    /// `repr(float)`: the shortest digits that read back; an exponent below 1e-4 and from 1e16 on.
    static func repr(_ number: Double) -> String {
        // In this range Swift's shortest form is Python's.
        if number.magnitude < 1e15, number.magnitude >= 1e-4 || number == 0 { return number.description }
        if number.isNaN { return "nan" }
        if number.isInfinite { return number < 0 ? "-inf" : "inf" }
        let (digits, point) = shortest(number.magnitude)
        let sign = number.sign == .minus ? "-" : ""
        if point > 16 || point < -3 { return sign + scientific(digits, point - 1) }
        return sign + plain(digits, point)
    }

    /// The shortest digits without zeros at either end, and where the point stands: 0.digits × 10^point.
    static func shortest(_ magnitude: Double) -> (digits: [UInt8], point: Int) {
        guard magnitude != 0 else { return ([UInt8(ascii: "0")], 1) }
        var digits: [UInt8] = []
        var point: Int?
        var exponent = 0
        let text = Array(magnitude.description.utf8)
        for (place, byte) in text.enumerated() {
            if byte == UInt8(ascii: ".") {
                point = digits.count
            } else if byte == UInt8(ascii: "e") {
                exponent = Int(String(decoding: text[(place + 1)...], as: UTF8.self)) ?? 0
                break
            } else {
                digits.append(byte)
            }
        }
        var place = (point ?? digits.count) + exponent
        let leading = digits.prefix { $0 == UInt8(ascii: "0") }.count
        digits.removeFirst(leading)
        place -= leading
        while digits.count > 1, digits.last == UInt8(ascii: "0") { digits.removeLast() }
        return (digits, place)
    }

    private static func plain(_ digits: [UInt8], _ point: Int) -> String {
        let zero = UInt8(ascii: "0")
        var bytes: [UInt8] = []
        if point <= 0 {
            bytes = [zero, UInt8(ascii: ".")] + [UInt8](repeating: zero, count: -point) + digits
        } else if digits.count <= point {
            bytes = digits + [UInt8](repeating: zero, count: point - digits.count)
            bytes += [UInt8(ascii: "."), zero]
        } else {
            bytes = digits[..<point] + [UInt8(ascii: ".")] + digits[point...]
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// `d.ddde+XX`, the exponent with at least two digits.
    static func scientific(_ digits: [UInt8], _ exponent: Int) -> String {
        var text = String(decoding: digits[..<1], as: UTF8.self)
        if digits.count > 1 { text += "." + String(decoding: digits[1...], as: UTF8.self) }
        return text + exponentText(exponent)
    }

    static func exponentText(_ exponent: Int) -> String {
        let size = String(exponent.magnitude)
        return (exponent < 0 ? "e-" : "e+") + (size.count < 2 ? "0" + size : size)
    }
}
