import Document
import Layout
import Testing
import Typeset

/// Frames written as text, one item a line, for the case files:
///
///     page 210 297                    mm
///     begin ROLE ID [title or alternative text]     td*3 goes over three columns, td*3x2 over two rows too
///     text X Y STYLE words…           pt; STYLE is regular, bold, italic or bold-italic, with
///                                     /SIZE for another size than 13; a last `\` goes on in the next line
///     rule X Y DX DY THICKNESS · box X Y W H THICKNESS · fill X Y W H PERCENT
///     line THICKNESS X Y X Y …
///     end
struct FrameScript {
    private(set) var frames: [PageFrame] = []
    private let shaper: HarfBuzzShaper

    init(_ script: String, fonts: FontSet) throws {
        shaper = HarfBuzzShaper(fonts: fonts)
        for line in script.split(separator: "\n") { try read(line) }
    }

    private mutating func read(_ line: Substring) throws {
        let words = line.split(separator: " ")
        let numbers = words.dropFirst().map { Double($0) ?? .nan }
        if words.first == "page" {
            frames.append(PageFrame(width: .mm(numbers[0]), height: .mm(numbers[1])))
            return
        }
        let last = try #require(frames.indices.last, "a script begins with a page")
        frames[last].items.append(try item(words, numbers.map { $0.isFinite ? Length.pt($0) : .zero }))
    }

    private func item(_ words: [Substring], _ lengths: [Length]) throws -> FrameItem {
        switch words[0] {
        case "end": return .end
        case "begin":
            let rest = words.dropFirst(3).joined(separator: " ")
            let id = try #require(Int(words[2]))
            let name = words[1].split(separator: "*")
            guard let role = role(name[0], rest) else { throw Failure(message: "no role \(words[1])") }
            var element = StructureElement(role, id: id, title: rest.isEmpty ? nil : rest)
            let spans = name.dropFirst().joined().split(separator: "x").compactMap { Int($0) }
            element.columnSpan = spans.first ?? 1
            element.rowSpan = spans.count > 1 ? spans[1] : 1
            return .begin(element)
        case "text":
            return .text(
                text(
                    words.dropFirst(4), lengths[0], lengths[1],
                    words[3].split(separator: "/").map(String.init)))
        case "rule":
            return .rule(
                Rule(x: lengths[0], y: lengths[1], dx: lengths[2], dy: lengths[3], thickness: lengths[4]))
        case "box":
            return .box(
                Box(
                    x: lengths[0], y: lengths[1], width: lengths[2], height: lengths[3], thickness: lengths[4]
                ))
        case "fill":
            return .fill(
                Fill(
                    x: lengths[0], y: lengths[1], width: lengths[2], height: lengths[3],
                    blackPercent: Int(lengths[4].points)))
        case "line":
            let points = stride(from: 1, to: lengths.count - 1, by: 2).map {
                Polyline.Point(x: lengths[$0], y: lengths[$0 + 1])
            }
            return .polyline(Polyline(points: points, thickness: lengths[0]))
        case let other: throw Failure(message: "no item \(other)")
        }
    }

    private func text(_ words: ArraySlice<Substring>, _ x: Length, _ y: Length, _ font: [String])
        -> PlacedText
    {
        let style = FontStyle(bold: font[0].contains("bold"), italic: font[0].contains("italic"))
        let size = Length.pt(font.count > 1 ? Double(font[1]) ?? 13 : 13)
        let metrics = shaper.metrics(for: style)
        let goesOn = words.last == "\\"
        let shown = goesOn ? words.dropLast() : words
        var placed: [PlacedText.Word] = []
        var position = x
        for (index, word) in shown.enumerated() {
            let shaped = shaper.shape(Array(word.utf8)[...], style: style)
            placed.append(
                PlacedText.Word(
                    shaped: shaped, x: position, trace: .none,
                    isFollowedBySpace: goesOn || index < shown.count - 1))
            position =
                position + size.scaled(by: shaped.width + metrics.space, over: metrics.unitsPerEm)
        }
        return PlacedText(font: FontSelection(style, size), baseline: y, words: placed)
    }

    private func role(_ name: Substring, _ rest: String) -> StructureElement.Role? {
        switch name {
        case "part": .part
        case "h1", "h2", "h3": .heading(level: Int(name.suffix(1)) ?? 1)
        case "p": .paragraph
        case "list": .list
        case "item": .listItem
        case "label": .label
        case "body": .listBody
        case "table": .table
        case "thead": .tableHead
        case "tbody": .tableBody
        case "row": .tableRow
        case "th": .headerCell
        case "td": .dataCell
        case "figure": .figure(alternativeText: rest)
        case "artifact": .artifact
        default: nil
        }
    }

    struct Failure: Error { let message: String }
}

extension DocumentProperties {
    static let sample = DocumentProperties(
        title: "Báo cáo kết quả công tác bình đẳng giới", author: "UBND phường Lưu Kiếm",
        subject: "6 tháng đầu năm 2026 & <dự kiến>", created: "2026-06-15T00:00:00+07:00")
}
