package import Diagnostics
package import PlanModel

extension DiagnosticID {
    package static let reportDays = DiagnosticID("report-days", .data)
}

/// A plan as text: `plan.yaml` in both directions, and JSON of the same schema.
package enum PlanCoding {
    /// - Parameter log: takes what is unusual but can be read.
    /// - Throws: every fault of the file at once, each at its place.
    package static func plan(
        from file: SourceFile, log: inout DiagnosticLog
    ) throws(DiagnosticError) -> Plan {
        var found = DiagnosticLog()
        guard let root = try YAMLReader.read(file, &found) else {
            throw DiagnosticError(
                .error(
                    .dataMissingKey, vi: "tệp kế hoạch trống", en: "the plan file is empty",
                    at: .file(file.path),
                    hints: [
                        Diagnostic.Hint(
                            vi: "tạo lại bằng lệnh baocao import", en: "make it again with baocao import")
                    ]))
        }
        let plan = PlanSchema.plan.decode(root, &found)
        // References of a plan with holes would only repeat the faults.
        try found.capped(path: file.path).throwErrors()
        if let plan { PlanReferences.check(plan, &found) }
        found = found.capped(path: file.path)
        try found.throwErrors()
        // Without errors in the log there is a plan.
        guard let plan else {
            throw DiagnosticError(.error(.dataType, vi: "không đọc được", en: "unreadable"))
        }
        log.report(contentsOf: found.entries)
        return plan
    }

    /// The text of `plan.yaml`; reading it gives the plan again.
    package static func yaml(_ plan: Plan) -> String { YAMLWriter.text(PlanSchema.plan.encode(plan)) }

    /// The same tree as JSON, absent values as `null`.
    package static func json(_ plan: Plan) -> String { JSONWriter.text(PlanSchema.plan.encode(plan)) }
}

/// `reports/P.yaml` as a value.
package enum ReportInputCoding {
    /// An empty file says nothing, which is allowed.
    /// - Parameter log: takes what is unusual but can be read.
    package static func reportInput(
        from file: SourceFile, log: inout DiagnosticLog
    ) throws(DiagnosticError) -> ReportInput {
        var found = DiagnosticLog()
        guard let root = try YAMLReader.read(file, &found) else { return ReportInput() }
        let input = ReportSchema.report.decode(root, &found)
        try found.capped(path: file.path).throwErrors()
        if let input { checkDays(of: input, file, &log) }
        return input ?? ReportInput()
    }

    /// Figures are taken from a day to a later one, and the report is dated after them.
    private static func checkDays(of input: ReportInput, _ file: SourceFile, _ log: inout DiagnosticLog) {
        func report(vi: String, en: String) {
            log.report(.warning(.reportDays, vi: vi, en: en, at: .file(file.path)))
        }
        if let from = input.dataFrom, let to = input.dataTo, to < from {
            report(
                vi: "số liệu lấy đến \(to.iso), trước ngày bắt đầu \(from.iso)",
                en: "figures end on \(to.iso), before they begin on \(from.iso)")
        }
        if let to = input.dataTo, let date = input.date, date < to {
            report(
                vi: "báo cáo ghi ngày \(date.iso), trước ngày chốt số liệu \(to.iso)",
                en: "the report is dated \(date.iso), before its figures end on \(to.iso)")
        }
    }
}
