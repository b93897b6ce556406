extension DiagnosticRenderer {
    /// The form for people: where, what, the line itself, and the way out.
    func human(_ diagnostic: Diagnostic) -> String {
        let place = diagnostic.location.map { VisibleText.escaped($0.description) + ": " } ?? ""
        let message = VisibleText.message(diagnostic.message[language])
        var lines = ["\(place)\(word(for: diagnostic.severity))[\(diagnostic.id.name)]: \(message)"]
        if case .span(let span) = diagnostic.location { lines += Excerpt(of: span).lines }
        for hint in diagnostic.hints {
            lines.append("    = \(hintWord): \(remark(hint.message, hint.location))")
        }
        for point in diagnostic.trace { lines.append("    … \(remark(point.message, point.location))") }
        return lines.joined(separator: "\n")
    }

    private func remark(_ message: Message, _ location: Location?) -> String {
        let place = location.map { " (\(VisibleText.escaped($0.description)))" } ?? ""
        return VisibleText.message(message[language]) + place
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
}

/// The line a span begins in, with carets under the span; a long line is cut to a window around it.
private struct Excerpt {
    private static let width = 96
    /// No letter with its marks takes so many bytes that a window of them needs more.
    private static let reach = 1024

    private let number: Int
    private let before: [Character]
    private let marked: [Character]
    private let after: [Character]
    /// Whether the line goes on outside the bytes looked at.
    private let isCutBefore: Bool
    private let isCutAfter: Bool

    init(of span: SourceSpan) {
        number = span.file.lineNumber(at: span.utf8.lowerBound)
        let line = span.file.lineRange(number)
        let from = min(max(span.utf8.lowerBound, line.lowerBound), line.upperBound)
        let to = min(max(from, span.utf8.upperBound), line.upperBound, from + Excerpt.reach)
        // A span of so many bytes may end within a letter.
        let start = Excerpt.startOfLetter(span.file, from, down: true, in: line)
        let end = Excerpt.startOfLetter(span.file, to, down: false, in: line)
        let first = max(line.lowerBound, start - Excerpt.reach)
        let last = min(line.upperBound, end + Excerpt.reach)
        before = Excerpt.characters(span.file, first..<start)
        marked = Excerpt.characters(span.file, start..<end)
        after = Excerpt.characters(span.file, end..<last)
        isCutBefore = first > line.lowerBound
        isCutAfter = last < line.upperBound
    }

    /// The place itself, or the nearest before or behind it where a scalar begins.
    private static func startOfLetter(
        _ file: SourceFile, _ place: Int, down: Bool, in line: Range<Int>
    ) -> Int {
        var place = place
        while line.contains(place), place > line.lowerBound, file.utf8[place] & 0xC0 == 0x80 {
            place += down ? -1 : 1
        }
        return place
    }

    /// A letter cut at the edge of the bytes stands outside every window.
    private static func characters(_ file: SourceFile, _ range: Range<Int>) -> [Character] {
        VisibleText.line(String(decoding: file.utf8[range], as: UTF8.self))
    }

    var lines: [String] {
        let characters = before + marked + after
        guard !characters.isEmpty else { return [] }
        let width = Excerpt.width
        let first = max(0, min(before.count - width / 3, characters.count - width))
        let shown = characters[first..<min(characters.count, first + width)]
        let head = first > 0 || isCutBefore ? "…" : ""
        let tail = shown.endIndex < characters.count || isCutAfter ? "…" : ""
        let indent = before.count - first + head.count
        let carets = max(1, min(marked.count, width - indent))
        return [
            "    \(number) | \(head)\(String(shown))\(tail)",
            "    \(spaces(String(number).count)) | \(spaces(indent))\(String(repeating: "^", count: carets))",
        ]
    }

    private func spaces(_ count: Int) -> String { String(repeating: " ", count: max(0, count)) }
}
