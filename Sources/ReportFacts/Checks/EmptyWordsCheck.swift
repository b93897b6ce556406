internal import Diagnostics
internal import PlanModel

extension DiagnosticID {
    static let resultEmpty = DiagnosticID("result-empty", .data)
    static let resultRepeated = DiagnosticID("result-repeated", .data)
    static let requestEmpty = DiagnosticID("request-empty", .data)
}

/// Words that tell nothing: a result that is no more than its state, one result pasted under several tasks,
/// a request that asks for no thing.
struct EmptyWordsCheck {
    private let results: [TaskResult]
    /// The comparable text of each task.
    private let tasks: [String: String]

    init(_ material: CheckMaterial) {
        results = material.results.tasks
        tasks = Dictionary(
            material.plan.items.map { ($0.id, TypedTextCleaning.comparable($0.text)) },
            uniquingKeysWith: { first, _ in first })
    }

    func findings(in texts: [CheckedText]) -> [Diagnostic] {
        let told = results.filter { $0.status.expectsFigures && $0.outcome != nil }
        let isEmpty = { (result: TaskResult) in
            result.outcome.map { TypedTextCleaning.isNothing($0.text) || TypedTextCleaning.isState($0.text) }
                ?? true
        }
        return told.filter(isEmpty).compactMap(saysNothing) + pasted(among: told.filter { !isEmpty($0) })
            + texts.filter { $0.name.hasPrefix("recommendations.") || $0.name.hasSuffix(".kien-nghi") }
            .compactMap(request)
    }

    // MARK: - Results

    private func saysNothing(_ result: TaskResult) -> Diagnostic? {
        guard let outcome = result.outcome else { return nil }
        let id = result.taskID.text
        return Diagnostic.warning(
            .resultEmpty, vi: "\(id): kết quả “\(outcome.text)” không nêu việc đã làm",
            en: "\(id): the result “\(outcome.text)” does not tell what was done", at: outcome.location,
            hints: [
                Diagnostic.Hint(
                    vi: "ghi việc đã làm, ở đâu, bao nhiêu; phần lời của báo cáo bỏ qua lời này",
                    en: "tell what was done, where, how much; the text of the report leaves these words out")
            ]
        ).about(id)
    }

    /// Two tasks may well be done by one deed.
    private static let mostAlike = 2

    /// Tasks of the same wording are one task of several units, and told alike with right.
    private func pasted(among told: [TaskResult]) -> [Diagnostic] {
        let words = told.map { TypedTextCleaning.comparable($0.outcome?.text ?? "") }
        return Dictionary(grouping: told.indices) { words[$0] }.values
            .filter { alike in
                Set(alike.map { tasks[told[$0].taskID.text] ?? told[$0].taskID.text }).count > Self.mostAlike
            }
            .sorted { $0[0] < $1[0] }
            .map { repeated(told[$0[0]], under: $0.map { told[$0].taskID.text }) }
    }

    private func repeated(_ result: TaskResult, under ids: [String]) -> Diagnostic {
        let more = ids.count > Self.mostNamed ? ", …" : ""
        let all = ids.prefix(Self.mostNamed).joined(separator: ", ") + more
        return Diagnostic.warning(
            .resultRepeated, vi: "cùng một kết quả ở \(ids.count) nhiệm vụ khác nhau: \(all)",
            en: "the same result under \(ids.count) different tasks: \(all)", at: result.outcome?.location,
            hints: [
                Diagnostic.Hint(
                    vi: "ghi kết quả riêng của từng nhiệm vụ, báo cáo in lại câu này ở từng chỗ",
                    en: "tell of each task its own result, the report prints these words at each of them")
            ]
        ).about(result.taskID.text)
    }

    /// Tasks that a message names.
    private static let mostNamed = 12

    // MARK: - Requests

    /// `Đề nghị cấp trên quan tâm, tạo điều kiện`: who receives it has nothing to do.
    private func request(_ text: CheckedText) -> Diagnostic? {
        let words = text.words.words.map(\.folded)
        guard words.contains(where: Self.asking.contains), words.allSatisfy(Self.hollow.contains) else {
            return nil
        }
        return text.warning(
            .requestEmpty, 0..<words.count, key: "de-nghi",
            vi: { "kiến nghị không nêu đề nghị việc gì: \($0)" },
            en: { "a request that asks for no thing: \($0)" },
            hint: Diagnostic.Hint(
                vi: "nêu rõ cơ quan nào làm việc gì, hoặc bỏ kiến nghị này",
                en: "say who is to do what, or leave it out"))
    }

    private static let asking: Set = ["quan", "ho", "giup", "tao"]
    private static let hollow = Set(
        """
        de nghi kien xuat mong muon duoc su cap tren cac nganh lanh dao thanh pho tinh phuong xa ubnd hdnd uy ban
        nhan dan quan tam tao dieu ho tro giup do chi hon nua them tiep tuc thuong xuyen va cho don vi phoi hop
        """.split { $0 == " " || $0.isNewline }.map(String.init))
}
