import Foundation
import TestSupport
import Testing

/// The files are in our own words: none takes over the sentences of a real plan.
@Suite struct OwnWordsTests {
    /// What nobody can word otherwise; each counts as one word.
    private static var names: [String] {
        get throws {
            try String(contentsOfFile: CaseFile.root + "/own-words/names.txt", encoding: .utf8)
                .split(separator: "\n").filter { !$0.hasPrefix("#") }.map(String.init)
        }
    }

    private static var plans: [(name: String, text: String)] {
        get throws { try PlanFolder.names.map { ($0, try PlanFolder.text($0)) } }
    }

    @Test(.enabled(if: PlanFolder.isPresent)) func noFileSharesALongRunOfWordsWithARealPlan() throws {
        let shared = SharedRuns(with: try Self.plans, names: try Self.names)
        let files = try Self.textFiles()
        #expect(files.count > 500)
        for (file, text) in files {
            for run in shared.runs(in: text) {
                Issue.record("\(file):\(run.line): “\(run.words)” stands in \(run.source)")
            }
        }
    }

    /// A name that no plan has excuses nothing.
    @Test(.enabled(if: PlanFolder.isPresent)) func everyNameStandsInAPlan() throws {
        let text = try Self.plans.map { Self.folded($0.text) }.joined(separator: " ")
        for name in try Self.names { #expect(text.contains(Self.folded(name)), "\(name)") }
    }

    private static func folded(_ text: String) -> String {
        text.lowercased().split { !$0.isLetter && !$0.isNumber }.joined(separator: " ")
    }

    /// The text files of the checkout, by their paths in it.
    private static func textFiles() throws -> [(path: String, text: String)] {
        let root = ImportTableTests.root
        let top = try FileManager.default.contentsOfDirectory(atPath: root.path)
            .filter { !$0.hasPrefix(".") || $0 == ".ci" }.sorted()
        return top.flatMap { name in
            let inside = FileManager.default.enumerator(atPath: root.appendingPathComponent(name).path)?
                .compactMap { $0 as? String }.sorted().map { "\(name)/\($0)" }
            return [name] + (inside ?? [])
        }.compactMap { path in
            // A folder, a font or a picture is no text.
            guard let bytes = try? Data(contentsOf: root.appendingPathComponent(path)), !bytes.contains(0),
                let text = String(data: bytes, encoding: .utf8)
            else { return nil }
            return (path, text)
        }
    }

    // MARK: - The search itself

    private static let plan = """
        một hai ba bốn năm sáu
        bảy tám chín mười trăm nghìn
        vạn Hội Người cao tuổi
        """

    private func lines(_ text: String) -> [String] {
        SharedRuns(with: [("k", Self.plan)], names: ["Hội người cao tuổi"]).runs(in: text)
            .map { "\($0.line): \($0.words)" }
    }

    @Test func twelveWordsAreARunAndElevenAreNot() {
        #expect(lines("một hai ba bốn năm sáu bảy tám chín mười trăm") == [])
        #expect(
            lines("x\ny một hai ba bốn năm sáu bảy tám chín mười trăm nghìn, z")
                == ["2: một hai ba bốn năm sáu bảy tám chín mười trăm nghìn"])
        #expect(lines("một hai ba bốn năm sáu x bảy tám chín mười trăm nghìn") == [])
    }

    @Test func caseMarksLinesAndUnicodeFormAreNoMatter() {
        let text = "- HAI, ba\n+ Bốn; NĂM sáu. “Bảy” tám\n\nchín (mười)\ntrăm | nghìn vạn"
        let found = ["1: hai ba bốn năm sáu bảy tám chín mười trăm nghìn vạn"]
        #expect(lines(text) == found)
        #expect(lines(text.decomposedStringWithCanonicalMapping) == found)
    }

    @Test func aNameCountsAsOneWord() {
        #expect(lines("năm sáu bảy tám chín mười trăm nghìn vạn hội người cao tuổi") == [])
        #expect(
            lines("ba bốn năm sáu bảy tám chín mười trăm nghìn vạn Hội Người Cao Tuổi")
                == ["1: ba bốn năm sáu bảy tám chín mười trăm nghìn vạn hội người cao tuổi"])
    }

    @Test func overlappingRunsAreOneAndLaterOnesAreFound() {
        let run = "một hai ba bốn năm sáu bảy tám chín mười trăm nghìn vạn"
        #expect(lines("\(run)\nx\n\(run)") == ["1: \(run)", "3: \(run)"])
    }
}
