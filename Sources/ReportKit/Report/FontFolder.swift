internal import Diagnostics
internal import Files
internal import Typeset

/// The four faces, from the program itself or from a folder of the user's.
struct FontFolder {
    let environment: any Environment
    /// Nil takes the fonts compiled in.
    let path: String?

    /// The names under which the faces are looked for, in this order.
    private static let names: [(style: FontFaceStyle, names: [String])] = [
        (.regular, ["LiberationSerif-Regular.ttf", "times.ttf", "Times New Roman.ttf"]),
        (.bold, ["LiberationSerif-Bold.ttf", "timesbd.ttf", "Times New Roman Bold.ttf"]),
        (.italic, ["LiberationSerif-Italic.ttf", "timesi.ttf", "Times New Roman Italic.ttf"]),
        (.boldItalic, ["LiberationSerif-BoldItalic.ttf", "timesbi.ttf", "Times New Roman Bold Italic.ttf"]),
    ]

    private enum FontFaceStyle: String { case regular, bold, italic, boldItalic }

    func fonts() throws(DiagnosticError) -> FontSet {
        try FontSet(
            FontFiles(
                regular: try data(.regular), bold: try data(.bold), italic: try data(.italic),
                boldItalic: try data(.boldItalic)))
    }

    private func data(_ style: FontFaceStyle) throws(DiagnosticError) -> FontData {
        let names = FontFolder.names.first { $0.style == style }?.names ?? []
        guard let path else { return try embedded(names) }
        return try read(names, in: path)
    }

    private func embedded(_ names: [String]) throws(DiagnosticError) -> FontData {
        for name in names {
            if let blob = environment.asset("fonts/" + name) {
                return FontData(file: "fonts/" + name, bytes: blob.bytes, owner: blob)
            }
        }
        throw DiagnosticError(
            .error(
                DiagnosticID("missing-asset", .fault), vi: "chương trình thiếu phông chữ đi kèm",
                en: "the program lacks its own fonts"))
    }

    private func read(_ names: [String], in folder: String) throws(DiagnosticError) -> FontData {
        let present = try environment.list(folder)
        let wanted = Set(names.map { $0.lowercased() })
        guard let name = present.first(where: { wanted.contains($0.lowercased()) }) else {
            throw DiagnosticError(
                .error(
                    .missingFont, vi: "thư mục phông chữ không có tệp \(names.joined(separator: " hoặc "))",
                    en: "the font folder has none of \(names.joined(separator: ", "))", at: .file(folder),
                    hints: [
                        Diagnostic.Hint(
                            vi: "đặt đủ bốn kiểu chữ (thường, đậm, nghiêng, đậm nghiêng) vào thư mục này",
                            en: "put all four styles (regular, bold, italic, bold italic) into the folder")
                    ]))
        }
        let path = "\(folder)/\(name)"
        let blob = Blob(copying: try environment.read(path))
        return FontData(file: path, bytes: blob.bytes, owner: blob)
    }
}

extension DiagnosticID {
    static let missingFont = DiagnosticID("missing-font", .layout)
}
