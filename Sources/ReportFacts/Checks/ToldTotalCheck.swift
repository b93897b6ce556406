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
    private let told: [ToldTotal.Kind]

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

    private func finding(at index: Int, of words: [WordList.Word], _ text: CheckedText) -> Diagnostic? {
        guard let claim = ToldTotal(at: index, of: words), !isOfOthers(index, words),
            claim.kind != .withoutFigures || told.contains(claim.kind)
        else { return nil }
        let counts = states(of: claim.kind).map(counts)
        guard let due = counts.first else { return nil }
        switch claim.amount {
        case .number(let value, let whole):
            // A part of another whole is of others' indicators.
            if let whole, !isWhole(whole) { return nil }
            let isRight = counts.contains { ofSet, ofPlan in
                let sums = value == 0 ? [ofSet + ofPlan] : [ofSet, ofPlan, ofSet + ofPlan]
                return sums.contains { Decimal($0) == value }
            }
            return isRight ? nil : finding(value, claim.kind, due: due, claim.range, text)
        case .all:
            let missed = self.counts([.missed])
            return claim.kind == .reached && missed.ofSet + missed.ofPlan > 0
                ? finding(nil, .reached, due: due, claim.range, text) : nil
        }
    }

    /// What is counted; behind it what may be meant as well.
    private func states(of kind: ToldTotal.Kind) -> [Set<IndicatorFact.State>] {
        switch kind {
        case .missed: [[.missed], [.missed, .ahead]]
        case .reached: [[.reached]]
        case .withoutFigures: [[.unknown]]
        }
    }

    /// Of the set, and of the plan's own goals.
    private func counts(_ states: Set<IndicatorFact.State>) -> (ofSet: Int, ofPlan: Int) {
        let counted = rows.filter { states.contains($0.state) }
        let ofPlan = counted.count { $0.definition?.isOfPlan ?? false }
        return (counted.count - ofPlan, ofPlan)
    }

    /// Whether a number is that of all indicators, or of the set, or of those with figures or that were judged.
    private func isWhole(_ value: FigureValue) -> Bool {
        let known = rows.filter { $0.state != .unknown }
        let judged = rows.filter { [.reached, .missed, .ahead].contains($0.state) }
        return [rows, known, judged].contains { rows in
            let ofPlan = rows.count { $0.definition?.isOfPlan ?? false }
            return [rows.count, rows.count - ofPlan].contains { Decimal($0) == value }
        }
    }

    /// Whether the clause speaks of another year, of an earlier time or of a higher level.
    private func isOfOthers(_ index: Int, _ words: [WordList.Word]) -> Bool {
        let isBreak = { (word: WordList.Word) in word.gap.contains { ".;\n".contains($0) } }
        let start = words[...index].lastIndex(where: isBreak) ?? 0
        let end = words[(index + 1)...].firstIndex(where: isBreak) ?? words.count
        let said = words[start..<end].map { $0.text.lowercased() }
        let namesYear = said.contains { word in
            word.count == 4 && Int(word).map { $0 > 1900 && $0 != year } ?? false
        }
        return namesYear || !Self.otherWords.isDisjoint(with: said)
            || zip(said, said.dropFirst()).contains { Self.others.contains("\($0) \($1)") }
    }

    private static let others: Set = [
        "năm trước", "năm ngoái", "kỳ trước", "cùng kỳ", "đầu năm", "thành phố", "cấp trên",
    ]
    private static let otherWords: Set = ["quý", "tỉnh"]

    // MARK: - What is said of it

    private func finding(
        _ value: FigureValue?, _ told: ToldTotal.Kind, due: (ofSet: Int, ofPlan: Int), _ range: Range<Int>,
        _ text: CheckedText
    ) -> Diagnostic {
        let (vi, en) = told.words
        let more =
            due.ofPlan == 0
            ? ("", "")
            : (" (chưa kể \(due.ofPlan) mục tiêu của kế hoạch)", " besides \(due.ofPlan) of the plan")
        return text.warning(
            .toldTotal, range, key: "\(value.map { "\($0)" } ?? "tat-ca")-\(vi)",
            vi: {
                "nêu \(value.map { NumberText.number($0) } ?? "tất cả") chỉ tiêu \(vi), theo số liệu của báo cáo là \(due.ofSet)\(more.0): \($0)"
            },
            en: {
                "says that \(value.map { "\($0)" } ?? "all") indicators \(en), the report's figures give \(due.ofSet)\(more.1): \($0)"
            },
            hint: Diagnostic.Hint(
                vi: "sửa cho khớp với phần kết quả thực hiện các chỉ tiêu, hoặc bổ sung số liệu còn thiếu",
                en: "make it agree with the part on the indicators, or add the figures that are missing"))
    }
}
