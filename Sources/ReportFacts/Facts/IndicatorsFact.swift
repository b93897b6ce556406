internal import Diagnostics
package import PlanModel
internal import TemplateEngine

/// The indicators of a report, and how many reached their goals.
package struct IndicatorsFact: Fact {
    package let rows: [IndicatorFact]
    private let set: IndicatorSet?
    /// What the office itself finds wanting.
    private let shortcomings: [String]

    /// - Parameters:
    ///   - set: in whose order the rows stand; rows of the form that it does not know follow.
    ///   - isWhole: also the indicators without a row that concern the office: the annual report answers
    ///     for all of them.
    ///   - earlier: those of the year before, where the report compares the two.
    ///   - shortcomings: what the office itself finds wanting: an indicator it speaks of there is not counted
    ///     beside it.
    package init(
        _ reported: [Indicator], set: IndicatorSet?, year: Int, office: IndicatorFact.Office, isWhole: Bool,
        earlier: [Indicator] = [], shortcomings: [TypedText] = []
    ) {
        self.set = set
        self.shortcomings = shortcomings.map(\.text)
        let definitions = set?.indicators ?? []
        let byID = Dictionary(reported.map { ($0.id.text, $0) }, uniquingKeysWith: { first, _ in first })
        let before = Dictionary(earlier.map { ($0.id.text, $0) }, uniquingKeysWith: { first, _ in first })
        let known = Set(definitions.map(\.id))
        let shown = definitions.filter { definition in
            if byID[definition.id] != nil { return true }
            return isWhole && definition.scope.concern(of: office.level) != .none
        }
        func facts(_ definitions: [IndicatorDefinition]) -> [IndicatorFact] {
            definitions.map {
                IndicatorFact(
                    byID[$0.id], definition: $0, year: year, office: office, isYearOver: isWhole,
                    earlier: before[$0.id])
            }
        }
        rows =
            facts(shown.filter { !$0.isOfPlan })
            + reported.filter { !known.contains($0.id.text) }.map {
                IndicatorFact(
                    $0, year: year, office: office, isYearOver: isWhole, earlier: before[$0.id.text])
            } + facts(shown.filter(\.isOfPlan))
    }

    package static let typeName = "indicators"
    package static let fields: [FactField<IndicatorsFact>] = [
        // The plan's own goals stand last.
        FactField("rows", .list(.record(IndicatorFact.shape))) { $0.rows.value },
        FactField("set_name", .optional(.text)) { .text($0.set?.name) },
        FactField("set_source", .optional(.text)) { .text($0.set?.source) },
        // Those that the office set itself beside the set: `P1, P2`.
        FactField("own_ids", .text) { facts in
            .string(facts.rows.compactMap(\.definition).filter(\.isOwn).map(\.id).joined(separator: ", "))
        },
        FactField("total", .number) { .int($0.rows.count) },
        // Whether the office typed any figure: rows without one are no results.
        FactField("is_given", .flag) { .bool($0.isGiven) },
        // The counts below speak of the indicators, those of the plan's goals stand behind them.
        FactField("of_set", .number) { $0.count { _ in true } },
        FactField("with_value", .number) { $0.count(\.hasValue) },
        FactField("reached", .number) { $0.count { $0 == .reached } },
        FactField("missed", .number) { $0.count { $0 == .missed } },
        FactField("ahead", .number) { $0.count { $0 == .ahead } },
        FactField("unjudged", .number) { $0.count { $0 == .unjudged } },
        FactField("without_goal", .number) { $0.count { $0 == .withoutGoal } },
        FactField("unknown", .number) { $0.count { $0 == .unknown } },
        FactField("none_arose", .number) { $0.count { $0 == .noneArose } },
        FactField("undivided", .number) { $0.count { $0 == .undivided } },
        FactField("out_of_scope", .number) { $0.count { $0 == .outOfScope } },
        FactField("plan_reached", .number) { $0.count(ofPlan: true) { $0 == .reached } },
        FactField("plan_missed", .number) { $0.count(ofPlan: true) { $0 == .missed } },
        FactField("plan_ahead", .number) { $0.count(ofPlan: true) { $0 == .ahead } },
        FactField("plan_without_value", .number) { facts in
            facts.count(ofPlan: true) { !$0.hasValue }
        },
        FactField("missed_untold", .number) { $0.count($0.missedUntold) },
        FactField("unconfirmed", .number) { .int($0.unconfirmed) },
        FactField("has_estimate", .flag) { facts in
            .bool(facts.hasEstimate)
        },
    ]

    private var isGiven: Bool { rows.contains { $0.indicator.map(\.hasFigure) ?? false } }

    var hasEstimate: Bool { rows.contains { $0.indicator.map { $0.isEstimate && $0.hasFigure } ?? false } }

    private func count(ofPlan: Bool = false, _ holds: (IndicatorFact.State) -> Bool) -> Value {
        count(rows.filter { ($0.definition?.isOfPlan ?? false) == ofPlan && holds($0.state) })
    }

    private func count(_ counted: [IndicatorFact]) -> Value {
        // One that nobody filled in is counted by its place in the set.
        let cells = counted.compactMap { $0.indicator?.id.location ?? $0.definition?.location }
        return .int(counted.count, origin: .computed(rule: "count", parts: cells.map(Origin.place)))
    }

    /// Those that did not reach their goal and of which no shortcoming says so, by name or by how many they are:
    /// `chưa có số liệu` or `một số chỉ tiêu` tells nobody which goals were missed.
    private var missedUntold: [IndicatorFact] {
        let missed = rows.filter { $0.state == .missed }
        let told = shortcomings.filter { text in
            Self.missing.contains { TextSearch.contains($0, in: text.lowercased()) }
        }
        if told.contains(where: { Self.tells(missed.count, in: $0) }) { return [] }
        return missed.filter { row in !told.contains(where: row.isTold) }
    }

    /// `Còn 2 chỉ tiêu …`, `Hai chỉ tiêu …`, not `12 chỉ tiêu …`.
    private static func tells(_ count: Int, in text: String) -> Bool {
        let words = text.lowercased().words()
        let numbers = ["\(count)", count < 10 ? "0\(count)" : "\(count)", Numerals.words(count)]
        return words.indices.dropFirst().contains { place in
            words[place...].prefix(2).joined(separator: " ").hasPrefix("chỉ tiêu")
                && numbers.contains(String(words[place - 1]))
        }
    }

    private static let missing = [
        "chưa đạt", "không đạt", "chưa hoàn thành", "không hoàn thành", "thấp hơn", "cao hơn",
        "so với mục tiêu",
    ]

    /// Goals of the set that decide a state and were not yet compared with the decision.
    private var unconfirmed: Int {
        rows.count { row in
            guard row.typedTarget == nil, [.reached, .missed, .ahead].contains(row.state) else {
                return false
            }
            return row.goal?.isConfirmed == false
        }
    }
}

extension Indicator {
    fileprivate var hasFigure: Bool { [value, numerator, denominator].contains { $0.value != nil } }
}

extension IndicatorFact.State {
    fileprivate var hasValue: Bool {
        switch self {
        case .reached, .missed, .ahead, .unjudged, .withoutGoal: true
        case .unknown, .noneArose, .undivided, .outOfScope: false
        }
    }
}
