internal import Diagnostics
package import PlanModel

/// What one ward contributes to a city's report: its figures by task group, and its words. Small,
/// so that a country's wards fit into memory; the files it was made from are gone.
package struct WardReturn: Sendable {
    /// The folder or bundle it was read from.
    package let path: String
    /// `phường Mẫu`, as its plan says.
    package let locality: String
    package let province: String?
    package let isSent: Bool
    package let reportDate: CalendarDate?
    package let resultsDigest: String
    package let doubts: Int
    /// In the order of the grouping, the rest last.
    package let groups: [CityFigures]
    /// How many tasks each basis put into their groups.
    package let bases: [TaskGrouping.Basis: Int]
    package let indicators: [Indicator]
    package let counts: [CountedTable]
    package let difficulties: [TypedText]
    package let recommendations: [TypedText]
    package let strengths: [TypedText]
    package let causes: [TypedText]
    /// How many it issued.
    package let documents: Int

    /// Where a ward's data came from and what is known of it beside its plan and results.
    package struct Source: Sendable {
        package var path: String
        package var isSent: Bool
        package var reportDate: CalendarDate?
        package var resultsDigest: String
        package var doubts: Int

        package init(
            path: String, isSent: Bool = false, reportDate: CalendarDate? = nil,
            resultsDigest: String, doubts: Int = 0
        ) {
            self.path = path
            self.isSent = isSent
            self.reportDate = reportDate
            self.resultsDigest = resultsDigest
            self.doubts = doubts
        }
    }

    /// - Parameter keepsCells: whether each figure remembers its cell; the files then stay in memory.
    package init(
        _ source: Source, plan: Plan, results: Results, input: ReportInput,
        grouper: inout TaskGrouper, groupCount: Int, keepsCells: Bool
    ) {
        path = source.path
        locality = plan.organisation.locality
        province = plan.organisation.province
        isSent = source.isSent
        reportDate = source.reportDate
        resultsDigest = source.resultsDigest
        doubts = source.doubts
        let byTask = Dictionary(
            results.tasks.map { ($0.taskID.text, $0) }, uniquingKeysWith: { first, _ in first })
        let unitSections = Set(plan.units.compactMap(\.number))
        var groups = [CityFigures](repeating: CityFigures(), count: groupCount)
        var bases: [TaskGrouping.Basis: Int] = [:]
        for task in plan.tasks(reported: Set(byTask.keys)) {
            let (place, basis) = grouper.group(
                of: task, isOfUnit: unitSections.contains(task.section.number))
            groups[place].add(byTask[task.item.id], of: task, keepsCells: keepsCells)
            bases[basis, default: 0] += 1
        }
        self.groups = groups
        self.bases = bases
        indicators = keepsCells ? results.indicators : results.indicators.map(\.withoutPlaces)
        counts = keepsCells ? results.counts : results.counts.map(\.withoutPlaces)
        let told = results.tasks.compactMap(\.difficulties) + input.assessment.shortcomings
        let asked = input.recommendations + results.tasks.compactMap(\.recommendations)
        func kept(_ texts: [TypedText]) -> [TypedText] {
            texts.map { TypedText($0.text, location: keepsCells ? $0.location : nil) }
        }
        difficulties = kept(told.compactMap(\.remark))
        recommendations = kept(asked.compactMap(\.remark))
        strengths = kept(input.assessment.strengths)
        causes = kept(input.assessment.objectiveCauses + input.assessment.subjectiveCauses)
        documents = input.documents.count
    }

    /// What indicators are taken from.
    var results: Results { Results(indicators: indicators, counts: counts) }

    /// All its groups together.
    package var figures: CityFigures {
        groups.reduce(into: CityFigures()) { $0.merge($1) }
    }

    /// Whether it adds the same to a report, from whichever files.
    func isSame(as other: WardReturn) -> Bool {
        let words = { (texts: [TypedText]) in texts.map(\.text) }
        return resultsDigest == other.resultsDigest
            && groups.map(\.withoutCells) == other.groups.map(\.withoutCells)
            && words(difficulties) == words(other.difficulties)
            && words(recommendations) == words(other.recommendations)
            && words(strengths + causes) == words(other.strengths + other.causes)
            && documents == other.documents
    }

    /// Whether it reports a number at all: two blank returns are not copies of one another.
    package var hasFigures: Bool {
        let flows = figures
        return [flows.events, flows.attendances, flows.women, flows.funding].contains { $0.given > 0 }
            || indicators.contains { $0.numerator.value != nil || $0.value.value != nil }
    }
}

extension Indicator {
    fileprivate var withoutPlaces: Indicator {
        Indicator(
            id: TypedText(id.text), name: TypedText(name.text), unit: unit.map { TypedText($0.text) },
            numerator: Figure(numerator.value), denominator: Figure(denominator.value),
            value: Figure(value.value), target: target.map { TypedText($0.text) },
            source: source.map { TypedText($0.text) }, isEstimate: isEstimate)
    }
}

extension CountedTable {
    fileprivate var withoutPlaces: CountedTable {
        CountedTable(
            table: table,
            counts: counts.map {
                Count(row: $0.row, figure: Figure($0.figure.value), isEstimate: $0.isEstimate)
            })
    }
}
