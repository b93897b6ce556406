/// Rows to comma-separated values by RFC 4180, with `\n` line ends.
package enum CSVWriter {
    /// - Parameter guardingFormulas: puts an apostrophe before a text that a spreadsheet would
    ///   compute (`=`, `+`, `-`, `@` first), for files that go out to other people.
    package static func text(
        _ rows: [[String]], guardingFormulas: Bool = false, delimiter: Character = ","
    ) -> String {
        var result = ""
        for row in rows {
            // A row of one empty cell would look like an empty line.
            let cells = row == [""] ? ["\"\""] : row.map { cell(guardingFormulas ? guarded($0) : $0) }
            result += cells.joined(separator: String(delimiter)) + "\n"
        }
        return result
    }

    private static func cell(_ text: String) -> String {
        let needsQuotes =
            text.utf8.contains {
                [Ascii.comma, Ascii.semicolon, Ascii.quote, Ascii.tab, Ascii.lineFeed, 13].contains($0)
            }
            || text.utf8.first == Ascii.space || text.utf8.last == Ascii.space || text.hasPrefix("sep=")
        guard needsQuotes else { return text }
        return "\"" + text.replacing("\"", with: "\"\"") + "\""
    }

    private static func guarded(_ text: String) -> String {
        guard let first = text.utf8.first, "=+-@\t\r".utf8.contains(first) else { return text }
        let isNumber = text.utf8.dropFirst().allSatisfy { (48...57).contains($0) || $0 == 44 || $0 == 46 }
        return isNumber && text.utf8.count > 1 && first != UInt8(ascii: "=") ? text : "'" + text
    }
}
