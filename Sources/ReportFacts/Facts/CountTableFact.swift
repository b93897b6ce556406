internal import Diagnostics
package import PlanModel
internal import TemplateEngine

/// A table of counts as one office reports it: each figure by its cell, a total that nobody
/// typed by the cells of its parts.
package struct CountTableFact: Fact {
    private let table: CountTable
    fileprivate let rows: [CountRowFact]

    package init(_ counted: CountedTable) {
        table = counted.table
        let figures = Dictionary(
            counted.counts.map { ($0.row.id, $0) }, uniquingKeysWith: { first, _ in first })
        let parts = Set(counted.table.rules.flatMap(\.parts))
        rows = counted.counts.map { count in
            CountRowFact(
                count: count, parts: CountTableFact.parts(of: count, counted.table.rules, figures),
                isMain: !parts.contains(count.row.id))
        }
    }

    package static let typeName = "count_table"
    package static let fields: [FactField<CountTableFact>] = [
        FactField("title", .text) { .string($0.table.title) },
        FactField("given", .number) { table in .int(table.rows.count { $0.value != nil }) },
        FactField("has_estimate", .flag) { .bool($0.hasEstimate) },
        FactField("has_sums", .flag) { .bool($0.rows.contains { !$0.parts.isEmpty }) },
        FactField("rows", .list(.record(CountRowFact.shape))) { $0.rows.value },
        FactField("main_rows", .list(.record(CountRowFact.shape))) { $0.rows.filter(\.isMain).value },
    ]

    package var hasEstimate: Bool { rows.contains { $0.isEstimate } }

    /// Its main rows beside those of a year before, where both offices filled it in.
    package func compared(with earlier: CountTableFact) -> [ComparisonRowFact] {
        guard table.name == earlier.table.name, isGiven, earlier.isGiven else { return [] }
        let before = Dictionary(
            earlier.rows.map { ($0.count.row.id, $0) }, uniquingKeysWith: { first, _ in first })
        return rows.filter(\.isMain).compactMap { row in
            let old = before[row.count.row.id]?.compared ?? .missing
            guard row.value != nil || old.value != nil else { return nil }
            return ComparisonRowFact(
                name: TypedText(row.count.row.text), unit: row.count.row.unit, isPercent: false, digits: nil,
                now: row.compared, before: old)
        }
    }

    private var isGiven: Bool { rows.contains { $0.value != nil } }

    /// The rows a total that was not given is added up from: all parts of a `sum` are known, or none is used.
    private static func parts(
        of total: CountedTable.Count, _ rules: [CountTable.Rule], _ figures: [String: CountedTable.Count]
    ) -> [CountedTable.Count] {
        guard total.figure.value == nil,
            let rule = rules.first(where: { $0.kind == .sum && $0.total == total.row.id })
        else { return [] }
        let parts = rule.parts.compactMap { figures[$0] }.filter { $0.figure.value != nil }
        return parts.count == rule.parts.count ? parts : []
    }
}

/// A row of a table of counts.
package struct CountRowFact: Fact {
    fileprivate let count: CountedTable.Count
    /// What the count is added up from; empty where it was given, or cannot be.
    fileprivate let parts: [CountedTable.Count]
    /// False for a part of another row.
    fileprivate let isMain: Bool

    package static let typeName = "count_row"
    package static let fields: [FactField<CountRowFact>] = [
        FactField("id", .text) { .string($0.count.row.id) },
        FactField("text", .text) { .string($0.count.row.text) },
        FactField("unit", .text) { .string($0.count.row.unit) },
        FactField("is_stock", .flag) { .bool($0.count.row.isStock) },
        FactField("count", .optional(.number)) { $0.counted },
        FactField("is_sum", .flag) { .bool(!$0.parts.isEmpty) },
        FactField("is_estimate", .flag) { .bool($0.isEstimate) },
    ]

    fileprivate var value: FigureValue? {
        guard !parts.isEmpty else { return count.figure.value }
        return parts.reduce(FigureValue(0)) { $0 + ($1.figure.value ?? 0) }
    }

    fileprivate var isEstimate: Bool {
        value != nil && (parts.isEmpty ? count.isEstimate : parts.contains { $0.isEstimate })
    }

    private var counted: Value { value.map { .decimal($0, origin: origin) } ?? .none }

    private var origin: Origin? {
        guard !parts.isEmpty else { return count.figure.location.map(Origin.place) }
        return .computed(rule: "sum", parts: parts.compactMap(\.figure.location).map(Origin.place))
    }

    fileprivate var compared: Compared {
        Compared(value: value, origin: origin, isComplete: true, isEstimate: isEstimate)
    }
}
