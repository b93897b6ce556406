internal import Diagnostics
internal import Document

/// A fenced block with an info string: `key: value` lines, and for some keys
/// indented lines under them.
///
/// Escapes mean here what they mean in a paragraph, so that a value never
/// ends a field; only unescaped `:` and `;` separate.
struct Directive {
    static let names = ["annex", "chart", "page-break"]
    static let keys = [
        "annex": ["title", "orientation"],
        "chart": ["kind", "title", "unit", "categories", "series", "alt"],
    ]

    struct Field {
        var key: String
        var value: DirectiveText
        /// The indented lines that follow.
        var entries: [(name: DirectiveText, value: DirectiveText, line: Int)] = []
        var line: Int
    }

    /// The info string; nil where there is none.
    let name: String?
    /// The line of the fence in the rendered text.
    let line: Int
    private let lines: [DirectiveText]

    init(_ node: MarkupNode) {
        let info = DirectiveText(node.fenceInfo).string
        name = info.isEmpty ? nil : info
        line = node.lines.lowerBound
        lines = DirectiveText(node.literal).lines
    }

    /// What stands behind the three backticks, or tildes, that begin a line; nil for other lines.
    static func fence(_ line: ArraySlice<UInt8>) -> String? {
        let marks = line.drop { $0 == 0x20 }
        guard let mark = marks.first, mark == UInt8(ascii: "`") || mark == UInt8(ascii: "~") else {
            return nil
        }
        let name = marks.drop { $0 == mark }
        guard marks.count - name.count >= 3, line.count - marks.count < 4, !name.contains(mark) else {
            return nil
        }
        return String(decoding: name.filter { $0 > 0x20 }, as: UTF8.self)
    }

    /// A block that runs on into what follows it, told where it begins.
    static func unclosed(_ name: String, at location: Location?) -> Diagnostic {
        .error(
            .directiveUnclosed, vi: "khối ```\(name) mở ở đây không được đóng",
            en: "the block ```\(name) that begins here is not closed", at: location,
            hints: [
                Diagnostic.Hint(
                    vi: "thêm một dòng chỉ có ``` sau dòng cuối của khối",
                    en: "add a line of ``` alone behind its last line")
            ])
    }

    /// Whether the block took in what stands behind it: another block, or the rest of the text.
    func isUnclosed(_ recorder: TraceRecorder, through last: Int) -> Bool {
        if last == line || Self.fence(recorder.source(ofLine: last)) != "" { return true }
        return (line + 1..<last).contains { number in
            Self.fence(recorder.source(ofLine: number)).map(Self.names.contains) ?? false
        }
    }

    func refuseName(_ name: String, _ recorder: inout TraceRecorder) {
        let known = Self.names.joined(separator: ", ")
        let hints = [NearMiss.hint(for: name, among: Self.names)].compactMap { $0 }
        let list = Diagnostic.Hint(vi: "dùng một trong: \(known)", en: "use one of: \(known)")
        recorder.report(
            .error(
                .unknownDirective, vi: "không có chỉ thị “\(name)”", en: "there is no directive “\(name)”",
                at: recorder.place(ofLine: line).map { .span($0) }, hints: hints.isEmpty ? [list] : hints))
    }

    func refuseContent(_ recorder: inout TraceRecorder) {
        for (index, text) in lines.enumerated() where !text.isBlank {
            report(
                vi: "chỉ thị \(name ?? "") không có nội dung",
                en: "the directive \(name ?? "") takes no content",
                wayOut: ("để trống giữa hai hàng rào", "leave it empty"), line: line + 1 + index, &recorder)
        }
    }

    /// The fields in order; unknown, repeated and malformed ones are reported and left out.
    func fields(_ known: [String], _ recorder: inout TraceRecorder) -> [Field] {
        var fields: [Field] = []
        for (index, text) in lines.enumerated() where !text.isBlank {
            let line = self.line + 1 + index
            guard let (name, value) = text.divided(at: ":") else {
                report(
                    vi: "dòng thiếu dấu hai chấm", en: "the line has no colon",
                    wayOut: ("viết theo dạng khoá: giá trị", "write key: value"), line: line, &recorder)
                continue
            }
            if text.isIndented, !fields.isEmpty {
                fields[fields.count - 1].entries.append((name, value, line))
                continue
            }
            let key = name.string
            if !known.contains(key) {
                refuseKey(key, known, line, &recorder)
            } else if fields.contains(where: { $0.key == key }) {
                report(
                    vi: "khoá “\(key)” lặp lại", en: "the key “\(key)” is given twice",
                    wayOut: ("chỉ giữ lại một dòng", "keep one of them"), line: line, &recorder)
            } else {
                fields.append(Field(key: key, value: value, line: line))
            }
        }
        return fields
    }

    private func refuseKey(_ key: String, _ known: [String], _ line: Int, _ recorder: inout TraceRecorder) {
        let list = known.joined(separator: ", ")
        let near = NearMiss.hint(for: key, among: known)
        recorder.report(
            .error(
                .directiveField, vi: "chỉ thị \(name ?? "") không có khoá “\(key)”",
                en: "the directive \(name ?? "") has no key “\(key)”",
                at: recorder.place(ofLine: line).map { .span($0) },
                hints: [near ?? Diagnostic.Hint(vi: "các khoá: \(list)", en: "the keys are \(list)")]))
    }

    func report(
        _ id: DiagnosticID = .directiveField, vi: String, en: String, wayOut: (vi: String, en: String),
        line: Int, _ recorder: inout TraceRecorder
    ) {
        recorder.report(
            .error(
                id, vi: vi, en: en, at: recorder.place(ofLine: line).map { .span($0) },
                hints: [Diagnostic.Hint(vi: wayOut.vi, en: wayOut.en)]))
    }
}

extension Directive {
    /// `title` (needed) and `orientation`: `portrait` or `landscape`.
    func annex(_ recorder: inout TraceRecorder) -> Annex? {
        let fields = fields(Self.keys["annex"] ?? [], &recorder)
        var annex = Annex(title: [], body: [], trace: recorder.trace(ofLine: line))
        for field in fields {
            if field.key == "title" {
                annex.title = field.value.inlines(line: field.line, &recorder)
            } else if let orientation = Annex.Orientation(rawValue: field.value.string) {
                annex.orientation = orientation
            } else {
                report(
                    vi: "hướng giấy “\(field.value.string)” không có",
                    en: "no orientation “\(field.value.string)”",
                    wayOut: ("viết portrait (dọc) hoặc landscape (ngang)", "write portrait or landscape"),
                    line: field.line, &recorder)
            }
        }
        if annex.title.isEmpty {
            report(
                vi: "phụ lục không có tên", en: "the annex has no title",
                wayOut: ("thêm dòng title: tên phụ lục", "add a line title: …"), line: line, &recorder)
        }
        // Also when something is wrong: what follows still belongs to an annex.
        return annex
    }
}
