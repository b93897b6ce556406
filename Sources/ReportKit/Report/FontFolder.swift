internal import Diagnostics
internal import Files
internal import Typeset

/// The four faces, from the program itself or from a folder of the user's.
struct FontFolder {
    let environment: any Environment
    /// Nil takes the fonts compiled in.
    let path: String?

    private enum Face: CaseIterable {
        case regular, bold, italic, boldItalic

        /// How the name of its file ends before `.ttf` or `.otf`, as most families have it.
        var ending: String {
            switch self {
            case .regular: "-Regular"
            case .bold: "-Bold"
            case .italic: "-Italic"
            case .boldItalic: "-BoldItalic"
            }
        }

        /// The names under which Windows and macOS keep Times New Roman.
        var names: [String] {
            switch self {
            case .regular: ["times.ttf", "Times New Roman.ttf"]
            case .bold: ["timesbd.ttf", "Times New Roman Bold.ttf"]
            case .italic: ["timesi.ttf", "Times New Roman Italic.ttf"]
            case .boldItalic: ["timesbi.ttf", "Times New Roman Bold Italic.ttf"]
            }
        }

        func isName(_ file: String) -> Bool {
            let file = file.lowercased()
            let endings = [".ttf", ".otf"].map { ending.lowercased() + $0 }
            return names.contains { $0.lowercased() == file } || endings.contains(where: file.hasSuffix)
        }
    }

    /// Throws everything that is wrong with the four files at once.
    func fonts() throws(DiagnosticError) -> FontSet {
        guard let path else { return try FontSet(files(Face.allCases.map(embedded))) }
        return try FontSet(own(path))
    }

    /// Differs where the fonts do; empty for those compiled in. Throws as `fonts` does.
    func digest() throws(DiagnosticError) -> String {
        guard let path else { return "" }
        let files = try own(path)
        _ = try FontSet(files)
        var digest = SHA256()
        for file in [files.regular, files.bold, files.italic, files.boldItalic] {
            digest.add(Array(file.bytes))
        }
        return digest.hex()
    }

    private func own(_ path: String) throws(DiagnosticError) -> FontFiles {
        let present = try environment.list(path).sorted()
        return try files(Face.allCases.map { read($0, of: present, in: path) })
    }

    private func files(_ faces: [Result<FontData, DiagnosticError>]) throws(DiagnosticError) -> FontFiles {
        var data: [FontData] = []
        var errors: [Diagnostic] = []
        for face in faces {
            switch face {
            case .success(let file): data.append(file)
            case .failure(let error): errors += error.diagnostics
            }
        }
        if let error = DiagnosticError(errors) { throw error }
        return FontFiles(regular: data[0], bold: data[1], italic: data[2], boldItalic: data[3])
    }

    private func embedded(_ face: Face) -> Result<FontData, DiagnosticError> {
        let name = "fonts/LiberationSerif\(face.ending).ttf"
        guard let blob = environment.asset(name) else {
            return .failure(
                DiagnosticError(
                    .error(
                        DiagnosticID("missing-asset", .fault),
                        vi: "chương trình thiếu phông chữ “\(name)”",
                        en: "the program lacks its own font “\(name)”")))
        }
        return .success(FontData(file: name, bytes: blob.bytes, owner: blob))
    }

    private func read(
        _ face: Face, of present: [String], in folder: String
    ) -> Result<FontData, DiagnosticError> {
        let found = present.filter(face.isName)
        guard let name = found.first else { return .failure(DiagnosticError(missing(face, in: folder))) }
        guard found.count == 1 else {
            return .failure(DiagnosticError(ambiguous(found, in: folder)))
        }
        let path = PathName.join(folder, name)
        return Result { () throws(DiagnosticError) in
            let blob = Blob(copying: try environment.read(path))
            return FontData(file: path, bytes: blob.bytes, owner: blob)
        }
    }

    private func missing(_ face: Face, in folder: String) -> Diagnostic {
        let names = ["…\(face.ending).ttf"] + face.names
        return .error(
            .missingFont, vi: "thư mục phông chữ không có tệp \(names.joined(separator: " hoặc "))",
            en: "the font folder has none of \(names.joined(separator: ", "))", at: .file(folder),
            hints: [
                Diagnostic.Hint(
                    vi: "đặt đủ bốn kiểu chữ (thường, đậm, nghiêng, đậm nghiêng) vào thư mục này",
                    en: "put all four styles (regular, bold, italic, bold italic) into the folder")
            ])
    }

    private func ambiguous(_ files: [String], in folder: String) -> Diagnostic {
        let names = files.joined(separator: ", ")
        return .error(
            .ambiguousFont, vi: "thư mục phông chữ có \(files.count) tệp cho cùng một kiểu chữ: \(names)",
            en: "the font folder has \(files.count) files for one style: \(names)",
            at: .file(folder),
            hints: [
                Diagnostic.Hint(
                    vi: "chỉ để lại một phông chữ trong thư mục này",
                    en: "leave one family in the folder only")
            ])
    }
}

extension DiagnosticID {
    static let missingFont = DiagnosticID("missing-font", .layout)
    static let ambiguousFont = DiagnosticID("ambiguous-font", .layout)
}
