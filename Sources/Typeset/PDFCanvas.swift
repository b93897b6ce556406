package import Diagnostics
package import Document
package import Layout

/// Draws pages as a tagged PDF: PDF/A-2b and PDF/UA-1, with an outline of the headings.
///
/// The same pages, properties and fonts give the same bytes.
package struct PDFCanvas {
    private let fonts: FontSet

    package init(fonts: FontSet) { self.fonts = fonts }

    /// The complete file.
    /// - Throws: what the drawing libraries refuse (`.output`), or a fault of the frames.
    package func draw(
        _ pages: [PageFrame], properties: DocumentProperties
    ) throws(DiagnosticError) -> [UInt8] {
        try PDFFinish.finish(PDFDrawing(pages, fonts: fonts), properties: properties)
    }
}
