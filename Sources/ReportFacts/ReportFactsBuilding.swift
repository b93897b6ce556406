package import Diagnostics
package import PlanModel

extension ReportFacts {
    /// What a report may be held against, beside its own plan and results.
    package struct Background: Sendable {
        /// The indicators the office answers for; nil takes the form's rows alone.
        package var indicators: IndicatorSet?
        /// The report of a year before; nil compares nothing.
        package var previous: PreviousReport?

        package init(indicators: IndicatorSet? = nil, previous: PreviousReport? = nil) {
            self.indicators = indicators
            self.previous = previous
        }
    }

    /// Computes the facts of one report.
    ///
    /// - Parameters:
    ///   - date: the document's date when given on the command line; it wins over the report file's.
    ///   - log: gets a warning for what had to be assumed.
    package init(
        plan: Plan, results: Results, input: ReportInput, period: ReportingPeriod, date: CalendarDate? = nil,
        isFinal: Bool = false, background: Background = Background(), log: inout DiagnosticLog
    ) {
        let closed = TaskFact.Timing.closingDay(of: input, period, date: date)
        let knownTo = [input.dataTo, date ?? input.date].compactMap(\.self).min()
        let tasks = ReportFacts.tasks(plan, results, period, closed)
        let chapters = Chapters(plan: plan, tasks: tasks)
        let parts = OfficialParts(plan: plan, input: input, period: period, date: date, log: &log)
        let set = background.indicators?.adding(
            goalsOf: plan, measuredIn: results.counts.map(\.table))
        let reported = results.indicators(of: set).map { indicator in
            var indicator = indicator
            indicator.source = indicator.source.map { UnitSpelling.asPlanned($0, plan.units) }
            return indicator
        }
        let indicators = IndicatorsFact(
            reported, set: set, year: period.year,
            office: IndicatorFact.Office(
                level: plan.organisation.level, kind: OfficialNames.kind(plan.organisation)),
            isWhole: period.kind == .annual,
            earlier: input.incomparable == nil ? background.previous?.results.indicators(of: set) ?? [] : [],
            shortcomings: input.assessment.shortcomings)
        let tables = CountTableFact.tables(
            results.counts, before: background.previous?.results.counts ?? [])
        let hasEstimates =
            tasks.contains(where: \.isEstimate) || indicators.hasEstimate
            || tables.contains { $0.hasEstimate }
        self.init(
            report: ReportFact(
                period: period, input: input, parts: parts, subject: ReportWords(period).subject(of: plan),
                isFinal: isFinal, hasEstimates: hasEstimates),
            plan: plan, input: input, tasks: tasks, groups: chapters.groups, unitGroups: chapters.unitGroups,
            units: ReportFacts.units(plan, tasks),
            campaigns: ReportFacts.facts(of: plan.campaigns, tasks, input, period, knownTo),
            ownCampaign: ReportFacts.ownCampaign(of: plan, tasks, period, knownTo),
            indicators: indicators, tables: tables,
            comparison: ComparisonFact(
                tasks, indicators.rows, tables, input: input, previous: background.previous, set: set))
    }

    private static func tasks(
        _ plan: Plan, _ results: Results, _ period: ReportingPeriod, _ closed: CalendarDate?
    ) -> [TaskFact] {
        let byTask = Dictionary(
            results.tasks.map { ($0.taskID.text, $0) }, uniquingKeysWith: { first, _ in first })
        let matcher = CampaignMatcher(plan.campaigns)
        let own = matcher.campaign(in: plan.title)
        let all = plan.tasks(reported: Set(byTask.keys))
        // A plan under the name of a campaign may hold the work of the year: what was begun before the
        // campaign shows it.
        let isYears = all.contains { task in
            let begun = byTask[task.item.id].map { [.done, .inProgress].contains($0.status) } ?? false
            return begun && matcher.campaign(of: task) == nil
        }
        let isEarly = own.flatMap { own in closed.map { $0 < own.from } } ?? false
        let ofPlan = isYears && isEarly ? nil : own
        return all.enumerated().map { index, task in
            let (result, campaign) = (byTask[task.item.id], matcher.campaign(of: task))
            let beside = campaign == nil ? matcher.campaign(in: task.item.text) : nil
            var timing = TaskFact.Timing(
                campaign ?? beside ?? ofPlan, named: campaign, deadlines: task.item.deadlines, closed: closed)
            if beside != nil, timing == .running { timing = .runningBeside }
            if timing == .due, result?.status == .inProgress, let told = result?.outcome?.text {
                // What is told to go on is the campaign that a later clause names.
                let later = matcher.campaigns(named: task.item.text, andToldIn: told)
                let isRunning = later.contains {
                    TaskFact.Timing($0, named: nil, deadlines: [], closed: closed) == .running
                }
                if isRunning { timing = .runningBeside }
            }
            // Under the name of a campaign alone nothing says that a task has its days: one kept back is late.
            if campaign == nil, beside == nil, timing == .running, result?.isKeptBack == true {
                timing = .due
            }
            let isPutOff = result.map { $0.isPutOff(behind: closed) } ?? false
            return TaskFact(
                task: task, result: result, position: index + 1,
                // The six-month report has no section for campaigns: their tasks stay in their chapters.
                campaign: period.kind == .annual ? campaign : nil, timing: isPutOff ? .putOff : timing,
                year: plan.year)
        }
    }

    /// The campaign the whole plan is about.
    private static func ownCampaign(
        of plan: Plan, _ tasks: [TaskFact], _ period: ReportingPeriod, _ knownTo: CalendarDate?
    ) -> CampaignFact? {
        let matcher = CampaignMatcher(plan.campaigns)
        return matcher.campaign(in: plan.title).map { campaign in
            CampaignFact(
                campaign: campaign, own: tasks, shared: [], knownTo: knownTo, period: period,
                isInDirections: tasks.contains { $0.isOpen && matcher.campaign(of: $0.task) == campaign })
        }
    }

    private static func units(_ plan: Plan, _ tasks: [TaskFact]) -> [UnitFact] {
        let byUnit = Dictionary(grouping: tasks) { $0.task.lead?.id ?? "" }
        return plan.units.map { UnitFact(unit: $0, tasks: byUnit[$0.id] ?? []) }
    }

    private static func facts(
        of campaigns: [Campaign], _ tasks: [TaskFact], _ input: ReportInput, _ period: ReportingPeriod,
        _ knownTo: CalendarDate?
    ) -> [CampaignFact] {
        let matcher = CampaignMatcher(campaigns)
        // The tasks of an annual report know theirs already.
        let byCampaign = Dictionary(grouping: tasks) {
            period.kind == .annual ? $0.campaign : matcher.campaign(of: $0.task)
        }
        var sharing: [Campaign: [TaskFact]] = [:]
        for task in tasks where matcher.campaign(of: task.task) == nil {
            let (text, told) = (task.task.item.text, task.result?.outcome?.text ?? "")
            let named = matcher.campaigns(named: text, andToldIn: told)
            for campaign in matcher.campaigns(sharedIn: text).union(named) {
                sharing[campaign, default: []].append(task)
            }
        }
        let spoken = Set(input.directions.compactMap { matcher.campaign(in: $0.text) })
        return campaigns.map { campaign in
            CampaignFact(
                campaign: campaign, own: byCampaign[campaign] ?? [], shared: sharing[campaign] ?? [],
                knownTo: knownTo, period: period,
                isInDirections: spoken.contains(campaign)
                    || byCampaign[campaign]?.contains(where: \.isOpen) ?? false
                    || sharing[campaign]?.contains {
                        $0.isOpen && matcher.campaigns(sharedIn: $0.label).contains(campaign)
                    } ?? false)
        }
    }
}

extension TaskResult {
    /// Whether its unit says what kept it from beginning.
    fileprivate var isKeptBack: Bool {
        guard status == .notStarted, let reason = (outcome ?? difficulties)?.remark else { return false }
        return LaterTime.tellsObstacle(reason.text)
    }

    /// Whether its unit names a later time for what it has not begun, and no difficulty: what something keeps
    /// from beginning is not only waiting for its time.
    fileprivate func isPutOff(behind closed: CalendarDate?) -> Bool {
        guard status == .notStarted, let closed else { return false }
        let said = [outcome?.remark, difficulties?.remark].compactMap { $0 }
        return !said.isEmpty && said.allSatisfy { LaterTime.isNamed(in: $0.text, after: closed) }
    }
}

extension TaskFact.Timing {
    /// The day up to which the report can know: its figures' last or its own; nil for a year's report that
    /// says neither: it is made before the year ends, on which day nobody knows.
    /// - Parameter date: of the document, where it is not the report file's.
    static func closingDay(
        of input: ReportInput, _ period: ReportingPeriod, date: CalendarDate? = nil
    ) -> CalendarDate? {
        let known = [input.dataTo, date ?? input.date].compactMap(\.self).min()
        return known.map { min($0, period.lastDay) } ?? (period.kind == .annual ? nil : period.lastDay)
    }

    /// - Parameters:
    ///   - named: the campaign that the task itself is about, not only its plan.
    ///   - closed: the day the figures go up to; nil where it may lie before a campaign's last day.
    init(_ campaign: Campaign?, named: Campaign?, deadlines: [CalendarDate], closed: CalendarDate?) {
        guard let closed else {
            self = campaign == nil ? .due : .running
            return
        }
        if let campaign {
            let early = campaign == named ? Self.beforeCampaign : .ahead
            self = closed < campaign.from ? early : closed < campaign.to ? .running : .due
        } else {
            self = deadlines.allSatisfy { closed < $0 } && !deadlines.isEmpty ? .ahead : .due
        }
    }
}

extension CampaignMatcher {
    /// The one its own text names and no other days, else the one its section is about.
    func campaign(of task: PlanTask) -> Campaign? {
        let named = campaign(in: task.item.text).flatMap { campaign in
            holdsOtherDays(task.item.text, than: campaign) ? nil : campaign
        }
        return named ?? campaign(in: task.section.title)
    }
}
