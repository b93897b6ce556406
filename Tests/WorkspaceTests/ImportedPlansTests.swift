import Diagnostics
import Files
import Foundation
import PlanImport
import PlanModel
import TestSupport
import Testing
import Workspace

/// Plans as the importer makes them go through `plan.yaml` unchanged.
@Suite struct ImportedPlansTests {
    private static let root = URL(fileURLWithPath: CaseFile.root)
        .deletingLastPathComponent().deletingLastPathComponent()

    @Test(
        .enabled(if: PlanFolder.isPresent),
        arguments: [
            "tran-lieu-2025", "luu-kiem-2026", "long-bien-2025", "thanh-xa-2023", "gddt-hai-phong-2025",
        ])
    func realPlansSurvive(_ name: String) throws { try expectSurvival("\(PlanFolder.path)/\(name).txt") }

    @Test func theSamplePlanSurvives() throws {
        try expectSurvival(Self.root.appendingPathComponent("templates/demo/ke-hoach.txt").path)
    }

    private func expectSurvival(_ path: String) throws {
        let text = try TextDecoding.sourceFile(try SystemEnvironment().read(path), path: path)
        var log = DiagnosticLog()
        let plan = try PlanImporter.importPlan(from: text, log: &log)
        let yaml = PlanCoding.yaml(plan)
        let read: Plan
        do throws(DiagnosticError) {
            read = try readPlan(SourceFile(path: "plan.yaml", text: yaml))
        } catch {
            Issue.record("\(dump(error.diagnostics))")
            return
        }
        #expect(read.withoutLocations == plan.withoutLocations)
        #expect(PlanCoding.yaml(read) == yaml)
        // People read and edit this file: no value runs over its line, nothing is folded or flowed.
        #expect(
            yaml.split(separator: "\n").allSatisfy {
                !$0.hasSuffix("\\") && !$0.hasSuffix(": |") && !$0.hasSuffix(": >")
            })
        for form in UnitForms(plan: plan, period: ReportingPeriod(year: plan.year, kind: .annual)).forms {
            #expect(!form.tasks.isEmpty && !form.name.isEmpty)
        }
    }
}
