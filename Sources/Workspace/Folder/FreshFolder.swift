package import Diagnostics
internal import Files

extension DiagnosticID {
    package static let folderBusy = DiagnosticID("folder-busy", .output)
}

/// A folder that is made whole or not at all: filled under a hidden name beside its place, then renamed.
struct FreshFolder {
    let target: String
    let environment: any Environment

    /// - Parameters:
    ///   - files: by their paths in the folder.
    ///   - isProtected: whether nobody may write to the files afterwards.
    ///   - makeRoom: runs when everything is written, before the folder gets its name.
    /// - Throws: `folder-busy` when another process is making it.
    func make(
        _ files: [(path: String, bytes: [UInt8])], isProtected: Bool = false,
        makeRoom: () throws(DiagnosticError) -> Void
    ) throws(DiagnosticError) {
        let hidden = beside("baocao-new")
        let made: Void? = try environment.whileLocked(beside("lock")) { () throws(DiagnosticError) in
            // Nobody else is at it: what stands there is left from a process that was killed.
            try sweep(hidden)
            do throws(DiagnosticError) {
                for file in files {
                    let path = PathName.join(hidden, file.path)
                    try environment.createFolder(PathName.folder(of: path))
                    try environment.write(file.bytes, to: path)
                    if isProtected { try environment.protect(path) }
                }
                try makeRoom()
                try environment.move(hidden, to: target)
            } catch {
                // A disk that refuses that too leaves it to the next run; the first fault is the one to tell.
                try? sweep(hidden)
                throw error
            }
        }
        guard made != nil else { throw busy }
    }

    private func beside(_ ending: String) -> String {
        PathName.join(PathName.folder(of: target), ".\(PathName.last(of: target)).\(ending)")
    }

    /// Removes a folder with all that is in it; of a link, the link alone.
    private func sweep(_ path: String) throws(DiagnosticError) {
        guard environment.kind(of: path) == .folder, !environment.isLink(path) else {
            return try environment.remove(path)
        }
        for name in try environment.list(path) { try sweep(PathName.join(path, name)) }
        try environment.removeFolder(path)
    }

    var busy: DiagnosticError {
        DiagnosticError(
            .error(
                .folderBusy, vi: "một lệnh khác đang lập “\(target)”",
                en: "another command is making “\(target)”", at: .file(target),
                hints: [
                    Diagnostic.Hint(
                        vi: "chờ lệnh kia xong rồi chạy lại", en: "wait for it and run again")
                ]))
    }
}
