internal import Document

/// A diagram as an assembly: title, unit, plot, names of the categories, legend.
///
/// Made for black and white print: series differ by grey, hatching and the
/// shape of their marks, and every value stands beside its mark.
struct ChartSetter {
    private let chart: Chart
    private let width: Length
    /// Of a page, which the diagram must fit.
    private let capacity: Length
    private let context: LayoutContext

    init(_ chart: Chart, _ geometry: PageGeometry, _ context: LayoutContext) {
        self.chart = chart
        (width, capacity) = (geometry.measure, geometry.capacity)
        self.context = context
    }

    private static let plotHeight = Length.pt(150)
    static let labelSize = Length.pt(10)
    /// For the legend, and a line of the note behind the diagram.
    private static let legendRoom = Length.pt(60)

    /// Nil where the data cannot be drawn: an error is reported.
    func set() -> Assembly? {
        let location = context.location(of: chart.trace)
        guard isDrawable else {
            context.report(.chartData(at: location))
            return nil
        }
        var sketch = ChartSketch(context, trace: chart.trace)
        var y = sketch.add(chart.title, size: .pt(12), style: .bold, x: .zero, y: .zero, width: width)
        if !chart.unit.isEmpty {
            let unit = "Đơn vị tính: " + chart.unit
            y = sketch.add(unit, size: .pt(11), style: .italic, x: .zero, y: y, width: width)
        }
        guard let bottom = addField(&sketch, y: y + Length.pt(4)) else {
            context.report(.chartTooDense(at: location))
            return nil
        }
        y = addLegend(&sketch, y: bottom + Length.pt(4))
        let figure = context.element(.figure(alternativeText: chart.alternativeText))
        return Assembly(
            height: y, items: [.begin(figure)] + sketch.items + [.end], gapBefore: .pt(8), gapAfter: .pt(10),
            trace: chart.trace)
    }

    private var isDrawable: Bool {
        guard !chart.categories.isEmpty, !chart.series.isEmpty else { return false }
        return chart.series.allSatisfy { series in
            series.values.count == chart.categories.count
                && series.values.allSatisfy { value in
                    guard let value else { return true }
                    return abs(value) < 1e15 && (chart.kind != .stacked || value >= 0)
                }
        }
    }

    /// Columns lie down where upright they or their names could not be read.
    /// - Returns: the bottom; nil where lying they could not, either.
    private func addField(_ sketch: inout ChartSketch, y: Length) -> Length? {
        let plot = ChartPlot(chart, y: y, width: width, height: Self.plotHeight, in: sketch)
        let isClear = plot.isClear(in: sketch)
        if chart.kind == .bar, !isClear || !plot.isNamed(in: sketch),
            let rows = ChartRows(chart, y: y, width: width, bottom: capacity - Self.legendRoom, in: sketch)
        {
            return rows.draw(in: &sketch)
        }
        guard isClear else { return nil }
        plot.draw(in: &sketch)
        return addCategories(&sketch, plot)
    }

    private func addCategories(_ sketch: inout ChartSketch, _ plot: ChartPlot) -> Length {
        let top = plot.bottom + Length.pt(3)
        return chart.categories.indices.reduce(top) { bottom, index in
            let x = plot.slotStart(index) + Length.pt(2)
            let room = plot.slotWidth - Length.pt(4)
            let end = sketch.add(
                chart.categories[index], size: Self.labelSize, style: .regular, x: x, y: top, width: room)
            return max(bottom, end)
        }
    }

    /// A swatch and a name for each series, in centred rows.
    private func addLegend(_ sketch: inout ChartSketch, y: Length) -> Length {
        guard chart.series.count > 1 else { return y }
        let (swatch, gap, rowHeight) = (Length.pt(18), Length.pt(16), Length.pt(15))
        let widths = chart.series.map {
            sketch.width(of: $0.name, size: Self.labelSize) + swatch + Length.pt(5)
        }
        var rows: [[Int]] = [[]]
        var rowWidth = Length.zero
        for index in widths.indices {
            if rowWidth + widths[index] > width, !(rows.last ?? []).isEmpty {
                rows.append([])
                rowWidth = .zero
            }
            rows[rows.count - 1].append(index)
            rowWidth = rowWidth + widths[index] + gap
        }
        var top = y
        for row in rows {
            let total = row.reduce(-gap) { $0 + widths[$1] + gap }
            var x = max(.zero, (width - total) / 2)
            for index in row {
                drawSwatch(&sketch, series: index, x: x, y: top + Length.pt(2), width: swatch)
                sketch.addLine(
                    chart.series[index].name, size: Self.labelSize, x: x + swatch + Length.pt(5), y: top)
                x = x + widths[index] + gap
            }
            top = top + rowHeight
        }
        return top
    }

    private func drawSwatch(_ sketch: inout ChartSketch, series: Int, x: Length, y: Length, width: Length) {
        let height = Length.pt(9)
        guard chart.kind == .line else {
            return sketch.draw(ChartPattern(series), x: x, y: y, width: width, height: height)
        }
        let middle = y + height / 2
        sketch.addStroke([.init(x: x, y: middle), .init(x: x + width, y: middle)], thickness: .pt(1))
        sketch.drawMark(series, x: x + width / 2, y: middle)
    }
}
