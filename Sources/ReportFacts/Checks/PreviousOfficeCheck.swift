package import Diagnostics
internal import PlanModel

extension DiagnosticID {
    static let previousOffice = DiagnosticID("previous-office", .data)
}

/// Figures of the year before that are another office's: its folder was named by mistake, and everything the
/// report compares would be wrong.
package struct PreviousOfficeCheck {
    private let material: CheckMaterial

    package init(_ material: CheckMaterial) { self.material = material }

    /// None where the report says that the two years cannot be compared: nothing is then.
    package func findings(_ severity: Diagnostic.Severity) -> [Diagnostic] {
        let own = material.plan.organisation
        guard let other = material.lastYear?.plan.organisation, material.input.incomparable == nil,
            !Self.isSame(own, other)
        else { return [] }
        let report = "reports/\(material.period.name).yaml"
        return [
            Diagnostic(
                severity, .previousOffice,
                Message(
                    vi: "số liệu năm trước là của “\(other.short)”, báo cáo này của “\(own.short)”",
                    en:
                        "the figures of the year before are of “\(other.short)”, this report is of “\(own.short)”"
                ),
                at: material.planFile,
                hints: [
                    Diagnostic.Hint(
                        vi:
                            "chỉ đúng thư mục năm trước của cơ quan; nếu do sáp nhập, đổi địa giới thì ghi lý do ở incomparable trong \(report)",
                        en:
                            "name the office's own folder of the year before; where boundaries changed, say so under incomparable in \(report)"
                    )
                ]
            ).about("organisation")
        ]
    }

    /// The same name, or the government of the same place: marks, and the kind of a place, may have changed.
    private static func isSame(_ one: Organisation, _ other: Organisation) -> Bool {
        if OfficeName.key(one.short) == OfficeName.key(other.short) { return true }
        let governs: Set<Organisation.Level> = [.ward, .commune, .district, .city]
        return governs.contains(one.level) && governs.contains(other.level)
            && place(one.locality) == place(other.locality)
    }

    private static func place(_ locality: String) -> String {
        Folding.ascii(PlaceKind.split(locality)?.name ?? locality)
    }
}
