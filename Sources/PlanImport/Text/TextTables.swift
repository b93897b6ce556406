import Diagnostics

/// Tables of tasks in a text: cells parted by tabs or bars, set in columns, or one to a line.
struct TextTables {
    /// A table of the text: its lines, and its rows with the titles first.
    struct Table {
        let lines: Range<Int>
        /// Each with the line it begins on.
        var rows: [(line: Int, cells: [String])]
    }

    let lines: [String]

    /// The text with each row as one bullet on its first line, and the tables' first lines and items;
    /// the text keeps its number of lines. Tables whose columns nothing tells are `unclear`,
    /// rows that name no task `leftOut`.
    static func asItems(
        _ file: SourceFile
    ) -> (file: SourceFile, tables: [ReadTable], unclear: [(line: Int, rows: Int)], leftOut: [LeftOut]) {
        let source = TextTables(
            lines: file.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init))
        var lines = source.lines
        var tables: [ReadTable] = []
        var unclear: [(line: Int, rows: Int)] = []
        var leftOut: [LeftOut] = []
        var start = 0
        while start < lines.count {
            guard source.mayBegin(start) else {
                start += 1
                continue
            }
            guard let found = source.table(at: start) else {
                let rows = source.isRunTogether(start) ? source.rowsByNumber(below: start) : nil
                if let rows {
                    unclear.append((start + 1, rows.count))
                    if let end = rows.last?.lines.upperBound { for line in start..<end { lines[line] = "" } }
                    for row in rows { lines[row.lines.lowerBound] = "- " + row.text }
                }
                start = rows?.last?.lines.upperBound ?? start + 1
                continue
            }
            var table = DocxTable()
            for row in found.rows { table.add(row: row.cells) }
            let reading = table.reading()
            for line in found.lines { lines[line] = "" }
            for (row, item) in zip(found.rows, reading.rows).dropFirst() {
                lines[row.line] = item.joined(separator: " ")
            }
            leftOut += reading.leftOut.map {
                LeftOut(reason: $0.reason, line: found.rows[$0.line].line + 1, text: $0.text)
            }
            tables.append(
                ReadTable(line: found.lines.lowerBound + 1, lines: found.lines.count, rows: reading.items))
            start = found.lines.upperBound
        }
        guard !tables.isEmpty || !unclear.isEmpty else { return (file, [], [], []) }
        return (SourceFile(path: file.path, text: lines.joined(separator: "\n")), tables, unclear, leftOut)
    }

    /// A cheap test: a list of tasks begins with a running number or the title of its work.
    private func mayBegin(_ line: Int) -> Bool {
        let text = lines[line]
        guard text.utf8.count < 1000 else { return false }
        return text.utf8.contains { $0 == UInt8(ascii: "\t") || $0 == UInt8(ascii: "|") }
            || DocxTable.isCount(TextTables.firstWord(text))
            || text.contains("   ") && DocxTable.isHead(TableColumns.pieces(text).map(\.text))
    }

    static func firstWord(_ text: String) -> String {
        text.split(maxSplits: 1, whereSeparator: \.isWhitespace).first.map(String.init) ?? ""
    }

    private func table(at start: Int) -> Table? {
        separated(at: start) ?? inColumns(at: start) ?? oneCellToALine(at: start)
    }

    // MARK: - Tabs and bars

    private func separated(at start: Int) -> Table? {
        let titles = cells(lines[start])
        guard DocxTable.isHead(titles), isParted(start, into: titles.count) else { return nil }
        var table = Table(lines: start..<start, rows: [(start, titles)])
        var index = start + 1
        var end = index
        while index < lines.count {
            if isBlank(index) || isRule(index) {
                index += 1
            } else if !isHead(index, of: titles.count), isParted(index, into: titles.count),
                let row = wrappedRow(at: index, of: titles.count)
            {
                table.rows.append((index, row.cells))
                index = row.end
                end = index
            } else {
                break
            }
        }
        return table.rows.count > 1 ? Table(lines: start..<end, rows: table.rows) : nil
    }

    /// Of two cells a bar must part them: a number and a tab begin a heading.
    private func isParted(_ line: Int, into count: Int) -> Bool { count > 2 || lines[line].contains("|") }

    private func isHead(_ line: Int, of count: Int) -> Bool {
        let cells = cells(lines[line])
        return cells.count == count && DocxTable.isHead(cells)
    }

    private func cells(_ line: String) -> [String] {
        if line.contains("\t") {
            return line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        }
        var cells = line.split(separator: "|", omittingEmptySubsequences: false).map(Self.trimmed)
        if cells.count > 2, cells.first == "", cells.last == "" {
            cells = Array(cells.dropFirst().dropLast())
        }
        return cells
    }

    static func trimmed(_ text: Substring) -> String {
        text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// A row of so many cells, one of which may go on over the next lines.
    private func wrappedRow(at start: Int, of count: Int) -> (cells: [String], end: Int)? {
        var row = cells(lines[start])
        guard row.count > 1 else { return nil }
        var end = start + 1
        while row.count < count, end < lines.count, end - start < TextTables.longestRow, !isBlank(end) {
            let more = cells(lines[end])
            row[row.count - 1] += " " + more[0]
            row += more.dropFirst()
            end += 1
        }
        guard row.count == count else { return nil }
        // The last cell goes on while no line begins a row or something else.
        while end < lines.count, end - start < TextTables.longestRow, !isBlank(end),
            cells(lines[end]).count == 1,
            continues(end)
        {
            row[count - 1] += " " + lines[end]
            end += 1
        }
        return (row, end)
    }

    /// In lines.
    static let longestRow = 12

    /// Whether a line without a separator stands in a row: the next one with any has the next number.
    private func continues(_ line: Int) -> Bool {
        for next in lines.indices[line...].prefix(TextTables.longestRow) {
            if isBlank(next) || opensHeading(next) { return false }
            let cells = cells(lines[next])
            if cells.count > 1 { return number(of: cells[0]) != nil }
        }
        return false
    }

    // MARK: - Columns

    private func inColumns(at start: Int) -> Table? {
        let isCounted = beginsCounted(start)
        let head = isCounted ? linesOfHead(around: start) : start..<start + 1
        var columns = TableColumns(of: lines[head])
        guard columns.count >= 3 else { return nil }
        var end = head.upperBound
        while end < lines.count, !opensHeading(end), !beginsCounted(end), columns.take(lines[end]) {
            end += 1
        }
        while end > head.upperBound, isBlank(end - 1) { end -= 1 }
        guard
            let read = columns.rows(of: lines[head.lowerBound..<end], head: head.count, isCounted: isCounted),
            read.count > 1, DocxTable.isHead(read[0].cells)
        else { return nil }
        return Table(lines: head.lowerBound..<end, rows: read.map { (head.lowerBound + $0.line, $0.cells) })
    }

    private func beginsCounted(_ line: Int) -> Bool { DocxTable.isCount(TextTables.firstWord(lines[line])) }

    /// The titles may stand on lines above and below the one that has `TT`.
    private func linesOfHead(around line: Int) -> Range<Int> {
        let isTitles = { (index: Int) in
            lines.indices.contains(index) && TableColumns.pieces(lines[index]).count > 1
                && !lines[index].contains(where: \.isNumber)
        }
        var start = line
        while isTitles(start - 1), line - start < 2 { start -= 1 }
        var end = line + 1
        while isTitles(end), end - line < 3 { end += 1 }
        return start..<end
    }

    // MARK: - Lines

    func isBlank(_ line: Int) -> Bool { lines[line].allSatisfy(\.isWhitespace) }

    /// `---|---|---` under the titles.
    private func isRule(_ line: Int) -> Bool {
        lines[line].contains("-") && lines[line].allSatisfy { "-|:+ ".contains($0) }
    }

    /// Whether a numbered heading, the recipients or the signature stand on a line.
    func opensHeading(_ line: Int) -> Bool {
        guard let read = SourceLine.all(in: SourceFile(path: "", text: lines[line])).first else {
            return false
        }
        if SignatureReader.opens(read) || TailPart.begins(read) { return true }
        guard TableColumns.pieces(lines[line]).count == 1, let marker = Marker(read), marker.beginsCapital
        else {
            return false
        }
        return marker.isHeadingNumber
    }
}
