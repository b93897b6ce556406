internal import Diagnostics
internal import Files

/// Where a file may be written: the one place that keeps data from being written over.
struct OutputGuard {
    let environment: any Environment

    /// Refuses a path that a file of this kind cannot or must not be written to.
    /// - Parameter fileName: what the file could be called in a folder that was named.
    func check(_ path: String, _ kind: OutputKind, fileName: String) throws(DiagnosticError) {
        try Self.refuseEmpty(path)
        try refuseData(path)
        guard environment.kind(of: path) != .folder, !path.hasSuffix("/") else {
            throw isFolder(path, fileName)
        }
        try checkFolder(of: path)
        try refuseOther(path, kind)
    }

    /// Refuses what would be lost by writing a file that is made.
    func check(_ file: Baocao.RenderedFile) throws(DiagnosticError) {
        try refuseData(file.path)
        try refuseOther(file.path, file.kind, writing: file.bytes)
    }

    /// An empty name after `-o` is most often a variable of a script that was never set.
    static func refuseEmpty(_ output: String?) throws(DiagnosticError) {
        guard output == "" else { return }
        throw DiagnosticError(
            .error(
                .emptyName, vi: "tên sau “-o” để trống", en: "the name after “-o” is empty",
                hints: [
                    Diagnostic.Hint(
                        vi: "ghi tên tệp hay thư mục sau -o, hoặc bỏ -o đi",
                        en: "write a name after -o, or leave -o out")
                ]))
    }

    // MARK: data of workspaces

    func refuseData(_ path: String) throws(DiagnosticError) {
        if isData(path) { throw Self.isInput(path) }
    }

    /// Whether a place belongs to the data of whatever workspace it is in: what reports are made
    /// from, and what was sent; with a slash at its end, whether what is put into the folder would.
    func isData(_ path: String) -> Bool {
        let target = environment.place(of: path) + (path.hasSuffix("/") ? "/" : "")
        var folder = environment.place(of: path)
        while true {
            let parent = PathName.folder(of: folder)
            if parent == folder { return false }
            folder = parent
            guard isWorkspace(folder) else { continue }
            let name = target.dropFirst(folder == "/" ? 1 : folder.count + 1)
            let isFile = ["plan.yaml", "wards.yaml", "indicators.yaml"].contains(name)
            if isFile || ["reports/", "results/", "sent/"].contains(where: name.hasPrefix) { return true }
        }
    }

    private func isWorkspace(_ folder: String) -> Bool {
        ["plan.yaml", "wards.yaml"].contains { environment.kind(of: PathName.join(folder, $0)) == .file }
    }

    static func isInput(_ output: String) -> DiagnosticError {
        DiagnosticError(
            .error(
                .outputIsInput,
                vi: "“\(output)” là dữ liệu của thư mục làm việc, không ghi đè báo cáo lên đó",
                en: "“\(output)” is data of the workspace; a report is not written over it",
                at: .file(output),
                hints: [Diagnostic.Hint(vi: "chọn tên tệp khác", en: "choose another file name")]))
    }

    // MARK: what is there already

    /// Refuses to replace a file that the program would not have made itself. An empty one is
    /// nobody's, over the same bytes nothing is lost, and what is no regular file is never replaced.
    private func refuseOther(
        _ path: String, _ kind: OutputKind, writing bytes: [UInt8]? = nil
    ) throws(DiagnosticError) {
        guard environment.kind(of: path) == .file else { return }
        // What cannot be read, or is too large to be ours, is somebody else's.
        if let old = try? environment.read(path) {
            if old.isEmpty || old == bytes || kind.recognises(old, named: path) { return }
        }
        throw DiagnosticError(
            .error(
                .outputOther,
                vi: "“\(path)” đã có và không phải tệp \(kind.name) như baocao lập, không ghi đè",
                en: "“\(path)” is there and no \(kind.name) as this program makes it; it is not written over",
                at: .file(path),
                hints: [
                    Diagnostic.Hint(
                        vi: "chọn tên khác, hoặc tự chuyển tệp đang có đi nơi khác",
                        en: "choose another name, or move the file away yourself")
                ]))
    }

    // MARK: folders

    /// Refuses a folder that is not there before the work is done, not after.
    func checkFolder(of output: String) throws(DiagnosticError) {
        let folder = PathName.folder(of: output)
        switch environment.kind(of: folder) {
        case .folder: return
        case .missing:
            let command = "mkdir -p \(PathText.shellQuoted(folder))"
            throw DiagnosticError(
                .error(
                    .missingFolder, vi: "không có thư mục “\(folder)” để ghi tệp",
                    en: "there is no folder “\(folder)” to write to", at: .file(output),
                    hints: [
                        Diagnostic.Hint(
                            vi: "tạo thư mục trước: \(command)", en: "make it first: \(command)")
                    ]))
        case .file, .other:
            throw DiagnosticError(
                .error(
                    .missingFolder, vi: "“\(folder)” không phải là thư mục nên không ghi tệp vào đó được",
                    en: "“\(folder)” is no folder, so no file can be written into it", at: .file(output),
                    hints: [Diagnostic.Hint(vi: "chọn thư mục khác", en: "choose another folder")]))
        }
    }

    private func isFolder(_ output: String, _ fileName: String) -> DiagnosticError {
        let inside = PathName.join(output, fileName)
        return DiagnosticError(
            .error(
                .outputIsFolder, vi: "“\(output)” là một thư mục, cần tên một tệp",
                en: "“\(output)” is a folder; the name of a file is due", at: .file(output),
                hints: [Diagnostic.Hint(vi: "viết -o \(inside)", en: "write -o \(inside)")]))
    }

    // MARK: endings

    /// The endings that promise some content.
    private static let known = [
        "pdf", "png", "svg", "md", "doc", "docx", "xls", "xlsx", "jpg", "jpeg", "zip", "json", "yaml", "yml",
        "csv", "txt", "j2",
    ]

    /// `x.png` that holds a PDF opens in no viewer of pictures.
    func checkEnding(of output: String, _ kind: OutputKind, _ log: inout DiagnosticLog) {
        let ending = PathName.pathExtension(of: output)
        guard Self.known.contains(ending), !kind.endings.contains(ending) else { return }
        let right = output.dropLast(ending.count) + kind.endings[0]
        var hints = [Diagnostic.Hint(vi: "đổi tên tệp thành \(right)", en: "name the file \(right)")]
        let formats = RenderRequest.Format.allCases
        if formats.contains(where: { $0.kind == kind }),
            let format = formats.first(where: { $0.ending == ending })
        {
            hints.append(
                Diagnostic.Hint(
                    vi: "hoặc thêm --format \(format.rawValue)", en: "or add --format \(format.rawValue)"))
        }
        log.report(
            .warning(
                .otherEnding, vi: "“\(output)” có đuôi .\(ending) nhưng nội dung là \(kind.name)",
                en: "“\(output)” ends in .\(ending) but holds \(kind.name)", at: .file(output),
                hints: hints))
    }
}

extension Environment {
    /// Where a file or folder is, or will be when it is made: with every link followed that is there.
    func place(of path: String) -> String {
        var (above, rest): (String, String?) = (path, nil)
        while true {
            if let found = resolved(above) { return rest.map { PathName.join(found, $0) } ?? found }
            let folder = PathName.folder(of: above)
            guard folder != above else { return path }
            rest = rest.map { PathName.join(PathName.last(of: above), $0) } ?? PathName.last(of: above)
            above = folder
        }
    }
}

extension DiagnosticID {
    static let emptyName = DiagnosticID("empty-name", .usage)
    static let missingFolder = DiagnosticID("missing-folder", .output)
    static let outputIsFolder = DiagnosticID("output-is-folder", .output)
    static let outputIsInput = DiagnosticID("output-is-input", .output)
    static let outputOther = DiagnosticID("output-other", .output)
    static let otherEnding = DiagnosticID("other-ending", .output)
}
