import Diagnostics
import Files
import PlanModel
import TestSupport
import Testing
import Workspace

/// A disk that fails in the middle of a collect: whatever step it is, every stored form is the
/// old one or the new one, and what was replaced can be found again.
@Suite struct CollectFailureTests {
    private let period = ReportingPeriod(year: 2025, kind: .firstHalf)
    private static let forms = ["chung": "II.1-3", "truong": "II.1-2", "vhxh": "II.1-1"]

    private static func form(_ task: String, _ outcome: String) -> String {
        CSVWriter.text([
            ResultTests.header, [task, "", "Hoàn thành", outcome, "1", "2", "1", "3", "", "", "", ""],
        ])
    }

    /// The folder with all forms stored once, and new versions beside it.
    private func prepared() throws -> InMemoryEnvironment {
        let environment = InMemoryEnvironment()
        for (version, folder) in [("cũ", "a"), ("mới", "b")] {
            for (name, task) in Self.forms {
                environment.put(Array(Self.form(task, version).utf8), at: "\(folder)/\(name).csv")
            }
        }
        try collect("a", in: environment, through: environment)
        return environment
    }

    private func collect(
        _ folder: String, in base: InMemoryEnvironment, through environment: any Environment
    ) throws {
        let collector = Collector(
            folder: WorkspaceFolder(root: "w", environment: environment), plan: try SamplePlan.plan(),
            period: period)
        let files = Self.forms.keys.sorted().map { "\(folder)/\($0).csv" }
        try collector.store(try collector.intake(of: files))
    }

    private func stored(_ name: String, _ environment: InMemoryEnvironment) -> String? {
        environment.contents("w/results/2025-H1/\(name).csv").map { String(decoding: $0, as: UTF8.self) }
    }

    @Test(arguments: FaultyEnvironment.Step.allCases)
    func everyFormIsOldOrNewWhateverFails(_ step: FaultyEnvironment.Step) throws {
        let whole = try prepared()
        let old = Self.forms.keys.sorted().map { stored($0, whole) }
        try collect("b", in: whole, through: whole)
        let new = Self.forms.keys.sorted().map { stored($0, whole) }
        #expect(zip(old, new).allSatisfy { $0 != nil && $1 != nil && $0 != $1 })
        var failures = 0
        for count in 0..<60 {
            let environment = try prepared()
            do {
                let faulty = FaultyEnvironment(environment, failing: step, after: count)
                try collect("b", in: environment, through: faulty)
            } catch is DiagnosticError {
                failures += 1
            }
            for (index, name) in Self.forms.keys.sorted().enumerated() {
                let now = stored(name, environment)
                #expect(now == old[index] || now == new[index], "\(step) \(count): \(name)")
                guard now == new[index] else { continue }
                let kept = environment.contents("w/results/2025-H1/.previous/\(name)-1.csv")
                #expect(kept.map { String(decoding: $0, as: UTF8.self) } == old[index], "\(step) \(count)")
            }
        }
        let isUsed = step != .move
        #expect(!isUsed || failures > 0 || step == .remove, "\(step) never failed")
    }

    /// After a failure the same command finishes the work, and notes when each form came in.
    @Test func theNextRunFinishesWhatWasBegun() throws {
        for count in 0..<12 {
            let environment = try prepared()
            let faulty = FaultyEnvironment(environment, failing: .write, after: count)
            _ = try? collect("b", in: environment, through: faulty)  // the failure is the point
            try collect("b", in: environment, through: environment)
            for (name, task) in Self.forms {
                #expect(stored(name, environment)?.contains("\(task),") == true)
                #expect(stored(name, environment)?.contains("mới") == true, "\(name) after \(count)")
            }
            let book = environment.contents("w/results/2025-H1/.received.csv") ?? []
            let text = String(decoding: book, as: UTF8.self)
            #expect(Self.forms.keys.allSatisfy { text.contains("\n\($0),2025-05-24T07:00:00+07:00,") })
        }
    }
}
