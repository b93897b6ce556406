extension DiagnosticRenderer {
    /// The form for people: where, what, the line itself, and the way out.
    func human(_ diagnostic: Diagnostic) -> String {
        let place = diagnostic.location.map { $0.description + ": " } ?? ""
        var lines = [
            "\(place)\(word(for: diagnostic.severity))[\(diagnostic.id.name)]: \(diagnostic.message[language])"
        ]
        if case .span(let span) = diagnostic.location { lines += excerpt(of: span) }
        for hint in diagnostic.hints {
            let place = hint.location.map { " (\($0.description))" } ?? ""
            lines.append("    = \(hintWord): \(hint.message[language])\(place)")
        }
        for point in diagnostic.trace {
            let place = point.location.map { " (\($0.description))" } ?? ""
            lines.append("    … \(point.message[language])\(place)")
        }
        return lines.joined(separator: "\n")
    }

    private func word(for severity: Diagnostic.Severity) -> String {
        switch (severity, language) {
        case (.error, .vietnamese): "lỗi"
        case (.warning, .vietnamese): "cảnh báo"
        case (.note, .vietnamese): "lưu ý"
        case (_, .english): severity.rawValue
        }
    }

    private var hintWord: String { language == .vietnamese ? "cách sửa" : "help" }

    /// The line with a caret under the span; long lines are cut to a window around it.
    private func excerpt(of span: SourceSpan) -> [String] {
        let start = span.start
        let characters = Array(span.file.line(start.line)).map { $0 == "\t" ? " " : $0 }
        guard !characters.isEmpty else { return [] }
        let window = 96
        let first = max(0, min(start.column - 1 - window / 3, characters.count - window))
        let shown = characters[first..<min(characters.count, first + window)]
        let head = first > 0 ? "…" : ""
        let tail = shown.endIndex < characters.count ? "…" : ""
        let number = String(start.line)
        let indent = start.column - 1 - first + head.count
        let end = span.end
        let wanted = end.line == start.line ? end.column - start.column : characters.count - start.column + 1
        let carets = max(1, min(wanted, window - indent))
        return [
            "    \(number) | \(head)\(String(shown))\(tail)",
            "    \(spaces(number.count)) | \(spaces(indent))\(String(repeating: "^", count: carets))",
        ]
    }

    private func spaces(_ count: Int) -> String { String(repeating: " ", count: max(0, count)) }
}
