/// Single characters (code points) of UTF-8 bytes known to be valid.
enum ScalarScan {
    /// The character that begins at a place, and its width in bytes.
    @inline(__always)
    static func scalar(in bytes: [UInt8], at place: Int) -> (scalar: Unicode.Scalar, width: Int) {
        let first = bytes[place]
        if first < 0x80 { return (Unicode.Scalar(first), 1) }
        let width = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
        guard place + width <= bytes.count else { return ("\u{FFFD}", 1) }
        var value = UInt32(first) & (width == 4 ? 0x07 : width == 3 ? 0x0F : 0x1F)
        for byte in bytes[place + 1..<place + width] { value = value << 6 | UInt32(byte & 0x3F) }
        return (Unicode.Scalar(value) ?? "\u{FFFD}", width)
    }

    /// The character that ends before a place above zero, and its width.
    static func scalar(in bytes: [UInt8], before place: Int) -> (scalar: Unicode.Scalar, width: Int) {
        var start = place - 1
        while start > 0, bytes[start] & 0xC0 == 0x80 { start -= 1 }
        return scalar(in: bytes, at: start)
    }
}
