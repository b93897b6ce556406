import CTypeset
import Document
import Glibc
import Layout

/// The least that drawing can cost: the glyphs of finished pages, computed
/// beforehand, handed to cairo in calls as large as a page and a font allow,
/// without tags, rules or anything after it.
final class Floor {
    private struct Run {
        let font: FontSelection
        var glyphs: [cairo_glyph_t] = []
        var clusters: [cairo_text_cluster_t] = []
        var text: [UInt8] = []
    }

    private static let uncompressed = "CAIRO_DEBUG_PDF"

    private var pages: [(size: (Double, Double), runs: [Run])] = []
    private var faces: [FontStyle: OpaquePointer] = [:]

    /// - Parameter fonts: bytes that live as long as the process.
    init(_ frames: [PageFrame], fonts: [FontStyle: UnsafeRawBufferPointer], unitsPerEm: Double, space: UInt) {
        for style in [FontStyle.regular, .bold, .italic, .boldItalic] {
            var library: FT_Library?
            var face: FT_Face?
            guard let bytes = fonts[style], FT_Init_FreeType(&library) == 0 else { continue }
            let start = bytes.baseAddress?.assumingMemoryBound(to: FT_Byte.self)
            // Never closed: they serve until the process ends.
            guard FT_New_Memory_Face(library, start, FT_Long(bytes.count), 0, &face) == 0 else { continue }
            faces[style] = cairo_ft_font_face_create_for_ft_face(face, 0)
        }
        pages = frames.map { frame in
            ((frame.width.points, frame.height.points), Floor.runs(of: frame, unitsPerEm, space))
        }
    }

    private static func runs(of frame: PageFrame, _ unitsPerEm: Double, _ space: UInt) -> [Run] {
        var runs: [Run] = []
        for case .text(let line) in frame.items {
            if runs.last?.font != line.font { runs.append(Run(font: line.font)) }
            for word in line.words { add(word, line, to: &runs[runs.count - 1], unitsPerEm, space) }
        }
        return runs
    }

    private static func add(
        _ word: PlacedText.Word, _ line: PlacedText, to run: inout Run, _ unitsPerEm: Double, _ space: UInt
    ) {
        let scale = line.font.size.points / unitsPerEm
        var x = word.x.points
        let clusters = word.shaped.glyphs.map(\.cluster) + [word.shaped.utf8.count]
        for (index, glyph) in word.shaped.glyphs.enumerated() {
            run.glyphs.append(cairo_glyph_t(index: UInt(glyph.id), x: x, y: line.baseline.points))
            let bytes = Int32(clusters[index + 1] - clusters[index])
            run.clusters.append(cairo_text_cluster_t(num_bytes: bytes, num_glyphs: 1))
            x += Double(glyph.advance) * scale
        }
        run.text += word.shaped.utf8
        guard word.isFollowedBySpace else { return }
        run.glyphs.append(cairo_glyph_t(index: space, x: x, y: line.baseline.points))
        run.clusters.append(cairo_text_cluster_t(num_bytes: 1, num_glyphs: 1))
        run.text.append(0x20)
    }

    /// - Returns: the size of the PDF.
    func draw() -> Int {
        var size = 0
        withUnsafeMutablePointer(to: &size) { size in
            // Compressed, as cairo leaves pages by itself: our own drawing leaves that to the finish.
            let isSet = getenv(Floor.uncompressed) != nil
            unsetenv(Floor.uncompressed)
            defer { if isSet { setenv(Floor.uncompressed, "1", 1) } }
            let surface = cairo_pdf_surface_create_for_stream(
                { closure, _, count in
                    closure?.assumingMemoryBound(to: Int.self).pointee += Int(count)
                    return CAIRO_STATUS_SUCCESS
                }, size, 595, 842)
            let context = cairo_create(surface)
            let options = cairo_font_options_create()
            cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE)
            cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
            cairo_set_font_options(context, options)
            cairo_font_options_destroy(options)
            for page in pages {
                cairo_pdf_surface_set_size(surface, page.size.0, page.size.1)
                for run in page.runs { show(run, on: context) }
                cairo_show_page(context)
            }
            cairo_destroy(context)
            cairo_surface_finish(surface)
            cairo_surface_destroy(surface)
        }
        return size
    }

    private func show(_ run: Run, on context: OpaquePointer?) {
        cairo_set_font_face(context, faces[run.font.style])
        cairo_set_font_size(context, run.font.size.points)
        run.text.withUnsafeBufferPointer { bytes in
            bytes.withMemoryRebound(to: CChar.self) { chars in
                cairo_show_text_glyphs(
                    context, chars.baseAddress, Int32(chars.count), run.glyphs, Int32(run.glyphs.count),
                    run.clusters, Int32(run.clusters.count), cairo_text_cluster_flags_t(rawValue: 0))
            }
        }
    }
}
