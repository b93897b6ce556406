internal import Document

/// The head of page 1: national title, agencies, number, place and date, kind
/// and abstract, addressees (NĐ 30/2020, Phụ lục I, II.1 to II.5, II.9).
struct OfficialHead {
    private let head: Letterhead
    private let geometry: PageGeometry
    private let context: LayoutContext

    init(_ head: Letterhead, _ geometry: PageGeometry, _ context: LayoutContext) {
        self.head = head
        self.geometry = geometry
        self.context = context
    }

    func blocks() -> [FlowBlock] { [.assembly(columns())] + title() + addressees() }

    // Sizes inside the ranges of table V, rows 1 to 6 and 9.
    private static let small = Length.pt(13)
    private static let large = Length.pt(14)
    /// From the foot of a line of capitals to the rule under it.
    private static let ruleGap = Length.pt(2)

    // MARK: The two columns

    private func columns() -> Assembly {
        var sketch = Sketch(context)
        let nation = sketch.set(
            [.text(TextRun("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"))], size: Self.small, base: .bold, .leading,
            width: geometry.measure)
        // The national title stands on one line whatever the font.
        let right = max(geometry.measure.scaled(by: 60, over: 100), nation?.naturalWidth ?? .zero)
        let left = geometry.measure - right
        let leftBottom = addAgencies(&sketch, width: left)
        let rightBottom = addNation(&sketch, x: left, width: right)
        let top = max(leftBottom, rightBottom) + Length.pt(6)
        let bottom = addNumberAndDate(&sketch, left: left, right: right, y: top)
        return Assembly(height: bottom, items: sketch.items)
    }

    private func addAgencies(_ sketch: inout Sketch, width: Length) -> Length {
        // A little air, so that names in both columns never touch.
        let room = width - Length.pt(8)
        var y = Length.zero
        if let parent = head.parent {
            let paragraph = sketch.set(
                [.text(TextRun(parent))], size: Self.small, .centre, width: room, balance: .even)
            y = sketch.add(paragraph, x: .zero, y: y)
        }
        var last: SetParagraph?
        for line in head.issuer {
            let paragraph = sketch.set(
                [.text(TextRun(line))], size: Self.small, base: .bold, .centre, width: room, balance: .even)
            y = sketch.add(paragraph, x: .zero, y: y)
            last = paragraph ?? last
        }
        guard let line = last?.lines.last else { return y }
        return addPartRule(&sketch, under: Length(raw: line.width), width: room, y: y + Self.ruleGap)
    }

    /// Two fifths of the text above it: the rule asks for a third to a half.
    private func addPartRule(_ sketch: inout Sketch, under text: Length, width: Length, y: Length) -> Length {
        let length = text.scaled(by: 2, over: 5)
        sketch.addRule(x: (width - length) / 2, y: y, width: length)
        return y
    }

    private func addNation(_ sketch: inout Sketch, x: Length, width: Length) -> Length {
        let nation = sketch.set(
            [.text(TextRun("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"))], size: Self.small, base: .bold, .centre,
            width: width)
        var y = sketch.add(nation, x: x, y: .zero)
        let motto = sketch.set(
            [.text(TextRun("Độc lập - Tự do - Hạnh phúc"))], size: Self.large, base: .bold, .centre,
            width: width)
        y = sketch.add(motto, x: x, y: y) + Self.ruleGap
        if let line = motto?.lines.first {
            sketch.addRule(x: x + Length(raw: line.x), y: y, width: Length(raw: line.width))
        }
        return y
    }

    /// Number and date on one baseline; the framed marks below the number.
    private func addNumberAndDate(_ sketch: inout Sketch, left: Length, right: Length, y: Length) -> Length {
        let number = sketch.set([.text(head.number)], size: Self.small, .centre, width: left - Length.pt(8))
        let date = sketch.set(
            [.text(head.placeAndDate)], size: Self.large, base: .italic, .centre, width: right)
        let baseline = y + max(number?.baseline ?? .zero, date?.baseline ?? .zero)
        let leftBottom = sketch.add(number, x: .zero, y: baseline - (number?.baseline ?? .zero))
        let rightBottom = sketch.add(date, x: left, y: baseline - (date?.baseline ?? .zero))
        var bottom = leftBottom
        let room = left - Length.pt(8)
        let gap = Length.pt(5)
        if head.isDraft { bottom = addMark("DỰ THẢO", &sketch, width: room, y: bottom + gap) }
        if let urgency = head.urgency {
            bottom = addUrgency(urgency, &sketch, width: room, y: bottom + gap)
        }
        if let text = head.circulation { bottom = addMark(text, &sketch, width: room, y: bottom + gap) }
        return max(bottom, rightBottom)
    }

    /// Framed capitals, as the marks of III.2 are set.
    private func addMark(_ text: String, _ sketch: inout Sketch, width: Length, y: Length) -> Length {
        let padding = (x: Length.pt(8), y: Length.pt(2))
        let mark = sketch.set(
            [.text(TextRun(text))], size: Self.small, base: .bold, .centre, width: width)
        guard let mark, let line = mark.lines.first else { return y }
        let bottom = sketch.add(mark, x: .zero, y: y + padding.y)
        sketch.addArtifact(
            .box(
                Box(
                    x: Length(raw: line.x) - padding.x, y: y, width: Length(raw: line.width) + padding.x * 2,
                    height: mark.height + padding.y * 2, thickness: Sketch.rule)))
        return bottom + padding.y
    }

    /// III.2b: the frame has a size of its own, whatever the words take; both are bright red.
    private func addUrgency(
        _ mark: UrgencyMark, _ sketch: inout Sketch, width: Length, y: Length
    ) -> Length {
        let words = sketch.set(
            [.text(TextRun(mark.rawValue))], size: Self.small, base: .bold, .centre, width: width)
        guard let words else { return y }
        let height = UrgencyMark.height
        sketch.add(words, x: .zero, y: y + (height - words.height) / 2, ink: .red)
        sketch.addArtifact(
            .box(
                Box(
                    x: (width - mark.width) / 2, y: y, width: mark.width, height: height,
                    thickness: Sketch.rule, ink: .red)))
        return y + height
    }

    // MARK: Kind, abstract, addressees

    private func title() -> [FlowBlock] {
        let kind = centred([.text(TextRun(head.kind))], width: geometry.measure)
        let abstract = centred(head.title, width: titleWidth)
        var blocks: [FlowBlock] = []
        if let kind {
            let element = context.element(.heading(level: 1), title: head.kind)
            blocks.append(bound(kind, element, gap: Length.pt(16)))
        }
        guard let abstract else { return blocks }
        blocks.append(bound(abstract, context.element(.paragraph), gap: .zero))
        var sketch = Sketch(context)
        _ = addPartRule(&sketch, under: abstract.naturalWidth, width: geometry.measure, y: Length.pt(4))
        blocks.append(
            .assembly(
                Assembly(height: Length.pt(5), items: sketch.items, gapAfter: Length.pt(10), isBound: true)))
        return blocks
    }

    /// Shorter than the text's width, as a title looks best, unless that takes a line more.
    private var titleWidth: Length {
        let words = WordCollector.words(head.title, size: Self.large, base: .bold, context)
        func lineCount(_ width: Length) -> Int {
            LineBreaker(words, Measure(first: width.raw, rest: width.raw)).greedy().count
        }
        let narrow = geometry.measure.scaled(by: 86, over: 100)
        return lineCount(geometry.measure) < lineCount(narrow) ? geometry.measure : narrow
    }

    private func centred(_ content: [Inline], width: Length) -> SetParagraph? {
        let margin = (geometry.measure - width) / 2
        let words = WordCollector.words(content, size: Self.large, base: .bold, context)
        let shape = ParagraphShape(
            alignment: .centre, width: width, leading: Self.large.scaled(by: 120, over: 100), balance: .even
        )
        return SetParagraph(words, shape, context)?.moved(by: margin)
    }

    private func bound(_ paragraph: SetParagraph, _ element: StructureElement, gap: Length) -> FlowBlock {
        .text(TextBlock(paragraph: paragraph, element: element, gapBefore: gap, isBound: true))
    }

    /// One addressee stands after `Kính gửi:`; several each on a line of
    /// its own, the dashes one under the other below the colon.
    private func addressees() -> [FlowBlock] {
        guard !head.addressees.isEmpty else { return [] }
        let gap = Length.pt(8)
        if head.addressees.count == 1 {
            let content = [Inline.text(TextRun("Kính gửi: "))] + head.addressees.map { .text($0) }
            let words = WordCollector.words(content, size: Self.large, context)
            let shape = ParagraphShape(
                alignment: .centre, width: geometry.measure, leading: Self.large.scaled(by: 125, over: 100),
                balance: .even)
            return SetParagraph(words, shape, context).map {
                [.text(TextBlock(paragraph: $0, element: context.element(.paragraph), gapBefore: gap))]
            } ?? []
        }
        return addresseeList(gap: gap)
    }

    private func addresseeList(gap: Length) -> [FlowBlock] {
        let leading = Self.large.scaled(by: 125, over: 100)
        let sketch = Sketch(context)
        let salutation = sketch.set(
            [.text(TextRun("Kính gửi"))], size: Self.large, .leading, width: geometry.measure)
        let colon = salutation?.naturalWidth ?? .zero
        let lines = head.addressees.enumerated().map { index, addressee -> [Piece] in
            var addressee = addressee
            addressee.text += index < head.addressees.count - 1 ? ";" : "."
            return WordCollector.words([.text(addressee)], size: Self.large, label: "-", context)
        }
        let natural = lines.map { $0.reduce(0) { $0 + $1.width + $1.gapWidth } }.max() ?? 0
        let blockWidth = colon + Length(raw: natural)
        let start = max(.zero, (geometry.measure - blockWidth) / 2)
        func block(_ words: [Piece], x: Length, hanging: Length, gap: Length) -> FlowBlock? {
            let shape = ParagraphShape(
                alignment: .leading, width: geometry.measure, leading: leading, firstIndent: x,
                indent: x + hanging)
            return SetParagraph(words, shape, context).map {
                .text(
                    TextBlock(
                        paragraph: $0, element: context.element(.paragraph), gapBefore: gap, isBound: true))
            }
        }
        let first = WordCollector.words([.text(TextRun("Kính gửi:"))], size: Self.large, context)
        let dash = sketch.set([.text(TextRun("-"))], size: Self.large, .leading, width: geometry.measure)
        let hanging = (dash?.naturalWidth ?? .zero) + Length(raw: context.font(.regular, Self.large).blank)
        let list = lines.map { block($0, x: start + colon, hanging: hanging, gap: .zero) }
        return ([block(first, x: start, hanging: .zero, gap: gap)] + list).compactMap { $0 }
    }
}
