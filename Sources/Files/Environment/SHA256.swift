/// The SHA-256 digest of bytes: FIPS 180-4, section 6.2.
package struct SHA256 {
    private var state = SHA256.start
    /// The 64 words of the message schedule of a block.
    private var schedule = [UInt32](repeating: 0, count: 64)
    /// What did not fill a block yet.
    private var rest: [UInt8] = []
    private var length: UInt64 = 0

    package init() {}

    /// 64 hexadecimal digits, as `sha256sum` prints them.
    package static func hex(_ bytes: [UInt8]) -> String {
        var digest = SHA256()
        digest.add(bytes)
        return digest.hex()
    }

    package mutating func add(_ bytes: [UInt8]) {
        length &+= UInt64(bytes.count)
        var start = 0
        if !rest.isEmpty {
            start = min(64 - rest.count, bytes.count)
            rest += bytes[..<start]
            guard rest.count == 64 else { return }
            mix(rest, from: 0)
        }
        let end = start + (bytes.count - start) / 64 * 64
        mix(bytes, from: start, to: end)
        rest = Array(bytes[end...])
    }

    /// The digest of what was added; nothing may be added afterwards.
    package consuming func hex() -> String {
        // The message ends with a one bit, zeros, and its length in bits (section 5.1.1).
        var tail = rest + [0x80]
        tail += [UInt8](repeating: 0, count: (tail.count <= 56 ? 56 : 120) - tail.count)
        let bits = length &* 8
        tail += (0..<8).map { UInt8(truncatingIfNeeded: bits >> (56 - 8 * UInt64($0))) }
        mix(tail, from: 0)
        let digits = Array("0123456789abcdef".utf8)
        let text = (0..<64).map { digits[Int(state[$0 / 8] >> UInt32(28 - 4 * ($0 % 8))) & 15] }
        return String(decoding: text, as: UTF8.self)
    }

    /// Takes in the blocks from one place to another, or to the end.
    private mutating func mix(_ bytes: [UInt8], from start: Int, to end: Int? = nil) {
        var state = state
        schedule.withUnsafeMutableBufferPointer { schedule in
            bytes.withUnsafeBytes { bytes in
                SHA256.constants.withUnsafeBufferPointer { constants in
                    for block in stride(from: start, to: end ?? bytes.count, by: 64) {
                        SHA256.fill(schedule, from: bytes, at: block)
                        state &+= SHA256.mixed(state, schedule, constants)
                    }
                }
            }
        }
        self.state = state
    }

    private static func fill(
        _ schedule: UnsafeMutableBufferPointer<UInt32>, from bytes: UnsafeRawBufferPointer, at block: Int
    ) {
        for index in 0..<16 {
            let word = bytes.loadUnaligned(fromByteOffset: block + 4 * index, as: UInt32.self)
            schedule[index] = UInt32(bigEndian: word)
        }
        for index in 16..<64 {
            let (old, new) = (schedule[index - 15], schedule[index - 2])
            let small = rotated(old, 7) ^ rotated(old, 18) ^ old >> 3
            let large = rotated(new, 17) ^ rotated(new, 19) ^ new >> 10
            schedule[index] = schedule[index - 16] &+ small &+ schedule[index - 7] &+ large
        }
    }

    private static func mixed(
        _ state: SIMD8<UInt32>, _ schedule: UnsafeMutableBufferPointer<UInt32>,
        _ constants: UnsafeBufferPointer<UInt32>
    ) -> SIMD8<UInt32> {
        var (a, b, c, d) = (state[0], state[1], state[2], state[3])
        var (e, f, g, h) = (state[4], state[5], state[6], state[7])
        for index in 0..<64 {
            let large = rotated(e, 6) ^ rotated(e, 11) ^ rotated(e, 25)
            let choice = e & f ^ ~e & g
            let first = h &+ large &+ choice &+ constants[index] &+ schedule[index]
            let small = rotated(a, 2) ^ rotated(a, 13) ^ rotated(a, 22)
            let majority = a & b ^ a & c ^ b & c
            (h, g, f, e) = (g, f, e, d &+ first)
            (d, c, b, a) = (c, b, a, first &+ small &+ majority)
        }
        return SIMD8(a, b, c, d, e, f, g, h)
    }

    private static func rotated(_ word: UInt32, _ count: UInt32) -> UInt32 {
        word >> count | word << (32 - count)
    }

    /// Section 5.3.3.
    private static let start = SIMD8<UInt32>(
        0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab,
        0x5be0_cd19)

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
