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

    package init(_ value: FigureValue?, location: Location? = nil) {
        self.value = value
        self.location = location
    }

    package static let missing = Figure(nil)
}
