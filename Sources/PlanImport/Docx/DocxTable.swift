import Diagnostics

/// A table of a Word file while it is read: rows of cells, each of paragraphs.
///
/// The header of a document and its signature stand in tables of two columns without
/// lines; those are paragraphs in reading order. A table of three columns and more is a
/// list of tasks, and each of its rows is an item.
struct DocxTable {
    private var rows: [[[String]]] = []

    mutating func openRow() { rows.append([]) }
    mutating func openCell() { if !rows.isEmpty { rows[rows.count - 1].append([]) } }

    /// A whole row, a paragraph to a cell.
    mutating func add(row: [String]) { rows.append(row.map { [$0] }) }

    /// How many rows of a list of tasks stand above the one that is read, its head not counted.
    var itemsAbove: Int { max(0, rows.count - 2) }

    /// Whether a row's cells are the titles of a list of tasks.
    static func isHead(_ cells: [String]) -> Bool {
        cells.count >= 3 && cells.contains(where: namesWork) && cells.allSatisfy { $0.count < 60 }
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

    /// The paragraphs the table stands for, and how many of its rows became items.
    var paragraphs: (lines: [String], items: Int) {
        guard let head = rows.first, head.count >= 3, rows.count >= 2 else {
            return (rows.joined().joined().map { $0 }, 0)
        }
        let titles = head.map(DocxTable.text)
        let main = DocxTable.mainColumn(titles)
        let items = rows.dropFirst().map { cells in
            item(cells.map(DocxTable.text), titles, main: main)
        }
        return (items, items.filter { $0.hasPrefix("- ") }.count)
    }

    /// `- Treo băng rôn (Đơn vị: Văn phòng; Thời gian: Tháng 10)`; a row of merged cells as it stands,
    /// and one that titles those under it, `II | Tuyên truyền`, as what introduces them.
    private func item(_ cells: [String], _ titles: [String], main: Int) -> String {
        let isNumbered = cells.count == titles.count && DocxTable.isCount(titles[0])
        let filled = cells.filter { !$0.isEmpty }
        let own = isNumbered ? cells.dropFirst().filter { !$0.isEmpty } : filled
        if own.count == 1, !isNumbered || !cells[0].contains(where: \.isNumber),
            isNumbered || cells.count < titles.count, Lexeme.ending(of: own[0]) == .neutral
        {
            return "+ " + own[0] + ":"
        }
        guard cells.count == titles.count, !cells[main].isEmpty else { return filled.joined(separator: " ") }
        let others = cells.indices.filter { index in
            index != main && !cells[index].isEmpty && !DocxTable.isCount(titles[index])
        }
        let remarks = others.map { titles[$0].isEmpty ? cells[$0] : "\(titles[$0]): \(cells[$0])" }
        let end = remarks.isEmpty ? "" : " (" + remarks.joined(separator: "; ") + ")"
        return "- " + cells[main] + end
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

    /// The title of a column of running numbers.
    static func isCount(_ title: String) -> Bool {
        ["tt", "stt", "so tt", "so thu tu", "no"].contains(Lexeme.key(of: title))
    }
}
