package import Diagnostics
internal import PlanModel

/// A form that asks for figures and not for tasks: the indicators, or a declared table of counts.
package struct CommonForm: Submission, Hashable {
    /// A line of the form that wants a figure.
    package struct Line: Hashable, Sendable {
        package let id: String
        package let text: String
    }

    /// What a blank form asks for.
    struct Asked: Hashable {
        let name: String
        let title: String
        let lines: [Line]
    }

    package let form: String
    package let name: String
    /// In the order of the form.
    package let lines: [Line]
    /// Those without a figure: blank is not zero.
    package let blanks: [Line]
    package let isSent: Bool
    package let received: ReceiptTime?
    package let faults: [Diagnostic]

    package var expectedCount: Int { lines.count }
    package var reportedCount: Int { lines.count - blanks.count }
    package var isWhole: Bool { blanks.isEmpty }
}

extension CommonForm {
    init(_ asked: Asked, _ results: Results, isStored: Bool, received: ReceiptTime?, faults: [Diagnostic]) {
        form = asked.name
        name = asked.title
        isSent = isStored
        self.received = received
        self.faults = faults
        let hasRows = asked.name == ResultsFolder.indicatorForm && !results.indicators.isEmpty
        if isStored, faults.isEmpty, hasRows {
            // A row taken out of the form says that the place keeps no figures of it; a form
            // without any says nothing.
            lines = results.indicators.map { Line(id: $0.id.text, text: $0.name.text) }
            blanks = results.indicators.filter { !$0.hasFigure }
                .map { Line(id: $0.id.text, text: $0.name.text) }
        } else {
            let table = results.counts.first { $0.table.name == asked.name }
            let counted = Set(table?.counts.filter { $0.figure.value != nil }.map(\.row.id) ?? [])
            lines = asked.lines
            blanks = asked.lines.filter { !counted.contains($0.id) }
        }
    }
}

extension Indicator {
    /// Whether a value is given, or both parts it is made from.
    fileprivate var hasFigure: Bool {
        value.value != nil || (numerator.value != nil && denominator.value != nil)
    }
}

extension WorkspaceFolder {
    /// The forms of a period that no unit of the plan answers for alone, as they are sent out.
    func commonFormsAsked(
        of plan: Plan, for period: ReportingPeriod
    ) throws(DiagnosticError) -> [CommonForm.Asked] {
        let indicators = try listedIndicators(of: plan, for: period)
        let asked = CommonForm.Asked(
            name: ResultsFolder.indicatorForm, title: "Chỉ tiêu",
            lines: indicators.map { CommonForm.Line(id: $0.id, text: $0.name) })
        let tables = try tables(for: plan).tables().map { table in
            CommonForm.Asked(
                name: table.name, title: table.title,
                lines: table.rows.map { CommonForm.Line(id: $0.id, text: $0.text) })
        }
        return (indicators.isEmpty ? [] : [asked]) + tables
    }
}
