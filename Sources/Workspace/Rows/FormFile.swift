internal import Diagnostics
internal import Files

/// A form file of either kind as tables.
enum FormFile {
    static let extensions = ["csv", "xlsx"]

    /// A CSV file is one table; of a workbook, every visible sheet that names the key
    /// column, or the first that holds anything when none does.
    static func tables<Column: FormColumn>(
        _ bytes: [UInt8], path: String, of columns: Column.Type, encoding: TextEncoding? = nil
    ) throws(DiagnosticError) -> [Table] {
        guard PathName.pathExtension(of: path) == "xlsx" else {
            return [try CSVReader.read(try TextDecoding.sourceFile(bytes, path: path, encoding: encoding))]
        }
        let visible = try SpreadsheetReader.sheets(bytes, path: path).filter { !$0.isHidden }.map(\.table)
        let named = visible.filter { Column.headerIndex(in: $0) != nil }
        if !named.isEmpty { return named }
        return [visible.first { !$0.rows.isEmpty } ?? Table(path: path, rows: [])]
    }
}
