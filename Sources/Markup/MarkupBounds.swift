internal import Diagnostics

/// What cmark takes time without end for, or memory, looked for before it reads a line: lists within
/// lists in one line, and tables wider than any page.
struct MarkupBounds {
    /// Landscape pages hold a quarter of them.
    static let maximumColumns = 100
    /// Cells of a row below such a table, or of what only looks like one: cmark takes the square of them.
    static let maximumCells = 1000

    private let text: TracedText

    init(_ text: TracedText) { self.text = text }

    /// One fault for each line that is beyond the bounds.
    func faults(_ recorder: TraceRecorder) -> [Diagnostic] {
        var faults: [Diagnostic] = []
        var number = 0
        for line in text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false) {
            number += 1
            if Self.opensTooMany(line) {
                let place = recorder.place(ofLine: number).map { Location.span($0) }
                faults.append(UnknownForm.depth(BlockReader.maximumDepth).diagnostic(at: place))
                continue
            }
            let most = TableSource.isRule(line) ? Self.maximumColumns : Self.maximumCells
            // Each cell takes a byte at least: most lines need not be counted.
            guard line.count > most, TableSource.cellCount(line) > most else { continue }
            let place = recorder.place(ofLine: number)
            faults.append(.tooWide(TableSource.cellCount(line), most, at: place))
        }
        return faults
    }

    /// Whether a line opens more lists and quotations within one another (CommonMark 0.29, 5) than
    /// anyone can read.
    private static func opensTooMany(_ line: ArraySlice<UInt8>) -> Bool {
        var index = line.startIndex
        var depth = 0
        while let next = end(ofMarkerIn: line, at: index) {
            depth += 1
            if depth > BlockReader.maximumDepth { return true }
            index = next
        }
        return false
    }

    /// Past blanks and one `- `, `1. ` or `>`; nil where there is none.
    private static func end(ofMarkerIn line: ArraySlice<UInt8>, at start: Int) -> Int? {
        var index = start
        while index < line.endIndex, isBlank(line[index]) { index += 1 }
        guard index < line.endIndex else { return nil }
        if line[index] == UInt8(ascii: ">") { return index + 1 }
        let digits = line[index...].prefix { (0x30...0x39).contains($0) }.count
        index += digits
        guard index + 1 < line.endIndex, isBlank(line[index + 1]) else { return nil }
        let ends = digits > 0 ? ".)".utf8 : "-+*".utf8
        return ends.contains(line[index]) ? index + 1 : nil
    }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
}
