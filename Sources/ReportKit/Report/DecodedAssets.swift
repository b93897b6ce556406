internal import Diagnostics
internal import Files
internal import Synchronization

/// The program's own texts, decoded once for many reports: they stay the same while it runs.
final class DecodedAssets: Sendable {
    private let files = Mutex<[String: SourceFile]>([:])

    func file(_ asset: Blob, _ path: String) throws(DiagnosticError) -> SourceFile {
        if let known = files.withLock({ $0[path] }) { return known }
        let file = try DecodedAssets.decode(asset, path)
        files.withLock { $0[path] = file }
        return file
    }

    static func decode(_ asset: Blob, _ path: String) throws(DiagnosticError) -> SourceFile {
        try TextDecoding.sourceFile(Array(asset.bytes), path: path)
    }
}
