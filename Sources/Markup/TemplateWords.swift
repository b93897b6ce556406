internal import Diagnostics

/// The words of a template without its tags, line by line: as much as can be known of the markup
/// before there is data.
struct TemplateWords {
    struct Line {
        /// From 1, as in the file.
        let number: Int
        /// Its words; a value that is printed is one `value`, statements and comments are nothing.
        let words: [UInt8]
        /// Whether what else stands here is decided elsewhere: a cell in a branch or a loop, an include,
        /// a macro that may print anything.
        let isOpen: Bool
        /// Whether anything of the line is a tag.
        let hasTags: Bool

        var isBlank: Bool { words.allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D } }
    }

    /// What stands for a printed value: a byte no text has.
    static let value: UInt8 = 0x01

    let file: SourceFile
    private(set) var lines: [Line] = []

    /// - Parameter offset: where the words begin, behind a front matter.
    init(_ file: SourceFile, from offset: Int) {
        self.file = file
        var reader = Reader(utf8: file.utf8, place: offset)
        let first = file.lineNumber(at: offset)
        for number in first..<max(first, file.lineCount) + 1 {
            lines.append(reader.line(number, endingAt: file.lineRange(number).upperBound))
        }
    }

    func place(of line: Line) -> Location { .span(SourceSpan(file, file.lineRange(line.number))) }

    /// Goes through the bytes once; a tag may begin in one line and end in another.
    private struct Reader {
        let utf8: [UInt8]
        var place: Int
        /// The closing marks of the tag we are in.
        var closing: [UInt8]?

        mutating func line(_ number: Int, endingAt end: Int) -> Line {
            var words: [UInt8] = []
            var (depth, isOpen, hasTags) = (0, false, closing != nil)
            while place < end {
                if let marks = closing {
                    skip(to: marks, before: end)
                } else if let tag = Tag(utf8, at: place) {
                    hasTags = true
                    closing = tag.closing
                    if tag.isValue { words.append(TemplateWords.value) }
                    depth += tag.step
                    isOpen = isOpen || tag.mayPrintAnything || depth < 0
                    place += 2
                } else {
                    if utf8[place] == UInt8(ascii: "|"), depth != 0 { isOpen = true }
                    words.append(utf8[place])
                    place += 1
                }
            }
            place = max(place, end + 1)
            return Line(number: number, words: words, isOpen: isOpen || depth != 0, hasTags: hasTags)
        }

        private mutating func skip(to marks: [UInt8], before end: Int) {
            if place + 1 < end, utf8[place] == marks[0], utf8[place + 1] == marks[1] {
                closing = nil
                place += 2
            } else {
                place += 1
            }
        }
    }

    /// One `{{ … }}`, `{% … %}` or `{# … #}`.
    private struct Tag {
        let closing: [UInt8]
        let isValue: Bool
        /// One deeper for a tag that opens a branch or a loop, one back for its end.
        var step = 0
        var mayPrintAnything = false

        private static let opening: Set = ["for", "if", "filter", "call", "block", "macro", "with"]

        init?(_ utf8: [UInt8], at place: Int) {
            guard place + 1 < utf8.count, utf8[place] == UInt8(ascii: "{") else { return nil }
            switch utf8[place + 1] {
            case UInt8(ascii: "{"): (closing, isValue) = (Array("}}".utf8), true)
            case UInt8(ascii: "%"): (closing, isValue) = (Array("%}".utf8), false)
            case UInt8(ascii: "#"): (closing, isValue) = (Array("#}".utf8), false)
            default: return nil
            }
            let inside = utf8[(place + 2)...].drop { $0 == UInt8(ascii: "-") || $0 == 0x20 }
            let name = inside.prefix { $0 > 0x20 && !"|%}[~".utf8.contains($0) }
            let word = String(decoding: name, as: UTF8.self)
            if isValue {
                // A call may be one of a macro, which prints what it likes.
                mayPrintAnything = word.contains("(")
            } else if utf8[place + 1] == UInt8(ascii: "%") {
                step = Self.opening.contains(word) ? 1 : word.hasPrefix("end") ? -1 : 0
                mayPrintAnything = word == "include"
            }
        }
    }
}
