internal import Diagnostics
package import PlanModel
internal import TemplateEngine

/// A table of counts as one office reports it: each figure by its cell, a total that nobody
/// typed by the cells of its parts.
package struct CountTableFact: Fact {
    private let table: CountTable
    /// Whether the report of a year before has it.
    private let wasGiven: Bool
    fileprivate let rows: [CountRowFact]

    package init(_ counted: CountedTable, wasGiven: Bool = false) {
        table = counted.table
        self.wasGiven = wasGiven
        let parts = Set(counted.table.rules.flatMap(\.parts))
        let counts = counted.completed.counts
        let women = CountTableFact.women(of: counts)
        let empty = Set(counts.filter { $0.figure.value == 0 }.map(\.row.id))
        let ofNone = Set(counted.table.rules.filter { empty.contains($0.total) }.flatMap(\.parts))
        rows = counts.map { count in
            CountRowFact(
                count: count, women: women[count.row.id],
                isMain: !parts.contains(count.row.id) || !count.row.id.contains("."),
                isOfNone: ofNone.contains(count.row.id) && count.figure.value ?? 0 == 0)
        }
    }

    /// The tables that came back, and those of a year before that did not, blank: of what the last report told
    /// and this one cannot, it says so.
    package static func tables(_ counted: [CountedTable], before earlier: [CountedTable]) -> [CountTableFact]
    {
        let before = earlier.filter { CountTableFact($0).isGiven }
        let (returned, given) = (Set(counted.map(\.table.name)), Set(before.map(\.table.name)))
        let blank = before.filter { !returned.contains($0.table.name) }.map { earlier in
            CountedTable(
                table: earlier.table,
                counts: earlier.counts.map { CountedTable.Count(row: $0.row, figure: .missing) })
        }
        return (counted + blank).map { CountTableFact($0, wasGiven: given.contains($0.table.name)) }
    }

    /// The women of a row, where its parts tell them and not the men too, by the row's id: `5.1` is of `5`.
    private static func women(of counts: [CountedTable.Count]) -> [String: CountedTable.Count] {
        var women: [String: CountedTable.Count] = [:]
        for count in counts where count.row.text == "Trong đó: nữ" {
            guard let dot = count.row.id.lastIndex(of: ".") else { continue }
            women[String(count.row.id[..<dot])] = count
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
        FactField("is_missed", .flag) { .bool($0.wasGiven && !$0.isGiven) },
        FactField("has_estimate", .flag) { .bool($0.hasEstimate) },
        FactField("has_women_shares", .flag) { .bool($0.rows.contains { $0.womenShare != nil }) },
        FactField("overlaps", .list(.text)) { table in .list(table.overlaps.map { .string($0) }) },
        FactField("has_sums", .flag) { .bool($0.rows.contains { $0.count.isSum }) },
        FactField("rows", .list(.record(CountRowFact.shape))) { $0.rows.value },
        FactField("main_rows", .list(.record(CountRowFact.shape))) { $0.rows.filter(\.isMain).value },
    ]

    /// Why parts add up to more than their total, where they do.
    private var overlaps: [String] {
        let values = rows.compactMap { row in row.value.map { (row.count.row.id, $0) } }
        return table.overlaps(Dictionary(values, uniquingKeysWith: { first, _ in first }))
    }

    package var hasEstimate: Bool { rows.contains { $0.isEstimate } }

    /// Its main rows beside those of a year before that filled it in; without figures where this year did not.
    ///
    /// Of posts and their women the text tells the share of women: how many posts there are says nothing of them.
    package func compared(with earlier: CountTableFact) -> [ComparisonRowFact] {
        guard table.name == earlier.table.name, isGiven || wasGiven, earlier.isGiven else { return [] }
        let before = Dictionary(
            earlier.rows.map { ($0.count.row.id, $0) }, uniquingKeysWith: { first, _ in first })
        return rows.filter(\.isMain).flatMap { row in
            let old = before[row.count.row.id]
            let asksShare = row.women != nil && row.count.row.isStock
            let count = ComparisonRowFact(
                name: TypedText(row.count.row.text), unit: row.count.row.unit, isPercent: false,
                isTold: !asksShare, digits: nil, now: row.compared, before: old?.compared ?? .missing)
            let share = ComparisonRowFact(
                name: TypedText(OfficialNames.share(of: row.count.row.text) + " là nữ"), unit: "%",
                isPercent: true, digits: 1, now: row.comparedShare, before: old?.comparedShare ?? .missing)
            return (asksShare ? [count, share] : [count]).filter {
                $0.now.value != nil || $0.before.value != nil
            }
        }
    }

    private var isGiven: Bool { rows.contains { $0.value != nil } }
}

/// A row of a table of counts.
package struct CountRowFact: Fact {
    fileprivate let count: CountedTable.Count
    /// Nil where the table does not ask for them, or counts the men beside them.
    fileprivate let women: CountedTable.Count?
    /// False for a part of another row that is numbered as its part: people in need of help are some of those
    /// harmed, and stand for themselves.
    fileprivate let isMain: Bool
    /// A part of what there was none of: nothing is to be said of it.
    fileprivate let isOfNone: Bool

    package static let typeName = "count_row"
    package static let fields: [FactField<CountRowFact>] = [
        FactField("id", .text) { .string($0.count.row.id) },
        FactField("number", .text) { .string($0.count.row.number) },
        FactField("text", .text) { .string($0.count.row.text) },
        FactField("heading", .optional(.text)) { .text($0.count.row.heading) },
        FactField("unit", .text) { .string($0.count.row.unit) },
        FactField("is_stock", .flag) { .bool($0.count.row.isStock) },
        FactField("count", .optional(.number)) { .figure($0.count.figure) },
        FactField("women_share", .optional(.number)) { row in
            row.womenShare.map { .decimal($0, origin: row.shareOrigin) } ?? .none
        },
        // False where there is no such share, of lessons or of the women themselves.
        FactField("asks_women", .flag) { .bool($0.women != nil) },
        FactField("is_of_none", .flag) { .bool($0.isOfNone) },
        FactField("is_sum", .flag) { .bool($0.count.isSum) },
        FactField("is_estimate", .flag) { .bool($0.isEstimate) },
    ]

    fileprivate var value: FigureValue? { count.figure.value }

    /// Of the row's count, in hundredths; nil where one of the two is blank, of nobody, and of fewer than they.
    fileprivate var womenShare: FigureValue? {
        guard let part = women?.figure.value, let value, part <= value else { return nil }
        return NumberText.share(part, of: value)
    }

    fileprivate var isEstimate: Bool { value != nil && count.isEstimate }

    private var shareOrigin: Origin? {
        let parts = [women?.figure.origin, count.figure.origin].compactMap { $0 }
        return parts.isEmpty ? nil : .computed(rule: "share", parts: parts)
    }

    fileprivate var comparedShare: Compared {
        Compared(
            value: womenShare, origin: shareOrigin, isComplete: true,
            isEstimate: isEstimate || women?.isEstimate ?? false)
    }

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
