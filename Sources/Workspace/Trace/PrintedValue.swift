package import Diagnostics

/// A figure or text as it stands on the pages of a report, and the way back to what it came from.
package struct PrintedValue: Hashable, Sendable {
    /// A stretch of one line, in points from the upper left corner of its page; pages count from 1.
    package struct Box: Hashable, Sendable {
        package var page: Int
        package var x: Double
        package var y: Double
        package var width: Double
        package var height: Double

        package init(page: Int, x: Double, y: Double, width: Double, height: Double) {
            self.page = page
            self.x = x
            self.y = y
            self.width = width
            self.height = height
        }
    }

    /// A place in a file: `FILE:LINE:COL` or `FILE:SHEET!C7`, with what is typed there.
    package struct Place: Hashable, Sendable {
        package var at: String
        /// Nil where the place is a whole file or a cell of a spreadsheet.
        package var typed: String?

        package init(at: String, typed: String? = nil) {
            self.at = at
            self.typed = typed
        }

        package init(_ location: Location) {
            at = location.description
            // A whole entry of a YAML file stands at its first key, which is not what was typed.
            if case .span(let span) = location, !span.isKey { typed = PrintedValue.unquoted(span.text) }
        }
    }

    /// The text of a cell or scalar, without the quotes its file needs.
    fileprivate static func unquoted(_ text: String) -> String {
        let quote = ["\"", "'"].first { text.utf8.count > 1 && text.hasPrefix($0) && text.hasSuffix($0) }
        guard let quote else { return text }
        return String(text.dropFirst().dropLast()).replacing(quote + quote, with: quote)
    }

    /// `Origin` as it is written down.
    package indirect enum Source: Hashable, Sendable {
        case place(Place)
        case computed(rule: String, parts: [Source])

        /// Deeper than this only the places are told: nobody follows so many steps, and a file of
        /// them could not be read again.
        private static let deepest = 20

        package init(_ origin: Origin) {
            switch origin.depth > Self.deepest ? origin.flat : origin {
            case .place(let location): self = .place(Place(location))
            case .computed(let made): self = .computed(rule: made.rule, parts: made.parts.map(Source.init))
            }
        }
    }

    package var text: String
    package var boxes: [Box]
    /// The `{{ … }}` that printed it; nil for the typed parts around the text.
    package var template: Place?
    package var source: Source

    package init(text: String, boxes: [Box], template: Place?, source: Source) {
        self.text = text
        self.boxes = boxes
        self.template = template
        self.source = source
    }
}

extension SourceSpan {
    /// Whether a colon follows right behind.
    fileprivate var isKey: Bool {
        utf8.upperBound < file.utf8.count && file.utf8[utf8.upperBound] == UInt8(ascii: ":")
    }
}
