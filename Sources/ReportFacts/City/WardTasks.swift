internal import PlanModel

/// The tasks of one ward put into the groups of the city.
struct WardTasks {
    private(set) var groups: [CityFigures]
    private(set) var bases: [TaskGrouping.Basis: Int] = [:]
    /// Of each group the few results that tell most, the first of them first.
    private(set) var examples: [[ToldResult]]
    /// Of each group the first few that were not begun.
    private(set) var undone: [[UndoneTask]]
    /// Groups of the campaigns that are carried out beside other work: no figure of theirs is known.
    private(set) var sharedGroups: Set<Int> = []
    /// Who leads a task for which something was asked, by the task's id.
    private(set) var askers: [String: String] = [:]

    init(
        _ plan: Plan, _ results: Results, grouper: inout TaskGrouper, groupCount: Int, keepsCells: Bool
    ) {
        groups = [CityFigures](repeating: CityFigures(), count: groupCount)
        examples = [[ToldResult]](repeating: [], count: groupCount)
        undone = [[UndoneTask]](repeating: [], count: groupCount)
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
        var units = UnitNames(of: plan.organisation.locality)
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
            if undone[place].count < UndoneTask.mostOfWard,
                let task = UndoneTask(result, of: task, keepsCells: keepsCells)
            {
                undone[place].append(task)
            }
            if isBeside, result.status.expectsFigures {
                let text = task.item.text
                let told = matcher.campaigns(named: text, andToldIn: result.outcome?.text ?? "")
                let shared = matcher.campaigns(sharedIn: text).union(told)
                sharedGroups.formUnion(shared.compactMap { grouper.group(named: $0.name) })
            }
            if result.recommendations != nil, let lead = task.lead {
                askers[task.item.id] = units.inSentence(lead.name)
            }
        }
    }

    private mutating func offer(_ told: ToldResult?, in group: Int) {
        guard let told else { return }
        let place = examples[group].firstIndex { ToldResult.precedes(told, $0) } ?? examples[group].endIndex
        guard place < Self.mostExamples else { return }
        examples[group].insert(told, at: place)
        if examples[group].count > Self.mostExamples { examples[group].removeLast() }
    }

    /// The first may be told with the name of its task only, and that be too long.
    private static let mostExamples = 4
}

/// The names of a ward's units as a city's report tells them, without the ward, which is named beside them:
/// `Công an phường` as `Công an`, and with a comma where a level remains: `Hội Liên hiệp Phụ nữ quận, phường …`.
/// Few units ask for most of what is asked.
private struct UnitNames {
    private let ends: [(text: String, length: Int)]
    private var known: [String: String] = [:]

    init(of locality: String) {
        let place = locality.lowercased()
        let kind = place.prefix { $0 != " " }
        ends = [" trên địa bàn \(place)", " trên địa bàn \(kind)", " \(place)", " \(kind)"].map {
            ($0, $0.count)
        }
    }

    mutating func inSentence(_ name: String) -> String {
        if let told = known[name] { return told }
        let unit = OfficialNames.inSentence(name)
        let words = unit.lowercased()
        let end = ends.first { words.hasSuffix($0.text) && $0.length < unit.count }
        let told = end.map { String(unit.dropLast($0.length)) } ?? unit
        let remains = end == nil && Self.namesLevel(unit)
        known[name] = remains ? told + "," : told
        return remains ? told + "," : told
    }

    /// Whether it ends in a level, or names a place of one: `Công an quận`, `Công an quận Mẫu`, not
    /// `Phòng Lao động - Thương binh và Xã hội`.
    private static func namesLevel(_ unit: String) -> Bool {
        let words = unit.split(separator: " ")
        return words.indices.contains { place in
            guard levels.contains(words[place].lowercased()) else { return false }
            return place == words.count - 1 || words[place + 1].first?.isUppercase ?? false
        }
    }

    private static let levels: Set = ["phường", "xã", "quận", "huyện", "phố", "tỉnh"]
}
