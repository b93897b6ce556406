internal import Diagnostics
internal import PlanModel
internal import TemplateEngine

/// One result as it is told: of one task, or of several that a unit answered with the same words.
package struct OutcomeFact: Fact {
    /// At least one; all of one unit, in one state, with one text.
    package let tasks: [TaskFact]
    /// Whether its words alone do not tell which task it is of.
    package let needsName: Bool
    /// The unit whose name it stands under: it is not named there again.
    package let unit: String?

    package static let typeName = "outcome"
    package static let fields: [FactField<OutcomeFact>] = [
        FactField("text", .optional(.text)) { .text($0.tasks[0].result?.outcome?.remark) },
        FactField("task_name", .text) { fact in
            .string(fact.joined(fact.tasks.map(\.label)), origin: fact.taskOrigin)
        },
        FactField("lead", .text) { fact in
            .string(fact.joined(fact.tasks.map(\.lead)), origin: fact.taskOrigin)
        },
        FactField("needs_name", .flag) { .bool($0.needsName) },
        FactField("is_preparing", .flag) { .bool($0.tasks.allSatisfy(\.isPreparing)) },
        FactField("shows_estimate", .flag) { .bool($0.showsEstimate) },
        FactField("is_count", .flag) { .bool($0.isCount) },
        FactField("tells_totals", .flag) { .bool($0.tellsTotals) },
        FactField("count", .number) { ProgressFact($0.tasks).counted },
        FactField("tasks", .list(.record(TaskFact.shape))) { $0.tasks.value },
        FactField("totals", .record(TotalsFact.shape)) { TotalsFact($0.tasks).value },
    ]

    /// Whether its words hold figures that are estimates, and do not say so.
    private var showsEstimate: Bool {
        guard let result = tasks[0].result, result.isEstimate, let text = result.outcome?.text else {
            return false
        }
        return Self.endsWithCount(text) && !text.lowercased().contains("ước")
    }

    /// Whether the last figure of a text counts something: a day, a month or a year is no estimate.
    private static func endsWithCount(_ text: String) -> Bool {
        let words = text.split(separator: " ")
        guard let place = words.lastIndex(where: { $0.contains(where: \.isNumber) }) else { return false }
        if place > 0, times.contains(words[place - 1].lowercased()) { return false }
        let parts = words[place].split { !$0.isNumber && $0 != "/" }.last?.split(separator: "/") ?? []
        guard parts.count > 1, let month = Int(parts[1]), month <= 12 else { return true }
        // `7/9 tiêu chí` counts; `8/3, 20/10` and `15/11 và …` do not.
        let next = words.dropFirst(place + 1).first ?? "và"
        return parts.count == 2 && words[place].last?.isNumber == true && !joints.contains(next)
    }

    private static let times: Set = ["ngày", "tháng", "quý", "năm", "tuần", "khóa", "khoá"]
    private static let joints: Set<Substring> = ["và", "đến", "với", "tại", "cho"]

    /// Whether its words begin with how many meetings were held, and do not say that they were.
    private var isCount: Bool {
        guard let text = tasks[0].result?.outcome?.text else { return false }
        let words = text.split(separator: " ").prefix(3).map { $0.lowercased().filter(\.isLetter) }
        guard words.count == 3, text.first?.isNumber == true, words[0].isEmpty else { return false }
        return Self.meetings.contains(words[1]) || Self.meetings.contains(words[1] + " " + words[2])
    }

    private static let meetings: Set = [
        "buổi", "cuộc", "lớp", "đợt", "hội nghị", "hội thi", "hội thảo", "tọa đàm", "toạ đàm", "diễn đàn",
    ]

    /// Whether its words hold every figure of its rows, each as a number of its own: `11` is not told by
    /// `11.200`, nor twice by one `11`. A single event is told by any words.
    private var tellsTotals: Bool {
        guard let text = tasks[0].result?.outcome?.text else { return false }
        var told = text.split { !$0.isNumber && $0 != "." && $0 != "," }.map { word in
            word.replacing(".", with: "").split(separator: ",").map(String.init)
        }
        let figures = tasks.compactMap(\.result).flatMap {
            [$0.events.value == 1 ? .missing : $0.events, $0.attendances, $0.women, $0.funding]
        }
        for figure in figures.compactMap(\.value) where figure != 0 {
            let printed = NumberText.number(figure).replacing(".", with: "")
            let number = printed.split(separator: ",").map(String.init)
            guard let place = told.firstIndex(of: number) else { return false }
            told.remove(at: place)
        }
        return true
    }

    private static let fewestOfName = 3

    /// The names of its tasks, without the unit that its heading names.
    private func joined(_ names: [String]) -> String {
        let names = names.map { name in
            guard let unit, name.lowercased().hasPrefix(unit.lowercased() + " ") else { return name }
            let deed = name.dropFirst(unit.count + 1)
            let isName = deed.split(separator: " ").count >= Self.fewestOfName
            return isName ? OfficialNames.upperFirst(String(deed)) : name
        }
        return ([names[0]] + names.dropFirst().map(OfficialNames.lowerFirst)).joined(separator: "; ")
    }

    private var taskOrigin: Origin? { tasks[0].task.item.location.map(Origin.place) }
}

/// The results of a chapter, by state; tasks that were not begun have a reason and no result.
package struct OutcomesFact: Fact {
    private let done: [OutcomeFact]
    private let inProgress: [OutcomeFact]
    private let noneArose: [OutcomeFact]

    /// - Parameter unit: under whose name they are told.
    package init(_ tasks: [TaskFact], of unit: String? = nil) {
        let told = OutcomesFact.merged(tasks)
        let speech = ResultSpeech(told)
        func outcomes(_ status: TaskStatus) -> [OutcomeFact] {
            told.filter { $0[0].result?.status == status }.map {
                OutcomeFact(tasks: $0, needsName: speech.needsName($0), unit: unit)
            }
        }
        done = outcomes(.done)
        inProgress = outcomes(.inProgress)
        noneArose = outcomes(.noneArose)
    }

    package static let typeName = "outcomes"
    package static let fields: [FactField<OutcomesFact>] = [
        FactField("done", .list(.record(OutcomeFact.shape))) { $0.done.value },
        FactField("in_progress", .list(.record(OutcomeFact.shape))) { $0.inProgress.value },
        FactField("none_arose", .list(.record(OutcomeFact.shape))) { $0.noneArose.value },
        FactField("states", .number) { facts in
            .int([facts.done, facts.inProgress, facts.noneArose].count { !$0.isEmpty })
        },
    ]

    /// The same words of the same unit are told once, where they stand first; words with figures are not:
    /// the figures of two tasks are two facts.
    private static func merged(_ tasks: [TaskFact]) -> [[TaskFact]] {
        struct Key: Hashable {
            let unit: String
            let status: TaskStatus
            let text: String
        }
        var groups: [[TaskFact]] = []
        var places: [Key: Int] = [:]
        for task in tasks {
            guard let result = task.result else { continue }
            guard let text = result.outcome?.text, !text.contains(where: \.isNumber) else {
                groups.append([task])
                continue
            }
            let key = Key(
                unit: task.task.lead?.id ?? "", status: result.status,
                text: TypedTextCleaning.comparable(text))
            if let place = places[key] {
                groups[place].append(task)
            } else {
                places[key] = groups.count
                groups.append([task])
            }
        }
        return groups
    }
}

/// Which of the results told side by side do not say themselves what they are results of.
private struct ResultSpeech {
    /// How many results are the same but for their figures.
    private let alike: [String: Int]
    /// What each task of the chapter asks for, by the task's id.
    private let asked: [String: Asked]

    /// The words of a task's name, two by two.
    private struct Asked {
        let pairs: Set<String>
        /// Those that name the deed.
        let deed: Set<String>
        /// Of its text: the first, and all.
        let first: String?
        let whole: Set<String>
    }

    init(_ told: [[TaskFact]]) {
        alike = told.compactMap { $0[0].result?.outcome?.text }.reduce(into: [:]) {
            $0[Self.withoutFigures($1), default: 0] += 1
        }
        let tasks = told.joined().map { ($0.task.item.id, Self.asked(by: $0)) }
        asked = Dictionary(tasks, uniquingKeysWith: { first, _ in first })
    }

    /// A result without words is told by its task's name alone; one of several tasks names them; so does
    /// one that differs from another by its figures only, or does not say what its task asks for.
    func needsName(_ tasks: [TaskFact]) -> Bool {
        guard let text = tasks[0].result?.outcome?.text else { return true }
        return tasks.count > 1 || alike[Self.withoutFigures(text)] ?? 0 > 1
            || !speaks(text, of: tasks[0].task.item.id) && !begins(text, as: tasks[0].task.item.id)
    }

    /// Whether a text begins with words that stand far behind in a task's, behind its documents, and with more
    /// of them than of any other's: `Lồng ghép giới …` of `Thực hiện … về việc lồng ghép giới`.
    private func begins(_ text: String, as id: String) -> Bool {
        let words = Self.words(text).drop { Self.auxiliaries.contains($0) }
        let said = Self.pairs(words.prefix(Self.wordsOfBeginning))
        guard let first = said.first, let task = asked[id], task.whole.contains(first), task.first != first
        else { return false }
        let telling = said.filter { !Self.common.contains($0) }
        func count(_ asked: Asked) -> Int { telling.count(where: asked.whole.contains) }
        let own = count(task)
        return own >= Self.fewestTelling && asked.allSatisfy { $0.key == id || count($0.value) < own }
    }

    /// Whether a text names the deed of a task or says most of what it asks for, and less of what any other
    /// of the chapter does: words that both share, as the people they are about, tell no task.
    private func speaks(_ text: String, of id: String) -> Bool {
        let said = Self.pairs(text)
        func share(of asked: Asked) -> Double {
            Double(said.intersection(asked.pairs).count) / Double(max(1, asked.pairs.count))
        }
        guard let task = asked[id] else { return false }
        let own = share(of: task)
        let least = said.isDisjoint(with: task.deed) ? Self.leastSaid : Self.leastBesideDeed
        return own >= least && asked.allSatisfy { $0.key == id || share(of: $0.value) < own }
    }

    /// The deed of a task and what it is done to, which stand first in its name.
    private static func asked(by task: TaskFact) -> Asked {
        let words = words(task.label).prefix(longestDeed)
        let pairs = pairs(words)
        let telling = pairs.filter { !common.contains($0) }
        let kept = telling.count < fewestTelling ? pairs : telling
        let whole = self.pairs(self.words(task.task.item.text)[...])
        return Asked(
            pairs: Set(kept), deed: Set(kept.prefix(pairsOfDeed)), first: whole.first, whole: Set(whole))
    }

    /// Two words make most Vietnamese terms.
    private static func pairs(_ text: String) -> Set<String> { Set(pairs(words(text)[...])) }

    private static func pairs(_ words: ArraySlice<String>) -> [String] {
        zip(words, words.dropFirst()).map { $0 + " " + $1 }
    }

    private static func words(_ text: String) -> [String] {
        Folding.ascii(text).utf8.split { !isLetter($0) }.map { String(Substring($0)) }
    }

    /// Of what is folded all letters are of ASCII, but those of another script.
    private static func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || byte >= 0x80
    }

    private static func withoutFigures(_ text: String) -> String {
        TypedTextCleaning.comparable(text).filter { !$0.isNumber && $0 != "," && $0 != "." }
    }

    private static let leastSaid = 0.6
    private static let leastBesideDeed = 0.15
    /// The next pair may name no more than whom it is about: `Đưa cán bộ nữ …`.
    private static let pairsOfDeed = 1
    private static let longestDeed = 14
    private static let fewestTelling = 2
    private static let wordsOfBeginning = 8
    /// What a result may say before its deed.
    private static let auxiliaries: Set = ["da", "dang", "tiep", "tuc"]
    /// What every task of such a plan says.
    private static let common: Set = [
        "binh dang", "dang gioi", "gioi va", "ve binh", "va vi", "vi su", "su tien", "tien bo", "bo cua",
        "cua phu", "phu nu", "to chuc", "thuc hien", "trien khai", "ke hoach", "theo ke", "hoat dong",
        "don vi", "cac don", "co quan", "dia ban", "tren dia", "theo quy", "quy dinh", "cong tac", "tiep tuc",
        "phoi hop", "xay dung", "trong do", "duoc giao", "nhiem vu",
    ]
}
