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
        var text: PlacedText?
        for index in line.pieces {
            let isWanted = words?.contains(index) ?? true
            if isWanted, pieces[index].byteCount > 0 {
                let piece = pieces[index]
                let stretch = line.stretchable > 0 ? line.extra * passed / line.stretchable : 0
                let word = PlacedText.Word(
                    shaped: piece.shaped, x: Length(raw: left + stretch), trace: piece.trace,
                    isFollowedBySpace: piece.isFollowedByBlank)
                if text?.font == piece.font.selection {
                    text?.words.append(word)
                } else {
                    if let text { items.append(.text(text)) }
                    text = PlacedText(font: piece.font.selection, baseline: baseline, words: [word])
                }
            }
            left += pieces[index].width + pieces[index].gapWidth
            passed += pieces[index].gap.stretches ? pieces[index].gapWidth : 0
        }
        if let text { items.append(.text(text)) }
    }
}

extension Piece {
    /// Whether a blank belongs after it, on this line or for the next one.
    fileprivate var isFollowedByBlank: Bool {
        switch gap {
        case .blank, .reluctant, .tie, .fixed, .lineBreak: true
        case .none, .split, .end: false
        }
    }
}
