package import Diagnostics
package import PlanModel

/// When and whether a ward's report came in.
package enum WardState: Hashable, Sendable {
    case onTime
    /// Days after the last day.
    case late(Int)
    /// It came in; on which day, or by which day it was due, nobody wrote down.
    case undated
    /// It came in and cannot be counted.
    case refused(Message)
    case missing

    package var isCounted: Bool {
        switch self {
        case .onTime, .late, .undated: true
        case .refused, .missing: false
        }
    }
}

/// Errors in a ward's data that is counted all the same; small, as all that is kept of wards.
package struct WardFaults: Sendable {
    package let first: Diagnostic
    package let count: Int
    /// Whether nothing is wrong but the days the data is of.
    let areOfDays: Bool

    /// Nil where there are none.
    package init?(_ faults: [Diagnostic]) {
        guard let first = faults.first else { return nil }
        self.first = first.withoutFiles
        count = faults.count
        areOfDays = faults.allSatisfy { ["data.from", "data.to"].contains($0.subject) }
    }
}

/// A ward in the city's report.
package struct WardStanding: Sendable {
    package let ward: RegisteredWard
    package let state: WardState
    /// The last day on which it is on time; nil where none is set.
    package let lastDay: CalendarDate?
    package let received: CalendarDate?
    /// Whether the register says on which day it was received; else it is the report's own.
    let isRegistered: Bool
    /// Nil where nothing is counted.
    package let data: WardReturn?
    package let figures: CityFigures
    package let goals: WardGoals
    /// What `check` calls errors in the data that is counted all the same; nil where there is none.
    package let faults: WardFaults?

    /// Whether its figures are a report's: one that was sent finally, or has come in on a known day.
    package var isOfficial: Bool { state.isCounted && (data?.isSent ?? false || received != nil) }

    /// Whether its figures are said to reach beyond the day it came in.
    package var endsAfterItCame: Bool {
        guard let received, let last = data?.dataTo else { return false }
        return received < last
    }
}

/// All wards folded into one: what a city's report is made from.
package struct CityConsolidation: Sendable {
    package let period: ReportingPeriod
    /// In the order of the register.
    package let standings: [WardStanding]
    /// Those of them that the totals are over.
    package let counted: [WardStanding]
    /// Those that belong to no ward that is due, too.
    package let refused: [RefusedWard]
    package let grouping: TaskGrouping
    package let groupingPath: String
    /// In the order of the grouping, the rest last.
    package let groups: [CityFigures]
    package let figures: CityFigures
    package let bases: [TaskGrouping.Basis: Int]
    package let indicators: [CityIndicator]
    /// With blank rows of those that each ward has to count, and none has a row of.
    let listed: [CityIndicator]
    package let tables: [CityTable]
    /// For each group the results that are told of it.
    let told: [[ToldResultFact]]
    /// For each group the tasks not begun that are told of it.
    let undone: [[UndoneTaskFact]]

    /// - Parameters:
    ///   - deadline: the day named by "trước ngày …" for wards without one of their own.
    ///   - own: the city's own rows of `indicators.csv`.
    ///   - faults: errors in the data of wards that are counted all the same, by the paths of these.
    package init(
        _ intake: CityIntake, period: ReportingPeriod, deadline: CalendarDate?, grouping: TaskGrouping,
        groupingPath: String, set: IndicatorSet?, own: [Indicator],
        faults: [String: WardFaults] = [:]
    ) {
        self.period = period
        self.grouping = grouping
        self.groupingPath = groupingPath
        refused = intake.refused
        var groups = [CityFigures](repeating: CityFigures(), count: grouping.names.count)
        var figures = CityFigures()
        var bases: [TaskGrouping.Basis: Int] = [:]
        var indicators = CityIndicators(set: set, period: period)
        var tables = CityTables()
        standings = intake.expected.wards.enumerated().map { place, ward in
            let data = intake.counted[place]
            if let data {
                for index in groups.indices where data.groups[index].wards > 0 {
                    groups[index] += data.groups[index]
                }
                for basis in TaskGrouping.Basis.allCases {
                    bases[basis, default: 0] += data.bases[basis] ?? 0
                }
                tables.add(data.counts, of: ward)
            }
            let goals =
                data.map {
                    indicators.add($0.results.indicators(of: set), own: $0.ownIndicators, of: ward)
                } ?? WardGoals()
            let own = data?.figures ?? CityFigures()
            figures += own
            return Self.standing(
                ward, data, intake, place, (period, deadline), own, goals,
                data.flatMap { faults[$0.path] })
        }
        counted = standings.filter(\.state.isCounted)
        self.groups = groups
        self.figures = figures
        self.bases = bases
        let rows = indicators.rows(own: own)
        self.indicators = rows
        listed = indicators.listed(rows)
        self.tables = tables.rows
        told = ToldResultFact.chosen(standings, groups: groups.count)
        undone = UndoneTaskFact.chosen(standings, groups: groups.count)
    }

    private static func standing(
        _ ward: RegisteredWard, _ data: WardReturn?, _ intake: CityIntake, _ place: Int,
        _ due: (period: ReportingPeriod, deadline: CalendarDate?), _ figures: CityFigures,
        _ goals: WardGoals, _ faults: WardFaults?
    ) -> WardStanding {
        let before = ward.deadlines[due.period.kind] ?? due.deadline
        let lastDay = before.map { CalendarDate(dayNumber: $0.dayNumber - 1) }
        let registered = ward.received[due.period.kind]
        let received = data.flatMap { registered ?? $0.reportDate }
        let state: WardState =
            if data == nil {
                intake.refused.first { $0.place == place }.map { .refused($0.reason) } ?? .missing
            } else if let lastDay, let received {
                received <= lastDay ? .onTime : .late(received.dayNumber - lastDay.dayNumber)
            } else {
                .undated
            }
        return WardStanding(
            ward: ward, state: state, lastDay: lastDay, received: received, isRegistered: registered != nil,
            data: data, figures: figures, goals: goals, faults: faults)
    }

    /// Whether every ward that is due is counted; totals over fewer are incomplete.
    package var isWhole: Bool { standings.allSatisfy(\.state.isCounted) }
}
