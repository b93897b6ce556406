import Diagnostics

/// Puts text set in two columns (header; recipients beside the signature) into
/// reading order: the left column, then the right one.
enum Columns {
    /// Blanks that part two columns on one line: more than a form leaves for a number.
    private static let gap = 6

    static func inOrder(_ lines: ArraySlice<SourceLine>) -> [SourceLine] {
        let pieces = lines.map(split)
        guard let boundary = pieces.filter({ $0.count > 1 }).map({ $0[1].indent }).min() else {
            return Array(lines)
        }
        var left: [SourceLine] = []
        var right: [SourceLine] = []
        for line in pieces {
            for piece in line {
                if piece.indent + gap >= boundary { right.append(piece) } else { left.append(piece) }
            }
        }
        return left + right
    }

    static func areTwo(_ line: SourceLine) -> Bool { split(line).count > 1 }

    /// A line cut before the words a test holds for; never before its first word.
    static func cut(_ line: SourceLine, before holds: (_ index: Int) -> Bool) -> [SourceLine] {
        var pieces: [SourceLine] = []
        var start = 0
        for index in line.words.indices.dropFirst() where holds(index) {
            pieces.append(piece(line, Array(line.words[start..<index]), line.indent))
            start = index
        }
        return pieces + [piece(line, Array(line.words[start...]), line.indent)]
    }

    /// The stretches of a line that wide blanks part, each with its own indent.
    private static func split(_ line: SourceLine) -> [SourceLine] {
        var pieces: [SourceLine] = []
        var column = line.indent
        var words: [Word] = []
        var start = column
        for (index, word) in line.words.enumerated() {
            if index > 0 {
                let blanks = word.source.lowerBound - line.words[index - 1].source.upperBound
                column += blanks
                // A dash and its text belong together however far they stand apart.
                if blanks >= gap, let last = words.last?.text, last != "-", last != "Số:" {
                    pieces.append(piece(line, words, start))
                    (words, start) = ([], column)
                }
            }
            words.append(word)
            column += word.text.unicodeScalars.count
        }
        pieces.append(piece(line, words, start))
        return pieces
    }

    private static func piece(_ line: SourceLine, _ words: [Word], _ indent: Int) -> SourceLine {
        var piece = line
        (piece.words, piece.indent) = (words, indent)
        return piece
    }
}
