import Diagnostics

/// A table of a Word file while it is read: rows of cells, each of paragraphs.
///
/// The header of a document and its signature stand in tables of two columns without
/// lines; those are paragraphs in reading order. A table of two columns under the titles of a list of
/// tasks, and every one of three columns and more, is such a list, and each of its rows is an item.
struct DocxTable {
    private struct Cell {
        var paragraphs: [String] = []
        /// How many columns of the table's grid it stands over.
        var width = 1
        /// It is merged with the one above.
        var goesOn = false
    }

    private var rows: [[Cell]] = []

    mutating func openRow() { rows.append([]) }
    mutating func openCell() { if !rows.isEmpty { rows[rows.count - 1].append(Cell()) } }

    /// A whole row, a paragraph to a cell.
    mutating func add(row: [String]) { rows.append(row.map { Cell(paragraphs: [$0]) }) }

    /// The place of the row that is read.
    var lastRow: Int { max(0, rows.count - 1) }

    /// How many columns of the grid the open cell stands over.
    mutating func widen(to width: Int) {
        guard let row = rows.indices.last, let cell = rows[row].indices.last, width > 0 else { return }
        rows[row][cell].width = width
    }

    /// Columns of the grid a row leaves out on its left.
    mutating func skip(_ width: Int) {
        guard width > 0 else { return }
        openCell()
        widen(to: width)
    }

    /// The open cell is merged with the one above: it holds the same.
    mutating func repeatCellAbove() {
        guard rows.count > 1, let cell = rows[rows.count - 1].indices.last else { return }
        let (above, row) = (rows[rows.count - 2], rows[rows.count - 1])
        guard
            let same = above.indices.first(where: {
                DocxTable.start(of: $0, in: above) == DocxTable.start(of: cell, in: row)
            })
        else { return }
        rows[rows.count - 1][cell].paragraphs = above[same].paragraphs
        rows[rows.count - 1][cell].goesOn = true
    }

    /// The column of the grid at which a cell begins.
    private static func start(of cell: Int, in row: [Cell]) -> Int {
        row[..<cell].reduce(0) { $0 + $1.width }
    }

    /// False outside every cell.
    mutating func take(_ paragraph: String) -> Bool {
        guard let row = rows.indices.last, let cell = rows[row].indices.last else { return false }
        rows[row][cell].paragraphs.append(paragraph)
        return true
    }

    /// What the table stands for.
    struct Reading {
        /// The paragraphs of each row.
        var rows: [[String]] = []
        /// How many items they make.
        var items = 0
        /// Rows without a task, told by the place of each.
        var leftOut: [LeftOut] = []
        /// Of the columns, if it is a list of tasks.
        var titles: [String] = []

        var lines: [String] { rows.flatMap { $0 } }

        /// How many paragraphs stand above a row.
        func linesAbove(row: Int) -> Int { rows.prefix(row).reduce(0) { $0 + $1.count } }
    }

    /// - Parameter above: the titles of the list before it, which may go on here without any.
    func reading(after above: [String] = []) -> Reading {
        guard let head = head else { return rowsWithoutTitles(after: above) }
        let titles = DocxTable.texts(rows[head.upperBound - 1])
        var reading = Reading(
            rows: rows[..<head.lowerBound].map { DocxTable.caption($0.flatMap(\.paragraphs)) }, titles: titles
        )
        reading.rows += head.map { _ in [] }
        read(from: head.upperBound, like: rows[head.upperBound - 1], into: &reading)
        return reading
    }

    /// A list that goes on from another page, each row with its running number; else paragraphs in reading order.
    private func rowsWithoutTitles(after above: [String]) -> Reading {
        guard let first = rows.first, first.count >= 3, DocxTable.isRunningNumber(DocxTable.texts(first)[0])
        else {
            return Reading(rows: rows.map { $0.flatMap(\.paragraphs).flatMap(DocxReader.lines) })
        }
        let unknown = ["TT"] + first.dropFirst().map { _ in "" }
        var reading = Reading(titles: above.count == first.count ? above : unknown)
        read(from: 0, like: first, into: &reading)
        return reading
    }

    private func read(from start: Int, like head: [Cell], into reading: inout Reading) {
        let main = DocxTable.mainColumn(reading.titles)
        for (place, row) in joined(from: start, reading.titles, main: main).enumerated().dropFirst(start) {
            let lines = lines(of: row, like: head, reading.titles, main: main)
            if lines == nil {
                let text = DocxTable.texts(row).filter { !$0.isEmpty }.joined(separator: " | ")
                reading.leftOut.append(LeftOut(reason: .noTask, line: place, text: text))
            }
            reading.rows.append(lines ?? [""])
        }
        reading.items = reading.rows[start...].joined().count { $0.hasPrefix("- ") }
    }

    /// The rows, with one that the end of a page cut in two as one: the second half has no running number of its
    /// own, and its words go on. Nothing is left in its place.
    private func joined(from start: Int, _ titles: [String], main: Int) -> [[Cell]] {
        guard let first = titles.first, DocxTable.isCount(first), main > 0 else { return rows }
        var joined = rows
        var whole: Int?
        for place in rows.indices.dropFirst(start) {
            let row = rows[place]
            let texts = DocxTable.texts(row)
            if let whole, row.count == titles.count, !row.contains(where: \.goesOn), texts[0].isEmpty,
                Lexeme.startsLower(texts[main])
            {
                for column in row.indices where !texts[column].isEmpty {
                    let above = DocxTable.text(joined[whole][column].paragraphs)
                    if column == main {
                        joined[whole][column].paragraphs += row[column].paragraphs
                    } else {
                        let isNew = DocxTable.isTitle(above) && !Lexeme.startsLower(texts[column])
                        joined[whole][column].paragraphs = [above + (isNew ? ", " : " ") + texts[column]]
                    }
                }
                joined[place] = []
            } else {
                let isTask = row.count == titles.count && DocxTable.isRunningMark(texts[0])
                whole = isTask && !texts[0].isEmpty && !texts[main].isEmpty ? place : nil
            }
        }
        return joined
    }

    /// The rows of titles, which a row of one cell may name: `Bảng phân công nhiệm vụ`. Titles under a title
    /// fill the row below, into which the other ones reach.
    private var head: Range<Int>? {
        let first = rows.prefix { $0.count == 1 }.count
        guard first + 1 < rows.count else { return nil }
        let titles = DocxTable.texts(rows[first])
        guard
            DocxTable.isHead(titles)
                || first == 0 && titles.count >= 3 && !DocxTable.isRunningNumber(titles[0])
        else { return nil }
        let more = rows[(first + 1)...].prefix { row in
            row.count > titles.count && row.contains(where: \.goesOn)
        }
        return first..<(first + 1 + min(more.count, rows.count - first - 2))
    }

    /// The name of a table introduces its items; a heading with its number stays one.
    private static func caption(_ lines: [String]) -> [String] {
        let text = text(lines)
        guard !text.isEmpty, lines.count == 1, Lexeme.ending(of: text) == .neutral,
            !text.prefix(while: { $0 != " " }).contains(".")
        else { return lines.flatMap(DocxReader.lines) }
        return ["+ " + text + ":"]
    }

    /// `- Treo băng rôn (Đơn vị: Văn phòng; Thời gian: Tháng 10)`; a row of merged cells as it stands,
    /// and one that titles those under it, `II | Tuyên truyền`, as what introduces them.
    /// Nil for a row that says who or when, but not what.
    private func lines(of row: [Cell], like head: [Cell], _ titles: [String], main: Int) -> [String]? {
        let filled = DocxTable.texts(row).filter { !$0.isEmpty }
        if row.count < titles.count, filled.count == 1, DocxTable.isTitle(filled[0]) {
            return ["+ " + filled[0] + ":"]
        }
        guard let columns = DocxTable.columns(of: row, like: head) else {
            return [filled.joined(separator: " ")]
        }
        let cells = columns.map(DocxTable.text)
        if cells == titles || DocxTable.isCountOfColumns(cells) { return [""] }
        if let title = DocxTable.groupTitle(cells, under: titles, main: main) { return ["+ " + title + ":"] }
        let hasWords = cells.indices.contains { !cells[$0].isEmpty && !DocxTable.isCount(titles[$0]) }
        guard !cells[main].isEmpty else { return hasWords ? nil : [""] }
        let others = cells.indices.filter { index in
            index != main && !cells[index].isEmpty && !DocxTable.isCount(titles[index])
        }
        let remarks = others.map { titles[$0].isEmpty ? cells[$0] : "\(titles[$0]): \(cells[$0])" }
        let end = remarks.isEmpty ? "" : " (" + remarks.joined(separator: "; ") + ")"
        return DocxTable.tasks(in: columns[main]).map { "- " + $0 + end }
    }

    /// The paragraphs under each title; a cell that stands under several is the first's. Nil for a row that the
    /// titles' grid does not hold.
    private static func columns(of row: [Cell], like head: [Cell]) -> [[String]]? {
        if row.count == head.count { return row.map(\.paragraphs) }
        guard start(of: row.count, in: row) == start(of: head.count, in: head), row.count > 1 else {
            return nil
        }
        var columns: [[String]] = head.map { _ in [] }
        for (index, cell) in row.enumerated() {
            let place = start(of: index, in: row)
            let column = head.indices.last { start(of: $0, in: head) <= place } ?? 0
            columns[column] += cell.paragraphs
        }
        return columns
    }

    /// The only words of a row that titles those under it. Where there is but one column beside the
    /// running numbers, only `I` and `A` tell such a row from a task.
    private static func groupTitle(_ cells: [String], under titles: [String], main: Int) -> String? {
        let own = cells.dropFirst().filter { !$0.isEmpty }
        guard isCount(titles[0]), own.count == 1, isTitle(own[0]) else { return nil }
        if cells[0].isEmpty ? cells[main].isEmpty : !isRunningMark(cells[0]) { return nil }
        let isTask = cells[0].contains(where: \.isNumber) || cells.count == 2 && !Lexeme.startsUpper(cells[0])
        return isTask ? nil : own[0]
    }

    private static func isTitle(_ text: String) -> Bool { Lexeme.ending(of: text) == .neutral }

    /// A cell that lists its tasks, `- Treo băng rôn; - Quét chợ`, holds several.
    private static func tasks(in cell: [String]) -> [String] {
        let paragraphs = cell.map { text([$0]) }.filter { !$0.isEmpty }
        guard let first = paragraphs.first, DocxReader.beginsItem(first[...]) else { return [text(cell)] }
        return paragraphs.reduce(into: []) { tasks, paragraph in
            if DocxReader.beginsItem(paragraph[...]) {
                tasks.append(paragraph.drop { $0 != " " }.dropFirst().description)
            } else {
                tasks[tasks.count - 1] += " " + paragraph
            }
        }
    }

    private static func texts(_ row: [Cell]) -> [String] { row.map { text($0.paragraphs) } }

    private static func text(_ cell: [String]) -> String {
        cell.flatMap { $0.split(whereSeparator: \.isWhitespace) }.joined(separator: " ")
    }
}
