import Files
import ReportKit
import TestSupport
import Testing

/// Whole workspaces in memory, from `Tests/Cases/check`: each case gives the files that differ
/// from the sample workspace (`file PATH`; an empty one takes the file away; `edit PATH` lists
/// changes) and tells what `check` says about it. Its input names the period and the options.
@Suite struct CheckCaseTests {
    @Test(arguments: CaseFile.all(in: "check"))
    func finds(_ entry: CaseFile.Case) throws {
        let environment = try CheckWorkspace.environment(entry)
        let options = entry["input"]
        let named = options.split(whereSeparator: \.isWhitespace).first { $0.hasPrefix("20") }
        let period = options.contains("annual") ? "2026" : named.map(String.init) ?? "2026-H1"
        var request = CheckRequest(folder: "w", period: period)
        if options.contains("previous") { request.previous = "old" }
        request.printsJSON = options.contains("json")
        let presentation = Presentation(
            language: .vi, style: options.contains("human") ? .human : .short,
            isStrict: options.contains("strict"))
        let outcome = Baocao(environment: environment, presentation: presentation).check(request)
        expect("\(outcome.status)", is: "status", of: entry)
        expect(outcome.messages, is: "stderr", of: entry)
        if entry.parts["stdout"] != nil || outcome.status > 2 {
            expect(String(decoding: outcome.output, as: UTF8.self), is: "stdout", of: entry)
        }
    }

    private func expect(_ actual: String, is part: String, of entry: CaseFile.Case) {
        let actual = actual.hasSuffix("\n") ? String(actual.dropLast()) : actual
        if let difference = CaseFile.difference(in: entry, part: part, actual: actual) {
            Issue.record(Comment(rawValue: difference))
        }
    }
}

/// The workspace the cases of `check` start from: a ward with three units, all of it right.
enum CheckWorkspace {
    static func environment(_ entry: CaseFile.Case) throws -> InMemoryEnvironment {
        let environment = InMemoryEnvironment(now: 1_781_913_600, assets: EmbeddedAssets.all)  // 20 June 2026
        for (path, text) in try files() { environment.put(Array(text.utf8), at: path) }
        for (part, text) in entry.parts.sorted(by: { $0.key < $1.key }) {
            let words = part.split(separator: " ", maxSplits: 1)
            guard words.count == 2 else { continue }
            let path = String(words[1])
            switch words[0] {
            case "file" where text.isEmpty: try environment.remove(path)
            case "file": environment.put(Array((text + "\n").utf8), at: path)
            case "edit": try edit(path, text, environment)
            default: Issue.record("unknown part “\(part)”")
            }
        }
        return environment
    }

    /// Lines `old => new`: each replaces a text that must be there; `⏎` in the new one begins a line.
    private static func edit(_ path: String, _ text: String, _ environment: InMemoryEnvironment) throws {
        var content = String(decoding: try environment.read(path), as: UTF8.self)
        for line in text.split(separator: "\n") {
            let sides = line.split(separator: " => ", maxSplits: 1, omittingEmptySubsequences: false)
            try #require(sides.count == 2 && content.contains(sides[0]), "\(path): \(line)")
            content = content.replacing(sides[0], with: sides[1].replacing("⏎", with: "\n"))
        }
        environment.put(Array(content.utf8), at: path)
    }

    /// The files under `Tests/Cases/check/workspace`, by their path in the workspace `w`.
    private static func files() throws -> [(String, String)] {
        let system = SystemEnvironment()
        let root = CaseFile.root + "/check/workspace"
        var found: [(String, String)] = []
        var open = [""]
        while let folder = open.popLast() {
            for name in try system.list(root + folder) {
                let path = "\(folder)/\(name)"
                if system.kind(of: root + path) == .folder {
                    open.append(path)
                } else {
                    found.append(("w" + path, String(decoding: try system.read(root + path), as: UTF8.self)))
                }
            }
        }
        try #require(found.count > 3)
        return found
    }
}
