import Diagnostics
import FoundationEssentials
import PlanModel

/// Small plans and results made in code.
enum Sample {
    static func plan(
        title: String = "Thực hiện công tác bình đẳng giới năm 2025", sections: [PlanSection] = [],
        units: [OrgUnit] = [], recipients: [String] = [], level: Organisation.Level = .ward,
        province: String? = nil
    ) -> Plan {
        Plan(
            title: title, year: 2025,
            organisation: Organisation(
                issuer: ["ỦY BAN NHÂN DÂN", "PHƯỜNG MẪU"], short: "UBND phường Mẫu", level: level,
                locality: "phường Mẫu", province: province, place: "Mẫu", code: "UBND", drafter: "VHXH"),
            sections: sections, units: units, recipients: recipients)
    }

    static func item(_ id: String, lead: String? = nil, isTask: Bool = true) -> PlanItem {
        PlanItem(id: id, kind: .bullet, text: "Nhiệm vụ \(id).", isTask: isTask, lead: lead)
    }

    /// A cell of a made-up form, so that origins can be told apart.
    static func cell(_ column: Int, _ row: Int) -> Location {
        .cell(CellReference(path: "vhxh.xlsx", sheet: "Kết quả", column: column, row: row))
    }

    static func result(
        _ id: String, _ status: TaskStatus, row: Int = 1, events: Decimal? = nil, women: Decimal? = nil,
        attendances: Decimal? = nil, outcome: String? = nil
    ) -> TaskResult {
        TaskResult(
            taskID: TypedText(id, location: cell(0, row)), form: "vhxh", status: status,
            statusLocation: cell(2, row), outcome: outcome.map { TypedText($0, location: cell(3, row)) },
            events: Figure(events, location: cell(4, row)),
            attendances: Figure(attendances, location: cell(5, row)),
            women: Figure(women, location: cell(6, row)), funding: Figure(nil, location: cell(7, row)))
    }
}
