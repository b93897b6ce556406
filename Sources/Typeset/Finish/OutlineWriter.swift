/// Writes the bookmarks (PDF 1.7, 12.3.3) as objects of a finished file: all headings with a title,
/// nested by level and all open.
struct OutlineWriter {
    private struct Entry {
        let title: String
        let level: Int
        let anchor: StructureTree.Anchor
        /// Places among the entries; nil for those directly under the root.
        let parent: Int?
        /// Its place among those under the same parent.
        let rank: Int
        var kids: [Int] = []
        /// All under it, at whatever depth.
        var descendants = 0
    }

    private var entries: [Entry] = []
    private var top: [Int] = []

    /// True where no heading has a title: then a file needs no outline.
    var isEmpty: Bool { entries.isEmpty }

    init(_ tree: StructureTree) {
        var open: [Int] = []
        for node in tree.nodes {
            guard case .heading(let level) = node.element.role, let title = node.element.title,
                let anchor = node.anchor
            else { continue }
            while let last = open.last, entries[last].level >= level { open.removeLast() }
            let place = entries.count
            let rank = open.last.map { entries[$0].kids.count } ?? top.count
            entries.append(Entry(title: title, level: level, anchor: anchor, parent: open.last, rank: rank))
            if let parent = open.last { entries[parent].kids.append(place) } else { top.append(place) }
            for ancestor in open { entries[ancestor].descendants += 1 }
            open.append(place)
        }
    }

    /// Adds the outline to the file.
    /// - Parameters:
    ///   - root: the number of the outline's own object, which the catalog refers to.
    ///   - pages: the pages' numbers, and their heights in points.
    func write(
        to objects: inout AppendedObjects, root: Int, pages: [(number: Int, height: Double)]
    ) {
        let free = objects.firstFree
        objects.add(root) { text in
            text.put("<< /Type /Outlines")
            put(top, count: entries.count, free, to: &text)
            text.put(" >>")
        }
        for (place, entry) in entries.enumerated() {
            let siblings = entry.parent.map { entries[$0].kids } ?? top
            objects.add(free + place) { text in
                text.put("<< /Title ")
                text.put(text: entry.title)
                text.put(" /Parent \(entry.parent.map { free + $0 } ?? root) 0 R")
                if let last = siblings[..<entry.rank].last { text.put(" /Prev \(free + last) 0 R") }
                if let next = siblings[(entry.rank + 1)...].first { text.put(" /Next \(free + next) 0 R") }
                put(entry.kids, count: entry.descendants, free, to: &text)
                // The whole point above the line, so that nothing of it is cut.
                let page = pages[entry.anchor.page]
                let y = Int((page.height - entry.anchor.y).rounded(.up))
                text.put(" /Dest [ \(page.number) 0 R /XYZ 0 \(y) 0 ] >>")
            }
        }
    }

    private func put(_ kids: [Int], count: Int, _ free: Int, to text: inout PDFText) {
        guard let first = kids.first, let last = kids.last else { return }
        text.put(" /First \(free + first) 0 R /Last \(free + last) 0 R /Count \(count)")
    }
}
