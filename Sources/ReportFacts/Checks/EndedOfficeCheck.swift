internal import Diagnostics
internal import PlanModel

/// A report that a district signs after the last day there were any: whoever took over its work reports now.
enum EndedOfficeCheck {
    static func findings(_ material: CheckMaterial) -> [Diagnostic] {
        guard let last = PlaceKind.lastDayOfDistricts, last < material.day,
            isOfDistrict(material.plan.organisation)
        else { return [] }
        let (name, day) = (material.plan.organisation.short, DateText.short(last))
        return [
            Diagnostic.warning(
                .nameExpired,
                vi:
                    "“\(name)” là cơ quan cấp huyện, không còn từ sau ngày \(day), mà vẫn ban hành báo cáo này",
                en: "“\(name)” is of a district, which is no more since \(last.iso), and issues this report",
                at: material.planFile,
                hints: [
                    Diagnostic.Hint(
                        vi:
                            "ghi cơ quan nay làm báo cáo ở organisation và signature của plan.yaml; nếu là báo cáo cũ lập lại thì ghi ngày của báo cáo ấy ở date trong reports/\(material.period.name).yaml",
                        en:
                            "name the office that reports now under organisation and signature in plan.yaml; where an old report is made again, give its date in reports/\(material.period.name).yaml"
                    )
                ]
            ).about("organisation")
        ]
    }

    /// A school or a hospital keeps the name of a place that is no more; its government does not.
    private static func isOfDistrict(_ organisation: Organisation) -> Bool {
        if organisation.level == .district { return true }
        let names = [organisation.short, organisation.issuer.joined(separator: " ")]
            .map { Folding.ascii($0).replacing("uy ban nhan dan", with: "ubnd") }
        return names.contains { name in
            PlaceKind.districts.contains { name.hasPrefix("ubnd \(Folding.ascii($0)) ") }
        }
    }
}
