package import Diagnostics
internal import Document

/// The fenced blocks of a template, looked at before there is any data: their names, and kinds of
/// charts that are written out.
package enum DirectiveCheck {
    // The names of the reader's own faults, at the stage of the check.
    private static let unknownDirective = DiagnosticID("unknown-directive", .template)
    private static let directiveField = DiagnosticID("directive-field", .template)

    /// What the markup's reader would refuse later, each at its line of the template.
    package static func faults(in template: SourceFile) -> [Diagnostic] {
        var faults: [Diagnostic] = []
        var directive: String?
        for number in 1...max(1, template.lineCount) {
            let line = template.line(number)
            if let name = fence(line) {
                // The fence that closes a block has no name.
                let isEnd = directive != nil && name.isEmpty
                directive = isEnd ? nil : name
                if !isEnd, !Directive.names.contains(name) {
                    faults.append(unknown(name, at: template, number))
                }
            } else if directive == "chart", line.hasPrefix("kind:") {
                let kind = line.dropFirst(5).drop { $0 == " " }
                // One that a tag prints is known later.
                if !kind.contains("{"), Chart.Kind(rawValue: trimmed(kind)) == nil {
                    faults.append(noKind(trimmed(kind), at: template, number))
                }
            }
        }
        return faults
    }

    /// The name behind three backticks that begin a line; nil for other lines.
    private static func fence(_ line: String) -> String? {
        guard line.hasPrefix("```"), !line.contains("{") else { return nil }
        return trimmed(line.drop { $0 == "`" })
    }

    private static func trimmed(_ text: Substring) -> String {
        String(text.drop { $0 == " " }.reversed().drop { $0.isWhitespace }.reversed())
    }

    private static func unknown(_ name: String, at template: SourceFile, _ line: Int) -> Diagnostic {
        .error(
            unknownDirective, vi: "không có chỉ thị “\(name)”", en: "there is no directive “\(name)”",
            at: .span(SourceSpan(template, template.lineRange(line))),
            hints: [
                NearMiss.hint(for: name, among: Directive.names)
                    ?? Diagnostic.Hint(
                        vi: "khối ``` phải có tên annex, chart hoặc page-break",
                        en: "name a fenced block annex, chart or page-break")
            ])
    }

    private static func noKind(_ word: String, at template: SourceFile, _ line: Int) -> Diagnostic {
        let known = Chart.Kind.allCases.map(\.rawValue)
        return .error(
            directiveField, vi: "không có loại biểu đồ “\(word)”", en: "there is no kind of chart “\(word)”",
            at: .span(SourceSpan(template, template.lineRange(line))),
            hints: [
                NearMiss.hint(for: word, among: known)
                    ?? Diagnostic.Hint(
                        vi: "viết kind: bar (cột), stacked (cột chồng) hoặc line (đường)",
                        en: "write kind: bar, stacked or line")
            ])
    }
}
