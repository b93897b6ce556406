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

@Suite struct SpreadsheetFormTests {
    private func read(
        _ workbook: HandmadeWorkbook, as form: String = "vhxh"
    ) throws -> (results: Results, found: [Diagnostic]) {
        let period = try #require(ReportingPeriod("2025-H1"))
        let environment = InMemoryEnvironment()
        environment.put(workbook.bytes, at: "w/results/2025-H1/\(form).xlsx")
        let workspace = WorkspaceFolder(root: "w", environment: environment)
        let plan = try SamplePlan.plan()
        var log = DiagnosticLog()
        var results = Results()
        let errors = diagnostics { () throws(DiagnosticError) in
            results = try workspace.results(for: period, plan: plan, policy: .lenient, log: &log)
        }
        return (results, errors + log.entries)
    }

    private let row = ["II.1-1", "", "Hoàn thành", "Xong", "1.234", "2000", "5", "1,5", "", "", "", "x"]

    @Test func readsTheSameRulesFromAWorkbook() throws {
        let guide = HandmadeWorkbook.Sheet("Hướng dẫn", rows: [["Cách ghi biểu"]])
        let form = HandmadeWorkbook.Sheet("Biểu", rows: [["BIỂU KẾT QUẢ"], [], ResultTests.header, row, []])
        let hidden = HandmadeWorkbook.Sheet("Danh mục", "<sheetData/>", state: "hidden")
        let (results, found) = try read(HandmadeWorkbook([guide, form, hidden]))
        #expect(found.isEmpty, "\(dump(found))")
        let task = try #require(results.tasks.first)
        #expect(task.events.value == 1234 && task.funding.value == 1.5 && task.isEstimate)
        #expect(task.funding.location?.description == "w/results/2025-H1/vhxh.xlsx:Biểu!H4")
    }

    /// A number cell is a number whatever the language: 1.234 in it is not a thousand.
    @Test func numberCellsAreNotReadAsText() throws {
        let header = ResultTests.header.enumerated().map {
            "<c t=\"inlineStr\"><is><t>\($0.element)</t></is></c>"
        }.joined()
        let cells = ["II.1-1", "", "Hoàn thành", "Xong"].map {
            "<c t=\"inlineStr\"><is><t>\($0)</t></is></c>"
        }.joined()
        func sheet(_ figures: String) -> HandmadeWorkbook {
            HandmadeWorkbook([
                .init("S", "<sheetData><row>\(header)</row><row>\(cells)\(figures)</row></sheetData>")
            ])
        }
        let good = try read(
            sheet(
                "<c><v>3</v></c><c><v>40</v></c><c><v>7</v></c><c><v>1.234</v></c><c/><c/><c/><c t=\"b\"><v>1</v></c>"
            ))
        #expect(good.found.isEmpty, "\(dump(good.found))")
        #expect(good.results.tasks.first?.funding.value.map { "\($0)" } == "1.234")
        #expect(good.results.tasks.first?.isEstimate == true)
        let bad = try read(
            sheet("<c><v>1.234</v></c><c><v>-1</v></c><c t=\"e\"><v>#N/A</v></c><c t=\"b\"><v>1</v></c>"))
        #expect(
            bad.found.map(\.id) == [.cellNumber, .cellNumber, .cellText, .cellNumber], "\(dump(bad.found))")
        #expect(
            bad.found.map { $0.location?.description }
                == ["E2", "F2", "G2", "H2"].map { "w/results/2025-H1/vhxh.xlsx:S!\($0)" })
    }

    @Test func damagedWorkbooksAreTold() throws {
        let period = try #require(ReportingPeriod("2025-H1"))
        let environment = InMemoryEnvironment(["w/results/2025-H1/vhxh.xlsx": "no workbook"])
        let plan = try SamplePlan.plan()
        var log = DiagnosticLog()
        let found = diagnostics { () throws(DiagnosticError) in
            _ = try WorkspaceFolder(root: "w", environment: environment).results(
                for: period, plan: plan, policy: .lenient, log: &log)
        }
        #expect(found.map(\.id) == [.zipDamaged])
        let empty = try read(HandmadeWorkbook([.init("S", "<sheetData/>")]))
        #expect(empty.found.map(\.id) == [.formMissingColumn])
    }

    @Test func percentagesCountAsTheyAreShown() throws {
        let names = [
            "Mã chỉ tiêu", "Chỉ tiêu", "Đơn vị tính", "Tử số", "Mẫu số", "Giá trị", "Mục tiêu",
            "Nguồn số liệu", "Ước thực hiện",
        ]
        let header = names.map { "<c t=\"inlineStr\"><is><t>\($0)</t></is></c>" }.joined()
        let texts = ["CT1", "Tỷ lệ", "%"].map { "<c t=\"inlineStr\"><is><t>\($0)</t></is></c>" }.joined()
        var workbook = HandmadeWorkbook([
            .init(
                "S",
                "<sheetData><row>\(header)</row><row>\(texts)<c/><c/><c s=\"1\"><v>0.727</v></c></row></sheetData>"
            )
        ])
        workbook.styles = "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"10\"/></cellXfs>"
        let (results, found) = try read(workbook, as: "indicators")
        #expect(found.isEmpty, "\(dump(found))")
        #expect(results.indicators.first?.value.value.map { "\($0)" } == "72.7")
    }
}
