package import Diagnostics

/// A report ready to be laid out: typed official parts around marked-up content.
///
/// The way from a printed word back to the template and the data goes through
/// `traces`: every run and block holds a `TraceID`.
package struct Document: Sendable {
    package var properties: DocumentProperties
    package var letterhead: Letterhead
    package var body: [Block]
    package var ending: Ending
    package var annexes: [Annex]
    package var style: StyleSheet
    package var traces: TraceTable

    package init(
        properties: DocumentProperties, letterhead: Letterhead, body: [Block], ending: Ending,
        annexes: [Annex] = [], style: StyleSheet = .standard, traces: TraceTable = TraceTable()
    ) {
        self.properties = properties
        self.letterhead = letterhead
        self.body = body
        self.ending = ending
        self.annexes = annexes
        self.style = style
        self.traces = traces
    }
}

/// What the file says about itself.
package struct DocumentProperties: Hashable, Sendable {
    package var title: String
    package var author: String
    package var subject: String
    /// BCP 47: `vi-VN`.
    package var language: String
    /// The moment written into the file, `YYYY-MM-DDThh:mm:ss+07:00`: never the clock's.
    package var created: String

    package init(
        title: String, author: String = "", subject: String = "", language: String = "vi-VN", created: String
    ) {
        self.title = title
        self.author = author
        self.subject = subject
        self.language = language
        self.created = created
    }
}

/// A place in a `TraceTable`; 0 means "from nowhere": furniture and the typed parts' own words.
package struct TraceID: Hashable, Sendable {
    package let index: Int32
    package init(index: Int32) { self.index = index }
    package static let none = TraceID(index: 0)
}

/// Where a piece of the document came from.
package struct Trace: Hashable, Sendable {
    /// The template text that printed it; nil for typed parts.
    package var place: SourceSpan?
    /// The data behind it; nil for the template's own words.
    package var origin: Origin?

    package init(place: SourceSpan? = nil, origin: Origin? = nil) {
        self.place = place
        self.origin = origin
    }
}

package struct TraceTable: Sendable {
    package private(set) var traces: [Trace] = [Trace()]

    package init() {}

    package mutating func add(_ trace: Trace) -> TraceID {
        traces.append(trace)
        return TraceID(index: Int32(traces.count - 1))
    }

    package subscript(id: TraceID) -> Trace { traces[Int(id.index)] }
}
