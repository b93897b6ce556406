/// Where a value came from: one place, or the parts it was computed from.
///
/// Carried by every value from its cell to the glyphs, so that each printed
/// figure can be followed back.
package indirect enum Origin: Hashable, Sendable {
    /// A cell, or a stretch of plan.yaml, a report file or a JSON data file.
    case place(Location)
    case computed(Computation)

    /// A result of `rule` (`sum`, `share`, `count` …) over the parts, in order.
    ///
    /// Steps upon steps, as a running sum makes them, are bounded: where there are too many, the
    /// places stand in their stead, each once.
    package static func computed(rule: String, parts: [Origin]) -> Origin {
        let whole = Computation(rule: rule, parts: parts)
        return whole.isTooLarge ? Origin.computed(whole).flat : .computed(whole)
    }

    /// How many computations stand inside one another; none for a place.
    package var depth: Int {
        switch self {
        case .place: 0
        case .computed(let computation): Int(computation.depth)
        }
    }

    /// The same resting on its places, each once, without the steps between.
    package var flat: Origin {
        switch self {
        case .place: self
        case .computed(let computation):
            .computed(Computation(rule: computation.rule, parts: places.map(Origin.place)))
        }
    }

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
        case .computed(let computation):
            for part in computation.parts { part.collect(into: &ordered, seen: &seen) }
        }
    }
}

/// A rule and the parts it was used on, with the size of what stands below.
package struct Computation: Hashable, Sendable {
    package let rule: String
    package let parts: [Origin]
    /// Computations inside one another, this one among them.
    fileprivate let depth: Int32
    /// Places below, each as often as it stands there.
    private let places: Int32
    /// The most places that stand side by side in one computation: no fault however many.
    private let widest: Int32

    fileprivate init(rule: String, parts: [Origin]) {
        self.rule = rule
        self.parts = parts
        var (depth, places, widest) = (Int32(0), Int64(0), Int32(clamping: parts.count))
        for part in parts {
            guard case .computed(let inner) = part else {
                places += 1
                continue
            }
            depth = max(depth, inner.depth)
            places += Int64(inner.places)
            widest = max(widest, inner.widest)
        }
        (self.depth, self.places, self.widest) = (depth + 1, Int32(clamping: places), widest)
    }

    /// Followed and freed by calls within calls, and told place by place: a thousand steps are far
    /// from the end of any stack, and eight times the widest sum is more than shares of sums need.
    fileprivate var isTooLarge: Bool {
        depth > 1000 || depth > 2 && Int64(places) > 1024 + 8 * Int64(widest)
    }
}
