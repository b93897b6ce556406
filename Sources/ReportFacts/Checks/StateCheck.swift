internal import Diagnostics
internal import PlanModel

extension DiagnosticID {
    static let doneWithoutDeed = DiagnosticID("done-without-deed", .data)
}

/// Tasks reported as done whose result only says what kept them from being done.
enum StateCheck {
    static func findings(_ results: [TaskResult]) -> [Diagnostic] {
        results.compactMap { result in
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
