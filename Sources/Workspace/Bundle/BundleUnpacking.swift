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
        let parent = PathName.folder(of: folder)
        let fresh = try freshName(in: parent, environment)
        do throws(DiagnosticError) {
            for file in files {
                let path = PathName.join(fresh, file.name)
                try environment.createFolder(PathName.folder(of: path))
                try environment.write(file.bytes, to: path)
            }
            // Someone may have made it since.
            guard environment.kind(of: folder) == .missing else { throw WardBundle.taken(folder) }
            try environment.move(fresh, to: folder)
        } catch {
            sweep(fresh, environment)
            throw error
        }
    }

    private func freshName(
        in parent: String, _ environment: any Environment
    ) throws(DiagnosticError) -> String {
        let taken = Set(try environment.list(parent))
        var number = 1
        while taken.contains(".\(fileStem)-\(number)") { number += 1 }
        return PathName.join(parent, ".\(fileStem)-\(number)")
    }

    /// Takes away what was written; a disk that refuses that too leaves a hidden folder, and
    /// the fault that began it is the one to tell.
    private func sweep(_ fresh: String, _ environment: any Environment) {
        for file in files { try? environment.remove(PathName.join(fresh, file.name)) }
        var folders: Set<String> = []
        for file in files {
            var folder = PathName.folder(of: file.name)
            while folder != "." {
                folders.insert(folder)
                folder = PathName.folder(of: folder)
            }
        }
        // The longest first: a folder goes when those in it are gone.
        for folder in folders.sorted(by: { ($1.utf8.count, $1) < ($0.utf8.count, $0) }) {
            try? environment.removeFolder(PathName.join(fresh, folder))
        }
        try? environment.removeFolder(fresh)
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
