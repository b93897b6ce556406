import Diagnostics
import TemplateEngine
import TestSupport
import Testing

/// `Tests/Cases/template-check/*.case`: what a check says of a template without running it.
///
/// The schema is the same for all: `plan` with `title`, `year`, `tasks[]` (`id`,
/// `text`, `unit` with `name`, `figures[]`), `signature` (anything).
@Suite struct CheckTests {
    private static let unit: Schema = .record("OrgUnit", [("id", .scalar), ("name", .scalar)])
    private static let task: Schema = .record(
        "PlanTask", [("id", .scalar), ("text", .scalar), ("unit", unit), ("figures", .list(.scalar))])
    private static let plan: Schema = .record(
        "Plan",
        [("title", .scalar), ("year", .scalar), ("tasks", .list(task)), ("signature", .any), ("name", .text)])
    private static let schema: Schema = .record("data", [("plan", plan), ("rows", .list(.any))])

    @Test(arguments: CaseFile.all(in: "template-check"))
    func saysWhatItsCaseSays(_ entry: CaseFile.Case) throws {
        let run = CaseTests.run(entry)
        let engine = TemplateEngine(loader: MemoryLoader(files: run.others), options: run.options)
        let isKnown = entry["options"] != "no-schema"
        let report = engine.check(
            SourceFile(path: "t", text: run.source), against: isKnown ? Self.schema : nil)
        let findings = report.diagnostics.isEmpty ? "" : TemplateRun.short(report.diagnostics)
        let fields = report.fields.map { field in
            let places = field.places.map { Location.span($0).description }
            return field.path + ": " + places.joined(separator: " ")
        }
        for (part, actual) in [("findings", findings), ("fields", fields.joined(separator: "\n"))] {
            let problem = CaseFile.difference(in: entry, part: part, actual: actual)
            #expect(problem == nil, "\(problem ?? "")")
        }
    }
}
