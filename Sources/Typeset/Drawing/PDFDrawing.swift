internal import CTypeset
package import Diagnostics
internal import Document
internal import Glibc
package import Layout

/// A PDF as cairo draws it: pages, fonts, and marked content whose
/// meaning only `structure` knows. `PDFFinish` completes it.
///
/// cairo 1.16 cannot mark artifacts: those of a page are its first mark, as `NonStruct`, and the
/// finish renames it.
package struct PDFDrawing {
    /// What became of one page frame.
    struct Page {
        /// In points.
        let height: Double
        /// True when its first mark holds its artifacts.
        let hasArtifacts: Bool
        /// The node that owns each mark of content, in the order in which cairo numbers them.
        let owners: [Int]

        /// The number that cairo gives the first mark of content.
        var firstMark: Int { hasArtifacts ? 1 : 0 }
    }

    let file: StreamedBytes
    let structure: StructureTree
    let pages: [Page]

    /// - Throws: what cairo refuses, or a fault of the frames.
    package init(_ frames: [PageFrame], fonts: FontSet) throws(DiagnosticError) {
        let tagged = try TaggedPages(frames)
        PDFDrawing.leavePagesUncompressed
        let size = frames.first ?? PageFrame(width: .zero, height: .zero)
        let surface = try CairoSurface { writer, output in
            cairo_pdf_surface_create_for_stream(writer, output, size.width.points, size.height.points)
        }
        var painter = Painter(surface, fonts: fonts)
        for (frame, page) in zip(frames, tagged.pages) {
            cairo_pdf_surface_set_size(surface.surface, frame.width.points, frame.height.points)
            func draw(_ items: ArraySlice<Int>, as tag: String) {
                tag.withCString { tag in
                    cairo_tag_begin(surface.context, tag, nil)
                    painter.paint(frame.items, at: items)
                    cairo_tag_end(surface.context, tag)
                }
            }
            if !page.artifacts.isEmpty { draw(page.artifacts[...], as: ArtifactMarks.tag) }
            for mark in page.marks {
                let role = tagged.tree.nodes[mark.owner].element.role
                draw(page.items(of: mark), as: role.structureType ?? "Span")
            }
            cairo_show_page(surface.context)
            try surface.check()
        }
        structure = tagged.tree
        pages = zip(frames, tagged.pages).map { frame, page in
            Page(
                height: frame.height.points, hasArtifacts: !page.artifacts.isEmpty,
                owners: page.marks.map(\.owner))
        }
        file = try surface.finish()
    }

    /// cairo's one switch for this, asked for when a surface is made: the finish has to find the
    /// artifacts, and libqpdf compresses the pages when it writes them.
    private static let leavePagesUncompressed: Void = { setenv("CAIRO_DEBUG_PDF", "1", 1) }()
}
