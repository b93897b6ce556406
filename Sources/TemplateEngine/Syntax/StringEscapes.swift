internal import Diagnostics

/// The escapes of string literals, as in Python.
enum StringEscapes {
    struct Failure: Error {
        let offset: Int
        let message: Message
    }

    private static let simple: [UInt8: UInt8] = [
        UInt8(ascii: "n"): 10, UInt8(ascii: "t"): 9, UInt8(ascii: "r"): 13, UInt8(ascii: "\\"): 92,
        UInt8(ascii: "'"): 39, UInt8(ascii: "\""): 34, UInt8(ascii: "a"): 7, UInt8(ascii: "b"): 8,
        UInt8(ascii: "f"): 12, UInt8(ascii: "v"): 11,
    ]

    /// The text between the quotes; an unknown escape stands for itself, backslash included.
    static func decode(_ bytes: [UInt8]) throws(Failure) -> String {
        guard bytes.contains(UInt8(ascii: "\\")) else { return String(decoding: bytes, as: UTF8.self) }
        var result: [UInt8] = []
        var place = 0
        while place < bytes.count {
            guard bytes[place] == UInt8(ascii: "\\"), place + 1 < bytes.count else {
                result.append(bytes[place])
                place += 1
                continue
            }
            let letter = bytes[place + 1]
            if let byte = simple[letter] {
                result.append(byte)
                place += 2
            } else if letter == UInt8(ascii: "\n") {
                place += 2
            } else if let width = [UInt8(ascii: "x"): 2, UInt8(ascii: "u"): 4, UInt8(ascii: "U"): 8][letter] {
                let digits = bytes[min(bytes.count, place + 2)..<min(bytes.count, place + 2 + width)]
                try append(digits, radix: 16, width: width, at: place, to: &result)
                place += 2 + width
            } else if letter == UInt8(ascii: "N") {
                throw Failure(
                    offset: place,
                    message: Message(
                        vi: "tên ký tự “\\N{…}” không dùng được; viết mã của nó, như “\\u2022”",
                        en: "character names, “\\N{…}”, are not known; write its code, such as “\\u2022”"))
            } else if (UInt8(ascii: "0")...UInt8(ascii: "7")).contains(letter) {
                let digits = bytes[(place + 1)...].prefix(3).prefix { (0x30...0x37).contains($0) }
                try append(digits, radix: 8, width: digits.count, at: place, to: &result)
                place += 1 + digits.count
            } else {
                result.append(contentsOf: bytes[place...place + 1])
                place += 2
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    private static func append(
        _ digits: ArraySlice<UInt8>, radix: Int, width: Int, at place: Int, to result: inout [UInt8]
    ) throws(Failure) {
        guard digits.count == width,
            let value = UInt32(String(decoding: digits, as: UTF8.self), radix: radix),
            let scalar = Unicode.Scalar(value)
        else {
            throw Failure(
                offset: place,
                message: Message(
                    vi: "mã ký tự sau dấu “\\” không đúng", en: "the character code after “\\” is not valid"))
        }
        result.append(contentsOf: String(scalar).utf8)
    }
}
