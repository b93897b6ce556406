internal import Diagnostics
internal import Document

extension Directive {
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
        let fields = fields(Self.keys["chart"] ?? [], &recorder)
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
            let traces = entry.value.split(at: ";").map { part in
                part.segment.map { recorder.trace(ofSegment: $0) } ?? .none
            }
            series.append(Chart.Series(name: entry.name.string, values: values, traces: traces))
        }
        guard series.count == entries.count else { return nil }
        var chart = Chart(
            kind: kind, title: text("title"), categories: categories, series: series, unit: text("unit"),
            alternativeText: text("alt"), trace: recorder.trace(ofLine: line))
        if chart.alternativeText.isEmpty { chart.alternativeText = chart.description }
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
            } else if let number = VietnameseNumber.parsed(part.string) {
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

/// Numbers as people write them.
enum VietnameseNumber {
    /// A Vietnamese number: dots between groups of three digits, a decimal
    /// comma; a percent sign may follow. Nil for anything else.
    static func parsed(_ text: String) -> Double? {
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
}
