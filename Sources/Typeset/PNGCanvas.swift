internal import CTypeset
package import Diagnostics
internal import Document
package import Layout

/// Draws pages as grey pictures on white, one PNG a page.
package struct PNGCanvas {
    /// The most pixels a picture may have: four bytes each while it is drawn.
    package static let maximumPixels = 100_000_000

    /// The program's name as a chunk of text (PNG, ISO/IEC 15948, 11.3.4.3), with its checksum. It
    /// stands behind the signature and `IHDR`: a picture of ours is known by it.
    package static let mark = [0, 0, 0, 15] + Array("tEXtSoftware\0baocao".utf8) + [0xB8, 0x4D, 0x1B, 0x34]
    /// The bytes before the mark.
    package static let head = 33

    private let fonts: FontSet
    private let dotsPerInch: Int

    package init(fonts: FontSet, dotsPerInch: Int) {
        self.fonts = fonts
        self.dotsPerInch = dotsPerInch
    }

    /// - Throws: `drawing-failed` for a resolution at which a page has no pixel or more than
    ///   `maximumPixels`, and for what cairo refuses.
    package func draw(_ pages: [PageFrame]) throws(DiagnosticError) -> [[UInt8]] {
        var pictures: [[UInt8]] = []
        for page in pages { pictures.append(try draw(page)) }
        return pictures
    }

    private func draw(_ page: PageFrame) throws(DiagnosticError) -> [UInt8] {
        let scale = Double(dotsPerInch) / 72
        let width = (page.width.points * scale).rounded(.up)
        let height = (page.height.points * scale).rounded(.up)
        guard width >= 1, height >= 1, width * height <= Double(PNGCanvas.maximumPixels) else {
            throw impossibleSize(width, height)
        }
        let surface = try CairoSurface { _, _ in
            cairo_image_surface_create(CAIRO_FORMAT_RGB24, Int32(width), Int32(height))
        }
        var painter = Painter(surface, fonts: fonts)
        painter.clear()
        cairo_scale(surface.context, scale, scale)
        painter.paint(page.items)
        var picture = try surface.encodePNG()
        picture.insert(contentsOf: PNGCanvas.mark, at: min(PNGCanvas.head, picture.count))
        return picture
    }

    private func impossibleSize(_ width: Double, _ height: Double) -> DiagnosticError {
        DiagnosticError(
            .error(
                .drawingFailed,
                vi:
                    "trang không vẽ được ở \(dotsPerInch) dpi: ảnh sẽ rộng \(width) và cao \(height) điểm ảnh",
                en: "the page cannot be drawn at \(dotsPerInch) dpi: \(width) by \(height) pixels",
                hints: [
                    .init(
                        vi: "chọn độ phân giải từ 36 đến 600 dpi",
                        en: "choose a resolution from 36 to 600 dpi")
                ]))
    }
}
