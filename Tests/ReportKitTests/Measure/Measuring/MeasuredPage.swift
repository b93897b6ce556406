/// Runs that stand side by side on one baseline, within one table cell or column.
struct TextLine {
    var runs: [TextRun]
    var text: String
    let left: Double
    let right: Double
    var baseline: Double { runs[0].baseline }
    var size: Double { runs.map(\.size).max() ?? 0 }
    var centre: Double { (left + right) / 2 }
    var isBold: Bool { runs.allSatisfy(\.isBold) }
    var isItalic: Bool { runs.allSatisfy(\.isItalic) }
    var isUpright: Bool { !runs.contains(where: \.isItalic) }
    var isPlain: Bool { !runs.contains { $0.isBold || $0.isItalic } }

    /// Stands in `text` for a place left free, wider than any blank between words.
    static let freePlace = "␣"

    init(_ runs: [TextRun]) {
        self.runs = runs
        left = runs[0].left
        right = runs[runs.count - 1].right
        var text = ""
        var end = runs[0].left
        for run in runs {
            let gap = run.left - end
            if gap > 12 {
                text = text.trimmingBlanks + Self.freePlace
            } else if gap > 0.12 * run.size, text.last != " ", run.text.first != " " {
                text += " "
            }
            text += run.text
            end = run.right
        }
        self.text = text.trimmingBlanks
    }
}

extension String {
    var trimmingBlanks: String {
        var text = self[...]
        while text.last == " " { text.removeLast() }
        while text.first == " " { text.removeFirst() }
        return String(text)
    }
    /// All letters and signs, no blanks: lines and stretched blanks leave no trace.
    var letters: String { filter { !$0.isWhitespace } }
}

/// One page as it was measured; points from its upper left corner.
struct MeasuredPage {
    /// Counted from 1 in the file.
    let number: Int
    let width: Double
    let height: Double
    let lines: [TextLine]
    let strokes: [Stroke]

    static let left = 30 * Self.mm
    static let mm = 72 / 25.4
    static let top = 20 * Self.mm
    /// Where first lines of paragraphs begin: 1.27 cm in.
    static let indented = Self.left + 36
    var right: Double { width - 15 * Self.mm }
    var bottom: Double { height - 20 * Self.mm }
    /// Of the text area.
    var centre: Double { (Self.left + right) / 2 }

    /// Lines in the text area; the page number stands above it.
    var content: [TextLine] { lines.filter { $0.baseline > Self.top } }
    var pageNumber: [TextLine] { lines.filter { $0.baseline <= Self.top } }

    init(number: Int, width: Double, height: Double, runs: [TextRun], strokes: [Stroke]) {
        self.number = number
        self.width = width
        self.height = height
        self.strokes = strokes
        var dividers = strokes.filter { !$0.isHorizontal }
        // The official head has two columns, 40 to 60, and no stroke between them.
        if number == 1, let kind = runs.first(where: { $0.text == "BÁO CÁO" }) {
            let x = Self.left + 0.4 * (width - 15 * Self.mm - Self.left)
            dividers.append(Stroke(left: x, top: 0, right: x, bottom: kind.baseline - 10))
        }
        // So have the recipients, headed in bold italics, and the signature.
        if let head = runs.first(where: { $0.isBold && $0.isItalic && $0.text.first == "N" && $0.size == 12 })
        {
            let x = Self.left + 0.4 * (width - 15 * Self.mm - Self.left)
            dividers.append(Stroke(left: x, top: head.baseline - 10, right: x, bottom: height))
        }
        lines = Self.lines(runs, dividers: dividers)
    }

    private static func lines(_ runs: [TextRun], dividers: [Stroke]) -> [TextLine] {
        var rows: [[TextRun]] = []
        let parts = runs.flatMap { run in
            run.split(at: dividers.filter { $0.top < run.baseline && run.baseline < $0.bottom }.map(\.left))
        }
        for run in parts.sorted(by: { $0.baseline < $1.baseline }) {
            if let last = rows.last?.last, run.baseline - last.baseline < 0.4 {
                rows[rows.count - 1].append(run)
            } else {
                rows.append([run])
            }
        }
        return rows.flatMap { row in
            let sorted = row.sorted { $0.left < $1.left }
            let y = sorted[0].baseline
            let walls = dividers.filter { $0.top < y && y < $0.bottom }.map(\.left)
            var groups: [[TextRun]] = []
            for run in sorted {
                if let last = groups.last?.last,
                    !walls.contains(where: { last.left < $0 && $0 <= run.left + 0.5 })
                {
                    groups[groups.count - 1].append(run)
                } else {
                    groups.append([run])
                }
            }
            return groups.map(TextLine.init)
        }
    }
}

/// The cells between the strokes of a table's piece on one page.
struct TableRow {
    let top: Double
    let bottom: Double
    /// From left to right; a cell over several columns counts once.
    var cells: [[TextLine]]
    /// The rest of a row that began on the page before: no number, no figures.
    var isGoingOn: Bool {
        cells.count > 8 && [0, 5, 6, 7, 8].allSatisfy { cells[$0].isEmpty } && text(1) != "Tổng cộng"
    }

    func text(_ column: Int) -> String {
        cells.indices.contains(column) ? cells[column].map(\.text).joined(separator: " ") : ""
    }
    var lines: [TextLine] { cells.flatMap { $0 } }
}

extension MeasuredPage {
    var rows: [TableRow] {
        let full = strokes.filter { $0.isHorizontal && $0.length > (right - Self.left) * 0.98 }
        let edges = full.map(\.top).sorted()
        return zip(edges, edges.dropFirst()).compactMap { top, bottom in
            guard bottom - top > 2 else { return nil }
            let middle = (top + bottom) / 2
            let walls = strokes.filter { !$0.isHorizontal && $0.top < middle && middle < $0.bottom }
                .map(\.left).sorted()
            let inside = lines.filter { top < $0.baseline && $0.baseline < bottom }
            let cells = zip(walls, walls.dropFirst()).map { left, right in
                inside.filter { left < $0.centre && $0.centre < right }
            }
            return TableRow(top: top, bottom: bottom, cells: cells)
        }
    }
}
