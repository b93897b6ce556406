internal import Diagnostics
internal import Document
internal import Layout

/// The pages cut into stretches that each belong to one structure element, the
/// artifacts of each page, and the tree of the elements.
///
/// An element that goes on over a page break has the same id on both pages and
/// becomes one node with marks on both. Strokes and surfaces outside figures
/// are decoration and belong to the artifacts, which are drawn under the text.
struct TaggedPages {
    struct Mark {
        /// The node whose content it is.
        let owner: Int
        /// Places within the page's `content`.
        var items: Range<Int>
    }

    /// A frame's items by their places in it.
    struct Page {
        var artifacts: [Int] = []
        /// What belongs to marks, one after the other.
        var content: [Int] = []
        /// In drawing order, which is the order of reading.
        var marks: [Mark] = []

        /// The items of a mark.
        func items(of mark: Mark) -> ArraySlice<Int> { content[mark.items] }
    }

    private(set) var tree = StructureTree()
    private(set) var pages: [Page] = []

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
    var pages: [TaggedPages.Page] = []
    private var nodeByID: [Int: Int] = [:]
    /// The open elements of the page; nil for an artifact and all within it.
    private var open: [Int?] = []
    private var page = TaggedPages.Page()
    private var height = Length.zero

    mutating func add(_ frame: PageFrame) throws(DiagnosticError) {
        (open, page, height) = ([], TaggedPages.Page(), frame.height)
        for (place, item) in frame.items.enumerated() {
            switch item {
            case .begin(let element): try begin(element)
            case .end:
                guard open.popLast() != nil else { throw fault("an end without a begin") }
            case .text(let text): put(place, item, in: textOwner(text))
            case .rule, .box, .fill, .polyline: put(place, item, in: graphicsOwner)
            }
        }
        guard open.isEmpty else { throw fault("\(open.count) elements are still open at the end") }
        pages.append(page)
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
            if tree.nodes[owner].element.role == .label { numberList(of: owner, by: text) }
        }
        return owner
    }

    /// A list counts as its first label shows.
    private mutating func numberList(of label: Int, by text: PlacedText) {
        guard let item = tree.nodes[label].parent, let list = tree.nodes[item].parent,
            tree.nodes[list].element.role == .list, tree.nodes[list].numbering == nil
        else { return }
        tree.nodes[list].numbering = ListNumbering(label: text.words.first?.shaped.utf8.first)
    }

    /// The figure that strokes and surfaces belong to.
    private var graphicsOwner: Int? {
        guard let owner = open.last ?? nil, tree.nodes[owner].element.role.ownsGraphics else { return nil }
        return owner
    }

    private mutating func put(_ place: Int, _ item: FrameItem, in owner: Int?) {
        guard let owner else { return page.artifacts.append(place) }
        if tree.nodes[owner].element.role.ownsGraphics, let extent = Extent(of: item, pageHeight: height) {
            tree.nodes[owner].extent = tree.nodes[owner].extent?.union(extent) ?? extent
        }
        let start = page.content.count
        page.content.append(place)
        if let last = page.marks.indices.last, page.marks[last].owner == owner {
            page.marks[last].items = page.marks[last].items.lowerBound..<start + 1
        } else {
            tree.nodes[owner].kids.append(.mark(page: pages.count, number: page.marks.count))
            page.marks.append(TaggedPages.Mark(owner: owner, items: start..<start + 1))
        }
    }

    private func fault(_ what: String) -> DiagnosticError {
        DiagnosticError(
            .error(
                .frameFault, vi: "trang \(pages.count + 1) được dàn sai cấu trúc: \(what)",
                en: "page \(pages.count + 1) is laid out with a broken structure: \(what)"))
    }
}
