internal import Diagnostics
internal import FoundationEssentials
package import PlanModel
internal import TemplateEngine

/// An indicator with its value: as given, or computed from numerator and denominator.
package struct IndicatorFact: Fact {
    package let indicator: Indicator

    package init(_ indicator: Indicator) { self.indicator = indicator }

    package static let typeName = "indicator"
    package static let fields: [FactField<IndicatorFact>] = [
        FactField("id", .text) { .text($0.indicator.id) },
        FactField("name", .text) { .text($0.indicator.name) },
        FactField("unit", .optional(.text)) { .text($0.indicator.unit) },
        FactField("numerator", .optional(.number)) { .figure($0.indicator.numerator) },
        FactField("denominator", .optional(.number)) { .figure($0.indicator.denominator) },
        FactField("value", .optional(.number)) { $0.current },
        FactField("is_percent", .flag) { .bool($0.isPercent) },
        FactField("target", .optional(.text)) { .text($0.indicator.target) },
        FactField("source", .optional(.text)) { .text($0.indicator.source) },
        FactField("is_estimate", .flag) { .bool($0.indicator.isEstimate) },
    ]

    private var isPercent: Bool { indicator.unit?.text == "%" }

    /// The given value; else the share for an indicator in percent, else the ratio; none without both parts.
    private var current: Value {
        if indicator.value.value != nil { return .figure(indicator.value) }
        guard let numerator = indicator.numerator.value, let denominator = indicator.denominator.value,
            let share = NumberText.share(numerator, of: denominator)
        else { return .none }
        let cells = [indicator.numerator.location, indicator.denominator.location].compactMap { $0 }
        let origin = Origin.computed(rule: "share", parts: cells.map(Origin.place))
        return .decimal(isPercent ? share : share / 100, origin: origin)
    }
}
