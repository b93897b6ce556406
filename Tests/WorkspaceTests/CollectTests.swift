import Diagnostics
import Files
import PlanModel
import TestSupport
import Testing
import Workspace

@Suite struct CollectTests {
    private let period = ReportingPeriod(year: 2025, kind: .firstHalf)

    private func row(_ id: String, _ outcome: String = "Xong") -> [String] {
        [id, "", "Hoàn thành", outcome, "1", "2", "1", "3", "", "", "", ""]
    }

    private func collector(_ environment: InMemoryEnvironment) throws -> Collector {
        Collector(
            folder: WorkspaceFolder(root: "w", environment: environment), plan: try SamplePlan.plan(),
            period: period)
    }

    @Test func aWorkbookIsStoredLikeACSVFile() throws {
        let environment = InMemoryEnvironment()
        let rows = [ResultTests.header, row("II.1-1")]
        environment.put(
            HandmadeWorkbook([HandmadeWorkbook.Sheet("Kết quả", rows: rows)]).bytes, at: "Sheet.xlsx")
        environment.put(Array(CSVWriter.text(rows).utf8), at: "gửi.csv")
        let collector = try collector(environment)
        try collector.store(try collector.intake(of: ["Sheet.xlsx"]))
        let intake = try collector.intake(of: ["gửi.csv"])
        #expect(intake.files.map(\.taken?.change) == [.unchanged], "\(dump(intake.diagnostics))")
    }

    /// The refusal of one file leaves its old form, which another file counted on to go.
    @Test func refusalsSpreadUntilNothingIsReportedTwice() throws {
        let csv = { (rows: [[String]]) in CSVWriter.text([ResultTests.header] + rows) }
        let environment = InMemoryEnvironment([
            "w/results/2025-H1/vhxh.csv": csv([row("II.1-1")]),
            "w/results/2025-H1/truong.csv": csv([row("II.1-2")]),
            "w/results/2025-H1/chung.csv": csv([row("II.1-3")]),
            "vhxh.csv": csv([row("II.1-1"), row("II.1-2")]),
            "truong.csv": csv([row("II.1-2"), row("II.1-3")]),
        ])
        let before = environment.paths.map { environment.contents($0) }
        let collector = try collector(environment)
        let intake = try collector.intake(of: ["vhxh.csv", "truong.csv"])
        #expect(intake.files.allSatisfy { $0.taken == nil && $0.log.hasErrors })
        try collector.store(intake)
        #expect(environment.paths.map { environment.contents($0) } == before)
    }

    @Test func aWorkbookPutIntoTheResultsByHandIsTold() throws {
        let environment = InMemoryEnvironment([
            "w/results/2025-H1/vhxh.xlsx": "x",
            "vhxh.csv": CSVWriter.text([ResultTests.header, row("II.1-1")]),
        ])
        let intake = try collector(environment).intake(of: ["vhxh.csv"])
        #expect(intake.files.allSatisfy { $0.taken == nil })
        #expect(intake.diagnostics.contains { $0.id == .resultsForm })
    }
}
