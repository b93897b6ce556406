import CAssets
import Diagnostics
import Document
import Foundation
import Layout
import Typeset

/// Times the stages from a document to its PDF, all in one run, as ratios to
/// what cairo alone needs for the same glyphs: on a busy machine only ratios say something.
///
///     baocao-bench [SECTIONS] [ROUNDS] [PDF]
///     baocao-bench cold [ROUNDS]
///     baocao-bench pages
///     baocao-bench templates [ROUNDS] [TASKS]
///     baocao-bench collect [UNITS] [TASKS]
///     baocao-bench batch [WARDS]
///     baocao-bench consolidate [WARDS]
@main struct Bench {
    static func main() throws {
        let arguments = CommandLine.arguments.dropFirst()
        let count = arguments.dropFirst().first.flatMap { Int($0) }
        switch arguments.first {
        case "cold": return try ColdBench.run(rounds: count ?? 40)
        case "pages": return try PagesBench.run()
        case "templates":
            let tasks = arguments.dropFirst(2).first.flatMap { Int($0) }
            return try TemplateBench.run(rounds: count ?? 200, tasks: tasks)
        case "consolidate": return try consolidate(Array(arguments.dropFirst()))
        default: break
        }
        if arguments.first == "batch" {
            return try BatchBench.run(wards: arguments.dropFirst().first.flatMap { Int($0) } ?? 3321)
        }
        if arguments.first == "collect" {
            let sizes = arguments.dropFirst().compactMap { Int($0) } + [200, 60]
            return try CollectBench.run(units: sizes[0], tasks: sizes.count > 3 ? sizes[1] : 60)
        }
        let sections = arguments.first.flatMap { Int($0) } ?? 8
        let rounds = max(1, count ?? 50)
        let document = SampleReport.document(sections: sections)
        let (cold, pdf) = try time { try make(document) }
        if let path = arguments.dropFirst(2).first { try Data(pdf).write(to: URL(fileURLWithPath: path)) }
        let fonts = try FontSet(Fonts.files)
        let pages = try layOut(document, HarfBuzzShaper(fonts: fonts))
        let drawing = try PDFDrawing(pages, fonts: fonts)
        let shaper = HarfBuzzShaper(fonts: fonts)
        let floor = Floor(
            pages, fonts: Fonts.bytes, unitsPerEm: Double(fonts.metrics(for: .regular).unitsPerEm), space: 3)
        let stages: [(String, () throws -> Void)] = [
            ("floor", { _ = floor.draw() }),
            ("fonts", { _ = try FontSet(Fonts.files) }),
            ("layout, new words", { _ = try layOut(document, HarfBuzzShaper(fonts: fonts)) }),
            ("layout, known words", { _ = try layOut(document, shaper) }),
            ("drawing", { _ = try PDFDrawing(pages, fonts: fonts) }),
            ("finish", { _ = try PDFFinish.finish(drawing, properties: document.properties) }),
            ("whole", { _ = try make(document) }),
        ]
        print("\(pages.count) pages, \(pdf.count) bytes, first document \(milliseconds(cold))")
        report(try measure(stages, rounds))
        print("peak memory \(peakMemory() / 1024) MB")
    }

    private static func consolidate(_ arguments: [String]) throws {
        let wards = arguments.first.flatMap { Int($0) } ?? 3321
        guard arguments.count == 3, let kind = ConsolidateBench.Kind(rawValue: arguments[2]) else {
            return try ConsolidateBench.run(wards: wards)
        }
        try ConsolidateBench.measure(wards, root: arguments[1], kind: kind)
    }

    private static func make(_ document: Document) throws -> [UInt8] {
        let fonts = try FontSet(Fonts.files)
        let pages = try layOut(document, HarfBuzzShaper(fonts: fonts))
        return try PDFCanvas(fonts: fonts).draw(pages, properties: document.properties)
    }

    private static func layOut(_ document: Document, _ shaper: HarfBuzzShaper) throws -> [PageFrame] {
        var log = DiagnosticLog()
        return try DocumentLayout.layOut(document, shaper: shaper, log: &log)
    }

    /// The least time of each stage; the stages take turns, so that noise meets all of them.
    private static func measure(
        _ stages: [(String, () throws -> Void)], _ rounds: Int
    ) throws -> [(String, Double)] {
        var best = stages.map { ($0.0, Double.infinity) }
        for _ in 0..<rounds {
            for (index, stage) in stages.enumerated() {
                best[index].1 = min(best[index].1, try time(stage.1).seconds)
            }
        }
        return best
    }

    private static func report(_ times: [(String, Double)]) {
        let floor = times.first?.1 ?? 1
        for (name, seconds) in times {
            let ratio = String(format: "%.2f", seconds / floor)
            print(
                name.padding(toLength: 22, withPad: " ", startingAt: 0), milliseconds(seconds),
                "  \(ratio) of the floor")
        }
    }

    /// Processor time of this process.
    private static func time<Result>(_ work: () throws -> Result) rethrows -> (
        seconds: Double, result: Result
    ) {
        let start = processorSeconds()
        let result = try work()
        return (processorSeconds() - start, result)
    }

    static func processorSeconds() -> Double {
        var now = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now)
        return Double(now.tv_sec) + Double(now.tv_nsec) / 1e9
    }

    private static func milliseconds(_ seconds: Double) -> String {
        String(format: "%7.2f ms", seconds * 1000)
    }

    /// In kilobytes.
    static func peakMemory() -> Int {
        var usage = rusage()
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        return usage.ru_maxrss
    }
}

/// The fonts compiled into the program.
enum Fonts {
    private final class Forever: Sendable {}

    static var bytes: [FontStyle: UnsafeRawBufferPointer] {
        [.regular: files.regular, .bold: files.bold, .italic: files.italic, .boldItalic: files.boldItalic]
            .mapValues(\.bytes)
    }

    static let files = FontFiles(
        regular: font("Regular"), bold: font("Bold"), italic: font("Italic"), boldItalic: font("BoldItalic"))

    private static func font(_ style: String) -> FontData {
        let name = "fonts/LiberationSerif-\(style).ttf"
        let asset = (0..<baocao_asset_count()).map(baocao_asset).first { String(cString: $0.name) == name }
        let bytes = UnsafeRawBufferPointer(start: asset?.bytes, count: asset?.size ?? 0)
        return FontData(file: name, bytes: bytes, owner: Forever())
    }
}
