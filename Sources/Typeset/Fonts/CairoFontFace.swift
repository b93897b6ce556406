internal import CTypeset

/// cairo's view of a FreeType face.
final class CairoFontFace {
    let pointer: OpaquePointer

    /// cairo_ft_font_face_create_for_ft_face (transfer full); cairo keeps the FreeType face alive
    /// through the owner tied to its own, for as long as its cache of scaled fonts needs it.
    init?(_ face: FreeTypeFace) {
        guard let pointer = cairo_ft_font_face_create_for_ft_face(face.pointer, 0) else { return nil }
        let owner = Unmanaged.passRetained(face)
        let status = ctypeset_set_owner(pointer, owner.toOpaque()) { owner in
            guard let owner else { return }
            Unmanaged<FreeTypeFace>.fromOpaque(owner).release()
        }
        guard status == CAIRO_STATUS_SUCCESS, cairo_font_face_status(pointer) == CAIRO_STATUS_SUCCESS else {
            cairo_font_face_destroy(pointer)
            // Where the owner was not tied, nothing else releases it.
            if status != CAIRO_STATUS_SUCCESS { owner.release() }
            return nil
        }
        self.pointer = pointer
        LiveHandles.opened()
    }

    deinit {
        cairo_font_face_destroy(pointer)
        LiveHandles.closed()
    }
}
