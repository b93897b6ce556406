import Diagnostics
import Files

/// The words of the importer's findings, in one place.
enum Finding {
    /// A text that is not UTF-8, with the way to say what it is.
    static func withEncodings(_ diagnostic: Diagnostic) -> Diagnostic {
        guard diagnostic.id == .textEncoding else { return diagnostic }
        var told = diagnostic
        told.hints.append(
            .init(
                vi: "hoặc đọc tệp theo bảng mã cũ: thêm --encoding tcvn3 hoặc --encoding windows-1258",
                en: "or read it in its old encoding: add --encoding tcvn3 or --encoding windows-1258"))
        return told
    }

    static func empty(_ file: SourceFile) -> Diagnostic {
        .error(
            .emptyPlan, vi: "tệp kế hoạch không có chữ nào", en: "the plan file holds no text",
            at: .file(file.path),
            hints: [
                .init(
                    vi: "dán toàn văn kế hoạch vào tệp rồi nhập lại",
                    en: "put the full text of the plan into the file and import it again")
            ])
    }

    static func tooLarge(_ file: SourceFile, limit: Int) -> Diagnostic {
        let megabytes = limit / (1024 * 1024)
        return .error(
            .planTooLarge, vi: "tệp lớn hơn \(megabytes) MB, không thể là một bản kế hoạch",
            en: "the file is larger than \(megabytes) MB, which no plan is", at: .file(file.path),
            hints: [.init(vi: "chọn đúng tệp kế hoạch", en: "choose the file of the plan")])
    }

    static func tooManyLines(_ file: SourceFile, limit: Int) -> Diagnostic {
        .error(
            .planTooLarge, vi: "tệp có hơn \(limit) dòng, không thể là một bản kế hoạch",
            en: "the file has more than \(limit) lines, which no plan has", at: .file(file.path),
            hints: [.init(vi: "chọn đúng tệp kế hoạch", en: "choose the file of the plan")])
    }

    static func notText(_ file: SourceFile, at location: Location) -> Diagnostic {
        .error(
            .notText, vi: "tệp có ký tự điều khiển, không phải văn bản thuần",
            en: "control characters in the file: it is not plain text", at: location,
            hints: [
                .init(
                    vi: "lưu kế hoạch ở dạng .docx hoặc .txt (UTF-8) rồi nhập lại",
                    en: "save the plan as .docx or .txt (UTF-8) and import it again")
            ])
    }

    static func noHeadings(_ file: SourceFile) -> Diagnostic {
        .error(
            .noHeadings, vi: "không tìm thấy mục nào có đánh số trong kế hoạch",
            en: "no numbered heading in the plan", at: .file(file.path),
            hints: [
                .init(
                    vi:
                        "viết mỗi mục lớn trên một dòng riêng, như “I. MỤC ĐÍCH, YÊU CẦU”, mục con như “1. Mục đích”",
                    en:
                        "begin each part on a line of its own, as in “I. MỤC ĐÍCH, YÊU CẦU”, and each section as in “1. Mục đích”"
                )
            ])
    }

    static func noTitle(_ file: SourceFile, _ location: Location) -> Diagnostic {
        .warning(
            .noTitle, vi: "không có dòng “KẾ HOẠCH” nên chưa biết tên kế hoạch",
            en: "no line reads “KẾ HOẠCH”, so the title of the plan is unknown", at: location,
            hints: [.init(vi: "điền `title` trong plan.yaml", en: "fill in `title` in plan.yaml")])
    }

    /// - Parameter isAbove: the line names the committee above, which has no place in a committee's header.
    static func issuerLine(
        _ line: String, _ issuer: String, isAbove: Bool, _ location: Location
    ) -> Diagnostic {
        Diagnostic(
            isAbove ? .note : .warning, .issuerLine,
            Message(
                vi: "“\(line)” ở đầu kế hoạch không vào tên cơ quan ban hành; đã ghi “\(issuer)”",
                en: "“\(line)” in the header is no part of the issuer's name; “\(issuer)” was taken"),
            at: location,
            hints: isAbove
                ? []
                : [
                    .init(
                        vi: "xem lại `organisation` trong plan.yaml: báo cáo do một cơ quan ban hành",
                        en: "check `organisation` in plan.yaml: one agency issues the report")
                ])
    }

    /// At the first line that shows it.
    static func encodedTwice(_ file: SourceFile) -> Diagnostic {
        let lines = file.text.split(separator: "\n", omittingEmptySubsequences: false)
        let line = lines.firstIndex { $0.unicodeScalars.contains { $0 == "\u{BB}" || $0 == "\u{BA}" } } ?? 0
        return EncodingGuess.encodedTwice(at: .span(SourceSpan(file, file.lineRange(line + 1))))
    }

    static func noYear(_ file: SourceFile) -> Diagnostic {
        .error(
            .noYear, vi: "không tìm thấy năm của kế hoạch", en: "the year of the plan is nowhere to be found",
            at: .file(file.path),
            hints: [
                .init(vi: "ghi “năm 2025” vào tên kế hoạch", en: "write “năm 2025” in the title of the plan")
            ])
    }
}
