internal import Diagnostics
internal import Files
internal import TemplateEngine
internal import Workspace

/// Where templates come from: the workspace's own `templates/` first, then
/// those compiled into the program.
struct TemplateFolders: TemplateLoader {
    let environment: any Environment
    /// Folders on disk, the first wins.
    let folders: [String]
    /// The program's own texts, where several reports use them.
    var decoded: DecodedAssets?
    /// Whether a template without a word is refused, as in a report.
    var refusesBlank = true

    static let embedded = "templates/"

    func load(_ name: String) throws(DiagnosticError) -> SourceFile? {
        for folder in folders {
            let path = PathName.join(folder, name)
            guard environment.kind(of: path) != .missing else { continue }
            guard isInside(path, folder) else { throw outside(name, path) }
            let file = try TextDecoding.sourceFile(try environment.read(path), path: path)
            if refusesBlank { try BlankTemplate.refuse(file) }
            return file
        }
        guard let asset = environment.asset(TemplateFolders.embedded + name) else { return nil }
        let path = TemplateFolders.embedded + name
        guard let decoded else { return try DecodedAssets.decode(asset, path) }
        return try decoded.file(asset, path)
    }

    /// A link in a template folder must not lead out of it.
    private func isInside(_ path: String, _ folder: String) -> Bool {
        guard let file = environment.resolved(path), let root = environment.resolved(folder) else {
            return false
        }
        return PathName.isInside(file, root)
    }

    private func outside(_ name: String, _ path: String) -> DiagnosticError {
        DiagnosticError(
            .error(
                .missingTemplate, vi: "mẫu “\(name)” là liên kết dẫn ra ngoài thư mục mẫu",
                en: "the template “\(name)” is a link that leads out of the template folder",
                at: .file(path),
                hints: [
                    Diagnostic.Hint(
                        vi: "chép tệp thật vào thư mục mẫu", en: "copy the file itself into the folder")
                ]))
    }

    var names: [String] {
        environment.assetNames.filter { $0.hasPrefix(TemplateFolders.embedded) && $0.hasSuffix(".j2") }
            .map { String($0.dropFirst(TemplateFolders.embedded.count)) }
    }
}

extension TemplateFolders {
    /// A template that the user names. Where there is none, the one that was meant is told: of the
    /// folder or its `templates/`, else the program's own, which has to be copied first.
    static func named(
        _ path: String, _ environment: any Environment
    ) throws(DiagnosticError) -> SourceFile {
        do throws(DiagnosticError) {
            return try TextDecoding.sourceFile(try environment.read(path, .fileOrStream), path: path)
        } catch {
            guard var missing = error.diagnostics.first, missing.id == .fileNotFound,
                let meant = meant(by: path, environment)
            else { throw error }
            missing.hints = [meant]
            throw DiagnosticError(missing)
        }
    }

    private static func meant(by path: String, _ environment: any Environment) -> Diagnostic.Hint? {
        let folder = PathName.folder(of: path)
        // A folder that cannot be listed has no names to offer.
        let beside = (try? environment.list(folder)) ?? []
        let below = (try? files(under: folder, environment)) ?? []
        let near = (beside + below).filter { $0.hasSuffix(".j2") && isNear($0, path) }
            .map { folder == "." ? $0 : PathName.join(folder, $0) }
        if let hint = NearMiss.hint(naming: Array(near.prefix(3))) { return hint }
        let own = environment.assetNames.filter { isSkeleton($0) }
        guard let name = own.first(where: { isNear($0, path) }) else { return nil }
        let isOfWorkspace = PathName.last(of: folder) == PathName.last(of: embedded)
        let workspace = isOfWorkspace ? PathText.shellQuoted(PathName.folder(of: folder)) : nil
        return Diagnostic.Hint(
            vi: "mẫu của chương trình phải chép ra trước: baocao template copy \(workspace ?? "THƯ-MỤC")"
                + ", rồi dùng \(workspace ?? "THƯ-MỤC")/\(name)",
            en: "the program's own is copied first: baocao template copy \(workspace ?? "FOLDER")"
                + ", then named \(workspace ?? "FOLDER")/\(name)")
    }

    /// One of the program's own that a report is made from.
    private static func isSkeleton(_ name: String) -> Bool {
        name.hasSuffix(".j2") && PathName.folder(of: name) + "/" == embedded
    }

    /// By the file's name, with or without its endings.
    private static func isNear(_ name: String, _ path: String) -> Bool {
        func bare(_ path: String) -> String {
            String(PathName.last(of: path).prefix { $0 != "." })
        }
        let (known, wanted) = (bare(name), bare(path))
        return known == wanted || !NearMiss.candidates(for: wanted, among: [known]).isEmpty
    }

    /// The skeletons, their parts and the sets of indicators: what an office may make its own. Those
    /// of a city only where the workspace is one.
    static func copied(to workspace: String, _ environment: any Environment) -> [String] {
        let isCity = environment.kind(of: PathName.join(workspace, "wards.yaml")) == .file
        return environment.assetNames.filter { name in
            name.hasPrefix(embedded) && !name.hasPrefix(embedded + "demo/") && (isCity || !isOfCity(name))
        }
    }

    private static func isOfCity(_ name: String) -> Bool {
        name.contains("tong-hop") || name == WorkspaceFolder.groupingFile
    }

    /// The files under a workspace's `templates/`, from the workspace.
    static func files(
        under workspace: String, _ environment: any Environment, in folder: String = "templates"
    ) throws(DiagnosticError) -> [String] {
        guard environment.kind(of: PathName.join(workspace, folder)) != .missing else { return [] }
        var names: [String] = []
        for name in try environment.list(PathName.join(workspace, folder)) where !name.hasPrefix(".") {
            let path = PathName.join(folder, name)
            switch environment.kind(of: PathName.join(workspace, path)) {
            case .folder where environment.isLink(PathName.join(workspace, path)): continue
            case .folder: names += try files(under: workspace, environment, in: path)
            case .file: names.append(path)
            case .missing, .other: continue
            }
        }
        return names
    }
}
