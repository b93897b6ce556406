internal import Synchronization

/// A text the user wrote, kept whole so that every message can show its place.
///
/// Offsets are UTF-8 bytes everywhere; lines and columns exist only here,
/// where a place is shown to a person.
package final class SourceFile: Sendable {
    /// The path as the user gave it; shown in messages, never opened again.
    package let path: String
    /// The decoded text, in NFC, with `\n` line ends.
    package let utf8: [UInt8]
    /// Byte offset of the first byte of each line.
    private let lineStarts: [Int]
    /// How many lines of the user's text stand before this one: none, but where it is an excerpt.
    private let linesBefore: Int
    /// Counted so far in long lines.
    private let columns = Mutex(Columns())

    package convenience init(path: String, text: String) {
        self.init(path: path, utf8: Array(text.utf8), linesBefore: 0)
    }

    private init(path: String, utf8: [UInt8], linesBefore: Int) {
        (self.path, self.utf8, self.linesBefore) = (path, utf8, linesBefore)
        var starts = [0]
        for (offset, byte) in utf8.enumerated() where byte == UInt8(ascii: "\n") {
            starts.append(offset + 1)
        }
        self.lineStarts = starts
    }

    package var text: String { String(decoding: utf8, as: UTF8.self) }

    /// The lines of a stretch alone, numbered as they are here: what a message needs when the rest of the text is
    /// to be forgotten.
    fileprivate func excerpt(of range: Range<Int>) -> SourceSpan {
        let (first, last) = (lineIndex(at: range.lowerBound), lineIndex(at: range.upperBound))
        let start = lineStarts[first]
        let end = last + 1 < lineStarts.count ? lineStarts[last + 1] - 1 : utf8.count
        let file = SourceFile(path: path, utf8: Array(utf8[start..<end]), linesBefore: linesBefore + first)
        return SourceSpan(file, range.lowerBound - start..<range.upperBound - start)
    }

    /// A place as people count it: both numbers start at 1, columns are characters.
    package struct Position: Hashable, Sendable {
        package let line: Int
        package let column: Int
    }

    /// The position of a byte offset; offsets past the end give the end.
    package func position(at offset: Int) -> Position {
        let bounded = max(0, min(offset, utf8.count))
        let line = lineIndex(at: bounded)
        let known = columns.withLock { $0.last(upTo: bounded, from: lineStarts[line]) }
        let column = known.characters + characterCount(known.offset..<bounded)
        // Before an ASCII letter a character begins, so that counting may go on from there.
        if bounded - known.offset > Columns.distance, bounded < utf8.count, utf8[bounded] < 0x80 {
            columns.withLock { $0.remember((bounded, column)) }
        }
        return Position(line: linesBefore + line + 1, column: column + 1)
    }

    /// The line (1-based) of a byte offset.
    package func lineNumber(at offset: Int) -> Int {
        linesBefore + lineIndex(at: max(0, min(offset, utf8.count))) + 1
    }

    /// How many characters a stretch holds. A message may stand far inside a line of
    /// megabytes: where no letter can be joined to the one before, scalars are counted.
    private func characterCount(_ range: Range<Int>) -> Int {
        var scalars = 0
        for (place, byte) in zip(range, utf8[range]) {
            switch byte {
            case 0x80..<0xC0: continue
            // Latin with its Vietnamese letters; U+1E80 to U+1EFF.
            case 0x00..<0x80, 0xC2...0xC9: scalars += 1
            case 0xE1 where place + 1 < range.upperBound && (0xBA...0xBB).contains(utf8[place + 1]):
                scalars += 1
            default: return String(decoding: utf8[range], as: UTF8.self).count
            }
        }
        return scalars
    }

    package var lineCount: Int { lineStarts.count }

    /// The bytes of a line (1-based), without its line end; empty when there is no such line.
    package func lineRange(_ number: Int) -> Range<Int> {
        let number = number - linesBefore
        guard number >= 1, number <= lineStarts.count else { return utf8.count..<utf8.count }
        let start = lineStarts[number - 1]
        let end = number < lineStarts.count ? lineStarts[number] - 1 : utf8.count
        return start..<max(start, end)
    }

    package func line(_ number: Int) -> String {
        String(decoding: utf8[lineRange(number)], as: UTF8.self)
    }

    private func lineIndex(at offset: Int) -> Int {
        var low = 0
        var high = lineStarts.count - 1
        while low < high {
            let middle = (low + high + 1) / 2
            if lineStarts[middle] <= offset { low = middle } else { high = middle - 1 }
        }
        return low
    }
}

/// How many characters of its line stand before a place, at some places of long lines: thousands of
/// messages may stand in one line of megabytes.
private struct Columns {
    typealias Mark = (offset: Int, characters: Int)

    /// Bytes that are counted again rather than remembered.
    static let distance = 4096

    /// In the order of their offsets.
    private var marks: [Mark] = []

    /// The last place known, not behind `offset`; the start of the line when there is none.
    func last(upTo offset: Int, from lineStart: Int) -> Mark {
        let place = place(after: offset)
        guard place > 0, marks[place - 1].offset >= lineStart else { return (lineStart, 0) }
        return marks[place - 1]
    }

    mutating func remember(_ mark: Mark) { marks.insert(mark, at: place(after: mark.offset)) }

    private func place(after offset: Int) -> Int {
        var (low, high) = (0, marks.count)
        while low < high {
            let middle = (low + high) / 2
            if marks[middle].offset <= offset { low = middle + 1 } else { high = middle }
        }
        return low
    }
}

extension SourceSpan {
    /// The same place, of whose file only its lines stay in memory.
    package var alone: SourceSpan { file.excerpt(of: utf8.clamped(to: 0..<file.utf8.count)) }
}

extension SourceFile: Hashable {
    /// Two files are the same when they are the same object: spans compare without comparing texts.
    package static func == (left: SourceFile, right: SourceFile) -> Bool { left === right }

    package func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
}
