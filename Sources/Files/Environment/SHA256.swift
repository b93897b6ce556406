internal import CNettle

/// The SHA-256 digest of bytes: FIPS 180-4, section 6.2, as libnettle computes it.
package struct SHA256 {
    private var context = sha256_ctx()

    package init() { nettle_sha256_init(&context) }

    /// 64 hexadecimal digits, as `sha256sum` prints them.
    package static func hex(_ bytes: [UInt8]) -> String {
        var digest = SHA256()
        digest.add(bytes)
        return digest.hex()
    }

    package mutating func add(_ bytes: [UInt8]) {
        nettle_sha256_update(&context, bytes.count, bytes)
    }

    /// The digest of what was added; nothing may be added afterwards.
    package consuming func hex() -> String {
        var digest = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_SIZE))
        cnettle_sha256_digest(&context, &digest)
        let digits = Array("0123456789abcdef".utf8)
        var written: [UInt8] = []
        written.reserveCapacity(2 * digest.count)
        for byte in digest {
            written.append(digits[Int(byte >> 4)])
            written.append(digits[Int(byte & 15)])
        }
        return String(decoding: written, as: UTF8.self)
    }
}
