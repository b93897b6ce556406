internal import Diagnostics
internal import PlanModel

/// Which of the results told side by side do not say themselves what they are results of.
struct ResultSpeech {
    /// How many results are the same but for their figures.
    private let alike: [String: Int]
    /// What each task of the chapter asks for, by the task's id.
    private let asked: [String: Asked]
    /// The campaign that the heading over them names.
    private let campaign: Campaign?

    /// The words of a task's name: two by two, but where it is said otherwise.
    private struct Asked {
        let pairs: Set<String>
        /// Those that name the deed.
        let deed: Set<String>
        /// Of its text: the first, and all.
        let first: String?
        let whole: Set<String>
        /// The words themselves.
        let words: Set<String>
        /// All of them, and those of its text.
        let name: [String]
        let text: [String]
        /// The deeds of its later sentences, of two words each: what stands behind a semicolon is more of the same.
        let laterDeeds: Set<String>
        /// The numbers of documents that its text cites and its name does not.
        let laterDocuments: Set<String>
        /// As many words of its text, in a row, as tell what it is done to.
        let runs: Set<ArraySlice<String>>
    }

    /// The words of a result.
    private struct Said {
        let words: [String]
        /// Without what it may say before its deed.
        let beginning: ArraySlice<String>
        let isAboutPlans: Bool
        let text: String

        init(_ text: String) {
            self.text = text
            words = ResultSpeech.words(text)
            beginning = words.drop { auxiliaries.contains($0) }
            isAboutPlans = PlanSubject.isTold(in: text)
        }
    }

    /// - Parameters:
    ///   - told: the results, one or several tasks to each.
    ///   - tasks: all of the chapter, reported or not: whether a result needs its name is not for others to say.
    init(_ told: [[TaskFact]], of tasks: [TaskFact], in campaign: Campaign? = nil) {
        self.campaign = campaign
        alike = told.compactMap { $0[0].result?.outcome?.text }.reduce(into: [:]) {
            $0[Self.withoutFigures($1), default: 0] += 1
        }
        asked = Dictionary(
            tasks.map { ($0.task.item.id, Self.asked(by: $0)) }, uniquingKeysWith: { first, _ in first })
    }

    /// A result without words is told by its task's name alone; one of several tasks names them; so does
    /// one that differs from another by its figures only, or does not say what its task asks for.
    /// - Returns: whether it needs the name, and whether the name is about what it tells.
    func name(of tasks: [TaskFact]) -> (isNeeded: Bool, fits: Bool) {
        let id = tasks[0].task.item.id
        guard let text = tasks[0].result?.outcome?.text, let task = asked[id] else { return (true, true) }
        let said = Said(text)
        let fits = Self.fits(said, nameOf: task)
        if tasks.count > 1 || alike[Self.withoutFigures(text)] ?? 0 > 1 { return (true, fits) }
        if !fits || isNamedByHeading(tasks[0]) || said.isAboutPlans && Self.repeatsName(said, of: task) {
            return (false, fits)
        }
        let isTold = Self.tellsObject(said, of: task) && (speaks(said, of: id) || begins(said, as: id))
        return (!isTold, fits)
    }

    private static func fits(_ said: Said, nameOf task: Asked) -> Bool {
        !(said.isAboutPlans && isOfOtherPart(said, of: task) || isOfLaterSentence(said, of: task))
    }

    /// Whether a text tells of a document or a deed that the task asks for behind its name, and of nothing that
    /// the name says: `đã gửi báo cáo` is no result of `Xây dựng kế hoạch`.
    private static func isOfLaterSentence(_ said: Said, of task: Asked) -> Bool {
        let cited = task.laterDocuments
        if !cited.isEmpty, !documents(toldIn: said.text).isDisjoint(with: cited) { return true }
        guard !task.laterDeeds.isEmpty else { return false }
        let told = Set(pairs(said.words[...])).subtracting(common)
        return !told.isDisjoint(with: task.laterDeeds) && told.isDisjoint(with: pairs(task.name[...]))
    }

    /// Whether a text says in a row several words of the name's beginning that tell what the plan is about: with
    /// the name before it they would stand there twice.
    private static func repeatsName(_ said: Said, of task: Asked) -> Bool {
        let run = longestRun(of: said.words[...], in: task.name, from: longestDeed)
        return run.count >= wordsOfRepetition && PlanSubject.isTold(in: run)
    }

    /// Whether a text tells of what its task asks for behind its name, which says only the first of several
    /// things: `duy trì 2 địa chỉ tin cậy` is no result of `Rà soát Chương trình`.
    private static func isOfOtherPart(_ said: Said, of task: Asked) -> Bool {
        guard Set(pairs(said.beginning.prefix(2))).isDisjoint(with: pairs(task.name[...])) else {
            return false
        }
        let ofName = longestRun(of: said.beginning, in: task.name, from: .max).count
        return longestRun(of: said.beginning, in: task.text, from: .max).count > max(1, ofName)
    }

    /// The longest run of words that stands in others, beginning among the first of them.
    private static func longestRun(
        of said: ArraySlice<String>, in others: [String], from first: Int
    ) -> ArraySlice<String> {
        var longest = said.prefix(0)
        for start in said.indices.prefix(wordsLookedAt) {
            for place in others.indices.prefix(min(first, wordsOfTask)) where others[place] == said[start] {
                let length = zip(said[start...], others[place...]).prefix { $0 == $1 }.count
                if length > longest.count { longest = said[start..<start + length] }
            }
        }
        return longest
    }

    /// `Triển khai Tháng hành động … từ ngày …` under the heading `Tháng hành động …`.
    private func isNamedByHeading(_ task: TaskFact) -> Bool {
        guard let campaign else { return false }
        let words = Self.words(task.label)
        let name = words.drop { Self.deedsOfCampaigns.contains($0) }
        let heading = Self.words(campaign.name)
        guard name.count < words.count, name.starts(with: heading) else { return false }
        return name.dropFirst(heading.count).first.map(Self.behindCampaigns.contains) ?? true
    }

    /// Whether a text begins with words that stand far behind in a task's, behind its documents, and with more
    /// of them than of any other's: `Lồng ghép giới …` of `Thực hiện … về việc lồng ghép giới`.
    private func begins(_ text: Said, as id: String) -> Bool {
        let said = Self.pairs(text.beginning.prefix(Self.wordsOfBeginning))
        guard let first = said.first, let task = asked[id], task.whole.contains(first), task.first != first
        else { return false }
        let telling = said.filter { !Self.common.contains($0) }
        func count(_ asked: Asked) -> Int { telling.count(where: asked.whole.contains) }
        let own = count(task)
        return own >= Self.fewestTelling && asked.allSatisfy { $0.key == id || count($0.value) < own }
    }

    /// Whether a text names the deed of a task or says most of what it asks for, and less of what any other
    /// of the chapter does: words that both share, as the people they are about, tell no task.
    private func speaks(_ text: Said, of id: String) -> Bool {
        let said = Set(Self.pairs(text.words[...]))
        func share(of asked: Asked) -> Double {
            Double(said.intersection(asked.pairs).count) / Double(max(1, asked.pairs.count))
        }
        guard let task = asked[id] else { return false }
        let own = share(of: task)
        let least = said.isDisjoint(with: task.deed) ? Self.leastSaid : Self.leastBesideDeed
        return own >= least && asked.allSatisfy { $0.key == id || share(of: $0.value) < own }
    }

    /// Whether a text tells what its deed was done to: what such plans are about, most of what its task asks
    /// for, or its words in a row at its beginning. `Kiểm tra 8 đơn vị` does not tell what was looked into.
    private static func tellsObject(_ said: Said, of task: Asked) -> Bool {
        said.isAboutPlans
            || Double(task.words.intersection(said.words).count) >= leastSaid * Double(task.words.count)
            || task.runs.contains(said.beginning.prefix(wordsOfRun))
    }

    /// The deed of a task and what it is done to, which stand first in its name.
    private static func asked(by task: TaskFact) -> Asked {
        let name = words(task.label)
        let words = name.prefix(longestDeed)
        let pairs = pairs(words)
        let telling = pairs.filter { !common.contains($0) }
        let kept = telling.count < fewestTelling ? pairs : telling
        let text = self.words(task.task.item.text)
        let whole = self.pairs(text[...])
        return Asked(
            pairs: Set(kept), deed: Set(kept.prefix(pairsOfDeed)), first: whole.first, whole: Set(whole),
            words: Set(words), name: name, text: text, laterDeeds: laterDeeds(of: task.task.item.text),
            laterDocuments: documents(citedIn: task.task.item.text)
                .subtracting(documents(citedIn: task.label)),
            runs: runs(text[...]))
    }

    private static func laterDeeds(of text: String) -> Set<String> {
        // Most tasks are of one sentence; to part them takes longer than all else that is asked of them.
        guard TextSearch.contains(". ", in: text) || TextSearch.contains(UInt8(ascii: "\n"), in: text) else {
            return []
        }
        return Set(
            // What goes on behind `mua bán người, ... ` in a small letter is the same sentence.
            text.replacing(". ", with: "\n").split(separator: "\n").dropFirst()
                .filter { $0.first { $0.isLetter }?.isUppercase ?? false }
                .compactMap { pairs(self.words(String($0)).prefix(2)).first }
        ).subtracting(common)
    }

    /// `1790` of `Quyết định số 1790/QĐ-TTg`.
    private static func documents(citedIn text: String) -> Set<String> {
        guard TextSearch.contains(UInt8(ascii: "/"), in: text) else { return [] }
        return Set(
            text.words().compactMap { word in
                let number = word.prefix { $0.isNumber }
                let isCited = word[number.endIndex...].hasPrefix("/") && word.contains(where: \.isUppercase)
                return isCited && !number.isEmpty ? String(number) : nil
            })
    }

    /// `1790` and `2282` of `Chương trình 1790, 2282`, behind a kind of document or its `số`: the numbers of
    /// documents that a result names, if by no more.
    private static func documents(toldIn text: String) -> Set<String> {
        var told: Set<String> = []
        var isKind = false
        for word in text.words() {
            let number = word.prefix { $0.isNumber }
            if isKind, !number.isEmpty, number.count + 1 >= word.count || word.contains("/") {
                told.insert(String(number))
            } else {
                isKind = kindsOfDocuments.contains(Folding.ascii(String(word)))
            }
        }
        return told
    }

    /// Two words make most Vietnamese terms.
    private static func pairs(_ words: ArraySlice<String>) -> [String] {
        zip(words, words.dropFirst()).map { $0 + " " + $1 }
    }

    private static func runs(_ words: ArraySlice<String>) -> Set<ArraySlice<String>> {
        Set(words.indices.dropLast(wordsOfRun - 1).map { words[$0..<$0 + wordsOfRun] })
    }

    private static func words(_ text: String) -> [String] {
        text.foldedWords { _ in false }
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
    /// Two deeds of two words, or one and its object, with the word behind them.
    private static let wordsOfRun = 5
    /// A thing of two words with the deed done to it, or what was said of it.
    private static let wordsOfRepetition = 4
    /// A text of more is a pasted one.
    private static let wordsLookedAt = 120
    private static let wordsOfTask = 1_000
    /// The last word of each.
    private static let kindsOfDocuments: Set = [
        "so", "trinh", "hoach", "dinh", "quyet", "an", "thi", "luat", "tu",
    ]
    /// What a result may say before its deed.
    private static let auxiliaries: Set = ["da", "dang", "tiep", "tuc"]
    /// What the name of a task says before the campaign that it is, and behind it.
    private static let deedsOfCampaigns: Set = [
        "to", "chuc", "trien", "khai", "thuc", "hien", "huong", "ung", "cac", "hoat", "dong",
    ]
    private static let behindCampaigns: Set = ["tu", "nam", "trong", "tren", "tai"]
    /// What every task of such a plan says.
    private static let common: Set = [
        "binh dang", "dang gioi", "gioi va", "ve binh", "va vi", "vi su", "su tien", "tien bo", "bo cua",
        "cua phu", "phu nu", "to chuc", "thuc hien", "trien khai", "ke hoach", "theo ke", "hoat dong",
        "don vi", "cac don", "co quan", "dia ban", "tren dia", "theo quy", "quy dinh", "cong tac", "tiep tuc",
        "phoi hop", "xay dung", "trong do", "duoc giao", "nhiem vu",
    ]
}
