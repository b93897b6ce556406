import Diagnostics
import Files

/// Takes out of a plan's text what nobody sees, by the rule of every other text that comes in: a plan with
/// a character that turns the text around would be refused by every command that reads it.
enum PlanCharacters {
    /// The text without them, its lines where they were, each kind of a line told once.
    ///
    /// Soft hyphens, page ends and blanks of all widths are the line reader's own.
    /// - Throws: `text-override` for each line with a sign that changes the order of the letters, `old-font` for
    ///   letters from before Unicode.
    static func cleaned(_ file: SourceFile, _ log: inout DiagnosticLog) throws(DiagnosticError) -> SourceFile
    {
        let file = withPlainHyphens(file)
        try refuseOldLetters(file)
        guard file.text.unicodeScalars.contains(where: isHidden) else { return file }
        var found = DiagnosticLog()
        var lines: [String] = []
        for (index, line) in file.text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            guard line.unicodeScalars.contains(where: isHidden) else {
                lines.append(String(line))
                continue
            }
            let place = Location.span(SourceSpan(file, file.lineRange(index + 1)))
            let text = InvisibleCharacters.cleaned(String(line), at: place, &found) ?? ""
            lines.append(text.replacing("\n", with: " "))
        }
        try found.throwErrors()
        log.report(contentsOf: found.entries)
        return SourceFile(path: file.path, text: lines.joined(separator: "\n"))
    }

    private static func refuseOldLetters(_ file: SourceFile) throws(DiagnosticError) {
        let lines = file.text.split(separator: "\n", omittingEmptySubsequences: false)
        let old = lines.indices.filter { OldFont.writes(lines[$0]) }
        guard let first = old.first else { return }
        let place = Location.span(SourceSpan(file, file.lineRange(first + 1)))
        throw DiagnosticError(Finding.oldFont(String(lines[first]), paragraphs: old.count, place))
    }

    /// The hyphens at which no line ends are those of numbers and dashes: `131/KH‑UBND`.
    private static func withPlainHyphens(_ file: SourceFile) -> SourceFile {
        let others: Set<Unicode.Scalar> = ["\u{2010}", "\u{2011}"]
        guard file.text.unicodeScalars.contains(where: others.contains) else { return file }
        var text = String.UnicodeScalarView()
        for scalar in file.text.unicodeScalars { text.append(others.contains(scalar) ? "-" : scalar) }
        return SourceFile(path: file.path, text: String(text))
    }

    /// Zero-width signs, signs of direction, invisible operators, byte order marks, tags, and letters of other
    /// languages that look like ours.
    private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0xD0, 0xF0, 0x189: true
        case 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x206F, 0xFEFF, 0xE0000...0xE007F: true
        default: false
        }
    }
}
