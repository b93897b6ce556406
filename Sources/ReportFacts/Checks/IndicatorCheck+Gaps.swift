internal import Diagnostics
internal import PlanModel

/// Which indicators have no figures, or have them under another name.
extension IndicatorCheck {
    /// A row under an id of its own with the words of an indicator of the set: its goal is not found.
    var misnamed: [Diagnostic] {
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

    /// Whether all that an indicator waits for are blank cells of its table, which are told with the table.
    func waitsForTable(_ indicator: Indicator) -> Bool {
        guard material.plan.organisation.level != .city,
            !material.results.indicators.contains(where: { $0.id.text == indicator.id.text }),
            let counts = definitions[indicator.id.text]?.counts,
            let table = material.results.counts.first(where: { $0.table.name == counts.table })
        else { return false }
        let parts = [counts.numerator, counts.denominator, counts.without]
        let blanks = table.completed.counts.filter { parts.contains($0.row.id) && $0.figure.value == nil }
        return !blanks.isEmpty && blanks.allSatisfy { $0.figure.location != nil }
    }

    /// An indicator nobody gave a figure for stands in the table as a gap.
    func missing(among indicators: [Indicator]) -> [Diagnostic] {
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
        else { return counted(indicator) ?? Self.outOfScope }
        let (ids, en) = (rows.map { "“\($0.id)”" }.joined(separator: ", "), rows.count == 1 ? "row" : "rows")
        return Diagnostic.Hint(
            vi: "điền dòng \(ids) của biểu “\(title)”; không phát sinh thì ghi 0",
            en: "fill in the \(en) \(ids) of the table “\(title)”, with 0 where there was none")
    }

    /// Of one that a table counts: filled in there, it need not be typed here.
    private func counted(_ indicator: Indicator) -> Diagnostic.Hint? {
        guard let counts = definitions[indicator.id.text]?.counts,
            let table = material.tables.first(where: { $0.name == counts.table })
        else { return nil }
        let ids = [counts.numerator, counts.denominator, counts.without].compactMap { $0 }
            .map { "“\($0)”" }.joined(separator: ", ")
        return Diagnostic.Hint(
            vi:
                "điền dòng \(ids) của biểu “\(table.title)” (\(table.name)), không phát sinh thì ghi 0; \(Self.outOfScope.message.vi)",
            en:
                "fill in the rows \(ids) of the table “\(table.title)” (\(table.name)), with 0 where there was none; \(Self.outOfScope.message.en)"
        )
    }

    private static let outOfScope = Diagnostic.Hint(
        vi: "xóa dòng này nếu chỉ tiêu không thuộc phạm vi thống kê của địa phương",
        en: "delete the row if the place keeps no figures of it")

    /// A year's report answers for what the plan wanted to reach.
    var goalsWithoutFigures: [Diagnostic] {
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
