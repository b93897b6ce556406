import Diagnostics
import Foundation
import TestSupport
import Testing

/// Plans with faults in them: whatever is written stands in the plan or is told.
@Suite struct MutationTests {
    /// Each plan so many times; more with `MUTATIONS` set.
    private static let rounds = ProcessInfo.processInfo.environment["MUTATIONS"].flatMap(Int.init) ?? 8

    private func check(_ text: String, _ name: String, from seed: UInt64) {
        // Other faults for every plan, the same in every run.
        let seed = name.utf8.reduce(seed) { $0 &* 31 &+ UInt64($1) }
        for round in 0..<Self.rounds {
            let mutated = Mutation.mutate(text, seed: seed &+ UInt64(round), count: 1 + round % 4)
            do {
                let (plan, log) = try importPlan(mutated.text)
                let missing = KeptWords.missing(of: mutated.text, in: plan, log)
                #expect(missing.isEmpty, "\(name) \(round): \(mutated.done)")
            } catch let error as DiagnosticError {
                #expect(!error.diagnostics.isEmpty)
            } catch {
                Issue.record(error)
            }
        }
    }

    @Test(.enabled(if: PlanFolder.isPresent), arguments: RealPlans.all)
    func nothingOfARealPlanIsDroppedInSilence(_ expected: RealPlans.Expected) throws {
        check(try PlanFolder.text(expected.name), expected.name, from: 1)
    }

    /// Tables lose the titles of their columns.
    @Test(
        arguments: CaseFile.all(in: "plans").filter { entry in
            ["closings", "facts", "hard", "levels", "outline", "wards", "whole"].contains {
                entry.file.hasSuffix($0 + ".case")
            } && entry.parts["error"] == nil
                && !["\t", "|", "   ", "STT", "TT\n"].contains { entry["input"].contains($0) }
        })
    func nothingOfAnOwnPlanIsDroppedInSilence(_ entry: CaseFile.Case) {
        check(entry["input"], entry.name, from: 1000)
    }
}
