import Diagnostics

/// Tables pasted into a text: rows of cells parted by tabs, under a row of titles.
enum PastedTables {
    /// The text with each row as one bullet on its own line, and the tables' first lines and items.
    static func asItems(_ file: SourceFile) -> (SourceFile, [DocxText.ReadTable]) {
        guard file.utf8.contains(0x09) else { return (file, []) }
        var lines = file.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        var tables: [DocxText.ReadTable] = []
        var start = 0
        while start < lines.count {
            let titles = cells(lines[start])
            var end = start + 1
            if DocxTable.isHead(titles) {
                while end < lines.count, cells(lines[end]).count == titles.count { end += 1 }
            }
            if end > start + 1 {
                var table = DocxTable()
                for line in lines[start..<end] { table.add(row: cells(line)) }
                let (items, count) = table.paragraphs
                lines.replaceSubrange(start..<end, with: [""] + items)
                tables.append((start + 1, count))
            }
            start = end
        }
        guard !tables.isEmpty else { return (file, []) }
        return (SourceFile(path: file.path, text: lines.joined(separator: "\n")), tables)
    }

    private static func cells(_ line: String) -> [String] {
        line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
}
