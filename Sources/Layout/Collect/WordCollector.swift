internal import Document

/// Cuts inlines into words, shapes them, and decides where lines may not end.
struct WordCollector {
    private let context: LayoutContext
    private let size: Length
    private let base: FontStyle
    private(set) var pieces: [Piece] = []

    /// - Parameter base: what the inlines' own styles are added to.
    init(_ context: LayoutContext, size: Length, base: FontStyle = .regular) {
        self.context = context
        self.size = size
        self.base = base
    }

    /// The words of a paragraph; the last one's gap is `end`. Empty for blank text.
    static func words(
        _ content: [Inline], size: Length, base: FontStyle = .regular, label: String = "",
        _ context: LayoutContext
    ) -> [Piece] {
        var collector = WordCollector(context, size: size, base: base)
        // Vietnamese writes syllable by syllable: five bytes and a blank.
        let count = content.reduce(label.utf8.count) { sum, inline in
            if case .text(let run) = inline { sum + run.text.utf8.count } else { sum }
        }
        collector.pieces.reserveCapacity(count / 6 + 1)
        if !label.isEmpty { collector.append(label: label) }
        let labelCount = collector.pieces.count
        for inline in content {
            switch inline {
            case .text(let run): collector.append(run)
            case .lineBreak: collector.appendLineBreak()
            }
        }
        collector.finish(after: labelCount)
        return collector.pieces
    }

    /// The number or bullet before the words, with a blank that never stretches.
    private mutating func append(label: String) {
        append(TextRun(label))
        guard let last = pieces.indices.last else { return }
        close(last, .fixed, blanks: 1)
    }

    private mutating func append(_ run: TextRun) {
        let style = FontStyle(
            bold: base.isBold || run.style.isBold, italic: base.isItalic || run.style.isItalic)
        let font = context.font(style, size)
        let bytes = Array(run.text.utf8)
        var index = 0
        while index < bytes.count {
            var start = index
            if let blank = Blank(bytes, at: index) {
                index += blank.length
                appendBlank(isTie: blank.isTie)
                continue
            }
            while index < bytes.count, Blank(bytes, at: index) == nil { index += 1 }
            while start < index {
                // Words longer than any line are shaped in parts.
                let end = Self.cut(bytes, from: start, to: index)
                let shaped = context.shape(bytes[start..<end], style: style, trace: run.trace)
                pieces.append(Piece(shaped, font: font, trace: run.trace))
                start = end
            }
        }
    }

    private static let longestWord = 512

    private static func cut(_ bytes: [UInt8], from start: Int, to end: Int) -> Int {
        guard end - start > longestWord else { return end }
        var cut = start + longestWord
        while cut > start + 1, bytes[cut] & 0xC0 == 0x80 { cut -= 1 }
        return cut
    }

    private mutating func appendBlank(isTie: Bool) {
        guard let last = pieces.indices.last else { return }
        switch pieces[last].gap {
        case .none, .split: close(last, isTie ? .tie : .blank, blanks: 1)
        case .blank, .reluctant, .tie:
            if isTie { pieces[last].gap = .tie }
            pieces[last].gapWidth += pieces[last].font.blank
        case .fixed, .lineBreak, .end: break
        }
    }

    private mutating func appendLineBreak() {
        if let last = pieces.last, last.gap != .lineBreak, last.gap != .fixed {
            close(pieces.count - 1, .lineBreak, blanks: 0)
        } else {
            // A blank line: a word of nothing carries its end.
            let empty = ShapedWord(utf8: [], glyphs: [])
            pieces.append(Piece(empty, font: context.font(base, size), trace: .none))
            close(pieces.count - 1, .lineBreak, blanks: 0)
        }
    }

    private mutating func close(_ index: Int, _ gap: Piece.Gap, blanks: Int) {
        pieces[index].gap = gap
        pieces[index].gapWidth = blanks * pieces[index].font.blank
    }

    /// In place: a copy would count every word's references once more.
    private mutating func finish(after labelCount: Int) {
        while pieces.count > labelCount, pieces.last?.byteCount == 0 { pieces.removeLast() }
        guard pieces.count > labelCount else { return pieces.removeAll() }
        pieces[pieces.count - 1].gap = .end
        pieces[pieces.count - 1].gapWidth = 0
        NoBreakRules.apply(to: &pieces, from: labelCount)
    }
}

/// A blank in UTF-8: U+0020 and tab, or one at which no line ends (U+00A0, U+202F).
private struct Blank {
    let length: Int
    let isTie: Bool

    init?(_ bytes: [UInt8], at index: Int) {
        switch bytes[index] {
        case 0x20, 0x09, 0x0A, 0x0D: (length, isTie) = (1, false)
        case 0xC2 where index + 1 < bytes.count && bytes[index + 1] == 0xA0: (length, isTie) = (2, true)
        case 0xE2 where index + 2 < bytes.count && bytes[index + 1] == 0x80 && bytes[index + 2] == 0xAF:
            (length, isTie) = (3, true)
        default: return nil
        }
    }
}
