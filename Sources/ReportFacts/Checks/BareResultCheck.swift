internal import Diagnostics
internal import PlanModel

/// Results that name only who did the work, or what it cost: `Công an phường`, `Kinh phí 5 triệu đồng`. The money
/// has a column of its own, and of what was done nobody learns anything.
struct BareResultCheck {
    private let results: [TaskResult]
    /// The words of each task.
    private let tasks: [String: Set<String>]
    private let names: Set<String>

    init(_ material: CheckMaterial) {
        results = material.results.tasks
        tasks = Dictionary(
            material.plan.items.map { ($0.id, Set(WordList($0.text).words.map(\.folded))) },
            uniquingKeysWith: { first, _ in first })
        names = Set(
            ([material.plan.organisation.short] + material.plan.units.map(\.name)).map(
                TypedTextCleaning.comparable))
    }

    var findings: [Diagnostic] {
        results.filter(\.status.expectsFigures).compactMap { result in
            guard let outcome = result.outcome else { return nil }
            let task = tasks[result.taskID.text] ?? []
            if names.contains(TypedTextCleaning.comparable(outcome.text)),
                Self.assigning.isDisjoint(with: task)
            {
                return finding(result, outcome, vi: "đơn vị", en: "who did it")
            }
            if Self.isMark(outcome.text) { return finding(result, outcome, vi: "một dấu", en: "a mark") }
            // Where the task is to find the money, the sum is what was done.
            guard isMoney(WordList(outcome.text).words), !task.contains("phi"), !task.contains("sach") else {
                return nil
            }
            return finding(result, outcome, vi: "số tiền", en: "the money")
        }
    }

    /// `x`, `V`, `Có`.
    private static func isMark(_ text: String) -> Bool {
        let words = WordList(text).words
        guard words.count == 1, let word = words.first?.text.lowercased() else { return false }
        return word == "có" || word.count == 1 && word.allSatisfy(\.isLetter)
    }

    private func isMoney(_ words: [WordList.Word]) -> Bool {
        let said = words.map { $0.folded.drop(while: \.isNumber) }.filter { !$0.isEmpty }
        return words.contains { $0.text.first?.isNumber ?? false }
            && said.contains { Self.units.contains(String($0)) }
            && said.allSatisfy { Self.money.contains(String($0)) }
    }

    private static let units: Set = ["d", "dong", "trieu", "tr", "trd", "nghin", "ngan", "ty", "vnd"]
    private static let money = units.union([
        "kinh", "phi", "so", "tien", "tong", "chi", "het", "la", "khoang", "tu", "sach", "nguon", "nha",
        "nuoc", "hoi", "hoa",
        "phuong", "xa",
    ])
    /// Of tasks that give work to someone, whose result may be a name.
    private static let assigning: Set = ["giao", "phan", "chon", "cu"]

    private func finding(
        _ result: TaskResult, _ outcome: TypedText, vi: String, en: String
    ) -> Diagnostic {
        let id = result.taskID.text
        return Diagnostic.warning(
            .resultEmpty, vi: "\(id): kết quả “\(outcome.text)” chỉ nêu \(vi), không nêu việc đã làm",
            en: "\(id): the result “\(outcome.text)” names only \(en), and not what was done",
            at: outcome.location,
            hints: [
                Diagnostic.Hint(
                    vi: "ghi việc đã làm, ở đâu, bao nhiêu; số tiền ghi ở cột Kinh phí",
                    en: "tell what was done, where, how much; money goes into its column")
            ]
        ).about(id)
    }
}
