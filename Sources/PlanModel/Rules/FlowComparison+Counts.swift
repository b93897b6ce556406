package import Diagnostics

/// What happened in the first half of a year, counted by tables, is part of the year too.
extension FlowComparison {
    /// Rows whose count for the whole year is below that of its first half. What stands at the end of a period
    /// may shrink.
    /// - Parameter severity: of what was counted; what was estimated in the first half may shrink.
    package static func findings(
        annual: [CountedTable], halfYear: [CountedTable], severity: Diagnostic.Severity
    ) -> [Diagnostic] {
        annual.flatMap { table -> [Diagnostic] in
            let counts = halfYear.first { $0.table.name == table.table.name }?.counts ?? []
            let before = Dictionary(counts.map { ($0.row.id, $0) }, uniquingKeysWith: { first, _ in first })
            return table.counts.filter { !$0.row.isStock }.compactMap { now in
                guard let then = before[now.row.id], let year = now.figure.value,
                    let half = then.figure.value, year < half
                else { return nil }
                let id = "\(table.table.name).\(now.row.id)"
                return shrunk(
                    id, now.row.text, year, half, now.figure.location,
                    then.figure.location, then.isEstimate ? .warning : severity, about: id)
            }
        }
    }
}
