import Diagnostics

/// A table whose rows became items of the text.
struct ReadTable {
    /// Its first line, from 1.
    let line: Int
    /// How many lines it takes.
    let lines: Int
    /// How many of its rows became items.
    let rows: Int

    /// The bytes of its lines.
    func source(in file: SourceFile) -> Range<Int> {
        let (first, last) = (file.lineRange(line), file.lineRange(line + lines - 1))
        return first.lowerBound..<max(first.upperBound, last.upperBound)
    }
}
