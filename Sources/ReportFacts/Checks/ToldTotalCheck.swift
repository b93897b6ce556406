internal import Diagnostics
internal import FoundationEssentials
internal import PlanModel

extension DiagnosticID {
    static let toldTotal = DiagnosticID("told-total", .data)
}

/// How many indicators reached their goals as the office says it, where the figures of the report give another
/// number: `Còn 3 chỉ tiêu chưa đạt` beside one that did not.
struct ToldTotalCheck {
    private let rows: [IndicatorFact]
    private let year: Int
    /// What a report of half a year counts: it answers only for the indicators that came back.
    private let told: [Told]

    init(_ material: CheckMaterial) {
        let organisation = material.plan.organisation
        let isYears = material.period.kind == .annual
        let set = IndicatorCheck(material).set
        let rows =
            organisation.level == .city
            ? []
            : IndicatorsFact(
                material.results.indicators(of: set), set: set, year: material.period.year,
                office: IndicatorFact.Office(
                    level: organisation.level, kind: OfficialNames.kind(organisation)),
                isWhole: isYears
            ).rows
        self.init(rows, material.period)
    }

    /// - Parameter rows: what the report counts.
    init(_ rows: [IndicatorFact], _ period: ReportingPeriod) {
        self.rows = rows
        year = period.year
        let isYears = period.kind == .annual
        told = isYears ? [.missed, .reached, .withoutFigures] : [.missed, .reached]
    }

    /// In what the office judges of the whole; where nobody gave figures there is nothing to hold it against.
    func findings(in texts: [CheckedText]) -> [Diagnostic] {
        guard rows.contains(where: { $0.state == .reached || $0.state == .missed || $0.state == .ahead })
        else { return [] }
        return texts.filter { $0.name.hasPrefix("assessment.") }.flatMap { text in
            let words = text.words.words
            return words.indices.compactMap { finding(at: $0, of: words, text) }
        }
    }

    // MARK: - What is told

    private enum Told {
        case missed, reached, withoutFigures

        /// Behind `chỉ tiêu`.
        var leads: [[String]] {
            switch self {
            case .missed: [["chưa", "đạt"], ["không", "đạt"], ["chưa", "hoàn", "thành"]]
            case .reached: [["đạt", "mục", "tiêu"], ["đã", "đạt"], ["đạt", "và", "vượt"]]
            case .withoutFigures: [["chưa", "có", "số", "liệu"]]
            }
        }
        /// What is counted; behind it what may be meant as well.
        var states: [Set<IndicatorFact.State>] {
            switch self {
            case .missed: [[.missed], [.missed, .ahead]]
            case .reached: [[.reached]]
            case .withoutFigures: [[.unknown]]
            }
        }
        var words: (vi: String, en: String) {
            switch self {
            case .missed: ("chưa đạt", "missed their goals")
            case .reached: ("đạt", "reached their goals")
            case .withoutFigures: ("chưa có số liệu", "have no figures")
            }
        }
    }

    /// `3 chỉ tiêu chưa đạt`, of this year and of the whole.
    private func finding(at index: Int, of words: [WordList.Word], _ text: CheckedText) -> Diagnostic? {
        guard let number = NumberInWords(at: index, of: words), number.unit.isEmpty,
            words[number.end...].prefix(2).map({ $0.text.lowercased() }) == ["chỉ", "tiêu"]
        else { return nil }
        let behind = words[(number.end + 2)...].prefix { $0.follows }.map { $0.text.lowercased() }
        let told = told.first { told in told.leads.contains { behind.starts(with: $0) } }
        guard let told, !isOfOthers(index, words) else { return nil }
        let counts = told.states.map(counts)
        let isRight = counts.contains { ofSet, ofPlan in
            [ofSet, ofPlan, ofSet + ofPlan].contains { Decimal($0) == number.value }
        }
        guard !isRight, let due = counts.first else { return nil }
        return finding(number.value, told, due: due, index..<number.end + 2, text)
    }

    /// Of the set, and of the plan's own goals.
    private func counts(_ states: Set<IndicatorFact.State>) -> (ofSet: Int, ofPlan: Int) {
        let counted = rows.filter { states.contains($0.state) }
        let ofPlan = counted.count { $0.definition?.isOfPlan ?? false }
        return (counted.count - ofPlan, ofPlan)
    }

    /// Whether the clause speaks of another year or of an earlier time.
    private func isOfOthers(_ index: Int, _ words: [WordList.Word]) -> Bool {
        let isBreak = { (word: WordList.Word) in word.gap.contains { ".;\n".contains($0) } }
        let start = words[...index].lastIndex(where: isBreak) ?? 0
        let end = words[(index + 1)...].firstIndex(where: isBreak) ?? words.count
        let said = words[start..<end].map { $0.text.lowercased() }
        let namesYear = said.contains { word in
            word.count == 4 && Int(word).map { $0 > 1900 && $0 != year } ?? false
        }
        return namesYear || zip(said, said.dropFirst()).contains { Self.others.contains("\($0) \($1)") }
    }

    private static let others: Set = ["năm trước", "năm ngoái", "kỳ trước", "cùng kỳ", "đầu năm"]

    // MARK: - What is said of it

    private func finding(
        _ value: FigureValue, _ told: Told, due: (ofSet: Int, ofPlan: Int), _ range: Range<Int>,
        _ text: CheckedText
    ) -> Diagnostic {
        let (vi, en) = told.words
        let more =
            due.ofPlan == 0
            ? ("", "")
            : (" (chưa kể \(due.ofPlan) mục tiêu của kế hoạch)", " besides \(due.ofPlan) of the plan")
        return text.warning(
            .toldTotal, range, key: "\(value)-\(vi)",
            vi: {
                "nêu \(NumberText.number(value)) chỉ tiêu \(vi), theo số liệu của báo cáo là \(due.ofSet)\(more.0): \($0)"
            },
            en: {
                "says that \(value) indicators \(en), the report's figures give \(due.ofSet)\(more.1): \($0)"
            },
            hint: Diagnostic.Hint(
                vi: "sửa cho khớp với phần kết quả thực hiện các chỉ tiêu, hoặc bổ sung số liệu còn thiếu",
                en: "make it agree with the part on the indicators, or add the figures that are missing"))
    }
}
