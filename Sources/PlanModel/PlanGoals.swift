internal import Diagnostics

extension IndicatorSet {
    /// The set with the goals a plan sets itself, `KH.1`, `KH.2` … in the order of the plan: its report
    /// answers for them beside the indicators of the state.
    ///
    /// A goal stands aside where the set has one of that id, or of the same words.
    /// - Parameter tables: of counts, whose rows may measure a goal already.
    package func adding(goalsOf plan: Plan, measuredIn tables: [CountTable] = []) -> IndicatorSet {
        guard !plan.targets.isEmpty else { return self }
        var whole = self
        let ids = Set(indicators.map(\.id))
        let texts = Set(indicators.map { Folding.words($0.text) })
        whole.indicators += plan.targets.enumerated().map { index, target in
            var goal = IndicatorDefinition(target, place: index + 1, year: plan.year)
            if goal.unit == "%" { goal.counts = tables.lazy.compactMap { $0.parts(of: target.text) }.first }
            return goal
        }.filter { !ids.contains($0.id) && !texts.contains(Folding.words($0.text)) }
        return whole
    }
}

extension CountTable {
    /// The rows that measure what a text wants; nil where it is none of the table's goals.
    fileprivate func parts(of text: String) -> IndicatorDefinition.CountedParts? {
        let folded = Folding.ascii(text)
        let goal = goals.first { goal in
            goal.words.allSatisfy { TextSearch.contains(Folding.ascii($0), in: folded) }
        }
        return goal.map {
            IndicatorDefinition.CountedParts(
                table: name, numerator: $0.numerator, denominator: $0.denominator)
        }
    }
}

extension IndicatorDefinition {
    fileprivate init(_ target: Target, place: Int, year: Int) {
        self.init(
            id: "KH.\(place)", text: target.measured, unit: target.unit,
            direction: target.direction ?? .atLeast,
            scale: target.unit == "%" ? 100 : 1, scope: .office,
            goals: [Goal(year: year, value: target.value)], isOfPlan: true, location: target.location)
    }
}

extension IndicatorDefinition.Direction {
    /// What lower-case words say of a value: `không quá 109`, `từ 30% trở lên`; nil where they say nothing.
    package init?(words text: String) {
        func holds(_ word: String) -> Bool { TextSearch.contains(word, in: text) }
        if ["dưới", "<", "nhỏ hơn", "thấp hơn"].contains(where: holds), !holds("không dưới") {
            self = .below
            return
        }
        let words = text.split(separator: " ")
        func standsBeforeNumber(_ signs: [Substring]) -> Bool {
            zip(words, words.dropFirst()).contains { word, next in
                signs.contains(word) && next.first?.isNumber ?? false
            }
        }
        if standsBeforeNumber(["trên", ">"])
            || words.contains(where: { $0.first == ">" && $0.dropFirst().first?.isNumber ?? false })
        {
            self = .above
            return
        }
        let upper = ["không quá", "tối đa", "≤", "giảm còn", "không vượt quá", "trở xuống"]
        let lower = ["trở lên", "ít nhất", "tối thiểu", "≥", "không dưới"]
        // "giảm xuống còn 2%", "từ 10% xuống 5%"
        if upper.contains(where: holds) || standsBeforeNumber(["còn", "xuống"]) {
            self = .atMost
        } else if lower.contains(where: holds) {
            self = .atLeast
        } else {
            return nil
        }
    }
}

extension Target {
    /// Which side of its value the goal wants; nil where its words do not say, and the value is the least.
    package var direction: IndicatorDefinition.Direction? {
        // Nobody sets himself to reach at least nothing.
        value == 0 ? .atMost : IndicatorDefinition.Direction(words: wordsAroundValue)
    }

    /// Whether something is to become less and the words leave open whether the value is what then remains:
    /// `Giảm tỷ lệ tảo hôn 2%`; `Giảm 2% …` names by how much.
    package var mayMeanLess: Bool {
        let (words, place) = wordsAndPlace
        guard direction == nil, let place else { return false }
        let number = words[place].first == "%" ? place - 1 : place
        // "Giảm khoảng cách, 30% …" begins anew with its figure.
        guard number > 0, !words[number - 1].hasSuffix(",") else { return false }
        return words[..<(number - 1)].contains { ["giảm", "hạ"].contains($0) }
    }

    /// The three words before the figure, and `trở lên` behind it: `dưới` further off is about something else.
    private var wordsAroundValue: String {
        let (words, place) = wordsAndPlace
        guard let place else { return text.lowercased() }
        let behind = words[(place + 1)...].prefix(2)
        return (words[max(0, place - 3)...place] + (behind.first == "trở" ? behind : [])).joined(
            separator: " ")
    }

    /// The words in small letters, and the one with the percent sign of the value: of several figures
    /// (`từ 20% lên 30%`) the one that is the goal.
    private var wordsAndPlace: (words: [Substring], place: Int?) {
        let words = text.lowercased().split(separator: " ")
        let signs = words.indices.filter { words[$0].contains("%") }
        let own = signs.first { sign in
            let number = words[sign].first == "%" && sign > 0 ? words[sign - 1] : words[sign]
            let digits = number.filter { $0.isNumber || ",.".contains($0) }
            return FigureValue(string: digits.replacing(",", with: ".")) == value
        }
        return (words, own ?? signs.first)
    }

    /// What is measured, without the figure it begins with: `100% thôn, tổ có …` measures `thôn, tổ có …`.
    fileprivate var measured: String {
        guard unit == "%", let mark = text.firstIndex(of: "%"),
            text[..<mark].allSatisfy({ $0.isNumber || ",. ".contains($0) })
        else { return text }
        var rest = text[text.index(after: mark)...].drop { " ,.".contains($0) }
        for words in ["trở lên ", "trở xuống "] where rest.hasPrefix(words) {
            rest = rest.dropFirst(words.count)
        }
        return rest.isEmpty ? text : rest.prefix(1).uppercased() + rest.dropFirst()
    }
}
