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
        var subject = plan.title
        for phrase in ["trong năm \(plan.year)", "năm \(plan.year)", "Năm \(plan.year)"] {
            subject = subject.replacing(phrase, with: "")
        }
        var words = subject.split(separator: " ").joined(separator: " ")
        // `Triển khai thực hiện …` says one thing twice; `Triển khai “Tháng hành động …”` needs its verb.
        let head = "Triển khai "
        if words.lowercased().hasPrefix(head.lowercased() + "thực hiện ") {
            words = String(words.dropFirst(head.count))
        }
        words = words.replacing(" ,", with: ",").replacing(" ;", with: ";")
        while let last = words.last, ",;.:- ".contains(last) { words.removeLast() }
        return "Kết quả " + OfficialNames.lowerFirst(words)
    }
}
