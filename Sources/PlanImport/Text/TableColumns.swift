/// The columns of a table set in blanks, as `pdftotext -layout` writes it: the rivers of blanks that
/// run through all its lines.
struct TableColumns {
    /// So many columns the titles have.
    private(set) var count = 0
    /// Whether some line has a letter at a column.
    private var filled: [Bool] = []
    /// A river is at least so wide: words have one blank between them.
    private static let width = 2

    /// - Parameter head: the lines of the titles.
    init(of head: ArraySlice<String>) {
        for line in head { _ = take(line) }
        count = starts.count
    }

    /// The stretches of a line with two blanks or more between them, and where each begins.
    static func pieces(_ line: String) -> [(start: Int, text: String)] {
        var pieces: [(start: Int, text: String)] = []
        var blanks = width
        for (column, letter) in line.enumerated() {
            if letter.isWhitespace {
                blanks += 1
                continue
            }
            if blanks >= width || pieces.isEmpty {
                pieces.append((column, ""))
            } else if blanks == 1 {
                pieces[pieces.count - 1].text += " "
            }
            pieces[pieces.count - 1].text.append(letter)
            blanks = 0
        }
        return pieces
    }

    /// False, and nothing changes, where the line fills a river the table needs.
    mutating func take(_ line: String) -> Bool {
        var longer = self
        for (column, letter) in line.enumerated() {
            if column == longer.filled.count { longer.filled.append(false) }
            // A blank between two words is no river.
            if !letter.isWhitespace { longer.filled[column] = true }
        }
        guard count == 0 || longer.starts.count == count else { return false }
        self = longer
        return true
    }

    /// Where each column begins.
    private var starts: [Int] {
        var starts: [Int] = []
        var blanks = TableColumns.width
        for (column, isFilled) in filled.enumerated() {
            if isFilled, blanks >= TableColumns.width { starts.append(column) }
            blanks = isFilled ? 0 : blanks + 1
        }
        return starts
    }

    /// The rows, each with its line in the block; nil where there are more columns than titles.
    ///
    /// - Parameter head: how many lines the titles take.
    func rows(
        of lines: ArraySlice<String>, head: Int, isCounted: Bool
    ) -> [(line: Int, cells: [String])]? {
        let starts = starts
        guard starts.count == count else { return nil }
        let cut = lines.map { TableColumns.cells($0, starts) }
        let numbered = cut.map { Int($0[0].filter { $0 != "." }) != nil }
        let groups = isCounted ? TableColumns.groups(cut, numbered, from: head) : nil
        var rows: [(line: Int, cells: [String])] = []
        for (index, cells) in cut.enumerated() where cells.contains(where: { !$0.isEmpty }) {
            let begins =
                groups?[index]
                ?? (isCounted ? numbered[index] : index >= head && cells.filter { !$0.isEmpty }.count > 1)
            if begins || rows.isEmpty { rows.append((index, Array(repeating: "", count: count))) }
            for column in 0..<count where !cells[column].isEmpty {
                let before = rows[rows.count - 1].cells[column]
                rows[rows.count - 1].cells[column] =
                    before.isEmpty ? cells[column] : before + " " + cells[column]
            }
        }
        return rows
    }

    private static func cells(_ line: String, _ starts: [Int]) -> [String] {
        var cells = Array(repeating: "", count: starts.count)
        for piece in pieces(line) {
            let column = starts.lastIndex { $0 <= piece.start } ?? 0
            cells[column] += (cells[column].isEmpty ? "" : " ") + piece.text
        }
        return cells
    }

    /// Which lines begin a row where empty lines part the rows and each has one number, wherever it
    /// stands; nil where they do not.
    private static func groups(_ cut: [[String]], _ numbered: [Bool], from head: Int) -> [Bool]? {
        let empty = cut.map { $0.allSatisfy(\.isEmpty) }
        guard empty.contains(true) else { return nil }
        var begins = Array(repeating: false, count: head)
        var numbers: [Int] = []
        for index in cut.indices.dropFirst(head) {
            let isFirst = !empty[index] && (index == head || empty[index - 1])
            begins.append(isFirst)
            if isFirst { numbers.append(0) }
            if numbered[index], !numbers.isEmpty { numbers[numbers.count - 1] += 1 }
        }
        return numbers.allSatisfy { $0 == 1 } ? begins : nil
    }
}
