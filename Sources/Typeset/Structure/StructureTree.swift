internal import Layout

/// The logical structure of a document (PDF 1.7, 14.7), gathered from its pages.
///
/// cairo 1.16 can write a structure tree of its own, but loses text that stands
/// beside child elements, splits an element at a page break and knows neither
/// artifacts nor attributes. So cairo only marks the content, and the finish
/// writes this tree in place of cairo's.
struct StructureTree {
    enum Kid: Hashable {
        case node(Int)
        /// A marked-content sequence: the index of a page and its place among that page's marks of content.
        case mark(page: Int, number: Int)
    }

    /// Where a heading's first line stands: what its bookmark jumps to.
    struct Anchor: Hashable {
        let page: Int
        /// Points from the top of the page.
        let y: Double
    }

    struct Node {
        let element: StructureElement
        /// Nil for those directly under the document.
        let parent: Int?
        var kids: [Kid] = []
        var anchor: Anchor?
        /// For lists: how the first label counts.
        var numbering: ListNumbering?
        /// For figures: what the drawing covers.
        var extent: Extent?
    }

    /// Each after its parent; in the order in which they were opened.
    var nodes: [Node] = []
    /// Those directly under the document.
    var top: [Int] = []

    /// The page on which the content of each node begins; nil for those that only hold others.
    var homes: [Int?] {
        nodes.map { node in
            node.kids.lazy.compactMap { kid in
                if case .mark(let page, _) = kid { page } else { nil }
            }.first
        }
    }
}

extension StructureElement.Role {
    /// The standard structure type (PDF 1.7, 14.8.4); nil for what is not structure.
    var structureType: String? {
        switch self {
        case .part: "Part"
        case .heading(let level): "H\(min(max(level, 1), 6))"
        case .paragraph: "P"
        case .list: "L"
        case .listItem: "LI"
        case .label: "Lbl"
        case .listBody: "LBody"
        case .table: "Table"
        case .tableHead: "THead"
        case .tableBody: "TBody"
        case .tableRow: "TR"
        case .headerCell: "TH"
        case .dataCell: "TD"
        case .figure: "Figure"
        case .artifact: nil
        }
    }

    /// True where strokes and surfaces are content and not decoration.
    var ownsGraphics: Bool {
        if case .figure = self { true } else { false }
    }
}
