internal import Diagnostics
internal import TemplateEngine

/// A template of a report, or a part of one, in which nothing stands: a file that was made and never filled,
/// or emptied by mistake. Its report would be a blank page, or headings with nothing beneath.
enum BlankTemplate {
    /// - Parameter offset: where the template begins in the file, behind its front matter.
    /// - Throws: `empty-template` where only blanks and comments stand.
    static func refuse(_ file: SourceFile, from offset: Int = 0) throws(DiagnosticError) {
        guard isBlank(file.utf8[min(offset, file.utf8.count)...]) else { return }
        throw DiagnosticError(
            .error(
                .emptyTemplate, vi: "mẫu này không có chữ nào: báo cáo sẽ trống ở chỗ của nó",
                en: "nothing stands in this template: the report would be empty in its place",
                at: .file(file.path),
                hints: [
                    Diagnostic.Hint(
                        vi: "xóa tệp này để dùng mẫu của chương trình, hoặc viết lại nội dung của nó",
                        en: "delete the file to use the program's own template, or write it anew"),
                    Diagnostic.Hint(
                        vi:
                            "muốn bỏ hẳn một phần của báo cáo, xóa dòng “include” gọi phần ấy trong mẫu chính",
                        en: "to leave a part out of the report, delete the “include” that calls it"),
                ]))
    }

    /// Whether only white space and `{# … #}` stand there.
    private static func isBlank(_ bytes: ArraySlice<UInt8>) -> Bool {
        var rest = bytes.drop(while: isSpace)
        while rest.starts(with: "{#".utf8) {
            let text = rest.dropFirst(2)
            // One that nobody closes is the engine's to refuse.
            guard
                let end = zip(text.indices, text.dropFirst().indices).first(where: { here, next in
                    text[here] == UInt8(ascii: "#") && text[next] == UInt8(ascii: "}")
                })
            else { return false }
            rest = text[(end.1 + 1)...].drop(while: isSpace)
        }
        return rest.isEmpty
    }

    private static func isSpace(_ byte: UInt8) -> Bool { [0x20, 0x09, 0x0A, 0x0D].contains(byte) }
}

extension DiagnosticID {
    /// A template in which nothing stands.
    static let emptyTemplate = DiagnosticID("empty-template", .template)
}
