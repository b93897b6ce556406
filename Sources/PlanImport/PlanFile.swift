import Diagnostics
import Files

/// What a file is by its first bytes, whatever its name says.
enum PlanFile: CaseIterable {
    /// A Word file of today is a ZIP archive; so are spreadsheets and OpenDocument files.
    case zip
    case spreadsheet, openDocument
    case pdf
    /// The container of .doc and .xls (MS-CFB, 2.2).
    case oldOffice
    case rtf
    case html
    /// What import writes is read by the other commands as it is.
    case workspacePlan

    init?(_ bytes: [UInt8]) {
        let match = PlanFile.allCases.first { kind in
            kind.beginnings.contains { bytes.starts(with: $0) }
        }
        guard let match else { return nil }
        self = match
    }

    private var beginnings: [[UInt8]] {
        switch self {
        case .zip: [[0x50, 0x4B, 0x03, 0x04], [0x50, 0x4B, 0x05, 0x06]]
        case .spreadsheet, .openDocument: []
        case .pdf: [Array("%PDF-".utf8)]
        case .oldOffice: [[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]]
        case .workspacePlan: [Array("schema: ".utf8)]
        case .rtf: [Array("{\\rtf".utf8)]
        case .html: ["<!DOCTYPE", "<!doctype", "<html", "<HTML", "<?xml"].map { Array($0.utf8) }
        }
    }

    func refusal(_ path: String) -> DiagnosticError {
        let (vi, en) = words
        return DiagnosticError(
            .error(
                .planFormat, vi: "“\(path)” là \(vi.kind), chương trình không đọc được kế hoạch từ đó",
                en: "“\(path)” is \(en.kind), from which no plan is read", at: .file(path),
                hints: [Diagnostic.Hint(vi: vi.way, en: en.way)]))
    }

    private var words: (vi: (kind: String, way: String), en: (kind: String, way: String)) {
        let save = (
            vi: "mở tệp rồi lưu thành .docx (Save As, Word Document)",
            en: "open it and save it as .docx (Save As, Word Document)"
        )
        switch self {
        case .zip: return (("tệp nén", save.vi), ("an archive", save.en))
        case .spreadsheet:
            return (
                ("bảng tính Excel", "chép nội dung kế hoạch vào Word rồi lưu thành .docx"),
                ("a spreadsheet", "copy the plan into Word and save it as .docx")
            )
        case .openDocument:
            return (("tệp OpenDocument (.odt)", save.vi), ("an OpenDocument file (.odt)", save.en))
        case .pdf:
            return (
                (
                    "tệp PDF",
                    "lấy tệp Word của kế hoạch; hoặc mở PDF, chọn hết, chép chữ vào một tệp .txt, hoặc chạy: pdftotext -layout TỆP.pdf ke-hoach.txt"
                ),
                (
                    "a PDF",
                    "take the plan's Word file; or copy all text of the PDF into a .txt file, or run: pdftotext -layout FILE.pdf ke-hoach.txt"
                )
            )
        case .oldOffice:
            return (
                ("tệp Word hoặc Excel kiểu cũ (.doc, .xls)", save.vi),
                ("an old Word or Excel file (.doc, .xls)", save.en)
            )
        case .rtf: return (("tệp RTF", save.vi), ("an RTF file", save.en))
        case .html: return (("trang web (HTML) hoặc XML", save.vi), ("a web page (HTML) or XML", save.en))
        case .workspacePlan:
            return (
                (
                    "plan.yaml của một thư mục làm việc",
                    "dùng ngay thư mục ấy: baocao forms THƯ-MỤC --period KỲ"
                ),
                ("the plan.yaml of a workspace", "use its folder: baocao forms FOLDER --period PERIOD")
            )
        }
    }
}
