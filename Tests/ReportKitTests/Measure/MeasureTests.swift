import Foundation
import TestSupport
import Testing

/// Finished reports measured against NĐ 30/2020 from their PDF, with the eyes of other people's tools.
@Suite struct MeasureTests {
    @Test(arguments: ReportToMeasure.all.filter { $0.plan == nil })
    func theSampleKeepsTheRules(_ report: ReportToMeasure) throws { try measure(report) }

    @Test(
        .enabled("the real plans are not beside the repository: not run") { ReportToMeasure.arePlansThere },
        arguments: ReportToMeasure.all.filter { $0.plan != nil })
    func reportsOfRealPlansKeepTheRules(_ report: ReportToMeasure) throws { try measure(report) }

    private func measure(_ report: ReportToMeasure) throws {
        let workspace = try FilledWorkspace(report)
        let pdf = try workspace.render()
        let isEqual = try workspace.render() == pdf
        #expect(isEqual, "\(report): the same inputs gave other bytes")
        guard let output = try ToolOutput.read(pdf) else { return }
        for (name, faults) in Self.faults(of: MeasuredReport(output), report, workspace.results)
        where !faults.isEmpty {
            let shown = faults.prefix(8).joined(separator: "\n  ")
            Issue.record("\(report), \(name): \(faults.count) faults\n  \(shown)")
        }
    }

    /// Every check by name, with what it found.
    static func faults(
        of measured: MeasuredReport, _ report: ReportToMeasure, _ results: [TypedResult]
    ) -> [(String, [String])] {
        [
            ("file", measured.fileFaults()),
            ("paper", measured.paperFaults()),
            ("margins", measured.marginFaults()),
            ("fonts", measured.fontFaults(red: report.marks.filter(\.isRed).map(\.text))),
            ("page numbers", measured.pageNumberFaults()),
            ("overlaps", measured.overlapFaults()),
            ("head", measured.headFaults(report.head, marks: report.marks.map(\.text))),
            ("marks", measured.markFaults(report.marks)),
            ("zones", measured.zoneFaults(report.head)),
            ("title", measured.titleFaults(period: report.periodWords)),
            ("paragraphs", measured.paragraphFaults()),
            ("headings", measured.headingFaults()),
            ("split paragraphs", measured.splitFaults()),
            ("traces", measured.traceFaults(typed: results.flatMap(\.typed))),
            ("end mark", measured.endMarkFaults()),
            ("recipients", measured.recipientFaults()),
            ("signature", measured.signatureFaults(report.ending)),
            ("annex heads", measured.annexHeadFaults(report.head)),
            ("annex end marks", measured.annexEndMarkFaults()),
            ("tables", measured.tableFaults()),
            ("results", measured.resultFaults(results)),
            ("task table", measured.taskTableFaults(results)),
        ]
    }
}
