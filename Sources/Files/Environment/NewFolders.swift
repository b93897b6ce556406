package import Diagnostics

extension Environment {
    /// Makes a folder, and those above it, for a step that writes into it: where that fails, those it made go again.
    package func inFolder<Result>(
        _ path: String, _ step: () throws(DiagnosticError) -> Result
    ) throws(DiagnosticError) -> Result {
        let new = missingFolders(path)
        do throws(DiagnosticError) {
            try createFolder(path)
            return try step()
        } catch {
            // One that holds something stays, and so does what a disk refuses: the first fault is the one to tell.
            for folder in new { try? removeFolder(folder) }
            throw error
        }
    }

    /// The folder and those above it that are not there, the innermost first.
    private func missingFolders(_ path: String) -> [String] {
        var missing: [String] = []
        var folder = path
        while kind(of: folder) == .missing, missing.last != folder {
            missing.append(folder)
            folder = PathName.folder(of: folder)
        }
        return missing
    }
}
