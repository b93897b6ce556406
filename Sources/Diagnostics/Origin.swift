/// Where a value came from: one place, or the parts it was computed from.
///
/// Carried by every value from its cell to the glyphs, so that each printed
/// figure can be followed back.
package indirect enum Origin: Hashable, Sendable {
    /// A cell, or a stretch of plan.yaml, a report file or a JSON data file.
    case place(Location)
    /// A result of `rule` (`sum`, `share`, `count` …) over the parts, in order.
    case computed(rule: String, parts: [Origin])

    /// Every place this value rests on, in order, each once.
    package var places: [Location] {
        var seen: Set<Location> = []
        var ordered: [Location] = []
        collect(into: &ordered, seen: &seen)
        return ordered
    }

    private func collect(into ordered: inout [Location], seen: inout Set<Location>) {
        switch self {
        case .place(let location):
            if seen.insert(location).inserted { ordered.append(location) }
        case .computed(_, let parts):
            for part in parts { part.collect(into: &ordered, seen: &seen) }
        }
    }
}

/// Text made by a template, with the place and origin of every stretch of it.
package struct TracedText: Sendable {
    /// Consecutive stretches cover the whole text in order.
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
    package var segments: [Segment]

    package init(utf8: [UInt8] = [], segments: [Segment] = []) {
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
