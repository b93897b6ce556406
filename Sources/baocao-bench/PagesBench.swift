import Diagnostics
import Document
import Foundation
import Layout
import Typeset

/// How the time for a page grows with the pages of a document.
///
///     baocao-bench pages
enum PagesBench {
    static func run() throws {
        print("pages   layout   drawing   finish   ms a page")
        for sections in [1, 5, 54, 540] {
            let document = SampleReport.document(sections: sections)
            let rounds = max(1, 60 / sections)
            var best = [Double](repeating: .infinity, count: 3)
            var pages = 0
            for _ in 0..<rounds {
                let times = try stages(of: document, pages: &pages)
                best = zip(best, times).map { min($0, $1) }
            }
            let each = best.map { $0 * 1000 / Double(pages) }
            print(
                String(
                    format: "%5d  %7.3f  %8.3f  %7.3f  %9.3f", pages, each[0], each[1], each[2],
                    each.reduce(0, +)))
        }
        print("peak memory \(Bench.peakMemory() / 1024) MiB")
    }

    private static func stages(of document: Document, pages: inout Int) throws -> [Double] {
        let fonts = try FontSet(Fonts.files)
        var log = DiagnosticLog()
        let start = Bench.processorSeconds()
        let frames = try DocumentLayout.layOut(document, shaper: HarfBuzzShaper(fonts: fonts), log: &log)
        let laidOut = Bench.processorSeconds()
        let drawing = try PDFDrawing(frames, fonts: fonts)
        let drawn = Bench.processorSeconds()
        _ = try PDFFinish.finish(drawing, properties: document.properties)
        let finished = Bench.processorSeconds()
        pages = frames.count
        return [laidOut - start, drawn - laidOut, finished - drawn]
    }
}
