package import PlanModel

/// A table of counts over the wards.
package struct CityTable: Sendable {
    package struct Row: Sendable {
        package let row: CountTable.Row
        /// Of stocks only how many wards have it: they are not added.
        package fileprivate(set) var sum = FlowSum()
        /// False for a part of another row.
        package let isMain: Bool
    }

    /// What is there in one ward at the end of a period, in the order of the rows of stocks.
    package struct Stocks: Sendable {
        let ward: RegisteredWard
        let counts: [CountedTable.Count]
    }

    let table: CountTable
    package var title: String { table.title }
    package fileprivate(set) var rows: [Row]
    /// Of each ward that has any, in the order of the register.
    package fileprivate(set) var stocks: [Stocks] = []
    /// Wards that returned the table, in the order of the register.
    fileprivate(set) var reporters: [RegisteredWard] = []
    package var wards: Int { reporters.count }
    /// Whether any ward gives a figure.
    var isGiven: Bool { !stocks.isEmpty || rows.contains { $0.sum.given > 0 } }
}

/// Gathers the tables of counts, ward by ward.
struct CityTables {
    private(set) var rows: [CityTable] = []
    /// Where tables of a name and title stand.
    private var places: [String: [Int]] = [:]

    mutating func add(_ tables: [CountedTable], of ward: RegisteredWard) {
        for table in tables {
            // The same name may stand for another table of a ward's own: households are not added to people.
            let key = "\(table.table.name)\n\(table.table.title)"
            let known = places[key]?.first { rows[$0].table.isAbout(table.table) }
            let place = known ?? rows.count
            if known == nil {
                places[key, default: []].append(place)
                let parts = Set(table.table.rules.flatMap(\.parts))
                let blank = table.table.rows.map { CityTable.Row(row: $0, isMain: !parts.contains($0.id)) }
                rows.append(CityTable(table: table.table, rows: blank))
            }
            rows[place].reporters.append(ward)
            for (index, count) in table.completed.counts.enumerated() where index < rows[place].rows.count {
                var sum = FlowSum()
                if let value = count.figure.value {
                    sum.add(value, isEstimate: count.isEstimate, cells: count.figure.places)
                } else {
                    sum.miss()
                }
                rows[place].rows[index].sum += sum
            }
            let stocks = table.completed.counts.filter(\.row.isStock)
            if stocks.contains(where: { $0.figure.value != nil }) {
                rows[place].stocks.append(CityTable.Stocks(ward: ward, counts: stocks))
            }
        }
    }
}
