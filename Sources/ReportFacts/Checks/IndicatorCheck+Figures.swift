internal import Diagnostics
internal import FoundationEssentials
internal import PlanModel

/// Whether the figures of an indicator can be, and say one thing.
extension IndicatorCheck {
    /// A share of more than all.
    func excess(_ indicator: Indicator, _ definition: IndicatorDefinition?) -> Diagnostic? {
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
    func undivided(_ indicator: Indicator, _ definition: IndicatorDefinition?) -> Diagnostic? {
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
    func rounded(_ indicator: Indicator, _ definition: IndicatorDefinition?) -> Diagnostic? {
        guard let value = indicator.value.value else { return nil }
        let unit = isPercent(indicator, definition) ? "%" : ""
        let told = "\(indicator.id.text): giá trị ghi \(NumberText.number(value))\(unit)"
        guard let due = IndicatorFact.quotient(of: indicator, definition) else {
            if let share = fraction(value, of: indicator, definition) { return share }
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

    /// `0,327` where 32,7% is meant, `1,08` where 108 boys of a hundred girls are: far below a goal of tens, and
    /// nothing to compute it from.
    private func fraction(
        _ value: FigureValue, of indicator: Indicator, _ definition: IndicatorDefinition?
    ) -> Diagnostic? {
        let (goal, _) = IndicatorFact.goal(of: indicator, definition, in: material.period.year)
        guard let goal, value > 0 else { return nil }
        let isShare = isPercent(indicator, definition)
        let isFraction =
            isShare
            ? value <= 1 && goal.value >= 10 && goal.direction == .atLeast
            : IndicatorFact.scale(of: indicator, definition) == 100 && value <= 2 && goal.value >= 100
        guard isFraction else { return nil }
        let (told, meant) = (NumberText.number(value), NumberText.number(value * 100))
        let (wanted, unit) = (NumberText.number(goal.value), isShare ? "%" : "")
        return finding(
            .indicatorFraction, indicator, at: indicator.value,
            vi: "\(indicator.id.text): giá trị ghi \(told)\(unit), mục tiêu là \(wanted)\(unit)",
            en: "\(indicator.id.text): the value says \(value)\(unit), the goal is \(goal.value)\(unit)",
            hint: Diagnostic.Hint(
                vi: "cột này tính theo \(isShare ? "phần trăm" : "100"); có phải ý là \(meant)?",
                en: "the column counts \(isShare ? "percent" : "by the hundred"); did you mean \(meant)?"))
    }

    /// A plain count in the column of a part: nothing divides it, so it is taken as the value.
    func misplaced(_ indicator: Indicator, _ definition: IndicatorDefinition?) -> Diagnostic? {
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

    /// A share may be rounded to one decimal; what is counted by the thousand to a whole number, too.
    private func agree(_ value: FigureValue, _ due: FigureValue, isShare: Bool) -> Bool {
        let least = !isShare && NumberText.rounded(value, 0) == value ? Decimal(1) / 2 : Decimal(1) / 10
        return abs(due - value) <= max(least, abs(due) / 1000)
    }

    /// What was typed beside what the table of counts says.
    func differs(
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
}
