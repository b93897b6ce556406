import Diagnostics
import Foundation
import PlanModel
import Testing

@Suite struct RealPlanTests {
    @Test func thePlansStandBesideTheRepository() {
        // A run without them must be seen, and CI must not pass on it.
        guard !RealPlans.isPresent else { return }
        print("NOT RUN: no folder \(RealPlans.folder); the real plans are not tested")
        #expect(ProcessInfo.processInfo.environment["CI"] == nil, "CI needs the real plans")
    }

    @Test(.enabled(if: RealPlans.isPresent), arguments: RealPlans.all)
    func countsAndDeadlinesAreThoseOfTheTable(_ expected: RealPlans.Expected) throws {
        let (plan, _) = try importPlan(RealPlans.text(expected.name))
        #expect(RealPlans.Counts(of: plan) == expected.counts)
        let deadlines = plan.deadlines.map { "\($0.kind.rawValue) \($0.before.iso) \($0.item ?? "-")" }
        #expect(deadlines == expected.deadlines)
    }

    @Test(.enabled(if: RealPlans.isPresent), arguments: RealPlans.all)
    func leadsAndUnitItemsAgree(_ expected: RealPlans.Expected) throws {
        let (plan, _) = try importPlan(RealPlans.text(expected.name))
        for unit in plan.units {
            #expect(plan.items.filter { $0.lead == unit.id }.map(\.id) == unit.items)
        }
        #expect(Set(plan.items.map(\.id)).count == plan.items.count)
    }
}
