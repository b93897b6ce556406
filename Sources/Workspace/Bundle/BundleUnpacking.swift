package import Diagnostics
package import Files

extension DiagnosticID {
    package static let unpackTarget = DiagnosticID("unpack-target", .output)
}

extension WardBundle {
    /// Writes the files into a new folder: beside it first, then renamed, so that there is never half of one.
    ///
    /// - Throws: `unpack-target` when something is there already; nothing of it is touched.
    package func unpack(into folder: String, _ environment: any Environment) throws(DiagnosticError) {
        guard environment.kind(of: folder) == .missing else { throw WardBundle.taken(folder) }
        let fresh = FreshFolder(target: folder, environment: environment)
        try fresh.make(files.map { ($0.name, $0.bytes) }) { () throws(DiagnosticError) in
            // Someone may have made it since.
            guard environment.kind(of: folder) == .missing else { throw WardBundle.taken(folder) }
        }
    }

    private static func taken(_ folder: String) -> DiagnosticError {
        DiagnosticError(
            .error(
                .unpackTarget, vi: "“\(folder)” đã có, không ghi đè",
                en: "“\(folder)” is there already and is not overwritten", at: .file(folder),
                hints: [
                    Diagnostic.Hint(
                        vi: "chọn thư mục khác bằng -o THƯ-MỤC, hoặc đổi tên thư mục đang có",
                        en: "name another folder with -o FOLDER, or rename the one that is there")
                ]))
    }
}
