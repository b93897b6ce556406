internal import Diagnostics

/// Cuts a template into tokens, with Jinja's whitespace control.
///
/// Text tokens are stretches of the file: control only ever shortens them. An
/// error is reported and the lexer goes on behind the tag that holds it.
struct Lexer {
    let file: SourceFile
    let options: RenderOptions
    let bytes: [UInt8]
    let end: Int
    var position: Int
    var tokens: [Token] = []
    var errors: [Diagnostic] = []
    /// Tags with an error of their own: the parser says nothing more about them.
    var failedTags: Set<Int> = []
    /// Whether the text before `position` ended a line (or nothing stands before it).
    var isLineStart = true

    init(_ file: SourceFile, from offset: Int, options: RenderOptions) {
        self.file = file
        self.options = options
        bytes = file.utf8
        position = min(max(0, offset), bytes.count)
        // Jinja drops one line end at the end of a file.
        let dropsLast = !options.keepTrailingNewline && bytes.count > position && bytes.last == Self.newline
        end = dropsLast ? bytes.count - 1 : bytes.count
    }

    static let newline = UInt8(ascii: "\n")
    static let brace = UInt8(ascii: "{")
    static let percent = UInt8(ascii: "%")
    static let hash = UInt8(ascii: "#")

    mutating func run() -> [Token] {
        while position < end { text() }
        tokens.append(Token(kind: .end, span: bytes.count..<bytes.count))
        return tokens
    }

    func byte(_ place: Int) -> UInt8? { place < end ? bytes[place] : nil }

    // MARK: text

    /// One stretch of text and the tag behind it.
    private mutating func text() {
        let start = position
        guard let tag = nextTag(from: start) else {
            emitText(start..<end)
            position = end
            return
        }
        let kind = bytes[tag + 1]
        let sign = byte(tag + 2).flatMap { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "+") ? $0 : nil }
        emitText(start..<trimmedEnd(start, tag, sign, isVariable: kind == Self.brace))
        position = tag + (sign == nil ? 2 : 3)
        isLineStart = false
        if kind == Self.hash {
            comment(from: tag)
        } else if kind == Self.percent, let body = rawBegin(at: position) {
            raw(from: tag, body: body)
        } else {
            self.tag(from: tag, isBlock: kind == Self.percent)
        }
    }

    private func nextTag(from start: Int) -> Int? {
        var place = start
        while place + 1 < end {
            if bytes[place] == Self.brace {
                let next = bytes[place + 1]
                if next == Self.brace || next == Self.percent || next == Self.hash { return place }
            }
            place += 1
        }
        return nil
    }

    /// Where the text before a tag ends once `-` or `lstrip_blocks` have shortened it.
    private func trimmedEnd(_ start: Int, _ tag: Int, _ sign: UInt8?, isVariable: Bool) -> Int {
        if sign == UInt8(ascii: "-") { return endWithoutSpace(start, tag) }
        guard sign == nil, options.lstripBlocks, !isVariable else { return tag }
        let lineStart = bytes[start..<tag].lastIndex(of: Self.newline).map { $0 + 1 } ?? start
        guard lineStart > start || isLineStart || start == tag && isLineStart else { return tag }
        return endWithoutSpace(lineStart, tag) == lineStart ? lineStart : tag
    }

    private func endWithoutSpace(_ start: Int, _ end: Int) -> Int {
        var place = end
        while place > start {
            let (scalar, width) = ScalarScan.scalar(in: bytes, before: place)
            guard CharacterClass.isSpace(scalar) else { break }
            place -= width
        }
        return place
    }

    private mutating func emitText(_ span: Range<Int>) {
        guard !span.isEmpty else { return }
        tokens.append(Token(kind: .data, span: span))
    }

    /// What stands behind the end of a tag: `-` eats all blanks, `trim_blocks` one line end.
    mutating func afterTag(sign: UInt8?, trimsLine: Bool) {
        let before = position
        if sign == UInt8(ascii: "-") {
            skipSpace()
        } else if sign == nil, trimsLine, options.trimBlocks, byte(position) == Self.newline {
            position += 1
        }
        isLineStart = position > before && bytes[position - 1] == Self.newline
    }

    mutating func skipSpace() {
        while position < end {
            let (scalar, width) = ScalarScan.scalar(in: bytes, at: position)
            guard CharacterClass.isSpace(scalar) else { break }
            position += width
        }
    }

    // MARK: comments and raw text

    private mutating func comment(from tag: Int) {
        var place = position
        while place + 1 < end {
            if bytes[place] == Self.hash, bytes[place + 1] == UInt8(ascii: "}") {
                let sign = place > position ? signByte(bytes[place - 1]) : nil
                position = place + 2
                afterTag(sign: sign, trimsLine: true)
                return
            }
            place += 1
        }
        report(
            .templateUnclosed, tag..<tag + 2, vi: "chú thích mở ở đây không được đóng",
            en: "the comment opened here is never closed",
            hints: [.init(vi: "thêm “#}” vào cuối chú thích", en: "end the comment with “#}”")])
        position = end
    }

    private func signByte(_ byte: UInt8) -> UInt8? {
        byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+") ? byte : nil
    }

    /// The end of `raw %}` when that stands here, with whether a `-` comes before `%}`.
    private func rawBegin(at start: Int) -> (end: Int, strips: Bool)? {
        guard let word = wordTag("raw", at: start, allowsPlus: false) else { return nil }
        return (word.end, word.sign == UInt8(ascii: "-"))
    }

    /// A tag with one word and nothing else, from behind its opening.
    private func wordTag(_ word: String, at start: Int, allowsPlus: Bool) -> (end: Int, sign: UInt8?)? {
        var place = start
        while let byte = byte(place), CharacterClass.isSpace(byte) { place += 1 }
        for letter in word.utf8 {
            guard byte(place) == letter else { return nil }
            place += 1
        }
        while let byte = byte(place), CharacterClass.isSpace(byte) { place += 1 }
        var sign: UInt8?
        if let byte = byte(place), signByte(byte) != nil, allowsPlus || byte == UInt8(ascii: "-") {
            sign = byte
            place += 1
        }
        guard byte(place) == Self.percent, byte(place + 1) == UInt8(ascii: "}") else { return nil }
        return (place + 2, sign)
    }

    private mutating func raw(from tag: Int, body: (end: Int, strips: Bool)) {
        position = body.end
        if body.strips { skipSpace() }
        let start = position
        var place = start
        while place + 1 < end {
            if bytes[place] == Self.brace, bytes[place + 1] == Self.percent {
                let sign = byte(place + 2).flatMap(signByte)
                if let close = wordTag("endraw", at: place + (sign == nil ? 2 : 3), allowsPlus: true) {
                    emitText(start..<trimmedEnd(start, place, sign, isVariable: false))
                    position = close.end
                    afterTag(sign: close.sign, trimsLine: true)
                    return
                }
            }
            place += 1
        }
        report(
            .templateUnclosed, tag..<body.end, vi: "khối “raw” mở ở đây không được đóng",
            en: "the “raw” block opened here is never closed",
            hints: [.init(vi: "thêm “{% endraw %}”", en: "end it with “{% endraw %}”")])
        position = end
    }
}
