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
