/// The SHA-256 digest of bytes: FIPS 180-4, section 6.2.
package enum SHA256 {
    /// 64 hexadecimal digits, as `sha256sum` prints them.
    package static func hex(_ bytes: [UInt8]) -> String {
        var state = start
        var schedule = [UInt32](repeating: 0, count: 64)
        let whole = bytes.count / 64 * 64
        for block in stride(from: 0, to: whole, by: 64) {
            mix(bytes[block..<block + 64], into: &state, &schedule)
        }
        // The message ends with a one bit, zeros, and its length in bits (section 5.1.1).
        var tail = Array(bytes[whole...]) + [0x80]
        tail += [UInt8](repeating: 0, count: (tail.count <= 56 ? 56 : 120) - tail.count)
        let bits = UInt64(bytes.count) &* 8
        tail += (0..<8).map { UInt8(truncatingIfNeeded: bits >> (56 - 8 * UInt64($0))) }
        for block in stride(from: 0, to: tail.count, by: 64) {
            mix(tail[block..<block + 64], into: &state, &schedule)
        }
        let digits = Array("0123456789abcdef".utf8)
        let text = state.flatMap { word in
            (0..<8).map { digits[Int(word >> UInt32(28 - 4 * $0)) & 15] }
        }
        return String(decoding: text, as: UTF8.self)
    }

    private static func mix(
        _ block: ArraySlice<UInt8>, into state: inout [UInt32], _ schedule: inout [UInt32]
    ) {
        for index in 0..<16 {
            let place = block.startIndex + 4 * index
            schedule[index] =
                UInt32(block[place]) << 24 | UInt32(block[place + 1]) << 16
                | UInt32(block[place + 2]) << 8 | UInt32(block[place + 3])
        }
        for index in 16..<64 {
            let (old, new) = (schedule[index - 15], schedule[index - 2])
            let small = rotated(old, 7) ^ rotated(old, 18) ^ old >> 3
            let large = rotated(new, 17) ^ rotated(new, 19) ^ new >> 10
            schedule[index] = schedule[index - 16] &+ small &+ schedule[index - 7] &+ large
        }
        var word = state
        for index in 0..<64 {
            let large = rotated(word[4], 6) ^ rotated(word[4], 11) ^ rotated(word[4], 25)
            let choice = word[4] & word[5] ^ ~word[4] & word[6]
            let first = word[7] &+ large &+ choice &+ constants[index] &+ schedule[index]
            let small = rotated(word[0], 2) ^ rotated(word[0], 13) ^ rotated(word[0], 22)
            let majority = word[0] & word[1] ^ word[0] & word[2] ^ word[1] & word[2]
            word = [
                first &+ small &+ majority, word[0], word[1], word[2], word[3] &+ first, word[4], word[5],
                word[6],
            ]
        }
        for index in 0..<8 { state[index] &+= word[index] }
    }

    private static func rotated(_ word: UInt32, _ count: UInt32) -> UInt32 {
        word >> count | word << (32 - count)
    }

    /// Section 5.3.3.
    private static let start: [UInt32] = [
        0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab,
        0x5be0_cd19,
    ]

    /// The first 32 bits of the fractions of the cube roots of the first 64 primes (section 4.2.2),
    /// computed exactly: the integer cube root of prime · 2⁹⁶ has them in its low half.
    private static let constants: [UInt32] = {
        var primes: [UInt64] = []
        var candidate: UInt64 = 2
        while primes.count < 64 {
            if !primes.contains(where: { candidate % $0 == 0 }) { primes.append(candidate) }
            candidate += 1
        }
        return primes.map { UInt32(truncatingIfNeeded: cubeRoot(ofScaled: $0)) }
    }()

    /// The whole part of the cube root of `prime` · 2⁹⁶.
    private static func cubeRoot(ofScaled prime: UInt64) -> UInt64 {
        var (low, high): (UInt64, UInt64) = (0, 1 << 36)
        while high - low > 1 {
            let middle = low + (high - low) / 2
            let cube = UInt128(middle) * UInt128(middle) * UInt128(middle)
            if cube <= UInt128(prime) << 96 { low = middle } else { high = middle }
        }
        return low
    }
}
