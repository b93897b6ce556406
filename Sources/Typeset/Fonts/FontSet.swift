package import Diagnostics
package import Document
package import Layout

/// The four faces of a document, opened from memory: no font of the system is
/// ever looked up, so a document looks the same on every machine.
///
/// For one thread at a time; each worker opens its own.
package final class FontSet {
    static let styles: [FontStyle] = [.regular, .bold, .italic, .boldItalic]

    private let faces: [FontFace]

    /// Opens the faces; reports every file that is no font or has the wrong style.
    package init(_ files: FontFiles) throws(DiagnosticError) {
        var faces: [FontFace] = []
        var log = DiagnosticLog()
        for style in FontSet.styles {
            switch FontFace.open(files[style], as: style) {
            case .success(let face): faces.append(face)
            case .failure(let error): log.report(contentsOf: error.diagnostics)
            }
        }
        try log.throwErrors()
        self.faces = faces
    }

    package func name(of style: FontStyle) -> FontName { self[style].name }

    /// The font's own measures (`hhea`, or `OS/2` where it asks for that), in font units.
    package func metrics(for style: FontStyle) -> FontMetrics { self[style].metrics }

    subscript(style: FontStyle) -> FontFace { faces[style.slot] }
}

extension FontStyle {
    /// The place of the style in a list of four, in the order of `FontSet.styles`.
    var slot: Int { (isBold ? 1 : 0) + (isItalic ? 2 : 0) }
}
