internal import Diagnostics

extension YAMLReader {
    /// The one document of a file that must hold something: a list that was emptied is no
    /// list, and what the program brings along does not silently take its place.
    static func filled(_ file: SourceFile, _ log: inout DiagnosticLog) throws(DiagnosticError) -> DataNode {
        if let root = try read(file, &log) { return root }
        throw DiagnosticError(
            .error(
                .dataMissingKey, vi: "tệp “\(file.path)” trống", en: "the file “\(file.path)” is empty",
                at: .file(file.path),
                hints: [
                    Diagnostic.Hint(
                        vi: "xóa tệp để dùng bản của chương trình, hoặc chép lại: baocao template copy",
                        en: "delete it to use the program's, or copy that again: baocao template copy")
                ]))
    }
}
