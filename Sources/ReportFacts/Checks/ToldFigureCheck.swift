internal import Diagnostics
internal import FoundationEssentials
internal import PlanModel

extension DiagnosticID {
    static let toldFigure = DiagnosticID("told-figure", .data)
}

/// A result whose words say more than its columns: `kinh phí 12.500.000đ` beside 1,5 million, `250 lượt
/// người` beside 0. A column counts all of a task, so what one sentence tells of it is never more. Texts with
/// several such figures say nothing for sure, and are left alone. Money that is told only in words is in no sum.
/// Women are told among the people they are of: `ToldWomen`. Planned figures and such are no results: `OtherFigure`.
enum ToldFigureCheck {
    /// - Parameter year: of the plan.
    static func findings(_ results: [TaskResult], year: Int) -> [Diagnostic] {
        let others = OtherFigure(year: year)
        return results.filter(\.status.expectsFigures).flatMap { result -> [Diagnostic] in
            guard let outcome = result.outcome else { return [] }
            let words = WordList(outcome.text).words
            let people = countedPeople(words, others)
            let spent = spentMoney(words, others)
            return [
                finding(
                    result, events, result.events,
                    told: only(countedEvents(words, others)) ?? heldEvents(words, others)),
                finding(result, attendances, result.attendances, told: only(people)),
                women(result, ToldWomen(in: words, besides: others), people) ?? wholeWomen(result, words),
                result.funding.value == nil
                    ? spent.first.map { untyped($0.value, result, outcome) }
                    : finding(result, funding, result.funding, told: only(spent)),
            ].compactMap { $0 }
        }
    }

    /// A column, and what it counts in.
    private typealias Column = (name: String, vi: String, en: String)
    private static let events: Column = ("Số cuộc", "cuộc", "events")
    private static let attendances: Column = ("Số lượt người", "lượt người", "people")
    private static let women: Column = ("Trong đó nữ", "lượt nữ", "women")
    private static let funding: Column = ("Kinh phí (triệu đồng)", "triệu đồng", "million đồng")

    /// A figure of the words, and whether they say that it is rounded: `gần 250`.
    private struct Told {
        let value: FigureValue
        let isRounded: Bool

        init(_ value: FigureValue, isRounded: Bool) { (self.value, self.isRounded) = (value, isRounded) }
    }

    private static func only(_ found: [Told]) -> Told? { found.count == 1 ? found.first : nil }

    // MARK: - Figures among words

    typealias Words = [WordList.Word]

    /// Every number with what stands before and behind it.
    private static func numbers(
        _ words: Words, _ others: OtherFigure, where isMeant: (Words.SubSequence, Words.SubSequence) -> Bool
    ) -> [Told] {
        words.indices.compactMap { index in
            guard let number = NumberInWords(at: index, of: words), number.unit.isEmpty,
                isMeant(words[..<index], words[number.end...]), !others.isOther(index..<number.end, of: words)
            else { return nil }
            let before = words[..<index].suffix(2).map(\.folded)
            return Told(number.value, isRounded: before.contains(where: roundings.contains))
        }
    }

    /// `khoảng`, `gần`, `hơn`, `trên`, `xấp xỉ`, `ước`, `chừng`.
    private static let roundings: Set = ["khoang", "gan", "hon", "tren", "xi", "uoc", "chung"]

    /// `03 cuộc`.
    private static func countedEvents(_ words: Words, _ others: OtherFigure) -> [Told] {
        numbers(words, others) { $1.first?.folded == "cuoc" && $1.dropFirst().first?.folded != "goi" }
    }

    /// `Đã tổ chức 5 hội nghị …`, where the text begins with it and counts no other event.
    private static func heldEvents(_ words: Words, _ others: OtherFigure) -> Told? {
        let counted = words.indices.compactMap { index -> (place: Int, told: Told)? in
            guard let number = NumberInWords(at: index, of: words), number.unit.isEmpty,
                let next = words[number.end...].first, next.follows,
                !others.isOther(index..<number.end, of: words)
            else { return nil }
            let pair = words[number.end...].prefix(2).map { $0.text.lowercased() }.joined(separator: " ")
            return heldKinds.contains(next.text.lowercased()) || heldPairs.contains(pair)
                ? (index, Told(number.value, isRounded: false)) : nil
        }
        guard counted.count == 1, let (place, told) = counted.first,
            !words.contains(where: { $0.folded == "long" })
        else { return nil }
        let before = words[..<place].map { $0.text.lowercased() }.drop { $0 == "đã" }
        return before.elementsEqual(["tổ", "chức"]) || before.elementsEqual(["mở"]) ? told : nil
    }

    /// Not `buổi`, of which one event may have several.
    private static let heldKinds: Set = ["lớp"]
    private static let heldPairs: Set = ["hội nghị", "hội thảo", "hội thi", "tọa đàm", "toạ đàm"]

    /// `250 lượt người`, `250 người tham gia`, `250 người dự`, and `03 cuộc/250 người`.
    private static func countedPeople(_ words: Words, _ others: OtherFigure) -> [Told] {
        numbers(words, others) { before, behind in
            let next = behind.prefix(3).map(\.folded)
            return next.starts(with: ["luot", "nguoi"]) || next.starts(with: ["nguoi", "tham", "gia"])
                || next.starts(with: ["nguoi", "tham", "du"])
                || next.starts(with: ["nguoi", "du"]) && !otherwise(behind.dropFirst(2))
                || next.first == "nguoi" && before.last?.folded == "cuoc"
        }
    }

    /// `người dự kiến`, `người dự thi`: of whom nobody says that they came.
    private static func otherwise(_ words: Words.SubSequence) -> Bool {
        words.first.map { $0.follows && ["kien", "thi", "bi", "tuyen", "nguon"].contains($0.folded) } ?? false
    }

    /// Money behind `kinh phí`, in millions: `12.500.000đ`, `12,5 triệu đồng`.
    private static func spentMoney(_ words: Words, _ others: OtherFigure) -> [Told] {
        words.indices.compactMap { index in
            guard isOfFunding(index, words) || isSpent(index, words),
                let number = NumberInWords(at: index, of: words),
                !others.isNotSpent(index..<number.end, of: words)
            else { return nil }
            let unit = number.unit.isEmpty ? words[number.end...].first?.text.lowercased() : number.unit
            return unit.flatMap { scales[$0] }.map {
                Told(number.value * Decimal(sign: .plus, exponent: $0, significand: 1), isRounded: true)
            }
        }
    }

    /// Whether `kinh phí` stands a few words before, with no other number and no sentence between.
    private static func isOfFunding(_ index: Int, _ words: Words) -> Bool {
        let before = words[max(0, index - reach)..<index]
        let start = before.indices.dropLast().last {
            words[$0].folded == "kinh" && words[$0 + 1].folded == "phi"
        }
        guard let start else { return false }
        return words[(start + 2)...index].allSatisfy { word in !word.gap.contains { ".;\n".contains($0) } }
            && !words[start..<index].contains { $0.text.contains(where: \.isNumber) }
            && !isGranted(words[(start + 2)..<index])
    }

    /// `Chi 1,2 tỷ đồng …` at the beginning of a sentence.
    private static func isSpent(_ index: Int, _ words: Words) -> Bool {
        let before = words[..<index].suffix(2)
        guard let last = before.last, last.text.lowercased() == "chi", words[index].follows else {
            return false
        }
        let isFirst = { (word: WordList.Word) in word.gap.isEmpty || word.gap.contains { ".;\n".contains($0) }
        }
        return isFirst(last)
            || before.count == 2 && ["đã", "tổng"].contains(before.first?.text.lowercased())
                && before.first.map(isFirst) ?? false
    }

    /// `kinh phí dự kiến`, `kinh phí được giao`: of which nobody says that it was spent.
    private static func isGranted(_ words: Words.SubSequence) -> Bool {
        let said = words.map { $0.text.lowercased() }
        return said.contains(where: grants.contains)
            || zip(said, said.dropFirst()).contains { grantPairs.contains("\($0) \($1)") }
    }

    private static let grants: Set = ["giao", "cấp", "duyệt"]
    private static let grantPairs: Set = ["dự kiến", "dự toán", "kế hoạch", "phân bổ", "bố trí", "đề nghị"]

    private static let reach = 6
    /// By how many tens a word multiplies a million.
    private static let scales = [
        "đ": -6, "đồng": -6, "vnđ": -6, "nghìn": -3, "ngàn": -3, "triệu": 0, "tr": 0, "trđ": 0, "tỷ": 3,
        "tỉ": 3,
    ]

    // MARK: - What is said of it

    private static func untyped(
        _ told: FigureValue, _ result: TaskResult, _ outcome: TypedText
    ) -> Diagnostic {
        let (id, said) = (result.taskID.text, NumberText.number(told))
        return Diagnostic.warning(
            .toldFigure,
            vi: "\(id): lời ở cột Kết quả nêu \(said) \(funding.vi), nhưng cột “\(funding.name)” để trống",
            en:
                "\(id): the words of the result say \(told) \(funding.en), yet the column “\(funding.name)” is blank",
            at: result.funding.location ?? outcome.location,
            hints: [
                Diagnostic.Hint(
                    vi: "ghi số tiền đã chi vào cột; số chỉ nêu trong lời không được cộng vào tổng",
                    en: "put what was spent into the column; what only the words say is in no sum",
                    at: outcome.location)
            ]
        ).about("\(id).\(FindingKey.of(funding.name))")
    }

    /// Rounding in words is no contradiction.
    private static let tolerance = FigureValue(1) / 20

    private static func finding(
        _ result: TaskResult, _ column: Column, _ figure: Figure, told: Told?
    ) -> Diagnostic? {
        guard let told, let given = figure.value,
            told.value - given > (told.isRounded ? told.value * tolerance : 0)
        else { return nil }
        return contradiction(
            result, column, figure, said: "\(NumberText.number(told.value)) \(column.vi)",
            "\(told.value) \(column.en)",
            typed: NumberText.number(given), atLeast)
    }

    private static let atLeast = (
        vi: "sửa cho khớp; cột số liệu tính cả nhiệm vụ nên không ít hơn số nêu trong lời",
        en: "make them agree; the column counts the whole task, so it is not less than the words"
    )

    private static func contradiction(
        _ result: TaskResult, _ column: Column, _ figure: Figure, said vi: String, _ en: String,
        typed: String,
        _ hint: (vi: String, en: String)
    ) -> Diagnostic {
        let id = result.taskID.text
        return Diagnostic.warning(
            .toldFigure,
            vi: "\(id): lời ở cột Kết quả nêu \(vi), nhưng cột “\(column.name)” ghi \(typed)",
            en: "\(id): the words of the result say \(en), yet the column “\(column.name)” has \(typed)",
            at: figure.location,
            hints: [Diagnostic.Hint(vi: hint.vi, en: hint.en, at: result.outcome?.location)]
        ).about("\(id).\(FindingKey.of(column.name))")
    }

    // MARK: - Women

    /// Percentage points by which words round a share.
    private static let roundedPoints = FigureValue(5)

    /// - Parameter people: every number of people that the words tell.
    private static func women(
        _ result: TaskResult, _ told: ToldWomen?, _ people: [Told]
    ) -> Diagnostic? {
        guard let told, let given = result.women.value, let all = result.attendances.value else { return nil }
        // What is told of fewer people than the column counts is of a part of the task.
        let isOfAll = told.whole == all
        guard isOfAll || told.isOfParticipants && people.count < 2 else { return nil }
        if let number = told.number, number != given {
            guard isOfAll else {
                return finding(result, women, result.women, told: Told(number, isRounded: true))
            }
            return contradiction(
                result, women, result.women, said: "\(NumberText.number(number)) \(women.vi)",
                "\(number) \(women.en)", typed: NumberText.number(given), agree)
        }
        guard let share = told.share, isOfAll || people.isEmpty, let typed = NumberText.share(given, of: all),
            (share - typed).magnitude > roundedPoints
        else { return nil }
        return contradiction(
            result, women, result.women, said: "nữ chiếm \(NumberText.number(share))%", "\(share)% women",
            typed: "\(NumberText.number(given)) (\(NumberText.percent(typed)))", agree)
    }

    /// Women told by the whole that they are of: `toàn bộ 40 học viên là nữ`, `51 chị em và 35 nam giới`.
    private static func wholeWomen(_ result: TaskResult, _ words: Words) -> Diagnostic? {
        guard let told = WholeWomen(in: words), let given = result.women.value,
            let all = result.attendances.value, told.whole.map({ $0 == all }) ?? true
        else { return nil }
        switch told.part {
        case .number(let number):
            guard number != given else { return nil }
            return contradiction(
                result, women, result.women, said: "\(NumberText.number(number)) \(women.vi)",
                "\(number) \(women.en)", typed: NumberText.number(given), agree)
        case .share(let share):
            guard let typed = NumberText.share(given, of: all), (share - typed).magnitude > roundedPoints
            else {
                return nil
            }
            return contradiction(
                result, women, result.women, said: "nữ chiếm \(NumberText.percent(share))",
                "\(share)% women", typed: "\(NumberText.number(given)) (\(NumberText.percent(typed)))", agree)
        }
    }

    private static let agree = (vi: "sửa lời hoặc số cho khớp", en: "make the words and the figure agree")
}
