internal import Diagnostics
internal import FoundationEssentials
internal import PlanModel
internal import TemplateEngine

/// What an indicator is held against.
extension IndicatorFact {
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

    var goalValue: Value {
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
}

extension IndicatorDefinition {
    fileprivate func reportedGoal(in year: Int) -> IndicatorGoal? { goal(in: year).map(reported) }

    fileprivate func reported(_ goal: Goal) -> IndicatorGoal {
        IndicatorGoal(
            value: goal.value, direction: goal.direction ?? direction, year: goal.year,
            isOnward: goal.isOnward, isConfirmed: goal.isConfirmed)
    }
}
