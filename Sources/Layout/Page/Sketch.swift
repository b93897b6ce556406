internal import Document

/// An assembly in the making: paragraphs and strokes at places of their own.
struct Sketch {
    private(set) var items: [FrameItem] = []
    private let context: LayoutContext

    init(_ context: LayoutContext) { self.context = context }

    /// A paragraph set in one size; nil when it has no words.
    func set(
        _ content: [Inline], size: Length, base: FontStyle = .regular, label: String = "",
        _ alignment: ParagraphShape.Alignment, width: Length, indent: Length = .zero,
        balance: ParagraphShape.Balance = .none
    ) -> SetParagraph? {
        let words = WordCollector.words(content, size: size, base: base, label: label, context)
        let shape = ParagraphShape(
            alignment: alignment, width: width, leading: size.scaled(by: 120, over: 100), indent: indent,
            balance: balance)
        return SetParagraph(words, shape, context)
    }

    /// Places a paragraph with its top at `y`; gives its bottom.
    @discardableResult
    mutating func add(
        _ paragraph: SetParagraph?, _ role: StructureElement.Role = .paragraph, x: Length, y: Length,
        ink: Ink = .black
    ) -> Length {
        guard let paragraph else { return y }
        items.append(.begin(context.element(role)))
        let start = items.count
        paragraph.place(0..<paragraph.lines.count, x: x, y: y, into: &items)
        if ink != .black { items[start...] = ArraySlice(items[start...].map { $0.drawn(in: ink) }) }
        items.append(.end)
        return y + paragraph.height
    }

    /// A rule, which is no content.
    mutating func addRule(x: Length, y: Length, width: Length) {
        addArtifact(.rule(Rule(x: x, y: y, dx: width, dy: .zero, thickness: Sketch.rule)))
    }

    mutating func addArtifact(_ item: FrameItem) {
        items += [.begin(context.element(.artifact)), item, .end]
    }

    static let rule = Length.pt(0.75)
}

extension FrameItem {
    /// Words in another ink; whatever else as it is.
    fileprivate func drawn(in ink: Ink) -> FrameItem {
        guard case .text(var text) = self else { return self }
        text.ink = ink
        return .text(text)
    }
}
