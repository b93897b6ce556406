/// A stretch of a text file, in UTF-8 bytes.
package struct SourceSpan: Hashable, Sendable {
    package let file: SourceFile
    package let utf8: Range<Int>

    package init(_ file: SourceFile, _ utf8: Range<Int>) {
        self.file = file
        self.utf8 = utf8
    }

    /// The text the span covers.
    package var text: String {
        String(decoding: file.utf8[utf8.clamped(to: 0..<file.utf8.count)], as: UTF8.self)
    }

    package var start: SourceFile.Position { file.position(at: utf8.lowerBound) }
    package var end: SourceFile.Position { file.position(at: utf8.upperBound) }
}

/// A cell of a spreadsheet; column and row count from 0 and are shown as `C7`.
package struct CellReference: Hashable, Sendable {
    package let path: String
    package let sheet: String
    package let column: Int
    package let row: Int

    package init(path: String, sheet: String, column: Int, row: Int) {
        self.path = path
        self.sheet = sheet
        self.column = column
        self.row = row
    }

    /// The name spreadsheets show: letters for the column, then the row from 1.
    package var name: String {
        var letters: [UInt8] = []
        var rest = column
        repeat {
            letters.append(UInt8(ascii: "A") + UInt8(rest % 26))
            rest = rest / 26 - 1
        } while rest >= 0
        return String(decoding: letters.reversed(), as: UTF8.self) + String(row + 1)
    }
}

/// Where something stands in what the user gave us.
package enum Location: Hashable, Sendable {
    case span(SourceSpan)
    case cell(CellReference)
    /// A file as a whole: unreadable, missing, or not text.
    case file(String)

    package var path: String {
        switch self {
        case .span(let span): span.file.path
        case .cell(let cell): cell.path
        case .file(let path): path
        }
    }

    /// `FILE:LINE:COL`, `FILE:SHEET!C7` or `FILE`.
    package var description: String {
        switch self {
        case .span(let span):
            let start = span.start
            return "\(span.file.path):\(start.line):\(start.column)"
        case .cell(let cell): return "\(cell.path):\(cell.sheet)!\(cell.name)"
        case .file(let path): return path
        }
    }

    /// The same place without the rest of its file: for what is kept of thousands of files.
    package var alone: Location {
        if case .span(let span) = self { .span(span.alone) } else { self }
    }
}
