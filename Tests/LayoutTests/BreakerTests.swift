import Document
import Testing

@testable import Layout

/// The two breakers against the definition of what they look for.
@Suite struct BreakerTests {
    // MARK: Pages

    private struct Way: Comparable {
        var cost: Int
        var starts: [Int]
        static func < (left: Way, right: Way) -> Bool { left.cost < right.cost }
    }

    /// What the pages that begin at some slices cost; nil where one is too high.
    private func cost(_ starts: [Int], _ slices: [Slice], _ capacity: Int) -> Int? {
        var cost = 0
        for (page, start) in starts.enumerated() {
            let end = page + 1 < starts.count ? starts[page + 1] : slices.count
            var height = slices[start].head + slices[start].height + slices[end - 1].foot
            for index in start + 1..<end {
                if slices[index].price.amount == nil { return nil }
                height += slices[index].gap + slices[index].height
            }
            if height > capacity, end - start > 1 { return nil }
            let price = end < slices.count ? slices[end].price.amount : nil
            let white = price == nil ? 0 : max(0, capacity - height) * 1_000 / capacity
            cost += white * white + (price ?? 0) + 300_000
        }
        return cost
    }

    private func randomSlices(_ random: inout RandomBlocks) -> [Slice] {
        (0..<1 + random.below(11)).map { index in
            let prices: [BreakPrice] = [.free, .free, .divided, .rows, .alone, .bound, .whole, .forced]
            let isRow = random.below(3) == 0
            return Slice(
                block: index, part: 0, height: 1 + random.below(random.below(9) == 0 ? 60 : 20),
                gap: random.below(6), head: isRow ? random.below(6) : 0, foot: isRow ? 1 : 0,
                price: prices[random.below(prices.count)])
        }
    }

    /// No way to divide a dozen slices is better than the one that is found.
    @Test(arguments: 0..<300) func pagesAreTheBest(_ seed: Int) {
        var random = RandomBlocks(seed: UInt64(seed) &+ 77)
        let capacity = 24 + random.below(30)
        // A row's header must not make a page higher than the row before it does.
        let slices = randomSlices(&random).map { slice in
            var slice = slice
            slice.head = min(slice.head, slice.height)
            return slice
        }
        let found = PageBreaker(slices, capacity: capacity).starts()
        var best: Int?
        for choice in 0..<(1 << (slices.count - 1)) {
            let starts = [0] + (1..<slices.count).filter { choice >> ($0 - 1) & 1 == 1 }
            if let cost = cost(starts, slices, capacity) { best = min(best ?? cost, cost) }
        }
        #expect(cost(found, slices, capacity) == best)
    }

    @Test func noSlicesNoPages() { #expect(PageBreaker([], capacity: 10).starts() == []) }

    /// Time grows with the slices, not with their square.
    @Test(.timeLimit(.minutes(5))) func manySlicesEnd() {
        let slice = Slice(block: 0, part: 0, height: 9, gap: 1, price: .free)
        let starts = PageBreaker(Array(repeating: slice, count: 100_000), capacity: 400).starts()
        #expect(starts.count == 100_000 / 40)
    }

    // MARK: Lines

    private func set(_ seed: Int, _ alignment: ParagraphShape.Alignment, _ balance: ParagraphShape.Balance)
        -> (SetParagraph, LayoutContext, ParagraphShape)?
    {
        var random = RandomBlocks(seed: UInt64(seed) &+ 1_234)
        let context = LayoutContext(style: .standard, traces: TraceTable(), shaper: FakeShaper())
        let words = WordCollector.words(random.words(5 + random.below(80)), size: .pt(10), context)
        let shape = ParagraphShape(
            alignment: alignment, width: .pt(Double(120 + random.below(300))), leading: .pt(12),
            firstIndent: .pt(10), balance: balance)
        return SetParagraph(words, shape, context).map { ($0, context, shape) }
    }

    /// Every piece stands on one line, in order, and no line is wider than the room.
    @Test(arguments: 0..<200) func linesHoldAllWordsWithinTheMeasure(_ seed: Int) throws {
        let ways: [(ParagraphShape.Alignment, ParagraphShape.Balance)] = [
            (.justified, .none), (.leading, .none), (.centre, .even), (.leading, .tidy), (.trailing, .tidy),
        ]
        let way = ways[seed % ways.count]
        guard let (paragraph, _, shape) = set(seed, way.0, way.1) else { return }
        #expect(paragraph.lines.flatMap { Array($0.pieces) } == Array(paragraph.pieces.indices))
        for line in paragraph.lines where line.pieces.count > 1 || line.stretchable > 0 {
            #expect(line.x + line.width + line.extra <= shape.width.raw)
        }
    }

    /// A justified line ends at the margin; gaps lose two fifths at most, and
    /// one that grows beyond two and a half times its width is reported.
    @Test(arguments: 0..<200) func gapsStayWithinTheirLimits(_ seed: Int) throws {
        guard let (paragraph, context, shape) = set(seed, .justified, .none) else { return }
        let loose = paragraph.lines.count { $0.extra * 10 > $0.stretchable * 15 }
        #expect(context.diagnostics.count { $0.id.name == "loose-line" } == loose)
        for line in paragraph.lines {
            #expect(line.extra * 5 >= -line.stretchable * 2 - 5)
            let ends = paragraph.pieces[line.pieces.upperBound - 1].gap.endsStretch
            if !ends, line.stretchable > 0, line.extra < line.stretchable * 3 {
                #expect(line.x + line.width + line.extra == shape.width.raw)
            }
        }
    }

    /// Even and tidy lines are as few as greedy ones.
    @Test(arguments: 0..<200) func raggedLinesAreAsFewAsCanBe(_ seed: Int) {
        guard let (greedy, _, _) = set(seed, .leading, .none) else { return }
        #expect(set(seed, .centre, .even)?.0.lines.count == greedy.lines.count)
        #expect(set(seed, .leading, .tidy)?.0.lines.count == greedy.lines.count)
    }
}
