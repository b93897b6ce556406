internal import Layout

/// Writes the structure tree into a file (PDF 1.7, 14.7): elements with their
/// kids and attributes, and the way back from each page's marks to their elements.
struct StructureWriter {
    private let file: QPDFFile
    private let tree: StructureTree
    private let pages: [QPDFObject]
    /// The object of each node.
    private let elements: [QPDFObject]

    init(_ tree: StructureTree, file: QPDFFile, pages: [QPDFObject]) {
        self.tree = tree
        self.file = file
        self.pages = pages
        elements = tree.nodes.map { node in
            file.add(
                .dictionary([
                    ("Type", .name("StructElem")), ("S", .name(node.element.role.structureType ?? "Span")),
                ]))
        }
    }

    /// Writes the whole tree.
    /// - Parameter owners: the node of each mark of each page, nil for artifacts.
    /// - Returns: the root.
    func write(_ owners: [[Int?]]) -> QPDFObject {
        let root = file.add(.dictionary([("Type", .name("StructTreeRoot"))]))
        let document = file.add(
            .dictionary([
                ("Type", .name("StructElem")), ("S", .name("Document")), ("P", .object(root)),
                ("K", .array(tree.top.map { .object(elements[$0]) })),
            ]))
        for node in tree.nodes.indices { writeElement(node, under: document) }
        file.set("K", of: root, to: .object(document))
        file.set("ParentTree", of: root, to: .object(parentTree(owners)))
        file.set("ParentTreeNextKey", of: root, to: .integer(owners.count))
        return root
    }

    private func writeElement(_ index: Int, under document: QPDFObject) {
        let node = tree.nodes[index]
        let element = elements[index]
        file.set("P", of: element, to: .object(node.parent.map { elements[$0] } ?? document))
        let home = node.kids.lazy.compactMap(\.page).first
        if let home { file.set("Pg", of: element, to: .object(pages[home])) }
        let kids = node.kids.map { kid(of: $0, home: home) }
        if kids.count == 1, let only = kids.first {
            file.set("K", of: element, to: only)
        } else if !kids.isEmpty {
            file.set("K", of: element, to: .array(kids))
        }
        for (key, value) in attributes(of: index) { file.set(key, of: element, to: value) }
    }

    /// Marks on the element's own page are numbers, those on later pages name theirs.
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

    /// What its role needs beyond the type (PDF 1.7, 14.8.5; ISO 14289-1, 7.3 and 7.5).
    private func attributes(of index: Int) -> [(String, PDFValue)] {
        switch tree.nodes[index].element.role {
        case .figure(let alternativeText):
            return [("Alt", .text(alternativeText))]
        case .headerCell:
            let scope = isInTableHead(index) ? "Column" : "Row"
            return [("A", .dictionary([("O", .name("Table")), ("Scope", .name(scope))]))]
        case .part, .heading, .paragraph, .list, .listItem, .label, .listBody, .table, .tableHead,
            .tableBody, .tableRow, .dataCell, .artifact:
            return []
        }
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
    private func parentTree(_ owners: [[Int?]]) -> QPDFObject {
        let numbers = owners.enumerated().flatMap { page, owners in
            let parents = owners.map { $0.map { PDFValue.object(elements[$0]) } ?? .null }
            return [PDFValue.integer(page), .object(file.add(.array(parents)))]
        }
        return file.add(.dictionary([("Nums", .array(numbers))]))
    }
}

extension StructureTree.Kid {
    fileprivate var page: Int? {
        if case .mark(let page, _) = self { page } else { nil }
    }
}
