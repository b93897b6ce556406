internal import Layout

/// Writes the structure tree into a file (PDF 1.7, 14.7): elements with their
/// kids and attributes, and the way back from each page's marks to their elements.
struct StructureWriter {
    private let file: QPDFFile
    private let tree: StructureTree
    private let pages: [QPDFObject]
    /// The object of each node.
    private let elements: [QPDFObject]

    /// The page on which each node's own content begins.
    private let homes: [Int?]
    private let document: QPDFObject
    private let root: QPDFObject

    init(_ tree: StructureTree, file: QPDFFile, pages: [QPDFObject]) {
        self.tree = tree
        self.file = file
        self.pages = pages
        homes = tree.homes
        root = file.add(.dictionary([("Type", .name("StructTreeRoot"))]))
        document = file.add(.dictionary([("S", .name("Document")), ("P", .object(root))]))
        elements = StructureWriter.elements(
            of: tree, file, homes.map { $0.map { pages[$0] } }, under: document)
    }

    /// The objects of all nodes, still without kids. /Type may be left out (PDF 1.7, table 323), and
    /// names are made once: with hundreds of elements each entry counts.
    private static func elements(
        of tree: StructureTree, _ file: QPDFFile, _ homes: [QPDFObject?], under document: QPDFObject
    ) -> [QPDFObject] {
        var names: [String: QPDFObject] = [:]
        var elements: [QPDFObject] = []
        for (node, home) in zip(tree.nodes, homes) {
            let type = node.element.role.structureType ?? "Span"
            let name = names[type] ?? file.direct(.name(type))
            names[type] = name
            let parent = node.parent.map { elements[$0] } ?? document
            let element = file.add(.dictionary([]))
            file.set("S", of: element, to: .object(name))
            file.set("P", of: element, to: .object(parent))
            if let home { file.set("Pg", of: element, to: .object(home)) }
            elements.append(element)
        }
        return elements
    }

    /// Writes the whole tree.
    /// - Parameter owners: the node of each mark of each page.
    /// - Returns: the root.
    func write(_ owners: [[Int]]) -> QPDFObject {
        for node in tree.nodes.indices { writeKids(of: node) }
        file.set("K", of: document, to: .array(tree.top.map { .object(elements[$0]) }))
        file.set("K", of: root, to: .object(document))
        file.set("ParentTree", of: root, to: .object(parentTree(owners)))
        file.set("ParentTreeNextKey", of: root, to: .integer(owners.count))
        return root
    }

    private func writeKids(of index: Int) {
        let node = tree.nodes[index]
        let kids = node.kids.map { kid(of: $0, home: homes[index]) }
        if kids.count == 1, let only = kids.first {
            file.set("K", of: elements[index], to: only)
        } else if !kids.isEmpty {
            file.set("K", of: elements[index], to: .array(kids))
        }
        for (key, value) in attributes(of: index) { file.set(key, of: elements[index], to: value) }
    }

    /// Marks on the element's home page are numbers, those on later pages name theirs.
    private func kid(of kid: StructureTree.Kid, home: Int?) -> PDFValue {
        switch kid {
        case .node(let index): .object(elements[index])
        case .mark(let page, let number) where page == home: .integer(number)
        case .mark(let page, let number):
            .dictionary([
                ("Type", .name("MCR")), ("Pg", .object(pages[page])), ("MCID", .integer(number)),
            ])
        }
    }

    /// What its role needs beyond the type (PDF 1.7, 14.8.5; ISO 14289-1, 7.3, 7.5 and 7.6).
    private func attributes(of index: Int) -> [(String, PDFValue)] {
        let node = tree.nodes[index]
        switch node.element.role {
        case .figure(let alternativeText):
            let box = node.extent.map { extent in
                ("A", PDFValue.dictionary([("O", .name("Layout")), ("BBox", .array(extent.corners))]))
            }
            return [("Alt", .text(alternativeText))] + (box.map { [$0] } ?? [])
        case .list:
            guard let numbering = node.numbering else { return [] }
            let entries = [("O", PDFValue.name("List")), ("ListNumbering", .name(numbering.rawValue))]
            return [("A", .dictionary(entries))]
        case .headerCell:
            let scope = isInTableHead(index) ? "Column" : "Row"
            return cellAttributes(node.element, [("Scope", .name(scope))])
        case .dataCell: return cellAttributes(node.element, [])
        case .part, .heading, .paragraph, .listItem, .label, .listBody, .table, .tableHead, .tableBody,
            .tableRow, .artifact:
            return []
        }
    }

    private func cellAttributes(
        _ cell: StructureElement, _ own: [(String, PDFValue)]
    ) -> [(String, PDFValue)] {
        var entries = own
        if cell.columnSpan > 1 { entries.append(("ColSpan", .integer(cell.columnSpan))) }
        if cell.rowSpan > 1 { entries.append(("RowSpan", .integer(cell.rowSpan))) }
        return entries.isEmpty ? [] : [("A", .dictionary([("O", .name("Table"))] + entries))]
    }

    private func isInTableHead(_ index: Int) -> Bool {
        var ancestor = tree.nodes[index].parent
        while let current = ancestor {
            if tree.nodes[current].element.role == .tableHead { return true }
            ancestor = tree.nodes[current].parent
        }
        return false
    }

    /// From a page's number and a mark's place to its element (PDF 1.7, 14.7.4.4).
    private func parentTree(_ owners: [[Int]]) -> QPDFObject {
        let numbers = owners.enumerated().flatMap { page, owners in
            let parents = owners.map { PDFValue.object(elements[$0]) }
            return [PDFValue.integer(page), .object(file.add(.array(parents)))]
        }
        return file.add(.dictionary([("Nums", .array(numbers))]))
    }
}
