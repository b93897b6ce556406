internal import Diagnostics
internal import PlanModel

/// Whether a value is held against the goal it answers for.
extension IndicatorCheck {
    /// A goal of the form's own beside that of the set: the report holds the value against the set's.
    func overruling(_ indicator: Indicator, _ definition: IndicatorDefinition?) -> Diagnostic? {
        let year = material.period.year
        guard let typed = indicator.target,
            let goal = IndicatorFact.overruledGoal(of: indicator, definition, in: year)
        else { return nil }
        let (id, unit) = (indicator.id.text, isPercent(indicator, definition) ? "%" : "")
        let due = [goal.text(unit: unit), goal.when(in: year)].compactMap { $0 }.joined(separator: " ")
        let file = definition?.isOfPlan == true ? "plan.yaml" : "indicators.yaml"
        return Diagnostic.warning(
            .indicatorGoal, vi: "\(id): mục tiêu ghi “\(typed.text)”, mục tiêu được giao là “\(due)”",
            en: "\(id): the goal typed is “\(typed.text)”, the one that is set is “\(due)”",
            at: typed.location,
            hints: [
                Diagnostic.Hint(
                    vi:
                        "báo cáo so với mục tiêu được giao; mục tiêu riêng của địa phương thì ghi trong \(file)",
                    en:
                        "the report holds the value against the one that is set; an office's own goal belongs in \(file)"
                )
            ]
        ).about(id)
    }

    /// Values held against goals of the set that nobody has compared with the decision.
    var unconfirmed: [Diagnostic] {
        indicators.compactMap { indicator in
            let (id, definition) = (indicator.id.text, definitions[indicator.id.text])
            let year = material.period.year
            let (goal, typed) = IndicatorFact.goal(of: indicator, definition, in: year)
            guard let goal, typed == nil, !goal.isConfirmed,
                IndicatorFact.value(of: indicator, definition) != nil
            else { return nil }
            let unit = isPercent(indicator, definition) ? "%" : ""
            let due = [goal.text(unit: unit), goal.when(in: year)].compactMap { $0 }.joined(separator: " ")
            return Diagnostic.warning(
                .goalUnconfirmed, vi: "\(id): mục tiêu “\(due)” chưa được đối chiếu với văn bản gốc",
                en: "\(id): the goal “\(due)” was not yet compared with the decision",
                at: indicator.id.location,
                hints: [
                    Diagnostic.Hint(
                        vi:
                            "xem \(set.source); đúng thì ghi vào acknowledged, sai thì sửa trong indicators.yaml",
                        en:
                            "see \(set.source); acknowledge it if it is right, else mend it in indicators.yaml"
                    )
                ]
            ).about(id)
        }
    }
}
