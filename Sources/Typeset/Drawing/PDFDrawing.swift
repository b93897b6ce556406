internal import CTypeset
package import Diagnostics
internal import Document
package import Layout

/// A PDF as cairo draws it: pages, fonts, outline, and marked content whose
/// meaning only `structure` knows. `PDFFinish` completes it.
///
/// cairo 1.16 cannot mark artifacts, so those of a page are drawn on a page of
/// their own before it; the finish puts the two together.
package struct PDFDrawing {
    /// What became of one page frame.
    struct Page {
        /// True when the page before it holds its artifacts.
        let hasArtifacts: Bool
        /// The node that owns each mark, in the order in which cairo numbers them.
        let owners: [Int]
    }

    package let bytes: [UInt8]
    let structure: StructureTree
    let pages: [Page]

    /// - Throws: what cairo refuses, or a fault of the frames.
    package init(_ frames: [PageFrame], fonts: FontSet) throws(DiagnosticError) {
        let tagged = try TaggedPages(frames)
        let size = frames.first ?? PageFrame(width: .zero, height: .zero)
        let surface = try CairoSurface { writer, output in
            cairo_pdf_surface_create_for_stream(writer, output, size.width.points, size.height.points)
        }
        var painter = Painter(surface, fonts: fonts)
        for (frame, page) in zip(frames, tagged.pages) {
            cairo_pdf_surface_set_size(surface.surface, frame.width.points, frame.height.points)
            if !page.artifacts.isEmpty {
                painter.paint(page.artifacts)
                cairo_show_page(surface.context)
            }
            for mark in page.marks { PDFDrawing.draw(mark, of: tagged.tree, with: &painter, on: surface) }
            cairo_show_page(surface.context)
            try surface.check()
        }
        structure = tagged.tree
        pages = tagged.pages.map {
            Page(hasArtifacts: !$0.artifacts.isEmpty, owners: $0.marks.map(\.owner))
        }
        PDFDrawing.addOutline(structure, numbers: PDFDrawing.numbers(of: pages), to: surface)
        bytes = try surface.finish()
    }

    private static func draw(
        _ mark: TaggedPages.Mark, of tree: StructureTree, with painter: inout Painter,
        on surface: CairoSurface
    ) {
        let tag = tree.nodes[mark.owner].element.role.structureType ?? "Span"
        cairo_tag_begin(surface.context, tag, nil)
        painter.paint(mark.items)
        cairo_tag_end(surface.context, tag)
    }

    /// The number of each page in cairo's file, from 1.
    private static func numbers(of pages: [Page]) -> [Int] {
        var number = 0
        return pages.map { page in
            number += page.hasArtifacts ? 2 : 1
            return number
        }
    }

    /// Bookmarks of all headings, nested by level.
    private static func addOutline(_ tree: StructureTree, numbers: [Int], to surface: CairoSurface) {
        var open: [(level: Int, entry: Int32)] = []
        for node in tree.nodes {
            guard case .heading(let level) = node.element.role, let title = node.element.title,
                let anchor = node.anchor
            else { continue }
            while let last = open.last, last.level >= level { open.removeLast() }
            let entry = cairo_pdf_surface_add_outline(
                surface.surface, open.last?.entry ?? Int32(CAIRO_PDF_OUTLINE_ROOT), title,
                "page=\(numbers[anchor.page]) pos=[0 \(anchor.y)]", CAIRO_PDF_OUTLINE_FLAG_OPEN)
            open.append((level, entry))
        }
    }
}
