internal import Diagnostics
internal import PlanModel

extension DiagnosticID {
    static let directionRepeated = DiagnosticID("direction-repeated", .data)
}

/// A typed direction in the words of a task that is not done yet: the report lists such a task among what is to
/// be done by itself, and would say it twice.
struct RepeatedDirectionCheck {
    private let open: [(result: TaskResult, task: PlanTask, pairs: Set<String>)]
    /// The words of the units' names.
    private let units: [[String]]

    init(_ material: CheckMaterial) {
        let states = Dictionary(
            material.results.tasks.map { ($0.taskID.text, $0) }, uniquingKeysWith: { first, _ in first })
        let matcher = CampaignMatcher(material.plan.campaigns)
        let isYears = material.period.kind == .annual
        units = material.plan.units.map { Self.words(of: $0.name) }
        open = material.plan.tasks().compactMap { task in
            guard let result = states[task.item.id], [.inProgress, .notStarted].contains(result.status),
                // What is open of a campaign ends with its year.
                !isYears || matcher.campaign(of: task) == nil
            else { return nil }
            let sentence = Self.clauses(of: task.item.text).first ?? ""
            return (result, task, Self.pairs(of: Self.words(of: sentence)[...]))
        }
    }

    func findings(in texts: [CheckedText]) -> [Diagnostic] {
        texts.filter { $0.name.hasPrefix("directions.") }.compactMap { text in
            let clauses = Self.clauses(of: text.text).map { Self.pairs(of: withoutUnit(Self.words(of: $0))) }
                .filter { $0.count >= Self.fewestPairs }
            let repeated = open.first { task in clauses.contains { Self.isRepeated(task.pairs, $0) } }
            return repeated.map { finding(text, $0.result, $0.task) }
        }
    }

    private static func clauses(of text: String) -> [String] {
        text.replacing(". ", with: "\n").split { $0 == ";" || $0.isNewline }.map(String.init)
    }

    /// Numbers and days differ between a plan and what comes next.
    private static func words(of text: String) -> [String] {
        text.foldedWords { _ in false }.filter { !($0.first?.isNumber ?? true) }
    }

    /// `Công an phường duy trì …` says no more than the task does, which names its unit elsewhere.
    private func withoutUnit(_ words: [String]) -> ArraySlice<String> {
        let unit = units.filter { words.starts(with: $0) }.max { $0.count < $1.count }
        return words.dropFirst(unit?.count ?? 0)
    }

    /// Words that stand beside each other.
    private static func pairs(of words: ArraySlice<String>) -> Set<String> {
        Set(zip(words, words.dropFirst()).map { "\($0) \($1)" })
    }

    /// Most of the shorter, and half of the longer: a direction on one point of a wide task says something new.
    private static func isRepeated(_ one: Set<String>, _ other: Set<String>) -> Bool {
        let (least, most) = (min(one.count, other.count), max(one.count, other.count))
        let shared = one.intersection(other).count
        return least >= fewestPairs && shared * 4 >= least * 3 && shared * 2 >= most
    }

    private static let fewestPairs = 5

    private func finding(_ text: CheckedText, _ result: TaskResult, _ task: PlanTask) -> Diagnostic {
        let (id, state) = (task.item.id, result.status.rawValue)
        return Diagnostic.warning(
            .directionRepeated,
            vi: "\(text.name) lặp lại nhiệm vụ \(id) (“\(state)”), mà báo cáo đã tự nêu ở phần phương hướng",
            en:
                "\(text.name) repeats the task \(id) (“\(state)”), which the report lists among the directions by itself",
            at: text.location,
            hints: [
                Diagnostic.Hint(
                    vi:
                        "bỏ dòng này, hoặc chỉ viết điều mới so với nhiệm vụ; nếu việc đã xong, sửa trạng thái",
                    en:
                        "take the line out or write only what is new; where the task is done, correct its state",
                    at: result.statusLocation)
            ]
        ).about(text.name)
    }
}
