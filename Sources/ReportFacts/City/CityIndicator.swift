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
    package private(set) var numerator = FlowSum()
    package private(set) var denominator = FlowSum()
    /// Wards with a value but without both parts.
    private var valuesAlone = 0
    /// Wards that measure it in another unit.
    package private(set) var otherUnit = 0
    /// Wards whose row is blank, and of an indicator of all of them those without a row.
    package private(set) var blank = 0
    /// Wards with nothing to divide by: their parts are in the sums.
    package private(set) var undivided = 0
    /// Wards, by their ids, where nothing arose of what it counts: nothing of nothing.
    package private(set) var noneArose: Set<String> = []
    package private(set) var hasEstimate = false
    /// Wards with a value and a goal, those that reached it, and those that still have time to.
    package private(set) var goals = 0
    package private(set) var reached = 0
    /// The first of them.
    private(set) var firstWithGoal: String?
    package private(set) var ahead = 0
    package private(set) var lowest: WardValue?
    package private(set) var highest: WardValue?
    /// The value of each ward that has one, by the ward's id.
    package private(set) var values: [String: WardValue] = [:]
    /// What wards type as their goal where the set has none; blank where it is not the same for all.
    private var target: TypedText?
    /// Whose it is, where the set does not have it: one id may name different things.
    package private(set) var reporters: [String] = []
    /// The goals that were read, by their words: wards take them from one form.
    private var goalsByWords: [String: IndicatorGoal?] = [:]
    /// The city's own row, which replaces what the wards add up to.
    package private(set) var own: Indicator?
    /// What the only ward has that set it: its value is the ward's.
    private var single: Indicator?
    /// How the wards that set it define it; nil where they do not all set the same goal.
    private var shared: IndicatorDefinition?

    init(id: String, name: TypedText, unit: String?, definition: IndicatorDefinition?) {
        (self.id, self.name, self.unit, self.definition) = (id, name, unit, definition)
    }

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

    /// What the city's value rests on; nil where no cells were kept.
    var origin: Origin? { own.map(Self.origin(of:)) ?? originOfWards }

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

extension CityIndicator {
    /// Takes what one ward has.
    /// - Parameter ownDefinition: how the ward defines what it set itself.
    mutating func add(
        _ indicator: Indicator, _ ownDefinition: IndicatorDefinition?, of ward: RegisteredWard,
        in period: ReportingPeriod
    ) -> IndicatorFact.State {
        guard isSameUnit(indicator.unit?.text) else {
            otherUnit += 1
            return .withoutGoal
        }
        guard let value = IndicatorFact.value(of: indicator, definition ?? ownDefinition) else {
            guard indicator.isUndivided else {
                blank += 1
                return .unknown
            }
            addParts(of: indicator)
            if indicator.isAboutNobody {
                noneArose.insert(ward.id)
                return .noneArose
            }
            undivided += 1
            return .undivided
        }
        let figures =
            indicator.value.value == nil ? [indicator.numerator, indicator.denominator] : [indicator.value]
        let own = WardValue(
            ward: ward.name, place: values.count, value: value, isEstimate: indicator.isEstimate,
            cells: figures.flatMap(\.places))
        values[ward.id] = own
        if lowest.map({ value < $0.value }) ?? true { lowest = own }
        if highest.map({ value > $0.value }) ?? true { highest = own }
        hasEstimate = hasEstimate || indicator.isEstimate
        addParts(of: indicator)
        let state = state(with: value, of: indicator, ownDefinition, in: period)
        if goals == 1, firstWithGoal == nil { firstWithGoal = ward.name }
        return state
    }

    /// Whether the ward reached its goal, counted among the others.
    private mutating func state(
        with value: FigureValue, of indicator: Indicator, _ ownDefinition: IndicatorDefinition?,
        in period: ReportingPeriod
    ) -> IndicatorFact.State {
        // The goal of the set holds for all; a ward's own only where the set has none.
        var judged = indicator
        if definition?.goal(in: period.year) != nil {
            judged.target = nil
        } else {
            agree(on: indicator.target)
        }
        let due =
            if let ownDefinition {
                IndicatorFact.goal(of: judged, ownDefinition, in: period.year).goal
            } else {
                goal(of: judged, in: period.year)
            }
        let state = IndicatorFact.state(
            with: value, of: indicator, definition ?? ownDefinition, goal: due,
            isDue: due?.isDue(in: period) ?? true)
        goals += [.reached, .missed, .ahead].contains(state) ? 1 : 0
        reached += state == .reached ? 1 : 0
        ahead += state == .ahead ? 1 : 0
        return state
    }

    /// Most wards type the same goal: its words are read once.
    private mutating func goal(of indicator: Indicator, in year: Int) -> IndicatorGoal? {
        let text = indicator.target?.text ?? ""
        if let known = goalsByWords[text] { return known }
        let goal = IndicatorFact.goal(of: indicator, definition, in: year).goal
        goalsByWords[text] = .some(goal)
        return goal
    }

    private mutating func addParts(of indicator: Indicator) {
        guard let part = indicator.numerator.value, let whole = indicator.denominator.value else {
            valuesAlone += 1
            return
        }
        let isEstimate = indicator.isEstimate
        numerator.addWard(part, isEstimate: isEstimate, cells: indicator.numerator.places)
        denominator.addWard(whole, isEstimate: isEstimate, cells: indicator.denominator.places)
    }

    /// Nearly all wards write the unit as the set does.
    private func isSameUnit(_ typed: String?) -> Bool {
        guard let typed, let unit, typed != unit else { return true }
        return WardName.loose(typed) == WardName.loose(unit)
    }

    /// Takes the city's own row.
    mutating func replace(by own: Indicator) { self.own = own }

    /// Of so many wards those without a row are blank, too; of what some set themselves only these have one.
    mutating func completeBlanks(of all: Int) {
        guard reporters.isEmpty else { return }
        blank = max(0, all - wards - withoutParts - otherUnit)
    }

    /// A goal that not all wards share is nobody's but theirs.
    private mutating func agree(on typed: TypedText?) {
        let isSame = target == nil || target?.text == typed?.text
        target = TypedText(isSame ? typed?.text ?? "" : "")
    }

    /// Takes a ward among those that set it themselves.
    mutating func add(
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
}
