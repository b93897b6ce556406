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
        let counts = counted.completed.counts
        let women = CountTableFact.women(of: counts)
        rows = counts.map { count in
            CountRowFact(count: count, women: women[count.row.id], isMain: !parts.contains(count.row.id))
        }
    }

    /// The women of a row, where its parts tell them and not the men too, by the row's id: `5.1` is of `5`.
    private static func women(of counts: [CountedTable.Count]) -> [String: Figure] {
        var women: [String: Figure] = [:]
        for count in counts where count.row.text == "Trong đó: nữ" {
            guard let dot = count.row.id.lastIndex(of: ".") else { continue }
            women[String(count.row.id[..<dot])] = count.figure
        }
        for count in counts where count.row.text == "Trong đó: nam" {
            if let dot = count.row.id.lastIndex(of: ".") { women[String(count.row.id[..<dot])] = nil }
        }
        return women
    }

    package static let typeName = "count_table"
    package static let fields: [FactField<CountTableFact>] = [
        FactField("title", .text) { .string($0.table.title) },
        FactField("given", .number) { table in .int(table.rows.count { $0.value != nil }) },
        FactField("has_estimate", .flag) { .bool($0.hasEstimate) },
        FactField("has_women_shares", .flag) { .bool($0.rows.contains { $0.womenShare != nil }) },
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
    /// Nil where the table does not ask for them, or counts the men beside them.
    fileprivate let women: Figure?
    /// False for a part of another row.
    fileprivate let isMain: Bool

    package static let typeName = "count_row"
    package static let fields: [FactField<CountRowFact>] = [
        FactField("id", .text) { .string($0.count.row.id) },
        FactField("number", .text) { .string($0.count.row.number) },
        FactField("text", .text) { .string($0.count.row.text) },
        FactField("unit", .text) { .string($0.count.row.unit) },
        FactField("is_stock", .flag) { .bool($0.count.row.isStock) },
        FactField("count", .optional(.number)) { .figure($0.count.figure) },
        FactField("women_share", .optional(.number)) { row in
            row.womenShare.map { share in
                let parts = [row.women?.origin, row.count.figure.origin].compactMap { $0 }
                return .decimal(share, origin: parts.isEmpty ? nil : .computed(rule: "share", parts: parts))
            } ?? .none
        },
        // False where there is no such share, of lessons or of the women themselves.
        FactField("asks_women", .flag) { .bool($0.women != nil) },
        FactField("is_sum", .flag) { .bool($0.count.isSum) },
        FactField("is_estimate", .flag) { .bool($0.isEstimate) },
    ]

    fileprivate var value: FigureValue? { count.figure.value }

    /// Of the row's count, in hundredths; nil where one of the two is blank, of nobody, and of fewer than they.
    fileprivate var womenShare: FigureValue? {
        guard let part = women?.value, let value, part <= value else { return nil }
        return NumberText.share(part, of: value)
    }

    fileprivate var isEstimate: Bool { value != nil && count.isEstimate }

    fileprivate var compared: Compared {
        Compared(value: value, origin: count.figure.origin, isComplete: true, isEstimate: isEstimate)
    }
}

extension CountTable.Row {
    /// `1.1` of `C1.1`: the letters only tell the ids of one table from another's.
    var number: String {
        let digits = id.drop(while: \.isLetter)
        return digits.first?.isNumber ?? false ? String(digits) : id
    }
}
