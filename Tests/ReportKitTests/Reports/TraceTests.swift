import Foundation
import ReportKit
import TestSupport
import Testing

/// Every total in a report is followed to the cells it rests on, and comes out of them again.
@Suite struct TraceTests {
    @Test(arguments: ReportToMeasure.all.filter { $0.plan == nil })
    func theSample(_ report: ReportToMeasure) throws { try follow(report) }

    @Test(
        .enabled("the real plans are not beside the repository: not run") { ReportToMeasure.arePlansThere },
        arguments: ReportToMeasure.all.filter { $0.plan != nil })
    func reportsOfRealPlans(_ report: ReportToMeasure) throws { try follow(report) }

    private func follow(_ report: ReportToMeasure) throws {
        let workspace = try FilledWorkspace(report)
        workspace.putCounts()
        workspace.putYearBefore(workspace)
        let previous = report.plan == nil ? "p" : nil
        _ = try workspace.render(.frames, previous: previous, trace: "d/t.json")
        let trace = try JSONDecoder().decode(
            Trace.self, from: Data(workspace.environment.contents("d/t.json") ?? []))
        let faults = trace.values.flatMap { $0.faults }
        for fault in faults.prefix(10) { Issue.record("\(report): \(fault)") }
        // A trace that follows nothing finds no fault either.
        var wanted = ["sum": 6, "count": 20]
        if report.plan == nil { wanted["change"] = 10 }
        if report.plan == nil || report.isAnnual { wanted["share"] = 6 }
        for (rule, least) in wanted {
            let found = trace.values.filter { $0.source.rule == rule }.count
            #expect(found >= least, "\(report): only \(found) values by \(rule)")
        }
        let pages = try workspace.render(.frames, previous: previous)
        let frames = String(decoding: pages, as: UTF8.self)
        let pageCount = frames.split(separator: "\n").filter { $0.hasPrefix("page ") }.count
        #expect(trace.values.flatMap(\.boxes).allSatisfy { (1...pageCount).contains($0.page) })
        if report.plan == nil, report.isAnnual { expectCharts(trace) }
    }

    /// The values of the charts: shares of units, indicators, and both years.
    private func expectCharts(_ trace: Trace) {
        let charted = trace.values.filter { $0.template?.typed?.contains("number(1)") == true }
        #expect(charted.contains { $0.source.rule == "share" })
        #expect(charted.count >= 12, "\(charted.count) values of charts")
    }

    /// The program can say no: another figure in a cell is no longer the sum.
    @Test func aWrongSumIsFound() throws {
        let cell = Trace.Source(at: "a.csv:2:3", typed: "12", rule: nil, parts: nil)
        let sum = Trace.Source(at: nil, typed: nil, rule: "sum", parts: [cell, cell])
        let box = Trace.Box(page: 1, x: 90, y: 90, width: 20, height: 12)
        func value(_ text: String, _ source: Trace.Source) -> Trace.Value {
            Trace.Value(text: text, boxes: [box], template: nil, source: source)
        }
        #expect(value("24", sum).faults == [])
        #expect(value("25", sum).faults != [])
        var count = sum
        count.rule = "count"
        #expect(value("2", count).faults == [])
        #expect(value("0/2", count).faults == [])
        #expect(value("3", count).faults != [])
        var nothing = sum
        nothing.parts = []
        #expect(value("5", nothing).faults != [])
        #expect(Trace.Value(text: "24", boxes: [], template: nil, source: sum).faults != [])
    }
}

/// The file of `--trace`, read without the program.
struct Trace: Decodable {
    struct Box: Decodable {
        var page: Int
        var x, y, width, height: Double
    }

    struct Source: Decodable {
        var at: String?
        var typed: String?
        var rule: String?
        var parts: [Source]?

        /// Every place it rests on.
        var places: [Source] { parts?.flatMap(\.places) ?? [self] }
    }

    struct Value: Decodable {
        var text: String
        var boxes: [Box]
        var template: Source?
        var source: Source
    }

    var values: [Value]
}

extension Trace.Value {
    /// What does not come out of the cells again.
    var faults: [String] {
        var faults: [String] = []
        if boxes.isEmpty || boxes.contains(where: { $0.width <= 0 || $0.height <= 0 }) {
            faults.append("“\(text)” has no place on a page")
        }
        if source.places.contains(where: { ($0.at ?? "").split(separator: ":").count < 2 }) {
            faults.append("“\(text)” rests on no place in a file: \(source.places)")
        }
        return faults + arithmeticFaults
    }

    private var arithmeticFaults: [String] {
        let parts = source.parts ?? []
        let cells = parts.compactMap { $0.typed.flatMap(Self.number) }
        switch source.rule {
        case "sum":
            let sum = cells.reduce(Decimal(0), +)
            let isWhole = cells.count == parts.count && !parts.isEmpty
            return isWhole && Self.number(text) == sum ? [] : ["“\(text)” is not the sum of \(cells)"]
        case "count":
            // `12/22` counts all of them and those in one state.
            let last = text.split(separator: "/").last.map(String.init) ?? ""
            guard Int(last) == parts.count else { return ["“\(text)” counts \(parts.count)"] }
            let done = parts.filter { $0.typed == "Hoàn thành" }.count
            let isDone = !text.contains("/") || text.hasPrefix("\(done)/")
            return isDone ? [] : ["“\(text)”: \(done) are done"]
        case "share": return parts.isEmpty ? ["“\(text)” is a share of nothing"] : shareFaults(parts, cells)
        case "change": return parts.isEmpty ? ["“\(text)” is a change of nothing"] : []
        default: return []
        }
    }

    /// One decimal, half up: of cells in pairs, or of states.
    private func shareFaults(_ parts: [Trace.Source], _ cells: [Decimal]) -> [String] {
        guard text.hasSuffix("%"), let printed = Self.number(String(text.dropLast())) else { return [] }
        let isCounted = cells.isEmpty
        let part =
            isCounted
            ? Decimal(parts.filter { $0.typed == "Hoàn thành" }.count)
            : stride(from: 0, to: cells.count - 1, by: 2).reduce(Decimal(0)) { $0 + cells[$1] }
        let whole =
            isCounted
            ? Decimal(parts.count)
            : stride(from: 1, to: cells.count, by: 2).reduce(Decimal(0)) { $0 + cells[$1] }
        // A value that was typed as a whole rests on one cell.
        if cells.count == 1 { return cells[0] == printed ? [] : ["“\(text)” is not \(cells[0])"] }
        guard whole != 0 else { return ["“\(text)” is a share of zero"] }
        let difference = part * 100 / whole - printed
        return abs(difference) <= Decimal(string: "0.05") ?? 0 ? [] : ["“\(text)” is not \(part) of \(whole)"]
    }

    /// `1.234,5`, or a plain number.
    private static func number(_ text: String) -> Decimal? {
        let isGrouped = text.wholeMatch(of: /[0-9]{1,3}(\.[0-9]{3})+(,[0-9]+)?/) != nil
        let plain = (isGrouped ? text.replacing(".", with: "") : text).replacing(",", with: ".")
        guard plain.wholeMatch(of: /[0-9]+(\.[0-9]+)?/) != nil else { return nil }
        return Decimal(string: plain)
    }
}
