internal import Diagnostics
internal import PlanModel
internal import TemplateEngine

/// A table of counts over the wards.
package struct CityTableFact: Fact {
    let table: CityTable

    package static let typeName = "city_table"
    package static let fields: [FactField<CityTableFact>] = [
        FactField("title", .text) { .string($0.table.title) },
        FactField("wards", .number) { .int($0.table.wards) },
        FactField("is_given", .flag) { .bool($0.table.isGiven) },
        FactField("reporters", .list(.text)) { .list($0.table.reporters.map { .string($0.name) }) },
        FactField("rows", .list(.record(CityCountFact.shape))) { fact in
            fact.table.rows.map { CityCountFact(row: $0, stocks: fact.fewStocks($0)) }.value
        },
        // What stands at the end of the period, ward by ward, where the rows do not tell it.
        FactField("stock_rows", .list(.record(CityCountFact.shape))) { fact in
            fact.stockRows.map { CityCountFact(row: $0, stocks: []) }.value
        },
        FactField("stock_wards", .list(.record(WardStocksFact.shape))) { fact in
            (fact.isShort ? [] : fact.table.stocks).map(WardStocksFact.init).value
        },
        FactField("overlaps", .list(.text)) { .list($0.overlaps.map { .string($0) }) },
    ]

    private var stockRows: [CityTable.Row] { table.rows.filter(\.row.isStock) }

    /// Whether a line tells what the wards have: of one stock, of a few wards.
    private var isShort: Bool {
        stockRows.count < table.rows.count && stockRows.count == 1 && table.stocks.count <= Self.mostInLine
    }

    private func fewStocks(_ row: CityTable.Row) -> [CityStockFact] {
        guard isShort, row.row.isStock else { return [] }
        return table.stocks.flatMap { stocks in
            stocks.counts.map { CityStockFact(ward: stocks.ward, count: $0.figure) }
        }
    }

    private static let mostInLine = 5

    /// Why parts add up to more than their total, where they do over all wards.
    private var overlaps: [String] {
        let sums = table.rows.compactMap { row in row.sum.total.map { (row.row.id, $0) } }
        return table.table.overlaps(Dictionary(sums, uniquingKeysWith: { first, _ in first }))
    }
}

/// A row of a table of counts over the wards.
package struct CityCountFact: Fact {
    let row: CityTable.Row
    /// Of a stock, each ward's, where only a few have it.
    let stocks: [CityStockFact]

    package static let typeName = "city_count"
    package static let fields: [FactField<CityCountFact>] = [
        FactField("id", .text) { .string($0.row.row.id) },
        FactField("number", .text) { .string($0.row.row.number) },
        FactField("text", .text) { .string($0.row.row.text) },
        FactField("heading", .optional(.text)) { .text($0.row.row.heading) },
        FactField("unit", .text) { .string($0.row.row.unit) },
        FactField("is_stock", .flag) { .bool($0.row.row.isStock) },
        FactField("is_main", .flag) { .bool($0.row.isMain) },
        FactField("stocks", .list(.record(CityStockFact.shape))) { $0.stocks.value },
        FactField("sum", .optional(.number)) { fact in
            guard !fact.row.row.isStock, let total = fact.row.sum.total else { return .none }
            return .decimal(total, origin: fact.row.sum.origin("sum"))
        },
        FactField("wards", .number) { .int($0.row.sum.wards) },
        FactField("missing", .number) { .int($0.row.sum.missing) },
        FactField("is_complete", .flag) { .bool($0.row.sum.missing == 0) },
    ]
}

/// What one ward has of a stock.
package struct CityStockFact: Fact {
    let ward: RegisteredWard
    let count: Figure

    package static let typeName = "city_stock"
    package static let fields: [FactField<CityStockFact>] = [
        FactField("ward", .text) { .string($0.ward.name, origin: $0.ward.location.map(Origin.place)) },
        FactField("count", .optional(.number)) { .figure($0.count) },
    ]
}

/// What one ward has of all stocks of a table.
package struct WardStocksFact: Fact {
    let stocks: CityTable.Stocks

    package static let typeName = "ward_stocks"
    package static let fields: [FactField<WardStocksFact>] = [
        FactField("ward", .text) {
            .string($0.stocks.ward.name, origin: $0.stocks.ward.location.map(Origin.place))
        },
        // In the order of the rows of stocks.
        FactField("counts", .list(.optional(.number))) { fact in
            .list(fact.stocks.counts.map { .figure($0.figure) })
        },
        FactField("estimated", .list(.flag)) { fact in
            .list(fact.stocks.counts.map { .bool($0.isEstimate) })
        },
    ]
}
