internal import Diagnostics
internal import PlanModel

extension DiagnosticID {
    static let fundingDenied = DiagnosticID("funding-denied", .data)
    static let doneWithoutDeed = DiagnosticID("done-without-deed", .data)
    static let estimateOfNothing = DiagnosticID("estimate-of-nothing", .data)
}

/// Tasks reported as done whose result only says what kept them from being done, those that spent money they say
/// they do not have, and those marked as foreseen that foresee nothing.
enum StateCheck {
    static func findings(_ results: [TaskResult]) -> [Diagnostic] {
        results.compactMap { withoutDeed($0) ?? withoutMoney($0) ?? withoutEstimate($0) }
    }

    private static func withoutDeed(_ result: TaskResult) -> Diagnostic? {
        guard result.status == .done, let outcome = result.outcome, isLack(outcome.text) else {
            return nil
        }
        let id = result.taskID.text
        return Diagnostic.warning(
            .doneWithoutDeed,
            vi: "\(id): ghi “\(result.status.rawValue)”, nhưng kết quả chỉ nói “\(outcome.text)”",
            en:
                "\(id): reported as “\(result.status.rawValue)”, but its result only says “\(outcome.text)”",
            at: outcome.location,
            hints: [
                Diagnostic.Hint(
                    vi:
                        "chọn lại trạng thái, hoặc ghi việc đã làm vào cột Kết quả và chuyển lời này sang cột Khó khăn vướng mắc",
                    en:
                        "choose the state again, or tell what was done and move these words to the difficulties"
                )
            ]
        ).about(id)
    }

    /// Nothing but `Chưa có kinh phí` beside 24 million.
    private static func withoutMoney(_ result: TaskResult) -> Diagnostic? {
        guard let spent = result.funding.value, spent > 0, let told = result.outcome,
            isLack(told.text), Folding.ascii(told.text).contains("kinh phi")
        else { return nil }
        let (id, typed) = (result.taskID.text, NumberText.number(spent))
        return Diagnostic.warning(
            .fundingDenied,
            vi: "\(id): kết quả nói chưa có kinh phí, nhưng cột Kinh phí ghi \(typed) triệu đồng",
            en: "\(id): the result says that there is no money, yet the column Kinh phí has \(typed) million",
            at: told.location,
            hints: [
                Diagnostic.Hint(
                    vi: "sửa lời hoặc số; nếu chỉ thiếu một phần, ghi rõ phần nào",
                    en: "correct the words or the figure; where only a part lacks, say which",
                    at: result.funding.location)
            ]
        ).about(id)
    }

    /// An `x` in a row without figures or words: only an end may be foreseen without them.
    private static func withoutEstimate(_ result: TaskResult) -> Diagnostic? {
        let figures = [result.events, result.attendances, result.women, result.funding]
        guard result.isEstimate, result.status != .done, result.outcome == nil,
            figures.allSatisfy({ $0.value == nil })
        else { return nil }
        let id = result.taskID.text
        return Diagnostic.warning(
            .estimateOfNothing,
            vi: "\(id): đánh dấu Ước thực hiện, nhưng cả dòng không có số liệu, kết quả nào",
            en: "\(id): marked as foreseen, but the row has neither figures nor a result",
            at: result.statusLocation,
            hints: [
                Diagnostic.Hint(vi: "ghi số ước, hoặc bỏ dấu x", en: "give the figures, or take out the x")
            ]
        ).about(id)
    }

    /// Longer texts tell something besides.
    private static let mostWords = 8

    private static func isLack(_ text: String) -> Bool {
        let words = text.foldedWords { $0.isDigit }
        let said = words.joined(separator: " ") + " "
        return words.count <= mostWords && lacks.contains { said.hasPrefix($0 + " ") }
    }

    private static let lacks = [
        "chua co kinh phi", "khong co kinh phi", "thieu kinh phi", "chua duoc bo tri", "chua bo tri",
        "chua duoc cap", "chua thuc hien", "chua trien khai", "chua to chuc",
    ]
}
