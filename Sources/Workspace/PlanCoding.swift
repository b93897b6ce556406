package import Diagnostics
package import PlanModel

/// A plan as text: `plan.yaml` in both directions, and JSON of the same schema.
package enum PlanCoding {
    /// - Throws: every fault of the file at once, each at its place.
    package static func plan(from file: SourceFile) throws(DiagnosticError) -> Plan {
        guard let root = try YAMLReader.read(file) else {
            throw DiagnosticError(
                .error(
                    .dataMissingKey, vi: "tệp kế hoạch trống", en: "the plan file is empty",
                    at: .file(file.path),
                    hints: [
                        Diagnostic.Hint(
                            vi: "tạo lại bằng lệnh baocao import", en: "make it again with baocao import")
                    ]))
        }
        var log = DiagnosticLog()
        let plan = PlanSchema.plan.decode(root, &log)
        // References of a plan with holes would only repeat the faults.
        try log.capped(path: file.path).throwErrors()
        if let plan { PlanReferences.check(plan, &log) }
        try log.capped(path: file.path).throwErrors()
        // The log has no errors, so there is a plan.
        guard let plan else {
            throw DiagnosticError(.error(.dataType, vi: "không đọc được", en: "unreadable"))
        }
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
    package static func reportInput(from file: SourceFile) throws(DiagnosticError) -> ReportInput {
        guard let root = try YAMLReader.read(file) else { return ReportInput() }
        var log = DiagnosticLog()
        let input = ReportSchema.report.decode(root, &log)
        try log.capped(path: file.path).throwErrors()
        return input ?? ReportInput()
    }
}
