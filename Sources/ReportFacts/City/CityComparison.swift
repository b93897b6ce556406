package import Diagnostics
package import PlanModel

/// A city's figures beside those of the same period a year before, as both were consolidated.
///
/// What not every ward gave in both years stands in the rows and is not compared: fewer wards are no decline.
package struct CityComparison: Sendable {
    private let now: CityConsolidation
    private let before: CityConsolidation
    private let obstacle: TypedText?
    /// What the year before counted, and whose it was.
    package let previous: PreviousReport
    /// Of it what this year counts under the same number, as `2.3` or `bao-luc.5`.
    private let known: Set<String>

    /// - Parameters:
    ///   - plan: of the year before.
    ///   - obstacle: why the two cannot be compared; nil when they can.
    package init(now: CityConsolidation, before: CityConsolidation, plan: Plan, obstacle: TypedText?) {
        self.now = now
        self.before = before
        self.obstacle = obstacle
        previous = PreviousReport(plan: plan, results: before.matters, period: before.period)
        let same = previous.comparable(with: now.matters).results
        let names = Dictionary(
            before.matters.indicators.map { ($0.id.text, $0.name.text) }, uniquingKeysWith: { one, _ in one })
        known = Set(
            same.indicators.filter { names[$0.id.text] == $0.name.text }.map(\.id.text)
                + same.counts.flatMap { table in table.counts.map { "\(table.table.name).\($0.row.id)" } })
    }

    /// Tables of counts that the year before had figures of, and no ward sent this time: the report says so.
    var missedTables: [String] {
        let returned = Set(now.tables.map(\.table.name))
        return before.tables.filter { $0.isGiven && !returned.contains($0.table.name) }.map(\.title)
    }

    /// Numbers under which the two years counted different things; none where nothing is compared.
    package var doubts: [Diagnostic] {
        obstacle == nil ? PreviousMatterCheck.findings(previous, now.matters) : []
    }

    var fact: ComparisonFact {
        ComparisonFact(base: before.period, obstacle: obstacle, rows: flows + indicators + tables)
    }

    private func row(
        _ name: String, _ unit: String, digits: Int? = nil, _ side: (CityConsolidation) -> Compared
    ) -> ComparisonRowFact {
        ComparisonRowFact(
            name: TypedText(name), unit: unit, isPercent: unit == "%", digits: digits, now: side(now),
            before: side(before))
    }

    private var flows: [ComparisonRowFact] {
        let rows = [
            row("Số phường, xã có số liệu", "đơn vị") { city in
                Compared(
                    value: FigureValue(city.counted.count), origin: nil, isComplete: true, isEstimate: false)
            },
            row("Tỷ lệ nhiệm vụ hoàn thành", "%", digits: 1) { city in
                let progress = city.figures.progress
                return Compared(
                    value: progress.doneShare, origin: progress.arisen.origin("share"),
                    isComplete: city.isWhole && progress.unreported.count == 0, isEstimate: false)
            },
            row("Số cuộc", "cuộc") { $0.compared($0.figures.events) },
            row("Số lượt người tham gia", "lượt người") { $0.compared($0.figures.attendances) },
            row("Số lượt nữ tham gia", "lượt") { $0.compared($0.figures.women) },
            row("Tỷ lệ nữ tham gia", "%", digits: 1) { city in
                let (women, all) = (
                    city.compared(city.figures.women), city.compared(city.figures.attendances)
                )
                return Compared(
                    value: city.figures.womenShare, origin: women.origin,
                    isComplete: women.isComplete && all.isComplete, isEstimate: women.isEstimate)
            },
            row("Kinh phí", "triệu đồng") { $0.compared($0.figures.funding) },
        ]
        return rows.filter(\.isGiven)
    }

    /// Those of the set by their ids; a ward's own and a plan's goals have no counterpart that is known for sure.
    private var indicators: [ComparisonRowFact] {
        func facts(_ city: CityConsolidation) -> [CityIndicatorFact] {
            city.indicators.filter { $0.definition.map { !$0.isOfPlan } ?? false }.map {
                CityIndicatorFact(row: $0, period: city.period, wards: "")
            }
        }
        let earlier = Dictionary(facts(before).map { ($0.row.id, $0) }, uniquingKeysWith: { one, _ in one })
        return facts(now).map { fact in
            ComparisonRowFact(
                name: fact.fact.name, unit: fact.row.unit ?? "", isPercent: fact.fact.isPercent,
                digits: fact.fact.usualDigits,
                now: Compared(fact, isWhole: now.isWhole),
                before: known.contains(fact.row.id)
                    ? earlier[fact.row.id].map { Compared($0, isWhole: before.isWhole) } ?? .missing
                    : .missing)
        }.filter(\.isGiven)
    }

    /// The main rows of tables that both years have; what stands at the end of a period is not added.
    private var tables: [ComparisonRowFact] {
        now.tables.flatMap { table -> [ComparisonRowFact] in
            guard let old = before.tables.first(where: { $0.title == table.title }) else { return [] }
            let sums = Dictionary(old.rows.map { ($0.row.id, $0.sum) }, uniquingKeysWith: { one, _ in one })
            return table.rows.filter { $0.isMain && !$0.row.isStock }.map { row in
                ComparisonRowFact(
                    name: TypedText(row.row.text), unit: row.row.unit, isPercent: false, digits: nil,
                    now: now.compared(row.sum),
                    before: known.contains("\(old.table.name).\(row.row.id)")
                        ? sums[row.row.id].map(before.compared) ?? .missing : .missing)
            }.filter(\.isGiven)
        }
    }
}

extension CityConsolidation {
    /// What its indicators and tables count, without figures.
    fileprivate var matters: Results {
        Results(
            indicators: indicators.compactMap(\.definition).filter { !$0.isOfPlan }.map { definition in
                Indicator(
                    id: TypedText(definition.id),
                    name: TypedText(definition.text, location: definition.location),
                    unit: TypedText(definition.unit))
            },
            counts: tables.map { table in
                CountedTable(
                    table: table.table,
                    counts: table.table.rows.map { CountedTable.Count(row: $0, figure: .missing) })
            })
    }

    /// Complete only over every ward that is due.
    fileprivate func compared(_ flow: FlowSum) -> Compared {
        Compared(
            value: flow.total, origin: flow.origin("sum"), isComplete: isWhole && flow.missing == 0,
            isEstimate: flow.hasEstimate)
    }
}

extension Compared {
    fileprivate init(_ fact: CityIndicatorFact, isWhole: Bool) {
        self.init(
            value: fact.value, origin: fact.row.origin,
            isComplete: fact.isComplete && (isWhole || fact.row.own != nil),
            isEstimate: fact.row.asIndicator.isEstimate)
    }
}

extension ComparisonRowFact {
    /// What neither year reports is no row.
    fileprivate var isGiven: Bool { now.value != nil || before.value != nil }
}
