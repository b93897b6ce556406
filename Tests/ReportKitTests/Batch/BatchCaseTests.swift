import Diagnostics
import Files
import Foundation
import TestSupport
import Testing

@testable import ReportKit

/// Lists, parts and what an array job says, from `Tests/Cases/batch`.
///
/// A list: its text is the input, `folders` and `files` are there, `links` (`a -> b`) lead to
/// others; `wards` is what becomes of each line. A part: `part` is what `--shard` says,
/// `variables` are set; `shard` is what comes out.
@Suite struct BatchCaseTests {
    @Test(arguments: CaseFile.all(in: "batch"))
    func reads(_ entry: CaseFile.Case) throws {
        entry.parts["part"] == nil ? try list(entry) : shard(entry)
    }

    private func list(_ entry: CaseFile.Case) throws {
        let world = ListedEnvironment(
            folders: lines(entry, "folders"), files: lines(entry, "files"), links: lines(entry, "links"))
        let source = try TextDecoding.sourceFile(Array((entry["input"] + "\n").utf8), path: "ds.txt")
        let list = WardList(source, relativeTo: ".", period: "2026", world)
        let renderer = DiagnosticRenderer(style: .short, language: .english)
        var told = list.wards.map { ward in
            if let fault = ward.fault { return renderer.render(fault) }
            if let twin = ward.twin { return "\(ward.folder): again, as \(list.wards[twin].folder)" }
            return "\(ward.folder): \(ward.report)"
        }
        told += list.notes.map(renderer.render)
        expect(told, "wards", entry)
    }

    private func shard(_ entry: CaseFile.Case) {
        var variables: [String: String] = [:]
        for line in lines(entry, "variables") {
            let sides = line.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            variables[String(sides[0])] = String(sides[1])
        }
        let world = ListedEnvironment(variables: variables)
        let told = lines(entry, "part").map { text in
            do throws(DiagnosticError) {
                let shard = try Shard.named(text, world)
                let places = (0..<10).filter(shard.takes).map(String.init).joined(separator: " ")
                return "\(text): \(shard.name), of ten \(places)"
            } catch {
                return "\(text): \(error.diagnostics.map(\.id.name).joined())"
            }
        }
        expect(told, "shard", entry)
    }

    private func lines(_ entry: CaseFile.Case, _ part: String) -> [String] {
        entry[part].split(separator: "\n").map(String.init)
    }

    private func expect(_ told: [String], _ part: String, _ entry: CaseFile.Case) {
        let text = told.joined(separator: "\n")
        if let difference = CaseFile.difference(in: entry, part: part, actual: text) {
            Issue.record(Comment(rawValue: difference))
        }
    }

    /// However many parts a list is split into, each ward is in one of them.
    @Test func everyWardIsInOnePart() {
        for count in [1, 2, 3, 7, 16, 100] {
            for place in 0..<250 {
                let parts = (1...count).filter { Shard(index: $0, count: count).takes(place) }
                #expect(parts.count == 1)
            }
            let sizes = (1...count).map { index in
                (0..<250).count { Shard(index: index, count: count).takes($0) }
            }
            #expect((sizes.max() ?? 0) - (sizes.min() ?? 0) <= 1)
        }
    }

    /// A name is no one else's, whatever folders there are, and no order changes it.
    @Test(arguments: [1, 2, 3, 4, 5, 6, 7, 8]) func namesAreUniqueInAnyOrder(_ seed: Int) throws {
        var random = SystemRandomNumberGenerator()
        let steps = ["a", "b", "A", "a-b", "b-a", "a-a", "x"]
        let paths = Set(
            (0..<60).map { _ in
                (0..<Int.random(in: 1...4)).map { _ in steps.randomElement(using: &random) ?? "" }
                    .joined(separator: "/")
            })
        var names: [[String: String]] = []
        for _ in 0..<3 {
            let shuffled = paths.shuffled()
            let source = SourceFile(path: "l", text: shuffled.joined(separator: "\n"))
            let list = WardList(
                source, relativeTo: ".", period: "2026", ListedEnvironment(folders: shuffled))
            names.append(Dictionary(uniqueKeysWithValues: list.wards.map { ($0.folder, $0.report) }))
        }
        #expect(names[0] == names[1] && names[1] == names[2])
        let folded = Set(names[0].values.map { $0.lowercased() })
        #expect(folded.count == paths.count, "\(paths.sorted())")
    }
}

/// A world of folders, files and links that can only be looked at.
private struct ListedEnvironment: Environment {
    var folders: Set<String> = []
    var files: Set<String> = []
    var links: [String: String] = [:]
    var variables: [String: String] = [:]

    init(
        folders: [String] = [], files: [String] = [], links: [String] = [], variables: [String: String] = [:]
    ) {
        self.folders = Set(folders.map(Self.plain))
        self.files = Set(files)
        self.variables = variables
        for link in links {
            let sides = link.split(separator: " -> ").map(String.init)
            self.links[sides[0]] = sides[1]
        }
    }

    /// Without `.`, `a/..` and slashes that say nothing.
    private static func plain(_ path: String) -> String {
        var steps: [Substring] = []
        for step in path.split(separator: "/") where step != "." {
            if step == "..", let last = steps.last, last != ".." {
                steps.removeLast()
            } else {
                steps.append(step)
            }
        }
        return steps.joined(separator: "/")
    }

    func resolved(_ path: String) -> String? {
        let plain = Self.plain(path)
        return "/" + (links[plain] ?? plain)
    }

    func kind(of path: String) -> FileKind {
        let plain = Self.plain(path)
        if files.contains(plain) { return .file }
        return folders.contains(links[plain] ?? plain) || plain.isEmpty ? .folder : .missing
    }

    func list(_ folder: String) throws(DiagnosticError) -> [String] {
        folders.union(files).filter { PathName.folder(of: $0) == folder }.map(PathName.last).sorted()
    }

    func variable(_ name: String) -> String? { variables[name] }
    func read(_ path: String, _ rule: InputRule) throws(DiagnosticError) -> [UInt8] { [] }
    func write(_ bytes: [UInt8], to path: String) throws(DiagnosticError) {}
    func createFolder(_ path: String) throws(DiagnosticError) {}
    func move(_ path: String, to target: String) throws(DiagnosticError) {}
    func remove(_ path: String) throws(DiagnosticError) {}
    func protect(_ path: String) throws(DiagnosticError) {}
    func whileLocked<Result>(
        _ path: String, _ body: () throws(DiagnosticError) -> Result
    ) throws(DiagnosticError) -> Result? { try body() }
    var now: Int64 { 0 }
    var locale: String { "" }
    func asset(_ name: String) -> Blob? { nil }
    var assetNames: [String] { [] }
}
