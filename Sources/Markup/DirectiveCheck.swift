internal import Diagnostics
internal import Document

/// The fenced blocks of a template: their names, their keys, and whether they are closed in the file
/// that opens them.
struct DirectiveCheck {
    private struct Open {
        let name: String
        let line: TemplateWords.Line
        var keys: Set<String> = []
        /// Whether a tag may print keys too.
        var mayHoldMore = false
    }

    private let words: TemplateWords
    private var open: Open?

    init(_ words: TemplateWords) { self.words = words }

    /// Whether the line belongs to a directive.
    mutating func takes(_ line: TemplateWords.Line, _ faults: inout [Diagnostic]) -> Bool {
        if let name = Directive.fence(line.words[...]) {
            if name.isEmpty, let open {
                close(open, &faults)
                self.open = nil
                return true
            }
            if let open, Directive.names.contains(name) {
                faults.append(Directive.unclosed(open.name, at: place(open)))
            }
            if open == nil || Directive.names.contains(name) { begin(name, line, &faults) }
            return true
        }
        guard open != nil else { return false }
        readField(line, &faults)
        return true
    }

    mutating func end(_ faults: inout [Diagnostic]) {
        if let open { faults.append(Directive.unclosed(open.name, at: place(open))) }
    }

    private func place(_ open: Open) -> Location { words.place(of: open.line) }

    private mutating func begin(_ name: String, _ line: TemplateWords.Line, _ faults: inout [Diagnostic]) {
        open = Open(name: name, line: line)
        // A name that a tag prints is known later.
        guard !line.hasTags, !Directive.names.contains(name) else { return }
        faults.append(
            .error(
                .unknownDirective, vi: "không có chỉ thị “\(name)”", en: "there is no directive “\(name)”",
                at: words.place(of: line),
                hints: [
                    NearMiss.hint(for: name, among: Directive.names)
                        ?? Diagnostic.Hint(
                            vi: "khối ``` phải có tên annex, chart hoặc page-break",
                            en: "name a fenced block annex, chart or page-break")
                ]))
    }

    private mutating func readField(_ line: TemplateWords.Line, _ faults: inout [Diagnostic]) {
        guard let known = open.flatMap({ Directive.keys[$0.name] }) else { return }
        if line.words.first == TemplateWords.value || line.isOpen { open?.mayHoldMore = true }
        // Indented lines belong to the field above; what a value begins is known later.
        guard let first = line.words.first, first > 0x20 else { return }
        let text = String(decoding: line.words, as: UTF8.self)
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        let key = parts[0].trimmed
        guard parts.count == 2 else {
            if !line.hasTags { faults.append(noColon(line)) }
            return
        }
        guard !key.utf8.contains(TemplateWords.value) else { return }
        guard known.contains(key) else {
            let list = known.joined(separator: ", ")
            faults.append(
                fault(
                    line, vi: "chỉ thị \(open?.name ?? "") không có khoá “\(key)”",
                    en: "the directive \(open?.name ?? "") has no key “\(key)”",
                    hint: NearMiss.hint(for: key, among: known)
                        ?? Diagnostic.Hint(vi: "các khoá: \(list)", en: "the keys are \(list)")))
            return
        }
        open?.keys.insert(key)
        checkValue(parts[1].trimmed, of: key, line, &faults)
    }

    private func noColon(_ line: TemplateWords.Line) -> Diagnostic {
        fault(
            line, vi: "dòng thiếu dấu hai chấm", en: "the line has no colon",
            hint: Diagnostic.Hint(vi: "viết theo dạng khoá: giá trị", en: "write key: value"))
    }

    private func checkValue(
        _ word: String, of key: String, _ line: TemplateWords.Line, _ faults: inout [Diagnostic]
    ) {
        guard !word.utf8.contains(TemplateWords.value), !line.hasTags else { return }
        if key == "kind", Chart.Kind(rawValue: word) == nil {
            let known = Chart.Kind.allCases.map(\.rawValue)
            faults.append(
                fault(
                    line, vi: "không có loại biểu đồ “\(word)”", en: "there is no kind of chart “\(word)”",
                    hint: NearMiss.hint(for: word, among: known)
                        ?? Diagnostic.Hint(
                            vi: "viết kind: bar (cột), stacked (cột chồng) hoặc line (đường)",
                            en: "write kind: bar, stacked or line")))
        } else if key == "orientation", Annex.Orientation(rawValue: word) == nil {
            faults.append(
                fault(
                    line, vi: "hướng giấy “\(word)” không có", en: "no orientation “\(word)”",
                    hint: Diagnostic.Hint(
                        vi: "viết portrait (dọc) hoặc landscape (ngang)", en: "write portrait or landscape")))
        }
    }

    /// The keys that a block cannot do without.
    private func close(_ open: Open, _ faults: inout [Diagnostic]) {
        let needed = ["chart": ["kind", "categories", "series"], "annex": ["title"]][open.name] ?? []
        let missing = needed.filter { !open.keys.contains($0) }
        guard !missing.isEmpty, !open.mayHoldMore else { return }
        let names = missing.joined(separator: ", ")
        faults.append(
            fault(
                open.line, vi: "chỉ thị \(open.name) thiếu khoá \(names)",
                en: "the directive \(open.name) lacks the keys \(names)",
                hint: Diagnostic.Hint(
                    vi: "thêm mỗi khoá một dòng, như “\(missing[0]): …”",
                    en: "add a line for each, such as “\(missing[0]): …”")))
    }

    private func fault(_ line: TemplateWords.Line, vi: String, en: String, hint: Diagnostic.Hint)
        -> Diagnostic
    {
        .error(.directiveField, vi: vi, en: en, at: words.place(of: line), hints: [hint])
    }
}

extension Substring {
    fileprivate var trimmed: String {
        String(drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
    }
}
