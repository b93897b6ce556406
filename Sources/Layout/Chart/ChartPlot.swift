internal import Document

/// The field of a diagram: columns, stacks or lines over the categories.
struct ChartPlot {
    private let chart: Chart
    private let x: Length
    private let y: Length
    private let width: Length
    private let height: Length
    private let axis: ChartAxis

    /// Room for the values above the highest and below the lowest mark.
    private static let labelRoom = Length.pt(14)
    private static let tickSize = Length.pt(9)
    /// Of a name, in heights of its letters: five lines.
    private static let mostLines = 6

    /// The names of the steps stand in the width, left of the field.
    init(_ chart: Chart, y: Length, width: Length, height: Length, in sketch: ChartSketch) {
        self.chart = chart
        let values =
            chart.kind == .stacked
            ? chart.categories.indices.map { index in chart.series.reduce(0) { $0 + ($1.values[index] ?? 0) }
            }
            : chart.series.flatMap { $0.values.compactMap { $0 } }
        axis = ChartAxis(values)
        let names = axis.ticks.map { sketch.width(of: Chart.text(of: $0), size: Self.tickSize) }
        x = (names.max() ?? .zero) + Length.pt(4)
        self.y = y
        self.width = width - x
        self.height = height
    }

    var bottom: Length { y + height }
    var slotWidth: Length { width / chart.categories.count }
    func slotStart(_ category: Int) -> Length { x + slotWidth * category }

    /// Where a value stands, from the top of the page.
    private func level(_ value: Double) -> Length {
        let head = y + Self.labelRoom
        let foot = axis.low < 0 ? bottom - Self.labelRoom : bottom
        let share = (value - axis.low) / (axis.high - axis.low)
        return foot - Length(raw: Int((Double((foot - head).raw) * share).rounded()))
    }

    /// Between the middles of two columns of a category.
    private var pitch: Length { slotWidth.scaled(by: 80, over: 100) / chart.series.count }

    /// Whether the values stand clear of each other.
    func isClear(in sketch: ChartSketch) -> Bool {
        guard chart.categories.count <= 60, chart.series.count <= 12 else { return false }
        let widest = chart.series.flatMap(\.values).map {
            sketch.width(of: label($0), size: ChartSetter.labelSize)
        }
        let room = chart.kind == .bar && chart.series.count > 1 ? pitch : slotWidth
        return (widest.max() ?? .zero) + Length.pt(2) <= room
    }

    /// Whether the names under the columns are read as names, not as columns of words.
    func isNamed(in sketch: ChartSketch) -> Bool {
        let size = ChartSetter.labelSize
        return chart.categories.allSatisfy { name in
            sketch.height(of: name, size: size, width: slotWidth - Length.pt(4)) <= size * Self.mostLines
        }
    }

    func draw(in sketch: inout ChartSketch) {
        drawSteps(&sketch)
        switch chart.kind {
        case .bar: drawBars(&sketch)
        case .stacked: drawStacks(&sketch)
        case .line: drawLines(&sketch)
        }
        sketch.addRule(x: x, y: y, dx: .zero, dy: height)
        sketch.addRule(x: x, y: level(0), dx: width, dy: .zero)
    }

    /// `-` for a missing value, which is not zero.
    private func label(_ value: Double?) -> String { value.map(Chart.text(of:)) ?? "-" }

    /// A thin grey line and a number at each step; what is drawn later stands on the lines.
    private func drawSteps(_ sketch: inout ChartSketch) {
        for tick in axis.ticks {
            let place = level(tick)
            let name = Chart.text(of: tick)
            let left = x - Length.pt(4) - sketch.width(of: name, size: Self.tickSize)
            sketch.addLine(
                name, size: Self.tickSize, x: left, y: place - Self.tickSize.scaled(by: 60, over: 100))
            if tick != 0 { sketch.addHairline(x: x, y: place, width: width) }
        }
    }

    private func drawBars(_ sketch: inout ChartSketch) {
        let room = pitch
        let barWidth = min(room, Length.pt(42))
        for category in chart.categories.indices {
            let middle = slotStart(category) + slotWidth / 2
            let start = middle - (room * chart.series.count) / 2 + (room - barWidth) / 2
            for (index, series) in chart.series.enumerated() {
                let left = start + room * index
                let value = series.values[category]
                let (zero, end) = (level(0), level(value ?? 0))
                sketch.draw(
                    ChartPattern(index), x: left, y: min(zero, end), width: barWidth,
                    height: max(zero, end) - min(zero, end))
                let below = (value ?? 0) < 0
                let foot = below ? end + Self.labelRoom - Length.pt(1) : end - Length.pt(1)
                sketch.addLabel(
                    label(value), x: left + barWidth / 2, bottom: foot, trace: series.trace(of: category))
            }
        }
    }

    /// Values stand in their part, or beside it where it is too low; the total
    /// above, unless a part of it is missing.
    private func drawStacks(_ sketch: inout ChartSketch) {
        let barWidth = min(slotWidth.scaled(by: 50, over: 100), Length.pt(60))
        for category in chart.categories.indices {
            let middle = slotStart(category) + slotWidth / 2
            let left = middle - barWidth / 2
            var sum = 0.0
            var lowestFree = bottom
            for (index, series) in chart.series.enumerated() {
                // A part that is zero has no height: its label would stand beside another's bar.
                guard let value = series.values[category], value != 0 else { continue }
                let (foot, head) = (level(sum), level(sum + value))
                sum += value
                sketch.draw(ChartPattern(index), x: left, y: head, width: barWidth, height: foot - head)
                let (text, trace) = (label(value), series.trace(of: category))
                let textBottom = head + (foot - head) / 2 + Length.pt(6)
                let textWidth = sketch.width(of: text, size: ChartSetter.labelSize)
                if foot - head >= Length.pt(13), textWidth + Length.pt(4) <= barWidth {
                    sketch.addLabel(text, x: middle, bottom: textBottom, onWhite: index != 1, trace: trace)
                } else {
                    let clear = min(textBottom, lowestFree)
                    sketch.addLabel(
                        text, x: left + barWidth + Length.pt(3) + textWidth / 2, bottom: clear, trace: trace)
                    lowestFree = clear - Length.pt(11)
                }
            }
            let isComplete = chart.series.allSatisfy { $0.values[category] != nil }
            let total = isComplete && chart.series.count > 1 ? label(sum) : sum == 0 && !isComplete ? "-" : ""
            if !total.isEmpty { sketch.addLabel(total, x: middle, bottom: level(sum) - Length.pt(1)) }
        }
    }

    /// A line stops at a missing value and goes on after it.
    private func drawLines(_ sketch: inout ChartSketch) {
        func point(_ category: Int, _ value: Double) -> Polyline.Point {
            .init(x: slotStart(category) + slotWidth / 2, y: level(value))
        }
        for series in chart.series {
            var points: [Polyline.Point] = []
            for (category, value) in series.values.enumerated() {
                if let value { points.append(point(category, value)) }
                if value == nil || category == series.values.count - 1 {
                    if points.count > 1 { sketch.addStroke(points, thickness: .pt(1)) }
                    points = []
                }
            }
        }
        for category in chart.categories.indices { drawPoints(category, point, &sketch) }
    }

    /// Values above their marks, the lowest of several below; moved up where
    /// two would stand on one another.
    private func drawPoints(
        _ category: Int, _ point: (Int, Double) -> Polyline.Point, _ sketch: inout ChartSketch
    ) {
        let values = chart.series.enumerated().compactMap { index, series in
            series.values[category].map { (index: index, value: $0) }
        }.sorted { ($0.value, $0.index) < ($1.value, $1.index) }
        for entry in values {
            let place = point(category, entry.value)
            sketch.drawMark(entry.index, x: place.x, y: place.y)
        }
        var free = bottom + Self.labelRoom
        for (order, entry) in values.enumerated() {
            let place = point(category, entry.value)
            let isBelow = order == 0 && values.count > 1 && place.y + Length.pt(17) <= bottom
            let wished = isBelow ? place.y + Length.pt(16) : place.y - Length.pt(4)
            let foot = min(wished, free)
            sketch.addLabel(
                label(entry.value), x: place.x, bottom: foot, onWhite: true,
                trace: chart.series[entry.index].trace(of: category))
            free = foot - Length.pt(11)
        }
    }
}
