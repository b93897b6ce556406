internal import Diagnostics
internal import Document
internal import Layout

/// The pages cut into stretches that each belong to one structure element or
/// to none, and the tree of these elements.
///
/// An element that goes on over a page break has the same id on both pages and
/// becomes one node with marks on both. Strokes and surfaces outside figures
/// are decoration: they are gathered before the text of their page.
struct TaggedPages {
    struct Mark {
        /// The node whose content it is; nil for an artifact.
        let owner: Int?
        var items: [FrameItem]
    }

    private(set) var tree = StructureTree()
    /// The marks of each page in drawing order.
    private(set) var pages: [[Mark]] = []

    /// Throws a fault where the frames' elements are not balanced or contradict each other.
    init(_ frames: [PageFrame]) throws(DiagnosticError) {
        guard !frames.isEmpty else {
            throw DiagnosticError(
                .error(.frameFault, vi: "tài liệu không có trang nào", en: "the document has no pages"))
        }
        var builder = Builder()
        for frame in frames { try builder.add(frame) }
        tree = builder.tree
        pages = builder.pages
    }
}

private struct Builder {
    var tree = StructureTree()
    var pages: [[TaggedPages.Mark]] = []
    private var nodeByID: [Int: Int] = [:]
    /// The open elements of the page; nil for an artifact and all within it.
    private var open: [Int?] = []
    /// Of the page; the first one takes the decoration where there may be any.
    private var marks: [TaggedPages.Mark] = []

    mutating func add(_ frame: PageFrame) throws(DiagnosticError) {
        open = []
        marks = frame.items.contains(where: \.isGraphics) ? [TaggedPages.Mark(owner: nil, items: [])] : []
        for item in frame.items {
            switch item {
            case .begin(let element): try begin(element)
            case .end:
                guard open.popLast() != nil else { throw fault("an end without a begin") }
            case .text(let text): place(item, in: textOwner(text))
            case .rule, .box, .fill, .polyline: placeGraphics(item)
            }
        }
        guard open.isEmpty else { throw fault("\(open.count) elements are still open at the end") }
        pages.append(marks)
    }

    private mutating func begin(_ element: StructureElement) throws(DiagnosticError) {
        // Within an artifact nothing is structure: a repeated header row keeps its shape only.
        if element.role == .artifact || open.last == .some(nil) { return open.append(nil) }
        let parent = open.last ?? nil
        if let known = nodeByID[element.id] {
            guard tree.nodes[known].element.role == element.role, tree.nodes[known].parent == parent else {
                throw fault("element \(element.id) goes on as another one")
            }
            return open.append(known)
        }
        let node = tree.nodes.count
        tree.nodes.append(StructureTree.Node(element: element, parent: parent))
        if let parent { tree.nodes[parent].kids.append(.node(node)) } else { tree.top.append(node) }
        nodeByID[element.id] = node
        open.append(node)
    }

    /// The element that text belongs to; its first line becomes its anchor.
    private mutating func textOwner(_ text: PlacedText) -> Int? {
        guard let owner = open.last ?? nil else { return nil }
        if tree.nodes[owner].anchor == nil {
            let top = (text.baseline - text.font.size).points
            tree.nodes[owner].anchor = StructureTree.Anchor(page: pages.count, y: max(0, top))
        }
        return owner
    }

    private mutating func placeGraphics(_ item: FrameItem) {
        if let owner = open.last ?? nil, tree.nodes[owner].element.role.ownsGraphics {
            place(item, in: owner)
        } else {
            marks[0].items.append(item)
        }
    }

    private mutating func place(_ item: FrameItem, in owner: Int?) {
        if let last = marks.indices.last, marks[last].owner == owner {
            marks[last].items.append(item)
        } else {
            if let owner {
                tree.nodes[owner].kids.append(.mark(page: pages.count, number: marks.count))
            }
            marks.append(TaggedPages.Mark(owner: owner, items: [item]))
        }
    }

    private func fault(_ what: String) -> DiagnosticError {
        DiagnosticError(
            .error(
                .frameFault, vi: "trang \(pages.count + 1) được dàn sai cấu trúc: \(what)",
                en: "page \(pages.count + 1) is laid out with a broken structure: \(what)"))
    }
}

extension FrameItem {
    fileprivate var isGraphics: Bool {
        switch self {
        case .rule, .box, .fill, .polyline: true
        case .text, .begin, .end: false
        }
    }
}
