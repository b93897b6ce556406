internal import Diagnostics

extension DiagnosticID {
    static let unsupportedMarkup = DiagnosticID("unsupported-markup", .markup)
    static let headingLevel = DiagnosticID("heading-level", .markup)
    static let nestedTooDeep = DiagnosticID("nested-too-deep", .markup)
    static let tableTooWide = DiagnosticID("table-too-wide", .markup)
    static let cellCount = DiagnosticID("cell-count", .markup)
    static let joinedCells = DiagnosticID("joined-cells", .markup)
    static let lostHeading = DiagnosticID("lost-heading", .markup)
    static let strayBrace = DiagnosticID("stray-brace", .markup)
    static let brokenTable = DiagnosticID("broken-table", .markup)
    static let forbiddenCharacter = DiagnosticID("forbidden-character", .markup)
    static let unknownDirective = DiagnosticID("unknown-directive", .markup)
    static let directiveUnclosed = DiagnosticID("directive-unclosed", .markup)
    static let directiveField = DiagnosticID("directive-field", .markup)
    static let chartData = DiagnosticID("chart-data", .markup)
    /// Memory is exhausted, or cmark-gfm lacks its table extension.
    static let markupFault = DiagnosticID("markup-fault", .fault)
}

/// CommonMark that has no form in a report, or not where it stands.
enum UnknownForm {
    case link, image, html, code, quotation, thematicBreak, underlinedHeading, unknown
    case headingLevel(Int)
    /// A block that may not stand in a list, by its Vietnamese and English name.
    case nested(String, String)
    case depth(Int)

    func diagnostic(at location: Location?) -> Diagnostic {
        let (vi, en) = message
        let (viHint, enHint) = wayOut
        return .error(
            id, vi: vi, en: en, at: location, hints: [Diagnostic.Hint(vi: viHint, en: enHint)])
    }

    private var id: DiagnosticID {
        switch self {
        case .headingLevel: .headingLevel
        case .depth: .nestedTooDeep
        case .link, .image, .html, .code, .quotation, .thematicBreak, .underlinedHeading, .unknown, .nested:
            .unsupportedMarkup
        }
    }

    private var message: (String, String) {
        switch self {
        case .link: ("liên kết không in được trên báo cáo giấy", "a link cannot be printed in a report")
        case .image: ("hình ảnh không được hỗ trợ", "an image is not supported")
        case .html: ("thẻ HTML không được dùng, trừ <br>", "HTML is not allowed, <br> aside")
        case .code: ("khối hoặc đoạn mã không có trong văn bản hành chính", "code has no form in a report")
        case .quotation: ("khối trích dẫn “>” không được hỗ trợ", "a block quotation (“>”) is not supported")
        case .thematicBreak:
            ("đường kẻ ngang “---” không được hỗ trợ", "a ruled line (“---”) is not supported")
        case .underlinedHeading:
            ("dòng gạch dưới biến đoạn văn thành đề mục", "an underline turns the paragraph into a heading")
        case .unknown: ("cú pháp đánh dấu không được hỗ trợ", "this markup is not supported")
        case .headingLevel(let level):
            (
                "đề mục cấp \(level): báo cáo chỉ có ba cấp đề mục",
                "heading level \(level): a report has three levels"
            )
        case .nested(let vi, let en): ("\(vi) nằm trong danh sách", "\(en) inside a list")
        case .depth(let depth):
            ("danh sách lồng nhau quá \(depth) tầng", "lists nested deeper than \(depth) levels")
        }
    }

    private var wayOut: (String, String) {
        switch self {
        case .link:
            ("viết địa chỉ thành chữ, không đặt trong < > hoặc [ ]( )", "write the address as plain text")
        case .image:
            ("bỏ hình ảnh, hoặc dùng chỉ thị chart để vẽ biểu đồ", "remove it, or draw a chart directive")
        case .html: ("bỏ thẻ HTML; viết \\< để in dấu <", "remove the tag; write \\< to print <")
        case .code:
            (
                "bỏ dấu ` hoặc khoảng trắng thụt đầu dòng; khối ``` phải có tên annex, chart hoặc page-break",
                "remove the backticks or the indentation; name a fenced block annex, chart or page-break"
            )
        case .quotation:
            ("bỏ dấu > ở đầu dòng, hoặc viết \\>", "remove the > at the line's start, or write \\>")
        case .thematicBreak:
            (
                "bỏ dòng này, hoặc dùng khối ```page-break để sang trang",
                "remove it, or use a page-break directive"
            )
        case .underlinedHeading:
            (
                "để một dòng trống trước dòng gạch, hoặc dùng # ở đầu đề mục",
                "put a blank line before it, or use #"
            )
        case .unknown: ("viết lại bằng đoạn văn, danh sách hoặc bảng", "use a paragraph, a list or a table")
        case .headingLevel: ("dùng #, ## hoặc ###", "use #, ## or ###")
        case .nested:
            ("đưa ra ngoài danh sách, không thụt đầu dòng", "move it out of the list, without indentation")
        case .depth: ("giảm số tầng của danh sách", "use fewer levels")
        }
    }
}

extension Diagnostic {
    static func forbiddenCharacter(_ scalar: UInt32, at location: Location?) -> Diagnostic {
        let name = codePoint(scalar)
        return .error(
            .forbiddenCharacter, vi: "ký tự điều khiển hoặc ký tự riêng \(name) không in được",
            en: "control or private-use character \(name) cannot be printed", at: location,
            hints: [
                Hint(vi: "xoá ký tự này rồi gõ lại chữ ở chỗ đó", en: "delete it and type the text again")
            ])
    }

    /// `U+0007`.
    private static func codePoint(_ scalar: UInt32) -> String {
        let hex = String(scalar, radix: 16, uppercase: true)
        return "U+" + String(repeating: "0", count: max(0, 4 - hex.count)) + hex
    }

    static func cellCount(_ written: Int, columns: Int, at place: SourceSpan?) -> Diagnostic {
        .error(
            .cellCount, vi: "hàng có \(written) ô, bảng có \(columns) cột",
            en: "the row has \(written) cells, the table \(columns) columns", at: place.map { .span($0) },
            hints: [
                Hint(
                    vi: "thêm hoặc bớt ô cho đủ \(columns); viết \\| để in dấu |",
                    en: "make it \(columns) cells; write \\| to print |")
            ])
    }

    static func lostHeading(_ level: Int, at place: SourceSpan?) -> Diagnostic {
        let signs = String(repeating: "#", count: level)
        return .warning(
            .lostHeading,
            vi: "“\(signs)” được in ra như chữ: sau nó thiếu dấu cách nên đây không phải đề mục",
            en: "“\(signs)” is printed as it stands: without a blank behind it there is no heading",
            at: place.map { .span($0) },
            hints: [
                Hint(
                    vi: "viết “\(signs) ” rồi đến tên đề mục; muốn in dấu # thì viết \\#",
                    en: "write “\(signs) ” before the heading; write \\# to print #")
            ])
    }

    static func strayBrace(in text: String, at place: SourceSpan?) -> Diagnostic {
        .warning(
            .strayBrace, vi: "dấu ngoặc nhọn được in ra như chữ: “\(text)”",
            en: "a brace is printed as it stands: “\(text)”", at: place.map { .span($0) },
            hints: [
                Hint(
                    vi: "viết hai dấu ngoặc {{ … }} để in một trường; muốn in dấu ngoặc thì viết {{ \"{\" }}",
                    en: "write two braces, {{ … }}, to print a field; write {{ \"{\" }} to print a brace")
            ])
    }

    static func tooWide(_ columns: Int, _ most: Int, at place: SourceSpan?) -> Diagnostic {
        .error(
            .tableTooWide, vi: "bảng có \(columns) cột, nhiều nhất là \(most)",
            en: "the table has \(columns) columns, \(most) at most", at: place.map { .span($0) },
            hints: [
                Hint(
                    vi: "chia thành nhiều bảng, hoặc đổi cột thành hàng; viết \\| để in dấu |",
                    en: "make several tables of it, or rows of its columns; write \\| to print |")
            ])
    }

    static func nothingToJoin(at place: SourceSpan?) -> Diagnostic {
        .error(
            .joinedCells, vi: "ô “<<” ở cột đầu hoặc ô “^^” ở hàng đầu không có ô nào để gộp vào",
            en: "“<<” in the first column or “^^” in the first row has no cell to join",
            at: place.map { .span($0) },
            hints: [
                Hint(
                    vi: "bỏ dấu này; muốn in chính nó thì viết {{ \"<<\" }}",
                    en: "take it out; to print the sign itself write {{ \"<<\" }}")
            ])
    }

    static func joinedUnevenly(at place: SourceSpan?) -> Diagnostic {
        .error(
            .joinedCells, vi: "các ô gộp lại không thành hình chữ nhật",
            en: "the joined cells are not a rectangle", at: place.map { .span($0) },
            hints: [
                Hint(
                    vi: "đánh dấu mọi ô bị gộp: “<<” theo ô bên trái, “^^” theo ô bên trên",
                    en: "mark every joined cell: “<<” joins the one at the left, “^^” the one above")
            ])
    }

    static func brokenTable(at place: SourceSpan?) -> Diagnostic {
        .error(
            .brokenTable, vi: "dòng kẻ bảng không khớp với dòng tiêu đề ngay trên nó",
            en: "the table's rule does not match the header row right above it", at: place.map { .span($0) },
            hints: [
                Hint(
                    vi: "viết số cột của dòng kẻ bằng số ô của dòng tiêu đề, và để một dòng trống trước bảng",
                    en:
                        "give the rule as many columns as the header has cells, and put a blank line before the table"
                )
            ])
    }
}
