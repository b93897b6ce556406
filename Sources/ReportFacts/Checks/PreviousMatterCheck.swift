package import Diagnostics
package import PlanModel

extension DiagnosticID {
    static let previousMatter = DiagnosticID("previous-matter", .data)
}

/// Numbers under which the year before counted something else: the report leaves them out of its comparison.
package enum PreviousMatterCheck {
    package static func findings(_ previous: PreviousReport?, _ results: Results) -> [Diagnostic] {
        (previous?.otherMatters(than: results) ?? []).map { other in
            Diagnostic.warning(
                .previousMatter,
                vi:
                    "\(other.id) năm trước là “\(other.before)”, năm nay là “\(other.now)”: báo cáo không so sánh",
                en: "\(other.id) was “\(other.before)” and is “\(other.now)”: the report compares them not",
                at: other.location,
                hints: [
                    Diagnostic.Hint(
                        vi: "nếu vẫn là một, ghi tên và đơn vị tính của năm trước như năm nay",
                        en: "where they are one, give last year's the name and unit of this year's")
                ]
            ).about(other.id)
        }
    }
}
