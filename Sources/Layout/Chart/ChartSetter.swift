internal import Document

/// Draws a diagram as an assembly.
struct ChartSetter {
    init(_ chart: Chart, width: Length, _ context: LayoutContext) {
        self.chart = chart
        self.context = context
    }

    private let chart: Chart
    private let context: LayoutContext

    func set() -> Assembly? {
        context.report(
            .error(
                .chartShape, vi: "chưa vẽ được biểu đồ", en: "diagrams cannot be drawn yet",
                at: context.location(of: chart.trace)))
        return nil
    }
}
