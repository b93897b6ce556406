/// The lines of which a careful reader could not say whether they begin a paragraph.
///
/// A sentence that begins at the start of a line, after a full line and without a mark, goes on
/// in nearly every plan; only a plan that surely has paragraphs without marks between its
/// items leaves it open.
struct ParagraphDoubts {
    struct Doubt: Hashable, Sendable {
        /// The line.
        let source: Range<Int>
        /// How it was read.
        let begins: Bool
    }

    private var weakStarts: [Doubt] = []
    private var fullLines: [Doubt] = []
    private var hasUnmarkedItems = false

    /// A beginning is sure above the first and in doubt below the second; a continuation is in
    /// doubt above the third.
    private static let sureStart = 20.0
    private static let weakStart = 3.0
    private static let sureContinuation = 1.0 / 300

    var all: [Doubt] {
        (weakStarts + (hasUnmarkedItems ? fullLines : [])).sorted {
            $0.source.lowerBound < $1.source.lowerBound
        }
    }

    mutating func take(_ line: SourceLine, after block: Block, odds: Double) {
        guard let first = line.words.first, Lexeme.startsUpper(first.text) else { return }
        let isItem = !block.kind.isHeadingNumber
        let isAfterSentence = block.ending == .sentence && block.words.last?.text.hasSuffix(":") != true
        if odds > ParagraphDoubts.sureStart {
            if isItem, isAfterSentence { hasUnmarkedItems = true }
        } else if odds > 1 {
            guard odds < ParagraphDoubts.weakStart else { return }
            weakStarts.append(Doubt(source: line.source, begins: true))
        } else if odds > ParagraphDoubts.sureContinuation, isItem, isAfterSentence {
            fullLines.append(Doubt(source: line.source, begins: false))
        }
    }
}
