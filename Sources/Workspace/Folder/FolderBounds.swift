package import Diagnostics
internal import Files

extension DiagnosticID {
    package static let linkOutside = DiagnosticID("link-outside", .output)
}

/// What a workspace writes stays in it: one that came from elsewhere could hold links to any file.
extension WorkspaceFolder {
    /// - Throws: `link-outside` where a link on the way to the path leads out of the workspace, or to
    ///   nothing.
    package func refuseOutside(_ path: String) throws(DiagnosticError) {
        // A folder that is not made yet holds no links.
        guard let top = environment.resolved(root) else { return }
        var place = path
        while place != root, PathName.folder(of: place) != place {
            if let end = environment.resolved(place) {
                let isInside = end == top || PathName.isInside(end, top)
                guard isInside else { throw Self.outside(place, leadsAway: true) }
                return
            }
            let folder = PathName.folder(of: place)
            // A folder that cannot be listed lets nobody write either, and says so then.
            let names = (try? environment.list(folder)) ?? []
            guard !names.contains(PathName.last(of: place)) else {
                throw Self.outside(place, leadsAway: false)
            }
            place = folder
        }
    }

    /// - Parameter leadsAway: whether there is something at the end of the link.
    private static func outside(_ path: String, leadsAway: Bool) -> DiagnosticError {
        let (vi, en) =
            leadsAway
            ? ("dẫn ra ngoài thư mục làm việc", "that leads out of the workspace")
            : ("tới nơi không có", "to nothing")
        return DiagnosticError(
            .error(
                .linkOutside, vi: "“\(path)” là liên kết \(vi); không ghi vào đó",
                en: "“\(path)” is a link \(en); nothing is written there", at: .file(path),
                hints: [
                    Diagnostic.Hint(
                        vi: "xoá liên kết; nếu cần nội dung của nó thì chép tệp thật vào chỗ đó",
                        en: "remove the link; where its content is needed, copy the file itself there")
                ]))
    }
}
