import Diagnostics
import PlanImport
import TestSupport
import Testing

@Suite(.serialized) struct PlanCaseTests {
    /// In order, for recording rewrites the file. A case names the parts of the plan it is about; the log is always compared,
    /// so that a finding nobody expects fails.
    @Test(arguments: CaseFile.all(in: "plans"))
    func reads(_ entry: CaseFile.Case) {
        do {
            let (plan, log) = try importPlan(entry["input"])
            for part in PlanDump.parts where entry.parts[part] != nil || part == "log" {
                let actual = PlanDump.part(part, of: plan, log)
                if let difference = CaseFile.difference(in: entry, part: part, actual: actual) {
                    Issue.record(Comment(rawValue: difference))
                }
            }
            if entry.parts["split"] != nil {
                let (plan, log) = try importPlan(entry["input"], splitsUnits: true)
                let actual = ["units", "outline", "log"].map { PlanDump.part($0, of: plan, log) }
                let text = actual.joined(separator: "\n")
                if let difference = CaseFile.difference(in: entry, part: "split", actual: text) {
                    Issue.record(Comment(rawValue: difference))
                }
            }
        } catch {
            let actual = ((error as? DiagnosticError)?.diagnostics ?? []).map {
                "\($0.severity.rawValue) \($0.id.name): \($0.message.vi)"
            }.joined(separator: "\n")
            if let difference = CaseFile.difference(in: entry, part: "error", actual: actual) {
                Issue.record(Comment(rawValue: difference))
            }
        }
    }
}
