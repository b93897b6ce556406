import Diagnostics

/// What was read in one way where another was possible, and what found no place.
extension Finding {
    static func unplaced(_ span: SourceSpan) -> Diagnostic {
        let lines = span.end.line - span.start.line + 1
        let excerpt = Finding.excerpt(span)
        let more = lines > 1 ? (" và \(lines - 1) dòng sau", " and \(lines - 1) more lines") : ("", "")
        return .warning(
            .unplacedText, vi: "“\(excerpt)”\(more.0) không thuộc phần nào của kế hoạch",
            en: "“\(excerpt)”\(more.1): no part of a plan takes this text", at: .span(span),
            hints: [
                .init(
                    vi: "nếu cần, chép đoạn này vào đúng chỗ trong plan.yaml",
                    en: "copy it to its place in plan.yaml if it matters")
            ])
    }

    static func leftOut(_ part: LeftOut, _ location: Location) -> Diagnostic {
        let words = part.text.split { $0.isWhitespace }
        let excerpt = words.prefix(12).joined(separator: " ") + (words.count > 12 ? " …" : "")
        let (id, vi, en, hint): (DiagnosticID, String, String, Diagnostic.Hint) =
            switch part.reason {
            case .hidden:
                (
                    .hiddenText, "bị ẩn trong Word", "is hidden in Word",
                    .init(
                        vi: "nếu là lời của kế hoạch, bỏ đánh dấu Hidden (Font) trong Word rồi nhập lại",
                        en: "if the plan says so, take the mark Hidden (Font) off in Word and import again")
                )
            case .struck:
                (
                    .struckText, "bị gạch ngang trong Word", "is struck out in Word",
                    .init(
                        vi: "nếu là lời của kế hoạch, bỏ gạch ngang (Strikethrough) trong Word rồi nhập lại",
                        en: "if the plan says so, take the mark Strikethrough off in Word and import again")
                )
            case .deleted:
                (
                    .deletedText, "nằm trong hàng hoặc ô đã xóa", "stands in a row or cell that was deleted",
                    changeHint
                )
            case .takenBack, .moved:
                (
                    .deletedText, "đã bị xóa khi bật Track Changes", "is deleted by a tracked change",
                    changeHint
                )
            case .placeholder:
                (
                    .placeholderText, "là lời nhắc của ô chưa điền",
                    "is what an empty field says until it is filled in",
                    .init(
                        vi: "điền ô ấy trong Word rồi nhập lại, hoặc ghi vào plan.yaml",
                        en: "fill the field in in Word and import again, or write it into plan.yaml")
                )
            case .picture:
                (
                    .picture, "là hình hoặc biểu đồ", "is a picture or a chart",
                    .init(
                        vi:
                            "nếu trong hình có lời của kế hoạch, như bảng chụp, gõ lại thành chữ rồi nhập lại",
                        en:
                            "if it holds words of the plan, as a scanned table does, type them and import again"
                    )
                )
            case .insertedFile:
                (
                    .insertedFile, "là một tệp khác nằm trong tệp Word này, chưa đọc được",
                    "is another file inside of this one, which is not read",
                    .init(
                        vi: "mở tệp trong Word, lưu lại dạng .docx rồi nhập lại: Word đưa chữ của tệp ấy vào",
                        en: "open the file in Word, save it and import again: Word takes its words in")
                )
            case .unknownSign:
                (
                    .unknownSign, "là mã ký hiệu không biết nghĩa", "is the code of a sign unknown here",
                    .init(
                        vi:
                            "chỗ ấy ghi là “\(DocxSigns.unknown)” trong plan.yaml: thay bằng ký hiệu in trong bản giấy",
                        en: "plan.yaml has “\(DocxSigns.unknown)” there: put the sign as it is printed")
                )
            case .noTask:
                (
                    .rowWithoutTask, "là hàng để trống ô nhiệm vụ",
                    "is a row whose cell for the task is empty",
                    .init(
                        vi: "nếu hàng này có nhiệm vụ, ghi vào ô ấy rồi nhập lại",
                        en: "if the row has a task, write it into that cell and import again")
                )
            }
        return .warning(
            id, vi: "“\(excerpt)” \(vi) nên không nhập vào kế hoạch",
            en: "“\(excerpt)” \(en) and was left out of the plan", at: location, hints: [hint])
    }

    private static let changeHint = Diagnostic.Hint(
        vi:
            "nếu là lời của kế hoạch, từ chối thay đổi ấy (Review, Reject) trong Word rồi nhập lại; nếu không, chấp nhận nó (Review, Accept)",
        en: "if the plan says so, reject that change in Word and import again; else accept it")

    static func oldFont(_ text: String, paragraphs: Int, _ location: Location) -> Diagnostic {
        let words = text.split(whereSeparator: \.isWhitespace).prefix(8).joined(separator: " ")
        return .error(
            .oldFont,
            vi:
                "“\(words)” là chữ phông cũ (.VnTime, VNI), đọc ra sẽ sai; cả tệp có \(paragraphs) đoạn như vậy",
            en:
                "“\(words)” is in a font from before Unicode (.VnTime, VNI) and would be misread; \(paragraphs) paragraphs are",
            at: location,
            hints: [
                .init(
                    vi:
                        "đổi cả tệp sang Unicode (Unikey: Ctrl+Shift+F6, nguồn TCVN3 hoặc VNI Windows, đích Unicode), đặt phông Times New Roman rồi nhập lại",
                    en:
                        "convert the file to Unicode (Unikey: Ctrl+Shift+F6), set its font to Times New Roman and import again"
                )
            ])
    }

    static func secondPlan(_ span: SourceSpan) -> Diagnostic {
        let line = span.start.line
        return .warning(
            .secondPlan, vi: "từ dòng \(line) là một kế hoạch khác; chỉ nhập kế hoạch đứng trước",
            en: "another plan begins at line \(line); only the one before it was imported", at: .span(span),
            hints: [
                .init(
                    vi: "lưu mỗi kế hoạch vào một tệp, nhập vào thư mục riêng của nó",
                    en: "keep each plan in a file of its own, and import it into a folder of its own")
            ])
    }

    static func runningHead(_ span: SourceSpan) -> Diagnostic {
        Diagnostic(
            .note, .runningHead,
            Message(
                vi: "“\(excerpt(span))” ở mép trang được coi là dòng đầu trang, không nhập vào kế hoạch",
                en: "“\(excerpt(span))” at the edge of a page was taken for its head and left out"),
            at: .span(span))
    }

    static func tableRead(rows: Int, _ location: Location) -> Diagnostic {
        Diagnostic(
            .note, .tableRead,
            Message(
                vi: "bảng này được đọc thành \(rows) mục, mỗi dòng của bảng một mục",
                en: "this table was read as \(rows) items, one a row"),
            at: location)
    }

    /// - Parameter rows: those that running numbers tell apart; 0 where nothing does.
    static func tableUnclear(rows: Int, _ location: Location) -> Diagnostic {
        let (vi, en) =
            rows == 0
            ? ("nên đọc như lời văn", "it was read as running text")
            : ("nên mỗi dòng thành một mục với đủ chữ của nó", "each row is one item with all its words")
        return .warning(
            .tableUnclear, vi: "bảng này được chép mà không còn ranh giới giữa các cột, \(vi)",
            en: "nothing in the copy of this table tells its columns apart: \(en)",
            at: location,
            hints: [
                .init(
                    vi: "nhập tệp .docx, hoặc chép bảng từ Word hay Excel (giữa các ô có dấu tab)",
                    en: "import the .docx, or copy the table from Word or Excel (with tabs between its cells)"
                )
            ])
    }

    static func uncertain(_ span: SourceSpan, begins: Bool) -> Diagnostic {
        let excerpt = Finding.excerpt(span)
        let (vi, en) =
            begins
            ? ("đã đọc là đoạn mới", "it was read as a new one")
            : ("đã đọc là nối tiếp", "it was read as going on")
        return .warning(
            .uncertainParagraph, vi: "không rõ “\(excerpt)” là đoạn mới hay nối tiếp câu trước; \(vi)",
            en: "“\(excerpt)” may begin a paragraph or go on with the one before; \(en)", at: .span(span),
            hints: [
                begins
                    ? .init(
                        vi: "xem bản gốc; nếu là nối tiếp, nối dòng này vào cuối dòng trên rồi nhập lại",
                        en: "look at the original; if it goes on, join it to the line before and import again"
                    )
                    : .init(
                        vi: "xem bản gốc; nếu là đoạn mới, thêm “- ” ở đầu dòng rồi nhập lại",
                        en: "look at the original; if it is a new one, put “- ” before it and import again")
            ])
    }

    static func closingText(_ span: SourceSpan) -> Diagnostic {
        .warning(
            .closingText, vi: "“\(excerpt(span))” đứng sau mục cuối cùng; đã đọc là lời kết của kế hoạch",
            en: "“\(excerpt(span))” stands behind the last item; it was read as the plan's closing words",
            at: .span(span),
            hints: [
                .init(
                    vi: "nếu đây là một nhiệm vụ, thêm “- ” ở đầu đoạn rồi nhập lại",
                    en: "if it is a task, put “- ” before it and import again")
            ])
    }

    /// - Parameter lines: how many there are with this one.
    static func preambleText(_ span: SourceSpan, lines: Int) -> Diagnostic {
        let excerpt = Finding.excerpt(span)
        let more =
            lines > 1 ? (" và \(lines - 1) dòng tương tự", " and \(lines - 1) lines like it") : ("", "")
        return .warning(
            .preambleText,
            vi:
                "“\(excerpt)”\(more.0) giống mục hoặc nhiệm vụ nhưng đứng trước mục có số đầu tiên nên đã đọc là lời mở đầu",
            en:
                "“\(excerpt)”\(more.1) may be headings or tasks, but stand before the first numbered heading and were read as the preamble",
            at: .span(span),
            hints: [
                .init(
                    vi: "nếu là nội dung của kế hoạch, ghi số “I.” trước tên mục đầu tiên rồi nhập lại",
                    en:
                        "if they belong to the plan's body, put “I.” before its first heading and import again"
                )
            ])
    }

    static func unclearNumber(_ span: SourceSpan) -> Diagnostic {
        .warning(
            .unclearNumber,
            vi: "không hiểu kiểu đánh số tự động của “\(excerpt(span))” nên đã đọc đoạn này như lời văn",
            en: "the automatic number of “\(excerpt(span))” is none a plan has; it was read as running text",
            at: .span(span),
            hints: [
                .init(
                    vi:
                        "nếu là mục của kế hoạch, chọn kiểu I., 1. hoặc a) trong Word (Numbering) rồi nhập lại; mục I. viết hoa chữ đầu, mục A. viết hoa cả dòng",
                    en:
                        "if it is a heading, choose I., 1. or a) in Word (Numbering) and import again; a heading under I. begins with a capital, one under A. is all in capitals"
                )
            ])
    }

    static func explanation(_ item: String, _ span: SourceSpan) -> Diagnostic {
        let text = excerpt(span)
        return Diagnostic(
            .note, .explanation,
            Message(
                vi: "“\(text)” nói rõ nội dung của mục trước, không phải một nhiệm vụ",
                en: "“\(text)” says what the item before it is about and is no task"),
            at: .span(span),
            hints: [
                Diagnostic.Hint(
                    vi: "nếu là nhiệm vụ phải báo cáo, sửa task thành true ở mục \(item) của plan.yaml",
                    en: "if it is to be reported on, set task to true at \(item) in plan.yaml")
            ])
    }

    private static func excerpt(_ span: SourceSpan) -> String {
        let words = span.text.prefix(200).split(whereSeparator: \.isWhitespace)
        let short = words.prefix(8).joined(separator: " ").prefix(60)
        return words.count > 8 ? short + " …" : String(short)
    }

    static func outOfOrder(_ number: String, _ location: Location) -> Diagnostic {
        .warning(
            .numberOutOfOrder, vi: "mục “\(number)” không nối tiếp số của mục trước",
            en: "heading “\(number)” does not follow the number before it", at: location,
            hints: [
                .init(
                    vi: "xem lại bản gốc: thiếu một mục, hay gõ nhầm số",
                    en: "look at the original: a heading is missing, or its number is mistyped")
            ])
    }

    static func duplicate(_ number: String, given: String, _ location: Location) -> Diagnostic {
        .warning(
            .duplicateNumber, vi: "số mục “\(number)” dùng hai lần; mục sau được nhập thành “\(given)”",
            en: "number “\(number)” stands twice; the later heading was imported as “\(given)”", at: location,
            hints: [.init(vi: "sửa số mục trong bản gốc", en: "correct the number in the original")])
    }
}
