internal import CXlsx
package import Diagnostics
internal import Glibc

extension DiagnosticID {
    package static let spreadsheetWrite = DiagnosticID("spreadsheet-write", .output)
}

/// A `Spreadsheet` to the bytes of an .xlsx file, by libxlsxwriter.
///
/// The library writes to a path only, so the file passes through one that has no
/// name. The same spreadsheet gives the same bytes.
package enum SpreadsheetWriter {
    package static func xlsx(_ spreadsheet: Spreadsheet) throws(DiagnosticError) -> [UInt8] {
        let file = try namelessFile()
        return try file.withNumber { (number) throws(DiagnosticError) in
            let path = "/proc/self/fd/\(number)"
            let workbook = try XlsxWorkbook(path: path, title: spreadsheet.title)
            for sheet in spreadsheet.sheets { try workbook.add(sheet) }
            try workbook.close()
            return try SystemEnvironment().read(path)
        }
    }

    /// Nobody else can open it, and it goes with the process, however that ends.
    private static func namelessFile() throws(DiagnosticError) -> FileDescriptor {
        var template = Array("/tmp/baocao-XXXXXX".utf8CString)
        let opened = mkstemp(&template)
        guard opened >= 0 else { throw PathOperation.write.failure(.last, "/tmp") }
        unlink(template)
        return FileDescriptor(owning: opened)
    }

    static func failure(_ code: lxw_error) -> DiagnosticError {
        let cause = String(cString: lxw_strerror(code))
        return DiagnosticError(
            .error(
                .spreadsheetWrite, vi: "không tạo được bảng tính (\(cause))",
                en: "failed to make the spreadsheet (\(cause))"))
    }
}

/// The library's workbook: made, filled and closed once.
private final class XlsxWorkbook {
    // workbook_new (transfer full); workbook_close frees it.
    private let pointer: UnsafeMutablePointer<lxw_workbook>
    private var isClosed = false
    private var formats: [Spreadsheet.CellStyle: UnsafeMutablePointer<lxw_format>] = [:]

    init(path: String, title: String) throws(DiagnosticError) {
        guard let pointer = workbook_new(path) else {
            throw SpreadsheetWriter.failure(LXW_ERROR_MEMORY_MALLOC_FAILED)
        }
        self.pointer = pointer
        title.withCString { text in
            var properties = lxw_doc_properties()
            properties.title = UnsafeMutablePointer(mutating: text)
            // Any fixed moment: 2025-01-01, so that the same form gives the same bytes.
            properties.created = 1_735_689_600
            // The library copies the properties; its only failure is memory.
            _ = workbook_set_properties(pointer, &properties)
        }
        for style in [Spreadsheet.CellStyle.title, .header, .fixed, .entry, .figure, .note] {
            formats[style] = format(style)
        }
    }

    deinit {
        if !isClosed { workbook_close(pointer) }
    }

    func close() throws(DiagnosticError) {
        isClosed = true
        let code = workbook_close(pointer)
        guard code == LXW_NO_ERROR else { throw SpreadsheetWriter.failure(code) }
    }

    func add(_ sheet: Spreadsheet.Sheet) throws(DiagnosticError) {
        guard let page = workbook_add_worksheet(pointer, sheet.name) else {
            throw SpreadsheetWriter.failure(LXW_ERROR_PARAMETER_VALIDATION)
        }
        for (index, column) in sheet.columns.enumerated() {
            let place = lxw_col_t(index)
            try check(worksheet_set_column(page, place, place, column.width, nil))
        }
        for (row, cells) in sheet.rows.enumerated() {
            for (column, cell) in cells.enumerated() { try write(cell, row, column, page) }
        }
        for (index, column) in sheet.columns.enumerated() { try restrict(column, index, sheet, page) }
        setUpPage(sheet, page)
    }

    private func write(
        _ cell: Spreadsheet.Cell, _ row: Int, _ column: Int, _ page: UnsafeMutablePointer<lxw_worksheet>
    ) throws(DiagnosticError) {
        let (row, column) = (lxw_row_t(row), lxw_col_t(column))
        switch cell.content {
        case .text(let text): try check(worksheet_write_string(page, row, column, text, formats[cell.style]))
        case .blank: try check(worksheet_write_blank(page, row, column, formats[cell.style]))
        }
    }

    private func setUpPage(_ sheet: Spreadsheet.Sheet, _ page: UnsafeMutablePointer<lxw_worksheet>) {
        worksheet_set_landscape(page)
        worksheet_set_paper(page, 9)  // A4
        worksheet_fit_to_pages(page, 1, 0)
        if sheet.headerRows > 0 {
            worksheet_freeze_panes(page, lxw_row_t(sheet.headerRows), 2)
            worksheet_repeat_rows(page, 0, lxw_row_t(sheet.headerRows - 1))
        }
        if !sheet.pageTitle.isEmpty {
            worksheet_set_header(page, "&C" + sheet.pageTitle.replacing("&", with: "&&"))
        }
        worksheet_set_footer(page, "&C&P/&N")
        guard sheet.isProtected else { return }
        var allowed = lxw_protection()
        (allowed.format_columns, allowed.format_rows) = (1, 1)
        worksheet_protect(page, nil, &allowed)
    }

    private func restrict(
        _ column: Spreadsheet.Column, _ index: Int, _ sheet: Spreadsheet.Sheet,
        _ page: UnsafeMutablePointer<lxw_worksheet>
    ) throws(DiagnosticError) {
        guard column.rule != .anything, sheet.rows.count > sheet.headerRows else { return }
        var rule = lxw_data_validation()
        rule.ignore_blank = UInt8(LXW_VALIDATION_ON.rawValue)
        let words = CStrings([column.refusal] + column.rule.words)
        rule.error_message = words.pointers[0]
        var list = Array(words.pointers.dropFirst()) + [nil]
        let code = list.withUnsafeMutableBufferPointer { list in
            switch column.rule {
            case .anything: break
            case .oneOf:
                rule.validate = UInt8(LXW_VALIDATION_TYPE_LIST.rawValue)
                rule.value_list = list.baseAddress
            case .wholeNumber, .number:
                let type = column.rule == .number ? LXW_VALIDATION_TYPE_DECIMAL : LXW_VALIDATION_TYPE_INTEGER
                rule.validate = UInt8(type.rawValue)
                rule.criteria = UInt8(LXW_VALIDATION_CRITERIA_GREATER_THAN_OR_EQUAL_TO.rawValue)
                rule.value_number = 0
            }
            return worksheet_data_validation_range(
                page, lxw_row_t(sheet.headerRows), lxw_col_t(index), lxw_row_t(sheet.rows.count - 1),
                lxw_col_t(index), &rule)
        }
        try check(code)
    }

    private func format(_ style: Spreadsheet.CellStyle) -> UnsafeMutablePointer<lxw_format>? {
        guard let format = workbook_add_format(pointer) else { return nil }
        format_set_font_name(format, "Times New Roman")
        format_set_font_size(format, 12)
        format_set_text_wrap(format)
        format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
        switch style {
        case .title, .header:
            format_set_bold(format)
            if style == .header {
                format_set_align(format, UInt8(LXW_ALIGN_CENTER.rawValue))
                format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_CENTER.rawValue))
                format_set_bg_color(format, 0xE7E6E6)
            }
        case .entry, .figure: format_set_unlocked(format)
        case .fixed, .note: break
        }
        if style != .title, style != .note { format_set_border(format, UInt8(LXW_BORDER_THIN.rawValue)) }
        return format
    }

    private func check(_ code: lxw_error) throws(DiagnosticError) {
        guard code == LXW_NO_ERROR else { throw SpreadsheetWriter.failure(code) }
    }
}

extension Spreadsheet.Rule {
    fileprivate var words: [String] {
        switch self {
        case .oneOf(let words): words
        case .anything, .wholeNumber, .number: []
        }
    }
}

/// Texts as C strings, for a call that takes pointers in a struct.
private final class CStrings {
    let pointers: [UnsafeMutablePointer<CChar>?]

    init(_ texts: [String]) { pointers = texts.map { strdup($0) } }

    deinit {
        for pointer in pointers { free(pointer) }
    }
}
