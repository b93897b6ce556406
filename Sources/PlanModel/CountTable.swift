package import Diagnostics

/// A table of counts as it is declared: its rows, and how their numbers hang together.
///
/// Counts only: no row has room for a name.
package struct CountTable: Hashable, Sendable {
    package struct Row: Hashable, Sendable {
        /// `3.1`; unique in the table.
        package var id: String
        package var text: String
        /// `vụ`, `người`, `hộ`.
        package var unit: String
        /// What stands at the end of the period, and did not happen in it: never added up.
        package var isStock: Bool
        /// What stands over it and the rows numbered with it, where no row counts them together.
        package var heading: String?

        package init(id: String, text: String, unit: String, isStock: Bool = false) {
            self.id = id
            self.text = text
            self.unit = unit
            self.isStock = isStock
        }
    }

    /// What holds between a total and its parts.
    package struct Rule: Hashable, Sendable {
        package enum Kind: String, Hashable, Sendable, CaseIterable {
            /// The parts add up to the total.
            case sum
            /// The parts add up to the total or less: not everything has its part.
            case atMost = "sum ≤"
            /// The parts overlap and are not added up; none is more than the total.
            case each = "each ≤"
            /// The parts overlap or leave some out: nothing is compared.
            case none
        }

        package var kind: Kind
        package var total: String
        package var parts: [String]
        /// Why the parts do not add up, for whoever fills in the form.
        package var reason: String?
        package var location: Location?

        package init(kind: Kind, total: String, parts: [String], reason: String? = nil) {
            self.kind = kind
            self.total = total
            self.parts = parts
            self.reason = reason
        }
    }

    /// A goal that plans set in their own words, and the rows that measure it.
    package struct Goal: Hashable, Sendable {
        /// A goal that says all of them is this one.
        package var words: [String]
        package var numerator: String
        package var denominator: String

        package init(words: [String], numerator: String, denominator: String) {
            self.words = words
            self.numerator = numerator
            self.denominator = denominator
        }
    }

    /// The name of its form: `bao-luc` for `results/P/bao-luc.csv`.
    package var name: String
    package var title: String
    package var rows: [Row]
    package var rules: [Rule]
    package var goals: [Goal]

    package init(
        name: String, title: String, rows: [Row] = [], rules: [Rule] = [], goals: [Goal] = []
    ) {
        self.name = name
        self.title = title
        self.rows = rows
        self.rules = rules
        self.goals = goals
    }
}

extension CountTable {
    /// Why parts add up to more than their total, where they do by the values of their rows.
    package func overlaps(_ values: [String: FigureValue]) -> [String] {
        rules.filter { $0.kind == .each }.compactMap { rule in
            guard let total = values[rule.total] else { return nil }
            let parts = rule.parts.compactMap { values[$0] }
            return parts.reduce(0, +) > total ? rule.reason : nil
        }
    }
}

/// A table of counts as it came back.
package struct CountedTable: Hashable, Sendable {
    package struct Count: Hashable, Sendable {
        package var row: CountTable.Row
        package var figure: Figure
        /// True where the figure is estimated to the end of the period.
        package var isEstimate: Bool
        /// True where nobody typed the figure: it was added up from its parts.
        package var isSum: Bool

        package init(row: CountTable.Row, figure: Figure, isEstimate: Bool = false, isSum: Bool = false) {
            self.row = row
            self.figure = figure
            self.isEstimate = isEstimate
            self.isSum = isSum
        }
    }

    package var table: CountTable
    /// In the order of the table; rows that were not returned are missing figures.
    package var counts: [Count]

    package init(table: CountTable, counts: [Count]) {
        self.table = table
        self.counts = counts
    }

    /// With what nobody typed and the rules tell: totals whose parts were all typed, and the parts of what
    /// there was none of.
    package var completed: CountedTable {
        var whole = self
        whole.counts = counts.map { sum(for: $0) ?? $0 }
        for rule in table.rules {
            guard let total = whole.counts.first(where: { $0.row.id == rule.total })?.figure else { continue }
            for index in whole.counts.indices where rule.parts.contains(whole.counts[index].row.id) {
                whole.counts[index].figure = whole.counts[index].figure.ofNone(total)
            }
        }
        return whole
    }

    /// A total nobody typed, where a rule `sum` names its parts and every part was typed.
    private func sum(for count: Count) -> Count? {
        let rule = table.rules.first { $0.kind == .sum && $0.total == count.row.id }
        guard count.figure.value == nil, let rule, !rule.parts.isEmpty else { return nil }
        let parts = counts.filter { rule.parts.contains($0.row.id) }
        let values = parts.compactMap(\.figure.value)
        guard values.count == rule.parts.count else { return nil }
        return Count(
            row: count.row,
            figure: Figure(
                values.reduce(0, +), location: count.figure.location, sources: parts.flatMap(\.figure.places)),
            isEstimate: parts.contains { $0.isEstimate }, isSum: true)
    }
}
