internal import CTypeset
internal import Diagnostics
internal import Document
internal import Layout

/// One face as each library sees it: HarfBuzz for shaping in font units, cairo
/// over FreeType for drawing.
final class FontFace {
    let name: FontName
    let metrics: FontMetrics
    /// The glyph of the blank.
    let space: UInt32
    let shaping: ShapingFont
    let drawing: CairoFontFace

    static func open(_ data: FontData, as style: FontStyle) -> Result<FontFace, DiagnosticError> {
        guard TableDirectory.isWhole(data), let face = FreeTypeFace(data) else {
            return .failure(DiagnosticError(unreadable(data)))
        }
        guard face.isBold == style.isBold, face.isItalic == style.isItalic else {
            return .failure(DiagnosticError(mismatch(data, face, style)))
        }
        guard let shaping = ShapingFont(data), let drawing = CairoFontFace(face) else {
            return .failure(DiagnosticError(unreadable(data)))
        }
        return .success(FontFace(face, shaping, drawing))
    }

    private init(_ face: FreeTypeFace, _ shaping: ShapingFont, _ drawing: CairoFontFace) {
        name = face.name
        metrics = shaping.metrics
        space = shaping.space
        self.shaping = shaping
        self.drawing = drawing
    }

    private static func unreadable(_ data: FontData) -> Diagnostic {
        .error(
            .fontUnreadable,
            vi: "\(data.file) không phải là tệp phông chữ TrueType hoặc OpenType đọc được",
            en: "\(data.file) is not a readable TrueType or OpenType font file",
            at: .file(data.file),
            hints: [
                .init(
                    vi: "chép lại tệp phông chữ, hoặc bỏ --font-dir để dùng phông chữ kèm theo",
                    en: "copy the font file again, or leave out --font-dir to use the fonts that come along")
            ])
    }

    private static func mismatch(_ data: FontData, _ face: FreeTypeFace, _ style: FontStyle) -> Diagnostic {
        let found = FontStyle(bold: face.isBold, italic: face.isItalic)
        return .error(
            .fontStyle,
            vi: "\(data.file) là kiểu chữ \(found.words.vi), cần kiểu chữ \(style.words.vi)",
            en: "\(data.file) is \(found.words.en), \(style.words.en) is needed",
            at: .file(data.file),
            hints: [
                .init(
                    vi: "đặt đúng tệp kiểu chữ \(style.words.vi) của phông \(face.name.family) vào chỗ này",
                    en: "put the \(style.words.en) file of \(face.name.family) in its place")
            ])
    }
}

extension FontStyle {
    fileprivate var words: Message {
        switch (isBold, isItalic) {
        case (false, false): Message(vi: "đứng", en: "regular")
        case (true, false): Message(vi: "đứng, đậm", en: "bold")
        case (false, true): Message(vi: "nghiêng", en: "italic")
        case (true, true): Message(vi: "nghiêng, đậm", en: "bold italic")
        }
    }
}
