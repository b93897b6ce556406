internal import Diagnostics
internal import Yams

extension YAMLReader {
    /// The library's error in our words, at its place.
    func diagnostic(for error: YamlError) -> Diagnostic {
        switch error {
        case .reader(let problem, _, _, _):
            let bad = file.utf8.firstIndex { $0 < 0x20 && $0 != 9 && $0 != 10 } ?? 0
            return YAMLReader.syntaxError(problem, at: place(bad))
        case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _),
            .composer(let context, let problem, let mark, _):
            var diagnostic = YAMLReader.syntaxError(problem, at: place(places.offset(mark)))
            if let context {
                let location = place(places.offset(context.mark))
                diagnostic.hints.insert(
                    Diagnostic.Hint(
                        vi: YAMLProblem.vietnamese[context.text] ?? context.text, en: context.text,
                        at: location), at: 0)
            }
            return diagnostic
        case .duplicatedKeysInMapping(let keys, let context):
            let key = keys.first ?? ""
            let start = places.offset(context.mark)
            let span = SourceSpan(file, start..<places.end(ofScalar: key, at: start))
            return .error(
                .yamlDuplicateKey, vi: "mục “\(key)” có nhiều hơn một lần ở cùng một chỗ",
                en: "the key “\(key)” stands more than once in the same place", at: .span(span),
                hints: [Diagnostic.Hint(vi: "giữ lại một mục", en: "keep one of them")])
        case .memory, .no, .writer, .emitter, .representer, .dataCouldNotBeDecoded:
            return YAMLReader.syntaxError("\(error)", at: .file(file.path))
        }
    }

    static func syntaxError(_ problem: String, at location: Location) -> Diagnostic {
        .error(
            .yamlSyntax, vi: "không đúng cú pháp YAML (\(YAMLProblem.vietnamese[problem] ?? problem))",
            en: "not valid YAML (\(problem))",
            at: location,
            hints: [
                Diagnostic.Hint(
                    vi:
                        "xem lại lề đầu dòng (dùng dấu cách, không dùng phím Tab) và đặt câu có dấu hai chấm trong dấu nháy",
                    en: "check the indentation (blanks, no tabs) and put a sentence with a colon in quotes")
            ])
    }
}

/// What the library says of a fault, in Vietnamese; a sentence that is not here is shown as it is.
private enum YAMLProblem {
    static let vietnamese = [
        "mapping values are not allowed in this context": "dấu hai chấm ở đây không hợp lệ",
        "did not find expected key": "chờ tên một mục ở đây",
        "did not find expected '-' indicator": "chờ dấu “-” của danh sách ở đây",
        "did not find expected node content": "thiếu giá trị ở đây",
        "did not find expected ',' or ']'": "danh sách […] thiếu dấu phẩy hoặc dấu “]”",
        "did not find expected ',' or '}'": "nhóm {…} thiếu dấu phẩy hoặc dấu “}”",
        "could not find expected ':'": "thiếu dấu hai chấm sau tên mục",
        "found a tab character that violates indentation": "lề đầu dòng có phím Tab",
        "found character that cannot start any token": "ký tự này không được đứng đầu",
        "found unexpected end of stream": "tệp kết thúc giữa chừng, có thể thiếu dấu nháy đóng",
        "found unknown escape character": "sau dấu \\ có ký tự không hợp lệ",
        "block sequence entries are not allowed in this context": "dấu “-” của danh sách không hợp lệ ở đây",
        "but found another document": "chỉ được có một phần trong tệp, bỏ dòng “---”",
        "control characters are not allowed": "có ký tự điều khiển",
        "while parsing a block mapping": "trong nhóm mục bắt đầu ở đây",
        "while parsing a block collection": "trong danh sách bắt đầu ở đây",
        "while parsing a flow sequence": "trong danh sách […] bắt đầu ở đây",
        "while parsing a flow mapping": "trong nhóm {…} bắt đầu ở đây",
        "while scanning a simple key": "tên mục bắt đầu ở đây",
        "while scanning a quoted scalar": "dấu nháy mở ở đây",
        "while scanning a plain scalar": "dòng chữ bắt đầu ở đây",
        "while scanning for the next token": "đọc từ đây",
        "while scanning a block scalar": "đoạn văn bắt đầu ở đây",
        "expected a single document in the stream": "phần đầu bắt đầu ở đây",
    ]
}
