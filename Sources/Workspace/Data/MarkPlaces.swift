internal import Diagnostics

/// The library's line and column numbers to byte offsets.
///
/// libyaml ends a line at U+0085, U+2028 and U+2029 as well as at a line feed, and
/// counts scalars, not bytes or characters.
final class MarkPlaces {
    private let bytes: [UInt8]
    private let lineStarts: [Int]
    /// The place looked for last: marks come in order, and a line may have megabytes of them.
    private var last = (line: 0, column: 0, offset: 0)

    init(_ file: SourceFile) {
        bytes = file.utf8
        var starts = [0]
        for index in bytes.indices {
            switch bytes[index] {
            case 0x0A: starts.append(index + 1)
            case 0x85 where index >= 1 && bytes[index - 1] == 0xC2: starts.append(index + 1)
            case 0xA8, 0xA9:
                if index >= 2, bytes[index - 1] == 0x80, bytes[index - 2] == 0xE2 { starts.append(index + 1) }
            default: break
            }
        }
        lineStarts = starts
    }

    /// The byte offset of a mark; the end when the text has no such place.
    func offset(_ mark: YAMLEvents.Mark) -> Int {
        guard mark.line >= 0, mark.line < lineStarts.count else { return bytes.count }
        let isBehind = mark.line == last.line && mark.column >= last.column
        var (column, offset) = isBehind ? (last.column, last.offset) : (0, lineStarts[mark.line])
        while column < mark.column, offset < bytes.count {
            column += 1
            offset += 1
            while offset < bytes.count, bytes[offset] & 0xC0 == 0x80 { offset += 1 }
        }
        last = (mark.line, column, offset)
        return offset
    }

    /// Where a scalar that begins at `start` ends: its closing quote, the end of its
    /// plain text, or the end of its first line.
    func end(ofScalar text: String, at start: Int) -> Int {
        guard start < bytes.count else { return bytes.count }
        switch bytes[start] {
        case UInt8(ascii: "\""), UInt8(ascii: "'"): return YAMLText(bytes).endOfQuoted(at: start)
        default:
            if stands(text, at: start) { return start + text.utf8.count }
            return bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
        }
    }

    /// By bytes: to go through a string's view of them takes ten times as long.
    private func stands(_ text: String, at start: Int) -> Bool {
        var text = text
        return text.withUTF8 { wanted in
            bytes.withUnsafeBytes { bytes in
                guard bytes.count - start >= wanted.count else { return false }
                return bytes[start...].starts(with: wanted)
            }
        }
    }
}
