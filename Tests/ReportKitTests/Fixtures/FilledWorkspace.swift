import Diagnostics
import Files
import Foundation
import ReportKit
import TestSupport

/// A workspace in memory with results: a real plan's, imported and answered, or the sample's.
struct FilledWorkspace {
    let report: ReportToMeasure
    /// What was typed for each task of the plan, in its order.
    let results: [TypedResult]
    let environment = InMemoryEnvironment(assets: EmbeddedAssets.all)

    enum Fault: Error { case failed(String) }

    /// How much of a real plan was answered.
    enum Filling: CaseIterable { case whole, half, none }

    init(_ report: ReportToMeasure, _ filling: Filling = .whole) throws {
        self.report = report
        let baocao = Baocao(environment: environment)
        if let plan = report.plan {
            let text = try SystemEnvironment().read("\(PlanFolder.path)/\(plan).txt")
            environment.put(text, at: "ke-hoach.txt")
            try Self.check(baocao.importPlan(ImportRequest(plan: "ke-hoach.txt", folder: "d")))
        } else {
            try Self.check(baocao.demo(folder: "d"))
        }
        let request = FormsRequest(folder: "d", period: report.period, format: .csv, output: "f")
        try Self.check(baocao.forms(request))
        var typed = try Self.answer(report, filling, in: environment)
        if report.plan == nil { typed.merge(try Self.samples(report, in: environment)) { $1 } }
        if filling != .none { Self.putReportInput(report, in: environment) }
        results = Self.ids(environment.contents("d/plan.yaml") ?? []).compactMap { typed[$0] }
    }

    /// The report, through a template of one's own or the period's.
    /// - Parameters:
    ///   - previous: the workspace of the year before.
    ///   - trace: a file for the way back of every figure.
    func render(
        _ format: RenderRequest.Format = .pdf, template: String? = nil, previous: String? = nil,
        trace: String? = nil
    ) throws -> [UInt8] {
        if let template { environment.put(Array(template.utf8), at: "mau.md.j2") }
        try Self.check(
            Baocao(environment: environment).render(
                RenderRequest(
                    folder: "d", period: report.period, output: "d/r.\(format.rawValue)", format: format,
                    template: template == nil ? nil : "mau.md.j2", previous: previous, marksDraft: false,
                    trace: trace)))
        return environment.contents("d/r.\(format.rawValue)") ?? []
    }

    /// The counts of violence, in both ways a total may come: typed, and left to be added up.
    func putCounts() {
        environment.put(Array(Answers.counts.utf8), at: "d/results/\(report.period)/bao-luc.csv")
    }

    /// A year earlier, in `p`: some figures lower, some higher, one state another.
    /// - Parameter answered: the workspace that year's answers are taken from.
    func putYearBefore(_ answered: FilledWorkspace) {
        let year = report.head.year
        for path in answered.environment.paths
        where path.hasPrefix("d/results/\(report.period)/") || path == "d/plan.yaml" {
            let text = String(decoding: answered.environment.contents(path) ?? [], as: UTF8.self)
            let other = text.replacing("year: \(year)", with: "year: \(year - 1)")
                .replacing("Đang thực hiện,", with: "Hoàn thành,").replacing(",905,", with: ",1011,")
                .replacing(",17,52,", with: ",15,52,").replacing(",63,58,", with: ",61,58,")
                .replacing(",vụ,7,", with: ",vụ,9,").replacing(",người,4,", with: ",người,,")
            let moved = "p" + path.dropFirst().replacing("/\(year)", with: "/\(year - 1)")
            environment.put(Array(other.utf8), at: moved)
        }
    }

    /// The rows of all forms by task, filled in and put in their place where the plan is a real one.
    private static func answer(
        _ report: ReportToMeasure, _ filling: Filling, in environment: InMemoryEnvironment
    ) throws -> [String: TypedResult] {
        var typed: [String: TypedResult] = [:]
        for (place, path) in environment.paths.filter({ $0.hasPrefix("f/") }).enumerated() {
            var rows = try taskRows(path, in: environment)
            if report.plan != nil {
                if filling == .half && place % 3 == 1 { continue }
                if filling == .none { rows = Array(rows.prefix(1)) }
                for index in rows.indices.dropFirst() where filling == .whole || index % 3 != 0 {
                    Answers.fill(&rows[index], typed.count + index)
                }
                guard !rows.isEmpty else { continue }
                let target = "d/results/\(report.period)/\(path.dropFirst(2))"
                environment.put(Array(CSVWriter.text(rows).utf8), at: target)
            }
            for row in rows.dropFirst() { typed[row[0]] = TypedResult(row: row) }
        }
        return typed
    }

    private static func samples(
        _ report: ReportToMeasure, in environment: InMemoryEnvironment
    ) throws -> [String: TypedResult] {
        var typed: [String: TypedResult] = [:]
        for path in environment.paths where path.hasPrefix("d/results/\(report.period)/") {
            for row in try taskRows(path, in: environment).dropFirst() {
                typed[row[0]] = TypedResult(row: row)
            }
        }
        return typed
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
            let marked = report.marks.isEmpty ? "" : "urgency: very-urgent\ncirculation: internal\n"
            environment.put(Array((dated + marked).utf8), at: path)
        }
    }

    private static func check(_ outcome: Outcome) throws {
        if outcome.status != 0 { throw Fault.failed(outcome.messages) }
    }

    /// The header and the rows of a unit's form; none for the forms of indicators and the like.
    private static func taskRows(
        _ path: String, in environment: InMemoryEnvironment
    ) throws -> [[String]] {
        let bytes = environment.contents(path) ?? []
        let text = String(decoding: bytes, as: UTF8.self).replacing("\u{FEFF}", with: "")
        let rows = try CSVReader.read(SourceFile(path: path, text: text)).rows.map { row in
            row.map { cell in
                if case .text(let text) = cell.content { return text }
                return ""
            }
        }
        return rows.first?.first == "Mã nhiệm vụ" ? rows : []
    }

    /// The ids of the items of a plan, in its order.
    private static func ids(_ yaml: [UInt8]) -> [String] {
        String(decoding: yaml, as: UTF8.self).matches(of: /id: ([IVX]+[0-9.]*-[0-9]+)/).map { String($0.1) }
    }
}
