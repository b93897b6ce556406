internal import CTypeset
internal import Layout

/// A HarfBuzz font in font units, so that one shaping serves every size.
final class ShapingFont {
    let pointer: OpaquePointer
    private let data: FontData

    /// hb_font_create (transfer full) over a read-only blob that borrows the bytes; nil for a file
    /// without outlines.
    init?(_ data: FontData) {
        let start = data.bytes.baseAddress?.assumingMemoryBound(to: CChar.self)
        let blob = hb_blob_create(
            start, UInt32(clamping: data.bytes.count), HB_MEMORY_MODE_READONLY, nil, nil)
        defer { hb_blob_destroy(blob) }
        let face = hb_face_create(blob, 0)
        defer { hb_face_destroy(face) }
        guard hb_face_get_glyph_count(face) > 0, let font = hb_font_create(face) else { return nil }
        let unitsPerEm = Int32(clamping: hb_face_get_upem(face))
        hb_font_set_scale(font, unitsPerEm, unitsPerEm)
        pointer = font
        self.data = data
        LiveHandles.opened()
    }

    deinit {
        hb_font_destroy(pointer)
        LiveHandles.closed()
    }

    /// The glyph of the blank; 0 where there is none.
    var space: UInt32 {
        var glyph: hb_codepoint_t = 0
        return hb_font_get_nominal_glyph(pointer, 0x20, &glyph) != 0 ? glyph : 0
    }

    var metrics: FontMetrics {
        var extents = hb_font_extents_t()
        hb_font_get_h_extents(pointer, &extents)
        return FontMetrics(
            unitsPerEm: Int(hb_face_get_upem(hb_font_get_face(pointer))),
            ascent: Int(extents.ascender), descent: -Int(extents.descender), lineGap: Int(extents.line_gap),
            space: Int(hb_font_get_glyph_h_advance(pointer, space)))
    }
}
