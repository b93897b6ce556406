/// Rows to comma-separated values by RFC 4180, with `\n` line ends.
package enum CSVWriter {
    /// - Parameter guardingFormulas: puts an apostrophe before a text that a spreadsheet would
    ///   compute (`=`, `+`, `-`, `@` first), for files that go out to other people.
    package static func text(
        _ rows: [[String]], guardingFormulas: Bool = false, delimiter: Character = ","
    ) -> String {
        String(decoding: bytes(rows, guardingFormulas, Array(delimiter.utf8)), as: UTF8.self)
    }

    private static func bytes(_ rows: [[String]], _ guardsFormulas: Bool, _ delimiter: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        for row in rows {
            // A row of one empty cell would look like an empty line.
            if row == [""] { result += [Ascii.quote, Ascii.quote] }
            for (index, text) in row.enumerated() {
                if index > 0 { result += delimiter }
                var text = text
                text.withUTF8 { bytes in
                    let isFormula = guardsFormulas && wouldBeComputed(bytes)
                    append(bytes, isFormula ? [UInt8(ascii: "'")] : [], to: &result)
                }
            }
            result.append(Ascii.lineFeed)
        }
        return result
    }

    private static func append(
        _ text: UnsafeBufferPointer<UInt8>, _ head: [UInt8], to result: inout [UInt8]
    ) {
        let isBlankAround = text.last == Ascii.space || (head.isEmpty && text.first == Ascii.space)
        let isNamed = head.isEmpty && text.starts(with: "sep=".utf8)
        guard isBlankAround || isNamed || text.contains(where: isSpecial) else {
            result += head
            return result.append(contentsOf: text)
        }
        result.append(Ascii.quote)
        result += head
        for byte in text {
            if byte == Ascii.quote { result.append(byte) }
            result.append(byte)
        }
        result.append(Ascii.quote)
    }

    private static func isSpecial(_ byte: UInt8) -> Bool {
        switch byte {
        case Ascii.comma, Ascii.semicolon, Ascii.quote, Ascii.tab, Ascii.lineFeed, 13: true
        default: false
        }
    }

    /// A number with a sign is none.
    private static func wouldBeComputed(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let first = text.first else { return false }
        switch first {
        case UInt8(ascii: "="), Ascii.tab, 13: return true
        case UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"):
            return text.count == 1
                || !text.dropFirst().allSatisfy { (48...57).contains($0) || $0 == 44 || $0 == 46 }
        default: return false
        }
    }
}
