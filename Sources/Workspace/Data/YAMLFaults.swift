internal import Diagnostics

extension YAMLReader {
    /// A fault the library found, in our words and at the place where it can be mended.
    func diagnostic(for fault: YAMLEvents.Fault) -> Diagnostic {
        switch fault {
        case .character(let value): badCharacter(value)
        case .syntax(let problem, let mark, let context, let contextMark):
            syntaxFault(
                problem, at: places.offset(mark), context: context,
                contextStart: context.map { _ in places.offset(contextMark) })
        case .memory, .givenUp: unexplained
        }
    }

    /// The library broke off without saying where.
    var unexplained: Diagnostic { YAMLFault.other.diagnostic(at: .file(file.path)) }

    private func syntaxFault(_ problem: String, at offset: Int, context: String?, contextStart: Int?)
        -> Diagnostic
    {
        let text = YAMLText(file.utf8)
        if let tab = text.indentingTab(at: offset) {
            return YAMLFault.tab.diagnostic(at: place(tab))
        }
        if let quote = text.quoteOverLines(before: offset) {
            return YAMLFault.openQuote.diagnostic(at: place(quote))
        }
        var fault = YAMLFault.ofLibrary[problem] ?? .other
        if problem == YAMLFault.secondColon, text.isFirstColon(at: offset) {
            return YAMLFault.tooDeep.diagnostic(at: place(text.firstLetter(ofLineAt: offset)))
        }
        if problem == YAMLFault.keyExpected, text.followsQuote(at: offset) { fault = .textAfterQuote }
        let start = contextStart ?? offset
        var diagnostic = fault.diagnostic(at: place(fault.isAtContext ? start : offset))
        if let group = YAMLFault.groups[context ?? ""], start != offset {
            diagnostic.hints.append(Diagnostic.Hint(group, at: place(start)))
        }
        return diagnostic
    }

    private func badCharacter(_ value: UInt32) -> Diagnostic {
        let digits = String(value, radix: 16, uppercase: true)
        let number = "U+" + String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
        let bad = file.utf8.firstIndex { $0 < 0x20 && $0 != 9 && $0 != 10 && $0 != 13 || $0 == 0x7F }
        return .error(
            .yamlSyntax, vi: "có ký tự điều khiển \(number), không dùng được trong tệp này",
            en: "the control character \(number) cannot stand in this file", at: place(bad ?? 0),
            hints: [
                Diagnostic.Hint(
                    vi: "xoá ký tự ấy; hay gặp khi chép chữ từ chương trình khác",
                    en: "delete it; it often comes with text copied from another program")
            ])
    }

    func duplicateKey(_ key: String, at span: SourceSpan?, first: SourceSpan?) -> Diagnostic {
        .error(
            .yamlDuplicateKey, vi: "mục “\(key)” có nhiều hơn một lần ở cùng một chỗ",
            en: "the key “\(key)” stands more than once in the same place", at: span.map { .span($0) },
            hints: [
                Diagnostic.Hint(
                    vi: "giữ lại một mục; lần đầu ở đây", en: "keep one of them; the first is here",
                    at: first.map { .span($0) })
            ])
    }

    func anchorError(at offset: Int) -> Diagnostic {
        .error(
            .yamlRefused, vi: "không dùng neo (&) và tham chiếu (*) ở đây",
            en: "anchors (&) and aliases (*) are not used here", at: place(offset),
            hints: [
                Diagnostic.Hint(
                    vi: "viết lại nội dung ở từng chỗ; nếu đây là chữ thường thì đặt trong dấu nháy",
                    en: "write the content out at each place; if it is plain text, put it in quotes")
            ])
    }

    /// A text that begins with `*`, which YAML takes for an alias.
    func strayAlias(at offset: Int) -> Diagnostic { YAMLFault.oddStart.diagnostic(at: place(offset)) }

    func secondDocument(at offset: Int) -> Diagnostic {
        YAMLFault.secondDocument.diagnostic(at: place(offset))
    }
}

/// A kind of mistake people make in YAML.
struct YAMLFault {
    let vi: String
    let en: String
    let wayVi: String
    let wayEn: String
    /// Whether the mistake stands where the library began to read the part, not where it gave up.
    var isAtContext = false

    func diagnostic(at location: Location) -> Diagnostic {
        .error(.yamlSyntax, vi: vi, en: en, at: location, hints: [Diagnostic.Hint(vi: wayVi, en: wayEn)])
    }

    static let tab = YAMLFault(
        vi: "lề đầu dòng có phím Tab", en: "a tab indents this line",
        wayVi: "thay mỗi Tab bằng hai dấu cách", wayEn: "replace each tab with two blanks")
    static let openQuote = YAMLFault(
        vi: "dấu nháy mở ở đây không được đóng trên dòng này",
        en: "the quote opened here is not closed on its line",
        wayVi: "thêm dấu nháy đóng ở cuối câu", wayEn: "close it at the end of the sentence")
    static let other = YAMLFault(
        vi: "chỗ này không đúng cách viết YAML", en: "this is not valid YAML",
        wayVi:
            "xem lại lề đầu dòng, dấu hai chấm sau tên mục, dấu “- ” của danh sách; câu có ký hiệu lạ thì đặt trong dấu nháy",
        wayEn:
            "check the indentation, the colon after the key and the “- ” of lists; put a sentence with odd signs in quotes"
    )

    private static let indentation = YAMLFault(
        vi: "lề của dòng này không khớp với các mục cùng nhóm",
        en: "this line is not indented as the keys beside it are",
        wayVi: "cho các mục cùng nhóm thẳng lề với nhau, chỉ dùng dấu cách",
        wayEn: "align the keys of a group, with blanks only")
    private static let colonInText = YAMLFault(
        vi: "dòng đã có “tên: giá trị” lại có thêm một dấu hai chấm",
        en: "a second colon on a line that has “key: value”",
        wayVi: "đặt cả câu trong dấu nháy: tên: \"…\"", wayEn: "put the whole sentence in quotes: key: \"…\"")
    private static let missingColon = YAMLFault(
        vi: "dòng này thiếu dấu hai chấm sau tên mục", en: "the colon after the key is missing on this line",
        wayVi: "viết “tên: giá trị”, có dấu cách sau dấu hai chấm",
        wayEn: "write “key: value”, with a blank after the colon",
        isAtContext: true)
    private static let listEntry = YAMLFault(
        vi: "trong danh sách này, mỗi phần tử phải bắt đầu bằng “- ”",
        en: "in this list, every entry begins with “- ”",
        wayVi: "thêm “- ” ở đầu dòng, thẳng lề với các dòng trên; hoặc lùi lề nếu dòng thuộc phần tử trên",
        wayEn:
            "begin the line with “- ”, aligned with those above; or indent it if it belongs to the entry above"
    )
    private static let strayDash = YAMLFault(
        vi: "dấu “- ” của danh sách không đứng được ở đây", en: "the “- ” of a list cannot stand here",
        wayVi: "cho danh sách xuống dòng mới, dưới tên mục",
        wayEn: "begin the list on a new line, under its key")
    private static let flowList = YAMLFault(
        vi: "danh sách […] thiếu dấu phẩy hoặc dấu “]”", en: "a comma or the “]” is missing in a list […]",
        wayVi: "thêm dấu phẩy giữa các phần tử và “]” ở cuối",
        wayEn: "put commas between the entries and “]” at the end")
    private static let flowGroup = YAMLFault(
        vi: "nhóm {…} thiếu dấu phẩy hoặc dấu “}”", en: "a comma or the “}” is missing in a group {…}",
        wayVi: "thêm dấu phẩy giữa các mục và “}” ở cuối",
        wayEn: "put commas between the keys and “}” at the end")
    static let oddStart = YAMLFault(
        vi: "giá trị không được bắt đầu bằng ký hiệu này khi không có dấu nháy",
        en: "without quotes, a value cannot begin with this sign",
        wayVi: "đặt giá trị trong dấu nháy", wayEn: "put the value in quotes")
    private static let escape = YAMLFault(
        vi: "sau dấu \\ trong dấu nháy kép có ký tự không hợp lệ",
        en: "the character after \\ in double quotes means nothing",
        wayVi: "dùng dấu nháy đơn, hoặc viết \\\\ cho một dấu \\",
        wayEn: "use single quotes, or write \\\\ for one \\")
    static let secondDocument = YAMLFault(
        vi: "tệp có hai phần cách nhau bằng dòng “---”", en: "the file has two parts with “---” between them",
        wayVi: "xoá dòng “---” và chỉ giữ một phần", wayEn: "delete the “---” and keep one part")

    static let tooDeep = YAMLFault(
        vi: "dòng này lùi lề sâu hơn mục ở trên, mà mục ấy đã có giá trị",
        en: "this line is indented below a key that has a value already",
        wayVi: "cho dòng thẳng lề với các mục cùng nhóm", wayEn: "align it with the keys of its group")
    static let textAfterQuote = YAMLFault(
        vi: "sau dấu nháy đóng còn có chữ", en: "text follows the closing quote",
        wayVi: "trong câu có dấu nháy thì bao cả câu bằng loại nháy kia: \"… '…' …\"",
        wayEn: "a sentence with quotes in it goes into quotes of the other kind: \"… '…' …\"")
    private static let missingValue = YAMLFault(
        vi: "thiếu giá trị ở đây", en: "a value is missing here",
        wayVi: "bỏ dấu phẩy thừa, hoặc đặt câu có [ ] { } trong dấu nháy",
        wayEn: "delete the comma too many, or put a sentence with [ ] { } in quotes")

    static let secondColon = "mapping values are not allowed in this context"
    static let keyExpected = "did not find expected key"

    /// By what libyaml says of them.
    static let ofLibrary: [String: YAMLFault] = [
        secondColon: colonInText,
        keyExpected: indentation,
        "did not find expected '-' indicator": listEntry,
        "did not find expected node content": missingValue,
        "did not find expected ',' or ']'": flowList,
        "did not find expected ',' or '}'": flowGroup,
        "could not find expected ':'": missingColon,
        "found a tab character that violates indentation": tab,
        "found a tab character where an indentation space is expected": tab,
        "found character that cannot start any token": oddStart,
        // "*Tập": told behind the sign, which is what has to go.
        "did not find expected alphabetic or numeric character": YAMLFault(
            vi: oddStart.vi, en: oddStart.en, wayVi: oddStart.wayVi, wayEn: oddStart.wayEn,
            isAtContext: true),
        "found undefined alias": oddStart,
        "found unexpected end of stream": YAMLFault(
            vi: openQuote.vi, en: openQuote.en, wayVi: openQuote.wayVi, wayEn: openQuote.wayEn,
            isAtContext: true),
        "found unknown escape character": escape,
        "did not find expected hexdecimal number": escape,
        "block sequence entries are not allowed in this context": strayDash,
        "but found another document": secondDocument,
        "did not find expected <document start>": secondDocument,
    ]

    /// Where the part began that could not be read, by the library's name of it.
    static let groups: [String: Message] = [
        "while parsing a block mapping": Message(vi: "nhóm mục bắt đầu ở đây", en: "the group begins here"),
        "while parsing a block collection": Message(
            vi: "danh sách bắt đầu ở đây", en: "the list begins here"),
        "while parsing a flow sequence": Message(vi: "dấu “[” ở đây", en: "the “[” is here"),
        "while parsing a flow mapping": Message(vi: "dấu “{” ở đây", en: "the “{” is here"),
    ]
}
