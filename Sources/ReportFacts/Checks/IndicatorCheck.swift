internal import Diagnostics
internal import FoundationEssentials
internal import PlanModel

extension DiagnosticID {
    static let indicatorShare = DiagnosticID("indicator-share", .data)
    static let indicatorValue = DiagnosticID("indicator-value", .data)
    static let indicatorMissing = DiagnosticID("indicator-missing", .data)
}

/// Whether the parts of an indicator and its value go together.
enum IndicatorCheck {
    /// A value given with one decimal may be rounded this much.
    private static let rounding = Decimal(1) / 10

    static func findings(_ indicators: [Indicator]) -> [Diagnostic] { indicators.compactMap(finding) }

    private static func finding(_ indicator: Indicator) -> Diagnostic? {
        let id = indicator.id.text
        guard let part = indicator.numerator.value, let whole = indicator.denominator.value else {
            return indicator.value.value == nil ? missing(indicator) : nil
        }
        guard indicator.unit?.text == "%" else { return nil }
        if part > whole {
            return Diagnostic.error(
                .indicatorShare,
                vi:
                    "\(id): tử số \(NumberText.number(part)) lớn hơn mẫu số \(NumberText.number(whole)), tỷ lệ trên 100%",
                en: "\(id): the numerator \(part) exceeds the denominator \(whole), more than 100%",
                at: indicator.numerator.location,
                hints: [
                    Diagnostic.Hint(
                        vi: "xem lại hai số, có thể ghi nhầm cột", en: "check both, they may be exchanged",
                        at: indicator.denominator.location)
                ]
            ).about(id)
        }
        guard let value = indicator.value.value, whole > 0 else { return nil }
        let share = part * 100 / whole
        guard abs(share - value) > rounding else { return nil }
        return Diagnostic.warning(
            .indicatorValue,
            vi:
                "\(id): giá trị ghi \(NumberText.number(value))%, tính từ tử số và mẫu số là \(NumberText.percent(share))",
            en:
                "\(id): the value says \(value)%, numerator and denominator give \(NumberText.percent(share))",
            at: indicator.value.location,
            hints: [
                Diagnostic.Hint(
                    vi: "để trống Giá trị, hoặc sửa cho khớp", en: "leave the value blank, or make them agree"
                )
            ]
        ).about(id)
    }

    /// An indicator nobody gave a figure for stands in the table as a gap.
    private static func missing(_ indicator: Indicator) -> Diagnostic {
        Diagnostic.warning(
            .indicatorMissing, vi: "chỉ tiêu \(indicator.id.text) chưa có số liệu",
            en: "the indicator \(indicator.id.text) has no figures", at: indicator.value.location,
            hints: [
                Diagnostic.Hint(
                    vi: "xóa dòng này nếu chỉ tiêu không thuộc phạm vi thống kê của địa phương",
                    en: "delete the row if the place keeps no figures of it")
            ]
        ).about(indicator.id.text)
    }
}
