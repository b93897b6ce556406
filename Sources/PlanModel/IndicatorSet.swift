package import Diagnostics

/// The indicators an office answers for: the national set, its own, or both.
package struct IndicatorSet: Hashable, Sendable {
    /// How a report names it.
    package var name: String
    /// The decision that sets it.
    package var source: String
    /// In the order of the table.
    package var indicators: [IndicatorDefinition]

    package init(name: String = "", source: String = "", indicators: [IndicatorDefinition] = []) {
        self.name = name
        self.source = source
        self.indicators = indicators
    }
}

/// What an indicator measures, what is wanted of it, and who can know it.
package struct IndicatorDefinition: Hashable, Sendable {
    /// Which values are good.
    package enum Direction: String, Hashable, Sendable, CaseIterable {
        case atLeast = "at-least"
        /// Above the target; the target itself is not reached.
        case above
        case atMost = "at-most"
        /// Below the target; the target itself is not reached.
        case below
    }

    /// Who has figures.
    package enum Scope: String, Hashable, Sendable, CaseIterable {
        /// Every agency and unit has them of itself, whatever its place.
        case office
        /// Whoever governs a place has them, from wards and communes on.
        case ward
        /// Only the province has them.
        case province
        /// A survey of the state's statisticians.
        case survey
    }

    /// A value wanted by the end of a year.
    package struct Goal: Hashable, Sendable {
        package var year: Int
        package var value: FigureValue
        /// Which values are good, where it is not as the indicator says.
        package var direction: Direction?
        /// True for `từ năm … trở đi`: it holds in the years behind it, too.
        package var isOnward: Bool
        /// False where the value was taken from a second source and not yet compared with the decision.
        package var isConfirmed: Bool

        package init(
            year: Int, value: FigureValue, direction: Direction? = nil, isOnward: Bool = false,
            isConfirmed: Bool = true
        ) {
            self.year = year
            self.value = value
            self.direction = direction
            self.isOnward = isOnward
            self.isConfirmed = isConfirmed
        }
    }

    /// The rows of a table of counts that hold the parts of an indicator.
    package struct CountedParts: Hashable, Sendable {
        /// The name of the table's form.
        package var table: String
        package var numerator: String
        package var denominator: String
        /// A row that does not belong to the denominator and is taken off it.
        package var without: String?

        package init(table: String, numerator: String, denominator: String, without: String? = nil) {
            self.table = table
            self.numerator = numerator
            self.denominator = denominator
            self.without = without
        }
    }

    package var id: String
    package var text: String
    package var unit: String
    package var direction: Direction
    /// The quotient of the parts is taken times this: 100 for percent and for boys per 100 girls.
    package var scale: Int
    package var scope: Scope
    package var goals: [Goal]
    /// What the numerator and the denominator count.
    package var numerator: String?
    package var denominator: String?
    /// Small counts say more than their quotient: they are printed beside it.
    package var showsParts: Bool
    /// Where the parts stand already, so that nobody types them again.
    package var counts: CountedParts?
    /// True for a goal that the plan sets itself.
    package var isOfPlan: Bool
    /// True where the office set it itself, beside a set that it took over.
    package var isOwn = false
    package var location: Location?

    package init(
        id: String, text: String, unit: String, direction: Direction = .atLeast, scale: Int = 1,
        scope: Scope = .ward, goals: [Goal] = [], numerator: String? = nil, denominator: String? = nil,
        showsParts: Bool = false, counts: CountedParts? = nil, isOfPlan: Bool = false,
        location: Location? = nil
    ) {
        self.id = id
        self.text = text
        self.unit = unit
        self.direction = direction
        self.scale = scale
        self.scope = scope
        self.goals = goals
        self.numerator = numerator
        self.denominator = denominator
        self.showsParts = showsParts
        self.counts = counts
        self.isOfPlan = isOfPlan
        self.location = location
    }

    /// The goal that holds in a year: the next one to be reached, else one that lasts; nil when all lie in
    /// the past.
    package func goal(in year: Int) -> Goal? {
        goals.filter { $0.year >= year }.min { $0.year < $1.year }
            ?? goals.filter(\.isOnward).max { $0.year < $1.year }
    }
}

/// What was reported a year before, to compare with.
package struct PreviousReport: Hashable, Sendable {
    package var plan: Plan
    package var results: Results
    package var period: ReportingPeriod

    package init(plan: Plan, results: Results, period: ReportingPeriod) {
        self.plan = plan
        self.results = results
        self.period = period
    }
}
