import Diagnostics

/// A printed line of the file with what its shape tells: blanks around it,
/// empty lines and page breaks before it.
struct SourceLine: Hashable, Sendable {
    var words: [Word]
    /// Blanks before the first word, a tab counting as eight.
    var indent: Int
    /// Whether a blank stands after the last word: text taken from a PDF often
    /// keeps the blank at which the line was broken.
    var endsInBlank: Bool
    /// Empty lines between this line and the one before.
    var emptyLinesBefore: Int
    /// Whether a page begins with this line: empty lines before it say nothing.
    var startsPage: Bool

    var text: String { words.map(\.text).joined(separator: " ") }
    var source: Range<Int> {
        guard let first = words.first, let last = words.last else { return 0..<0 }
        return first.source.lowerBound..<last.source.upperBound
    }

    /// Whether the next line's first word belongs to this line's last, which a
    /// wrapped line cut at its hyphen: `QĐ-` / `TTg`, but not `Lao động -` / `TB&XH`.
    var endsInHyphen: Bool {
        guard let last = words.last?.text, !endsInBlank else { return false }
        return last.utf8.count > 1 && last.utf8.last == UInt8(ascii: "-")
    }
}

extension SourceLine {
    /// The lines of a file that carry text: page numbers, form feeds and ruled
    /// lines are taken out and remembered in the line that follows.
    static func all(in file: SourceFile) -> [SourceLine] {
        var lines: [SourceLine] = []
        var pages = PageNumbers()
        var emptyLines = 0
        var startsPage = false
        var start = 0
        let bytes = file.utf8
        func close(at end: Int, isFeed: Bool) {
            var line = read(bytes, start..<end)
            if line.words.isEmpty {
                emptyLines += 1
            } else if pages.takes(line, nearFeed: startsPage || isFeed) || line.turnsPage {
                startsPage = true
            } else if !line.isRule {
                line.emptyLinesBefore = emptyLines
                line.startsPage = startsPage
                lines.append(line)
                (emptyLines, startsPage) = (0, false)
            }
            if isFeed { startsPage = true }
        }
        for (offset, byte) in bytes.enumerated() where byte == 0x0A || byte == 0x0C {
            close(at: offset, isFeed: byte == 0x0C)
            start = offset + 1
        }
        close(at: bytes.count, isFeed: false)
        return lines
    }

    /// A line drawn with characters: `------`, `_____`, `* * *`.
    var isRule: Bool {
        let rules = Set("-_*=–—~.…".unicodeScalars)
        let scalars = words.flatMap { Array($0.text.unicodeScalars) }
        return scalars.count >= 3 && scalars.allSatisfy(rules.contains)
    }

    /// A line that only says that a table or a text goes on over the page: `(tiếp theo trang sau)`.
    var turnsPage: Bool {
        guard (2...6).contains(words.count) else { return false }
        let text = self.text
        let keys = words.map { Lexeme.key(of: $0.text) }
        let isNote = keys.allSatisfy(SourceLine.wordsOfTurning.contains)
        return isNote && (keys.contains("tiep") || keys.contains("con"))
            && (keys.contains("trang") || text.hasPrefix("(") && text.hasSuffix(")"))
    }

    private static let wordsOfTurning: Set<String> = [
        "tiep", "theo", "xem", "con", "sang", "trang", "sau", "truoc", "ke",
    ]

    private static func read(_ bytes: [UInt8], _ range: Range<Int>) -> SourceLine {
        var words: [Word] = []
        var indent = 0
        var wordStart: Int?
        var position = range.lowerBound
        func close(at end: Int) {
            guard let start = wordStart else { return }
            let text = withoutSoftHyphens(String(decoding: bytes[start..<end], as: UTF8.self))
            if !text.isEmpty { words.append(Word(text: text, source: start..<end)) }
            wordStart = nil
        }
        while position < range.upperBound {
            let length = blankLength(bytes, position, range.upperBound)
            if length > 0 {
                close(at: position)
                if words.isEmpty { indent += bytes[position] == 0x09 ? 8 : 1 }
                position += length
            } else {
                wordStart = wordStart ?? position
                position += 1
            }
        }
        let endsInBlank = wordStart == nil
        close(at: range.upperBound)
        return SourceLine(
            words: withMarker(SpacedLetters.joined(words)), indent: indent, endsInBlank: endsInBlank,
            emptyLinesBefore: 0,
            startsPage: false)
    }

    /// Word's soft hyphens are no letters; one at a word's end says that the word goes on in the next line.
    private static func withoutSoftHyphens(_ text: String) -> String {
        guard text.utf8.contains(0xAD) else { return text }
        var scalars = text.unicodeScalars
        let goesOn = scalars.last == SourceLine.softHyphen
        scalars.removeAll { $0 == SourceLine.softHyphen }
        if goesOn, !scalars.isEmpty { scalars.append(SourceLine.softHyphen) }
        return String(scalars)
    }

    static let softHyphen: Unicode.Scalar = "\u{AD}"

    /// `I . MỤC ĐÍCH`, `2 - Yêu cầu`: the mark behind a number belongs to it, whatever blank is between.
    private static func withMarker(_ words: [Word]) -> [Word] {
        guard words.count > 2, [".", ")", "/", "-", "–", ":"].contains(words[1].text),
            Lexeme.startsUpper(words[2].text)
        else { return words }
        let (number, mark) = (words[0].text, words[1].text)
        let isRoman = RomanNumeral.value(of: number) != nil
        let isDigits = number.utf8.count < 3 && Lexeme.number(number) != nil
        guard isRoman || isDigits && mark != ":" else { return words }
        let marker = Word(
            text: number + (mark == "–" ? "-" : mark),
            source: words[0].source.lowerBound..<words[1].source.upperBound)
        return [marker] + words.dropFirst(2)
    }

    /// Bytes of the blank at a position: space, tab, return, no-break and other
    /// Unicode spaces, byte-order marks; 0 when there is none.
    private static func blankLength(_ bytes: [UInt8], _ position: Int, _ end: Int) -> Int {
        switch bytes[position] {
        case 0x20, 0x09, 0x0B, 0x0D: return 1
        case 0xC2: return position + 1 < end && bytes[position + 1] == 0xA0 ? 2 : 0
        case 0xE2:
            guard position + 2 < end, bytes[position + 1] == 0x80 else { return 0 }
            return (0x80...0x8B).contains(bytes[position + 2]) || bytes[position + 2] == 0xAF ? 3 : 0
        case 0xE3:
            return position + 2 < end && bytes[position + 1] == 0x80 && bytes[position + 2] == 0x80 ? 3 : 0
        case 0xEF:
            return position + 2 < end && bytes[position + 1] == 0xBB && bytes[position + 2] == 0xBF ? 3 : 0
        default: return 0
        }
    }
}
