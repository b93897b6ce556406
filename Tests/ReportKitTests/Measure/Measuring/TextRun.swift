import Foundation
import FoundationXML

/// A run of glyphs in one font; points from the page's upper left corner.
struct TextRun {
    var left: Double
    /// Without the blanks at its end, which may stand in the margin.
    var right: Double
    var baseline: Double
    var size: Double
    var family: String
    var color: String
    var isBold: Bool
    var isItalic: Bool
    var text: String
}

extension TextRun {
    /// pdftohtml joins what stands close on both sides of a cell's edge, with a blank between:
    /// taken apart where that blank is near the edge. Where there is none, the run does cross it.
    func split(at walls: [Double]) -> [TextRun] {
        guard let wall = walls.filter({ left + 1 < $0 && $0 < right - 1 }).min() else { return [self] }
        let width = (right - left) / Double(max(text.count, 1))
        let blanks = text.indices.filter { text[$0] == " " }
        func place(_ index: String.Index) -> Double {
            left + (Double(text.distance(from: text.startIndex, to: index)) + 0.5) * width
        }
        guard let blank = blanks.min(by: { abs(place($0) - wall) < abs(place($1) - wall) }),
            abs(place(blank) - wall) < 8
        else { return [self] }
        var (one, other) = (self, self)
        (one.text, one.right) = (String(text[..<blank]), wall - 1)
        (other.text, other.left) = (String(text[text.index(after: blank)...]), wall + 1)
        return [one] + other.split(at: walls)
    }
}

/// Reads the runs of `pdftohtml -xml`, page by page.
final class RunReader: NSObject, XMLParserDelegate {
    /// Of Times New Roman and its metric-compatible fonts: 1825 of 2048 units.
    static let ascent = 1825.0 / 2048
    private struct Font {
        let size: Double
        let family: String
        let color: String
    }

    private(set) var pages: [[TextRun]] = []
    private var fonts: [String: Font] = [:]
    private var run: TextRun?

    static func pages(of xml: Data) -> [[TextRun]] {
        let reader = RunReader()
        let parser = XMLParser(data: xml)
        parser.delegate = reader
        return parser.parse() ? reader.pages : []
    }

    func parser(
        _ parser: XMLParser, didStartElement element: String, namespaceURI: String?,
        qualifiedName: String?, attributes: [String: String]
    ) {
        func number(_ name: String) -> Double { Double(attributes[name] ?? "") ?? .nan }
        switch element {
        case "page": pages.append([])
        case "fontspec":
            fonts[attributes["id"] ?? ""] = Font(
                size: number("size") / ToolOutput.zoom, family: attributes["family"] ?? "",
                color: attributes["color"] ?? "")
        case "text":
            guard let font = fonts[attributes["font"] ?? ""] else { return }
            let left = number("left") / ToolOutput.zoom
            run = TextRun(
                left: left, right: left + number("width") / ToolOutput.zoom,
                baseline: number("top") / ToolOutput.zoom + Self.ascent * font.size,
                size: font.size, family: font.family, color: font.color, isBold: false, isItalic: false,
                text: "")
        case "b": run?.isBold = true
        case "i": run?.isItalic = true
        default: break
        }
    }

    func parser(_ parser: XMLParser, foundCharacters text: String) { run?.text += text }

    func parser(
        _ parser: XMLParser, didEndElement element: String, namespaceURI: String?, qualifiedName: String?
    ) {
        guard element == "text", var ended = run else { return }
        run = nil
        guard !ended.text.allSatisfy(\.isWhitespace), !pages.isEmpty else { return }
        // A blank of these fonts is a quarter of the size wide.
        ended.right -= Double(ended.text.reversed().prefix { $0 == " " }.count) * ended.size / 4
        pages[pages.count - 1].append(ended)
    }
}
