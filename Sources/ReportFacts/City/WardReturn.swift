internal import Diagnostics
package import PlanModel

/// What one ward contributes to a city's report: its figures by task group, and its words. Small,
/// so that a country's wards fit into memory; the files it was made from are gone. A class, because all
/// that is told of wards looks at each of them many times: a value of so many parts takes longer to copy.
package final class WardReturn: Sendable {
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
    /// All its groups together.
    package let figures: CityFigures
    /// How many tasks each basis put into their groups.
    package let bases: [TaskGrouping.Basis: Int]
    /// What it says of its results, but for its own name.
    let told: ToldWords
    /// Groups whose campaign it carries out beside other work, counted with that work.
    let sharedGroups: Set<Int>
    /// Of each group the few results that tell most, the first of them first.
    let examples: [[ToldResult]]
    /// Of each group the first few tasks that were not begun.
    let undone: [[UndoneTask]]
    /// The last day of its figures, where it says so.
    package let dataTo: CalendarDate?
    /// The first day of them, where it says so.
    package let dataFrom: CalendarDate?
    package let indicators: [Indicator]
    /// How it defines the indicators that it set itself, by their ids.
    let ownIndicators: [String: IndicatorDefinition]
    package let counts: [CountedTable]
    /// What it calls its shortcomings; what stands in their way is told apart.
    let shortcomings: [TypedText]
    package let difficulties: [TypedText]
    let recommendations: [RemarkFact]
    package let strengths: [TypedText]
    let objectiveCauses: [TypedText]
    let subjectiveCauses: [TypedText]
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

    /// - Parameters:
    ///   - own: the indicators it set itself.
    ///   - keepsCells: whether each figure remembers its cell; the files then stay in memory.
    package init(
        _ source: Source, plan: Plan, results: Results, input: ReportInput, own: [IndicatorDefinition],
        grouper: inout TaskGrouper, groupCount: Int, keepsCells: Bool
    ) {
        path = source.path
        locality = plan.organisation.locality
        province = plan.organisation.province
        isSent = source.isSent
        reportDate = source.reportDate
        resultsDigest = source.resultsDigest
        doubts = source.doubts
        let tasks = WardTasks(
            plan, results, grouper: &grouper, groupCount: groupCount, keepsCells: keepsCells)
        (groups, bases) = (tasks.groups, tasks.bases)
        figures = tasks.groups.reduce(into: CityFigures()) { $0.merge($1) }
        (examples, undone, sharedGroups) = (tasks.examples, tasks.undone, tasks.sharedGroups)
        told = ToldWords(results, of: locality)
        (dataFrom, dataTo) = (input.dataFrom, input.dataTo)
        ownIndicators = Self.reported(own, in: results, keepsCells: keepsCells)
        indicators = keepsCells ? results.indicators : results.indicators.map(\.withoutPlaces)
        counts = keepsCells ? results.counts : results.counts.map(\.withoutPlaces)
        func kept(_ text: TypedText) -> TypedText {
            TypedText(text.text, location: keepsCells ? text.location : nil)
        }
        func kept(_ texts: [TypedText]) -> [TypedText] { texts.map(kept) }
        shortcomings = Self.fullest(kept(input.assessment.shortcomings.compactMap(\.remark)))
        difficulties = Self.fullest(
            kept(results.tasks.compactMap { $0.difficulties?.remark }), beside: shortcomings)
        recommendations =
            kept(input.recommendations.compactMap(\.remark)).map { RemarkFact(text: $0) }
            + results.tasks.compactMap { result in
                result.recommendations?.remark.map {
                    RemarkFact(text: kept($0), unit: tasks.askers[result.taskID.text])
                }
            }
        strengths = kept(input.assessment.strengths.compactMap(\.remark))
        objectiveCauses = kept(input.assessment.objectiveCauses.compactMap(\.remark))
        subjectiveCauses = kept(input.assessment.subjectiveCauses.compactMap(\.remark))
        documents = input.documents.count
    }

    /// What indicators are taken from.
    var results: Results { Results(indicators: indicators, counts: counts) }

    /// Whether it adds the same to a report, from whichever files.
    func isSame(as other: WardReturn) -> Bool {
        let words = { (texts: [TypedText]) in texts.map(\.text) }
        return resultsDigest == other.resultsDigest
            && groups.map(\.withoutCells) == other.groups.map(\.withoutCells)
            && words(shortcomings) == words(other.shortcomings)
            && words(difficulties) == words(other.difficulties)
            && words(recommendations.map(\.text)) == words(other.recommendations.map(\.text))
            && words(strengths) == words(other.strengths)
            && words(objectiveCauses) == words(other.objectiveCauses)
            && words(subjectiveCauses) == words(other.subjectiveCauses)
            && documents == other.documents
    }

    /// Whether it reports a number that is not 0: two returns of nothing are not copies of one another.
    package var hasFigures: Bool {
        let flows = figures
        return [flows.events, flows.attendances, flows.women, flows.funding].contains { $0.total ?? 0 > 0 }
            || indicators.contains { $0.numerator.value ?? 0 > 0 || $0.value.value ?? 0 > 0 }
    }

    /// Whether it reports so much that no other ward has the same by chance.
    var hasManyFigures: Bool {
        let given = [figures.events, figures.attendances, figures.women, figures.funding].map(\.given)
        return given.reduce(0, +) >= 10 && figures.attendances.total ?? 0 >= 100
    }
}

/// What a ward says of its results, as far as it is needed to find the same words under another ward's name.
struct ToldWords: Hashable, Sendable {
    private let digest: Int
    private let length: Int

    init(_ results: Results, of locality: String) {
        let name = locality.split(separator: " ").dropFirst().joined(separator: " ")
        var hasher = Hasher()
        var length = 0
        for text in results.tasks.compactMap(\.outcome?.text) {
            let holdsName = !name.isEmpty && TextSearch.contains(name, in: text)
            let text = holdsName ? TextSearch.replacing(name, in: text, with: "") : text
            hasher.combine(text)
            length += text.utf8.count
        }
        (digest, self.length) = (hasher.finalize(), length)
    }

    /// Whether it says so much that no other ward says the same by chance.
    var isLong: Bool { length >= 400 }
}

extension WardReturn {
    /// The definitions of what has a row, by their ids; the places in them keep their file in memory.
    private static func reported(
        _ own: [IndicatorDefinition], in results: Results, keepsCells: Bool
    ) -> [String: IndicatorDefinition] {
        let ids = Set(results.indicators.map(\.id.text))
        var reported: [String: IndicatorDefinition] = [:]
        for var definition in own where ids.contains(definition.id) && reported[definition.id] == nil {
            if !keepsCells { definition.location = nil }
            reported[definition.id] = definition
        }
        return reported
    }

    /// Without what a longer one of the same ward, or any of the others, says too; of more than a ward could
    /// write, all.
    private static func fullest(_ texts: [TypedText], beside others: [TypedText] = []) -> [TypedText] {
        guard texts.count + others.count <= mostCompared else { return texts }
        return texts.filter { own in
            let end = own.text.lastIndex { !".;: ".contains($0) }
            let words = end.map { String(own.text[...$0]) } ?? own.text
            func isSaid(in other: TypedText) -> Bool { TextSearch.contains(words, in: other.text) }
            return !texts.contains { $0.text.utf8.count > own.text.utf8.count && isSaid(in: $0) }
                && !others.contains(where: isSaid)
        }
    }

    private static let mostCompared = 300
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
