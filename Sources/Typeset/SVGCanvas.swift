internal import CTypeset
package import Diagnostics
internal import Document
package import Layout

/// Draws pages as SVG, one file a page; letters are outlines, so that no font is needed to see them.
package struct SVGCanvas {
    /// Behind the XML declaration and its line end: a file of ours is known by it.
    package static let mark = Array("<!-- baocao -->\n".utf8)

    private let fonts: FontSet

    package init(fonts: FontSet) { self.fonts = fonts }

    /// - Throws: `drawing-failed` for what cairo refuses.
    package func draw(_ pages: [PageFrame]) throws(DiagnosticError) -> [[UInt8]] {
        var pictures: [[UInt8]] = []
        for page in pages { pictures.append(try draw(page)) }
        return pictures
    }

    private func draw(_ page: PageFrame) throws(DiagnosticError) -> [UInt8] {
        let surface = try CairoSurface { writer, output in
            cairo_svg_surface_create_for_stream(writer, output, page.width.points, page.height.points)
        }
        var painter = Painter(surface, fonts: fonts)
        painter.paint(page.items)
        return SVGCanvas.marked(SVGCanvas.withoutSurfaceNumber(try surface.finish().array))
    }

    private static func marked(_ svg: [UInt8]) -> [UInt8] {
        guard let end = svg.firstIndex(of: UInt8(ascii: "\n")) else { return svg }
        return Array(svg[...end] + mark + svg[(end + 1)...])
    }

    /// cairo numbers the surfaces of a process and names the page's group after it: `surface17`.
    private static func withoutSurfaceNumber(_ svg: [UInt8]) -> [UInt8] {
        guard let name = svg.firstRange(of: Array("<g id=\"surface".utf8)) else { return svg }
        let digits = svg[name.upperBound...].prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        return Array(svg[..<digits.startIndex] + svg[digits.endIndex...])
    }
}
