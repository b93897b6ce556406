/// Text made by a template, with the place and origin of every stretch of it.
package struct TracedText: Sendable {
    /// One stretch of the text.
    package struct Segment: Sendable {
        /// UTF-8 offset where the stretch ends; it begins where the one before ends.
        package var end: Int
        /// The template text or the `{{ … }}` that printed it.
        package var place: SourceSpan
        /// Where the value came from; nil for the template's own words.
        package var origin: Origin?
        /// True for an interpolated value, false for the template's own words.
        package var isValue: Bool

        package init(end: Int, place: SourceSpan, origin: Origin?, isValue: Bool) {
            self.end = end
            self.place = place
            self.origin = origin
            self.isValue = isValue
        }
    }

    package var utf8: [UInt8]
    /// Consecutive stretches cover the whole text in order.
    package var segments: Segments

    package init(utf8: [UInt8] = [], segments: Segments = []) {
        self.utf8 = utf8
        self.segments = segments
    }

    package var text: String { String(decoding: utf8, as: UTF8.self) }

    /// The stretch that holds a byte offset, by binary search; nil past the end.
    package func segment(at offset: Int) -> Segment? {
        var low = 0
        var high = segments.count
        while low < high {
            let middle = (low + high) / 2
            if segments[middle].end <= offset { low = middle + 1 } else { high = middle }
        }
        return low < segments.count ? segments[low] : nil
    }
}

/// The stretches of a text. A report has hundreds of thousands and only a few
/// files: each names its file by number and counts no reference to it.
package struct Segments: RandomAccessCollection, ExpressibleByArrayLiteral, Sendable {
    private struct Mark {
        var end: Int
        let origin: Origin?
        let lower: UInt32
        let length: UInt32
        let file: UInt32
        let isValue: Bool
    }

    private var marks: [Mark] = []
    private var files: [SourceFile] = []

    package init(arrayLiteral segments: TracedText.Segment...) {
        for segment in segments { append(segment) }
    }

    package var startIndex: Int { 0 }
    package var endIndex: Int { marks.count }

    package subscript(place: Int) -> TracedText.Segment {
        let mark = marks[place]
        let start = Int(mark.lower)
        let span = SourceSpan(files[Int(mark.file)], start..<start + Int(mark.length))
        return .init(end: mark.end, place: span, origin: mark.origin, isValue: mark.isValue)
    }

    package mutating func append(_ segment: TracedText.Segment) {
        append(
            end: segment.end, file: number(of: segment.place.file), segment.place.utf8,
            origin: segment.origin, isValue: segment.isValue)
    }

    /// The same without a span: `utf8` is a stretch of the file with this number.
    package mutating func append(
        end: Int, file: Int, _ utf8: Range<Int>, origin: consuming Origin?, isValue: Bool
    ) {
        marks.append(
            Mark(
                end: end, origin: origin, lower: UInt32(clamping: utf8.lowerBound),
                length: UInt32(clamping: utf8.count), file: UInt32(file), isValue: isValue))
    }

    /// Stretches of another text that was put behind this one, at `offset`.
    package mutating func append(_ others: Segments, at offset: Int) {
        let numbers = others.files.map { number(of: $0) }
        for mark in others.marks {
            marks.append(
                Mark(
                    end: mark.end + offset, origin: mark.origin, lower: mark.lower, length: mark.length,
                    file: UInt32(numbers[Int(mark.file)]), isValue: mark.isValue))
        }
    }

    /// Takes the stretches from `count` on off the end; they begin at `offset` of the text.
    package mutating func cut(from count: Int, at offset: Int) -> Segments {
        var tail = Segments()
        tail.files = files
        tail.marks = Array(marks[count...])
        for place in tail.marks.indices { tail.marks[place].end -= offset }
        marks.removeLast(marks.count - count)
        return tail
    }

    /// The parts of a text whose stretches rest on something, in order.
    package var origins: [Origin] { marks.compactMap(\.origin) }

    /// The number under which stretches of this file are appended.
    package mutating func number(of file: SourceFile) -> Int {
        if let known = files.firstIndex(where: { $0 === file }) { return known }
        files.append(file)
        return files.count - 1
    }
}
