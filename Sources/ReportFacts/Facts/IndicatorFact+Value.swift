internal import Diagnostics
internal import FoundationEssentials
package import PlanModel
internal import TemplateEngine

/// What an indicator amounts to, and with how many decimals it is printed.
extension IndicatorFact {
    /// The given value; else the quotient of the parts, or the one figure of a plain count.
    var current: Value {
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
        return indicator.isAboutNobody ? nil : indicator.value.value ?? quotient(of: indicator, definition)
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
    static func scale(of indicator: Indicator, _ definition: IndicatorDefinition?) -> Int {
        guard let unit = indicator.unit?.text else { return definition?.scale ?? 1 }
        if unit == "%" { return 100 }
        guard let slash = unit.lastIndex(of: "/") else { return definition?.scale ?? 1 }
        let digits = unit[unit.index(after: slash)...].prefix { $0.isNumber || $0 == "." }
        let number = Int(digits.filter { $0 != "." }) ?? 0
        return number > 0 ? number : definition?.scale ?? 1
    }

    /// Whether its value is the mean of several parts, as articles of quarters: nobody knows from it how many
    /// of them reached a goal that holds for each. What is typed as a value with decimals can be nothing else.
    static func isAverage(_ indicator: Indicator, _ definition: IndicatorDefinition?) -> Bool {
        guard let definition, definition.denominator != nil, scale(of: indicator, definition) == 1 else {
            return false
        }
        if let value = indicator.value.value { return NumberText.rounded(value, 0) != value }
        return indicator.denominator.value ?? 0 > 1
    }

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

    /// Of a mean with what it is a mean of: `tin, bài/quý`; without a value of the period the year before says
    /// whether it is one.
    var fullUnit: String? {
        guard let unitText, !unitText.isEmpty else { return nil }
        let known = [indicator, earlier].compactMap(\.self).first { Self.value(of: $0, definition) != nil }
        guard let known = known ?? indicator, Self.isAverage(known, definition),
            let part = definition?.denominator
        else { return unitText }
        return "\(unitText)/\(part)"
    }
}

extension Indicator {
    /// Both parts are known and zero: there is nothing to take a share of, and a value of zero says no more.
    var isAboutNobody: Bool { numerator.value == 0 && denominator.value == 0 && (value.value ?? 0) == 0 }

    /// The parts are known and there is nothing to divide by, nor is the value given.
    var isUndivided: Bool {
        isAboutNobody || value.value == nil && numerator.value != nil && denominator.value == 0
    }
}
