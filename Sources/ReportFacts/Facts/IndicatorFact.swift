internal import Diagnostics
internal import FoundationEssentials
package import PlanModel
internal import TemplateEngine

/// An indicator with its value, its goal and whether the goal is reached.
///
/// What was reported and what the indicator is are joined by the id; either may be missing.
package struct IndicatorFact: Fact {
    package let indicator: Indicator?
    package let definition: IndicatorDefinition?
    package let year: Int
    /// The same a year before, where the report compares the two.
    private let earlier: Indicator?
    /// Who answers for it.
    package let office: Office
    /// What the form says, else the goal of the set that holds in this year.
    let goal: IndicatorGoal?
    /// A goal of the form's own; nil where it repeats one of the set's.
    let typedTarget: TypedText?
    package let state: State

    /// Of whose report the indicator is a row.
    package struct Office: Hashable, Sendable {
        package let level: Organisation.Level
        /// `phường`, `xã` …: who does not keep figures that only a province has.
        package let kind: String

        package init(level: Organisation.Level, kind: String) {
            self.level = level
            self.kind = kind
        }
    }

    /// - Parameter isYearOver: false while the year's end, and what is to be reached by it, lies ahead.
    package init(
        _ indicator: Indicator?, definition: IndicatorDefinition? = nil, year: Int, office: Office,
        isYearOver: Bool = true, earlier: Indicator? = nil
    ) {
        self.earlier = earlier
        self.indicator = indicator
        self.definition = definition
        self.year = year
        self.office = office
        (goal, typedTarget) = Self.goal(of: indicator, definition, in: year)
        let isOurs = indicator != nil || definition?.scope.concern(of: office.level) ?? .own == .own
        state = Self.state(
            of: indicator, definition, goal: goal, isOurs: isOurs,
            isDue: goal?.isDue(in: year, isYearOver: isYearOver) ?? true)
    }

    package static let typeName = "indicator"
    package static let fields: [FactField<IndicatorFact>] = [
        FactField("id", .text) { .text($0.indicator?.id ?? TypedText($0.definition?.id ?? "")) },
        FactField("name", .text) { .text($0.name) },
        FactField("unit", .optional(.text)) { $0.unit },
        FactField("full_unit", .optional(.text)) { .text($0.fullUnit) },
        FactField("numerator", .optional(.number)) { .figure($0.indicator?.numerator ?? .missing) },
        FactField("denominator", .optional(.number)) { .figure($0.indicator?.denominator ?? .missing) },
        FactField("numerator_name", .optional(.text)) { .text($0.definition?.numerator) },
        FactField("denominator_name", .optional(.text)) { .text($0.definition?.denominator) },
        FactField("shows_parts", .flag) { .bool($0.showsParts) },
        FactField("value", .optional(.number)) { $0.current },
        FactField("is_percent", .flag) { .bool($0.isPercent) },
        FactField("digits", .number) { .int($0.digits) },
        FactField("target", .optional(.text)) { $0.target },
        FactField("target_in_sentence", .optional(.text)) { $0.targetInSentence },
        FactField("is_own_target", .flag) { .bool($0.typedTarget != nil) },
        FactField("target_year", .optional(.number)) { $0.targetYear },
        FactField("target_when", .optional(.text)) { .text($0.targetWhen) },
        FactField("goal", .optional(.number)) { $0.goalValue },
        FactField("goal_year", .optional(.number)) { fact in fact.goal?.year.map { .int($0) } ?? .none },
        FactField("is_goal_confirmed", .flag) { .bool($0.goal?.isConfirmed ?? true) },
        FactField("is_reached", .flag) { .bool($0.state == .reached) },
        FactField("is_missed", .flag) { .bool($0.state == .missed) },
        FactField("is_ahead", .flag) { .bool($0.state == .ahead) },
        FactField("goal_distance", .optional(.number)) { $0.goalDistance },
        FactField("is_out_of_scope", .flag) { .bool($0.state == .outOfScope) },
        FactField("is_unknown", .flag) { .bool($0.state == .unknown) },
        FactField("is_none_arose", .flag) { .bool($0.state == .noneArose) },
        FactField("is_undivided", .flag) { .bool($0.state == .undivided) },
        FactField("is_unjudged", .flag) { .bool($0.state == .unjudged) },
        FactField("is_average", .flag) { fact in
            .bool(fact.indicator.map { Self.isAverage($0, fact.definition) } ?? false)
        },
        FactField("is_of_plan", .flag) { .bool($0.definition?.isOfPlan ?? false) },
        FactField("state", .text) { .string($0.stateText, origin: $0.current.origin) },
        FactField("source", .optional(.text)) { .text($0.indicator?.source) },
        FactField("is_estimate", .flag) { .bool($0.indicator?.isEstimate ?? false) },
    ]

    /// How the value stands to its goal.
    package enum State: Hashable, Sendable {
        case reached, missed
        /// Not yet reached, and there is time left: nobody missed a goal of a later year.
        case ahead
        /// A mean that is good enough, of parts of which each should be: `mỗi quý` of a whole year.
        case unjudged
        /// A value, and nothing to hold it against.
        case withoutGoal
        /// No value where there should be one.
        case unknown
        /// Nobody it could be about: nothing of nothing.
        case noneArose
        /// Both parts are known, and the lower one is zero: there is no quotient.
        case undivided
        /// No value where this level keeps none.
        case outOfScope
    }

    /// What an indicator is with this value and this goal of it.
    /// - Parameters:
    ///   - isOurs: whether this level keeps figures of it.
    ///   - isDue: whether the goal can have been missed.
    static func state(
        of indicator: Indicator?, _ definition: IndicatorDefinition?, goal: IndicatorGoal?, isOurs: Bool,
        isDue: Bool
    ) -> State {
        guard let value = value(of: indicator, definition) else {
            guard let indicator, indicator.isUndivided else { return isOurs ? .unknown : .outOfScope }
            return indicator.isAboutNobody ? .noneArose : .undivided
        }
        guard let goal else { return .withoutGoal }
        guard goal.isReached(by: value) else { return isDue ? .missed : .ahead }
        return indicator.map { isAverage($0, definition) } ?? false ? .unjudged : .reached
    }

    /// Whether its value is the mean of several parts, as articles of quarters: nobody knows from it how many
    /// of them reached a goal that holds for each.
    private static func isAverage(_ indicator: Indicator, _ definition: IndicatorDefinition?) -> Bool {
        guard let definition, definition.denominator != nil, indicator.value.value == nil else {
            return false
        }
        return scale(of: indicator, definition) == 1 && indicator.denominator.value ?? 0 > 1
    }

    /// A share is named as one: `Tỷ lệ lao động nữ …`.
    var name: TypedText {
        var name = indicator?.name ?? TypedText(definition?.text ?? "")
        guard isPercent else { return name }
        if definition?.isOfPlan ?? false { name.text = Self.withoutDuty(name.text) }
        name.text = OfficialNames.share(of: name.text)
        return name
    }

    /// `100% vụ việc phải có người tiếp nhận` asks; its share is that of `vụ việc có người tiếp nhận`.
    private static func withoutDuty(_ name: String) -> String {
        let places = duties.compactMap { duty in name.firstRange(of: duty).map { ($0, duty) } }
        guard let (range, duty) = places.min(by: { $0.0.lowerBound < $1.0.lowerBound }) else { return name }
        let verb = duty.split(separator: " ").last ?? ""
        return name[..<range.lowerBound] + " \(verb) " + name[range.upperBound...]
    }

    private static let duties = [
        " đều phải được ", " đều phải có ", " phải được ", " phải có ", " đều được ", " đều có ",
    ]

    private var stateText: String {
        switch state {
        case .reached: "Đạt"
        case .missed: "Chưa đạt"
        case .ahead: "Chưa đến hạn"
        case .unjudged: "Chưa có số liệu từng \(definition?.denominator ?? "phần")"
        case .withoutGoal: "Không đặt mục tiêu"
        case .unknown: "Chưa có số liệu"
        case .noneArose: "Không phát sinh"
        case .undivided: "Không tính được (mẫu số bằng 0)"
        case .outOfScope: "Không thuộc phạm vi thống kê của \(office.kind)"
        }
    }

    package var isPercent: Bool { unitText == "%" }
    /// Decimals its value is printed with: more than usual where rounding would bring it across its goal, or
    /// would hide or make a change from the year before.
    var digits: Int {
        let least = digits(beside: [])
        guard !isPercent, let new = Self.value(of: indicator, definition),
            let old = Self.value(of: earlier, definition)
        else { return least }
        return NumberText.digits(from: least, of: new, after: old)
    }

    /// The same for values that stand beside its own and are held against the same goal.
    func digits(beside others: [FigureValue]) -> Int {
        guard let goal else { return usualDigits }
        let values = others + [Self.value(of: indicator, definition)].compactMap { $0 }
        let needed = values.map { value in
            let isReached = goal.isReached(by: value)
            return NumberText.digits(from: usualDigits) {
                goal.isReached(by: NumberText.rounded(value, $0)) == isReached
            }
        }
        return needed.max() ?? usualDigits
    }

    /// Decimals a value has at most: two of an average, one of what is taken times a hundred or more.
    var usualDigits: Int {
        let scale = indicator.map { Self.scale(of: $0, definition) } ?? definition?.scale ?? 1
        return isPercent || scale > 1 ? 1 : 2
    }

    private var unitText: String? { indicator?.unit?.text ?? definition?.unit }
    private var unit: Value {
        if let typed = indicator?.unit { return .text(typed) }
        return .text(definition?.unit)
    }

    /// Of a mean with what it is a mean of: `tin, bài/quý`.
    var fullUnit: String? {
        guard let unitText, !unitText.isEmpty else { return nil }
        guard let indicator, Self.isAverage(indicator, definition), let part = definition?.denominator else {
            return unitText
        }
        return "\(unitText)/\(part)"
    }

    private var showsParts: Bool {
        definition?.showsParts ?? false && indicator?.numerator.value != nil
            && indicator?.denominator.value != nil
    }

    /// What is held against the value, and the words of it where they are the form's own.
    ///
    /// A typed goal that repeats one of the set's is that goal, with its year; another one does not take the
    /// place of the set's, for a form decides no goal: it counts where the set has none for the year.
    static func goal(
        of indicator: Indicator?, _ definition: IndicatorDefinition?, in year: Int
    ) -> (goal: IndicatorGoal?, typed: TypedText?) {
        let official = definition?.reportedGoal(in: year)
        guard let typed = indicator?.target else { return (official, nil) }
        if let repeated = Self.goal(repeatedBy: typed.text, definition, in: year) { return (repeated, nil) }
        if let official { return (official, nil) }
        return (IndicatorGoal(typed.text, direction: definition?.direction), typed)
    }

    /// The goal of the set that a form overrules with one of its own; nil where it does not.
    static func overruledGoal(
        of indicator: Indicator, _ definition: IndicatorDefinition?, in year: Int
    ) -> IndicatorGoal? {
        guard let typed = indicator.target, let official = definition?.reportedGoal(in: year),
            Self.goal(repeatedBy: typed.text, definition, in: year) == nil
        else { return nil }
        return official
    }

    /// The goal of the set, of this year or a later one, that a text says.
    private static func goal(
        repeatedBy text: String, _ definition: IndicatorDefinition?, in year: Int
    ) -> IndicatorGoal? {
        let current = [definition?.reportedGoal(in: year)].compactMap { $0 }
        let ahead = (definition?.goals ?? []).filter { $0.year > year }.map { definition?.reported($0) }
        return (current + ahead.compactMap { $0 }).first { goal in
            guard let said = IndicatorGoal(text, direction: goal.direction) else { return false }
            return said.value == goal.value && said.direction == goal.direction
                && (said.year == nil || said.year == goal.year)
        }
    }

    private var goalValue: Value {
        guard let goal else { return .none }
        return .decimal(goal.value, origin: typedTarget?.location.map(Origin.place))
    }

    /// How many points a share still lacks of a goal of a later day, as both are printed.
    var goalDistance: Value {
        guard state == .ahead, isPercent, let goal, goal.direction == .atLeast,
            let value = Self.value(of: indicator, definition)
        else { return .none }
        let distance = goal.value - NumberText.rounded(value, 1)
        return distance > 0 ? .decimal(distance, origin: current.origin) : .none
    }

    /// The goal in words: as typed in the form, else from the set.
    var target: Value {
        if let typedTarget { return .text(typedTarget) }
        guard let goal else { return .none }
        return .string(goal.text(unit: isPercent ? "%" : ""))
    }

    /// The same beside no column of units: `không quá 42 ca/100.000 trẻ đẻ sống`.
    var targetInSentence: Value {
        guard typedTarget == nil, !isPercent, let goal, let unit = fullUnit else { return target }
        return .string(goal.text(unit: " \(unit)"))
    }

    /// The year of a goal of the set; a typed goal says its year itself.
    var targetYear: Value {
        guard typedTarget == nil, let year = goal?.year else { return .none }
        return .int(year)
    }

    /// The same in words: `đến năm 2030`.
    var targetWhen: String? { typedTarget == nil ? goal?.when(in: year) : nil }

    /// The given value; else the quotient of the parts, or the one figure of a plain count.
    private var current: Value {
        guard let indicator, let value = Self.value(of: indicator, definition) else { return .none }
        if indicator.value.value != nil { return .figure(indicator.value) }
        if Self.isPlainCount(indicator, definition) { return .figure(indicator.numerator) }
        let cells = indicator.numerator.places + indicator.denominator.places
        return .decimal(value, origin: .computed(rule: "share", parts: cells.map(Origin.place)))
    }

    /// - Returns: nil without a value and without both parts, and where there is nothing to divide by.
    package static func value(of indicator: Indicator?, _ definition: IndicatorDefinition?) -> FigureValue? {
        guard let indicator else { return nil }
        if isPlainCount(indicator, definition) { return indicator.numerator.value }
        return indicator.value.value ?? quotient(of: indicator, definition)
    }

    /// A count that nothing divides, typed in the column of a part: it is the value itself.
    static func isPlainCount(_ indicator: Indicator, _ definition: IndicatorDefinition?) -> Bool {
        guard let definition, definition.denominator == nil, scale(of: indicator, definition) == 1 else {
            return false
        }
        return indicator.numerator.value != nil && indicator.denominator.value == nil
            && indicator.value.value == nil
    }

    /// What the parts give.
    /// - Returns: nil without both of them, and where there is nothing to divide by.
    static func quotient(of indicator: Indicator?, _ definition: IndicatorDefinition?) -> FigureValue? {
        guard let indicator, let numerator = indicator.numerator.value,
            let denominator = indicator.denominator.value, denominator != 0
        else { return nil }
        return numerator * FigureValue(scale(of: indicator, definition)) / denominator
    }

    /// 100 for percent and for `…/100 bé gái`, 1000 for `…/1.000 …`; else the set's, else 1.
    private static func scale(of indicator: Indicator, _ definition: IndicatorDefinition?) -> Int {
        guard let unit = indicator.unit?.text else { return definition?.scale ?? 1 }
        if unit == "%" { return 100 }
        guard let slash = unit.lastIndex(of: "/") else { return definition?.scale ?? 1 }
        let digits = unit[unit.index(after: slash)...].prefix { $0.isNumber || $0 == "." }
        let number = Int(digits.filter { $0 != "." }) ?? 0
        return number > 0 ? number : definition?.scale ?? 1
    }
}

extension IndicatorDefinition {
    fileprivate func reportedGoal(in year: Int) -> IndicatorGoal? { goal(in: year).map(reported) }

    fileprivate func reported(_ goal: Goal) -> IndicatorGoal {
        IndicatorGoal(
            value: goal.value, direction: goal.direction ?? direction, year: goal.year,
            isOnward: goal.isOnward, isConfirmed: goal.isConfirmed)
    }
}

extension Indicator {
    /// Both parts are known and zero: there is nothing to take a share of.
    var isAboutNobody: Bool { isUndivided && numerator.value == 0 }

    /// The parts are known and there is nothing to divide by, nor is the value given.
    var isUndivided: Bool {
        value.value == nil && numerator.value != nil && denominator.value == 0
    }
}
