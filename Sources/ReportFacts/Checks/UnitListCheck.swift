internal import Diagnostics
internal import PlanModel

extension DiagnosticID {
    static let unitTwice = DiagnosticID("unit-twice", .data)
    static let unitIdle = DiagnosticID("unit-idle", .data)
}

/// Units that the report cannot tell apart, and those that nothing is asked of.
struct UnitListCheck {
    let plan: Plan

    var findings: [Diagnostic] { twins + idle }

    /// Two of one name send two forms, and readers take them for one.
    private var twins: [Diagnostic] {
        var first: [String: OrgUnit] = [:]
        return plan.units.compactMap { unit in
            let name = Folding.words(unit.name)
            guard let other = first[name] else {
                first[name] = unit
                return nil
            }
            return Diagnostic.warning(
                .unitTwice, vi: "hai đơn vị \(other.id), \(unit.id) cùng tên “\(unit.name)”",
                en: "the units \(other.id) and \(unit.id) are both called “\(unit.name)”", at: unit.location,
                hints: [
                    Diagnostic.Hint(
                        vi: "nếu là một đơn vị, gộp nhiệm vụ về một mã; nếu là hai, ghi tên cho phân biệt",
                        en: "if they are one, give its tasks to one id; if they are two, name them apart",
                        at: other.location)
                ]
            ).about(unit.id)
        }
    }

    /// One without tasks gets no form, and nobody waits for it.
    private var idle: [Diagnostic] {
        let leading = Set(plan.tasks().compactMap { $0.lead?.id })
        return plan.units.filter { !leading.contains($0.id) }.map { unit in
            Diagnostic.warning(
                .unitIdle, vi: "“\(unit.name)” (\(unit.id)) không có nhiệm vụ nào, sẽ không có biểu",
                en: "“\(unit.name)” (\(unit.id)) has no task and gets no form", at: unit.location,
                hints: [
                    Diagnostic.Hint(
                        vi: "ghi mã đơn vị vào lead của nhiệm vụ đơn vị chủ trì, hoặc xóa đơn vị khỏi units",
                        en: "make it the lead of a task, or take it out of units")
                ]
            ).about(unit.id)
        }
    }
}
