internal import Document

/// Distributes blocks over pages.
///
/// Every step places something, or moves on from a page that is not fresh to
/// one that is; on a fresh page something is always placed, if need be over
/// the margin with a warning. So it ends for every input.
struct Flow {
    private let blocks: [FlowBlock]
    private let context: LayoutContext
    /// The gap before each block.
    private let gaps: [Length]
    /// The least height, gap included, that has to fit for a block to begin on a page.
    private let leads: [Length]
    var builder: PageBuilder

    init(_ blocks: [FlowBlock], _ geometry: PageGeometry, _ context: LayoutContext) {
        self.blocks = blocks
        self.context = context
        gaps = Self.gaps(blocks)
        leads = Self.leads(blocks, gaps)
        builder = PageBuilder(geometry, context)
    }

    static func pages(
        _ blocks: [FlowBlock], _ geometry: PageGeometry, _ context: LayoutContext
    ) -> [PageFrame] {
        var flow = Flow(blocks, geometry, context)
        flow.run()
        return flow.builder.finish()
    }

    private mutating func run() {
        for (index, block) in blocks.enumerated() {
            switch block {
            case .text(let text): place(text, index)
            case .table(let table):
                table.place(into: &builder, gap: gaps[index], tail: tail(index), context)
            case .assembly(let assembly): place(assembly, index)
            case .pageBreak: if !builder.isFresh { builder.breakPage() }
            case .open(let element): builder.begin(element)
            case .close: builder.end()
            }
        }
    }

    // MARK: What must stand together

    private static func gaps(_ blocks: [FlowBlock]) -> [Length] {
        var after = Length.zero
        return blocks.map { block in
            if block.isMark { return .zero }
            defer { after = block.gapAfter }
            return max(after, block.gapBefore)
        }
    }

    /// From the last block to the first, for a heading needs what follows it.
    private static func leads(_ blocks: [FlowBlock], _ gaps: [Length]) -> [Length] {
        var leads = [Length](repeating: .zero, count: blocks.count + 1)
        for index in blocks.indices.reversed() {
            let next = leads[index + 1]
            switch blocks[index] {
            case .text(let text):
                let count = text.paragraph.lines.count
                let isWhole = text.isWhole || count < 4
                let height = text.paragraph.leading * (isWhole ? count : 2)
                leads[index] = gaps[index] + height + (isWhole && text.isBound ? next : .zero)
            case .table(let table):
                leads[index] =
                    gaps[index] + table.leadHeight + (table.rows.count <= 1 && table.isBound ? next : .zero)
            case .assembly(let assembly):
                leads[index] = gaps[index] + assembly.height + (assembly.isBound ? next : .zero)
            case .pageBreak: leads[index] = .zero
            case .open, .close: leads[index] = next
            }
        }
        return leads
    }

    /// What has to follow the block on the same page.
    private func tail(_ index: Int) -> Length {
        switch blocks[index] {
        case .text(let text): text.isBound ? leads[index + 1] : .zero
        case .table(let table): table.isBound ? leads[index + 1] : .zero
        case .assembly(let assembly): assembly.isBound ? leads[index + 1] : .zero
        case .pageBreak, .open, .close: .zero
        }
    }

    // MARK: Placing

    private mutating func place(_ assembly: Assembly, _ index: Int) {
        let needed = assembly.height + tail(index)
        if builder.room(after: gaps[index]) < needed, !builder.isFresh { builder.breakPage() }
        if builder.room(after: gaps[index]) < assembly.height {
            context.report(
                .overflow(
                    vi: "một khối không chia được", en: "a block that cannot be divided",
                    at: context.location(of: assembly.trace)))
        }
        let left = builder.geometry.left
        let top = builder.take(assembly.height, after: gaps[index])
        builder.place { items in
            items += assembly.items.map { $0.moved(dx: left, dy: top) }
        }
    }

    private mutating func place(_ text: TextBlock, _ index: Int) {
        let paragraph = text.paragraph
        let count = paragraph.lines.count
        var done = 0
        begin(text)
        while done < count {
            let gap = done == 0 ? gaps[index] : .zero
            let room = builder.room(after: gap)
            let fitting = max(0, room.raw / max(1, paragraph.leading.raw))
            let taken = linesToPlace(text, done: done, fitting: fitting, room: room, tail: tail(index))
            if taken == 0 {
                builder.breakPage()
                continue
            }
            if taken > fitting {
                let location = context.location(of: paragraph.trace)
                context.report(.overflow(vi: "một dòng chữ", en: "a line of text", at: location))
            }
            let top = builder.take(paragraph.leading * taken, after: gap)
            place(text, lines: done..<done + taken, top)
            done += taken
            if done < count { builder.breakPage() }
        }
        builder.end()
    }

    /// How many lines go on this page; 0 to begin on the next one.
    private func linesToPlace(
        _ text: TextBlock, done: Int, fitting: Int, room: Length, tail: Length
    ) -> Int {
        let left = text.paragraph.lines.count - done
        if left <= fitting, text.paragraph.leading * left + tail <= room { return left }
        // At least two lines stay here and two go on.
        let divided = min(fitting, left - 2)
        let mayDivide = !text.isWhole && text.paragraph.lines.count >= 4 || builder.isFresh
        if mayDivide, divided >= 2 { return divided }
        guard builder.isFresh else { return 0 }
        return max(1, min(fitting, left))
    }

    private mutating func begin(_ text: TextBlock) {
        guard text.label == nil else { return }
        builder.begin(text.element)
    }

    private mutating func place(_ text: TextBlock, lines: Range<Int>, _ top: Length) {
        let paragraph = text.paragraph
        let left = builder.geometry.left
        guard lines.lowerBound == 0, let label = text.label, let body = text.labelBody else {
            builder.place { paragraph.place(lines, x: left, y: top, into: &$0) }
            return
        }
        builder.begin(label)
        builder.place { paragraph.place(0..<1, x: left, y: top, words: 0..<text.labelCount, into: &$0) }
        builder.end()
        builder.begin(body)
        builder.begin(text.element)
        let words = text.labelCount..<paragraph.pieces.count
        builder.place { paragraph.place(lines, x: left, y: top, words: words, into: &$0) }
    }
}
