import Foundation
import Testing

/// The table of targets in the README, held true against the sources.
@Suite struct ImportTableTests {
    /// The root of this checkout.
    static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// Target → our targets it may import, read from the README's table.
    static let allowed: [String: Set<String>] = {
        // An unreadable README gives an empty table, which the first test refuses.
        let text = (try? String(contentsOf: root.appendingPathComponent("README.md"), encoding: .utf8)) ?? ""
        var table: [String: Set<String>] = [:]
        for line in text.split(separator: "\n") where line.hasPrefix("| `") {
            let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
            guard cells.count == 3 else { continue }
            let imports = Set(names(in: cells[2]))
            for target in names(in: cells[0]) { table[target] = imports }
        }
        return table
    }()

    /// The words between backquotes.
    static func names(in cell: String) -> [String] {
        cell.split(separator: "`", omittingEmptySubsequences: false).enumerated()
            .filter { $0.offset % 2 == 1 }.map { String($0.element) }
    }

    static var targets: [String] {
        get throws {
            try FileManager.default.contentsOfDirectory(atPath: root.appendingPathComponent("Sources").path)
                .filter { !$0.hasPrefix(".") }.sorted()
        }
    }

    @Test func everyTargetStandsInTheTableAndTheOtherWayRound() throws {
        #expect(try Self.targets == Self.allowed.keys.sorted())
    }

    @Test(arguments: try ImportTableTests.targets)
    func importsOnlyWhatTheTableAllows(_ target: String) throws {
        let ours = Set(try Self.targets)
        let allowed = try #require(Self.allowed[target])
        let folder = Self.root.appendingPathComponent("Sources/\(target)")
        let files = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
        for file in files where file.hasSuffix(".swift") {
            let text = try String(contentsOf: folder.appendingPathComponent(file), encoding: .utf8)
            for module in Self.imports(in: text) where ours.contains(module) {
                #expect(allowed.contains(module), "\(target)/\(file) imports \(module)")
            }
        }
    }

    /// The modules of the import lines, whatever their access level or attribute.
    static func imports(in text: String) -> [String] {
        text.split(separator: "\n").compactMap { line in
            let words = line.split(separator: " ")
            guard let keyword = words.firstIndex(of: "import"), keyword <= 3, keyword + 1 < words.count,
                !line.hasPrefix("//"), !line.hasPrefix(" ")
            else { return nil }
            return words[keyword + 1].split(separator: ".").first.map(String.init)
        }
    }

    /// Clock, files and surroundings come in through `Environment`, nowhere else.
    @Test(arguments: [
        "FileManager", "Date()", "Locale.current", "ProcessInfo", "getenv(", "fopen(", "time(nil",
    ])
    func theOutsideWorldEntersThroughFilesOnly(_ word: String) throws {
        let sources = Self.root.appendingPathComponent("Sources")
        let files = FileManager.default.enumerator(atPath: sources.path)?.compactMap { $0 as? String } ?? []
        let free = ["Files/", "baocao-bench/"]
        for file in files where file.hasSuffix(".swift") && !free.contains(where: file.hasPrefix) {
            let text = try String(contentsOf: sources.appendingPathComponent(file), encoding: .utf8)
            #expect(!text.contains(word), "\(file) uses \(word)")
        }
    }
}
