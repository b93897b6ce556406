import Diagnostics

/// Plans copied out of a chat are written in Markdown: `## I. MỤC ĐÍCH`, `**Nơi nhận:**`.
enum MarkdownMarks {
    /// The text without the marks of headings and of bold letters, line for line; bullets and tables stay.
    ///
    /// Where the headings have numbers, a numbered list counts anew under each: its lines become bullets.
    static func removed(from file: SourceFile) -> SourceFile {
        guard file.text.contains("# ") || file.text.contains("**") else { return file }
        let lines = file.text.split(separator: "\n", omittingEmptySubsequences: false)
        let hasNumbers = lines.contains { title($0).map { !withoutNumber($0).elementsEqual($0) } ?? false }
        let shown = lines.map { line -> Substring in
            if let title = title(line) { return title }
            guard hasNumbers else { return line }
            let entry = withoutNumber(line)
            return entry.elementsEqual(line) ? line : "- " + entry
        }
        return SourceFile(path: file.path, text: shown.map(withoutBold).joined(separator: "\n"))
    }

    /// What follows `## `; nil for a line that is no heading.
    private static func title(_ line: Substring) -> Substring? {
        let rest = line.drop { $0 == "#" }
        return (1...6).contains(line.utf8.count - rest.utf8.count) && rest.hasPrefix(" ")
            ? rest.dropFirst() : nil
    }

    /// Without `1. ` at its start.
    private static func withoutNumber(_ line: Substring) -> Substring {
        let rest = line.drop { ("0"..."9").contains($0) }
        return rest.startIndex > line.startIndex && rest.hasPrefix(". ") ? rest.dropFirst(2) : line
    }

    private static func withoutBold(_ line: Substring) -> String {
        line.hasPrefix("***")
            ? String(line) : line.split(separator: "**", omittingEmptySubsequences: false).joined()
    }
}
