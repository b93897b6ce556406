internal import Diagnostics

/// A look-up that found nothing: what was looked for, where, and what there was instead.
package final class Undefined: Sendable {
    enum Cause: Sendable {
        /// A name that nothing defines; with those of the data and the template, and the functions.
        case name(String, known: [String], functions: [String])
        /// A field of a value; `path` is how the template wrote it.
        case field(String, of: Value, path: String)
        /// A place of a list or text, or a key that is no text.
        case item(Value, of: Value, path: String)
        /// One of a list that holds none: its first, its greatest.
        case emptyList(Message)
        /// Said by whoever made it: a loop's previous item.
        case other(Message)
    }

    let cause: Cause
    let span: SourceSpan?

    init(_ cause: Cause, at span: SourceSpan?) {
        self.cause = cause
        self.span = span
    }

    /// The error that any use of the value is.
    var error: OperationError {
        var error: OperationError
        switch cause {
        case .name(let name, let known, let functions):
            error = Self.unknownName(name, known, functions)
        case .field(let name, let base, let path): error = Self.unknownField(name, base, path)
        case .item(let key, let base, let path): error = Self.unknownItem(key, base, path)
        case .emptyList(let message):
            error = OperationError(
                .undefinedField, vi: message.vi, en: message.en, hints: [Self.emptyListWayOut])
        case .other(let message): error = OperationError(.undefinedField, vi: message.vi, en: message.en)
        }
        if let span {
            error.located = Fault(
                Diagnostic(.error, error.id, error.message, at: .span(span), hints: error.hints))
        }
        return error
    }

    private static var emptyListWayOut: Diagnostic.Hint {
        Diagnostic.Hint(
            vi: "xem lại điều kiện lọc danh sách; nếu có thể không có mục nào thì hỏi “… is defined” trước",
            en: "check what the list was filtered by; where it may be empty ask “… is defined” first")
    }

    private static func unknownName(_ name: String, _ known: [String], _ functions: [String])
        -> OperationError
    {
        var hints: [Diagnostic.Hint] = []
        if let hint = NearMiss.hint(for: name, among: known + functions) {
            hints.append(hint)
        } else if !known.isEmpty {
            hints.append(listing(known, vi: "các tên có ở đây", en: "names known here"))
        }
        return OperationError(
            .undefinedName, vi: "tên “\(name)” không có trong dữ liệu và cũng không được mẫu đặt",
            en: "name “\(name)” is neither in the data nor set by the template",
            hints: hints + [wayOut(name)])
    }

    private static func unknownField(_ name: String, _ base: Value, _ path: String) -> OperationError {
        let known = base.fieldNames
        var hints: [Diagnostic.Hint] = []
        if let hint = NearMiss.hint(for: name, among: known) { hints.append(hint) }
        if !known.isEmpty {
            hints.append(
                listing(known, vi: "các trường của \(base.kindName.vi)", en: "fields of \(base.kindName.en)"))
        }
        return OperationError(
            .undefinedField, vi: "“\(path)”: \(base.kindName.vi) không có trường “\(name)”",
            en: "“\(path)”: \(base.kindName.en) has no field “\(name)”", hints: hints + [wayOut(path)])
    }

    private static func unknownItem(_ key: Value, _ base: Value, _ path: String) -> OperationError {
        if let text = key.text { return unknownField(text, base, path) }
        let shown = key.brief
        var hints: [Diagnostic.Hint] = []
        if let count = base.count {
            hints.append(
                Diagnostic.Hint(
                    vi: "có \(count) phần tử, đánh số từ 0", en: "there are \(count) items, counted from 0"))
        }
        return OperationError(
            .undefinedField, vi: "“\(path)”: \(base.kindName.vi) không có phần tử \(shown)",
            en: "“\(path)”: \(base.kindName.en) has no item \(shown)", hints: hints)
    }

    private static func wayOut(_ path: String) -> Diagnostic.Hint {
        Diagnostic.Hint(
            vi: "nếu giá trị này có thể thiếu, viết “\(path) | default('…')” hoặc hỏi “\(path) is defined”",
            en: "where the value may be missing, write “\(path) | default('…')” or ask “\(path) is defined”")
    }

    private static func listing(_ names: [String], vi: String, en: String) -> Diagnostic.Hint {
        let shown = names.prefix(20).joined(separator: ", ") + (names.count > 20 ? ", …" : "")
        return Diagnostic.Hint(vi: "\(vi): \(shown)", en: "\(en): \(shown)")
    }
}
