package import Diagnostics

extension DiagnosticID {
    package static let csvUnclosedQuote = DiagnosticID("csv-unclosed-quote", .data)
    package static let csvTextAfterQuote = DiagnosticID("csv-text-after-quote", .data)
    package static let csvTooLarge = DiagnosticID("csv-too-large", .data)
}

/// Comma-separated values by RFC 4180, also with `;` or tabs, each cell with its place.
///
/// A quote inside an unquoted field is a letter like any other, as spreadsheets read it.
package struct CSVReader {
    /// How much one file may hold.
    package static let maximumColumns = 1000
    package static let maximumCells = 1_000_000
    /// Errors told one by one before reading stops.
    private static let maximumErrors = 20

    private let file: SourceFile
    private let delimiter: UInt8
    private var offset: Int
    private var rows: [[TableCell]] = []
    private var row: [TableCell] = []
    private var cellCount = 0
    private var errors: [Diagnostic] = []

    /// The rows of the file; an empty line is a row of one blank cell.
    /// - Throws: every `csv-…` error found, at the quote or cell it is about.
    package static func read(_ file: SourceFile) throws(DiagnosticError) -> Table {
        var reader = CSVReader(file)
        reader.readRows()
        if let error = DiagnosticError(reader.errors) { throw error }
        return Table(path: file.path, rows: reader.rows)
    }

    private init(_ file: SourceFile) {
        self.file = file
        let first = file.lineRange(1)
        // `sep=;` is how a spreadsheet is told the delimiter; it is no row.
        if first.count == 5, file.utf8[first].starts(with: Array("sep=".utf8)) {
            delimiter = file.utf8[first.upperBound - 1]
            offset = min(first.upperBound + 1, file.utf8.count)
        } else {
            delimiter = CSVReader.delimiter(of: file.utf8)
            offset = 0
        }
    }

    /// The one of `,` `;` and tab that stands equally often in most of the first records, outside
    /// quotes; of two that do, the one that stands more often.
    ///
    /// Not the most frequent of the first record alone: that may be a title with commas in it.
    static func delimiter(of bytes: [UInt8]) -> UInt8 {
        var frequencies = [[Int: Int]](repeating: [:], count: candidates.count)
        for counts in records(of: bytes, atMost: 30) {
            for index in candidates.indices where counts[index] > 0 {
                frequencies[index][counts[index], default: 0] += 1
            }
        }
        let ranks = frequencies.map { counts in
            counts.map { (records: $0.value, count: $0.key) }.max {
                ($0.records, $0.count) < ($1.records, $1.count)
            }
                ?? (records: 0, count: 0)
        }
        var best = 0
        for index in 1..<candidates.count
        where (ranks[index].records, ranks[index].count) > (ranks[best].records, ranks[best].count) {
            best = index
        }
        return candidates[best]
    }

    private static let candidates = [Ascii.comma, Ascii.semicolon, Ascii.tab]

    /// How often each of the candidates stands in the first records that are not empty.
    private static func records(of bytes: [UInt8], atMost limit: Int) -> [SIMD4<Int>] {
        var records: [SIMD4<Int>] = []
        var counts = SIMD4<Int>.zero
        var isQuoted = false
        var hasText = false
        for byte in bytes {
            // A letter: nothing that is counted lies above `;`.
            if byte > Ascii.semicolon {
                hasText = true
                continue
            }
            if byte == Ascii.quote { isQuoted.toggle() }
            if byte == Ascii.lineFeed, !isQuoted {
                if hasText { records.append(counts) }
                if records.count == limit { return records }
                (counts, hasText) = (.zero, false)
            }
            if byte > Ascii.space { hasText = true }
            if isQuoted { continue }
            switch byte {
            case Ascii.comma: counts[0] += 1
            case Ascii.semicolon: counts[1] += 1
            case Ascii.tab: counts[2] += 1
            default: break
            }
        }
        return records + (hasText ? [counts] : [])
    }

    private mutating func readRows() {
        while offset < file.utf8.count, errors.count < CSVReader.maximumErrors {
            readCell()
            if offset < file.utf8.count, file.utf8[offset] == delimiter {
                offset += 1
                // A delimiter at the very end opens one more, empty cell.
                if offset == file.utf8.count { append("", offset..<offset) }
            } else {
                offset += 1
                endRow()
            }
            if cellCount > CSVReader.maximumCells || row.count > CSVReader.maximumColumns {
                return report(
                    .csvTooLarge, offset - 1..<offset,
                    vi:
                        "bảng quá lớn: nhiều hơn \(CSVReader.maximumColumns) cột hoặc \(CSVReader.maximumCells) ô",
                    en:
                        "the table is too large: more than \(CSVReader.maximumColumns) columns or \(CSVReader.maximumCells) cells",
                    hints: [
                        Diagnostic.Hint(
                            vi: "xóa các dòng và cột trống thừa trong bảng tính rồi lưu lại",
                            en: "delete the blank rows and columns in the spreadsheet and save it again")
                    ])
            }
        }
        if !row.isEmpty { endRow() }
    }

    private mutating func endRow() {
        rows.append(row)
        row = []
    }

    /// Reads one cell; stops at the delimiter, line end or end of file behind it.
    private mutating func readCell() {
        let start = offset
        guard offset < file.utf8.count, file.utf8[offset] == Ascii.quote else {
            skipToCellEnd()
            return append(text(start..<offset), start..<offset)
        }
        guard let content = readQuoted() else { return }
        let end = offset
        skipToCellEnd()
        if offset > end {
            report(
                .csvTextAfterQuote, end..<offset, vi: "còn chữ đứng sau dấu nháy đóng",
                en: "text stands after the closing quote",
                hints: [
                    Diagnostic.Hint(
                        vi: "viết dấu nháy bên trong ô thành hai dấu (\"\"), hoặc bỏ dấu nháy mở ô này",
                        en:
                            "write a quote inside a cell twice (\"\"), or take away the one that opens the cell",
                        at: .span(SourceSpan(file, start..<start + 1)))
                ])
        }
        append(content, start..<offset)
    }

    private mutating func skipToCellEnd() {
        while offset < file.utf8.count, file.utf8[offset] != delimiter, file.utf8[offset] != Ascii.lineFeed {
            offset += 1
        }
    }

    /// The content between quotes, `""` read as one; nil and at the end of the file when nothing closes it.
    private mutating func readQuoted() -> String? {
        let opening = offset
        var content: [UInt8] = []
        offset += 1
        while let quote = file.utf8[offset...].firstIndex(of: Ascii.quote) {
            content.append(contentsOf: file.utf8[offset..<quote])
            offset = quote + 1
            guard offset < file.utf8.count, file.utf8[offset] == Ascii.quote else {
                return String(decoding: content, as: UTF8.self)
            }
            content.append(Ascii.quote)
            offset += 1
        }
        offset = file.utf8.count
        report(
            .csvUnclosedQuote, opening..<opening + 1, vi: "dấu nháy mở ở đây không được đóng lại",
            en: "the quote opened here is never closed",
            hints: [
                Diagnostic.Hint(
                    vi: "thêm dấu nháy đóng vào cuối ô", en: "close the quote at the end of the cell")
            ])
        return nil
    }

    private mutating func append(_ text: String, _ range: Range<Int>) {
        cellCount += 1
        let content: TableCell.Content = text.isEmpty ? .blank : .text(text)
        row.append(TableCell(content, at: .span(SourceSpan(file, range))))
    }

    private func text(_ range: Range<Int>) -> String { String(decoding: file.utf8[range], as: UTF8.self) }

    private mutating func report(
        _ id: DiagnosticID, _ range: Range<Int>, vi: String, en: String, hints: [Diagnostic.Hint] = []
    ) {
        errors.append(.error(id, vi: vi, en: en, at: .span(SourceSpan(file, range)), hints: hints))
    }
}

/// The few characters formats are made of.
enum Ascii {
    static let tab = UInt8(ascii: "\t")
    static let lineFeed = UInt8(ascii: "\n")
    static let space = UInt8(ascii: " ")
    static let quote = UInt8(ascii: "\"")
    static let comma = UInt8(ascii: ",")
    static let semicolon = UInt8(ascii: ";")
}
