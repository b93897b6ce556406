import Diagnostics
import Files
import PlanModel
import TestSupport
import Testing
import Workspace

/// The invented plan that most tests share.
enum SamplePlan {
    static let yaml: String = {
        let path = CaseFile.root + "/workspace/plan.yaml"
        guard let bytes = try? SystemEnvironment().read(path) else { preconditionFailure("no \(path)") }
        return String(decoding: bytes, as: UTF8.self)
    }()

    static func plan() throws -> Plan { try readPlan(SourceFile(path: "plan.yaml", text: yaml)) }
}

/// The plan of a file; what is only unusual in it is left aside.
func readPlan(_ file: SourceFile) throws(DiagnosticError) -> Plan {
    var log = DiagnosticLog()
    return try PlanCoding.plan(from: file, log: &log)
}

/// The diagnostics a call throws; empty when it throws none.
func diagnostics(_ body: () throws(DiagnosticError) -> Void) -> [Diagnostic] {
    do throws(DiagnosticError) {
        try body()
        return []
    } catch {
        return error.diagnostics
    }
}

/// Diagnostics as a case file holds them: English, one line each, hints below.
func dump(_ diagnostics: [Diagnostic]) -> String {
    diagnostics.map { diagnostic in
        let line = DiagnosticRenderer(style: .short, language: .english).render(diagnostic)
        let hints = diagnostic.hints.map { hint in
            "  = \(hint.message.en)" + (hint.location.map { " (\($0.description))" } ?? "")
        }
        return ([line] + hints).joined(separator: "\n")
    }.joined(separator: "\n")
}

/// Records a difference between a part of a case and what came out.
func expect(_ actual: String, is part: String, of entry: CaseFile.Case) {
    let actual = actual.hasSuffix("\n") ? String(actual.dropLast()) : actual
    if let difference = CaseFile.difference(in: entry, part: part, actual: actual) {
        Issue.record(Comment(rawValue: difference))
    }
}
