import Diagnostics
import Files
import Foundation
import ReportKit
import TestSupport

/// Small wards in memory and their list, for batches without worker processes.
enum BatchWorld {
    static let names = ["an", "binh", "chau"]

    static func make(_ names: [String] = names) throws -> InMemoryEnvironment {
        let environment = InMemoryEnvironment(assets: EmbeddedAssets.all)
        let folder = CaseFile.root + "/cli/ward/"
        let plan = try String(contentsOfFile: folder + "plan.yaml", encoding: .utf8)
        let form = try String(contentsOfFile: folder + "vp.csv", encoding: .utf8)
        for name in names {
            environment.put(Array(plan.replacing("TÊN", with: name).utf8), at: "\(name)/plan.yaml")
            environment.put(Array(form.utf8), at: "\(name)/results/2026-H1/vp.csv")
        }
        environment.put(Array((names.joined(separator: "\n") + "\n").utf8), at: "ds.txt")
        return environment
    }

    static let request = BatchRequest(list: "ds.txt", period: "2026-H1", output: "ra")

    static func run(
        in environment: any Environment, _ request: BatchRequest = request, strict: Bool = false,
        observe: @escaping (BatchEvent) -> Void = { _ in }
    ) -> Outcome {
        let presentation = Presentation(language: .en, style: .short, isStrict: strict)
        return Baocao(environment: environment, presentation: presentation)
            .batch(request, observe: observe)
    }

    /// The PDFs by path.
    static func reports(_ environment: InMemoryEnvironment) -> [String: [UInt8]] {
        var found: [String: [UInt8]] = [:]
        for path in environment.paths
        where path.hasPrefix("ra/") && path.hasSuffix(".pdf") && !path.contains("/.") {
            found[path] = environment.contents(path)
        }
        return found
    }
}

/// A world in which someone writes to files while they are read.
final class BusyEnvironment: Environment {
    private let base: InMemoryEnvironment
    private let onRead: @Sendable (String) -> Void

    /// - Parameter onRead: is told of each path right after it was read.
    init(_ base: InMemoryEnvironment, onRead: @escaping @Sendable (String) -> Void) {
        self.base = base
        self.onRead = onRead
    }

    func read(_ path: String, _ rule: InputRule) throws(DiagnosticError) -> [UInt8] {
        let bytes = try base.read(path, rule)
        onRead(path)
        return bytes
    }

    func write(_ bytes: [UInt8], to path: String) throws(DiagnosticError) { try base.write(bytes, to: path) }
    func list(_ folder: String) throws(DiagnosticError) -> [String] { try base.list(folder) }
    func kind(of path: String) -> FileKind { base.kind(of: path) }
    func resolved(_ path: String) -> String? { base.resolved(path) }
    func createFolder(_ path: String) throws(DiagnosticError) { try base.createFolder(path) }
    func move(_ path: String, to target: String) throws(DiagnosticError) { try base.move(path, to: target) }
    func remove(_ path: String) throws(DiagnosticError) { try base.remove(path) }
    func protect(_ path: String) throws(DiagnosticError) { try base.protect(path) }

    func whileLocked<Result>(
        _ path: String, _ body: () throws(DiagnosticError) -> Result
    ) throws(DiagnosticError) -> Result? { try base.whileLocked(path, body) }

    var now: Int64 { base.now }
    var locale: String { base.locale }
    func asset(_ name: String) -> Blob? { base.asset(name) }
    var assetNames: [String] { base.assetNames }
}
