package import Diagnostics
internal import FoundationEssentials
internal import PlanModel

extension DiagnosticID {
    static let indicatorShare = DiagnosticID("indicator-share", .data)
    static let indicatorValue = DiagnosticID("indicator-value", .data)
    static let indicatorDenominator = DiagnosticID("indicator-denominator", .data)
    static let indicatorCounts = DiagnosticID("indicator-counts", .data)
    static let indicatorGoal = DiagnosticID("indicator-goal", .data)
    static let goalUnconfirmed = DiagnosticID("goal-unconfirmed", .data)
    static let indicatorName = DiagnosticID("indicator-name", .data)
    static let indicatorMissing = DiagnosticID("indicator-missing", .data)
}

/// Whether the parts of an indicator, its value and its table of counts go together, and which have no figure.
package struct IndicatorCheck {
    private let material: CheckMaterial
    private let set: IndicatorSet
    private let definitions: [String: IndicatorDefinition]

    package init(_ material: CheckMaterial) {
        self.material = material
        set = (material.indicators ?? IndicatorSet()).adding(
            goalsOf: material.plan, measuredIn: material.results.counts.map(\.table))
        definitions = Dictionary(set.indicators.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    var findings: [Diagnostic] {
        contradictions + unconfirmed + misnamed + missing(among: indicators) + goalsWithoutFigures
            + CountedRowCheck.findings(set, material.tables)
    }

    /// Figures that cannot be, or that say two things of one indicator.
    package var contradictions: [Diagnostic] {
        let tables = CountedTables(material.results.counts)
        let foreign = IndicatorIdentityCheck(set: set).findings(material.results.indicators)
        return foreign
            + indicators.flatMap { indicator in
                let definition = definitions[indicator.id.text]
                let counted = definition.flatMap(tables.indicator)
                return [
                    excess(indicator, definition), undivided(indicator, definition),
                    rounded(indicator, definition), overruling(indicator, definition),
                    misplaced(indicator, definition),
                    counted.flatMap { differs(indicator, from: $0, definition) },
                ].compactMap { $0 }
            }
    }

    /// What a form that comes back is told of: a value its parts do not give refuses it, as a share of more
    /// than all does; of half of a quotient nothing can be said.
    package var returnedForm: [Diagnostic] {
        let rules = contradictions.map { finding in
            var finding = finding
            if finding.id == .indicatorValue { finding.severity = .error }
            return finding
        }
        let halves = indicators.filter {
            ($0.numerator.value == nil) != ($0.denominator.value == nil)
        }
        return rules + misnamed + missing(among: halves)
    }

    private var indicators: [Indicator] { material.results.indicators(of: set) }

    private func isPercent(_ indicator: Indicator, _ definition: IndicatorDefinition?) -> Bool {
        (indicator.unit?.text ?? definition?.unit) == "%"
    }

    /// A share of more than all.
    private func excess(_ indicator: Indicator, _ definition: IndicatorDefinition?) -> Diagnostic? {
        let id = indicator.id.text
        guard isPercent(indicator, definition), let part = indicator.numerator.value,
            let whole = indicator.denominator.value, part > whole
        else { return nil }
        return Diagnostic.error(
            .indicatorShare,
            vi:
                "\(id): tử số \(NumberText.number(part)) lớn hơn mẫu số \(NumberText.number(whole)), tỷ lệ trên 100%",
            en: "\(id): the numerator \(part) exceeds the denominator \(whole), more than 100%",
            at: indicator.numerator.places.first,
            hints: [
                Diagnostic.Hint(
                    vi: "xem lại hai số, có thể ghi nhầm cột", en: "check both, they may be exchanged",
                    at: indicator.denominator.places.first)
            ]
        ).about(id)
    }

    /// Something of nothing: the report says that it cannot be computed.
    private func undivided(_ indicator: Indicator, _ definition: IndicatorDefinition?) -> Diagnostic? {
        let id = indicator.id.text
        guard let part = indicator.numerator.value, indicator.denominator.value == 0 else { return nil }
        if part == 0, indicator.value.value == nil || indicator.value.value == 0 { return nil }
        if isPercent(indicator, definition), part > 0 { return nil }  // Told as a share of more than all.
        let given = indicator.value.value.map { NumberText.number($0) }
        return Diagnostic.warning(
            .indicatorDenominator,
            vi: "\(id): mẫu số bằng 0 nên không tính được"
                + (given.map { ", nhưng Giá trị ghi \($0)" } ?? ", tử số là \(NumberText.number(part))"),
            en: "\(id): the denominator is 0, there is no quotient"
                + (given.map { ", yet the value says \($0)" } ?? "; the numerator is \(part)"),
            at: indicator.denominator.places.first,
            hints: [
                Diagnostic.Hint(
                    vi: given == nil
                        ? "xem lại mẫu số; nếu đúng là 0 thì giữ nguyên, báo cáo ghi “Không tính được (mẫu số bằng 0)”"
                        : "sửa mẫu số, hoặc để trống Giá trị",
                    en: given == nil
                        ? "check the denominator; if it is 0 leave it, and the report says that it cannot be computed"
                        : "correct the denominator, or leave the value blank")
            ]
        ).about(id)
    }

    /// A value that its parts do not give, and a share of more than a hundred without any.
    private func rounded(_ indicator: Indicator, _ definition: IndicatorDefinition?) -> Diagnostic? {
        guard let value = indicator.value.value else { return nil }
        let unit = isPercent(indicator, definition) ? "%" : ""
        let told = "\(indicator.id.text): giá trị ghi \(NumberText.number(value))\(unit)"
        guard let due = IndicatorFact.quotient(of: indicator, definition) else {
            guard unit == "%", value > 100, indicator.denominator.value == nil else { return nil }
            return finding(
                .indicatorValue, indicator, at: indicator.value, vi: "\(told), trên 100%",
                en: "\(indicator.id.text): the value says \(value)%, more than 100%",
                hint: Diagnostic.Hint(
                    vi: "xem lại; một tỷ lệ của cả nhóm không quá 100%",
                    en: "check it; a share of a whole is 100% at most"))
        }
        guard !agree(value, due, isShare: unit == "%") else { return nil }
        let shown = NumberText.number(due, fractionDigits: 1) + unit
        return finding(
            .indicatorValue, indicator, at: indicator.value,
            vi: "\(told), tính từ tử số và mẫu số là \(shown)",
            en:
                "\(indicator.id.text): the value says \(value)\(unit), numerator and denominator give \(shown)",
            hint: Diagnostic.Hint(
                vi: "để trống Giá trị, hoặc sửa cho khớp", en: "leave the value blank, or make them agree"))
    }

    /// A plain count in the column of a part: nothing divides it, so it is taken as the value.
    private func misplaced(_ indicator: Indicator, _ definition: IndicatorDefinition?) -> Diagnostic? {
        guard IndicatorFact.isPlainCount(indicator, definition), let count = indicator.numerator.value else {
            return nil
        }
        let shown = NumberText.number(count)
        return finding(
            .indicatorValue, indicator, at: indicator.numerator,
            vi:
                "\(indicator.id.text): \(shown) ghi ở cột Tử số; chỉ tiêu này không có mẫu số nên báo cáo lấy \(shown) làm giá trị",
            en:
                "\(indicator.id.text): \(count) stands under Tử số; this indicator has no denominator, so the report takes \(count) as its value",
            hint: Diagnostic.Hint(
                vi: "ghi số này ở cột Giá trị", en: "write the figure in the column Giá trị"))
    }

    /// A goal of the form's own beside that of the set: the report holds the value against the set's.
    private func overruling(_ indicator: Indicator, _ definition: IndicatorDefinition?) -> Diagnostic? {
        let year = material.period.year
        guard let typed = indicator.target,
            let goal = IndicatorFact.overruledGoal(of: indicator, definition, in: year)
        else { return nil }
        let (id, unit) = (indicator.id.text, isPercent(indicator, definition) ? "%" : "")
        let due = [goal.text(unit: unit), goal.when(in: year)].compactMap { $0 }.joined(separator: " ")
        let file = definition?.isOfPlan == true ? "plan.yaml" : "indicators.yaml"
        return Diagnostic.warning(
            .indicatorGoal, vi: "\(id): mục tiêu ghi “\(typed.text)”, mục tiêu được giao là “\(due)”",
            en: "\(id): the goal typed is “\(typed.text)”, the one that is set is “\(due)”",
            at: typed.location,
            hints: [
                Diagnostic.Hint(
                    vi:
                        "báo cáo so với mục tiêu được giao; mục tiêu riêng của địa phương thì ghi trong \(file)",
                    en:
                        "the report holds the value against the one that is set; an office's own goal belongs in \(file)"
                )
            ]
        ).about(id)
    }

    /// A share may be rounded to one decimal; what is counted by the thousand to a whole number, too.
    private func agree(_ value: FigureValue, _ due: FigureValue, isShare: Bool) -> Bool {
        let least = !isShare && NumberText.rounded(value, 0) == value ? Decimal(1) / 2 : Decimal(1) / 10
        return abs(due - value) <= max(least, abs(due) / 1000)
    }

    /// What was typed beside what the table of counts says.
    private func differs(
        _ indicator: Indicator, from counted: Indicator, _ definition: IndicatorDefinition?
    ) -> Diagnostic? {
        let pairs = [
            (indicator.numerator, counted.numerator, "tử số", "the numerator"),
            (indicator.denominator, counted.denominator, "mẫu số", "the denominator"),
        ]
        for (typed, due, vi, en) in pairs {
            guard let value = typed.value, let right = due.value, value != right else { continue }
            return disagreement(indicator, typed, counted, value, right, vi: vi, en: en)
        }
        guard let value = indicator.value.value, let due = IndicatorFact.quotient(of: counted, definition),
            !agree(value, due, isShare: isPercent(indicator, definition))
        else { return nil }
        return disagreement(indicator, indicator.value, counted, value, due, vi: "giá trị", en: "the value")
    }

    private func disagreement(
        _ indicator: Indicator, _ typed: Figure, _ counted: Indicator, _ value: FigureValue,
        _ due: FigureValue, vi: String, en: String
    ) -> Diagnostic {
        let table = counted.source?.text ?? ""
        let (told, right) = (NumberText.number(value), NumberText.number(due, fractionDigits: 1))
        return finding(
            .indicatorCounts, indicator, at: typed,
            vi: "\(indicator.id.text): biểu chỉ tiêu ghi \(vi) \(told), theo biểu “\(table)” là \(right)",
            en: "\(indicator.id.text): \(en) says \(told), the table “\(table)” gives \(right)",
            hint: Diagnostic.Hint(
                vi: "để trống Tử số, Mẫu số, Giá trị để lấy từ biểu số liệu, hoặc sửa cho khớp",
                en: "leave the figures blank to take them from the table, or make them agree",
                at: counted.numerator.places.first))
    }

    private func finding(
        _ id: DiagnosticID, _ indicator: Indicator, at figure: Figure, vi: String, en: String,
        hint: Diagnostic.Hint
    ) -> Diagnostic {
        Diagnostic.warning(id, vi: vi, en: en, at: figure.places.first, hints: [hint]).about(
            indicator.id.text)
    }

    /// Values held against goals of the set that nobody has compared with the decision.
    private var unconfirmed: [Diagnostic] {
        indicators.compactMap { indicator in
            let (id, definition) = (indicator.id.text, definitions[indicator.id.text])
            let year = material.period.year
            let (goal, typed) = IndicatorFact.goal(of: indicator, definition, in: year)
            guard let goal, typed == nil, !goal.isConfirmed,
                IndicatorFact.value(of: indicator, definition) != nil
            else { return nil }
            let unit = isPercent(indicator, definition) ? "%" : ""
            let due = [goal.text(unit: unit), goal.when(in: year)].compactMap { $0 }.joined(separator: " ")
            return Diagnostic.warning(
                .goalUnconfirmed, vi: "\(id): mục tiêu “\(due)” chưa được đối chiếu với văn bản gốc",
                en: "\(id): the goal “\(due)” was not yet compared with the decision",
                at: indicator.id.location,
                hints: [
                    Diagnostic.Hint(
                        vi:
                            "xem \(set.source); đúng thì ghi vào acknowledged, sai thì sửa trong indicators.yaml",
                        en:
                            "see \(set.source); acknowledge it if it is right, else mend it in indicators.yaml"
                    )
                ]
            ).about(id)
        }
    }

    /// A row under an id of its own with the words of an indicator of the set: its goal is not found.
    private var misnamed: [Diagnostic] {
        let texts = Dictionary(
            set.indicators.map { (Folding.words($0.text), $0.id) }, uniquingKeysWith: { first, _ in first })
        return material.results.indicators.compactMap { indicator in
            let id = indicator.id.text
            guard definitions[id] == nil, let due = texts[Folding.words(indicator.name.text)] else {
                return nil
            }
            return Diagnostic.warning(
                .indicatorName, vi: "chỉ tiêu này có mã \(due) trong bộ chỉ tiêu, ở đây ghi \(id)",
                en: "the set calls this indicator \(due), here it is \(id)", at: indicator.id.location,
                hints: [Diagnostic.Hint(vi: "ghi mã \(due)", en: "write \(due)")]
            ).about(id)
        }
    }

    /// An indicator nobody gave a figure for stands in the table as a gap.
    private func missing(among indicators: [Indicator]) -> [Diagnostic] {
        indicators.filter { indicator in
            let hasParts = indicator.numerator.value != nil && indicator.denominator.value != nil
            let isTold = IndicatorFact.isPlainCount(indicator, definitions[indicator.id.text])
            return indicator.value.value == nil && !hasParts && !isTold
        }.map { indicator in
            Diagnostic.warning(
                .indicatorMissing, vi: "chỉ tiêu \(indicator.id.text) chưa có số liệu",
                en: "the indicator \(indicator.id.text) has no figures", at: indicator.value.location,
                hints: [wayOut(of: indicator)]
            ).about(indicator.id.text)
        }
    }

    /// One that no form asks for waits for rows of its table.
    private func wayOut(of indicator: Indicator) -> Diagnostic.Hint {
        let blanks = definitions[indicator.id.text].map(CountedTables(material.results.counts).blanks(of:))
        guard let (title, rows) = blanks, !rows.isEmpty,
            !material.results.indicators.contains(where: { $0.id.text == indicator.id.text })
        else {
            return Diagnostic.Hint(
                vi: "xóa dòng này nếu chỉ tiêu không thuộc phạm vi thống kê của địa phương",
                en: "delete the row if the place keeps no figures of it")
        }
        let (ids, en) = (rows.map { "“\($0.id)”" }.joined(separator: ", "), rows.count == 1 ? "row" : "rows")
        return Diagnostic.Hint(
            vi: "điền dòng \(ids) của biểu “\(title)”; không phát sinh thì ghi 0",
            en: "fill in the \(en) \(ids) of the table “\(title)”, with 0 where there was none")
    }

    /// A year's report answers for what the plan wanted to reach.
    private var goalsWithoutFigures: [Diagnostic] {
        guard material.period.kind == .annual else { return [] }
        let reported = Set(material.results.indicators.map(\.id.text))
        return set.indicators.filter { $0.isOfPlan && !reported.contains($0.id) }.map { goal in
            Diagnostic.warning(
                .indicatorMissing, vi: "mục tiêu \(goal.id) của kế hoạch chưa có số liệu: “\(goal.text)”",
                en: "the plan's goal \(goal.id) has no figures: “\(goal.text)”", at: goal.location,
                hints: [
                    Diagnostic.Hint(
                        vi:
                            "thêm dòng \(goal.id) vào biểu chỉ tiêu (lệnh baocao forms ghi sẵn); xóa khỏi targets của plan.yaml nếu không phải mục tiêu",
                        en:
                            "add the row \(goal.id) to the form of the indicators (baocao forms lists it), or take it out of targets in plan.yaml"
                    )
                ]
            ).about(goal.id)
        }
    }
}
