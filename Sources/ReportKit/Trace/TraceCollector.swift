internal import Diagnostics
internal import Document
internal import Layout
internal import Workspace

/// Finds on finished pages what came from data: each value once, with a box for each of its lines.
struct TraceCollector {
    private let traces: TraceTable
    private let metrics: (FontStyle) -> FontMetrics
    private var values: [PrintedValue] = []
    /// Where the value of a trace stands in `values`.
    private var places: [TraceID: Int] = [:]
    /// Values that go on in the next line or run, and whether a blank belongs before what follows.
    private var open: [TraceID: Bool] = [:]

    private init(_ traces: TraceTable, _ metrics: @escaping (FontStyle) -> FontMetrics) {
        self.traces = traces
        self.metrics = metrics
    }

    /// - Parameter metrics: of the fonts the pages were set in.
    static func values(
        on pages: [PageFrame], _ traces: TraceTable, metrics: @escaping (FontStyle) -> FontMetrics
    ) -> [PrintedValue] {
        var collector = TraceCollector(traces, metrics)
        for (index, page) in pages.enumerated() { collector.read(page, number: index + 1) }
        return collector.values
    }

    /// Repeated header rows and page numbers are no content: each value is told where it first stands.
    private mutating func read(_ page: PageFrame, number: Int) {
        var isArtifact: [Bool] = []
        for item in page.items {
            switch item {
            case .begin(let element): isArtifact.append(element.role == .artifact)
            case .end: _ = isArtifact.popLast()
            case .text(let text): if !isArtifact.contains(true) { read(text, page: number) }
            case .rule, .box, .fill, .polyline: continue
            }
        }
    }

    private mutating func read(_ text: PlacedText, page: Int) {
        var start = 0
        while start < text.words.count {
            let trace = text.words[start].trace
            var end = start + 1
            while end < text.words.count, text.words[end].trace == trace { end += 1 }
            if let origin = traces[trace].origin {
                add(text.words[start..<end], trace, origin, box(text, start..<end, page))
            }
            start = end
        }
    }

    private mutating func add(
        _ words: ArraySlice<PlacedText.Word>, _ id: TraceID, _ origin: Origin, _ box: PrintedValue.Box
    ) {
        let place = places[id] ?? values.count
        if place == values.count {
            places[id] = place
            let template = traces[id].place.map { PrintedValue.Place(.span($0)) }
            values.append(PrintedValue(text: "", boxes: [], template: template, source: .init(origin)))
        }
        values[place].boxes.append(box)
        for word in words {
            if open[id] == true { values[place].text += " " }
            values[place].text += String(decoding: word.shaped.utf8, as: UTF8.self)
            open[id] = word.isFollowedBySpace
        }
    }

    private func box(_ text: PlacedText, _ words: Range<Int>, _ page: Int) -> PrintedValue.Box {
        let font = metrics(text.font.style)
        let unit = text.font.size.points / Double(max(1, font.unitsPerEm))
        let last = text.words[words.upperBound - 1]
        let left = text.words[words.lowerBound].x.points
        return PrintedValue.Box(
            page: page, x: left, y: text.baseline.points - Double(font.ascent) * unit,
            width: last.x.points + Double(last.shaped.width) * unit - left,
            height: Double(font.ascent + font.descent) * unit)
    }
}
