import Diagnostics
import Files
import Foundation
import PlanModel
import TestSupport
import Testing
import Workspace

@Suite struct WorkspaceFolderTests {
    private func sampleResults() -> [TaskResult] {
        [
            TaskResult(
                taskID: TypedText("II.1-1"), form: "vhxh", status: .done,
                outcome: TypedText("Đã “xong”, đợt 1\nvà đợt 2"),
                events: Figure(3), attendances: Figure(12345), women: Figure(0),
                funding: Figure(Decimal(string: "1.234")),
                evidence: TypedText("15/BC-VHXH"), recommendations: TypedText("=cộng"), isEstimate: true),
            TaskResult(
                taskID: TypedText("II.1-3"), form: "vhxh", status: .notStarted,
                difficulties: TypedText("thiếu \"người\"")),
        ]
    }

    private func withoutLocations(_ results: [TaskResult]) -> [TaskResult] {
        results.map { result in
            var result = result
            result.taskID.location = nil
            result.statusLocation = nil
            for path in [\TaskResult.outcome, \.evidence, \.difficulties, \.recommendations] {
                result[keyPath: path]?.location = nil
            }
            for path in [\TaskResult.events, \.attendances, \.women, \.funding] {
                result[keyPath: path].location = nil
            }
            return result
        }
    }

    @Test func aStoredFormReadsTheSame() throws {
        let period = try #require(ReportingPeriod("2025-H1"))
        let plan = try SamplePlan.plan()
        let workspace = WorkspaceFolder(root: "w", environment: InMemoryEnvironment())
        try workspace.write(plan)
        try workspace.write(sampleResults(), form: "vhxh", period: period, plan: plan)
        var indicator = Indicator(
            id: TypedText("CT1"), name: TypedText("Tỷ lệ nữ"), unit: TypedText("%"), numerator: Figure(1),
            denominator: Figure(3), value: Figure(Decimal(string: "33.3")), source: TypedText("Văn phòng"))
        try workspace.write([indicator], period: period)
        var log = DiagnosticLog()
        #expect(try workspace.plan(log: &log).withoutLocations == plan.withoutLocations)
        let results = try workspace.results(for: period, plan: plan, policy: .strict, log: &log)
        #expect(withoutLocations(results.tasks) == sampleResults())
        #expect(results.forms == ["vhxh"])
        #expect(results.indicators.count == 1)
        indicator.value.location = results.indicators.first?.value.location
        #expect(results.indicators.first?.value == indicator.value)
        #expect(log.entries.isEmpty, "\(dump(log.entries))")
        #expect(try workspace.reportInput(for: period, log: &log) == ReportInput())
    }

    /// What no command could read again is not written, and the plan that stands there stays.
    @Test func aPlanTooLongToReadIsRefused() throws {
        let environment = InMemoryEnvironment()
        let workspace = WorkspaceFolder(root: "w", environment: environment)
        var plan = try SamplePlan.plan()
        try workspace.write(plan)
        let before = try environment.read("w/plan.yaml")
        plan.preamble = String(repeating: "đường ", count: 700_000)
        let told = diagnostics { () throws(DiagnosticError) in try workspace.write(plan) }
        #expect(told.map(\.id.name) == ["plan-too-long"])
        #expect(try environment.read("w/plan.yaml") == before)
        #expect(try environment.list("w") == ["plan.yaml"])
    }

    /// Where nothing could be written there is no folder either.
    @Test func aFailedWriteLeavesNoFolder() throws {
        let period = try #require(ReportingPeriod("2025"))
        let plan = try SamplePlan.plan()
        let base = InMemoryEnvironment()
        let workspace = WorkspaceFolder(root: "w", environment: FaultyEnvironment(base, failing: .write))
        #expect(throws: DiagnosticError.self) { try workspace.write(plan) }
        #expect(throws: DiagnosticError.self) {
            try workspace.write(sampleResults(), form: "vhxh", period: period, plan: plan)
        }
        #expect(throws: DiagnosticError.self) {
            try workspace.freeze([SentFile(path: "a.pdf", bytes: [1])], for: period, replaces: false)
        }
        for folder in ["w", "w/results/2025", "w/sent"] {
            #expect(base.kind(of: folder) == .missing, "\(folder)")
        }
    }

    @Test func aReplacedFormIsKept() throws {
        let period = try #require(ReportingPeriod("2025"))
        let plan = try SamplePlan.plan()
        let environment = InMemoryEnvironment()
        let workspace = WorkspaceFolder(root: "w", environment: environment)
        var results = sampleResults()
        try workspace.write(results, form: "vhxh", period: period, plan: plan)
        let first = environment.contents("w/results/2025/vhxh.csv")
        try workspace.write(results, form: "vhxh", period: period, plan: plan)
        #expect(environment.paths == ["w/results/2025/vhxh.csv"], "the same form replaces nothing")
        for _ in 0..<2 {
            results.removeLast()
            try workspace.write(results, form: "vhxh", period: period, plan: plan)
        }
        #expect(
            environment.paths == [
                "w/results/2025/.previous/vhxh-1.csv", "w/results/2025/.previous/vhxh-2.csv",
                "w/results/2025/vhxh.csv",
            ])
        #expect(environment.contents("w/results/2025/.previous/vhxh-1.csv") == first)
    }

    @Test func whatIsMissingIsNamedWithTheWayOut() throws {
        let period = try #require(ReportingPeriod("2025"))
        let workspace = WorkspaceFolder(root: "thư mục", environment: InMemoryEnvironment())
        var log = DiagnosticLog()
        let noPlan = diagnostics { () throws(DiagnosticError) in _ = try workspace.plan(log: &log) }
        #expect(noPlan.map(\.id) == [.fileNotFound])
        #expect(noPlan.first?.hints.first?.message.vi.contains("baocao import") == true)
        let plan = try SamplePlan.plan()
        let noResults = diagnostics { () throws(DiagnosticError) in
            _ = try workspace.results(for: period, plan: plan, policy: .lenient, log: &log)
        }
        #expect(noResults.map(\.id) == [.resultsMissing])
        #expect(noResults.first?.message.vi.contains("thư mục/results/2025") == true)
    }

    /// Whatever step fails, and whenever: an error that is told, and stored data as it was.
    @Test(arguments: FaultyEnvironment.Step.allCases, 0...3)
    func aFailingStepNeverHarmsWhatIsStored(_ step: FaultyEnvironment.Step, _ after: Int) throws {
        let period = try #require(ReportingPeriod("2025"))
        let plan = try SamplePlan.plan()
        let base = InMemoryEnvironment()
        let sound = WorkspaceFolder(root: "w", environment: base)
        try sound.write(plan)
        try sound.write(sampleResults(), form: "vhxh", period: period, plan: plan)
        let stored = base.contents("w/results/2025/vhxh.csv")
        let planBytes = base.contents("w/plan.yaml")

        let faulty = WorkspaceFolder(
            root: "w", environment: FaultyEnvironment(base, failing: step, after: after))
        let fewer = Array(sampleResults().prefix(1))
        let found = diagnostics { () throws(DiagnosticError) in
            try faulty.write(fewer, form: "vhxh", period: period, plan: plan)
            try faulty.write(plan)
        }
        #expect(found.allSatisfy { $0.id == FaultyEnvironment.id })
        #expect(base.contents("w/plan.yaml") == planBytes)
        let now = base.contents("w/results/2025/vhxh.csv")
        if now != stored {
            #expect(base.contents("w/results/2025/.previous/vhxh-1.csv") == stored, "replaced, but not kept")
        }
        var log = DiagnosticLog()
        _ = try sound.results(for: period, plan: plan, policy: .lenient, log: &log)
    }

    @Test func aFaultWhileReadingIsTold() throws {
        let period = try #require(ReportingPeriod("2025"))
        let plan = try SamplePlan.plan()
        let base = InMemoryEnvironment()
        try WorkspaceFolder(root: "w", environment: base).write(
            sampleResults(), form: "vhxh", period: period, plan: plan)
        for step in [FaultyEnvironment.Step.read, .list] {
            let faulty = WorkspaceFolder(root: "w", environment: FaultyEnvironment(base, failing: step))
            var log = DiagnosticLog()
            let found = diagnostics { () throws(DiagnosticError) in
                _ = try faulty.results(for: period, plan: plan, policy: .lenient, log: &log)
            }
            #expect(found.map(\.id) == [FaultyEnvironment.id])
        }
    }
}
