internal import PlanModel

/// The names of a plan's units as the plan spells them: one report writes `Văn hoá` or `Văn hóa`, not both.
enum UnitSpelling {
    /// A text that is a unit's name but for where its tones and capitals stand, as the plan has it.
    static func asPlanned(_ text: TypedText, _ units: [OrgUnit]) -> TypedText {
        let key = key(of: text.text)
        guard let unit = units.first(where: { self.key(of: $0.name) == key }) else { return text }
        return TypedText(OfficialNames.upperFirst(unit.name), location: text.location)
    }

    private static func key(of name: String) -> String {
        name.words().map { Syllable.key(String($0)) }.joined(separator: " ")
    }
}
