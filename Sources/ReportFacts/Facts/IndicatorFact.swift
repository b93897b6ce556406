internal import Diagnostics
internal import FoundationEssentials
package import PlanModel
internal import TemplateEngine

/// An indicator with its value, its goal and whether the goal is reached.
///
/// What was reported and what the indicator is are joined by the id; either may be missing.
package struct IndicatorFact: Fact {
    package let indicator: Indicator?
    package let definition: IndicatorDefinition?
    package let year: Int
    /// The same a year before, where the report compares the two.
    let earlier: Indicator?
    /// Who answers for it.
    package let office: Office
    /// What the form says, else the goal of the set that holds in this year.
    let goal: IndicatorGoal?
    /// A goal of the form's own; nil where it repeats one of the set's.
    let typedTarget: TypedText?
    package let state: State

    /// Of whose report the indicator is a row.
    package struct Office: Hashable, Sendable {
        package let level: Organisation.Level
        /// `phường`, `xã` …: who does not keep figures that only a province has.
        package let kind: String

        package init(level: Organisation.Level, kind: String) {
            self.level = level
            self.kind = kind
        }
    }

    /// - Parameter isYearOver: false while the year's end, and what is to be reached by it, lies ahead.
    package init(
        _ indicator: Indicator?, definition: IndicatorDefinition? = nil, year: Int, office: Office,
        isYearOver: Bool = true, earlier: Indicator? = nil
    ) {
        self.earlier = earlier
        self.indicator = indicator
        self.definition = definition
        self.year = year
        self.office = office
        (goal, typedTarget) = Self.goal(of: indicator, definition, in: year)
        let isOurs = indicator != nil || definition?.scope.concern(of: office.level) ?? .own == .own
        state = Self.state(
            of: indicator, definition, goal: goal, isOurs: isOurs,
            isDue: goal?.isDue(in: year, isYearOver: isYearOver) ?? true)
    }

    package static let typeName = "indicator"
    package static let fields: [FactField<IndicatorFact>] = [
        FactField("id", .text) { .text($0.indicator?.id ?? TypedText($0.definition?.id ?? "")) },
        FactField("name", .text) { .text($0.name) },
        FactField("unit", .optional(.text)) { $0.unit },
        FactField("full_unit", .optional(.text)) { .text($0.fullUnit) },
        FactField("numerator", .optional(.number)) { .figure($0.indicator?.numerator ?? .missing) },
        FactField("denominator", .optional(.number)) { .figure($0.indicator?.denominator ?? .missing) },
        FactField("numerator_name", .optional(.text)) { .text($0.definition?.numerator) },
        FactField("denominator_name", .optional(.text)) { .text($0.definition?.denominator) },
        FactField("shows_parts", .flag) { .bool($0.showsParts) },
        FactField("value", .optional(.number)) { $0.current },
        FactField("is_percent", .flag) { .bool($0.isPercent) },
        FactField("digits", .number) { .int($0.digits) },
        FactField("target", .optional(.text)) { $0.target },
        FactField("target_in_sentence", .optional(.text)) { $0.targetInSentence },
        FactField("is_own_target", .flag) { .bool($0.typedTarget != nil) },
        FactField("target_year", .optional(.number)) { $0.targetYear },
        FactField("target_when", .optional(.text)) { .text($0.targetWhen) },
        FactField("goal", .optional(.number)) { $0.goalValue },
        FactField("goal_year", .optional(.number)) { fact in fact.goal?.year.map { .int($0) } ?? .none },
        FactField("is_goal_confirmed", .flag) { .bool($0.goal?.isConfirmed ?? true) },
        FactField("is_reached", .flag) { .bool($0.state == .reached) },
        FactField("is_missed", .flag) { .bool($0.state == .missed) },
        FactField("is_ahead", .flag) { .bool($0.state == .ahead) },
        FactField("goal_distance", .optional(.number)) { $0.goalDistance },
        FactField("is_out_of_scope", .flag) { .bool($0.state == .outOfScope) },
        FactField("is_unknown", .flag) { .bool($0.state == .unknown) },
        FactField("is_none_arose", .flag) { .bool($0.state == .noneArose) },
        FactField("is_undivided", .flag) { .bool($0.state == .undivided) },
        FactField("is_unjudged", .flag) { .bool($0.state == .unjudged) },
        FactField("is_average", .flag) { fact in
            .bool(fact.indicator.map { Self.isAverage($0, fact.definition) } ?? false)
        },
        FactField("is_of_plan", .flag) { .bool($0.definition?.isOfPlan ?? false) },
        FactField("state", .text) { .string($0.stateText, origin: $0.current.origin) },
        FactField("source", .optional(.text)) { .text($0.indicator?.source) },
        FactField("is_estimate", .flag) { .bool($0.indicator?.isEstimate ?? false) },
    ]

    /// How the value stands to its goal.
    package enum State: Hashable, Sendable {
        case reached, missed
        /// Not yet reached, and there is time left: nobody missed a goal of a later year.
        case ahead
        /// A mean that is good enough, of parts of which each should be: `mỗi quý` of a whole year.
        case unjudged
        /// A value, and nothing to hold it against.
        case withoutGoal
        /// No value where there should be one.
        case unknown
        /// Nobody it could be about: nothing of nothing.
        case noneArose
        /// Both parts are known, and the lower one is zero: there is no quotient.
        case undivided
        /// No value where this level keeps none.
        case outOfScope
    }

    /// What an indicator is with this value and this goal of it.
    /// - Parameters:
    ///   - isOurs: whether this level keeps figures of it.
    ///   - isDue: whether the goal can have been missed.
    static func state(
        of indicator: Indicator?, _ definition: IndicatorDefinition?, goal: IndicatorGoal?, isOurs: Bool,
        isDue: Bool
    ) -> State {
        guard let value = value(of: indicator, definition) else {
            guard let indicator, indicator.isUndivided else { return isOurs ? .unknown : .outOfScope }
            return indicator.isAboutNobody ? .noneArose : .undivided
        }
        return state(with: value, of: indicator, definition, goal: goal, isDue: isDue)
    }

    /// The same of an indicator whose value was computed already.
    static func state(
        with value: FigureValue, of indicator: Indicator?, _ definition: IndicatorDefinition?,
        goal: IndicatorGoal?, isDue: Bool
    ) -> State {
        guard let goal else { return .withoutGoal }
        guard goal.isReached(by: value) else { return isDue ? .missed : .ahead }
        return indicator.map { isAverage($0, definition) } ?? false ? .unjudged : .reached
    }

    /// A share is named as one: `Tỷ lệ lao động nữ …`.
    var name: TypedText {
        var name = indicator?.name ?? TypedText(definition?.text ?? "")
        guard isPercent else { return name }
        if definition?.isOfPlan ?? false { name.text = Self.withoutDuty(name.text) }
        name.text = OfficialNames.share(of: name.text)
        return name
    }

    /// `100% vụ việc phải có người tiếp nhận` asks; its share is that of `vụ việc có người tiếp nhận`.
    private static func withoutDuty(_ name: String) -> String {
        let places = duties.compactMap { duty in name.firstRange(of: duty).map { ($0, duty) } }
        guard let (range, duty) = places.min(by: { $0.0.lowerBound < $1.0.lowerBound }) else { return name }
        let verb = duty.split(separator: " ").last ?? ""
        return name[..<range.lowerBound] + " \(verb) " + name[range.upperBound...]
    }

    private static let duties = [
        " đều phải được ", " đều phải có ", " phải được ", " phải có ", " đều được ", " đều có ",
    ]

    private var stateText: String {
        switch state {
        case .reached: "Đạt"
        case .missed: "Chưa đạt"
        case .ahead: "Chưa đến hạn"
        case .unjudged: "Chưa có số liệu từng \(definition?.denominator ?? "phần")"
        case .withoutGoal: "Không đặt mục tiêu"
        case .unknown: "Chưa có số liệu"
        case .noneArose: "Không phát sinh"
        case .undivided: "Không tính được (mẫu số bằng 0)"
        case .outOfScope: "Không thuộc phạm vi thống kê của \(office.kind)"
        }
    }

    package var isPercent: Bool { unitText == "%" }
    var unitText: String? { indicator?.unit?.text ?? definition?.unit }
    private var unit: Value {
        if let typed = indicator?.unit { return .text(typed) }
        return .text(definition?.unit)
    }

    private var showsParts: Bool {
        definition?.showsParts ?? false && indicator?.numerator.value != nil
            && indicator?.denominator.value != nil
    }

}
