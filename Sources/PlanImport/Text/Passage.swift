import Diagnostics

/// A word of the text with its place in the source file.
///
/// A word that a wrapped line cut at its hyphen (`QĐ-` / `TTg`) is one word
/// again, and its place spans the line end.
struct Word: Hashable, Sendable {
    var text: String
    /// UTF-8 bytes of the source file.
    var source: Range<Int>
}

/// A stretch of running text: words joined by single blanks, each still knowing
/// where it stands in the file.
struct Passage: Hashable, Sendable {
    let words: [Word]
    /// The words joined by single blanks.
    let text: String
    /// The words folded to lower-case ASCII, without the punctuation around them:
    /// what the readers of facts compare.
    let keys: [String]
    /// Offset in `text` (UTF-8) of the first byte of each word.
    let starts: [Int]

    init(_ words: [Word]) {
        self.words = words
        text = words.map(\.text).joined(separator: " ")
        keys = words.map { Lexeme.key(of: $0.text) }
        var starts: [Int] = []
        var offset = 0
        for word in words {
            starts.append(offset)
            offset += word.text.utf8.count + 1
        }
        self.starts = starts
    }

    /// Whether a year stands at an index.
    func hasYear(at index: Int) -> Bool {
        keys.indices.contains(index)
            && (Lexeme.number(keys[index]).map { (1990...2100).contains($0) } ?? false)
    }

    var isEmpty: Bool { words.isEmpty }

    /// The words of a range as text.
    func text(_ range: Range<Int>) -> String {
        words[range].map(\.text).joined(separator: " ")
    }

    func part(_ range: Range<Int>) -> Passage { Passage(Array(words[range])) }

    /// The bytes of the source a range of words covers; empty for an empty range.
    func source(_ range: Range<Int>) -> Range<Int> {
        guard let first = words[range].first, let last = words[range].last else { return 0..<0 }
        return first.source.lowerBound..<max(first.source.lowerBound, last.source.upperBound)
    }

    var source: Range<Int> { source(words.indices) }

    func location(in file: SourceFile, _ range: Range<Int>? = nil) -> Location {
        .span(SourceSpan(file, source(range ?? words.indices)))
    }

    /// Index of the word that holds a byte of `text`.
    func word(at offset: Int) -> Int {
        var low = 0
        var high = starts.count - 1
        while low < high {
            let middle = (low + high + 1) / 2
            if starts[middle] <= offset { low = middle } else { high = middle - 1 }
        }
        return low
    }

    /// Ranges of words between full stops and semicolons; abbreviations and
    /// numbers inside a sentence (`Đ/c.`, `4.0`) do not end it, because the next
    /// word must begin with a capital letter after a full stop.
    var sentences: [Range<Int>] {
        var ranges: [Range<Int>] = []
        var start = 0
        for index in words.indices where index + 1 < words.count {
            let ending = Lexeme.ending(of: words[index].text)
            let isEnd =
                ending == .semicolon || (ending == .sentence && Lexeme.startsUpper(words[index + 1].text))
            if isEnd, !words[index].text.hasSuffix(":") {
                ranges.append(start..<index + 1)
                start = index + 1
            }
        }
        if start < words.count { ranges.append(start..<words.count) }
        return ranges
    }
}
