import Diagnostics
import Document
import Foundation
import Layout
import Markup
import Typeset

/// The same texts made into PDF by us and by Typst, each in one warm process: from the Markdown that
/// `--format markup` gives to the finished file. What makes the texts is in neither time.
///
///     baocao-bench typeset [WARDS]
enum TypesetBench {
    static func run(wards: Int) throws {
        let root = FileManager.default.temporaryDirectory
            .appendingPathComponent("baocao-bench-\(getpid())")
        defer { try? FileManager.default.removeItem(at: root) }  // A leftover harms nobody.
        try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
        _ = try SampleWards.make(wards, in: root.path)
        let folder = root.appendingPathComponent("texts")
        let paths = try TypstBench.writeTexts(
            of: (1...wards).map { String(format: "%@/ward-%04d", root.path, $0) }, to: folder)
        let ours = try times(of: paths.map { try String(contentsOfFile: $0, encoding: .utf8) })
        print(String(format: "ours: %.1f ms a document of %.1f pages", ours.milliseconds, ours.pages))
        guard let typst = try TypstBench.answer(on: folder) else { return }
        let (own, other) = (ours.milliseconds / ours.pages, typst.milliseconds / typst.pages)
        print(
            String(
                format:
                    "Typst %@: %.1f ms a document of %.1f pages; ours %.2f ms a page, Typst's %.2f: %.2f times",
                typst.version, typst.milliseconds, typst.pages, own, other, other / own))
    }

    /// Milliseconds and pages a document; the first one warms the process and does not count.
    private static func times(of texts: [String]) throws -> (milliseconds: Double, pages: Double) {
        let fonts = try FontSet(Fonts.files)
        let shaper = HarfBuzzShaper(fonts: fonts)
        var (seconds, pages) = (0.0, 0)
        for (index, text) in texts.enumerated() {
            let start = Bench.processorSeconds()
            let count = try typeset(text, fonts, shaper)
            guard index > 0 || texts.count == 1 else { continue }
            seconds += Bench.processorSeconds() - start
            pages += count
        }
        let documents = Double(max(1, texts.count - 1))
        return (seconds * 1000 / documents, Double(pages) / documents)
    }

    private static func typeset(_ text: String, _ fonts: FontSet, _ shaper: HarfBuzzShaper) throws -> Int {
        let source = SourceFile(path: "report.md", text: text)
        let bytes = Array(text.utf8)
        let whole = SourceSpan(source, 0..<bytes.count)
        let segment = TracedText.Segment(end: bytes.count, place: whole, origin: nil, isValue: false)
        var log = DiagnosticLog()
        let content = try MarkupParser.parse(TracedText(utf8: bytes, segments: [segment]), log: &log)
        var document = SampleReport.document(sections: 1)
        (document.body, document.annexes, document.traces) = (content.body, content.annexes, content.traces)
        let pages = try DocumentLayout.layOut(document, shaper: shaper, log: &log)
        _ = try PDFCanvas(fonts: fonts).draw(pages, properties: document.properties)
        return pages.count
    }
}
