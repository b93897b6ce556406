package import Diagnostics
internal import Files

extension DiagnosticID {
    /// A file whose name is nearly that of one the program reads.
    package static let misnamedFile = DiagnosticID("misnamed-file", .data)
}

extension WorkspaceFolder {
    /// A file that stands where the program looks for another and differs from it in the ending or in
    /// capitals only, `reports/2026.yml`: nobody means it to be passed over. Nil where the right one is there.
    ///
    /// Names are asked for one by one: a listing would make every file of the folder an input of the report,
    /// and a batch would make it again after each note laid beside the plan.
    func misnamed(insteadOf path: String) -> Diagnostic? {
        guard environment.kind(of: path) == .missing else { return nil }
        let folder = PathName.folder(of: path)
        let right = PathName.last(of: path)
        let stem = String(right.prefix { $0 != "." })
        let found = Set([stem, stem.prefix(1).uppercased() + stem.dropFirst()]).sorted()
            .flatMap { stem in [".yml", ".YAML", ".YML", ".Yaml", ".yaml"].map { stem + $0 } }
            .first { $0 != right && environment.kind(of: PathName.join(folder, $0)) != .missing }
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
}
