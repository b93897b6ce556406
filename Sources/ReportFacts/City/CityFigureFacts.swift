internal import Diagnostics
internal import PlanModel
internal import TemplateEngine

/// How far the tasks of some wards are; the names are those of `progress`.
package struct CityProgressFact: Fact {
    let progress: CityProgress

    init(_ progress: CityProgress) { self.progress = progress }

    package static let typeName = "city_progress"
    package static let fields: [FactField<CityProgressFact>] = [
        FactField("total", .number) { count($0.progress.total) },
        FactField("reported", .number) { count($0.progress.reported) },
        FactField("unreported", .number) { count($0.progress.unreported) },
        FactField("done", .number) { count($0.progress.done) },
        FactField("done_estimated", .number) { count($0.progress.doneEstimated) },
        FactField("in_progress", .number) { count($0.progress.inProgress) },
        FactField("not_started", .number) { count($0.progress.notStarted) },
        FactField("none_arose", .number) { count($0.progress.noneArose) },
        FactField("done_share", .optional(.number)) {
            $0.share($0.progress.doneShare, of: $0.progress.arisen)
        },
        FactField("done_of_total", .text) { $0.done(of: $0.progress.arisen) },
        // Of all that were to be done, those nobody reported among them.
        FactField("due_share", .optional(.number)) { $0.share($0.progress.dueShare, of: $0.progress.due) },
        FactField("done_of_due", .text) { $0.done(of: $0.progress.due) },
    ]

    /// `24/28`
    private func done(of tally: Tally) -> Value {
        let (part, all) = (FigureValue(progress.done.count), FigureValue(tally.count))
        return .string(
            NumberText.number(part) + "/" + NumberText.number(all), origin: tally.origin("count"))
    }

    private func share(_ value: FigureValue?, of tally: Tally) -> Value {
        value.map { .decimal($0, origin: tally.origin("share")) } ?? .none
    }

    private static func count(_ tally: Tally) -> Value { .int(tally.count, origin: tally.origin("count")) }
}

/// The flow figures of some wards; the names are those of `totals`.
package struct CityTotalsFact: Fact {
    let figures: CityFigures

    init(_ figures: CityFigures) { self.figures = figures }

    package static let typeName = "city_totals"
    package static let fields: [FactField<CityTotalsFact>] = [
        FactField("events", .record(CityAmountFact.shape)) { $0.amount($0.figures.events).value },
        FactField("attendances", .record(CityAmountFact.shape)) { $0.amount($0.figures.attendances).value },
        FactField("women", .record(CityAmountFact.shape)) { $0.amount($0.figures.women).value },
        FactField("funding", .record(CityAmountFact.shape)) { $0.amount($0.figures.funding).value },
        // Whether some of the events, or all, were others' that people were sent to.
        FactField("has_attended", .flag) { .bool($0.figures.meetings.haveAttended) },
        FactField("is_attended", .flag) { .bool($0.figures.meetings.areAttended) },
        FactField("women_present", .optional(.number)) { $0.womenPresent },
        FactField("women_base", .optional(.number)) { $0.womenBase },
        FactField("women_share", .optional(.number)) { $0.womenShare },
    ]

    private func amount(_ flow: FlowSum) -> CityAmountFact { CityAmountFact(flow: flow) }

    /// Women among the attendances: of the rows that give both.
    private var womenPresent: Value {
        guard let present = figures.womenOfBoth.total else { return .none }
        return .decimal(present, origin: figures.womenOfBoth.origin("sum"))
    }

    /// The attendances that those women are among.
    private var womenBase: Value {
        guard let whole = figures.attendancesOfBoth.total else { return .none }
        return .decimal(whole, origin: figures.attendancesOfBoth.origin("sum"))
    }

    private var womenShare: Value {
        guard let share = figures.womenShare else { return .none }
        let parts = [figures.womenOfBoth, figures.attendancesOfBoth].compactMap { $0.origin("sum") }
        return .decimal(share, origin: parts.isEmpty ? nil : .computed(rule: "share", parts: parts))
    }
}

/// One figure added over tasks and wards.
package struct CityAmountFact: Fact {
    let flow: FlowSum

    package static let typeName = "city_amount"
    package static let fields: [FactField<CityAmountFact>] = [
        FactField("sum", .optional(.number)) { fact in
            fact.flow.total.map { .decimal($0, origin: fact.flow.origin("sum")) } ?? .none
        },
        FactField("given", .number) { .int($0.flow.given) },
        FactField("missing", .number) { .int($0.flow.missing) },
        FactField("wards", .number) { .int($0.flow.wards) },
        FactField("short_wards", .number) { .int($0.flow.shortWards) },
        // Over the wards that are counted; how many are not is told beside the sum.
        FactField("is_complete", .flag) { .bool($0.flow.missing == 0) },
        FactField("has_estimate", .flag) { .bool($0.flow.hasEstimate) },
        FactField("is_estimate", .flag) { .bool($0.flow.isEstimate) },
    ]
}

/// A task group over the wards.
package struct CityGroupFact: Fact {
    let city: CityConsolidation
    /// Among the groups.
    let place: Int

    private var figures: CityFigures { city.groups[place] }

    package static let typeName = "city_group"
    package static let fields: [FactField<CityGroupFact>] = [
        FactField("name", .text) { .string($0.city.grouping.names[$0.place]) },
        FactField("wards", .number) { .int($0.figures.wards) },
        // Wards with a task of it that is done or going on.
        FactField("active", .number) { .int($0.figures.activeWards) },
        // Up to which days the figures of these are, where they say.
        FactField("first_cut_off", .optional(.text)) { .text($0.cutOffs.min()?.iso) },
        FactField("last_cut_off", .optional(.text)) { .text($0.cutOffs.max()?.iso) },
        // Wards by name: with tasks and nothing done; doing it beside other work alone, and too; without any.
        FactField("idle", .list(.text)) { fact in
            fact.names { $0.wards > 0 && $0.activeWards == 0 && !$1 }
        },
        FactField("sharing", .list(.text)) { fact in fact.names { $0.activeWards == 0 && $1 } },
        FactField("mixing", .list(.text)) { fact in fact.names { $0.activeWards > 0 && $1 } },
        FactField("without", .list(.text)) { fact in fact.names { $0.wards == 0 && !$1 } },
        FactField("told", .list(.record(ToldResultFact.shape))) { $0.city.told[$0.place].value },
        // Tasks not begun: the few that are told, and how many are not.
        FactField("undone", .list(.record(UndoneTaskFact.shape))) { $0.city.undone[$0.place].value },
        FactField("undone_rest", .number) { .int($0.undoneRest) },
        FactField("progress", .record(CityProgressFact.shape)) {
            CityProgressFact($0.figures.progress).value
        },
        FactField("totals", .record(CityTotalsFact.shape)) { CityTotalsFact($0.figures).value },
    ]

    private var cutOffs: [CalendarDate] {
        city.counted.compactMap(\.data).filter { $0.groups[place].activeWards > 0 }.compactMap(\.dataTo)
    }

    private var undoneRest: Int {
        figures.progress.notStarted.count - city.undone[place].reduce(0) { $0 + $1.count }
    }

    /// The counted wards whose figures in the group, and whether they share its campaign, are of a kind.
    private func names(_ holds: (CityFigures, Bool) -> Bool) -> Value {
        .list(
            city.counted.filter { standing in
                standing.data.map { holds($0.groups[place], $0.sharedGroups.contains(place)) } ?? false
            }.map { .string($0.ward.name, origin: $0.ward.location.map(Origin.place)) })
    }
}
