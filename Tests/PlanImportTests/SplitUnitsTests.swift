import PlanModel
import TestSupport
import Testing

/// A unit for each office of a heading, over every plan of the cases.
@Suite struct SplitUnitsTests {
    private static let plans = CaseFile.all(in: "plans").filter { $0.parts["error"] == nil }

    private func isJoint(_ text: String) throws -> Bool {
        try importPlan(text).log.entries.contains { $0.id.name == "joint-unit" }
    }

    @Test(arguments: plans)
    func plansWithoutJointUnitsStayAsTheyAre(_ entry: CaseFile.Case) throws {
        guard try !isJoint(entry["input"]) else { return }
        let (split, log) = try importPlan(entry["input"], splitsUnits: true)
        let (plan, expected) = try importPlan(entry["input"])
        for part in PlanDump.parts {
            #expect(PlanDump.part(part, of: split, log) == PlanDump.part(part, of: plan, expected))
        }
    }

    /// Nothing is taken away or reworded, no unit stands for several, each leads what it lists.
    @Test(arguments: plans)
    func everyOfficeHasEveryTask(_ entry: CaseFile.Case) throws {
        guard try isJoint(entry["input"]) else { return }
        let joint = try importPlan(entry["input"]).plan
        let (split, log) = try importPlan(entry["input"], splitsUnits: true)
        #expect(!log.entries.contains { $0.id.name == "joint-unit" })
        #expect(split.items.count > joint.items.count)
        #expect(split.sections.map(\.number) == joint.sections.map(\.number))
        for (own, before) in zip(split.sections, joint.sections) {
            #expect(Array(own.items.map(\.text).prefix(before.items.count)) == before.items.map(\.text))
            let copies = own.items.dropFirst(before.items.count)
            #expect(copies.allSatisfy { copy in before.items.contains { $0.text == copy.text } })
            #expect(copies.allSatisfy { $0.lead != nil })
        }
        #expect(Set(split.items.map(\.id)).count == split.items.count)
        for unit in split.units {
            #expect(split.items.filter { $0.lead == unit.id }.map(\.id) == unit.items, "\(unit.id)")
        }
    }
}
