package import PlanModel

/// Which agencies there are at the end of a period: the labour departments became part of the departments of
/// home affairs in March 2025, and districts ended with June 2025.
package struct StateStructure: Sendable {
    /// Whether communes report to a district.
    package let hasDistricts: Bool
    private let hasLabourDepartments: Bool

    package init(at period: ReportingPeriod) {
        let last = period.lastDay
        // The half year that ends with the districts is still reported to them.
        hasDistricts = (last.year, last.month) <= (2025, 6)
        hasLabourDepartments = (last.year, last.month) < (2025, 3)
    }

    /// Whom an office reports to when its plan names nobody.
    func agency(above organisation: Organisation) -> String {
        switch organisation.level {
        case .commune where hasDistricts: "Ủy ban nhân dân huyện"
        case .ward where hasDistricts && organisation.province == nil: "Ủy ban nhân dân quận"
        case .sector where organisation.province == nil: "Bộ Nội vụ"
        case .ward, .commune, .district, .sector, .school, .city:
            ["Sở Nội vụ", organisation.province].compactMap { $0 }.joined(separator: " ")
        }
    }

    /// `Sở Lao động - Thương binh và Xã hội …` as what it became; other names as they are.
    func current(_ name: String) -> String {
        guard !hasLabourDepartments, let length = Self.labourDepartment(name) else { return name }
        return "Sở Nội vụ" + name.dropFirst(length)
    }

    /// `Phòng Lao động - TB&XH` in full, as an addressee is named.
    static func spelledOut(_ name: String) -> String {
        let full = "Lao động - Thương binh và Xã hội"
        return labourForms.reduce(name) { text, form in
            for kind in ["Sở ", "Phòng "] where text.hasPrefix(kind + form) {
                return kind + full + text.dropFirst(kind.count + form.count)
            }
            return text
        }
    }

    /// The letters of `Sở LĐ-TB&XH` at the beginning of a name; nil for another agency.
    private static func labourDepartment(_ name: String) -> Int? {
        (labourForms + ["Lao động - Thương binh và Xã hội", "Lao động, Thương binh và Xã hội"])
            .map { "Sở " + $0 }.first(where: name.hasPrefix)?.count
    }

    /// How offices shorten it, the longest first.
    private static let labourForms = [
        "Lao động - TB&XH", "Lao động - TBXH", "Lao động TB&XH", "Lao động TBXH", "LĐ - TB&XH", "LĐ-TB&XH",
        "LĐ-TBXH", "LĐ TB&XH", "LĐTB&XH", "LĐTBXH",
    ]
}
