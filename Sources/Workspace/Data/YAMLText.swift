/// Looks at the text of a YAML file itself: where quotes close, and which mistake stands behind a fault.
struct YAMLText {
    private let bytes: [UInt8]

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// A tab among the blanks before the first letter of the line an offset stands on.
    func indentingTab(at offset: Int) -> Int? {
        let start = lineStart(of: offset)
        let blanks = bytes[start...].prefix { $0 == 0x20 || $0 == 0x09 }
        return blanks.firstIndex(of: 0x09)
    }

    /// The opening of a quoted text that runs over a line's end and closes at or shortly
    /// before an offset: most often its own closing quote is what is missing.
    func quoteOverLines(before offset: Int) -> Int? {
        var position = 0
        var last: Range<Int>?
        while position < min(offset, bytes.count) {
            let byte = bytes[position]
            if byte == UInt8(ascii: "#"), isAfterBlank(position) {
                position = bytes[position...].firstIndex(of: 0x0A) ?? bytes.count
            } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'"), mayOpen(at: position) {
                let end = endOfQuoted(at: position)
                last = position..<end
                position = end
            } else {
                position += 1
            }
        }
        guard let last, bytes[last].contains(0x0A), lineStart(of: last.upperBound) >= lineStart(of: offset)
        else { return nil }
        return last.lowerBound
    }

    /// Whether the colon at an offset is the one after its line's key.
    func isFirstColon(at offset: Int) -> Bool {
        let before = bytes[lineStart(of: offset)..<min(offset, bytes.count)]
        return !zip(before, before.dropFirst()).contains { $0 == UInt8(ascii: ":") && $1 == 0x20 }
    }

    func firstLetter(ofLineAt offset: Int) -> Int {
        let start = lineStart(of: offset)
        return bytes[start...].firstIndex { $0 != 0x20 } ?? start
    }

    /// Whether a closing quote stands right before an offset, on its line.
    func followsQuote(at offset: Int) -> Bool {
        let before = bytes[lineStart(of: offset)..<min(offset, bytes.count)]
        return before.last { $0 != 0x20 }.map("\"'".utf8.contains) ?? false
    }

    private func lineStart(of offset: Int) -> Int {
        let end = max(0, min(offset, bytes.count))
        return bytes[..<end].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    }

    private func isAfterBlank(_ position: Int) -> Bool {
        position == 0 || [0x20, 0x09, 0x0A].contains(bytes[position - 1])
    }

    /// A quote inside a word is an apostrophe.
    private func mayOpen(at position: Int) -> Bool {
        let line = bytes[lineStart(of: position)..<position]
        guard let before = line.last(where: { $0 != 0x20 }) else { return true }
        return ":-[{,?".utf8.contains(before) && (line.last == 0x20 || "[{,".utf8.contains(before))
    }

    /// Where a quoted text that opens at `start` ends: after its closing quote, or with the text.
    func endOfQuoted(at start: Int) -> Int {
        let quote = bytes[start]
        var index = start + 1
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: "\\"), quote == UInt8(ascii: "\"") {
                index += 2
            } else if bytes[index] != quote {
                index += 1
            } else if quote == UInt8(ascii: "'"), index + 1 < bytes.count, bytes[index + 1] == quote {
                index += 2
            } else {
                return index + 1
            }
        }
        return bytes.count
    }
}
