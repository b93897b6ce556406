/// The lines into which Shift and Enter part a paragraph.
extension DocxReader {
    /// Where Shift and Enter ended a line; the text of a run holds no line ends of its own.
    static let lineEnd = "\u{2028}"

    /// The lines of a paragraph.
    static func lines(_ paragraph: String) -> [String] {
        paragraph.split(separator: lineEnd, omittingEmptySubsequences: false).map(String.init)
    }

    /// A line that begins with the mark of an item is one; any other goes on. At least one piece.
    static func pieces(of text: String) -> [String] {
        lines(text).reduce(into: []) { pieces, line in
            if let last = pieces.indices.last, !beginsItem(line[...]) {
                pieces[last] += lineEnd + line
            } else {
                pieces.append(line)
            }
        }
    }

    /// `- `, `+ `, `• `, `a) `, and `2. ` before a capital.
    static func beginsItem(_ line: Substring) -> Bool {
        let words = line.split(maxSplits: 1) { $0.isWhitespace }
        guard words.count == 2, let mark = words.first else { return false }
        let isNumber =
            (2...3).contains(mark.count) && [".", ")"].contains(mark.last)
            && mark.dropLast().allSatisfy(\.isWholeNumber)
        return ["-", "–", "—", "+", "*", "•", "●", "▪", "·"].contains(mark)
            || mark.count == 2 && mark.last == ")" || isNumber && Lexeme.startsUpper(String(words[1]))
    }
}
