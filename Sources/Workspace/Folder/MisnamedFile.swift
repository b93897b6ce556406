package import Diagnostics
internal import Files

extension DiagnosticID {
    /// A file whose name is nearly that of one the program reads.
    package static let misnamedFile = DiagnosticID("misnamed-file", .data)
}

extension WorkspaceFolder {
    /// A file that stands where the program looks for another and differs from it in the ending or in
    /// capitals only, `reports/2026.yml`: nobody means it to be passed over. Nil where the right one is there.
    func misnamed(insteadOf path: String) throws(DiagnosticError) -> Diagnostic? {
        let folder = PathName.folder(of: path)
        guard environment.kind(of: path) == .missing, environment.kind(of: folder) == .folder else {
            return nil
        }
        let right = PathName.last(of: path)
        let stem = Self.stem(right)
        let found = try environment.list(folder).first { name in
            name != right && Self.stem(name) == stem
                && [".yaml", ".yml"].contains { name.lowercased().hasSuffix($0) }
        }
        return found.map { name in
            .warning(
                .misnamedFile, vi: "“\(name)” không được đọc: chương trình chỉ đọc tệp tên “\(right)”",
                en: "“\(name)” is not read: the program reads the file “\(right)” only",
                at: .file(PathName.join(folder, name)),
                hints: [
                    Diagnostic.Hint(vi: "đổi tên tệp thành “\(right)”", en: "rename it to “\(right)”")
                ]
            ).about(name)
        }
    }

    private static func stem(_ name: String) -> Substring {
        let small = name.lowercased()
        return small[..<(small.lastIndex(of: ".") ?? small.endIndex)]
    }
}
