import Diagnostics
import Files
import PlanModel
import TestSupport
import Testing
import Workspace

@Suite struct ResultsTests {
    /// Parts named `results/…` and `reports/…` are the files of the workspace; `input` is the
    /// policy, the plan is the sample.
    @Test(arguments: CaseFile.all(in: "workspace/results"))
    func reads(_ entry: CaseFile.Case) throws {
        let period = try #require(ReportingPeriod("2025-H1"))
        let files = entry.parts.filter { $0.key.contains("/") }.mapValues { $0 + "\n" }
        let environment = InMemoryEnvironment(
            Dictionary(uniqueKeysWithValues: files.map { ("w/" + $0.key, $0.value) }))
        let workspace = WorkspaceFolder(root: "w", environment: environment)
        let policy: RulePolicy = entry["input"].contains("strict") ? .strict : .lenient
        let plan = try SamplePlan.plan()
        var log = DiagnosticLog()
        var output = ""
        let errors = diagnostics { () throws(DiagnosticError) in
            output = describe(try workspace.results(for: period, plan: plan, policy: policy, log: &log))
        }
        expect(output, is: "output", of: entry)
        expect(dump(errors.isEmpty ? log.entries : errors), is: "diagnostics", of: entry)
    }

    private func describe(_ results: Results) -> String {
        let forms = "forms: \(results.forms.joined(separator: " "))"
        let tasks = results.tasks.map { task in
            let texts = [task.outcome, task.evidence, task.difficulties, task.recommendations]
            return "\(task.taskID.text) \(task.form) \(task.status)\(task.isEstimate ? " estimate" : "") "
                + [task.events, task.attendances, task.women, task.funding].map(describe).joined(
                    separator: " ") + " "
                + texts.map { $0.map { "“\($0.text.replacing("\n", with: "⏎"))”" } ?? "-" }.joined(
                    separator: " ")
        }
        let indicators = results.indicators.map { indicator in
            "\(indicator.id.text) “\(indicator.name.text)” \(indicator.unit?.text ?? "-")\(indicator.isEstimate ? " estimate" : "") "
                + [indicator.numerator, indicator.denominator, indicator.value].map(describe).joined(
                    separator: " ")
                + " \(indicator.target?.text ?? "-") \(indicator.source?.text ?? "-")"
        }
        return ([forms] + tasks + indicators).joined(separator: "\n")
    }

    private func describe(_ figure: Figure) -> String { figure.value.map { "\($0)" } ?? "missing" }

    @Test func figuresAndTextsKnowTheirCells() throws {
        let period = try #require(ReportingPeriod("2025-H1"))
        let row = "II.1-1,,Hoàn thành,Xong,1,2,,3,,,,"
        let environment = InMemoryEnvironment([
            "w/results/2025-H1/vhxh.csv": CSVWriter.text([ResultTests.header]) + row
        ])
        let workspace = WorkspaceFolder(root: "w", environment: environment)
        var log = DiagnosticLog()
        let results = try workspace.results(
            for: period, plan: try SamplePlan.plan(), policy: .lenient, log: &log)
        let task = try #require(results.tasks.first)
        let places = [
            task.taskID.location, task.statusLocation, task.outcome?.location, task.events.location,
            task.women.location, task.funding.location,
        ]
        #expect(
            places.map { $0?.description ?? "none" }
                == ["1", "9", "20", "25", "29", "30"].map { "w/results/2025-H1/vhxh.csv:2:\($0)" })
    }
}

enum ResultTests {
    static let header = [
        "Mã nhiệm vụ", "Nhiệm vụ", "Trạng thái", "Kết quả", "Số cuộc", "Số lượt người", "Trong đó nữ",
        "Kinh phí (triệu đồng)", "Văn bản minh chứng", "Khó khăn vướng mắc", "Kiến nghị đề xuất",
        "Ước thực hiện",
    ]
}
