import Diagnostics
import Files
import Foundation
import ReportKit
import TestSupport

/// The finished report and what was typed into its workspace.
struct MadeReport {
    var pdf: [UInt8]
    /// A second rendering of the same workspace.
    var again: [UInt8]
    var results: [TypedResult]

    enum Fault: Error { case failed(String) }

    /// Imports the plan, fills every form, and renders twice; or the sample as it is.
    static func make(_ report: ReportToMeasure) throws -> MadeReport {
        let environment = InMemoryEnvironment(assets: EmbeddedAssets.all)
        let baocao = Baocao(environment: environment)
        var results: [String: TypedResult] = [:]
        if let plan = report.plan {
            environment.put(
                try SystemEnvironment().read("\(ReportToMeasure.folder)/\(plan).txt"), at: "ke-hoach.txt")
            try check(baocao.importPlan(ImportRequest(plan: "ke-hoach.txt", folder: "d")))
        } else {
            try check(baocao.demo(folder: "d"))
        }
        try check(baocao.forms(FormsRequest(folder: "d", period: report.period, format: .csv, output: "f")))
        for path in environment.paths where path.hasPrefix("f/") {
            var rows = try table(path, in: environment)
            if report.plan != nil {
                for index in rows.indices.dropFirst() { Answers.fill(&rows[index], results.count + index) }
                let target = "d/results/\(report.period)/\(path.dropFirst(2))"
                environment.put(Array(CSVWriter.text(rows).utf8), at: target)
            }
            for row in rows.dropFirst() { results[row[0]] = TypedResult(row: row) }
        }
        for path in environment.paths
        where report.plan == nil && path.hasPrefix("d/results/\(report.period)/")
            && !path.hasSuffix("indicators.csv")
        {
            for row in try table(path, in: environment).dropFirst() {
                results[row[0]] = TypedResult(row: row)
            }
        }
        putReportInput(report, in: environment)
        for path in ["d/r.pdf", "d/again.pdf"] {
            try check(baocao.render(RenderRequest(folder: "d", period: report.period, output: path)))
        }
        return MadeReport(
            pdf: environment.contents("d/r.pdf") ?? [], again: environment.contents("d/again.pdf") ?? [],
            results: ids(environment.contents("d/plan.yaml") ?? []).compactMap { results[$0] })
    }

    private static func putReportInput(_ report: ReportToMeasure, in environment: InMemoryEnvironment) {
        let path = "d/reports/\(report.period).yaml"
        if report.plan != nil, report.isAnnual {
            environment.put(Array(Answers.input.utf8), at: path)
            environment.put(Array(Answers.indicators.utf8), at: "d/results/\(report.period)/indicators.csv")
        }
        if let number = report.head.number, report.head.date != nil {
            let text = String(decoding: environment.contents(path) ?? [], as: UTF8.self)
            let dated = text + "number: \(Int(number) ?? 0)\ndate: 2026-06-03\nmedium: paper\n"
            environment.put(Array(dated.utf8), at: path)
        }
    }

    private static func check(_ outcome: Outcome) throws {
        if outcome.status != 0 { throw Fault.failed(outcome.messages) }
    }

    private static func table(_ path: String, in environment: InMemoryEnvironment) throws -> [[String]] {
        let bytes = environment.contents(path) ?? []
        let text = String(decoding: bytes, as: UTF8.self).replacing("\u{FEFF}", with: "")
        return try CSVReader.read(SourceFile(path: path, text: text)).rows.map { row in
            row.map { cell in
                if case .text(let text) = cell.content { return text }
                return ""
            }
        }
    }

    /// The ids of the items of a plan, in its order.
    private static func ids(_ yaml: [UInt8]) -> [String] {
        String(decoding: yaml, as: UTF8.self).matches(of: /id: ([IVX]+[0-9.]*-[0-9]+)/).map { String($0.1) }
    }
}
