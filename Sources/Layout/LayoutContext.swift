internal import Diagnostics
internal import Document

/// What every part of the layout shares: the shaper, the rules, the way back
/// to the sources, and the faults found so far. Lives for one document.
final class LayoutContext {
    let style: StyleSheet
    private let shaper: any TextShaper
    private let traces: TraceTable
    /// Where the lines of titles and cells are best parted.
    let phrases = PhraseBook()
    private(set) var diagnostics: [Diagnostic] = []
    private var reportedGlyphs: Set<MissingGlyph> = []
    private var elementCount = 0
    private let metrics: [FontMetrics]

    private struct MissingGlyph: Hashable {
        var scalar: Unicode.Scalar
        var style: FontStyle
    }

    init(style: StyleSheet, traces: TraceTable, shaper: any TextShaper) {
        self.style = style
        self.traces = traces
        self.shaper = shaper
        metrics = [FontStyle.regular, .bold, .italic, .boldItalic].map { shaper.metrics(for: $0) }
    }

    /// An element of the logical structure with a number of its own.
    func element(_ role: StructureElement.Role, title: String? = nil) -> StructureElement {
        elementCount += 1
        return StructureElement(role, id: elementCount, title: title)
    }

    func font(_ style: FontStyle, _ size: Length) -> ScaledFont {
        let metrics = metrics[(style.isBold ? 1 : 0) + (style.isItalic ? 2 : 0)]
        return ScaledFont(selection: FontSelection(style, size), metrics: metrics)
    }

    /// Shapes a word; a character the font lacks is reported once a style, at its first place.
    func shape(_ word: ArraySlice<UInt8>, style: FontStyle, trace: TraceID) -> ShapedWord {
        let shaped = shaper.shape(word, style: style)
        for offset in shaped.missing { reportMissing(shaped, at: offset, style: style, trace: trace) }
        return shaped
    }

    private func reportMissing(_ word: ShapedWord, at offset: Int, style: FontStyle, trace: TraceID) {
        let rest = word.utf8[min(max(0, offset), word.utf8.count)...]
        guard let scalar = String(decoding: rest, as: UTF8.self).unicodeScalars.first,
            reportedGlyphs.insert(MissingGlyph(scalar: scalar, style: style)).inserted
        else { return }
        let text = String(decoding: word.utf8, as: UTF8.self)
        report(.missingGlyph(scalar, in: text, at: place(of: scalar, in: trace) ?? location(of: trace)))
    }

    /// Of the places that a text was put together from, the one where a character stands; a cell of a spreadsheet
    /// does not show what it holds.
    private func place(of scalar: Unicode.Scalar, in trace: TraceID) -> Location? {
        let places = traces[trace].origin?.places ?? []
        let holder = places.first { place in
            guard case .span(let span) = place else { return false }
            return span.text.unicodeScalars.contains(scalar)
        }
        return holder
            ?? places.first { place in
                if case .cell = place { true } else { false }
            }
    }

    func report(_ diagnostic: Diagnostic) { diagnostics.append(diagnostic) }

    /// The cell a value came from, else the words of the template.
    func location(of trace: TraceID) -> Location? {
        let trace = traces[trace]
        return trace.origin?.places.first ?? trace.place.map { .span($0) }
    }

    /// The cell that most of some words came from, else the words of the template: where who reads a
    /// message can change them.
    func source(of pieces: ArraySlice<Piece>) -> Location? {
        var widths: [(trace: TraceID, width: Int)] = []
        for piece in pieces where traces[piece.trace].origin != nil {
            if let index = widths.firstIndex(where: { $0.trace == piece.trace }) {
                widths[index].width += piece.width
            } else {
                widths.append((piece.trace, piece.width))
            }
        }
        let widest = widths.max { $0.width < $1.width }
        return location(of: widest?.trace ?? pieces.first { $0.trace != .none }?.trace ?? .none)
    }
}

/// A font at a size, with its measures in 1/1024 pt.
struct ScaledFont {
    let selection: FontSelection
    private let unitsPerEm: Int
    let ascent: Int
    let descent: Int
    /// Advance of the blank.
    let blank: Int

    init(selection: FontSelection, metrics: FontMetrics) {
        self.selection = selection
        unitsPerEm = max(1, metrics.unitsPerEm)
        let size = selection.size.raw
        ascent = size * metrics.ascent / unitsPerEm
        descent = size * metrics.descent / unitsPerEm
        blank = size * metrics.space / unitsPerEm
    }

    /// Font units to 1/1024 pt.
    func scaled(_ units: Int) -> Int { units * selection.size.raw / unitsPerEm }
}
