import Diagnostics
import Document
import Foundation
import Layout
import Typeset

/// The stages from a document to its PDF against what cairo alone needs for the same glyphs.
///
///     baocao-bench [SECTIONS] [ROUNDS] [PDF]
struct StageBench {
    typealias Stage = (name: String, work: () throws -> Void)

    let pages: [PageFrame]
    let stages: [Stage]

    init(_ document: Document) throws {
        let fonts = try FontSet(Fonts.files)
        let shaper = HarfBuzzShaper(fonts: fonts)
        let pages = try Self.layOut(document, shaper)
        let drawing = try PDFDrawing(pages, fonts: fonts)
        let floor = Floor(
            pages, fonts: Fonts.bytes, unitsPerEm: Double(fonts.metrics(for: .regular).unitsPerEm), space: 3)
        self.pages = pages
        stages = [
            ("floor", { _ = floor.draw() }),
            ("fonts", { _ = try FontSet(Fonts.files) }),
            ("layout, new words", { _ = try Self.layOut(document, HarfBuzzShaper(fonts: fonts)) }),
            ("layout, known words", { _ = try Self.layOut(document, shaper) }),
            ("drawing", { _ = try PDFDrawing(pages, fonts: fonts) }),
            ("finish", { _ = try PDFFinish.finish(drawing, properties: document.properties) }),
            ("whole", { _ = try Self.make(document) }),
        ]
    }

    static func run(sections: Int, rounds: Int, pdf path: String?) throws {
        let document = SampleReport.document(sections: sections)
        let start = Bench.processorSeconds()
        let pdf = try make(document)
        let first = Bench.processorSeconds() - start
        if let path { try Data(pdf).write(to: URL(fileURLWithPath: path)) }
        let bench = try StageBench(document)
        print("\(bench.pages.count) pages, \(pdf.count) bytes, first document \(milliseconds(first))")
        bench.report(try bench.leastTimes(rounds))
        print("peak memory \(Bench.peakMemory() / 1024) MB")
    }

    /// The whole way of one document.
    static func make(_ document: Document) throws -> [UInt8] {
        let fonts = try FontSet(Fonts.files)
        let pages = try layOut(document, HarfBuzzShaper(fonts: fonts))
        return try PDFCanvas(fonts: fonts).draw(pages, properties: document.properties)
    }

    private static func layOut(_ document: Document, _ shaper: HarfBuzzShaper) throws -> [PageFrame] {
        var log = DiagnosticLog()
        return try DocumentLayout.layOut(document, shaper: shaper, log: &log)
    }

    /// In seconds; the stages take turns, so that noise meets all of them.
    private func leastTimes(_ rounds: Int) throws -> [Double] {
        var least = [Double](repeating: .infinity, count: stages.count)
        for _ in 0..<rounds {
            for (index, stage) in stages.enumerated() {
                let start = Bench.processorSeconds()
                try stage.work()
                least[index] = min(least[index], Bench.processorSeconds() - start)
            }
        }
        return least
    }

    private func report(_ times: [Double]) {
        for (stage, seconds) in zip(stages, times) {
            let ratio = String(format: "%.2f", seconds / times[0])
            print(
                stage.name.padding(toLength: 22, withPad: " ", startingAt: 0), Self.milliseconds(seconds),
                "  \(ratio) of the floor")
        }
    }

    private static func milliseconds(_ seconds: Double) -> String {
        String(format: "%7.2f ms", seconds * 1000)
    }
}
