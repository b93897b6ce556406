internal import Diagnostics
internal import PlanModel

/// A report that a district or a township signs after the last day there were any, or a court, a party committee
/// or another office of one: whoever took over its work reports now.
enum EndedOfficeCheck {
    static func findings(_ material: CheckMaterial) -> [Diagnostic] {
        guard let last = PlaceKind.lastDayOfDistricts, last < material.day,
            let office = ended(material.plan.organisation)
        else { return [] }
        let (name, day) = (office.name, DateText.short(last))
        let (vi, en) = office.isOfTownship ? ("của thị trấn", "township") : ("cấp huyện", "district")
        return [
            Diagnostic.warning(
                .nameExpired,
                vi: "“\(name)” là cơ quan \(vi), không còn từ sau ngày \(day), mà vẫn ban hành báo cáo này",
                en: "“\(name)” is of a \(en), which is no more since \(last.iso), and issues this report",
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

    /// The name by which the office is of a place that is no more.
    private static func ended(_ organisation: Organisation) -> (name: String, isOfTownship: Bool)? {
        let names = [organisation.short, organisation.issuer.joined(separator: " ")]
        for name in names {
            switch place(in: name) {
            case "thị trấn": return (name, true)
            case let kind? where PlaceKind.districts.contains(kind): return (name, false)
            case _: continue
            }
        }
        return organisation.level == .district ? (organisation.short, false) : nil
    }

    /// The kind of the place whose government, Front or force the name is of. A school or a hospital keeps the
    /// name of a place that is no more.
    private static func place(in name: String) -> String? {
        let key = OfficeName.key(name) + " "
        guard heads.contains(where: { key.hasPrefix($0 + " ") }) else { return nil }
        // With their marks: `quân sự` names no `quận`.
        let words = name.lowercased().replacing("xã hội", with: "").words()
        return words.indices.lazy.compactMap { index in
            PlaceKind.all.first { words[index...].starts(with: $0.words()) }
        }.first
    }

    private static let heads = [
        "ubnd", "hdnd", "hoi", "uy ban", "ban", "phong", "cong an", "doan", "lien doan", "van phong",
        "huyen uy",
        "quan uy", "dang uy", "dang bo", "mat tran", "mttq", "toa an", "tand", "vien kiem sat", "vksnd",
        "chi cuc thue", "hat kiem lam",
    ]
}
