/// Where pages end.
///
/// Of all the ways to divide the slices over pages the one with the least sum
/// of white, squared, and of prices: the idea of total-fit line breaking
/// (Knuth and Plass, 1981), one dimension up (Plass, "Optimal pagination
/// techniques for automatic typesetting systems", 1981). One deep hole costs
/// more than several shallow ones; the white of a last page costs nothing.
///
/// Every page holds at least one slice, so there is an end for every input.
struct PageBreaker {
    private let slices: [Slice]
    private let capacity: Int
    /// The room of all slices before each one, gaps included.
    private var tops: [Int] = [0]

    /// As dear as a page half empty: no page more than are needed.
    private static let page = 300_000

    init(_ slices: [Slice], capacity: Int) {
        self.slices = slices
        self.capacity = max(1, capacity)
        tops.reserveCapacity(slices.count + 1)
        var top = 0
        for slice in slices {
            top += slice.gap + slice.height
            tops.append(top)
        }
    }

    /// The first slice of each page.
    func starts() -> [Int] {
        guard !slices.isEmpty else { return [] }
        var costs = [Int](repeating: Int.max, count: slices.count + 1)
        var origins = [Int](repeating: 0, count: slices.count + 1)
        costs[0] = 0
        for end in 1...slices.count {
            // The price of the place between two pages is the same for all of them.
            let isLast = end == slices.count || slices[end].price.amount == nil
            let price = end == slices.count ? 0 : slices[end].price.amount ?? 0
            var start = end - 1
            while start >= 0 {
                let height = height(start, end)
                if height > capacity, start < end - 1 { break }
                let white = isLast ? 0 : max(0, capacity - height) * 1_000 / capacity
                let cost = costs[start] + white * white + price + Self.page
                if cost < costs[end] { (costs[end], origins[end]) = (cost, start) }
                if slices[start].price.amount == nil { break }
                start -= 1
            }
        }
        var starts: [Int] = []
        var end = slices.count
        while end > 0 {
            end = origins[end]
            starts.append(end)
        }
        return starts.reversed()
    }

    /// The height of a page with the slices from `start` up to `end`.
    private func height(_ start: Int, _ end: Int) -> Int {
        tops[end] - tops[start] - slices[start].gap + slices[start].head + slices[end - 1].foot
    }
}
