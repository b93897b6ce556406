internal import Diagnostics
internal import PlanModel

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
            let state = rows[place].add(indicator, ownDefinition, of: ward, in: period)
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
            if indicator.hasFigures { rows[place].replace(by: indicator) }
        }
        return (order.compactMap { places[TextKey($0)] } + extra).map { place in
            var row = rows[place]
            row.completeBlanks(of: wards)
            return row
        }
    }

    /// Blank rows of those of the set that each ward has to count, and none has a row of; before the year's end
    /// nobody has to.
    var uncounted: [CityIndicator] {
        guard period.kind == .annual else { return [] }
        return order.compactMap { definitions[$0] }.filter { definition in
            let isOfSet = !definition.isOwn && !definition.isOfPlan
            return isOfSet && places[TextKey(definition.id)] == nil
                && definition.scope.concern(of: .ward) == .own
        }.map { definition in
            let blank = Indicator(id: TypedText(definition.id), name: TypedText(definition.text))
            var row = Self.row(for: blank, definition, own: nil)
            row.completeBlanks(of: wards)
            return row
        }
    }

    /// Rows with the blank ones among them, as the set orders both; what it does not know stays last.
    func listed(_ rows: [CityIndicator]) -> [CityIndicator] {
        let places = Dictionary(order.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        func place(_ row: CityIndicator) -> Int {
            row.definition == nil ? order.count : places[row.id] ?? order.count
        }
        return (rows + uncounted).enumerated()
            .sorted { (place($0.element), $0.offset) < (place($1.element), $1.offset) }.map(\.element)
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
}
