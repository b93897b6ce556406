import Diagnostics
import Foundation
import PlanModel
import TestSupport
import Testing

@Suite struct RealPlanTests {
    @Test(.enabled(if: PlanFolder.isPresent), arguments: RealPlans.all)
    func countsAndDeadlinesAreThoseOfTheTable(_ expected: RealPlans.Expected) throws {
        let (plan, _) = try importPlan(PlanFolder.text(expected.name))
        #expect(RealPlans.Counts(of: plan) == expected.counts)
        let deadlines = plan.deadlines.map { "\($0.kind.rawValue) \($0.before.iso) \($0.item ?? "-")" }
        #expect(deadlines == expected.deadlines)
    }

    @Test(.enabled(if: PlanFolder.isPresent), arguments: RealPlans.all)
    func leadsAndUnitItemsAgree(_ expected: RealPlans.Expected) throws {
        let (plan, _) = try importPlan(PlanFolder.text(expected.name))
        for unit in plan.units {
            #expect(plan.items.filter { $0.lead == unit.id }.map(\.id) == unit.items)
        }
        #expect(Set(plan.items.map(\.id)).count == plan.items.count)
    }
}
