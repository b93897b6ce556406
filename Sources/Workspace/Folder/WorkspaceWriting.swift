package import Diagnostics
internal import Files
package import PlanModel

extension DiagnosticID {
    package static let planTooLong = DiagnosticID("plan-too-long", .data)
}

extension WorkspaceFolder {
    /// Writes `plan.yaml`, and the folder where it is missing. A plan that was edited by hand is
    /// work: what another replaces goes to `.previous/`.
    ///
    /// - Throws: `plan-too-long` for one that nothing could read again.
    package func write(_ plan: Plan) throws(DiagnosticError) {
        let bytes = Array(PlanCoding.yaml(plan).utf8)
        guard bytes.count <= YAMLReader.maximumSize else { throw tooLong }
        try environment.inFolder(root) { () throws(DiagnosticError) in
            try refuseOutside(planPath)
            if try holdsOther(than: plan) {
                try keep(try environment.read(planPath), "plan", "yaml", beside: root)
            }
            try environment.write(bytes, to: planPath)
        }
    }

    private var tooLong: DiagnosticError {
        let most = YAMLReader.maximumSize >> 20
        return DiagnosticError(
            .error(
                .planTooLong, vi: "kế hoạch quá dài: plan.yaml sẽ hơn \(most) MiB, không đọc lại được",
                en:
                    "the plan is too long: plan.yaml would have more than \(most) MiB and never be read again",
                at: .file(planPath),
                hints: [
                    Diagnostic.Hint(
                        vi:
                            "xem lại tệp kế hoạch: có thể nhiều văn bản đã chép vào một tệp; chỉ giữ phần kế hoạch",
                        en:
                            "look at the plan: perhaps many documents were copied into one; keep the plan alone"
                    )
                ]))
    }

    /// Whether `plan.yaml` is there and not what would be written.
    package func holdsOther(than plan: Plan) throws(DiagnosticError) -> Bool {
        guard environment.kind(of: planPath) == .file else { return false }
        return try environment.read(planPath) != Array(PlanCoding.yaml(plan).utf8)
    }

    /// Where plans go that were replaced.
    package var previousPlans: String { PathName.join(root, WorkspaceFolder.previousFolder) }

    /// Stores a unit's form as CSV, rows in the order given; what it replaces goes to `.previous/`.
    /// - Parameter form: the unit's id, or `chung`.
    package func write(
        _ results: [TaskResult], form: String, period: ReportingPeriod, plan: Plan
    ) throws(DiagnosticError) {
        try store(FormBytes.of(results, PlanIndex(plan)), form: form, period: period)
    }

    /// Stores the indicators of a period; what they replace goes to `.previous/`.
    package func write(_ indicators: [Indicator], period: ReportingPeriod) throws(DiagnosticError) {
        try store(FormBytes.of(indicators), form: ResultsFolder.indicatorForm, period: period)
    }

    /// Stores a table of counts; what it replaces goes to `.previous/`.
    package func write(_ counts: CountedTable, period: ReportingPeriod) throws(DiagnosticError) {
        try store(FormBytes.of(counts), form: counts.table.name, period: period)
    }

    func store(_ bytes: [UInt8], form: String, period: ReportingPeriod) throws(DiagnosticError) {
        let path = formPath(form, for: period)
        try refuseOutside(path)
        try environment.inFolder(resultsFolder(for: period)) { () throws(DiagnosticError) in
            if environment.kind(of: path) == .file {
                let old = try environment.read(path)
                if old == bytes { return }
                try keep(old, form: form, period: period)
            }
            try environment.write(bytes, to: path)
        }
    }

    func keep(_ bytes: [UInt8], form: String, period: ReportingPeriod) throws(DiagnosticError) {
        try keep(bytes, form, "csv", beside: resultsFolder(for: period))
    }

    /// `.previous/vhxh-1.csv`, `vhxh-2.csv` … in the order they were replaced.
    private func keep(
        _ bytes: [UInt8], _ name: String, _ ending: String, beside folder: String
    ) throws(DiagnosticError) {
        let previous = PathName.join(folder, WorkspaceFolder.previousFolder)
        func path(_ number: Int) -> String { PathName.join(previous, "\(name)-\(number).\(ending)") }
        try refuseOutside(previous)
        try environment.inFolder(previous) { () throws(DiagnosticError) in
            let taken = Set(try environment.list(previous))
            var number = 1
            while taken.contains(PathName.last(of: path(number))) { number += 1 }
            // A process that was killed before it wrote the new one has kept the old one already.
            if number > 1, try environment.read(path(number - 1)) == bytes { return }
            try refuseOutside(path(number))
            try environment.write(bytes, to: path(number))
        }
    }
}

/// The bytes of a form as it is stored. A text a spreadsheet would compute stands behind
/// an apostrophe, which reading takes off again.
enum FormBytes {
    static func of(_ form: ReturnedForm, _ index: PlanIndex) -> [UInt8] {
        switch form.content {
        case .tasks(let results): of(results, index)
        case .indicators(let indicators): of(indicators)
        case .counts(let table): of(table)
        }
    }

    static func of(_ results: [TaskResult], _ index: PlanIndex) -> [UInt8] {
        let rows = results.map { result in
            ResultColumn.allCases.map {
                FormText.cell($0, of: result, task: index.text(of: result.taskID.text))
            }
        }
        return bytes([ResultColumn.names] + rows)
    }

    static func of(_ indicators: [Indicator]) -> [UInt8] {
        let rows = indicators.map { indicator in
            IndicatorColumn.allCases.map { FormText.cell($0, of: indicator) }
        }
        return bytes([IndicatorColumn.names] + rows)
    }

    static func of(_ table: CountedTable) -> [UInt8] {
        let rows = table.counts.map { count in
            CountColumn.allCases.map { FormText.cell($0, of: count) }
        }
        return bytes([CountColumn.names] + rows)
    }

    private static func bytes(_ rows: [[String]]) -> [UInt8] {
        Array(CSVWriter.text(rows, guardingFormulas: true).utf8)
    }
}

extension FormText {
    static func cell(_ column: ResultColumn, of result: TaskResult, task: String) -> String {
        switch column {
        case .taskID: result.taskID.text
        case .task: task
        case .status: result.status.rawValue
        case .outcome: result.outcome?.text ?? ""
        case .events: figure(result.events)
        case .attendances: figure(result.attendances)
        case .women: figure(result.women)
        case .funding: figure(result.funding)
        case .evidence: result.evidence?.text ?? ""
        case .difficulties: result.difficulties?.text ?? ""
        case .recommendations: result.recommendations?.text ?? ""
        case .estimate: mark(result.isEstimate)
        }
    }

    static func cell(_ column: IndicatorColumn, of indicator: Indicator) -> String {
        switch column {
        case .id: indicator.id.text
        case .name: indicator.name.text
        case .unit: indicator.unit?.text ?? ""
        case .numerator: figure(indicator.numerator)
        case .denominator: figure(indicator.denominator)
        case .value: figure(indicator.value)
        case .target: indicator.target?.text ?? ""
        case .source: indicator.source?.text ?? ""
        case .estimate: mark(indicator.isEstimate)
        }
    }

    static func cell(_ column: CountColumn, of count: CountedTable.Count) -> String {
        switch column {
        case .id: count.row.id
        case .text: count.row.text
        case .unit: count.row.unit
        case .count: figure(count.figure)
        case .estimate: mark(count.isEstimate)
        }
    }

    /// What was typed: a figure that follows from other cells is none of the form's.
    private static func figure(_ figure: Figure) -> String {
        guard figure.sources.isEmpty, let value = figure.value else { return "" }
        return DecimalText.text(value)
    }
    private static func mark(_ isEstimate: Bool) -> String { isEstimate ? "x" : "" }
}
