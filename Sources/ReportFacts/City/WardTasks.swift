internal import PlanModel

/// The tasks of one ward put into the groups of the city.
struct WardTasks {
    private(set) var groups: [CityFigures]
    private(set) var bases: [TaskGrouping.Basis: Int] = [:]
    /// Of each group the result that tells most.
    private(set) var examples: [ToldResult?]
    /// Groups of the campaigns that are carried out beside other work: no figure of theirs is known.
    private(set) var sharedGroups: Set<Int> = []
    /// Who leads a task for which something was asked, by the task's id.
    private(set) var askers: [String: String] = [:]

    init(
        _ plan: Plan, _ results: Results, grouper: inout TaskGrouper, groupCount: Int, keepsCells: Bool
    ) {
        groups = [CityFigures](repeating: CityFigures(), count: groupCount)
        examples = [ToldResult?](repeating: nil, count: groupCount)
        let byTask = Dictionary(
            results.tasks.map { ($0.taskID.text, $0) }, uniquingKeysWith: { first, _ in first })
        let unitSections = Set(plan.units.compactMap(\.number))
        let matcher = CampaignMatcher(plan.campaigns)
        let campaignGroups = Set(plan.campaigns.compactMap { grouper.group(named: $0.name) })
        // Most tasks name no campaign, and headings repeat.
        var headings: [String: Campaign?] = [:]
        func ofHeading(_ title: String) -> Campaign? {
            if let known = headings[title] { return known }
            let found = matcher.campaign(in: title)
            headings[title] = found
            return found
        }
        for task in plan.tasks(reported: Set(byTask.keys)) {
            let isNamed = matcher.isNamed(in: task.item.text)
            let campaign = isNamed ? matcher.campaign(of: task) : ofHeading(task.section.title)
            let isBeside = isNamed && campaign == nil
            let (place, basis) = grouper.group(
                of: task, isOfUnit: unitSections.contains(task.section.number), campaign: campaign?.name,
                notIn: isBeside ? campaignGroups : [])
            let result = byTask[task.item.id]
            groups[place].add(result, of: task, keepsCells: keepsCells)
            bases[basis, default: 0] += 1
            guard let result else { continue }
            offer(
                ToldResult(result, of: task, isOfCampaign: campaign != nil, keepsCells: keepsCells), in: place
            )
            if isBeside, result.status.expectsFigures {
                let shared = matcher.campaigns(sharedIn: task.item.text)
                sharedGroups.formUnion(shared.compactMap { grouper.group(named: $0.name) })
            }
            if result.recommendations != nil, let lead = task.lead {
                askers[task.item.id] = Self.withoutWard(
                    OfficialNames.inSentence(lead.name), plan.organisation.locality)
            }
        }
    }

    private mutating func offer(_ told: ToldResult?, in group: Int) {
        guard let told else { return }
        if let best = examples[group], !ToldResult.precedes(told, best) { return }
        examples[group] = told
    }

    /// A unit's name without the ward it is of, which is named beside it: `Công an phường` as `Công an`.
    private static func withoutWard(_ unit: String, _ locality: String) -> String {
        let kind = locality.split(separator: " ").first ?? ""
        let ends = [" trên địa bàn \(locality)", " trên địa bàn \(kind)", " \(locality)", " \(kind)"]
        let words = unit.lowercased()
        guard let end = ends.first(where: { words.hasSuffix($0.lowercased()) && $0.count < unit.count })
        else { return unit }
        return String(unit.dropLast(end.count))
    }
}
