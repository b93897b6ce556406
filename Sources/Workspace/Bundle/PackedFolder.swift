package import Diagnostics
package import Files

/// A file of a workspace by its path in it: `results/2026/vhxh.csv`.
package struct PackedFile: Hashable, Sendable {
    package let name: String
    package let bytes: [UInt8]

    package init(_ name: String, _ bytes: [UInt8]) {
        self.name = name
        self.bytes = bytes
    }
}

/// A workspace whose files are in memory, read like one on disk: of a bundle, or a folder as it
/// was at one moment. What belongs to the program comes from the world outside, and nothing is
/// ever written.
package struct PackedFolder: Environment {
    /// The folder or bundle as the user named it; messages show `goi.zip/results/…`.
    package let root: String
    /// Of the path of each file.
    private let beginning: String
    private let outside: any Environment
    private let files: [String: [UInt8]]
    /// Folder → the names in it, sorted by bytes.
    private let names: [String: [String]]

    package init(root: String, files: [PackedFile], outside: any Environment) {
        self.root = root
        beginning = root.utf8.last == UInt8(ascii: "/") ? root : root + "/"
        self.outside = outside
        self.files = Dictionary(files.map { ($0.name, $0.bytes) }, uniquingKeysWith: { first, _ in first })
        var names: [String: Set<String>] = ["": []]
        for file in files {
            var path = file.name
            while let slash = path.lastIndex(of: "/") {
                let folder = String(path[..<slash])
                names[folder, default: []].insert(String(path[path.index(after: slash)...]))
                path = folder
            }
            names["", default: []].insert(path)
        }
        self.names = names.mapValues { $0.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) } }
    }

    /// The name in the folder; nil for a path outside it.
    private func name(of path: String) -> String? {
        if path == root { return "" }
        guard path.utf8.starts(with: beginning.utf8) else { return nil }
        return String(Substring(path.utf8.dropFirst(beginning.utf8.count)))
    }

    package func read(_ path: String, _ rule: InputRule) throws(DiagnosticError) -> [UInt8] {
        if let bytes = name(of: path).flatMap({ files[$0] }) { return bytes }
        throw DiagnosticError(
            .error(
                .fileNotFound, vi: "không có tệp “\(path)”", en: "there is no file “\(path)”",
                at: .file(path),
                hints: [BundleReader.sendAgain]))
    }

    package func list(_ folder: String) throws(DiagnosticError) -> [String] {
        if let found = name(of: folder).flatMap({ names[$0] }) { return found }
        throw DiagnosticError(
            .error(
                .fileNotFound, vi: "không có thư mục “\(folder)”", en: "there is no folder “\(folder)”",
                at: .file(folder),
                hints: [BundleReader.sendAgain]))
    }

    package func kind(of path: String) -> FileKind {
        guard let name = name(of: path) else { return .missing }
        return files[name] != nil ? .file : names[name] != nil ? .folder : .missing
    }

    package func resolved(_ path: String) -> String? { kind(of: path) == .missing ? nil : path }

    package func write(_ bytes: [UInt8], to path: String) throws(DiagnosticError) { throw readOnly(path) }
    package func createFolder(_ path: String) throws(DiagnosticError) { throw readOnly(path) }
    package func move(_ path: String, to target: String) throws(DiagnosticError) { throw readOnly(path) }
    package func remove(_ path: String) throws(DiagnosticError) { throw readOnly(path) }
    package func removeFolder(_ path: String) throws(DiagnosticError) { throw readOnly(path) }
    package func protect(_ path: String) throws(DiagnosticError) { throw readOnly(path) }

    package func whileLocked<Result>(
        _ path: String, _ body: () throws(DiagnosticError) -> Result
    ) throws(DiagnosticError) -> Result? { try body() }

    private func readOnly(_ path: String) -> DiagnosticError {
        DiagnosticError(
            .error(
                .packedReadOnly, vi: "“\(path)” nằm trong gói, không ghi vào được",
                en: "“\(path)” is in a bundle, which is not written to", at: .file(path),
                hints: [
                    Diagnostic.Hint(
                        vi: "mở gói ra trước: baocao unpack", en: "unpack it first: baocao unpack")
                ]))
    }

    package var now: Int64 { outside.now }
    package var locale: String { outside.locale }
    package func asset(_ name: String) -> Blob? { outside.asset(name) }
    package var assetNames: [String] { outside.assetNames }
}

extension DiagnosticID {
    package static let packedReadOnly = DiagnosticID("packed-read-only", .fault)
}
