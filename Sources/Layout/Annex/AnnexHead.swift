internal import Document

/// The head of an annex (NĐ 30/2020, Phụ lục I, III.1).
struct AnnexHead {
    private let annex: Annex
    /// Nil for the only annex, which has no number.
    private let number: Int?
    private let geometry: PageGeometry
    private let context: LayoutContext

    init(_ annex: Annex, number: Int?, _ geometry: PageGeometry, _ context: LayoutContext) {
        self.annex = annex
        self.number = number
        self.geometry = geometry
        self.context = context
    }

    func blocks() -> [FlowBlock] {
        let label = number.map { "Phụ lục " + Numerals.roman($0) } ?? "Phụ lục"
        let title = annex.title.map { inline -> Inline in
            guard case .text(var run) = inline else { return inline }
            run.text = run.text.uppercased()
            return .text(run)
        }
        let bookmark = label + " - " + BlockCollector.text(title)
        let head = context.element(.heading(level: 1), title: bookmark)
        var blocks = [
            block([.text(TextRun(label))], .bold, head),
            block(title, .bold, context.element(.paragraph)),
            block(annex.reference, .italic, context.element(.paragraph)),
        ].compactMap { $0 }
        var sketch = Sketch(context)
        let length = Length.mm(30)
        sketch.addRule(x: (geometry.measure - length) / 2, y: Length.pt(5), width: length)
        blocks.append(
            .assembly(
                Assembly(height: Length.pt(6), items: sketch.items, gapAfter: Length.pt(10), isBound: true)))
        return blocks
    }

    private func block(_ content: [Inline], _ base: FontStyle, _ element: StructureElement) -> FlowBlock? {
        let size = Length.pt(14)
        let words = WordCollector.words(content, size: size, base: base, context)
        let shape = ParagraphShape(
            alignment: .centre, width: geometry.measure, leading: size.scaled(by: 120, over: 100),
            balance: .even)
        return SetParagraph(words, shape, context).map {
            .text(TextBlock(paragraph: $0, element: element, gapBefore: .zero, isBound: true))
        }
    }
}
