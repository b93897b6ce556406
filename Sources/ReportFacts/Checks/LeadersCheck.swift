internal import Diagnostics
internal import PlanModel

extension DiagnosticID {
    static let leadersDiffer = DiagnosticID("leaders-differ", .data)
}

/// An indicator that says that no woman leads, beside a table that counts women among the heads.
struct LeadersCheck {
    let results: Results

    var findings: [Diagnostic] {
        guard let counted = results.counts.lazy.compactMap(Self.women).first else { return [] }
        return results.indicators.filter { indicator in
            Folding.ascii(indicator.name.text).contains("lanh dao chu chot")
                && (indicator.numerator.value ?? indicator.value.value) == 0
        }.map { finding($0, counted) }
    }

    /// The first row of heads with women: those are the parts of a row, `C6.1` of `C6`.
    private static func women(of counted: CountedTable) -> (text: String, figure: Figure)? {
        let figures = Dictionary(
            counted.counts.map { ($0.row.id, $0.figure) }, uniquingKeysWith: { first, _ in first })
        return counted.table.rows.lazy.filter { row in
            heads.contains { row.text.hasPrefix($0) }
        }.compactMap { row -> (text: String, figure: Figure)? in
            let part = counted.table.rows.first {
                $0.id.hasPrefix(row.id + ".") && $0.text == "Trong đó: nữ"
            }
            guard let figure = part.flatMap({ figures[$0.id] }), figure.value ?? 0 > 0 else { return nil }
            return (row.text, figure)
        }.first
    }

    private static let heads = ["Bí thư", "Chủ tịch"]

    private func finding(
        _ indicator: Indicator, _ counted: (text: String, figure: Figure)
    ) -> Diagnostic {
        let id = indicator.id.text
        let women = NumberText.number(counted.figure.value ?? 0)
        return Diagnostic.warning(
            .leadersDiffer,
            vi:
                "\(id): không có nữ là lãnh đạo chủ chốt, nhưng biểu cán bộ ghi \(women) nữ là \(counted.text)",
            en: "\(id): no woman is a chief leader, yet the table counts \(women) as \(counted.text)",
            at: (indicator.numerator.places + indicator.value.places).first,
            hints: [
                Diagnostic.Hint(
                    vi:
                        "lãnh đạo chủ chốt gồm cả cấp phó của Đảng ủy, Hội đồng nhân dân, Ủy ban nhân dân; xem lại hai biểu",
                    en: "deputies of the party committee, the council and the committee count; check both",
                    at: counted.figure.places.first)
            ]
        ).about(id)
    }
}
