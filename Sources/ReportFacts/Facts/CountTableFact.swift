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
        let parts = Set(counted.table.rules.flatMap(\.parts))
        rows = counted.completed.counts.map { CountRowFact(count: $0, isMain: !parts.contains($0.row.id)) }
    }

    package static let typeName = "count_table"
    package static let fields: [FactField<CountTableFact>] = [
        FactField("title", .text) { .string($0.table.title) },
        FactField("given", .number) { table in .int(table.rows.count { $0.value != nil }) },
        FactField("has_estimate", .flag) { .bool($0.hasEstimate) },
        FactField("has_sums", .flag) { .bool($0.rows.contains { $0.count.isSum }) },
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
}

/// A row of a table of counts.
package struct CountRowFact: Fact {
    fileprivate let count: CountedTable.Count
    /// False for a part of another row.
    fileprivate let isMain: Bool

    package static let typeName = "count_row"
    package static let fields: [FactField<CountRowFact>] = [
        FactField("id", .text) { .string($0.count.row.id) },
        FactField("text", .text) { .string($0.count.row.text) },
        FactField("unit", .text) { .string($0.count.row.unit) },
        FactField("is_stock", .flag) { .bool($0.count.row.isStock) },
        FactField("count", .optional(.number)) { .figure($0.count.figure) },
        FactField("is_sum", .flag) { .bool($0.count.isSum) },
        FactField("is_estimate", .flag) { .bool($0.isEstimate) },
    ]

    fileprivate var value: FigureValue? { count.figure.value }

    fileprivate var isEstimate: Bool { value != nil && count.isEstimate }

    fileprivate var compared: Compared {
        Compared(value: value, origin: count.figure.origin, isComplete: true, isEstimate: isEstimate)
    }
}
