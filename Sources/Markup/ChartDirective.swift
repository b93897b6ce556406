internal import Diagnostics
internal import Document

extension Directive {
    private static let chartKeys = ["kind", "title", "unit", "categories", "series", "alt"]

    /// A diagram with its data:
    ///
    ///     kind: bar | stacked | line
    ///     title: …
    ///     unit: …
    ///     categories: Quý I; Quý II
    ///     series:
    ///       Nữ: 1.234; -
    ///       Nam: 12,5; 8
    ///
    /// `-` is a missing value, never zero. Nil when something needed is not there.
    func chart(_ recorder: inout TraceRecorder) -> Chart? {
        let fields = fields(Self.chartKeys, &recorder)
        func text(_ key: String) -> String { fields.first { $0.key == key }?.value.string ?? "" }
        guard let kind = chartKind(fields, &recorder) else { return nil }
        let categories = (fields.first { $0.key == "categories" }?.value.split(at: ";") ?? []).map(\.string)
        let entries = fields.first { $0.key == "series" }?.entries ?? []
        guard !entries.isEmpty, !categories.isEmpty, !categories.contains("") else {
            report(
                .chartData, vi: "biểu đồ thiếu categories hoặc series",
                en: "the chart lacks categories or series",
                wayOut: (
                    "viết categories: tên; tên và dưới series: mỗi dòng thụt vào một chuỗi “tên: số; số”",
                    "write categories: name; name and, indented under series:, lines “name: number; number”"
                ), line: line, &recorder)
            return nil
        }
        var series: [Chart.Series] = []
        for entry in entries {
            guard let values = values(entry.value, count: categories.count, entry.line, &recorder) else {
                continue
            }
            series.append(Chart.Series(name: entry.name.string, values: values))
        }
        guard series.count == entries.count else { return nil }
        var chart = Chart(
            kind: kind, title: text("title"), categories: categories, series: series, unit: text("unit"),
            alternativeText: text("alt"), trace: recorder.trace(ofLine: line))
        if chart.alternativeText.isEmpty { chart.alternativeText = ChartWording.description(of: chart) }
        return chart
    }

    private func chartKind(_ fields: [Field], _ recorder: inout TraceRecorder) -> Chart.Kind? {
        let field = fields.first { $0.key == "kind" }
        let word = field?.value.string ?? ""
        if let kind = Chart.Kind(rawValue: word) { return kind }
        let known = Chart.Kind.allCases.map(\.rawValue)
        recorder.report(
            .error(
                .directiveField,
                vi: word.isEmpty ? "biểu đồ thiếu khoá kind" : "không có loại biểu đồ “\(word)”",
                en: word.isEmpty ? "the chart has no key kind" : "there is no kind of chart “\(word)”",
                at: recorder.place(ofLine: field?.line ?? line).map { .span($0) },
                hints: [
                    NearMiss.hint(for: word, among: known)
                        ?? Diagnostic.Hint(
                            vi: "viết kind: bar (cột), stacked (cột chồng) hoặc line (đường)",
                            en: "write kind: bar, stacked or line")
                ]))
        return nil
    }

    private func values(
        _ text: DirectiveText, count: Int, _ line: Int, _ recorder: inout TraceRecorder
    ) -> [Double?]? {
        let parts = text.split(at: ";")
        guard parts.count == count else {
            report(
                .chartData, vi: "chuỗi có \(parts.count) số, biểu đồ có \(count) nhóm",
                en: "the series has \(parts.count) values, the chart \(count) categories",
                wayOut: ("viết “-” ở chỗ không có số liệu", "write “-” where there is no value"), line: line,
                &recorder)
            return nil
        }
        var values: [Double?] = []
        for part in parts {
            if part.isDash {
                values.append(nil)
            } else if let number = ChartWording.number(part.string) {
                values.append(number)
            } else {
                report(
                    .chartData, vi: "“\(part.string)” không phải là số",
                    en: "“\(part.string)” is not a number",
                    wayOut: ("viết số kiểu Việt Nam: 1.234,5", "write the number as 1.234,5"), line: line,
                    &recorder)
                return nil
            }
        }
        return values
    }
}

/// Numbers and words of diagrams.
enum ChartWording {
    /// A Vietnamese number: dots between groups of three digits, a decimal
    /// comma; a percent sign may follow. Nil for anything else.
    static func number(_ text: String) -> Double? {
        var digits = Substring(text)
        if digits.last == "%" { digits = digits.dropLast() }
        let sign: Double = digits.first == "-" || digits.first == "−" ? -1 : 1
        if sign < 0 { digits = digits.dropFirst() }
        let halves = digits.split(separator: ",", omittingEmptySubsequences: false)
        guard halves.count <= 2, halves.count == 1 || isDigits(halves[1]) else { return nil }
        let groups = halves[0].split(separator: ".", omittingEmptySubsequences: false)
        guard groups.allSatisfy(isDigits), groups.dropFirst().allSatisfy({ $0.count == 3 }),
            groups.count == 1 || groups[0].count <= 3
        else { return nil }
        let plain = groups.joined() + (halves.count == 2 ? "." + halves[1] : "")
        guard plain.count <= 15 else { return nil }
        return Double(plain).map { sign * $0 }
    }

    private static func isDigits(_ text: Substring) -> Bool {
        !text.isEmpty && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
    }

    /// What the diagram shows, in words, for those who do not see it.
    static func description(of chart: Chart) -> String {
        let kind =
            switch chart.kind {
            case .bar: "Biểu đồ cột"
            case .stacked: "Biểu đồ cột chồng"
            case .line: "Biểu đồ đường"
            }
        let unit = chart.unit.isEmpty ? "" : " " + chart.unit
        let rows = chart.categories.enumerated().map { index, category in
            let values = chart.series.map { series in
                let value = series.values[index].map { Self.text($0) + unit } ?? "không có số liệu"
                return "\(series.name) \(value)"
            }
            return "\(category): \(values.joined(separator: ", "))"
        }
        let head = chart.title.isEmpty ? kind : "\(kind): \(chart.title)"
        return head + ". " + rows.joined(separator: "; ") + "."
    }

    /// `1.234,5`: at most two decimals, half away from zero.
    static func text(_ value: Double) -> String {
        let hundredths = Int((abs(value) * 100).rounded())
        var whole = String(hundredths / 100)
        var place = whole.count - 3
        while place > 0 {
            whole.insert(".", at: whole.index(whole.startIndex, offsetBy: place))
            place -= 3
        }
        var decimals = String(hundredths % 100 + 100).dropFirst()
        while decimals.last == "0" { decimals = decimals.dropLast() }
        let sign = value < 0 && hundredths > 0 ? "-" : ""
        return sign + whole + (decimals.isEmpty ? "" : "," + decimals)
    }
}
