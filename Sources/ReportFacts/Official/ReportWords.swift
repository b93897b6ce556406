internal import Diagnostics
package import PlanModel

/// The words in which a period appears in titles and text (`report-content` a.2).
package struct ReportWords: Sendable {
    package let period: ReportingPeriod

    package init(_ period: ReportingPeriod) { self.period = period }

    /// `6 tháng đầu năm 2025` or `năm 2025`.
    package var current: String {
        switch period.kind {
        case .firstHalf: "6 tháng đầu năm \(period.year)"
        case .annual: "năm \(period.year)"
        }
    }

    /// `6 tháng cuối năm 2025` or `năm 2026`.
    package var next: String {
        switch period.kind {
        case .firstHalf: "6 tháng cuối năm \(period.year)"
        case .annual: "năm \(period.year + 1)"
        }
    }

    /// The abstract under `BÁO CÁO`: the plan's title without its year, turned
    /// into a result, and the period.
    package func title(for plan: Plan) -> String {
        "\(subject(of: plan)) \(current); phương hướng, nhiệm vụ \(next)"
    }

    /// `Kết quả thực hiện công tác …`, without a period.
    package func subject(of plan: Plan) -> String {
        if Self.isOfCampaign(plan) {
            let place = plan.organisation.locality
            return "Kết quả thực hiện công tác bình đẳng giới và vì sự tiến bộ của phụ nữ"
                + (place.isEmpty ? "" : " tại \(place)")
        }
        var words = Self.withoutPeriod(
            OfficialNames.sentenceCased(plan.title, naming: OfficialNames.names(of: plan.organisation)),
            year: plan.year)
        // `Triển khai thực hiện …` says one thing twice; `Triển khai “Tháng hành động …”` needs its verb.
        let head = "Triển khai "
        if words.lowercased().hasPrefix(head.lowercased() + "thực hiện ") {
            words = String(words.dropFirst(head.count))
        }
        for mark in [",", ";"] { words = TextSearch.replacing(" " + mark, in: words, with: mark) }
        while let last = words.last, ",;.:- ".contains(last) { words.removeLast() }
        return "Kết quả " + OfficialNames.lowerFirst(words)
    }

    /// Whether the plan bears the name of a campaign: half a year and a year have more to tell, and a campaign
    /// has a report of its own.
    static func isOfCampaign(_ plan: Plan) -> Bool {
        CampaignMatcher(plan.campaigns).campaign(in: plan.title) != nil
    }

    /// A title without the period it is for: `năm 2025`, `6 tháng cuối năm 2025`, `năm học 2025-2026`; the
    /// report names its own. A span (`từ năm 2025 đến năm 2030`) is no period.
    private static func withoutPeriod(_ title: String, year: Int) -> String {
        var words = title.words().map(String.init)
        func folded(_ place: Int) -> String { words.indices.contains(place) ? words[place].lowercased() : "" }
        for start in words.indices.reversed() where folded(start) == "năm" {
            let isSchool = folded(start + 1) == "học"
            var end = start + (isSchool ? 2 : 1)
            guard folded(end).hasPrefix(String(year)), !["từ", "đến"].contains(folded(start - 1)) else {
                continue
            }
            let isSpan = folded(end).dropFirst(4).first.map { $0.isNumber || "-–".contains($0) } ?? false
            if isSpan, !isSchool { continue }
            // `2025 - 2026` are three words.
            if isSchool, ["-", "–"].contains(folded(end + 1)), end + 2 < words.count { end += 2 }
            var first = start
            if ["đầu", "cuối"].contains(folded(first - 1)), folded(first - 2) == "tháng", first > 2 {
                first -= 3
            }
            if folded(first - 1) == "trong" { first -= 1 }
            let mark = words[end].last.flatMap { ",;".contains($0) ? String($0) : nil }
            if let mark, first > 0 { words[first - 1] += mark }
            words.removeSubrange(first...end)
        }
        return words.joined(separator: " ")
    }
}
