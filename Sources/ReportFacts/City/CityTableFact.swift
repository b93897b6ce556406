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
        FactField("rows", .list(.record(CityCountFact.shape))) { fact in
            fact.table.rows.map { CityCountFact(row: $0) }.value
        },
        FactField("overlaps", .list(.text)) { .list($0.overlaps.map { .string($0) }) },
    ]

    /// Why parts add up to more than their total, where they do over all wards.
    private var overlaps: [String] {
        let sums = table.rows.compactMap { row in row.sum.total.map { (row.row.id, $0) } }
        return table.table.overlaps(Dictionary(sums, uniquingKeysWith: { first, _ in first }))
    }
}

/// A row of a table of counts over the wards.
package struct CityCountFact: Fact {
    let row: CityTable.Row

    package static let typeName = "city_count"
    package static let fields: [FactField<CityCountFact>] = [
        FactField("id", .text) { .string($0.row.row.id) },
        FactField("number", .text) { .string($0.row.row.number) },
        FactField("text", .text) { .string($0.row.row.text) },
        FactField("heading", .optional(.text)) { .text($0.row.row.heading) },
        FactField("unit", .text) { .string($0.row.row.unit) },
        FactField("is_stock", .flag) { .bool($0.row.row.isStock) },
        // Of a stock, each ward's, where only a few have it.
        FactField("stocks", .list(.record(CityStockFact.shape))) { fact in
            let isShort = fact.row.sum.wards == fact.row.stocks.count
            return (isShort ? fact.row.stocks : []).map(CityStockFact.init).value
        },
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
    let stock: CityTable.Stock

    package static let typeName = "city_stock"
    package static let fields: [FactField<CityStockFact>] = [
        FactField("ward", .text) {
            .string($0.stock.ward.name, origin: $0.stock.ward.location.map(Origin.place))
        },
        FactField("count", .optional(.number)) { .figure($0.stock.count) },
    ]
}
