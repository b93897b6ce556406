internal import Document

extension PageFrame {
    /// A stable text form for tests and people: an item a line, lengths in
    /// points to two decimals, indented by the structure.
    package func dump() -> String {
        var lines = ["page \(width.dumped) x \(height.dumped)"]
        var depth = 1
        for item in items {
            if case .end = item {
                depth = max(1, depth - 1)
            } else {
                lines.append(String(repeating: "  ", count: depth) + item.dumped)
            }
            if case .begin = item { depth += 1 }
        }
        return lines.joined(separator: "\n") + "\n"
    }
}

extension FrameItem {
    fileprivate var dumped: String {
        switch self {
        case .text(let text): text.dumped
        case .rule(let rule):
            "rule \(rule.x.dumped),\(rule.y.dumped) by \(rule.dx.dumped),\(rule.dy.dumped)"
                + " thick \(rule.thickness.dumped)"
        case .box(let box):
            "box \(box.x.dumped),\(box.y.dumped) by \(box.width.dumped),\(box.height.dumped)"
                + " thick \(box.thickness.dumped)" + (box.ink == .red ? " red" : "")
        case .fill(let fill):
            "fill \(fill.x.dumped),\(fill.y.dumped) by \(fill.width.dumped),\(fill.height.dumped)"
                + " black \(fill.blackPercent)%"
        case .polyline(let line):
            "polyline " + line.points.map { "\($0.x.dumped),\($0.y.dumped)" }.joined(separator: " ")
                + " thick \(line.thickness.dumped)"
        case .begin(let element): element.dumped
        case .end: "end"
        }
    }
}

extension PlacedText {
    /// Left edges of the first and the last word, baseline, font, words.
    fileprivate var dumped: String {
        let first = words.first?.x.dumped ?? ""
        let last = words.count > 1 ? "..\(words[words.count - 1].x.dumped)" : ""
        let text = words.map { word in
            String(decoding: word.shaped.utf8, as: UTF8.self) + (word.isFollowedBySpace ? " " : "")
        }.joined()
        let style =
            (font.style.isBold ? " bold" : "") + (font.style.isItalic ? " italic" : "")
            + (ink == .red ? " red" : "")
        return "text \(first)\(last) @\(baseline.dumped) \(font.size.dumped)\(style) \"\(text)\""
    }
}

extension StructureElement {
    fileprivate var dumped: String {
        let name =
            switch role {
            case .heading(let level): "heading \(level)"
            case .figure(let alternative): "figure \"\(alternative)\""
            case .part, .paragraph, .list, .listItem, .label, .listBody, .table, .tableHead, .tableBody,
                .tableRow,
                .headerCell, .dataCell, .artifact:
                "\(role)"
            }
        return "\(name) #\(id)" + (title.map { " \"\($0)\"" } ?? "")
    }
}

extension Length {
    /// Points with at most two decimals, half away from zero, without idle zeros.
    fileprivate var dumped: String {
        let hundredths = (abs(raw) * 100 + 512) / 1024
        let fraction = hundredths % 100
        let decimals =
            fraction == 0
            ? "" : fraction % 10 == 0 ? ".\(fraction / 10)" : fraction < 10 ? ".0\(fraction)" : ".\(fraction)"
        return (raw < 0 && hundredths > 0 ? "-" : "") + "\(hundredths / 100)" + decimals
    }
}
