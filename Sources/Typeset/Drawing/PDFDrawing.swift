internal import CTypeset
internal import Diagnostics
internal import Document
internal import Layout

/// A PDF as cairo draws it: pages, fonts, outline, and marked content whose
/// meaning only `structure` knows. `PDFFinish` completes it.
struct PDFDrawing {
    let bytes: [UInt8]
    let structure: StructureTree
    /// The node that owns each mark, page by page; nil for artifacts.
    let owners: [[Int?]]

    /// The marked-content tag of what is not content; the finish turns it into `/Artifact`, which
    /// cairo 1.16 refuses.
    static let artifactTag = "Private"

    init(_ frames: [PageFrame], fonts: FontSet) throws(DiagnosticError) {
        let tagged = try TaggedPages(frames)
        let size = frames.first ?? PageFrame(width: .zero, height: .zero)
        let surface = try CairoSurface { writer, output in
            cairo_pdf_surface_create_for_stream(writer, output, size.width.points, size.height.points)
        }
        var painter = Painter(surface, fonts: fonts)
        for (frame, marks) in zip(frames, tagged.pages) {
            cairo_pdf_surface_set_size(surface.surface, frame.width.points, frame.height.points)
            for mark in marks {
                let tag = PDFDrawing.tag(of: mark, in: tagged.tree)
                cairo_tag_begin(surface.context, tag, nil)
                painter.paint(mark.items)
                cairo_tag_end(surface.context, tag)
            }
            cairo_show_page(surface.context)
            try surface.check()
        }
        PDFDrawing.addOutline(tagged.tree, to: surface)
        bytes = try surface.finish()
        structure = tagged.tree
        owners = tagged.pages.map { $0.map(\.owner) }
    }

    private static func tag(of mark: TaggedPages.Mark, in tree: StructureTree) -> String {
        mark.owner.flatMap { tree.nodes[$0].element.role.structureType } ?? artifactTag
    }

    /// Bookmarks of all headings, nested by level.
    private static func addOutline(_ tree: StructureTree, to surface: CairoSurface) {
        var open: [(level: Int, entry: Int32)] = []
        for node in tree.nodes {
            guard case .heading(let level) = node.element.role, let title = node.element.title,
                let anchor = node.anchor
            else { continue }
            while let last = open.last, last.level >= level { open.removeLast() }
            let entry = cairo_pdf_surface_add_outline(
                surface.surface, open.last?.entry ?? Int32(CAIRO_PDF_OUTLINE_ROOT), title,
                "page=\(anchor.page + 1) pos=[0 \(anchor.y)]", CAIRO_PDF_OUTLINE_FLAG_OPEN)
            open.append((level, entry))
        }
    }
}
