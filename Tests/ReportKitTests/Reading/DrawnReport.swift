import Foundation
import ReportKit
import TestSupport

/// A report as it was drawn, and the words that its pages were laid out with.
struct DrawnReport: CustomStringConvertible {
    /// The words of one page.
    struct Page {
        /// Page number and repeated rows: drawn before the content or after it.
        var furniture: [String]
        var content: [String]
    }

    let name: String
    let pdf: [UInt8]
    let pages: [Page]
    /// The texts of the plan's tasks, where the report holds each of them.
    let tasks: [String]
    var description: String { name }

    init(_ name: String, _ workspace: FilledWorkspace, template: String? = nil) throws {
        self.name = name
        pdf = try workspace.render(template: template)
        let frames = try workspace.render(.frames, template: template)
        pages = FramesDump.pages(String(decoding: frames, as: UTF8.self))
        tasks = template == nil ? workspace.results.map(\.task) : []
    }

    /// Both reports of the sample, and every template of the case files over its annual data.
    static let samples = Result {
        let (first, annual) = (ReportToMeasure.all[0], ReportToMeasure.all[1])
        let workspace = try FilledWorkspace(annual)
        let templates = try CaseFile.all(in: "reports").map {
            try DrawnReport($0.name, workspace, template: $0["input"])
        }
        return try [DrawnReport("\(first)", FilledWorkspace(first)), DrawnReport("\(annual)", workspace)]
            + templates
    }

    /// The annual reports of the real plans.
    static let realPlans = Result {
        try ReportToMeasure.all.filter { $0.plan != nil && $0.isAnnual }.map {
            try DrawnReport("\($0)", FilledWorkspace($0))
        }
    }

    /// Calls with the paths of files that hold the reports, which are taken away afterwards.
    static func withFiles<Value>(_ reports: [DrawnReport], _ body: ([String]) throws -> Value) throws -> Value
    {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }  // a left-over does no harm
        let paths = reports.indices.map { folder.appendingPathComponent("\($0).pdf") }
        for (report, path) in zip(reports, paths) { try Data(report.pdf).write(to: path) }
        return try body(paths.map(\.path))
    }
}

/// Reads `--format frames`: what stands on each page, in the order of drawing.
enum FramesDump {
    static func pages(_ dump: String) -> [DrawnReport.Page] {
        var pages: [DrawnReport.Page] = []
        /// The indent of the artifact that holds the lines below it.
        var artifact: Int?
        for line in dump.split(separator: "\n") {
            if line.hasPrefix("page ") {
                pages.append(DrawnReport.Page(furniture: [], content: []))
                artifact = nil
                continue
            }
            guard !pages.isEmpty else { continue }
            let indent = line.prefix { $0 == " " }.count
            if let outer = artifact, indent <= outer { artifact = nil }
            let item = line.dropFirst(indent)
            if artifact == nil, item.hasPrefix("artifact ") { artifact = indent }
            guard item.hasPrefix("text "), let start = item.firstIndex(of: "\"") else { continue }
            let words = item[item.index(after: start)...].dropLast()
                .split(whereSeparator: \.isWhitespace).map(String.init)
            if artifact == nil {
                pages[pages.count - 1].content += words
            } else {
                pages[pages.count - 1].furniture += words
            }
        }
        return pages
    }
}
