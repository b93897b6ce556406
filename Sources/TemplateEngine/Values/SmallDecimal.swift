package import FoundationEssentials

/// A number of at most 18 digits as a whole number over a power of ten: nearly every
/// figure of a report, printed without the work that longer ones need.
package struct SmallDecimal {
    private let isNegative: Bool
    private let digits: UInt64
    /// Decimals: the value is `digits` over ten to this power.
    private let scale: Int

    private static let powers: [UInt64] = (0...18).map { (0..<$0).reduce(1) { power, _ in power * 10 } }

    private init?(isNegative: Bool, digits: UInt64, scale: Int) {
        guard digits < Self.powers[18], (0...18).contains(scale) else { return nil }
        (self.isNegative, self.digits, self.scale) = (isNegative, digits, scale)
    }

    package init?(_ number: Int) {
        self.init(isNegative: number < 0, digits: UInt64(number.magnitude), scale: 0)
    }

    /// From the bytes of a decimal: its description takes a hundred times as long.
    /// Nil for numbers that stay longer, and where bytes are not laid out as `isLayoutKnown` has seen.
    /// - Parameter places: at most so many decimals, rounded half away from zero; nil keeps all.
    package init?(_ number: Decimal, roundedTo places: Int? = nil) {
        guard Self.isLayoutKnown else { return nil }
        let parts = withUnsafeBytes(of: number) { bytes in
            (
                exponent: Int(bytes.load(as: Int8.self)), flags: bytes[1],
                mantissa: UInt128(littleEndian: bytes.loadUnaligned(fromByteOffset: 4, as: UInt128.self))
            )
        }
        let (length, isNegative) = (parts.flags >> 4, parts.flags & 8 != 0)
        guard length > 0 || !isNegative else { return nil }
        var (mantissa, scale) = (parts.mantissa, -parts.exponent)
        // A share such as 2/3 has 38 digits, of which a report prints three.
        if let places, places < scale {
            guard scale - places <= 38 else { return nil }
            let power = (0..<scale - places).reduce(UInt128(1)) { power, _ in power * 10 }
            let (quotient, rest) = mantissa.quotientAndRemainder(dividingBy: power)
            (mantissa, scale) = (quotient + (rest >= power / 2 ? 1 : 0), places)
        }
        guard scale < 0 else {
            guard let digits = UInt64(exactly: mantissa) else { return nil }
            self.init(isNegative: isNegative, digits: digits, scale: scale)
            return
        }
        guard scale > -18, mantissa < UInt128(Self.powers[18 + scale]) else { return nil }
        self.init(isNegative: isNegative, digits: UInt64(mantissa) * Self.powers[-scale], scale: 0)
    }

    /// Whether a decimal's bytes are what this code takes them for: exponent, length and sign, mantissa.
    private static let isLayoutKnown: Bool = {
        guard MemoryLayout<Decimal>.size == 20, let sample = Decimal(string: "-45.67") else { return false }
        return withUnsafeBytes(of: sample) { bytes in
            bytes[0] == 254 && bytes[1] & 0xF8 == 0x18 && bytes[4] == 215 && bytes[5] == 17
                && bytes[6...].allSatisfy { $0 == 0 }
        }
    }()

    /// No zeros behind the decimals.
    /// - Parameters: the ASCII mark before the decimals, and that between thousands.
    package func text(point: UInt8 = UInt8(ascii: "."), thousands: UInt8? = nil) -> String {
        var (rest, places) = (digits, scale)
        while places > 0, rest % 10 == 0 {
            rest /= 10
            places -= 1
        }
        // Eighteen digits, six marks and a sign need no more.
        return String(unsafeUninitializedCapacity: 32) { bytes in
            var start = 32
            func put(_ byte: UInt8) {
                start -= 1
                bytes[start] = byte
            }
            var written = 0
            repeat {
                if written == places, places > 0 { put(point) }
                if let thousands, written > places, (written - places) % 3 == 0 { put(thousands) }
                put(UInt8(ascii: "0") + UInt8(rest % 10))
                rest /= 10
                written += 1
            } while rest > 0 || written <= places
            if isNegative, digits > 0 { put(UInt8(ascii: "-")) }
            for place in start..<32 { bytes[place - start] = bytes[place] }
            return 32 - start
        }
    }
}
