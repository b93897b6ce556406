internal import Diagnostics
internal import Files
internal import ReportFacts
internal import TemplateEngine

/// A template and data of the user's, outside any workspace.
public struct TemplateRenderRequest: Sendable {
    public var template: String
    /// A JSON file that holds an object.
    public var data: String
    /// False prints exactly as Jinja2 does.
    public var escapes: Bool
    public var trimBlocks: Bool
    public var lstripBlocks: Bool
    public var keepTrailingNewline: Bool

    public init(
        template: String, data: String, escapes: Bool = true, trimBlocks: Bool = false,
        lstripBlocks: Bool = false, keepTrailingNewline: Bool = false
    ) {
        self.template = template
        self.data = data
        self.escapes = escapes
        self.trimBlocks = trimBlocks
        self.lstripBlocks = lstripBlocks
        self.keepTrailingNewline = keepTrailingNewline
    }
}

extension Baocao {
    /// The rendered template on stdout; includes come from the template's own folder.
    public func renderTemplate(_ request: TemplateRenderRequest) -> Outcome {
        run { (log) throws(DiagnosticError) in
            let source = try TemplateFolders.named(request.template, environment)
            let data = try TextDecoding.sourceFile(
                try environment.read(request.data, .fileOrStream), path: request.data)
            let folder = TemplateFolders(
                environment: environment, folders: [PathName.folder(of: request.template)],
                refusesBlank: false)
            let engine = TemplateEngine(
                loader: folder,
                options: RenderOptions(
                    escaping: request.escapes ? .markup : .none, trimBlocks: request.trimBlocks,
                    lstripBlocks: request.lstripBlocks, keepTrailingNewline: request.keepTrailingNewline),
                filters: VietnameseFilters.all)
            let template = try engine.parse(source)
            return try engine.render(template, with: try Record(json: data, isFrozen: false)).utf8
        } finish: {
            $0
        }
    }
}

/// Cutting paths as texts.
enum PathText {
    /// As a shell takes it for one word: `'hồ sơ/x'`; plain names stay as they are.
    static func shellQuoted(_ path: String) -> String {
        let isPlain = path.utf8.allSatisfy { byte in
            byte >= 0x80 || UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
                || UInt8(ascii: "a")...UInt8(ascii: "z") ~= (byte | 0x20) || "/._-".utf8.contains(byte)
        }
        // A dash in front would be an option.
        let name = path.hasPrefix("-") ? "./" + path : path
        return isPlain ? name : "'" + name.replacing("'", with: #"'\''"#) + "'"
    }

    /// `dir/page-2.png` from `dir/page.png`: the name with something before its ending.
    static func inserting(_ text: String, beforeEndingOf path: String) -> String {
        let nameStart = path.lastIndex(of: "/").map(path.index(after:)) ?? path.startIndex
        guard let dot = path[nameStart...].lastIndex(of: "."), dot > nameStart else { return path + text }
        return path[..<dot] + text + path[dot...]
    }
}
