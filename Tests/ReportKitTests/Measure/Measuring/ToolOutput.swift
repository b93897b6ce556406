import Foundation
import FoundationXML
import TestSupport

/// What other people's tools say of one PDF, untouched, so that a test can change it.
struct ToolOutput {
    /// `pdftohtml -xml`: the runs of text of each page.
    var runs: [[TextRun]]
    /// `qpdf --qdf`: the straight strokes of each page.
    var strokes: [[Stroke]]
    /// The same: the stroked rectangles of each page.
    var frames: [[Frame]]
    /// `pdfinfo`: width and height of each page in points.
    var sizes: [(width: Double, height: Double)]
    /// `qpdf --check`: what is wrong with the file.
    var check: String

    /// pdftohtml takes zooms up to 3; its font sizes are whole numbers of that unit.
    static let zoom = 3.0

    /// Nil when a tool is missing; it is named then, and with `CI` set the run stops.
    static func read(_ pdf: [UInt8]) throws -> ToolOutput? {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString + ".pdf")
        try Data(pdf).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }  // a left-over does no harm
        guard
            let text = try run(
                "pdftohtml", ["-xml", "-i", "-stdout", "-zoom", "3", "-noroundcoord", file.path]),
            let plain = try run(
                "qpdf", ["--qdf", "--object-streams=disable", "--no-original-object-ids", file.path, "-"]),
            let sizes = try run("pdfinfo", ["-f", "1", "-l", "999", file.path]),
            let check = try run("qpdf", ["--check", file.path])
        else { return nil }
        let contents = contents(of: plain)
        return ToolOutput(
            runs: RunReader.pages(of: text), strokes: contents.map(Stroke.all(in:)),
            frames: contents.map(Frame.all(in:)),
            sizes: pageSizes(String(decoding: sizes, as: UTF8.self)),
            check: String(decoding: check, as: UTF8.self))
    }

    private static func run(_ name: String, _ arguments: [String]) throws -> Data? {
        try ToolPath.output(of: name, arguments).map { Data($0) }
    }

    /// The content of each page.
    private static func contents(of plain: Data) -> [String] {
        var streams: [Int: String] = [:]
        var rest = plain[...]
        while let mark = rest.range(of: Data("%% Contents for page ".utf8)),
            let start = rest[mark.upperBound...].range(of: Data("stream\n".utf8)),
            let end = rest[start.upperBound...].range(of: Data("endstream".utf8))
        {
            let digits = rest[mark.upperBound...].prefix { $0 != UInt8(ascii: "\n") }
            let page = Int(String(decoding: digits, as: UTF8.self)) ?? 0
            streams[page, default: ""] += String(
                decoding: rest[start.upperBound..<end.lowerBound], as: UTF8.self)
            rest = rest[end.upperBound...]
        }
        return (1...max(1, streams.keys.max() ?? 1)).map { streams[$0] ?? "" }
    }

    private static func pageSizes(_ text: String) -> [(width: Double, height: Double)] {
        text.split(separator: "\n").filter { $0.hasPrefix("Page ") && $0.contains(" size:") }.map { line in
            let numbers = line.split(separator: " ").compactMap { Double($0) }
            return numbers.count >= 3 ? (numbers[1], numbers[2]) : (0, 0)
        }
    }
}
