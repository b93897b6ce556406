internal import Diagnostics
package import PlanModel

/// An indicator over the wards: the sum of numerators over the sum of denominators. Values that
/// came without their parts are not added to anything.
package struct CityIndicator: Sendable {
    /// What one ward has, and the cells that say so where they are kept.
    package struct WardValue: Sendable {
        package let ward: String
        /// Among the wards with a value.
        let place: Int
        package let value: FigureValue
        let isEstimate: Bool
        fileprivate let cells: [Location]

        var origin: Origin? {
            cells.isEmpty ? nil : .computed(rule: "share", parts: cells.map(Origin.place))
        }
    }

    package let id: String
    package let name: TypedText
    package let unit: String?
    package let definition: IndicatorDefinition?
    package fileprivate(set) var numerator = FlowSum()
    package fileprivate(set) var denominator = FlowSum()
    /// Wards with a value but without both parts.
    fileprivate var valuesAlone = 0
    /// Wards that measure it in another unit.
    package fileprivate(set) var otherUnit = 0
    /// Wards whose row is blank, and of an indicator of all of them those without a row.
    package fileprivate(set) var blank = 0
    /// Wards with nothing to divide by: their parts are in the sums.
    package fileprivate(set) var undivided = 0
    /// Wards, by their ids, where nothing arose of what it counts: nothing of nothing.
    package fileprivate(set) var noneArose: Set<String> = []
    package fileprivate(set) var hasEstimate = false
    /// Wards with a value and a goal, those that reached it, and those that still have time to.
    package fileprivate(set) var goals = 0
    package fileprivate(set) var reached = 0
    package fileprivate(set) var ahead = 0
    package fileprivate(set) var lowest: WardValue?
    package fileprivate(set) var highest: WardValue?
    /// The value of each ward that has one, by the ward's id.
    package fileprivate(set) var values: [String: WardValue] = [:]
    /// What wards type as their goal where the set has none; blank where it is not the same for all.
    fileprivate var target: TypedText?
    /// Whose it is, where the set does not have it: one id may name different things.
    package fileprivate(set) var reporters: [String] = []
    /// The goals that were read, by their words: wards take them from one form.
    fileprivate var goalsByWords: [String: IndicatorGoal?] = [:]
    /// The city's own row, which replaces what the wards add up to.
    package fileprivate(set) var own: Indicator?
    /// What the only ward has that set it: its value is the ward's.
    fileprivate var single: Indicator?
    /// How the wards that set it define it; nil where they do not all set the same goal.
    fileprivate var shared: IndicatorDefinition?

    /// The city's value as one row: its own, or what the wards' come to.
    package var asIndicator: Indicator { own ?? ofWards }

    /// What the wards' rows come to: that of the only ward, or the sums of the parts.
    package var ofWards: Indicator {
        single
            ?? Indicator(
                id: TypedText(id), name: name, unit: unit.map { TypedText($0) },
                numerator: Figure(isMeanOfEach ? nil : numerator.total),
                denominator: Figure(denominator.total),
                target: target.flatMap { $0.text.isEmpty ? nil : $0 }, isEstimate: hasEstimate)
    }

    /// What its row is judged by.
    var judge: IndicatorDefinition? { definition ?? shared }

    /// Whether each ward has its own mean of it, as articles of a quarter: over all wards it would be the mean
    /// of one ward, and is no value of the city.
    package var isMean: Bool { own == nil && isMeanOfEach }

    private var isMeanOfEach: Bool {
        guard let definition, definition.denominator != nil else { return false }
        return IndicatorFact.scale(of: Indicator(id: TypedText(id), name: name), definition) == 1
    }

    /// Wards whose parts are in the sums; where nothing is added, wards with a value.
    package var wards: Int {
        addsParts ? numerator.wards : max(numerator.wards, values.count)
    }

    /// Wards with a value that the sums are without.
    package var withoutParts: Int { addsParts ? valuesAlone : 0 }

    private var addsParts: Bool { single == nil && !isMean }

    /// A goal that not all wards share is nobody's but theirs.
    fileprivate mutating func agree(on typed: TypedText?) {
        let isSame = target == nil || target?.text == typed?.text
        target = TypedText(isSame ? typed?.text ?? "" : "")
    }

    /// Takes a ward among those that set it themselves.
    fileprivate mutating func add(
        _ indicator: Indicator, _ own: IndicatorDefinition?, reportedBy ward: RegisteredWard
    ) {
        guard reporters.last != ward.name else { return }
        reporters.append(ward.name)
        guard reporters.count > 1 else {
            (single, shared) = (indicator, own)
            return
        }
        single = nil
        if own?.goals != shared?.goals || own?.direction != shared?.direction { shared = nil }
    }

    /// What the city's value rests on; nil where no cells were kept.
    var origin: Origin? {
        own.map(Self.origin(of:)) ?? originOfWards
    }

    /// The same of what the wards' rows come to.
    var originOfWards: Origin? {
        if let single { return Self.origin(of: single) }
        let parts = [numerator.origin("sum"), denominator.origin("sum")].compactMap { $0 }
        return parts.isEmpty ? nil : .computed(rule: "share", parts: parts)
    }

    private static func origin(of row: Indicator) -> Origin {
        let cells = [row.value, row.numerator, row.denominator].filter { $0.value != nil }
        return .computed(rule: "share", parts: cells.compactMap(\.location).map(Origin.place))
    }
}

/// How far one ward is with its indicators.
package struct WardGoals: Hashable, Sendable {
    /// Those it has figures of.
    package private(set) var measured = 0
    /// Of these those whose goal is reached or due.
    package private(set) var judged = 0
    package private(set) var reached = 0

    fileprivate mutating func add(_ state: IndicatorFact.State) {
        measured += state == .unknown ? 0 : 1
        judged += state == .reached || state == .missed ? 1 : 0
        reached += state == .reached ? 1 : 0
    }
}

/// Gathers the indicators of wards, ward by ward.
struct CityIndicators {
    private let definitions: [String: IndicatorDefinition]
    private let order: [String]
    /// Those that the city's plan sets itself. A ward numbers its own alike: they are known by their words.
    private let planGoals: [IndicatorDefinition]
    /// Which of them a ward's indicator is, by its name as it was typed.
    private var goalsByName: [String: IndicatorDefinition?] = [:]
    private let period: ReportingPeriod
    private var rows: [CityIndicator] = []
    /// Where the row of a key stands.
    private var places: [TextKey: Int] = [:]
    /// Rows of indicators that the set does not have, in the order they came.
    private var extra: [Int] = []
    private var wards = 0

    init(set: IndicatorSet?, period: ReportingPeriod) {
        let all = set?.indicators ?? []
        definitions = Dictionary(all.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        order = all.map(\.id)
        planGoals = all.filter(\.isOfPlan)
        self.period = period
    }

    /// - Parameter own: the definitions of those that the ward set itself, by their ids.
    /// - Returns: how far the ward is with those it has figures of.
    mutating func add(
        _ indicators: [Indicator], own: [String: IndicatorDefinition], of ward: RegisteredWard
    ) -> WardGoals {
        wards += 1
        var count = WardGoals()
        for indicator in indicators {
            let definition = definition(of: indicator)
            let ownDefinition = definition == nil ? own[indicator.id.text] : nil
            let place = place(of: indicator, definition, own: ownDefinition)
            if definition == nil { rows[place].add(indicator, ownDefinition, reportedBy: ward) }
            let state = Self.add(indicator, ownDefinition, to: &rows[place], of: ward, period)
            count.add(state)
        }
        return count
    }

    /// Of the city what a ward's indicator is.
    private mutating func definition(of indicator: Indicator) -> IndicatorDefinition? {
        if let known = definitions[indicator.id.text], !known.isOfPlan { return known }
        guard !planGoals.isEmpty else { return nil }
        if let known = goalsByName[indicator.name.text] { return known }
        func words(_ indicator: Indicator?, _ goal: IndicatorDefinition) -> String {
            let fact = IndicatorFact(
                indicator, definition: goal, year: period.year, office: CityIndicatorFact.office)
            return TypedTextCleaning.comparable(fact.name.text)
        }
        let goal = planGoals.first { words(indicator, $0) == words(nil, $0) }
        goalsByName[indicator.name.text] = .some(goal)
        return goal
    }

    /// In the order of the set; what it does not know follows in the order it came. A year's report says of
    /// the plan's goals, too, of which nobody reported.
    mutating func rows(own: [Indicator]) -> [CityIndicator] {
        for goal in planGoals where period.kind == .annual {
            _ = place(of: Indicator(id: TypedText(goal.id), name: TypedText(goal.text)), goal)
        }
        for indicator in own {
            let place = place(of: indicator, definitions[indicator.id.text])
            if indicator.hasFigures { rows[place].own = indicator }
        }
        return (order.compactMap { places[TextKey($0)] } + extra).map { place in
            var row = rows[place]
            if row.reporters.isEmpty {
                row.blank = max(0, wards - row.wards - row.withoutParts - row.otherUnit)
            }
            return row
        }
    }

    /// Of the row of an indicator, which is made where it is the first.
    private mutating func place(
        of indicator: Indicator, _ definition: IndicatorDefinition?, own: IndicatorDefinition? = nil
    ) -> Int {
        let key = TextKey(definition?.id ?? Self.key(of: indicator, own))
        if let known = places[key] { return known }
        if definition == nil { extra.append(rows.count) }
        places[key] = rows.count
        rows.append(Self.row(for: indicator, definition, own: own))
        return rows.count - 1
    }

    /// Two wards may give one id to different things of their own, and goals of their plans that are the same
    /// different ids.
    private static func key(of indicator: Indicator, _ own: IndicatorDefinition?) -> String {
        let id = own?.isOfPlan ?? false ? "" : indicator.id.text
        return "\(id)\n\(TypedTextCleaning.comparable(indicator.name.text))\n\(unit(indicator) ?? "")"
    }

    private static func row(
        for indicator: Indicator, _ definition: IndicatorDefinition?, own: IndicatorDefinition?
    ) -> CityIndicator {
        CityIndicator(
            id: definition?.id ?? (own?.isOfPlan ?? false ? ofWardPlans : indicator.id.text),
            name: definition.map { TypedText($0.text) } ?? indicator.name,
            unit: definition?.unit ?? indicator.unit?.text, definition: definition)
    }

    /// The id of all goals of wards' plans (`đơn vị`): each plan numbers its own, and so does the city's.
    private static let ofWardPlans = "ĐV"

    private static func unit(_ indicator: Indicator) -> String? {
        indicator.unit.map { WardName.loose($0.text) }
    }

    private static func add(
        _ indicator: Indicator, _ ownDefinition: IndicatorDefinition?, to row: inout CityIndicator,
        of ward: RegisteredWard, _ period: ReportingPeriod
    ) -> IndicatorFact.State {
        let definition = row.definition ?? ownDefinition
        if let unit = unit(indicator), let due = row.unit, unit != WardName.loose(due) {
            row.otherUnit += 1
            return .withoutGoal
        }
        guard let value = IndicatorFact.value(of: indicator, definition) else {
            guard indicator.isUndivided else {
                row.blank += 1
                return .unknown
            }
            addParts(of: indicator, to: &row)
            if indicator.isAboutNobody {
                row.noneArose.insert(ward.id)
                return .noneArose
            }
            row.undivided += 1
            return .undivided
        }
        let figures =
            indicator.value.value == nil ? [indicator.numerator, indicator.denominator] : [indicator.value]
        let own = CityIndicator.WardValue(
            ward: ward.name, place: row.values.count, value: value, isEstimate: indicator.isEstimate,
            cells: figures.flatMap(\.places))
        row.values[ward.id] = own
        if row.lowest.map({ value < $0.value }) ?? true { row.lowest = own }
        if row.highest.map({ value > $0.value }) ?? true { row.highest = own }
        row.hasEstimate = row.hasEstimate || indicator.isEstimate
        addParts(of: indicator, to: &row)
        // The goal of the set holds for all; a ward's own only where the set has none.
        var judged = indicator
        if row.definition?.goal(in: period.year) != nil {
            judged.target = nil
        } else {
            row.agree(on: indicator.target)
        }
        let goal =
            if let ownDefinition {
                IndicatorFact.goal(of: judged, ownDefinition, in: period.year).goal
            } else {
                goal(of: judged, in: &row, period.year)
            }
        let state = IndicatorFact.state(
            with: value, of: indicator, definition, goal: goal, isDue: goal?.isDue(in: period) ?? true)
        row.goals += [.reached, .missed, .ahead].contains(state) ? 1 : 0
        row.reached += state == .reached ? 1 : 0
        row.ahead += state == .ahead ? 1 : 0
        return state
    }

    /// Most wards type the same goal: its words are read once.
    private static func goal(
        of indicator: Indicator, in row: inout CityIndicator, _ year: Int
    ) -> IndicatorGoal? {
        let text = indicator.target?.text ?? ""
        if let known = row.goalsByWords[text] { return known }
        let goal = IndicatorFact.goal(of: indicator, row.definition, in: year).goal
        row.goalsByWords[text] = .some(goal)
        return goal
    }

    private static func addParts(of indicator: Indicator, to row: inout CityIndicator) {
        guard let numerator = indicator.numerator.value, let denominator = indicator.denominator.value else {
            row.valuesAlone += 1
            return
        }
        var (above, below) = (FlowSum(), FlowSum())
        above.add(numerator, isEstimate: indicator.isEstimate, cells: indicator.numerator.places)
        below.add(denominator, isEstimate: indicator.isEstimate, cells: indicator.denominator.places)
        row.numerator += above
        row.denominator += below
    }
}
