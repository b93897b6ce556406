internal import Diagnostics

/// A rendered text with marks around its values, so that they can be
/// recognised after cmark took the text apart.
///
/// cmark-gfm gives no reliable places for inlines, so each value is enclosed
/// in characters of the Supplementary Private Use Area-B (Unicode 15, 23.5),
/// which it carries through as letters. As letters they also keep a value
/// from taking part in the markup around it: `**{{ x }}**` is bold whatever
/// `x` begins with, and a value at the start of a line opens no block.
struct MarkedText {
    /// A character that no report may hold, and where it stands in the text.
    struct Forbidden {
        var offset: Int
        var scalar: UInt32
    }

    /// The text to parse: the same lines, with marks in them.
    private(set) var utf8: [UInt8] = []
    private(set) var forbidden: [Forbidden] = []

    init(_ text: TracedText) {
        utf8.reserveCapacity(text.utf8.count + text.segments.count * 12)
        var start = 0
        for (index, segment) in text.segments.enumerated() {
            let end = min(max(segment.end, start), text.utf8.count)
            append(text.utf8[start..<end], of: segment.isValue ? index : nil)
            start = end
        }
        append(text.utf8[start...], of: nil)
    }

    private mutating func append(_ piece: ArraySlice<UInt8>, of segment: Int?) {
        guard !piece.isEmpty else { return }
        let clean = withoutForbidden(piece)
        guard let segment else { return appendMarkup(clean, of: nil) }
        if Self.isEscaped(clean) {
            Mark.open(segment).append(to: &utf8)
            utf8 += clean
            Mark.close.append(to: &utf8)
        } else {
            appendMarkup(clean, of: segment)
        }
    }

    /// Control characters (but line ends and tabs) and the characters of the marks themselves.
    private mutating func withoutForbidden(_ piece: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var clean: [UInt8]?
        var copied = piece.startIndex
        var index = piece.startIndex
        while index < piece.endIndex {
            guard let (scalar, length) = Self.forbiddenScalar(in: piece, at: index) else {
                index += 1
                continue
            }
            forbidden.append(Forbidden(offset: index, scalar: scalar))
            clean = (clean ?? []) + piece[copied..<index]
            index += length
            copied = index
        }
        guard let clean else { return piece }
        return (clean + piece[copied...])[...]
    }

    private static func forbiddenScalar(in piece: ArraySlice<UInt8>, at index: Int) -> (UInt32, Int)? {
        let byte = piece[index]
        switch byte {
        case 0x09, 0x0A: return nil
        case 0x00..<0x20, 0x7F: return (UInt32(byte), 1)
        case 0xC2 where index + 1 < piece.endIndex && piece[index + 1] < 0xA0:
            return (UInt32(piece[index + 1]), 2)
        case Mark.firstByte where index + 3 < piece.endIndex:
            return (0x100000 + Mark.payload(piece, at: index), 4)
        default: return nil
        }
    }

    /// True for text in which nothing can act as markup: every ASCII
    /// punctuation mark is escaped, and there is no line end.
    private static func isEscaped(_ piece: ArraySlice<UInt8>) -> Bool {
        var index = piece.startIndex
        while index < piece.endIndex {
            switch piece[index] {
            case UInt8(ascii: "\\"):
                guard index + 1 < piece.endIndex, piece[index + 1].isPunctuation else { return false }
                index += 2
            case UInt8(ascii: "&"):
                guard let end = CharacterReference.end(in: piece, at: index) else { return false }
                index = end
            case UInt8(ascii: "<"):
                guard piece[index...].starts(with: "<br>".utf8) else { return false }
                index += 4
            case 0x0A: return false
            case let byte:
                if byte.isPunctuation { return false }
                index += 1
            }
        }
        return true
    }

    /// Words of the template, and values it prints as markup: line by line,
    /// with the marks inside of whatever gives a line its form.
    private mutating func appendMarkup(_ piece: ArraySlice<UInt8>, of segment: Int?) {
        for line in piece.split(separator: 0x0A, omittingEmptySubsequences: false) {
            if line.startIndex > piece.startIndex { utf8.append(0x0A) }
            guard let segment, let inner = Self.wording(of: line) else {
                appendGuarded(line)
                continue
            }
            appendGuarded(line[..<inner.lowerBound])
            Mark.open(segment).append(to: &utf8)
            appendGuarded(line[inner])
            Mark.close.append(to: &utf8)
            appendGuarded(line[inner.upperBound...])
        }
    }

    /// Mute marks keep two things from vanishing without a word: a line that
    /// looks like the definition of a link, and a `<br>` alone on its line,
    /// which would open a block of HTML.
    private mutating func appendGuarded(_ line: ArraySlice<UInt8>) {
        var isEscaped = false
        for index in line.indices {
            let byte = line[index]
            if byte == UInt8(ascii: "["), !isEscaped, line[..<index].last != UInt8(ascii: "!") {
                Mark.mute.append(to: &utf8)
            } else if byte == UInt8(ascii: "<"), !isEscaped,
                line[index...].prefix(3).map({ $0 | 0x20 }).elementsEqual("<br".utf8.map { $0 | 0x20 })
            {
                Mark.mute.append(to: &utf8)
            }
            isEscaped = byte == UInt8(ascii: "\\") && !isEscaped
            utf8.append(byte)
        }
    }

    /// The part of a line of markup that is surely words: without what opens
    /// a block before it and what closes emphasis or a cell after it.
    private static func wording(of line: ArraySlice<UInt8>) -> Range<Int>? {
        var start = line.startIndex
        while start < line.endIndex, " \t>#*_+-|:=".utf8.contains(line[start]) { start += 1 }
        start = afterNumber(in: line, at: start)
        var end = line.endIndex
        while end > start, " \t|*_#\\:-".utf8.contains(line[end - 1]) { end -= 1 }
        guard start < end, line[start] != UInt8(ascii: "`"), line[start] != UInt8(ascii: "~") else {
            return nil
        }
        return start..<end
    }

    /// Past the `1. ` of an ordered list.
    private static func afterNumber(in line: ArraySlice<UInt8>, at start: Int) -> Int {
        var index = start
        while index < line.endIndex, (0x30...0x39).contains(line[index]) { index += 1 }
        guard index > start, index + 1 < line.endIndex, line[index + 1] == 0x20,
            line[index] == UInt8(ascii: ".") || line[index] == UInt8(ascii: ")")
        else { return start }
        return index + 2
    }
}

extension UInt8 {
    /// ASCII punctuation, as CommonMark 0.29 (2.1) lists it.
    var isPunctuation: Bool {
        switch self {
        case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: true
        default: false
        }
    }
}
