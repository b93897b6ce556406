internal import Diagnostics
internal import PlanModel

extension DiagnosticID {
    static let indicatorRow = DiagnosticID("indicator-row", .data)
}

/// Whether the rows an indicator takes its parts from are there.
enum CountedRowCheck {
    static func findings(_ set: IndicatorSet, _ tables: [CountTable]) -> [Diagnostic] {
        let byName = Dictionary(tables.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        return set.indicators.flatMap { indicator -> [Diagnostic] in
            guard let counts = indicator.counts, !tables.isEmpty else { return [] }
            guard let table = byName[counts.table] else {
                return [
                    finding(
                        indicator, counts.table, among: tables.map(\.name),
                        vi: "không có biểu số liệu “\(counts.table)”",
                        en: "there is no table of counts “\(counts.table)”")
                ]
            }
            let ids = table.rows.map(\.id)
            let named = [counts.numerator, counts.denominator] + [counts.without].compactMap { $0 }
            return named.filter { !ids.contains($0) }.map { id in
                finding(
                    indicator, id, among: ids, vi: "biểu “\(table.title)” không có dòng “\(id)”",
                    en: "the table “\(table.title)” has no row “\(id)”")
            }
        }
    }

    private static func finding(
        _ indicator: IndicatorDefinition, _ name: String, among known: [String], vi: String, en: String
    ) -> Diagnostic {
        Diagnostic.warning(
            .indicatorRow, vi: "chỉ tiêu \(indicator.id) lấy số từ biểu số liệu, nhưng \(vi)",
            en: "the indicator \(indicator.id) takes its figures from a table of counts, but \(en)",
            at: indicator.location,
            hints: [
                NearMiss.hint(for: name, among: known)
                    ?? Diagnostic.Hint(
                        vi: "sửa mục counts trong bộ chỉ tiêu, hoặc ghi số vào biểu chỉ tiêu",
                        en: "correct counts in the set of indicators, or give the figures in its form")
            ]
        ).about("\(indicator.id).\(name)")
    }
}
