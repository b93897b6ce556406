/// The scale of a diagram's values: from `low` to `high` in round steps, with zero on it.
struct ChartAxis {
    let low: Double
    let high: Double
    /// From the lowest to the highest, both ends included; only zero where the
    /// values are too small to be told apart in two decimals.
    let ticks: [Double]

    /// Steps of 1, 2, 2.5 or 5 times a power of ten; of whole numbers at least 1.
    init(_ values: [Double]) {
        let (least, most) = (min(0, values.min() ?? 0), max(0, values.max() ?? 0))
        guard most - least >= 0.05 else {
            (low, high, ticks) = (least, most > least ? most : least + 1, [0])
            return
        }
        let areWhole = values.allSatisfy { $0 == $0.rounded() }
        let step = Self.step(atLeast: max((most - least) / Self.intervals, areWhole ? 1 : 0))
        let (first, last) = ((least / step).rounded(.down), (most / step).rounded(.up))
        low = first * step
        high = last * step
        ticks = (Int(first)...Int(last)).map { Double($0) * step }
    }

    /// About so many steps; with their rounding never more than two of them added.
    private static let intervals = 4.0

    private static func step(atLeast wanted: Double) -> Double {
        var power = 1.0
        while power * 10 <= wanted { power *= 10 }
        while power > wanted { power /= 10 }
        // A quarter only of what is round in itself: 25, 250.
        let parts = power >= 10 ? [1, 2, 2.5, 5, 10] : [1, 2, 5, 10]
        return (parts.first { $0 * power >= wanted } ?? 10) * power
    }
}
