internal import Diagnostics
internal import PlanModel

extension DiagnosticID {
    static let indicatorUnit = DiagnosticID("indicator-unit", .data)
    static let indicatorText = DiagnosticID("indicator-text", .data)
}

/// Whether a row under an id of the set is of that indicator: its value is held against the goal of
/// the id, whatever it was meant for.
struct IndicatorIdentityCheck {
    let set: IndicatorSet

    func findings(_ indicators: [Indicator]) -> [Diagnostic] {
        let definitions = Dictionary(
            set.indicators.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let ids = Dictionary(
            set.indicators.map { (Folding.words($0.text), $0.id) }, uniquingKeysWith: { first, _ in first })
        return indicators.flatMap { indicator -> [Diagnostic] in
            guard let definition = definitions[indicator.id.text] else { return [] }
            return [otherUnit(indicator, definition), otherText(indicator, definition, ids)]
                .compactMap { $0 }
        }
    }

    /// A count is no share, and the other way round; counts are of the same when their units share a word.
    private func otherUnit(_ indicator: Indicator, _ definition: IndicatorDefinition) -> Diagnostic? {
        let due = definition.unit
        guard let typed = indicator.unit, !due.isEmpty, typed.text != due else { return nil }
        let (isShare, wantsShare) = (Self.isShare(typed.text), Self.isShare(due))
        let shared = Self.words(of: typed.text).intersection(Self.words(of: due))
        guard isShare != wantsShare || !isShare && shared.isEmpty else { return nil }
        let id = indicator.id.text
        return Diagnostic(
            severity(definition), .indicatorUnit,
            Message(
                vi: "chỉ tiêu \(id) tính bằng “\(due)”, ở đây ghi “\(typed.text)”",
                en: "the indicator \(id) is measured in “\(due)”, here it is “\(typed.text)”"),
            at: typed.location,
            hints: [
                Diagnostic.Hint(
                    vi:
                        "ghi “\(due)” và số liệu theo đơn vị ấy; chỉ tiêu riêng của địa phương thì ghi mã khác",
                    en: "write “\(due)” and figures in it; an indicator of the place's own has another id")
            ]
        ).about(id)
    }

    /// The words of another indicator of the set, or of none that the id could mean.
    private func otherText(
        _ indicator: Indicator, _ definition: IndicatorDefinition, _ ids: [String: String]
    ) -> Diagnostic? {
        let id = indicator.id.text
        let meant = ids[Folding.words(indicator.name.text)]
        if meant == id { return nil }
        guard meant != nil || Self.differ(indicator.name.text, definition.text) else { return nil }
        let hint =
            meant.map { Diagnostic.Hint(vi: "sửa mã thành \($0)", en: "make the id \($0)") }
            ?? Diagnostic.Hint(
                vi: "xem lại mã; chỉ tiêu riêng của địa phương thì ghi mã khác",
                en: "check the id; an indicator of the place's own has another one")
        return Diagnostic(
            meant == nil ? .warning : severity(definition), .indicatorText,
            Message(
                vi: "mã \(id) trong bộ chỉ tiêu là “\(definition.text)”, ở đây ghi “\(indicator.name.text)”",
                en: "\(id) is “\(definition.text)” in the set, here it is “\(indicator.name.text)”"),
            at: indicator.name.location, hints: [hint]
        ).about(id)
    }

    /// Held against a goal it cannot be measured by, a value is judged wrongly.
    private func severity(_ definition: IndicatorDefinition) -> Diagnostic.Severity {
        definition.goals.isEmpty ? .warning : .error
    }

    /// Names of one indicator differ more than texts of one task: half of the words are enough.
    private static func differ(_ one: String, _ other: String) -> Bool {
        let (some, others) = (words(of: one), words(of: other))
        return some.intersection(others).count * 2 < min(some.count, others.count)
            && Folding.differ(one, other)
    }

    private static func isShare(_ unit: String) -> Bool {
        unit.contains("%") || words(of: unit).isSuperset(of: ["phan", "tram"])
    }

    private static func words(of unit: String) -> Set<String> {
        Set(unit.foldedWords { $0.isDigit })
    }
}
