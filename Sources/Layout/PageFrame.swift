package import Document

/// A finished page: items at fixed places. Canvases draw it and decide nothing.
///
/// The origin is the top left corner, y grows downwards. Tags are balanced
/// within a page; an element that goes on from the page before has the same id.
package struct PageFrame: Sendable {
    package var width: Length
    package var height: Length
    package var items: [FrameItem]

    package init(width: Length, height: Length, items: [FrameItem] = []) {
        self.width = width
        self.height = height
        self.items = items
    }
}

package enum FrameItem: Sendable {
    case text(PlacedText)
    case rule(Rule)
    case box(Box)
    case fill(Fill)
    case polyline(Polyline)
    case begin(StructureElement)
    case end
}

/// What words and frames are drawn in: black, but for marks that the decree wants bright red.
package enum Ink: Hashable, Sendable { case black, red }

/// Words on one baseline in one font.
package struct PlacedText: Sendable {
    package struct Word: Sendable {
        package var shaped: ShapedWord
        /// Left edge, from the left edge of the page.
        package var x: Length
        package var trace: TraceID
        /// True where a blank belongs between this word and the next one on the
        /// line, or after the last word of a line that goes on in the next.
        package var isFollowedBySpace: Bool

        package init(shaped: ShapedWord, x: Length, trace: TraceID, isFollowedBySpace: Bool) {
            self.shaped = shaped
            self.x = x
            self.trace = trace
            self.isFollowedBySpace = isFollowedBySpace
        }
    }

    package var font: FontSelection
    package var baseline: Length
    package var words: [Word]
    package var ink = Ink.black

    package init(font: FontSelection, baseline: Length, words: [Word]) {
        self.font = font
        self.baseline = baseline
        self.words = words
    }
}

/// A straight stroke, horizontal or vertical.
package struct Rule: Hashable, Sendable {
    package var x: Length
    package var y: Length
    package var dx: Length
    package var dy: Length
    package var thickness: Length

    package init(x: Length, y: Length, dx: Length, dy: Length, thickness: Length) {
        self.x = x
        self.y = y
        self.dx = dx
        self.dy = dy
        self.thickness = thickness
    }
}

/// The outline of a rectangle.
package struct Box: Hashable, Sendable {
    package var x: Length
    package var y: Length
    package var width: Length
    package var height: Length
    package var thickness: Length
    package var ink = Ink.black

    package init(
        x: Length, y: Length, width: Length, height: Length, thickness: Length, ink: Ink = .black
    ) {
        self.ink = ink
        self.x = x
        self.y = y
        self.width = width
        self.height = height
        self.thickness = thickness
    }
}

/// A filled rectangle without an outline.
package struct Fill: Hashable, Sendable {
    package var x: Length
    package var y: Length
    package var width: Length
    package var height: Length
    /// 0 is white, 100 is black; hatching is made of polylines.
    package var blackPercent: Int

    package init(x: Length, y: Length, width: Length, height: Length, blackPercent: Int) {
        self.x = x
        self.y = y
        self.width = width
        self.height = height
        self.blackPercent = blackPercent
    }
}

/// Black strokes from point to point, with round joins and butt ends; not closed.
package struct Polyline: Hashable, Sendable {
    package struct Point: Hashable, Sendable {
        package var x: Length
        package var y: Length

        package init(x: Length, y: Length) {
            self.x = x
            self.y = y
        }
    }

    package var points: [Point]
    package var thickness: Length

    package init(points: [Point], thickness: Length) {
        self.points = points
        self.thickness = thickness
    }
}

/// A node of the document's logical structure (PDF 1.7, 14.8), opened on a page.
package struct StructureElement: Hashable, Sendable {
    package enum Role: Hashable, Sendable {
        case part
        case heading(level: Int)
        case paragraph, list, listItem, label, listBody
        case table, tableHead, tableBody, tableRow
        case headerCell, dataCell
        case figure(alternativeText: String)
        /// Page numbers, repeated header rows, rules: not content.
        case artifact
    }

    package var role: Role
    /// The same on each page the element stands on; unique in the document.
    package var id: Int
    /// For headings: the text of the bookmark.
    package var title: String?
    /// For cells: how many columns and rows of the table the cell takes.
    package var columnSpan = 1
    package var rowSpan = 1

    package init(_ role: Role, id: Int, title: String? = nil) {
        self.role = role
        self.id = id
        self.title = title
    }
}
