internal import Document

/// The field of a diagram of bars that lie: the names of the categories at the left, for those that
/// under upright bars would be columns of single words, and values that would run into each other.
struct ChartRows {
    private let chart: Chart
    /// The room for the names, at the left edge.
    private let names: Length
    private let x: Length
    private let y: Length
    private let width: Length
    private let axis: ChartAxis
    private let barHeight: Length
    /// The foot of each category's row.
    private let feet: [Length]

    private static let gap = Length.pt(6)
    private static let tickSize = Length.pt(9)

    /// - Parameters:
    ///   - y: of the top edge; names and field share the width.
    ///   - bottom: the lowest place for the last row.
    /// - Returns: nil for more rows than there is room for, and where the values leave the bars none.
    init?(_ chart: Chart, y: Length, width: Length, bottom: Length, in sketch: ChartSketch) {
        guard chart.categories.count <= 60, chart.series.count <= 12 else { return nil }
        let size = ChartSetter.labelSize
        let values = chart.series.flatMap(\.values)
        let widest = values.map { sketch.width(of: Self.label($0), size: size) }.max() ?? .zero
        let longest = chart.categories.map { sketch.width(of: $0, size: size) }.max() ?? .zero
        names = min(longest + Length.pt(1), width.scaled(by: 38, over: 100))
        let tick = Self.tickSize.scaled(by: 130, over: 100)
        axis = ChartAxis(values.compactMap { $0 })
        // Values stand outside their bars, negative ones at the left.
        let left = axis.low < 0 ? widest + Length.pt(5) : .zero
        x = names + Length.pt(5) + left
        self.width = width - x - widest - Length.pt(6)
        guard self.width > Length.pt(60) else { return nil }
        barHeight = Length.pt(chart.series.count > 2 ? 9 : 11)
        var foot = y + tick
        var feet: [Length] = []
        for category in chart.categories {
            let bars = barHeight * chart.series.count
            let name = sketch.height(of: category, size: size, width: names)
            foot = foot + max(bars, name) + Self.gap
            feet.append(foot)
        }
        guard foot <= bottom else { return nil }
        (self.chart, self.y, self.feet) = (chart, y + tick, feet)
    }

    private var bottom: Length { feet.last ?? y }

    /// `-` for a missing value, which is not zero.
    private static func label(_ value: Double?) -> String { value.map(Chart.text(of:)) ?? "-" }

    /// Where a value stands, from the left of the page.
    private func place(_ value: Double) -> Length {
        let share = (value - axis.low) / (axis.high - axis.low)
        return x + Length(raw: Int((Double(width.raw) * share).rounded()))
    }

    /// - Returns: the bottom of the field.
    func draw(in sketch: inout ChartSketch) -> Length {
        for tick in axis.ticks {
            let name = Chart.text(of: tick)
            let middle = place(tick)
            sketch.addLine(
                name, size: Self.tickSize, x: middle - sketch.width(of: name, size: Self.tickSize) / 2,
                y: y - Self.tickSize.scaled(by: 130, over: 100))
            if tick != 0 { sketch.addHairline(x: middle, y: y, height: bottom - y) }
        }
        var top = y
        for (category, foot) in feet.enumerated() {
            drawRow(category, top: top, height: foot - top, &sketch)
            top = foot
        }
        sketch.addRule(x: place(0), y: y, dx: .zero, dy: bottom - y)
        return bottom
    }

    /// A name and its bars, one under the other, in the middle of their row.
    private func drawRow(_ category: Int, top: Length, height: Length, _ sketch: inout ChartSketch) {
        let (name, size) = (chart.categories[category], ChartSetter.labelSize)
        let nameHeight = sketch.height(of: name, size: size, width: names)
        sketch.addLeading(name, size: size, x: .zero, y: top + (height - nameHeight) / 2, width: names)
        var barTop = top + (height - barHeight * chart.series.count) / 2
        for (index, series) in chart.series.enumerated() {
            let value = series.values[category]
            let (zero, end) = (place(0), place(value ?? 0))
            sketch.draw(
                ChartPattern(index), x: min(zero, end), y: barTop, width: max(zero, end) - min(zero, end),
                height: barHeight - Length.pt(1))
            let text = Self.label(value)
            let textWidth = sketch.width(of: text, size: size)
            let start = (value ?? 0) < 0 ? end - Length.pt(4) - textWidth : end + Length.pt(4)
            sketch.addLabel(
                text, x: start + textWidth / 2, bottom: barTop + barHeight + Length.pt(0.5),
                onWhite: true, trace: series.trace(of: category))
            barTop = barTop + barHeight
        }
    }
}
