internal import Workspace

/// How a check ended, in a few lines: the counts, and what was accepted with its reason.
struct CheckSummary {
    let record: CheckRecord
    let say: (_ vi: String, _ en: String) -> String

    var text: String { (head + accepted + way).joined(separator: "\n") + "\n" }

    private var head: [String] {
        let (errors, warnings, accepted) = (
            record.errorCount, record.warningCount, record.accepted.count
        )
        if errors + warnings + accepted == 0 {
            return [
                say(
                    "Kỳ \(record.period.name): không có lỗi, không có cảnh báo",
                    "Period \(record.period.name): no errors, no warnings")
            ]
        }
        return [
            say(
                "Kỳ \(record.period.name): \(errors) lỗi, \(warnings) cảnh báo, \(accepted) điểm đã chấp nhận",
                "Period \(record.period.name): \(errors) errors, \(warnings) warnings, \(accepted) accepted")
        ]
    }

    private var accepted: [String] {
        record.accepted.isEmpty
            ? []
            : [say("Đã chấp nhận:", "Accepted:")]
                + record.accepted.map { "- \($0.id): \($0.reason ?? "")" }
    }

    /// How to accept a finding, shown while there are some.
    private var way: [String] {
        guard let example = record.open.first(where: \.canBeAccepted) else { return [] }
        let name = "reports/\(record.period.name).yaml"
        return [
            say(
                "Nếu một điểm là đúng, ghi vào \(name):\nacknowledged:\n  - {id: \(example.id), reason: lý do}",
                "If a finding is right as it is, write into \(name):\nacknowledged:\n  - {id: \(example.id), reason: why}"
            )
        ]
    }
}
