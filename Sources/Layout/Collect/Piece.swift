internal import Document

/// A word, or a part of one in a single style and from a single place, with
/// what comes after it. Lengths are in 1/1024 pt.
struct Piece {
    /// What stands between a piece and the next.
    enum Gap: UInt8 {
        /// The next piece belongs to the same word.
        case none
        /// As `none`, but the line may end here: a word longer than a line.
        case split
        /// A blank: the line may end here.
        case blank
        /// A blank at which a line ends only to save a loose one.
        case reluctant
        /// A blank at which no line ends.
        case tie
        /// A blank of fixed width at which no line ends: after `-` and `a)`.
        case fixed
        /// The line ends here.
        case lineBreak
        /// The paragraph ends here.
        case end

        var endsLine: Bool {
            self == .blank || self == .reluctant || self == .split || self == .lineBreak || self == .end
        }
        /// Whether a line ends here in any case.
        var endsStretch: Bool { self == .lineBreak || self == .end }
        /// Whether justification may change its width.
        var stretches: Bool { self == .blank || self == .reluctant || self == .tie }
    }

    var shaped: ShapedWord
    var font: ScaledFont
    var trace: TraceID
    var width: Int
    /// Its first byte, at hand for the rules of line ends; 0 for a word of nothing.
    let first: UInt8
    let byteCount: Int
    var gap: Gap
    /// Natural width of the gap.
    var gapWidth: Int

    init(_ shaped: ShapedWord, font: ScaledFont, trace: TraceID) {
        self.shaped = shaped
        self.font = font
        self.trace = trace
        width = font.scaled(shaped.width)
        first = shaped.utf8.first ?? 0
        byteCount = shaped.utf8.count
        gap = .none
        gapWidth = 0
    }
}
