internal import Document

/// How the lines of a paragraph are filled.
struct ParagraphShape {
    enum Alignment { case justified, leading, centre, trailing }

    var alignment: Alignment
    /// Room for the lines.
    var width: Length
    /// Distance of baselines.
    var leading: Length
    /// Where the first line begins; may be less than `indent`.
    var firstIndent: Length = .zero
    /// Where the other lines begin.
    var indent: Length = .zero
    /// How lines that are not justified share the words.
    var balance = Balance.none

    enum Balance {
        /// Each line takes what it can hold.
        case none
        /// Lines of about the same length, parted between phrases: titles.
        case even
        /// As `none`, but no word alone in the last line, and no phrase parted
        /// where it can be helped: cells.
        case tidy
        /// As `tidy`, with more room for phrases.
        case heading
    }
}

/// A paragraph broken into lines, ready to be placed on one page or several.
struct SetParagraph {
    struct Line {
        /// The pieces on it.
        var pieces: Range<Int>
        /// Left edge, from the paragraph's.
        var x: Int
        /// Natural width, from the first piece to the last.
        var width: Int
        /// What justification adds to (or takes from) the blanks together.
        var extra: Int
        /// The blanks' natural width.
        var stretchable: Int

        /// Whether its gaps are wider than two and a half times the natural ones.
        var isLoose: Bool { extra * LineBreaker.looseGap.over > stretchable * LineBreaker.looseGap.share }
    }

    let pieces: [Piece]
    private(set) var lines: [Line]
    let leading: Length
    /// From the top of a line to its baseline.
    let baseline: Length

    var height: Length { leading * lines.count }
    /// The place of the first words that have one.
    var trace: TraceID { trace(of: pieces.indices) }
    /// The widest line, without justification.
    var naturalWidth: Length { Length(raw: lines.map(\.width).max() ?? 0) }

    /// Breaks the words into lines; nil when there are none.
    init?(_ words: [Piece], _ shape: ParagraphShape, _ context: LayoutContext) {
        guard let first = words.first else { return nil }
        let measure = Measure(
            first: max(1, (shape.width - shape.firstIndent).raw),
            rest: max(1, (shape.width - shape.indent).raw))
        pieces = LongWords.fitted(words, to: min(measure.first, measure.rest), context)
        let ranges =
            Self.fit(pieces, on: measure.first)
            ? [pieces.indices] : Self.broken(LineBreaker(pieces, measure), shape, context.phrases)
        leading = shape.leading
        baseline = Length(
            raw: (shape.leading.raw - first.font.ascent - first.font.descent) / 2 + first.font.ascent)
        let pieces = pieces
        lines = ranges.enumerated().map { index, range in
            Self.line(range, isFirst: index == 0, pieces, shape, measure)
        }
        for line in lines where line.isLoose { reportLoose(line, context) }
    }

    /// True where all the words stand on one line, as those of most cells do: nothing is to be chosen.
    private static func fit(_ pieces: [Piece], on room: Int) -> Bool {
        var width = 0
        for index in pieces.indices {
            width += pieces[index].width
            if width > room || index + 1 < pieces.count && pieces[index].gap.endsStretch { return false }
            width += pieces[index].gapWidth
        }
        return true
    }

    private static func broken(
        _ breaker: LineBreaker, _ shape: ParagraphShape, _ phrases: PhraseBook
    ) -> [Range<Int>] {
        switch (shape.alignment, shape.balance) {
        case (.justified, _): breaker.optimal()
        case (_, .none): breaker.greedy()
        case (_, .even): breaker.even(phrases)
        case (_, .tidy): breaker.tidy(phrases, isCell: true)
        case (_, .heading): breaker.tidy(phrases, isCell: false)
        }
    }

    private func reportLoose(_ line: Line, _ context: LayoutContext) {
        let words = pieces[line.pieces].prefix(4).map { String(decoding: $0.shaped.utf8, as: UTF8.self) }
        // The word that found no room begins the next line.
        let next = pieces[line.pieces.upperBound...].firstIndex { $0.gap.endsLine } ?? pieces.count - 1
        let place = context.source(of: pieces[line.pieces.lowerBound...next])
        context.report(.looseLine(words.joined(separator: " "), at: place))
    }

    private func trace(of range: Range<Int>) -> TraceID {
        for index in range where pieces[index].trace != .none { return pieces[index].trace }
        return .none
    }

    private static func line(
        _ range: Range<Int>, isFirst: Bool, _ pieces: [Piece], _ shape: ParagraphShape, _ measure: Measure
    ) -> Line {
        var width = 0
        var stretchable = 0
        for index in range {
            width += pieces[index].width
            if index < range.upperBound - 1 {
                width += pieces[index].gapWidth
                stretchable += pieces[index].gap.stretches ? pieces[index].gapWidth : 0
            }
        }
        let room = isFirst ? measure.first : measure.rest
        var line = Line(
            pieces: range, x: (isFirst ? shape.firstIndent : shape.indent).raw, width: width, extra: 0,
            stretchable: stretchable)
        switch shape.alignment {
        case .justified:
            let last = pieces[range.upperBound - 1].gap
            let isNatural = (last == .end || last == .lineBreak) && width <= room
            if !isNatural, stretchable > 0 { line.extra = min(room - width, stretchable * 3) }
        case .leading: break
        case .centre: line.x += max(0, (room - width) / 2)
        case .trailing: line.x += max(0, room - width)
        }
        return line
    }
}

/// Room for the first line and for the others, in 1/1024 pt.
struct Measure {
    var first: Int
    var rest: Int
}

extension SetParagraph {
    /// The same lines further to the right.
    func moved(by distance: Length) -> SetParagraph {
        var moved = self
        for index in moved.lines.indices { moved.lines[index].x += distance.raw }
        return moved
    }
}
