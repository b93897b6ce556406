internal import Document

/// Sets blocks on pages: first all page breaks are chosen, then every slice is placed.
struct Flow {
    private let blocks: [FlowBlock]
    private let slices: [Slice]
    private let context: LayoutContext
    /// The first slices of the pages after the first one.
    private var breaks: ArraySlice<Int>
    private var next = 0
    private var builder: PageBuilder

    static func pages(
        _ blocks: [FlowBlock], _ geometry: PageGeometry, _ context: LayoutContext
    ) -> [PageFrame] {
        var flow = Flow(blocks, geometry, context)
        flow.run()
        return flow.builder.finish()
    }

    private init(_ blocks: [FlowBlock], _ geometry: PageGeometry, _ context: LayoutContext) {
        self.blocks = blocks
        self.context = context
        slices = SliceCutter.cut(blocks, capacity: geometry.capacity)
        breaks = PageBreaker(slices, capacity: geometry.capacity.raw).starts().dropFirst()
        builder = PageBuilder(geometry, context)
    }

    private mutating func run() {
        for (index, block) in blocks.enumerated() {
            switch block {
            case .text(let text): place(text, index)
            case .table(let table): place(table, index)
            case .assembly(let assembly): place(assembly, index)
            case .pageBreak: break
            case .open(let element): builder.begin(element)
            case .close: builder.end()
            }
        }
    }

    /// The next slices of a block that stand on one page; the page is begun
    /// where they are its first ones. Nil when the block is finished.
    private mutating func portion(of block: Int) -> Range<Int>? {
        guard next < slices.count, slices[next].block == block else { return nil }
        if breaks.first == next {
            builder.breakPage()
            breaks.removeFirst()
        }
        let start = next
        let end = breaks.first ?? slices.count
        while next < end, slices[next].block == block { next += 1 }
        return start..<next
    }

    private func gap(before slice: Int) -> Length { Length(raw: slices[slice].gap) }

    private func reportOverflow(_ height: Length, after gap: Length, vi: String, en: String, _ trace: TraceID)
    {
        guard builder.room(after: gap) < height else { return }
        context.report(.overflow(vi: vi, en: en, at: context.location(of: trace)))
    }

    // MARK: Assemblies and text

    private mutating func place(_ assembly: Assembly, _ index: Int) {
        guard let portion = portion(of: index) else { return }
        let gap = gap(before: portion.lowerBound)
        reportOverflow(
            assembly.height, after: gap, vi: "một khối không chia được",
            en: "a block that cannot be divided", assembly.trace)
        let left = builder.geometry.left
        let top = builder.take(assembly.height, after: gap)
        builder.place { items in
            items += assembly.items.map { $0.moved(dx: left, dy: top) }
        }
    }

    private mutating func place(_ text: TextBlock, _ index: Int) {
        let paragraph = text.paragraph
        if text.label == nil { builder.begin(text.element) }
        while let portion = portion(of: index) {
            let gap = gap(before: portion.lowerBound)
            let height = paragraph.leading * portion.count
            reportOverflow(height, after: gap, vi: "một dòng chữ", en: "a line of text", paragraph.trace)
            let top = builder.take(height, after: gap)
            let first = slices[portion.lowerBound].part
            place(text, lines: first..<first + portion.count, top)
        }
        builder.end()
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

    // MARK: Tables

    private mutating func place(_ table: SetTable, _ index: Int) {
        builder.begin(context.element(.table))
        var writer = TableWriter(table, left: builder.geometry.left, context)
        while let portion = portion(of: index) {
            let gap = gap(before: portion.lowerBound)
            let parts = table.rows.isEmpty ? [] : parts(of: slices[portion])
            let trace = parts.first.map { table.rows[$0.row].trace } ?? table.trace
            let height = writer.height(of: parts)
            reportOverflow(height, after: gap, vi: "một hàng của bảng", en: "a table row", trace)
            writer.place(parts, at: builder.take(height, after: gap), into: &builder)
        }
        writer.close(&builder)
        builder.end()
    }

    /// The rows of some slices; the lines of a divided row come together again.
    private func parts(of slices: ArraySlice<Slice>) -> [TableWriter.Part] {
        var parts: [TableWriter.Part] = []
        for slice in slices {
            guard let line = slice.line else {
                parts.append(.init(row: slice.part))
                continue
            }
            if let last = parts.last, last.row == slice.part, let lines = last.lines {
                parts[parts.count - 1].lines = lines.lowerBound..<line + 1
            } else {
                parts.append(.init(row: slice.part, lines: line..<line + 1))
            }
        }
        return parts
    }
}
