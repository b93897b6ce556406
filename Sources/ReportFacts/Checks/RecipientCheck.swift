package import Diagnostics
internal import PlanModel

/// Names beside the texts that are of another level: a ward's recipient in a city's plan, a commune's in a
/// ward's, a unit of a district that is no more; and bodies below the office that it would report to.
package struct RecipientCheck {
    private let ofRecipients: [Diagnostic]
    private let ofUnits: [Diagnostic]
    private let below: [Diagnostic]

    package init(_ material: CheckMaterial) {
        let recipients = CheckedText.recipients(material)
        ofRecipients = LevelCheck(material, isOfRecipients: true).findings(in: recipients)
        ofUnits = LevelCheck(material).otherLevels(
            in: CheckedText.headings(material.plan) + CheckedText.units(material.plan))
        below = Self.governsAlone(material) ? recipients.filter(Self.isBelow).map(Self.finding) : []
    }

    package var findings: [Diagnostic] { ofRecipients + ofUnits + below }

    /// Whether the office is the government of a city with no province over it.
    private static func governsAlone(_ material: CheckMaterial) -> Bool {
        let organisation = material.plan.organisation
        let hadProvinces = PlaceKind.lastDayOfDistricts.map { material.day <= $0 } ?? true
        let name = Folding.ascii(organisation.short)
        return organisation.level == .city && !hadProvinces
            && (name.hasPrefix("ubnd") || name.hasPrefix("uy ban nhan dan"))
    }

    /// `Sở Nội vụ (để b/c)`, `UBND các phường (để báo cáo)`.
    private static func isBelow(_ text: CheckedText) -> Bool {
        let words = text.words.words.map { $0.text.lowercased() }
        let folded = Folding.ascii(text.text)
        guard folded.contains("b/c") || folded.contains("de bao cao") else { return false }
        let name = words.drop { $0 == "các" || $0 == "ubnd" }
        return name.first.map(bodies.contains) ?? false
    }

    private static let bodies: Set = ["sở", "phòng", "xã", "phường"]

    private static func finding(_ text: CheckedText) -> Diagnostic {
        text.warning(
            .recipientForm, 0..<text.words.words.count, key: "bao-cao",
            vi: { _ in "nơi nhận “\(text.text)” là cơ quan cấp dưới, không nhận “để báo cáo”" },
            en: { _ in "the recipient “\(text.text)” is below the office, which does not report to it" },
            hint: Diagnostic.Hint(
                vi: "bỏ “để b/c”, hoặc ghi cơ quan cấp trên", en: "leave “để b/c” out, or name a body above"))
    }
}
