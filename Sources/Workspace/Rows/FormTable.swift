package import Diagnostics
internal import Files
internal import PlanModel

extension DiagnosticID {
    package static let formColumn = DiagnosticID("form-column", .data)
    package static let formMissingColumn = DiagnosticID("form-missing-column", .data)
    package static let formWidth = DiagnosticID("form-width", .data)
}

/// A returned form: its rows with the columns found by name, from CSV or a spreadsheet.
struct FormTable<Column: FormColumn> {
    /// One row that is not blank.
    struct Row {
        let cells: [Column: TableCell]
        /// Where the row begins, for what is missing in it.
        let location: Location

        subscript(column: Column) -> TableCell { cells[column] ?? TableCell(.blank, at: location) }
    }

    let rows: [Row]

    /// The rows of all tables of one file, one after the other.
    static func rows(of file: FormFile, _ log: inout DiagnosticLog) -> [Row] {
        file.tables(of: Column.self).flatMap { FormTable($0, &log)?.rows ?? [] }
    }

    /// Nil when the header cannot be understood; every fault is in the log.
    init?(_ table: Table, _ log: inout DiagnosticLog) {
        guard let headerIndex = FormTable.headerIndex(in: table) else {
            log.report(
                .error(
                    .formMissingColumn, vi: "biểu trống: không có dòng tên cột",
                    en: "the form is empty: there is no row of column names", at: .file(table.path),
                    hints: [
                        Diagnostic.Hint(
                            vi: "dùng biểu do lệnh baocao forms tạo ra",
                            en: "use a form made by baocao forms")
                    ]))
            return nil
        }
        let header = table.rows[headerIndex]
        let body = table.rows[(headerIndex + 1)...].filter { row in
            !row.allSatisfy(\.isBlank) && !FormTable.repeats(header, row)
        }
        guard let columns = FormTable.columns(of: header, table.path, &log) else { return nil }
        rows = body.compactMap { FormTable.row($0, columns, header, &log) }
    }

    /// The first row with the key column's name, else the first that is not blank;
    /// what stands above the header is the form's title.
    private static func headerIndex(in table: Table) -> Int? {
        Column.headerIndex(in: table) ?? table.rows.firstIndex { !$0.allSatisfy(\.isBlank) }
    }

    /// The index of each column; nil when one is unknown, doubled or missing.
    private static func columns(
        of header: [TableCell], _ path: String, _ log: inout DiagnosticLog
    ) -> [Column: Int]? {
        var columns = [Column: Int](minimumCapacity: Column.allCases.count)
        var isClean = true
        for (index, cell) in header.enumerated() where !cell.isBlank {
            guard let column = Column.named(by: cell) else {
                isClean = false
                log.report(unknownColumn(cell.displayText, at: cell.location))
                continue
            }
            if let first = columns.updateValue(index, forKey: column) {
                isClean = false
                log.report(
                    .error(
                        .formColumn, vi: "cột “\(column.rawValue)” có hai lần",
                        en: "the column “\(column.rawValue)” stands twice", at: cell.location,
                        hints: [
                            Diagnostic.Hint(vi: "lần đầu ở đây", en: "first here", at: header[first].location)
                        ]))
            }
        }
        let missing = Column.allCases.filter { columns[$0] == nil }
        if !missing.isEmpty { log.report(missingColumns(missing, at: header.first?.location ?? .file(path))) }
        return isClean && missing.isEmpty ? columns : nil
    }

    private static func missingColumns(_ columns: [Column], at location: Location) -> Diagnostic {
        let names = columns.map { "“\($0.rawValue)”" }.listed
        return .error(
            .formMissingColumn, vi: "thiếu cột \(names)", en: "missing columns: \(names)", at: location,
            hints: [
                Diagnostic.Hint(
                    vi: "dùng biểu do lệnh baocao forms tạo ra", en: "use the form made by baocao forms")
            ])
    }

    private static func unknownColumn(_ name: String, at location: Location) -> Diagnostic {
        let hint =
            NearMiss.hint(for: name, among: Column.names)
            ?? Diagnostic.Hint(
                vi: "các cột của biểu: \(Column.names.listed)",
                en: "the form's columns are: \(Column.names.listed)")
        return .error(
            .formColumn, vi: "biểu không có cột nào tên “\(name)”", en: "the form has no column “\(name)”",
            at: location, hints: [hint])
    }

    /// Nil, and an error, when the row has more or fewer cells than the header.
    private static func row(
        _ cells: [TableCell], _ columns: [Column: Int], _ header: [TableCell], _ log: inout DiagnosticLog
    ) -> Row? {
        // The row is not blank, so it has a first cell.
        guard let first = cells.first else { return nil }
        let width = (header.lastIndex { !$0.isBlank } ?? 0) + 1
        if let stray = cells.indices.first(where: { isStray($0, cells, header) }) {
            log.report(
                .error(
                    .formWidth, vi: "ô này không nằm dưới cột nào", en: "this cell stands under no column",
                    at: cells[stray].location,
                    hints: [
                        Diagnostic.Hint(
                            vi: "đặt trong dấu nháy kép ô có dấu phân cách bên trong",
                            en: "put a cell that holds the delimiter in double quotes")
                    ]))
            return nil
        }
        // `3,5` without quotes is 3 here and 5 in the next column: only the length of the row tells.
        if cells.count > header.count, case .span = first.location {
            log.report(
                .error(
                    .formWidth, vi: "dòng có \(cells.count) ô, dòng tên cột có \(header.count) ô",
                    en: "the row has \(cells.count) cells, the header has \(header.count)",
                    at: first.location,
                    hints: [
                        Diagnostic.Hint(
                            vi:
                                "đặt trong dấu nháy kép ô có dấu phân cách bên trong, như \"3,5\"; bỏ dấu phân cách thừa",
                            en:
                                "put a cell that holds the delimiter in double quotes, as in \"3,5\"; take out delimiters too many"
                        )
                    ]))
            return nil
        }
        if cells.count < width {
            log.report(
                .error(
                    .formWidth, vi: "dòng có \(cells.count) ô, cần \(width) ô như dòng tên cột",
                    en: "the row has \(cells.count) cells, the header has \(width)", at: first.location,
                    hints: [
                        Diagnostic.Hint(
                            vi: "mở tệp bằng Excel và lưu lại, hoặc thêm dấu phân cách còn thiếu ở cuối dòng",
                            en: "save the file once more in Excel, or add the missing delimiters at its end")
                    ]))
            return nil
        }
        var read = [Column: TableCell](minimumCapacity: columns.count)
        // In the order of the columns, so that what is told comes in one order too.
        for column in Column.allCases {
            guard let index = columns[column] else { continue }
            read[column] = cells[index].cleaned(&log)
        }
        return Row(cells: read, location: first.location)
    }

    /// The header again, as forms have it that were put together from several pages.
    private static func repeats(_ header: [TableCell], _ row: [TableCell]) -> Bool {
        guard let first = row.first?.content, first == header.first?.content else { return false }
        return row.map(\.content) == header.map(\.content)
    }

    private static func isStray(_ index: Int, _ cells: [TableCell], _ header: [TableCell]) -> Bool {
        !cells[index].isBlank && (index >= header.count || header[index].isBlank)
    }
}

extension TableCell {
    /// Whether nothing but blanks was typed.
    var isBlank: Bool {
        switch content {
        case .blank: true
        case .text(let text): text.unicodeScalars.allSatisfy(\.isBlank)
        case .number, .percentage, .date, .boolean, .fault, .refused: false
        }
    }

    /// The cell without characters nobody sees; refused, with an error, when they hide something.
    func cleaned(_ log: inout DiagnosticLog) -> TableCell {
        guard case .text(let text) = content else { return self }
        guard let clean = InvisibleCharacters.cleaned(text, at: location, &log) else {
            return TableCell(.refused, at: location)
        }
        return TableCell(clean.isEmpty ? .blank : .text(clean), at: location)
    }

    /// The cell as a text, without blanks around it; inner line ends stay.
    var displayText: String {
        switch content {
        case .blank, .refused: ""
        case .text(let text): FormText.unguarded(FormText.trimmed(text))
        case .number(let value): DecimalText.text(value)
        case .percentage(let value): DecimalText.text(value) + "%"
        case .date(let dayNumber, let second): FormText.date(dayNumber, second)
        case .boolean(let value): value ? "TRUE" : "FALSE"
        case .fault(let message): message.en
        }
    }
}

extension Unicode.Scalar {
    /// A blank or a line end of any kind.
    var isBlank: Bool { Folding.isBlank(self) }
}

enum FormText {
    /// Without blanks and line ends around it.
    static func trimmed(_ text: String) -> String {
        let scalars = text.unicodeScalars
        // Most cells have none: their first and their last letter tell.
        if let first = scalars.first, let last = scalars.last, !first.isBlank, !last.isBlank { return text }
        guard let first = scalars.firstIndex(where: { !$0.isBlank }),
            let last = scalars.lastIndex(where: { !$0.isBlank })
        else { return "" }
        return String(scalars[first...last])
    }

    /// Without the apostrophe that keeps a spreadsheet from computing a text.
    static func unguarded(_ text: String) -> String {
        guard text.hasPrefix("'"), let next = text.utf8.dropFirst().first, "=+-@".utf8.contains(next)
        else { return text }
        return String(text.dropFirst())
    }

    /// A day as `24/5/2025`, with ` 08:30` behind it where there is a time.
    static func date(_ dayNumber: Int, _ second: Int) -> String {
        let date = CalendarDate(dayNumber: dayNumber)
        let day = "\(date.day)/\(date.month)/\(date.year)"
        let (hour, minute) = (second / 3600, second / 60 % 60)
        return second == 0 ? day : day + " \(hour < 10 ? "0" : "")\(hour):\(minute < 10 ? "0" : "")\(minute)"
    }
}
