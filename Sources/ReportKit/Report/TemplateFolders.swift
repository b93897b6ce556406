internal import Diagnostics
internal import Files
internal import TemplateEngine

/// Where templates come from: the workspace's own `templates/` first, then
/// those compiled into the program.
struct TemplateFolders: TemplateLoader {
    let environment: any Environment
    /// Folders on disk, the first wins.
    let folders: [String]

    private static let embedded = "templates/"

    func load(_ name: String) throws(DiagnosticError) -> SourceFile? {
        for folder in folders {
            let path = "\(folder)/\(name)"
            guard environment.kind(of: path) == .file else { continue }
            return try TextDecoding.sourceFile(try environment.read(path), path: path)
        }
        guard let asset = environment.asset(TemplateFolders.embedded + name) else { return nil }
        return try TextDecoding.sourceFile(Array(asset.bytes), path: TemplateFolders.embedded + name)
    }

    var names: [String] {
        environment.assetNames.filter { $0.hasPrefix(TemplateFolders.embedded) && $0.hasSuffix(".j2") }
            .map { String($0.dropFirst(TemplateFolders.embedded.count)) }
    }
}
