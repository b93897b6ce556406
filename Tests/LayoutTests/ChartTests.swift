import Diagnostics
import Document
import Testing

@testable import Layout

@Suite struct ChartTests {
    private func frame(_ chart: Chart) throws -> PageFrame {
        var log = DiagnosticLog()
        let document = Sample.document(.init(body: [.chart(chart)]), style: .standard)
        let pages = try DocumentLayout.layOut(document, shaper: FakeShaper(), log: &log)
        return try #require(pages.first)
    }

    private func chart(_ kind: Chart.Kind, _ rows: [[Double?]]) -> Chart {
        let series = rows.enumerated().map { Chart.Series(name: "s\($0)", values: $1) }
        let categories = (0..<(rows.first?.count ?? 0)).map { "c\($0)" }
        return Chart(kind: kind, title: "", categories: categories, series: series, alternativeText: "x")
    }

    /// The height of the columns is in proportion to the values.
    @Test func columnsAreProportional() throws {
        let items = try frame(chart(.bar, [[100, 50, 0, nil]])).items
        let heights = items.compactMap { item -> Int? in
            if case .box(let box) = item { box.height.raw } else { nil }
        }
        // Neither zero nor a missing value has a column.
        #expect(heights.count == 2)
        #expect(abs(heights[0] - heights[1] * 2) <= 2)
    }

    /// Every value is printed, and `-` where there is none.
    @Test(arguments: Chart.Kind.allCases)
    func everyValueStands(_ kind: Chart.Kind) throws {
        let words = Words.all(try frame(chart(kind, [[1_234, 20.5], [3, 777]])))
        for value in ["1.234", "20,5", "777"] { #expect(words.contains(value)) }
    }

    @Test(arguments: Chart.Kind.allCases)
    func strokesStayInTheText(_ kind: Chart.Kind) throws {
        let style = StyleSheet.standard
        let page = try frame(
            chart(kind, [[5, 2, 9], [1, nil, 3], [0, 0, 0], [4, 4, 4], [2, 2, 2], [7, 7, 7]]))
        let (left, right) = (style.margins.left, page.width - style.margins.right)
        for item in page.items {
            switch item {
            case .polyline(let line):
                #expect(
                    line.points.allSatisfy {
                        $0.x >= left && $0.x <= right && $0.y >= .zero && $0.y <= page.height
                    })
            case .fill(let fill): #expect(fill.x >= left && fill.x + fill.width <= right)
            case .text, .rule, .box, .begin, .end: continue
            }
        }
    }

    @Test(arguments: [
        [[Double.nan]], [[.infinity]], [[1e300]], [[]], [], [[1], []],
    ])
    func oddDataIsAnError(_ rows: [[Double?]]) {
        #expect { try frame(chart(.bar, rows)) } throws: {
            ($0 as? DiagnosticError)?.diagnostics.map(\.id.name) == ["chart-shape"]
        }
    }

    @Test(arguments: [
        (0.0, "0"), (1_234_567.891, "1.234.567,89"), (-0.001, "0"), (-12.5, "-12,5"), (999.999, "1.000"),
    ])
    func numbersAreVietnamese(_ value: Double, _ text: String) { #expect(Chart.text(of: value) == text) }
}
