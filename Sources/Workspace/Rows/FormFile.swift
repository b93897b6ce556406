package import Diagnostics
internal import Files

extension DiagnosticID {
    package static let formTooLarge = DiagnosticID("form-too-large", .data)
    package static let formCellTooLong = DiagnosticID("form-cell-too-long", .data)
    package static let formKind = DiagnosticID("form-kind", .data)
    package static let formHidden = DiagnosticID("form-hidden", .data)
}

/// A form file of either kind, opened once; which form it is, its header row tells.
struct FormFile {
    /// Whether a name in a folder of results is that of a form: hidden files and those that Excel keeps
    /// beside an open workbook are none.
    static func isName(_ name: String) -> Bool {
        ["csv", "xlsx"].contains(PathName.pathExtension(of: name)) && !name.hasPrefix(".")
            && !name.hasPrefix("~$")
    }

    /// Bytes of one form. A form of a thousand tasks has less than one of them.
    static let maximumSize = 16 << 20
    /// Letters of one cell: what a spreadsheet's cell can hold.
    static let maximumCellLength = 32_767

    let path: String
    /// The one table of a CSV file, or the visible sheets of a workbook.
    private let sheets: [Table]
    /// What a person who opens the workbook does not see of it.
    private let hidden: [SpreadsheetSheet]

    /// - Parameter encoding: of a CSV file without a byte order mark; nil for UTF-8.
    init(_ bytes: [UInt8], path: String, encoding: TextEncoding? = nil) throws(DiagnosticError) {
        self.path = path
        guard bytes.count <= FormFile.maximumSize else { throw FormFile.tooLarge(bytes.count, path) }
        if PathName.pathExtension(of: path) == "xlsx" || FormKind.isWorkbook(bytes) {
            let all = try SpreadsheetReader.sheets(bytes, path: path)
            sheets = all.filter { !$0.isHidden }.map(\.table)
            hidden = all.filter { $0.isHidden || !$0.hiddenRows.isEmpty || !$0.hiddenColumns.isEmpty }
        } else {
            if let fault = FormKind.fault(of: bytes, path: path) { throw fault }
            hidden = []
            sheets = [try CSVReader.read(try TextDecoding.sourceFile(bytes, path: path, encoding: encoding))]
        }
        try refuseLongCells()
        try refuseEncodedTwice()
    }

    /// Whether a header row with the key column of this kind of form is there.
    func holds<Column: FormColumn>(_ columns: Column.Type) -> Bool {
        sheets.contains { Column.headerIndex(in: $0) != nil }
    }

    /// Every sheet that names the key column, or the first that holds anything when none does.
    func tables<Column: FormColumn>(of columns: Column.Type) -> [Table] {
        let named = sheets.filter { Column.headerIndex(in: $0) != nil }
        if !named.isEmpty { return named }
        return [sheets.first { !$0.rows.isEmpty } ?? Table(path: path, rows: [])]
    }

    /// Warns of hidden sheets, which are not read although they look like a form, and of hidden
    /// rows and columns, which are.
    func reportHidden<Column: FormColumn>(_ columns: Column.Type, _ log: inout DiagnosticLog) {
        for sheet in hidden {
            guard let header = Column.headerIndex(in: sheet.table) else { continue }
            if sheet.isHidden {
                log.report(hiddenSheet(sheet.name))
                continue
            }
            if !sheet.hiddenRows.isEmpty {
                log.report(
                    hiddenPart(
                        of: sheet.name, Message(vi: "dòng", en: "rows"), sheet.hiddenRows.map { "\($0)" }))
            }
            if !sheet.hiddenColumns.isEmpty {
                let titles = sheet.hiddenColumns.map { "“\(sheet.table.rows[header][$0].displayText)”" }
                log.report(hiddenPart(of: sheet.name, Message(vi: "cột", en: "columns"), titles))
            }
        }
    }

    private func hiddenSheet(_ name: String) -> Diagnostic {
        .warning(
            .formHidden, vi: "trang ẩn “\(name)” cũng là biểu nhưng không được đọc",
            en: "the hidden sheet “\(name)” is a form too, and is not read", at: .file(path),
            hints: [
                Diagnostic.Hint(
                    vi: "bỏ ẩn nếu cần nhận, xóa trang nếu không",
                    en: "show the sheet if it counts, delete it if it does not")
            ])
    }

    /// - Parameter names: of the rows or columns; ten of them are told.
    private func hiddenPart(of sheet: String, _ kind: Message, _ names: [String]) -> Diagnostic {
        let shown = Array(names.prefix(10)).listed + (names.count > 10 ? ", …" : "")
        return .warning(
            .formHidden, vi: "trang “\(sheet)” có \(kind.vi) ẩn, vẫn được nhận: \(shown)",
            en: "the sheet “\(sheet)” has hidden \(kind.en), which are taken in: \(shown)", at: .file(path),
            hints: [
                Diagnostic.Hint(
                    vi: "bỏ ẩn các \(kind.vi) này để xem lại", en: "show the \(kind.en) and look at them")
            ])
    }

    private func refuseLongCells() throws(DiagnosticError) {
        for sheet in sheets {
            for row in sheet.rows {
                for cell in row {
                    guard case .text(let text) = cell.content,
                        text.utf8.count > FormFile.maximumCellLength,
                        text.count > FormFile.maximumCellLength
                    else { continue }
                    throw FormFile.tooLong(text.count, cell.location)
                }
            }
        }
    }

    /// UTF-8 that was read by another table and saved again: its letters would be printed as they are.
    private func refuseEncodedTwice() throws(DiagnosticError) {
        var pairs = 0
        var first: Location?
        for sheet in sheets {
            for row in sheet.rows {
                for cell in row {
                    guard case .text(let text) = cell.content else { continue }
                    let own = EncodingGuess.pairsOfTwiceEncoded(text)
                    if own > 0, first == nil { first = cell.location }
                    pairs += own
                }
            }
        }
        if pairs >= EncodingGuess.fewestPairs, let first {
            throw DiagnosticError(EncodingGuess.encodedTwice(at: first))
        }
    }

    private static func tooLarge(_ size: Int, _ path: String) -> DiagnosticError {
        DiagnosticError(
            .error(
                .formTooLarge,
                vi: "tệp có \(size >> 20) MiB, một biểu chỉ được đến \(maximumSize >> 20) MiB",
                en: "the file has \(size >> 20) MiB, a form may have \(maximumSize >> 20) MiB",
                at: .file(path),
                hints: [
                    Diagnostic.Hint(
                        vi: "bỏ ảnh và các trang khác ra khỏi tệp, chỉ giữ biểu",
                        en: "take pictures and other sheets out of the file, keep the form only")
                ]))
    }

    private static func tooLong(_ count: Int, _ location: Location) -> DiagnosticError {
        DiagnosticError(
            .error(
                .formCellTooLong,
                vi: "ô có \(count) chữ, một ô chỉ được đến \(maximumCellLength) chữ",
                en: "the cell has \(count) letters, a cell may have \(maximumCellLength)", at: location,
                hints: [
                    Diagnostic.Hint(
                        vi: "nếu là tệp .csv, xem lại dấu nháy kép ở ô này: ô có thể đã nuốt các dòng sau",
                        en: "in a .csv file check the quotes of this cell: it may have swallowed other rows")
                ]))
    }
}
