internal import Diagnostics
internal import FoundationEssentials
internal import PlanModel

extension DiagnosticID {
    static let toldFigure = DiagnosticID("told-figure", .data)
}

/// A result whose words say more than its columns: `kinh phí 12.500.000đ` beside 1,5 million, `250 lượt
/// người` beside 0. A column counts all of a task, so what one sentence tells of it is never more. Texts with
/// several such figures say nothing for sure, and are left alone. Money that is told only in words is in no sum.
enum ToldFigureCheck {
    static func findings(_ results: [TaskResult]) -> [Diagnostic] {
        results.filter(\.status.expectsFigures).flatMap { result -> [Diagnostic] in
            guard let outcome = result.outcome else { return [] }
            let words = WordList(outcome.text).words
            return [
                finding(result, events, result.events, told: only(countedEvents(words))),
                finding(result, attendances, result.attendances, told: only(countedPeople(words))),
                result.funding.value == nil
                    ? spentMoney(words).first.map { untyped($0, result, outcome) }
                    : finding(result, funding, result.funding, told: only(spentMoney(words))),
            ].compactMap { $0 }
        }
    }

    /// A column, and what it counts in.
    private typealias Column = (name: String, vi: String, en: String)
    private static let events: Column = ("Số cuộc", "cuộc", "events")
    private static let attendances: Column = ("Số lượt người", "lượt người", "people")
    private static let funding: Column = ("Kinh phí (triệu đồng)", "triệu đồng", "million đồng")

    private static func only(_ found: [FigureValue]) -> FigureValue? { found.count == 1 ? found.first : nil }

    // MARK: - Figures among words

    private typealias Words = [WordList.Word]

    /// A number as it stands among words.
    private struct Number {
        let value: FigureValue
        /// The first word behind it.
        let end: Int
        /// What was typed at its very end: the `đ` of `12.500.000đ`.
        let unit: String
    }

    /// `12`, `12.500.000` of three words, `12,5`, `12tr`; nil where none begins.
    private static func number(at index: Int, _ words: Words) -> Number? {
        let isGoingOn =
            index > 0 && [".", ",", "/", "-"].contains(words[index].gap)
            && words[index - 1].text.last?.isNumber == true
        guard !isGoingOn else { return nil }
        var (digits, unit) = parts(of: words[index].text)
        guard !digits.isEmpty else { return nil }
        var end = index + 1
        while unit.isEmpty, end < words.count, words[end].gap == "." || words[end].gap == "," {
            let next = parts(of: words[end].text)
            guard !next.digits.isEmpty, words[end].gap == "," || next.digits.count == 3 else { break }
            digits += (words[end].gap == "," ? "." : "") + next.digits
            unit = next.unit
            end += 1
            if words[end - 1].gap == "," { break }
        }
        guard digits.count <= 15, let value = Decimal(string: digits) else { return nil }
        return Number(value: value, end: end, unit: unit)
    }

    /// The digits a word begins with, and the letters behind them.
    private static func parts(of word: String) -> (digits: String, unit: String) {
        let digits = word.prefix { $0.isASCII && $0.isNumber }
        return (String(digits), word.dropFirst(digits.count).lowercased())
    }

    /// Every number with what stands before and behind it.
    private static func numbers(
        _ words: Words, where isMeant: (Words.SubSequence, Words.SubSequence) -> Bool
    ) -> [FigureValue] {
        words.indices.compactMap { index in
            guard let number = number(at: index, words), number.unit.isEmpty,
                isMeant(words[..<index], words[number.end...])
            else { return nil }
            return number.value
        }
    }

    /// `03 cuộc`.
    private static func countedEvents(_ words: Words) -> [FigureValue] {
        numbers(words) { $1.first?.folded == "cuoc" && $1.dropFirst().first?.folded != "goi" }
    }

    /// `250 lượt người`, `250 người tham gia`, and `03 cuộc/250 người`.
    private static func countedPeople(_ words: Words) -> [FigureValue] {
        numbers(words) { before, behind in
            let next = behind.prefix(3).map(\.folded)
            return next.starts(with: ["luot", "nguoi"]) || next.starts(with: ["nguoi", "tham", "gia"])
                || next.starts(with: ["nguoi", "tham", "du"])
                || next.first == "nguoi" && before.last?.folded == "cuoc"
        }
    }

    /// Money behind `kinh phí`, in millions: `12.500.000đ`, `12,5 triệu đồng`.
    private static func spentMoney(_ words: Words) -> [FigureValue] {
        words.indices.compactMap { index in
            guard isOfFunding(index, words), let number = number(at: index, words) else { return nil }
            let unit = number.unit.isEmpty ? words[number.end...].first?.text.lowercased() : number.unit
            return unit.flatMap { scales[$0] }.map {
                number.value * Decimal(sign: .plus, exponent: $0, significand: 1)
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
    }

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
        _ result: TaskResult, _ column: Column, _ figure: Figure, told: FigureValue?
    ) -> Diagnostic? {
        guard let told, let given = figure.value, told - given > told * tolerance else { return nil }
        let (id, said, typed) = (result.taskID.text, NumberText.number(told), NumberText.number(given))
        return Diagnostic.warning(
            .toldFigure,
            vi: "\(id): lời ở cột Kết quả nêu \(said) \(column.vi), nhưng cột “\(column.name)” ghi \(typed)",
            en:
                "\(id): the words of the result say \(told) \(column.en), yet the column “\(column.name)” has \(given)",
            at: figure.location,
            hints: [
                Diagnostic.Hint(
                    vi: "sửa cho khớp; cột số liệu tính cả nhiệm vụ nên không ít hơn số nêu trong lời",
                    en: "make them agree; the column counts the whole task, so it is not less than the words",
                    at: result.outcome?.location)
            ]
        ).about("\(id).\(FindingKey.of(column.name))")
    }
}
