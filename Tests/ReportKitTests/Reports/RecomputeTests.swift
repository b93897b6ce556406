import Foundation
import ReportKit
import TestSupport
import Testing

/// Every number of the reports, recomputed from the files they were made from by a program that
/// shares no line with this one: `Tests/Oracles/recompute_report.py`.
@Suite struct RecomputeTests {
    @Test func theSampleAddsUp() throws {
        for found in try findings(in: ReportToMeasure.all.filter { $0.plan == nil }) {
            Issue.record("\(found)")
        }
    }

    @Test(.enabled("the real plans are not beside the repository: not run") { ReportToMeasure.arePlansThere })
    func reportsOfRealPlansAddUp() throws {
        for found in try findings(in: ReportToMeasure.all.filter { $0.plan != nil }) {
            Issue.record("\(found)")
        }
    }

    /// The program can say no: one digit changed in the report is found.
    @Test func aChangedDigitIsFound() throws {
        for (old, new) in [("chiếm 59", "chiếm 58"), ("| 905 |", "| 906 |"), ("24/29", "23/29")] {
            let sample = ReportToMeasure.all.filter { $0.plan == nil && $0.isAnnual }
            let markup = { (text: String) in
                #expect(text.contains(old) || text.contains(old.replacing("/", with: "\\/")))
                return text.replacing(old, with: new).replacing(
                    old.replacing("/", with: "\\/"), with: new.replacing("/", with: "\\/"))
            }
            let found = try findings(in: sample, changing: markup)
            #expect(found != [] || Self.isNotRun, "\(old) as \(new)")
        }
    }

    private static var isNotRun: Bool { PythonTools.interpreter(for: 1, of: "numbers recomputed") == nil }

    private func findings(
        in reports: [ReportToMeasure], changing change: (String) -> String = { $0 }
    ) throws -> [String] {
        guard let python = PythonTools.interpreter(for: reports.count, of: "numbers recomputed") else {
            return []
        }
        let root = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        defer { try? FileManager.default.removeItem(at: root) }  // A leftover folder harms nobody.
        var arguments: [String] = []
        for (index, report) in reports.enumerated() {
            let workspace = try FilledWorkspace(report)
            let markup = change(String(decoding: try workspace.render(.markup), as: UTF8.self))
            let folder = root.appendingPathComponent("\(index)")
            for path in workspace.environment.paths where path.hasPrefix("d/") {
                let file = folder.appendingPathComponent(path)
                try FileManager.default.createDirectory(
                    at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
                try Data(workspace.environment.contents(path) ?? []).write(to: file)
            }
            let rendered = folder.appendingPathComponent("report.md")
            try Data(markup.utf8).write(to: rendered)
            arguments += [folder.appendingPathComponent("d").path, report.period, rendered.path]
        }
        let answer = try PythonTools.answer(of: "recompute_report.py", with: python, arguments)
        let found = try JSONDecoder().decode([[String]].self, from: Data(answer))
        #expect(found.count == reports.count)
        return zip(reports, found).flatMap { report, texts in texts.map { "\(report): \($0)" } }
    }
}
