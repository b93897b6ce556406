package import Diagnostics
package import FoundationEssentials

/// The exact decimal number of a figure.
package typealias FigureValue = Decimal

/// A figure of a form: a number, zero among them, or missing. Blank is not zero.
package struct Figure: Hashable, Sendable {
    /// Nil when the cell was blank.
    package var value: FigureValue?
    /// The cell, blank or not.
    package var location: Location?
    /// The cells it was computed from; empty for a figure as it was typed.
    package var sources: [Location]

    package init(_ value: FigureValue?, location: Location? = nil, sources: [Location] = []) {
        self.value = value
        self.location = location
        self.sources = sources
    }

    /// Every cell the value rests on.
    package var places: [Location] { sources.isEmpty ? [location].compactMap { $0 } : sources }

    package static let missing = Figure(nil)

    /// A part that nobody typed, of a whole that is none, is none; any other figure stays as it is.
    func ofNone(_ whole: Figure) -> Figure {
        guard value == nil, whole.value == 0 else { return self }
        return Figure(0, location: location, sources: whole.places)
    }
}
