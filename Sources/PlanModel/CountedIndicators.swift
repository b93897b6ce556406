internal import Diagnostics

extension Results {
    /// The indicators that were typed, and those whose parts stand in a table of counts: what an office
    /// counted it need not type twice, and a report says the same of it in both places.
    ///
    /// A row of the form with any figure stands as it is; without one it is filled from the table.
    /// - Parameter set: says which rows of which table are the parts; nil leaves the form's rows alone.
    package func indicators(of set: IndicatorSet?) -> [Indicator] {
        let definitions = (set?.indicators ?? []).filter { $0.counts != nil }
        guard !definitions.isEmpty, !counts.isEmpty else { return indicators }
        var all = indicators
        let places = Dictionary(
            indicators.enumerated().map { ($1.id.text, $0) }, uniquingKeysWith: { first, _ in first })
        let tables = CountedTables(counts)
        for definition in definitions {
            guard let counted = tables.indicator(definition) else {
                if places[definition.id] == nil, let blank = tables.unknown(definition) { all.append(blank) }
                continue
            }
            guard let place = places[definition.id] else {
                all.append(counted)
                continue
            }
            guard !all[place].hasFigures else { continue }
            all[place].numerator = counted.numerator
            all[place].denominator = counted.denominator
            all[place].isEstimate = counted.isEstimate
            all[place].source = all[place].source ?? counted.source
        }
        return all
    }
}

/// Tables of counts as the source of indicators.
package struct CountedTables {
    private let tables: [String: CountedParts]

    package init(_ counts: [CountedTable]) {
        tables = Dictionary(
            counts.map { ($0.table.name, CountedParts($0)) }, uniquingKeysWith: { first, _ in first })
    }

    /// An indicator as its table gives it; nil where it has none, or the table does not hold its parts.
    package func indicator(_ definition: IndicatorDefinition) -> Indicator? {
        guard let rows = definition.counts, let table = tables[rows.table], let parts = table.parts(rows)
        else { return nil }
        return Indicator(
            id: TypedText(definition.id), name: TypedText(definition.text), numerator: parts.numerator,
            denominator: parts.denominator, source: TypedText(table.title), isEstimate: parts.isEstimate)
    }

    /// A blank row for an indicator of whose parts the table holds some, not all: it was asked for.
    func unknown(_ definition: IndicatorDefinition) -> Indicator? {
        guard let rows = definition.counts, let table = tables[rows.table], table.holdsSome(rows) else {
            return nil
        }
        return Indicator(
            id: TypedText(definition.id), name: TypedText(definition.text),
            value: Figure(nil, location: table.place(ofBlankIn: rows)))
    }

    /// The rows an indicator still waits for, and the table's title; empty where its table holds none of it.
    package func blanks(of definition: IndicatorDefinition) -> (title: String, rows: [CountTable.Row]) {
        guard let rows = definition.counts, let table = tables[rows.table], table.holdsSome(rows) else {
            return ("", [])
        }
        return (table.title, table.blanks(rows).map(\.row))
    }
}

extension Indicator {
    /// Whether anything of it was typed.
    package var hasFigures: Bool {
        [numerator, denominator, value].contains { $0.value != nil }
    }
}

/// The counts of one table by their rows.
private struct CountedParts {
    let title: String
    private let counts: [String: CountedTable.Count]

    init(_ table: CountedTable) {
        title = table.table.title
        counts = Dictionary(
            table.completed.counts.map { ($0.row.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// Whether the numerator or the denominator is known.
    func holdsSome(_ rows: IndicatorDefinition.CountedParts) -> Bool {
        [rows.numerator, rows.denominator].contains { counts[$0]?.figure.value != nil }
    }

    /// The rows without a count, whether they came back or not.
    func blanks(_ rows: IndicatorDefinition.CountedParts) -> [CountedTable.Count] {
        [rows.numerator, rows.denominator, rows.without].compactMap { $0 }.compactMap { counts[$0] }
            .filter { $0.figure.value == nil }
    }

    /// The first blank cell; where no blank row came back, the row that did.
    func place(ofBlankIn rows: IndicatorDefinition.CountedParts) -> Location? {
        let given = [rows.numerator, rows.denominator].compactMap { counts[$0]?.figure.places.first }
        return blanks(rows).lazy.compactMap(\.figure.location).first ?? given.first
    }

    /// Nil unless every row has its count, and no part more than its whole: there is no share of either.
    func parts(
        _ rows: IndicatorDefinition.CountedParts
    ) -> (numerator: Figure, denominator: Figure, isEstimate: Bool)? {
        guard let above = counts[rows.numerator], above.figure.value != nil,
            let below = counts[rows.denominator], let whole = below.figure.value
        else { return nil }
        guard let name = rows.without else {
            return (above.figure, below.figure, above.isEstimate || below.isEstimate)
        }
        guard let other = counts[name], let off = other.figure.value, off <= whole else { return nil }
        let rest = Figure(whole - off, sources: below.figure.places + other.figure.places)
        return (above.figure, rest, above.isEstimate || below.isEstimate || other.isEstimate)
    }
}
