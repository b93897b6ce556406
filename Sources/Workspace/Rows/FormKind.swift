internal import Diagnostics
internal import Files

/// What a returned file is by its first bytes: its name tells what someone called it.
enum FormKind {
    /// A ZIP archive, or Office's older compound file, which the reader of workbooks refuses in its words.
    static func isWorkbook(_ bytes: [UInt8]) -> Bool {
        [.zip, .compound].contains(FileMagic.of(bytes))
    }

    /// An error for a file that is no table at all; nil for what may be one.
    static func fault(of bytes: [UInt8], path: String) -> DiagnosticError? {
        guard let kind = name(of: bytes) else { return nil }
        return DiagnosticError(
            .error(
                .formKind, vi: "tệp này là \(kind.vi), không phải biểu .xlsx hoặc .csv",
                en: "the file is \(kind.en), no .xlsx or .csv form", at: .file(path),
                hints: [
                    Diagnostic.Hint(
                        vi: "đề nghị đơn vị điền và gửi lại chính biểu đã gửi đi",
                        en: "ask the unit to fill in and send back the form it was sent")
                ]))
    }

    private static let pageStarts = ["<html", "<!doctype", "<table", "<?xml"].map { Array($0.utf8) }

    private static func name(of bytes: [UInt8]) -> Message? {
        if let magic = FileMagic.of(bytes) { return magic.name }
        // A page of the web that calls itself a spreadsheet, as some programs export it.
        guard bytes.prefix(200).contains(UInt8(ascii: "<")) else { return nil }
        let start = bytes.prefix(200).map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
        let isPage = pageStarts.contains { TextSearch.first($0, in: start, from: 0) != nil }
        return isPage ? Message(vi: "trang web hoặc XML", en: "a web page or XML") : nil
    }
}
