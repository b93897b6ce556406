internal import Document

/// Numbers and sets the blocks of a body or an annex.
struct BlockCollector {
    /// Deeper lists are an error; it also bounds the recursion.
    static let maximumDepth = 64

    private let context: LayoutContext
    private let geometry: PageGeometry
    private var numbers = HeadingNumbers()
    private(set) var blocks: [FlowBlock] = []

    init(_ geometry: PageGeometry, _ context: LayoutContext) {
        self.geometry = geometry
        self.context = context
    }

    static func collect(
        _ blocks: [Block], _ geometry: PageGeometry, _ context: LayoutContext
    ) -> [FlowBlock] {
        var collector = BlockCollector(geometry, context)
        for block in blocks { collector.append(block, depth: 0) }
        collector.bindLeadIns()
        return collector.blocks
    }

    private mutating func append(_ block: Block, depth: Int) {
        switch block {
        case .heading(let heading): append(heading)
        case .paragraph(let paragraph):
            append(
                paragraph.content, context.element(.paragraph), label: nil, gap: context.style.paragraphGap)
        case .list(let list): append(list, depth: depth)
        case .table(let table):
            if let set = TableSetter(table, geometry, context).set() {
                blocks.append(.table(set))
            }
        case .chart(let chart):
            if let drawn = ChartSetter(chart, geometry, context).set() {
                blocks.append(.assembly(drawn))
            }
        case .pageBreak: blocks.append(.pageBreak)
        }
    }

    /// The text as it is given; the number is ours.
    private mutating func append(_ heading: Heading) {
        let number = numbers.next(level: heading.level)
        let element = context.element(
            .heading(level: min(max(heading.level, 1), 3)), title: number + " " + Self.text(heading.content))
        let gap = heading.level <= 1 ? Length.pt(10) : Length.pt(7)
        guard
            let paragraph = set(
                heading.content, base: .bold, label: number, size: context.style.bodySize, .leading)
        else { return }
        blocks.append(
            .text(
                TextBlock(
                    paragraph: paragraph, element: element, gapBefore: gap, isBound: true, isWhole: true)))
    }

    private mutating func append(_ list: List, depth: Int) {
        guard depth < Self.maximumDepth else {
            return context.report(.listTooDeep(Self.maximumDepth, at: context.location(of: list.trace)))
        }
        blocks.append(.open(context.element(.list)))
        for (index, item) in list.items.enumerated() {
            let label =
                switch list.kind {
                case .bullets: depth % 2 == 0 ? "-" : "+"
                case .letters: Numerals.letter(index) + ")"
                }
            append(item, label: label, depth: depth)
        }
        blocks.append(.close)
    }

    private mutating func append(_ item: [Block], label: String, depth: Int) {
        blocks.append(.open(context.element(.listItem)))
        let body = context.element(.listBody)
        var rest = item[...]
        var isOpen = false
        if case .paragraph(let first) = item.first {
            rest = item.dropFirst()
            isOpen = append(
                first.content, context.element(.paragraph), label: (label, body),
                gap: context.style.paragraphGap)
        }
        if !isOpen { blocks.append(.open(body)) }
        for block in rest { append(block, depth: depth + 1) }
        blocks.append(.close)
        blocks.append(.close)
    }

    /// False where there are no words: a blank paragraph takes no room.
    @discardableResult
    private mutating func append(
        _ content: [Inline], _ element: StructureElement, label: (text: String, body: StructureElement)?,
        gap: Length
    ) -> Bool {
        guard
            let paragraph = set(
                content, base: .regular, label: label?.text ?? "", size: context.style.bodySize)
        else { return false }
        var block = TextBlock(paragraph: paragraph, element: element, gapBefore: gap)
        if let label {
            block.labelCount = 1
            block.label = context.element(.label)
            block.labelBody = label.body
        }
        blocks.append(.text(block))
        return true
    }

    /// The first line at the indent, the others at the margin.
    private func set(
        _ content: [Inline], base: FontStyle, label: String, size: Length,
        _ alignment: ParagraphShape.Alignment = .justified
    ) -> SetParagraph? {
        let words = WordCollector.words(content, size: size, base: base, label: label, context)
        let shape = ParagraphShape(
            alignment: alignment, width: geometry.measure,
            leading: size.scaled(by: context.style.leadingPercent, over: 100),
            firstIndent: context.style.firstLineIndent, balance: .heading)
        return SetParagraph(words, shape, context)
    }

    /// The last lines of a paragraph stay with what it introduces: a table, a
    /// diagram, or whatever follows a colon.
    private mutating func bindLeadIns() {
        for index in blocks.indices.dropLast() {
            guard case .text(var text) = blocks[index], !text.isBound else { continue }
            text.isBound = text.paragraph.endsWithColon || blocks[index + 1].isFigureOrTable
            blocks[index] = .text(text)
        }
    }

    static func text(_ content: [Inline]) -> String {
        content.map { inline in
            switch inline {
            case .text(let run): run.text
            case .lineBreak: " "
            }
        }.joined()
    }
}

extension SetParagraph {
    fileprivate var endsWithColon: Bool { pieces.last?.shaped.utf8.last == UInt8(ascii: ":") }
}

extension FlowBlock {
    fileprivate var isFigureOrTable: Bool {
        switch self {
        case .table, .assembly: true
        case .text, .pageBreak, .open, .close: false
        }
    }
}
