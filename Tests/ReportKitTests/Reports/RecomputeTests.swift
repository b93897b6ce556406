import Foundation
import ReportKit
import TestSupport
import Testing

/// Every number of the reports, recomputed from the files they were made from by a program that
/// shares no line with this one: `Tests/Oracles/recompute_report.py`.
@Suite struct RecomputeTests {
    @Test func theSampleAddsUp() throws {
        for found in try findings(in: ReportToMeasure.all.filter { $0.plan == nil }).joined() {
            Issue.record("\(found)")
        }
    }

    @Test(.enabled("the real plans are not beside the repository: not run") { ReportToMeasure.arePlansThere })
    func reportsOfRealPlansAddUp() throws {
        for found in try findings(in: ReportToMeasure.all.filter { $0.plan != nil }).joined() {
            Issue.record("\(found)")
        }
    }

    /// The sample beside a year before it: the same workspace with other figures.
    @Test func comparisonsAddUp() throws {
        let samples = ReportToMeasure.all.filter { $0.plan == nil }
        for found in try findings(in: samples, besideYearBefore: true).joined() {
            Issue.record("\(found)")
        }
    }

    /// Real plans answered wholly, by halves and not at all, with counts, beside a year before.
    @Test(
        .enabled("the real plans are not beside the repository: not run") { ReportToMeasure.arePlansThere },
        arguments: FilledWorkspace.Filling.allCases)
    func everyFillingAddsUp(_ filling: FilledWorkspace.Filling) throws {
        let reports = ReportToMeasure.all.filter { $0.plan != nil }
        for found in try findings(in: reports, filling, besideYearBefore: true).joined() {
            Issue.record("\(filling): \(found)")
        }
    }

    /// The program can say no: one digit changed in the report is found, wherever it stands.
    @Test func aChangedDigitIsFound() throws {
        let changes = [
            ("chiếm 59", "chiếm 58"), ("| 905 |", "| 906 |"), ("24/28", "23/28"), ("32,7%", "32,8%"),
            ("17 | 52", "17 | 53"), ("hoàn thành: 100", "hoàn thành: 90"), ("211,8", "211,7"),
            ("ban hành 3 văn bản", "ban hành 4 văn bản"),
            ("**29** | **24**", "**29** | **25**"), ("108,6", "108,7"), ("11 chỉ tiêu", "12 chỉ tiêu"),
            ("với 2.006", "với 2.007"), ("điểm phần trăm", "1 điểm phần trăm"), ("giảm 14,3", "giảm 14,2"),
            ("phát hiện: 7 vụ", "phát hiện: 8 vụ"), ("giảm 2 vụ (22", "giảm 2 vụ (23"),
            ("người | 9(", "người | 8("),
        ]
        try expectFound(changes)
    }

    /// A figure the program has no sum for is one that nobody recomputed: it fails, too.
    @Test func aNumberNobodyRecomputedIsFound() throws {
        let sentences = [
            "Có 7 nhiệm vụ trọng tâm.", "Bình quân 12,5 lượt người mỗi cuộc.", "Đạt 103% kế hoạch.",
            "Trong quý 2 có 3 lớp.", "| 30 | Thêm | Các đơn vị | Hoàn thành | 1 | 2 | 1 | 0 | - |",
        ]
        try expectFound(
            sentences.map { ("# ĐÁNH GIÁ CHUNG", "\($0)\n\n# ĐÁNH GIÁ CHUNG") }, as: "not recomputed")
    }

    /// Each change alone, in the sample's annual report beside the year before.
    private func expectFound(_ changes: [(old: String, new: String)], as words: String = "") throws {
        let sample = ReportToMeasure.all.filter { $0.plan == nil && $0.isAnnual }
        let found = try findings(
            in: sample, besideYearBefore: true,
            changing: changes.map { change in
                { (text: String) in
                    let forms: [(String) -> String] = [{ $0 }, \.markupEscaped]
                    let form = forms.first { text.contains($0(change.old)) }
                    #expect(form != nil, "the report does not say “\(change.old)”")
                    return form.map { text.replacing($0(change.old), with: $0(change.new)) } ?? text
                }
            })
        for (change, texts) in zip(changes, found) {
            #expect(
                texts.contains { words.isEmpty || $0.contains(words) },
                "\(change.old) as \(change.new): \(texts)")
        }
    }

    /// What is found in each report, after each change of its text.
    private func findings(
        in reports: [ReportToMeasure],
        _ filling: FilledWorkspace.Filling = .whole,
        besideYearBefore isCompared: Bool = false,
        changing changes: [(String) -> String] = [{ $0 }]
    ) throws -> [[String]] {
        guard let python = PythonTools.interpreter(for: reports.count, of: "numbers recomputed") else {
            return []
        }
        let root = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        defer { try? FileManager.default.removeItem(at: root) }  // A leftover folder harms nobody.
        var arguments: [String] = []
        for (index, report) in reports.enumerated() {
            let folder = root.appendingPathComponent("\(index)")
            let markup = try render(report, filling, isCompared: isCompared, into: folder)
            let before = !isCompared ? "-" : folder.appendingPathComponent("p").path
            for (number, change) in changes.enumerated() {
                let rendered = folder.appendingPathComponent("report-\(number).md")
                try Data(change(markup).utf8).write(to: rendered)
                arguments += [folder.appendingPathComponent("d").path, before, report.period, rendered.path]
            }
        }
        let answer = try PythonTools.answer(of: "recompute_report.py", with: python, arguments)
        let found = try JSONDecoder().decode([[String]].self, from: Data(answer))
        #expect(found.count == reports.count * changes.count)
        return found.enumerated().map { index, texts in
            texts.map { "\(reports[index / changes.count]): \($0)" }
        }
    }

    /// The markup of a report; its workspaces are written into a folder for the other program.
    private func render(
        _ report: ReportToMeasure, _ filling: FilledWorkspace.Filling, isCompared: Bool, into folder: URL
    ) throws -> String {
        let workspace = try FilledWorkspace(report, filling)
        if filling != .none { workspace.putCounts() }
        if isCompared {
            let before = try FilledWorkspace(report)
            before.putCounts()
            workspace.putYearBefore(before)
        }
        let markup = try workspace.render(.markup, previous: isCompared ? "p" : nil)
        for path in workspace.environment.paths where path.hasPrefix("d/") || path.hasPrefix("p/") {
            let file = folder.appendingPathComponent(path)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(workspace.environment.contents(path) ?? []).write(to: file)
        }
        return String(decoding: markup, as: UTF8.self)
    }
}

extension String {
    /// As a value stands in markup.
    fileprivate var markupEscaped: String {
        reduce(into: "") { text, letter in
            text += "/,%.:".contains(letter) ? "\\\(letter)" : String(letter)
        }
    }
}
