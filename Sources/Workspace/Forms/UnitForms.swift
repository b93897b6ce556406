package import PlanModel

/// The forms of a period: one a unit, with its own tasks filled in, one of the indicators,
/// and one a table of counts.
package struct UnitForms: Sendable {
    /// One unit's form: a file's name without its ending, and the tasks in it.
    package struct Form: Hashable, Sendable {
        /// The unit's id, or `chung` for the tasks no unit leads.
        package let name: String
        /// As the unit is called; nil for `chung`.
        package let unit: String?
        package let tasks: [PlanTask]
    }

    package let plan: Plan
    package let period: ReportingPeriod

    package init(plan: Plan, period: ReportingPeriod) {
        self.plan = plan
        self.period = period
    }

    /// In the order of the plan, `chung` last; units without tasks get none.
    package var forms: [Form] {
        let byLead = Dictionary(grouping: plan.tasks()) { $0.lead?.id ?? "" }
        let units = plan.units.compactMap { unit in
            byLead[unit.id].map { Form(name: unit.id, unit: unit.name, tasks: $0) }
        }
        return units
            + (byLead[""].map { [Form(name: ResultsFolder.commonForm, unit: nil, tasks: $0)] } ?? [])
    }

    /// A unit's form to be sent out.
    package func blank(_ form: Form) -> BlankForm {
        let blanks = [String](repeating: "", count: ResultColumn.allCases.count - 2)
        return BlankForm(
            name: form.name, caption: caption(form.unit ?? plan.organisation.short), sheetName: "Kết quả",
            columns: ResultColumn.allCases.map(\.blank),
            rows: form.tasks.map { [$0.item.id, $0.item.text] + blanks }, guide: FormGuide.tasks,
            guideTitle: "Hướng dẫn điền biểu kết quả, kỳ \(period.name)")
    }

    /// The form of the indicators, with the names and targets that are known.
    func blank(_ indicators: [ListedIndicator]) -> BlankForm {
        let rows = indicators.map {
            [$0.id, $0.name, $0.unit, "", "", "", $0.target ?? "", $0.source ?? "", ""]
        }
        return BlankForm(
            name: ResultsFolder.indicatorForm, caption: caption("Biểu chỉ tiêu"), sheetName: "Chỉ tiêu",
            columns: IndicatorColumn.allCases.map(\.blank), rows: rows, guide: FormGuide.indicators,
            guideTitle: "Hướng dẫn điền biểu chỉ tiêu, kỳ \(period.name)")
    }

    /// The form of a table of counts.
    package func blank(_ table: CountTable) -> BlankForm {
        BlankForm(
            name: table.name, caption: caption(table.title), sheetName: "Số liệu",
            columns: CountColumn.allCases.map(\.blank),
            rows: table.rows.map { [$0.id, $0.text, $0.unit, "", ""] },
            guide: FormGuide.counts(of: table),
            guideTitle: "Hướng dẫn điền: \(table.title), kỳ \(period.name)")
    }

    private func caption(_ subject: String) -> String { "\(subject), kỳ báo cáo \(period.name)" }
}
