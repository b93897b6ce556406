package import Diagnostics
package import PlanModel

extension ReportFacts {
    /// Computes the facts of one report.
    ///
    /// - Parameters:
    ///   - date: the document's date when given on the command line; it wins over the report file's.
    ///   - log: gets a warning for what had to be assumed.
    package init(
        plan: Plan, results: Results, input: ReportInput, period: ReportingPeriod, date: CalendarDate? = nil,
        isFinal: Bool = false, log: inout DiagnosticLog
    ) {
        let byTask = Dictionary(
            results.tasks.map { ($0.taskID.text, $0) }, uniquingKeysWith: { first, _ in first })
        let tasks = plan.tasks(reported: Set(byTask.keys)).enumerated().map { index, task in
            TaskFact(task: task, result: byTask[task.item.id], position: index + 1)
        }
        let chapters = Chapters(plan: plan, tasks: tasks)
        let parts = OfficialParts(plan: plan, input: input, period: period, date: date, log: &log)
        self.init(
            report: ReportFact(
                period: period, input: input, parts: parts, subject: ReportWords(period).subject(of: plan),
                isFinal: isFinal),
            plan: plan, input: input, tasks: tasks, groups: chapters.groups, unitGroups: chapters.unitGroups,
            units: ReportFacts.units(plan, tasks), campaigns: ReportFacts.campaigns(plan, tasks),
            indicators: results.indicators.map(IndicatorFact.init))
    }

    private static func units(_ plan: Plan, _ tasks: [TaskFact]) -> [UnitFact] {
        let byUnit = Dictionary(grouping: tasks) { $0.task.lead?.id ?? "" }
        return plan.units.map { UnitFact(unit: $0, tasks: byUnit[$0.id] ?? []) }
    }

    /// A task belongs to a campaign when it names it, whatever the case and marks.
    private static func campaigns(_ plan: Plan, _ tasks: [TaskFact]) -> [CampaignFact] {
        guard !plan.campaigns.isEmpty else { return [] }
        let texts = tasks.map { Array(Folding.ascii($0.task.item.text).utf8) }
        return plan.campaigns.map { campaign in
            let name = Folding.ascii(campaign.name).split(separator: " ").prefix(3).joined(separator: " ")
            let words = Array(name.utf8)
            return CampaignFact(
                campaign, tasks: zip(tasks, texts).filter { $0.1.contains(words) }.map(\.0))
        }
    }
}

/// The plan's sections as chapters: contents first, then the units' own sections.
private struct Chapters {
    var groups: [GroupFact] = []
    var unitGroups: [GroupFact] = []

    init(plan: Plan, tasks: [TaskFact]) {
        let bySection = Dictionary(grouping: tasks) { $0.task.section.number }
        let unitNames = Dictionary(
            plan.units.compactMap { unit in unit.number.map { ($0, unit.name) } },
            uniquingKeysWith: { first, _ in first })
        for section in plan.sections where section.level <= 2 {
            let own = bySection[section.number] ?? []
            let under = section.level == 2 ? Chapters.sections(under: section, of: plan) : []
            let group = GroupFact(
                number: section.number,
                title: unitNames[section.number] ?? OfficialNames.sentenceCased(section.title),
                location: section.location, tasks: own,
                subgroups: under.compactMap { Chapters.subgroup($0, bySection[$0.number] ?? []) })
            guard !group.allTasks.isEmpty else { continue }
            if unitNames[section.number] != nil {
                unitGroups.append(group)
            } else {
                groups.append(group)
            }
        }
    }

    private static func sections(under section: PlanSection, of plan: Plan) -> [PlanSection] {
        plan.sections.filter { $0.number.hasPrefix(section.number + ".") }
    }

    private static func subgroup(_ section: PlanSection, _ tasks: [TaskFact]) -> GroupFact? {
        guard !tasks.isEmpty else { return nil }
        return GroupFact(
            number: section.number, title: OfficialNames.sentenceCased(section.title),
            location: section.location, tasks: tasks)
    }
}
