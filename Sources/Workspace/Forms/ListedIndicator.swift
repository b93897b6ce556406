internal import PlanModel

/// An indicator as a blank form asks for it.
struct ListedIndicator: Hashable, Sendable {
    let id: String
    let name: String
    let unit: String
    let target: String?
    /// Who usually knows the figure.
    let source: String?

    /// As it was reported before.
    init(_ indicator: Indicator) {
        id = indicator.id.text
        name = indicator.name.text
        unit = indicator.unit?.text ?? ""
        target = indicator.target?.text
        source = indicator.source?.text
    }

    /// As the set defines it, with the goal that holds in a year.
    init(_ definition: IndicatorDefinition, year: Int) {
        id = definition.id
        name = definition.text
        unit = definition.unit
        source = nil
        target = definition.goal(in: year).map { goal in
            let value = DecimalText.text(goal.value) + (definition.unit == "%" ? "%" : "")
            let wanted =
                switch goal.direction ?? definition.direction {
                case .atLeast: value == "100%" ? value : "Từ \(value) trở lên"
                case .above: "Trên \(value)"
                case .atMost: "Không quá \(value)"
                case .below: "Dưới \(value)"
                }
            if definition.isOfPlan { return wanted }
            return "\(wanted) \(goal.isOnward ? "từ" : "đến") năm \(goal.year)"
        }
    }
}
