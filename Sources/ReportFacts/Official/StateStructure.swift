internal import Diagnostics
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

    /// Whom an office reports to when its plan names nobody; nil where that is not for the state to say:
    /// of schools, unions and companies, and of what nobody knows the place of.
    func agency(above organisation: Organisation) -> String? {
        switch organisation.level {
        case .commune where hasDistricts: return "Ủy ban nhân dân huyện"
        case .ward where hasDistricts && organisation.province == nil: return "Ủy ban nhân dân quận"
        case .ward, .commune, .district, .city: break
        case .sector:
            let names = ([organisation.parent, organisation.short] + organisation.issuer).compactMap { $0 }
                .map { Folding.ascii($0) + " " }
            guard !names.contains(where: { Self.ownBodies.contains(where: $0.contains) }) else { return nil }
            if organisation.province != nil { break }
            return names.contains { name in
                Self.central.contains(where: name.hasPrefix) || name.contains(" nganh ")
            }
                ? "Bộ Nội vụ" : nil
        case .school: return nil
        }
        return ["Sở Nội vụ", organisation.province].compactMap { $0 }.joined(separator: " ")
    }

    /// Unions, associations and companies.
    private static let ownBodies = [
        "lien doan ", "cong doan ", "cong ty ", "tap doan ", "ngan hang ", "hop tac xa ", "doanh nghiep ",
    ]
    private static let central = ["bo ", "nganh ", "tong cuc "]

    /// `Sở Lao động - Thương binh và Xã hội …` as what it became; other names as they are.
    func current(_ name: String) -> String {
        guard !hasLabourDepartments, let length = Self.labourDepartment(name) else { return name }
        return "Sở Nội vụ" + name.dropFirst(length)
    }

    /// `Phòng Lao động - TB&XH` in full, as an addressee is named.
    static func spelledOut(_ name: String) -> String {
        guard beginsWithL(name) else { return name }
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
        guard beginsWithL(name) else { return nil }
        return (labourForms + ["Lao động - Thương binh và Xã hội", "Lao động, Thương binh và Xã hội"])
            .map { "Sở " + $0 }.first(where: name.hasPrefix)?.count
    }

    /// As all of its forms do: few agencies are looked at closer.
    private static func beginsWithL(_ name: String) -> Bool {
        name.hasPrefix("Sở L") || name.hasPrefix("Phòng L")
    }

    /// How offices shorten it, the longest first.
    private static let labourForms = [
        "Lao động - TB&XH", "Lao động - TBXH", "Lao động TB&XH", "Lao động TBXH", "LĐ - TB&XH", "LĐ-TB&XH",
        "LĐ-TBXH", "LĐ TB&XH", "LĐTB&XH", "LĐTBXH",
    ]
}
