internal import Layout

/// Writes the structure tree (PDF 1.7, 14.7) as objects of a finished file: elements with their kids
/// and attributes, and the way back from each page's marks to their elements.
struct StructureWriter {
    /// The numbers that objects bear in the file.
    struct Numbers {
        /// Of the tree's root, which the catalog refers to.
        let root: Int
        let pages: [Int]
        /// The first one that is free; the tree takes this and those behind it.
        let free: Int
    }

    private let tree: StructureTree
    private let pages: [PDFDrawing.Page]
    private let numbers: Numbers
    /// The page on which each node's own content begins.
    private let homes: [Int?]

    init(_ drawing: PDFDrawing, _ numbers: Numbers) {
        tree = drawing.structure
        pages = drawing.pages
        self.numbers = numbers
        homes = tree.homes
    }

    private var document: Int { numbers.free }
    private func element(_ node: Int) -> Int { numbers.free + 1 + node }
    private var parentTree: Int { element(tree.nodes.count) }
    private func parents(of page: Int) -> Int { parentTree + 1 + page }

    /// Adds the whole tree to the file.
    func write(to objects: inout AppendedObjects) {
        objects.add(numbers.root) { root in
            root.put("<< /Type /StructTreeRoot /K \(document) 0 R /ParentTree \(parentTree) 0 R")
            root.put(" /ParentTreeNextKey \(pages.count) >>")
        }
        objects.add(document) { text in
            text.put("<< /S /Document /P \(numbers.root) 0 R /K ")
            text.put(array: tree.top) { $0.put(reference: element($1)) }
            text.put(" >>")
        }
        for node in tree.nodes.indices { objects.add(element(node)) { write(node, to: &$0) } }
        objects.add(parentTree) { text in
            text.put("<< /Nums ")
            text.put(array: pages.indices) { text, page in
                text.put(page)
                text.put(" ")
                text.put(reference: parents(of: page))
            }
            text.put(" >>")
        }
        // From a page's number and a mark's place to its element (PDF 1.7, 14.7.4.4).
        for (number, page) in pages.enumerated() {
            let marks = [Int?](repeating: nil, count: page.firstMark) + page.owners
            objects.add(parents(of: number)) { text in
                text.put(array: marks) { text, owner in
                    if let owner { text.put(reference: element(owner)) } else { text.put("null") }
                }
            }
        }
    }

    /// An element; its /Type may be left out (PDF 1.7, table 323).
    private func write(_ index: Int, to text: inout PDFText) {
        let node = tree.nodes[index]
        text.put("<< /S /")
        text.put(node.element.role.structureType ?? "Span")
        text.put(" /P ")
        text.put(reference: node.parent.map(element) ?? document)
        if let home = homes[index] {
            text.put(" /Pg ")
            text.put(reference: numbers.pages[home])
        }
        if node.kids.count == 1, let only = node.kids.first {
            text.put(" /K ")
            write(only, home: homes[index], to: &text)
        } else if !node.kids.isEmpty {
            text.put(" /K ")
            text.put(array: node.kids) { write($1, home: homes[index], to: &$0) }
        }
        writeAttributes(of: index, to: &text)
        text.put(" >>")
    }

    /// Marks on the element's home page are numbers, those on later pages name theirs.
    private func write(_ kid: StructureTree.Kid, home: Int?, to text: inout PDFText) {
        switch kid {
        case .node(let index): text.put(reference: element(index))
        case .mark(let page, let number) where page == home: text.put(pages[page].firstMark + number)
        case .mark(let page, let number):
            let mark = pages[page].firstMark + number
            text.put("<< /Type /MCR /Pg \(numbers.pages[page]) 0 R /MCID \(mark) >>")
        }
    }

    /// What its role needs beyond the type (PDF 1.7, 14.8.5; ISO 14289-1, 7.3, 7.5 and 7.6).
    private func writeAttributes(of index: Int, to text: inout PDFText) {
        let node = tree.nodes[index]
        switch node.element.role {
        case .figure(let alternativeText):
            text.put(" /Alt ")
            text.put(text: alternativeText)
            guard let extent = node.extent else { return }
            text.put(" /A << /O /Layout /BBox ")
            text.put(array: extent.corners) { $0.put($1) }
            text.put(" >>")
        case .list:
            guard let numbering = node.numbering else { return }
            text.put(" /A << /O /List /ListNumbering /\(numbering.rawValue) >>")
        case .headerCell:
            let scope = isInTableHead(index) ? "Column" : "Row"
            writeCell(node.element, " /Scope /\(scope)", to: &text)
        case .dataCell: writeCell(node.element, "", to: &text)
        case .part, .heading, .paragraph, .listItem, .label, .listBody, .table, .tableHead, .tableBody,
            .tableRow, .artifact:
            return
        }
    }

    private func writeCell(_ cell: StructureElement, _ scope: String, to text: inout PDFText) {
        guard !scope.isEmpty || cell.columnSpan > 1 || cell.rowSpan > 1 else { return }
        text.put(" /A << /O /Table")
        if cell.columnSpan > 1 { text.put(" /ColSpan \(cell.columnSpan)") }
        if cell.rowSpan > 1 { text.put(" /RowSpan \(cell.rowSpan)") }
        text.put(scope)
        text.put(" >>")
    }

    private func isInTableHead(_ index: Int) -> Bool {
        var ancestor = tree.nodes[index].parent
        while let current = ancestor {
            if tree.nodes[current].element.role == .tableHead { return true }
            ancestor = tree.nodes[current].parent
        }
        return false
    }
}
