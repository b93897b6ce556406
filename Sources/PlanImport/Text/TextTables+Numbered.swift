import Diagnostics

/// Tables of which only running numbers are left: one cell to a line, or a row to a line with single blanks.
extension TextTables {
    // MARK: - A line to a cell

    func oneCellToALine(at start: Int) -> Table? {
        guard DocxTable.isCount(Self.trimmed(lines[start][...])),
            lines[start...].prefix(TextTables.longestRow * 2).contains(where: { number(of: $0) == 1 })
        else { return nil }
        let filled = lines.indices[start...].prefix(TextTables.longestList).filter { !isBlank($0) }
        guard let first = filled.firstIndex(where: { number(of: lines[$0]) == 1 }), (3...8).contains(first)
        else { return nil }
        let titles = filled[..<first].map { Self.trimmed(lines[$0][...]) }
        guard DocxTable.isHead(titles) else { return nil }
        var table = Table(lines: start..<start, rows: [(start, titles)])
        var end = filled[first]
        for line in filled[first...] {
            if number(of: lines[line]) == table.rows.count {
                table.rows.append((line, [String(table.rows.count)]))
            } else if let last = table.rows.indices.last {
                let isLast = !hasNumber(table.rows.count, in: filled, after: line)
                let isFull = table.rows[last].cells.count >= titles.count
                // Behind the last row an empty line or a heading ends the table.
                if opensHeading(line) || isLast && isFull && isBlank(line - 1) { break }
                table.rows[last].cells.append(Self.trimmed(lines[line][...]))
            }
            end = line + 1
        }
        table.rows = table.rows.map { ($0.line, Self.fitted($0.cells, to: titles)) }
        return Table(lines: start..<end, rows: table.rows)
    }

    /// In lines.
    private static let longestList = 600

    func number(of line: String) -> Int? {
        Lexeme.number(Self.trimmed(line[...]).trimmingEnd(["."]))
    }

    private func hasNumber(_ number: Int, in filled: [Int], after line: Int) -> Bool {
        filled.contains {
            $0 > line && $0 < line + TextTables.longestRow && self.number(of: lines[$0]) == number
        }
    }

    /// In a row with a cell too many or too few nothing tells the columns: all behind the work is one remark.
    private static func fitted(_ cells: [String], to titles: [String]) -> [String] {
        guard cells.count != titles.count, cells.count > 1 else {
            return cells + Array(repeating: "", count: max(0, titles.count - cells.count))
        }
        var row = Array(repeating: "", count: titles.count)
        let remark = cells.count > 2 ? " (" + cells[2...].joined(separator: "; ") + ")" : ""
        row[0] = cells[0]
        row[DocxTable.mainColumn(titles)] = cells[1] + remark
        return row
    }

    // MARK: - A row to a line

    /// `STT Nội dung Đơn vị chủ trì` with single blanks: nothing tells one cell from the next.
    func isRunTogether(_ line: Int) -> Bool {
        let folded = Folding.ascii(lines[line])
        guard TableColumns.pieces(lines[line]).count == 1 else { return false }
        return DocxTable.isCount(TextTables.firstWord(lines[line])) && DocxTable.namesWork(folded)
            && ["don vi", "thoi gian", "chu tri", "phoi hop"].contains { folded.contains($0) }
    }

    /// The rows below such titles that running numbers tell apart, each up to the next one; empty where
    /// the numbers do not run.
    func rowsByNumber(below titles: Int) -> [(lines: Range<Int>, text: String)] {
        var rows: [(lines: Range<Int>, text: String)] = []
        for line in (titles + 1)..<max(titles + 1, min(lines.count, titles + TextTables.longestList)) {
            let text = Self.trimmed(lines[line][...])
            let words = text.split(separator: " ", maxSplits: 1)
            if words.count == 2, number(of: String(words[0])) == rows.count + 1,
                Lexeme.startsUpper(String(words[1]))
            {
                rows.append((line..<line + 1, String(words[1])))
            } else if rows.isEmpty ? line - titles > 3 : opensHeading(line) {
                break
            } else if let last = rows.indices.last, !text.isEmpty {
                // Behind an empty line only a row that surely goes on has more words.
                let isLong = line - rows[last].lines.lowerBound > TextTables.longestRow
                if isLong || isBlank(line - 1) && !hasRow(rows.count + 1, behind: line) { break }
                rows[last].text += " " + text
                rows[last].lines = rows[last].lines.lowerBound..<line + 1
            }
        }
        return rows.count > 1 ? rows : []
    }

    private func hasRow(_ number: Int, behind line: Int) -> Bool {
        lines[line...].prefix(TextTables.longestRow).contains {
            $0.split(separator: " ").first.map { self.number(of: String($0)) == number } ?? false
        }
    }
}
