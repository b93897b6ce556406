internal import Diagnostics
internal import PlanModel

extension DiagnosticID {
    static let intentPast = DiagnosticID("intent-past", .data)
}

/// A result that still looks forward to a time that is over: `dự kiến tổ chức trong quý III` in a report whose
/// figures go up to November. The words are of the collection before.
struct PastIntentCheck {
    private let results: [TaskResult]
    private let closed: CalendarDate?

    init(_ material: CheckMaterial) {
        results = material.results.tasks
        closed = TaskFact.Timing.closingDay(of: material.input, material.period)
    }

    /// Of tasks that have begun; the reason of one that has not is looked at with its state.
    var findings: [Diagnostic] {
        guard let closed else { return [] }
        return results.filter(\.status.expectsFigures).compactMap { result in
            guard let outcome = result.outcome else { return nil }
            let clauses = outcome.text.split { $0 == ";" || $0.isNewline }.flatMap {
                $0.split(separator: ". ")
            }
            return clauses.lazy.compactMap { intent(in: String($0), over: closed) }.first
                .map { finding(result, outcome, $0, closed: closed) }
        }
    }

    /// What a clause says from `dự kiến` on, where its time is over and nothing is told of what came of it.
    private func intent(in clause: String, over closed: CalendarDate) -> String? {
        let words = clause.split { $0.isWhitespace }
        let said = words.map { $0.lowercased().filter(\.isLetter) }
        let start = said.indices.first { index in
            said[index] == "sẽ" || Self.intents.contains(said[index...].prefix(2).joined(separator: " "))
        }
        // `trước 30/6`, `đến 30/6` are times; other words before something tell what came of it.
        let isTime = { (index: Int) in
            Self.bounds.contains(said[index]) && words.dropFirst(index + 1).first?.first?.isNumber ?? false
        }
        let isTold = said.indices.contains { Self.outcomes.contains(said[$0]) && !isTime($0) }
        guard let start, !isTold, !LaterTime.tellsObstacle(clause) else { return nil }
        let lead = said.indices.dropFirst(start + 1).prefix(Self.reach + 1).first {
            Self.leads.contains(said[$0]) || isTime($0)
        }
        guard let lead else { return nil }
        let shown = words[start...].prefix(lead - start + 2).joined(separator: " ")
        let named = LaterTime.lastNamed(in: words[lead...].joined(separator: " "), in: closed.year)
        guard let named, named < closed else { return nil }
        return String(shown.reversed().drop { ".,:".contains($0) }.reversed())
    }

    private static let intents: Set = ["dự kiến", "phấn đấu"]
    private static let bounds: Set = ["trước", "đến"]
    private static let leads: Set = ["quý", "tháng", "ngày"]
    /// Words between what is intended and its time.
    private static let reach = 8
    /// What tells that the time has come, or that another is meant.
    private static let outcomes: Set = [
        "đã", "nhưng", "song", "nay", "thực", "tế", "so", "theo", "hơn", "sớm", "đúng", "xong", "trước",
        "như",
        "mỗi", "từng", "hằng", "hàng",
    ]

    private func finding(
        _ result: TaskResult, _ outcome: TypedText, _ intent: String, closed: CalendarDate
    ) -> Diagnostic {
        let id = result.taskID.text
        return Diagnostic.warning(
            .intentPast,
            vi: "\(id): kết quả còn ghi “\(intent)”, nhưng số liệu tính đến ngày \(DateText.short(closed))",
            en: "\(id): the result still says “\(intent)”, but the figures go up to \(closed.iso)",
            at: outcome.location,
            hints: [
                Diagnostic.Hint(
                    vi: "ghi việc đã làm đến nay; nếu chưa làm, ghi lý do và thời gian mới",
                    en: "tell what was done since; where it was not, give the reason and the new time")
            ]
        ).about(id)
    }
}
