internal import Diagnostics
internal import Document

/// The way back: from lines and values of the rendered text to places in the
/// template and origins in the data, each recorded once.
struct TraceRecorder {
    private let text: TracedText
    private let lineStarts: [Int]
    /// The lines as they were parsed, with the marks in them.
    private let markedLines: [ArraySlice<UInt8>]
    private(set) var traces = TraceTable()
    private(set) var diagnostics: [Diagnostic] = []
    private var told: Set<Diagnostic> = []
    private var segmentTraces: [Int: TraceID] = [:]
    private var lineTraces: [Int: TraceID] = [:]

    init(_ text: TracedText, marked: MarkedText) {
        self.text = text
        markedLines = marked.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
        var starts = [0]
        for (offset, byte) in text.utf8.enumerated() where byte == 0x0A { starts.append(offset + 1) }
        lineStarts = starts
    }

    /// What a loop of the template prints wrong each round is told once.
    mutating func report(_ diagnostic: Diagnostic) {
        if told.insert(diagnostic).inserted { diagnostics.append(diagnostic) }
    }

    /// The trace of a value.
    mutating func trace(ofSegment index: Int) -> TraceID {
        if let known = segmentTraces[index] { return known }
        guard text.segments.indices.contains(index) else { return .none }
        let segment = text.segments[index]
        let id = traces.add(Trace(place: segment.place, origin: segment.origin))
        segmentTraces[index] = id
        return id
    }

    /// The trace of a line (from 1) of the rendered text: its first words in the template.
    mutating func trace(ofLine line: Int) -> TraceID {
        if let known = lineTraces[line] { return known }
        guard let place = place(ofLine: line) else { return .none }
        let id = traces.add(Trace(place: place))
        lineTraces[line] = id
        return id
    }

    /// Where a line of the rendered text stands in the template.
    func place(ofLine line: Int) -> SourceSpan? { place(in: bytes(ofLine: line)) }

    /// Where a value came from: its cell, or the template's `{{ … }}`.
    func location(ofSegment index: Int) -> Location? {
        guard text.segments.indices.contains(index) else { return nil }
        let segment = text.segments[index]
        return segment.origin?.places.first ?? .span(segment.place)
    }

    /// Where a byte of the rendered text came from.
    func location(at offset: Int) -> Location? {
        guard let segment = text.segment(at: offset) else { return nil }
        if segment.isValue { return segment.origin?.places.first ?? .span(segment.place) }
        return place(in: offset..<offset + 1).map { .span($0) }
    }

    /// A line as it was parsed: a value in it is no blank and no pipe.
    func source(ofLine line: Int) -> ArraySlice<UInt8> {
        markedLines.indices.contains(line - 1) ? markedLines[line - 1] : []
    }

    private func bytes(ofLine line: Int) -> Range<Int> {
        guard line >= 1, line <= lineStarts.count else { return text.utf8.count..<text.utf8.count }
        let end = line < lineStarts.count ? lineStarts[line] - 1 : text.utf8.count
        return lineStarts[line - 1]..<end
    }

    /// The template's own words are copied byte by byte, so their place can be
    /// narrowed to the range; a value's place is its whole tag.
    private func place(in range: Range<Int>) -> SourceSpan? {
        let wanted = min(range.lowerBound, text.utf8.count - 1)
        guard wanted >= 0, let index = segmentIndex(at: wanted) else { return nil }
        let segment = text.segments[index]
        let start = index > 0 ? text.segments[index - 1].end : 0
        guard !segment.isValue, segment.place.utf8.count == segment.end - start else { return segment.place }
        let first = segment.place.utf8.lowerBound + wanted - start
        let length = max(1, min(range.upperBound, segment.end) - wanted)
        return SourceSpan(segment.place.file, first..<min(first + length, segment.place.utf8.upperBound))
    }

    private func segmentIndex(at offset: Int) -> Int? {
        var low = 0
        var high = text.segments.count
        while low < high {
            let middle = (low + high) / 2
            if text.segments[middle].end <= offset { low = middle + 1 } else { high = middle }
        }
        return low < text.segments.count ? low : nil
    }
}
