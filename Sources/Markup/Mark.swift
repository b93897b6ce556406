/// One of the characters that carry the number of a segment through cmark.
///
/// A segment is two characters, 14 bits each, so that every text fits.
enum Mark {
    case open(Int)
    case close
    /// Means nothing; keeps its neighbours apart.
    case mute

    /// All of plane 16 begins with this byte in UTF-8, and nothing else does.
    static let firstByte: UInt8 = 0xF4
    private static let low: UInt32 = 0x4000
    private static let closing: UInt32 = 0x8000
    private static let muting: UInt32 = 0x8001

    func append(to utf8: inout [UInt8]) {
        switch self {
        case .open(let segment):
            Self.append(UInt32(segment >> 14) & 0x3FFF, to: &utf8)
            Self.append(Self.low + UInt32(segment & 0x3FFF), to: &utf8)
        case .close: Self.append(Self.closing, to: &utf8)
        case .mute: Self.append(Self.muting, to: &utf8)
        }
    }

    private static func append(_ payload: UInt32, to utf8: inout [UInt8]) {
        utf8.append(firstByte)
        utf8.append(0x80 | UInt8(truncatingIfNeeded: payload >> 12))
        utf8.append(0x80 | UInt8(truncatingIfNeeded: payload >> 6 & 0x3F))
        utf8.append(0x80 | UInt8(truncatingIfNeeded: payload & 0x3F))
    }

    /// The number a character of plane 16 carries; its four bytes must be there.
    static func payload(_ bytes: ArraySlice<UInt8>, at index: Int) -> UInt32 {
        UInt32(bytes[index + 1] & 0x3F) << 12 | UInt32(bytes[index + 2] & 0x3F) << 6
            | UInt32(bytes[index + 3] & 0x3F)
    }

    /// Takes the marks out of a text again; keeps the current segment from one
    /// stretch to the next, for a value may run through several nodes.
    struct Reader {
        /// The value the text belongs to; nil for the template's own words.
        private(set) var segment: Int?
        private var high = 0

        /// Calls `body` for each stretch without marks that is not empty.
        mutating func read(_ bytes: [UInt8], _ body: (ArraySlice<UInt8>, Int?) -> Void) {
            var start = 0
            var index = 0
            while index < bytes.count {
                guard bytes[index] == firstByte, index + 3 < bytes.count else {
                    index += 1
                    continue
                }
                if start < index { body(bytes[start..<index], segment) }
                take(payload(bytes[...], at: index))
                index += 4
                start = index
            }
            if start < bytes.count { body(bytes[start...], segment) }
        }

        private mutating func take(_ payload: UInt32) {
            switch payload {
            case 0..<low: high = Int(payload)
            case low..<closing: segment = high << 14 | Int(payload - low)
            case closing: segment = nil
            default: break
            }
        }
    }
}

/// A numeric character reference, `&#124;` (CommonMark 0.29, 6.2).
enum CharacterReference {
    /// The offset after the reference that begins at `start`; nil when there is none.
    static func end(in bytes: ArraySlice<UInt8>, at start: Int) -> Int? {
        var index = start + 2
        guard bytes[start...].starts(with: "&#".utf8) else { return nil }
        while index < bytes.endIndex, (0x30...0x39).contains(bytes[index]), index < start + 9 { index += 1 }
        guard index > start + 2, index < bytes.endIndex, bytes[index] == UInt8(ascii: ";") else { return nil }
        return index + 1
    }

    /// The character it names; U+FFFD for one that is none.
    static func scalar(_ reference: ArraySlice<UInt8>) -> Unicode.Scalar {
        let digits = String(decoding: reference.dropFirst(2).dropLast(), as: UTF8.self)
        return UInt32(digits).flatMap(Unicode.Scalar.init) ?? "\u{FFFD}"
    }
}
