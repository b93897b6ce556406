internal import CTypeset

/// A FreeType face over bytes in memory, with a library of its own.
///
/// Its own library, because cairo's cache may close the face late and on
/// another thread, and FreeType allows one thread at a time in a library.
final class FreeTypeFace {
    private let library: FT_Library
    let pointer: FT_Face
    private let data: FontData

    /// FT_New_Memory_Face: the bytes stay the caller's and must outlive the face; nil for what is no
    /// scalable font.
    init?(_ data: FontData) {
        var library: FT_Library?
        guard FT_Init_FreeType(&library) == 0, let library else { return nil }
        var face: FT_Face?
        let start = data.bytes.baseAddress?.assumingMemoryBound(to: FT_Byte.self)
        guard FT_New_Memory_Face(library, start, FT_Long(data.bytes.count), 0, &face) == 0, let face else {
            FT_Done_FreeType(library)
            return nil
        }
        guard ctypeset_is_scalable(face) != 0 else {
            FT_Done_Face(face)
            FT_Done_FreeType(library)
            return nil
        }
        self.library = library
        pointer = face
        self.data = data
        LiveHandles.opened()
    }

    deinit {
        FT_Done_Face(pointer)
        FT_Done_FreeType(library)
        LiveHandles.closed()
    }

    var isBold: Bool { ctypeset_is_bold(pointer) != 0 }
    var isItalic: Bool { ctypeset_is_italic(pointer) != 0 }

    var name: FontName {
        let family = pointer.pointee.family_name.map { String(cString: $0) } ?? ""
        let postScript = FT_Get_Postscript_Name(pointer).map { String(cString: $0) } ?? ""
        return FontName(family: family, postScript: postScript)
    }
}
