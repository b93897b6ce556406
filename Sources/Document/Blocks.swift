/// A block of content, in the order it is read.
package indirect enum Block: Sendable {
    case heading(Heading)
    case paragraph(Paragraph)
    case list(List)
    case table(Table)
    case chart(Chart)
    case pageBreak(TraceID)
}

/// `I. CAPS` (level 1), `1.` (2) or `1.1.` (3); the number is the layout's.
package struct Heading: Sendable {
    package var level: Int
    package var content: [Inline]
    package var trace: TraceID

    package init(level: Int, content: [Inline], trace: TraceID = .none) {
        self.level = level
        self.content = content
        self.trace = trace
    }
}

package struct Paragraph: Sendable {
    package var content: [Inline]
    package var trace: TraceID

    package init(content: [Inline], trace: TraceID = .none) {
        self.content = content
        self.trace = trace
    }
}

/// `- ` then `+ ` by depth, or `a) b) c) d) đ) e) g)` in the order of the Vietnamese alphabet.
package struct List: Sendable {
    package enum Kind: Hashable, Sendable { case bullets, letters }

    package var kind: Kind
    package var items: [[Block]]
    package var trace: TraceID

    package init(kind: Kind, items: [[Block]], trace: TraceID = .none) {
        self.kind = kind
        self.items = items
        self.trace = trace
    }
}

package struct Table: Sendable {
    package enum Alignment: Hashable, Sendable { case leading, centre, trailing }

    package struct Cell: Sendable {
        package var content: [Inline]
        package var columnSpan: Int
        package var rowSpan: Int
        package var trace: TraceID

        package init(content: [Inline], columnSpan: Int = 1, rowSpan: Int = 1, trace: TraceID = .none) {
            self.content = content
            self.columnSpan = columnSpan
            self.rowSpan = rowSpan
            self.trace = trace
        }
    }

    package struct Row: Sendable {
        package var cells: [Cell]
        package var trace: TraceID

        package init(cells: [Cell], trace: TraceID = .none) {
            self.cells = cells
            self.trace = trace
        }
    }

    package var columns: [Alignment]
    package var header: [Row]
    package var rows: [Row]
    package var trace: TraceID

    package init(columns: [Alignment], header: [Row], rows: [Row], trace: TraceID = .none) {
        self.columns = columns
        self.header = header
        self.rows = rows
        self.trace = trace
    }
}

/// A drawn diagram of named series over named categories.
package struct Chart: Sendable {
    package enum Kind: String, Hashable, Sendable, CaseIterable { case bar, stacked, line }

    package struct Series: Sendable {
        package var name: String
        /// One for each category; nil is a gap, not zero.
        package var values: [Double?]
        /// Where each value came from; as many as values, or none.
        package var traces: [TraceID]

        package init(name: String, values: [Double?], traces: [TraceID] = []) {
            self.name = name
            self.values = values
            self.traces = traces
        }

        /// The trace of a category's value; `.none` where it has none of its own.
        package func trace(of category: Int) -> TraceID {
            traces.indices.contains(category) ? traces[category] : .none
        }
    }

    package var kind: Kind
    package var title: String
    package var categories: [String]
    package var series: [Series]
    package var unit: String
    /// What someone who does not see it is told.
    package var alternativeText: String
    package var trace: TraceID

    package init(
        kind: Kind, title: String, categories: [String], series: [Series], unit: String = "",
        alternativeText: String, trace: TraceID = .none
    ) {
        self.kind = kind
        self.title = title
        self.categories = categories
        self.series = series
        self.unit = unit
        self.alternativeText = alternativeText
        self.trace = trace
    }
}

package enum Inline: Sendable {
    case text(TextRun)
    case lineBreak
}

/// A stretch of text in one style from one place.
package struct TextRun: Sendable {
    /// NFC, without line ends.
    package var text: String
    package var style: FontStyle
    package var trace: TraceID

    package init(_ text: String, style: FontStyle = .regular, trace: TraceID = .none) {
        self.text = text
        self.style = style
        self.trace = trace
    }
}

package struct FontStyle: Hashable, Sendable {
    package var isBold: Bool
    package var isItalic: Bool

    package init(bold: Bool = false, italic: Bool = false) {
        isBold = bold
        isItalic = italic
    }

    package static let regular = FontStyle()
    package static let bold = FontStyle(bold: true)
    package static let italic = FontStyle(italic: true)
    package static let boldItalic = FontStyle(bold: true, italic: true)
}

package struct Annex: Sendable {
    package enum Orientation: String, Hashable, Sendable { case portrait, landscape }

    package var title: [Inline]
    package var orientation: Orientation
    /// `(Kèm theo Báo cáo số …)`, NĐ 30/2020, Phụ lục I, III.1.
    package var reference: [Inline]
    package var body: [Block]
    package var trace: TraceID

    package init(
        title: [Inline], orientation: Orientation = .portrait, reference: [Inline] = [], body: [Block],
        trace: TraceID = .none
    ) {
        self.title = title
        self.orientation = orientation
        self.reference = reference
        self.body = body
        self.trace = trace
    }
}
