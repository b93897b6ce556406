package import Diagnostics
internal import Files
package import PlanModel

/// Blank forms for the units: one a unit, with its own tasks filled in.
package struct UnitForms: Sendable {
    package enum Format: String, Hashable, Sendable, CaseIterable { case xlsx, csv }

    /// One form: a file's name without its ending, and the tasks in it.
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
        return units + (byLead[""].map { [Form(name: "chung", unit: nil, tasks: $0)] } ?? [])
    }

    /// The file of a form.
    package func bytes(of form: Form, as format: Format) throws(DiagnosticError) -> [UInt8] {
        switch format {
        case .csv:
            // The mark tells Excel that the file is UTF-8.
            [0xEF, 0xBB, 0xBF] + Array(CSVWriter.text(rows(form), guardingFormulas: true).utf8)
        case .xlsx: try SpreadsheetWriter.xlsx(spreadsheet(form))
        }
    }

    private func rows(_ form: Form) -> [[String]] {
        let blanks = [String](repeating: "", count: ResultColumn.allCases.count - 2)
        return [ResultColumn.names] + form.tasks.map { [$0.item.id, $0.item.text] + blanks }
    }

    private func spreadsheet(_ form: Form) -> Spreadsheet {
        let header = ResultColumn.names.map { Spreadsheet.Cell(.text($0), .header) }
        let body = form.tasks.map { task in
            [Spreadsheet.Cell(.text(task.item.id), .fixed), Spreadsheet.Cell(.text(task.item.text), .fixed)]
                + ResultColumn.allCases.dropFirst(2).map { Spreadsheet.Cell(.blank, $0.style) }
        }
        let title = "\(plan.title) - \(form.unit ?? plan.organisation.short) - kỳ \(period.name)"
        return Spreadsheet(
            title: title,
            sheets: [
                Spreadsheet.Sheet(
                    name: "Kết quả", columns: ResultColumn.allCases.map(\.layout), rows: [header] + body,
                    pageTitle: "\(form.unit ?? plan.organisation.short), kỳ báo cáo \(period.name)"),
                FormInstructions.sheet(plan: plan, period: period),
            ])
    }
}

extension ResultColumn {
    fileprivate var style: Spreadsheet.CellStyle {
        switch self {
        case .events, .attendances, .women, .funding: .figure
        case .taskID, .task: .fixed
        case .status, .outcome, .evidence, .difficulties, .recommendations, .estimate: .entry
        }
    }

    /// Widths that print on A4 in landscape, and the checks a spreadsheet makes while typing.
    fileprivate var layout: Spreadsheet.Column {
        let count = "Ghi một số nguyên từ 0 trở lên; chưa có số liệu thì để trống."
        switch self {
        case .taskID: return Spreadsheet.Column(width: 9)
        case .task: return Spreadsheet.Column(width: 40)
        case .status:
            return Spreadsheet.Column(
                width: 15, rule: .oneOf(TaskStatus.allCases.map(\.rawValue)),
                refusal: "Chọn một trong bốn trạng thái của danh sách.")
        case .outcome: return Spreadsheet.Column(width: 40)
        case .events, .attendances, .women:
            return Spreadsheet.Column(width: 10, rule: .wholeNumber, refusal: count)
        case .funding:
            return Spreadsheet.Column(
                width: 12, rule: .number, refusal: "Ghi một số từ 0 trở lên, tính bằng triệu đồng.")
        case .evidence, .difficulties, .recommendations: return Spreadsheet.Column(width: 20)
        case .estimate:
            return Spreadsheet.Column(
                width: 10, rule: .oneOf(["x"]), refusal: "Đánh dấu x khi số liệu là ước thực hiện.")
        }
    }
}
