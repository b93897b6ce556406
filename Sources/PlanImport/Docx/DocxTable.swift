import Diagnostics

/// A table of a Word file while it is read: rows of cells, each of paragraphs.
///
/// The header of a document and its signature stand in tables of two columns without
/// lines; those are paragraphs in reading order. A table of two columns under the titles of a list of
/// tasks, and every one of three columns and more, is such a list, and each of its rows is an item.
struct DocxTable {
    private var rows: [[[String]]] = []

    mutating func openRow() { rows.append([]) }
    mutating func openCell() { if !rows.isEmpty { rows[rows.count - 1].append([]) } }

    /// A whole row, a paragraph to a cell.
    mutating func add(row: [String]) { rows.append(row.map { [$0] }) }

    /// The place of the row that is read.
    var lastRow: Int { max(0, rows.count - 1) }

    /// Whether a row's cells are the titles of a list of tasks. Letterheads and signatures have two
    /// columns too, so that there both titles must be known.
    static func isHead(_ cells: [String]) -> Bool {
        guard cells.count >= 2, cells.contains(where: namesWork), cells.allSatisfy({ $0.count < 60 }) else {
            return false
        }
        guard cells.count == 2 else { return true }
        let other = cells[1 - mainColumn(cells)]
        return isCount(other) || namesArrangement(other)
    }

    /// The cell is merged with the one above: it holds the same.
    mutating func repeatCellAbove() {
        guard rows.count > 1, let cell = rows[rows.count - 1].indices.last, cell < rows[rows.count - 2].count,
            rows[rows.count - 1].count <= rows[rows.count - 2].count
        else { return }
        rows[rows.count - 1][cell] = rows[rows.count - 2][cell]
    }

    /// False outside every cell.
    mutating func take(_ paragraph: String) -> Bool {
        guard let row = rows.indices.last, let cell = rows[row].indices.last else { return false }
        rows[row][cell].append(paragraph)
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

        var lines: [String] { rows.flatMap { $0 } }

        /// How many paragraphs stand above a row.
        func linesAbove(row: Int) -> Int { rows.prefix(row).reduce(0) { $0 + $1.count } }
    }

    var reading: Reading {
        guard let head = headRow else { return Reading(rows: rows.map { $0.flatMap { $0 } }) }
        let titles = rows[head].map(DocxTable.text)
        let main = DocxTable.mainColumn(titles)
        var reading = Reading(rows: rows[..<head].map { DocxTable.caption($0.flatMap { $0 }) } + [[]])
        for row in rows.dropFirst(head + 1) {
            let lines = lines(of: row, titles, main: main)
            if lines == nil {
                let text = row.map(DocxTable.text).filter { !$0.isEmpty }.joined(separator: " | ")
                reading.leftOut.append(LeftOut(reason: .noTask, line: reading.rows.count, text: text))
            }
            reading.rows.append(lines ?? [""])
        }
        reading.items = reading.rows[(head + 1)...].joined().count { $0.hasPrefix("- ") }
        return reading
    }

    /// The row of titles, which a row of one cell may name: `Bảng phân công nhiệm vụ`.
    private var headRow: Int? {
        let head = rows.prefix { $0.count == 1 }.count
        guard head + 1 < rows.count else { return nil }
        let isList = DocxTable.isHead(rows[head].map(DocxTable.text)) || head == 0 && rows[head].count >= 3
        return isList ? head : nil
    }

    /// The name of a table introduces its items; a heading with its number stays one.
    private static func caption(_ lines: [String]) -> [String] {
        let text = text(lines)
        guard !text.isEmpty, lines.count == 1, Lexeme.ending(of: text) == .neutral,
            !text.prefix(while: { $0 != " " }).contains(".")
        else { return lines }
        return ["+ " + text + ":"]
    }

    /// `- Treo băng rôn (Đơn vị: Văn phòng; Thời gian: Tháng 10)`; a row of merged cells as it stands,
    /// and one that titles those under it, `II | Tuyên truyền`, as what introduces them.
    /// Nil for a row that says who or when, but not what.
    private func lines(of row: [[String]], _ titles: [String], main: Int) -> [String]? {
        let cells = row.map(DocxTable.text)
        let filled = cells.filter { !$0.isEmpty }
        if let title = DocxTable.groupTitle(cells, under: titles, main: main) { return ["+ " + title + ":"] }
        guard cells.count == titles.count else { return [filled.joined(separator: " ")] }
        let hasWords = cells.indices.contains { !cells[$0].isEmpty && !DocxTable.isCount(titles[$0]) }
        guard !cells[main].isEmpty else { return hasWords ? nil : [""] }
        let others = cells.indices.filter { index in
            index != main && !cells[index].isEmpty && !DocxTable.isCount(titles[index])
        }
        let remarks = others.map { titles[$0].isEmpty ? cells[$0] : "\(titles[$0]): \(cells[$0])" }
        let end = remarks.isEmpty ? "" : " (" + remarks.joined(separator: "; ") + ")"
        return DocxTable.tasks(in: row[main]).map { "- " + $0 + end }
    }

    /// The only words of a row that titles those under it. Where there is but one column beside the
    /// running numbers, only `I` and `A` tell such a row from a task.
    private static func groupTitle(_ cells: [String], under titles: [String], main: Int) -> String? {
        let isNumbered = cells.count == titles.count && isCount(titles[0])
        let own = (isNumbered ? cells[1...] : cells[...]).filter { !$0.isEmpty }
        guard own.count == 1, isNumbered || cells.count < titles.count, Lexeme.ending(of: own[0]) == .neutral
        else { return nil }
        if !isNumbered { return own[0] }
        if cells[0].isEmpty, cells[main].isEmpty { return nil }
        let isTask = cells[0].contains(where: \.isNumber) || cells.count == 2 && !Lexeme.startsUpper(cells[0])
        return isTask ? nil : own[0]
    }

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

    private static func text(_ cell: [String]) -> String {
        cell.flatMap { $0.split(whereSeparator: \.isWhitespace) }.joined(separator: " ")
    }

    /// The column of the work itself, by its title; else the first that is no running number.
    static func mainColumn(_ titles: [String]) -> Int {
        titles.firstIndex(where: namesWork) ?? titles.firstIndex { !isCount($0) } ?? 0
    }

    static func namesWork(_ title: String) -> Bool {
        let words = ["noi dung", "nhiem vu", "cong viec", "hoat dong", "viec", "chi tieu"]
        let folded = Folding.ascii(title)
        return words.contains { TextSearch.contains($0, in: folded) }
    }

    /// The title of a column that says who does the work, when, where, or what comes of it.
    private static func namesArrangement(_ title: String) -> Bool {
        let words = [
            "don vi", "co quan", "bo phan", "chu tri", "phoi hop", "thuc hien", "phu trach", "thoi gian",
            "thoi han", "tien do", "hoan thanh", "dia diem", "ket qua", "san pham", "kinh phi", "ghi chu",
        ]
        let folded = Folding.ascii(title)
        return words.contains { TextSearch.contains($0, in: folded) }
    }

    /// The title of a column of running numbers.
    static func isCount(_ title: String) -> Bool {
        ["tt", "stt", "so tt", "so thu tu", "no"].contains(Lexeme.key(of: title))
    }
}
