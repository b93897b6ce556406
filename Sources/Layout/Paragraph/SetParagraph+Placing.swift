internal import Document

extension SetParagraph {
    /// The words of some lines as frame items.
    ///
    /// - Parameters:
    ///   - x: the paragraph's left edge on the page.
    ///   - y: the top of the first of these lines.
    ///   - words: the pieces to place; those before are the label.
    func place(
        _ range: Range<Int>, x: Length, y: Length, words: Range<Int>? = nil, into items: inout [FrameItem]
    ) {
        var top = y
        for line in lines[range] {
            place(line, x: x.raw, baseline: top + baseline, words: words, into: &items)
            top = top + leading
        }
    }

    private func place(
        _ line: Line, x: Int, baseline: Length, words: Range<Int>?, into items: inout [FrameItem]
    ) {
        var left = x + line.x
        var passed = 0
        var font: FontSelection?
        var run: [PlacedText.Word] = []
        func finishRun() {
            if let font, !run.isEmpty {
                items.append(.text(PlacedText(font: font, baseline: baseline, words: run)))
            }
            run = []
        }
        for index in line.pieces {
            let isWanted = words?.contains(index) ?? true
            if isWanted, pieces[index].byteCount > 0 {
                if pieces[index].font.selection != font {
                    finishRun()
                    font = pieces[index].font.selection
                    run.reserveCapacity(line.pieces.upperBound - index)
                }
                let stretch = line.stretchable > 0 ? line.extra * passed / line.stretchable : 0
                run.append(
                    PlacedText.Word(
                        shaped: pieces[index].shaped, x: Length(raw: left + stretch),
                        trace: pieces[index].trace, isFollowedBySpace: pieces[index].gap.isBlank))
            }
            left += pieces[index].width + pieces[index].gapWidth
            passed += pieces[index].gap.stretches ? pieces[index].gapWidth : 0
        }
        finishRun()
    }
}

extension Piece.Gap {
    /// Whether a blank belongs there, on this line or for the next one.
    fileprivate var isBlank: Bool {
        switch self {
        case .blank, .reluctant, .tie, .fixed, .lineBreak: true
        case .none, .split, .end: false
        }
    }
}
