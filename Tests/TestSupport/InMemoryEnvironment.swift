package import Diagnostics
package import Files
internal import Synchronization

/// An outside world in memory: no disk, a clock that stands still, no locale.
package final class InMemoryEnvironment: Environment {
    private let files: Mutex<[String: [UInt8]]>
    private let folders: Mutex<Set<String>>
    package let now: Int64
    package let locale: String
    private let assets: [String: Blob]

    package init(
        _ files: [String: String] = [:], now: Int64 = 1_748_044_800, locale: String = "",
        assets: [String: Blob] = [:]
    ) {
        self.files = Mutex(files.mapValues { Array($0.utf8) })
        self.folders = Mutex([])
        self.now = now
        self.locale = locale
        self.assets = assets
    }

    /// The bytes of a file; nil when it is not there.
    package func contents(_ path: String) -> [UInt8]? { files.withLock { $0[path] } }
    package func put(_ bytes: [UInt8], at path: String) { files.withLock { $0[path] = bytes } }
    package var paths: [String] { files.withLock { $0.keys.sorted() } }

    package func read(_ path: String, _ rule: InputRule) throws(DiagnosticError) -> [UInt8] {
        guard let bytes = contents(path) else {
            throw DiagnosticError(
                .error(.fileNotFound, vi: "không có tệp \(path)", en: "no file \(path)", at: .file(path)))
        }
        return bytes
    }

    package func write(_ bytes: [UInt8], to path: String) throws(DiagnosticError) { put(bytes, at: path) }

    package func list(_ folder: String) throws(DiagnosticError) -> [String] {
        if contents(folder) != nil {
            throw DiagnosticError(
                .error(.fileUnreadable, vi: "\(folder) là tệp", en: "\(folder) is a file", at: .file(folder)))
        }
        let prefix = folder.hasSuffix("/") ? folder : folder + "/"
        let names = paths.filter { $0.hasPrefix(prefix) }.compactMap {
            $0.dropFirst(prefix.count).split(separator: "/").first.map(String.init)
        }
        return Array(Set(names)).sorted()
    }

    package func resolved(_ path: String) -> String? { kind(of: path) == .missing ? nil : path }

    package func kind(of path: String) -> FileKind {
        if contents(path) != nil { return .file }
        let isFolder = paths.contains { $0.hasPrefix(path + "/") } || folders.withLock { $0.contains(path) }
        return isFolder ? .folder : .missing
    }

    package func createFolder(_ path: String) throws(DiagnosticError) {
        _ = folders.withLock { $0.insert(path) }
    }

    package func move(_ path: String, to target: String) throws(DiagnosticError) {
        let inside = paths.filter { $0.hasPrefix(path + "/") }
        guard inside.isEmpty else {
            for name in inside { try move(name, to: target + name.dropFirst(path.count)) }
            return
        }
        let bytes = try read(path)
        put(bytes, at: target)
        try remove(path)
    }

    /// Nothing in memory is read-only.
    package func protect(_ path: String) throws(DiagnosticError) { _ = try read(path) }

    package func remove(_ path: String) throws(DiagnosticError) {
        _ = files.withLock { $0.removeValue(forKey: path) }
    }

    package func removeFolder(_ path: String) throws(DiagnosticError) {
        _ = folders.withLock { $0.remove(path) }
    }

    /// The lock of a path is held by another process while the file is there.
    package func whileLocked<Result>(
        _ path: String, _ body: () throws(DiagnosticError) -> Result
    ) throws(DiagnosticError) -> Result? {
        contents(path) == nil ? try body() : nil
    }

    package func asset(_ name: String) -> Blob? { assets[name] }
    package var assetNames: [String] { assets.keys.sorted() }
}
