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
        // The first slice of the highest page that ends at `end`: it never goes back.
        var oldest = 0
        for end in 1...slices.count {
            if slices[end - 1].price.amount == nil { oldest = end - 1 }
            while oldest < end - 1, height(oldest, end) > capacity { oldest += 1 }
            let price = end < slices.count ? slices[end].price.amount : nil
            var (best, origin) = (Int.max, oldest)
            for start in (oldest..<end).reversed() where costs[start] < best {
                let white = price == nil ? 0 : max(0, capacity - height(start, end)) * 1_000 / capacity
                let cost = costs[start] + white * white
                if cost < best { (best, origin) = (cost, start) }
            }
            costs[end] = best + (price ?? 0) + Self.page
            origins[end] = origin
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
