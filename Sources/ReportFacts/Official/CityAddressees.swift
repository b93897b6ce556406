internal import Diagnostics
internal import PlanModel

extension Addressees {
    /// Whom a city's report goes to: what the plan's recipients mark `(để b/c)` of ministries and
    /// People's Committees; else a department reports to its city and both to the Ministry of Home Affairs.
    static func ofCity(_ plan: Plan) -> [String] {
        let marked = plan.recipients.filter(isMarkedForReport).map(withoutMark).filter { name in
            let folded = Folding.ascii(name)
            return ["bo ", "ubnd ", "uy ban nhan dan "].contains(where: folded.hasPrefix)
        }
        if !marked.isEmpty { return marked.map { spelledOut(completed($0, plan.organisation)) } }
        let isCommittee = OfficialNames.full(plan.organisation).hasPrefix("Ủy ban nhân dân ")
        let place = plan.organisation.province ?? plan.organisation.locality
        return (isCommittee ? [] : ["Ủy ban nhân dân \(place)"]) + ["Bộ Nội vụ"]
    }

    /// The addressee is named in full.
    private static func spelledOut(_ name: String) -> String {
        name.hasPrefix("UBND ") ? "Ủy ban nhân dân " + name.dropFirst(5) : name
    }
}
