internal import Diagnostics

/// Cutting characters off the ends.
enum TextTrim {
    enum Side { case left, right, both }

    /// `strip(chars)`: blanks when `chars` is none.
    static func strip(_ text: String, _ characters: Value, _ side: Side) throws(OperationError) -> String {
        cut(text, side, try test(characters))
    }

    /// The same of markup: of an escaped character nothing is left behind.
    static func strip(_ markup: Markup, _ characters: Value, _ side: Side) throws(OperationError) -> String {
        let isCut = try test(characters)
        var pieces = markup.pieces[...]
        if side != .right { pieces = pieces.drop { isCut($0.meant) } }
        if side != .left { while let last = pieces.last, isCut(last.meant) { pieces.removeLast() } }
        return pieces.map(\.text).joined()
    }

    /// Whether a character is one to cut.
    private static func test(_ characters: Value) throws(OperationError) -> (Unicode.Scalar) -> Bool {
        let set: Set<Unicode.Scalar>?
        if characters.isNone {
            set = nil
        } else if let text = characters.text {
            set = Set(text.unicodeScalars)
        } else {
            throw .type(
                vi: "các ký tự cần cắt phải là chữ, đây là \(characters.kindName.vi)",
                en: "the characters to strip must be a text, this is \(characters.kindName.en)")
        }
        return { set?.contains($0) ?? CharacterClass.isSpace($0) }
    }

    /// The text without the blanks around it.
    static func spaces(_ text: String) -> String { cut(text, .both, CharacterClass.isSpace) }

    private static func cut(_ text: String, _ side: Side, _ isCut: (Unicode.Scalar) -> Bool) -> String {
        var scalars = Substring(text).unicodeScalars
        if side != .right { while let first = scalars.first, isCut(first) { scalars.removeFirst() } }
        if side != .left { while let last = scalars.last, isCut(last) { scalars.removeLast() } }
        return String(scalars)
    }
}

/// Filling up to a width, counted in code points.
enum TextPadding {
    static func check(_ text: String, _ width: Int) throws(OperationError) -> Int {
        let missing = max(0, width.subtractingReportingOverflow(text.unicodeScalars.count).partialValue)
        try Limits.check(textBytes: missing)
        return missing
    }

    static func center(_ text: String, width: Int, with fill: String = " ") throws(OperationError) -> String {
        let missing = try check(text, width)
        // Where the blanks cannot be split evenly, Python's rule for who gets the odd one.
        let left = missing / 2 + (missing & width & 1)
        return String(repeating: fill, count: left) + text + String(repeating: fill, count: missing - left)
    }

    static func left(_ text: String, width: Int, with fill: String = " ") throws(OperationError) -> String {
        text + String(repeating: fill, count: try check(text, width))
    }

    static func right(_ text: String, width: Int, with fill: String = " ") throws(OperationError) -> String {
        String(repeating: fill, count: try check(text, width)) + text
    }
}

/// Replacing parts of a text.
enum TextReplace {
    /// `str.replace`; a negative count is no bound.
    static func replace(_ text: String, _ old: String, _ new: String, count: Int) throws(OperationError)
        -> String
    {
        if count == 0 { return text }
        let limit = count < 0 ? Int.max : count
        if old.isEmpty { return try interleaved(text, new, limit) }
        let (bytes, part) = (Array(text.utf8), Array(old.utf8))
        let places = TextSearch.all(part, in: bytes, limit: limit)
        if places.isEmpty { return text }
        try Limits.check(textBytes: bytes.count + places.count * max(0, new.utf8.count - part.count))
        var result: [UInt8] = []
        var end = 0
        for place in places {
            result.append(contentsOf: bytes[end..<place])
            result.append(contentsOf: new.utf8)
            end = place + part.count
        }
        result.append(contentsOf: bytes[end...])
        return String(decoding: result, as: UTF8.self)
    }

    /// The empty text stands before each character and at the end.
    private static func interleaved(_ text: String, _ new: String, _ limit: Int) throws(OperationError)
        -> String
    {
        let scalars = Array(text.unicodeScalars)
        try Limits.check(textBytes: text.utf8.count + min(limit, scalars.count + 1) * new.utf8.count)
        var result = ""
        for (place, scalar) in scalars.enumerated() {
            if place < limit { result += new }
            result.unicodeScalars.append(scalar)
        }
        return scalars.count < limit ? result + new : result
    }

    /// Without `<…>` and comments, blanks collapsed to one, character references read.
    static func withoutTags(_ text: String) -> String {
        var result: [UInt8] = []
        let bytes = Array(text.utf8)
        let (open, close) = (Array("<!--".utf8), Array("-->".utf8))
        // Behind the last closing mark nothing is a tag: no search for it there.
        let lastMark = bytes.lastIndex(of: UInt8(ascii: ">")) ?? -1
        var place = 0
        while place < bytes.count {
            if bytes[place] == UInt8(ascii: "<"), place < lastMark {
                if bytes[place...].starts(with: open),
                    let end = TextSearch.first(close, in: bytes, from: place + 4)
                {
                    place = end + 3
                    continue
                }
                if let end = bytes[place...].firstIndex(of: UInt8(ascii: ">")) {
                    place = end + 1
                    continue
                }
            }
            result.append(bytes[place])
            place += 1
        }
        let plain = String(decoding: result, as: UTF8.self)
        let words = plain.unicodeScalars.split(whereSeparator: CharacterClass.isSpace).map { String($0) }
        return HTMLEntities.read(words.joined(separator: " "))
    }
}
