internal import PlanModel

/// The plan's sections as chapters: contents first, then what units were given.
struct Chapters {
    private(set) var groups: [GroupFact] = []
    private(set) var unitGroups: [GroupFact] = []

    init(plan: Plan, tasks: [TaskFact]) {
        let bySection = Dictionary(grouping: tasks) { $0.task.section.number }
        let unitNames = Dictionary(
            plan.units.compactMap { unit in unit.number.map { ($0, unit.name) } },
            uniquingKeysWith: { first, _ in first })
        let names = OfficialNames.names(of: plan.organisation)
        for section in plan.sections where section.level <= 2 {
            let own = bySection[section.number] ?? []
            let under = section.level == 2 ? Chapters.sections(under: section, of: plan) : []
            let group = GroupFact(
                number: section.number,
                title: unitNames[section.number].map(OfficialNames.upperFirst)
                    ?? OfficialNames.sentenceCased(section.title, naming: names),
                location: section.location, tasks: own,
                subgroups: under.compactMap { Chapters.subgroup($0, bySection[$0.number] ?? [], names) })
            guard !group.allTasks.isEmpty else { continue }
            if unitNames[section.number] != nil {
                unitGroups.append(group)
            } else if section.level == 1, let units = Chapters.units(namedIn: group) {
                unitGroups += units
            } else {
                groups.append(group)
            }
        }
    }

    /// A section whose every task begins with the unit it is for is a chapter for each of them;
    /// nil where it is not so.
    private static func units(namedIn group: GroupFact) -> [GroupFact]? {
        let tasks = group.allTasks
        guard group.subgroups.isEmpty, tasks.allSatisfy({ Chapters.beginsWithUnit($0.task) }) else {
            return nil
        }
        var order: [OrgUnit] = []
        for unit in tasks.compactMap(\.task.lead) where !order.contains(unit) { order.append(unit) }
        return order.map { unit in
            GroupFact(
                number: group.number, title: OfficialNames.upperFirst(unit.name), location: unit.location,
                tasks: tasks.filter { $0.task.lead == unit })
        }
    }

    /// `Giao cho cán bộ Tư pháp …`, but not `Treo băng rôn (Đơn vị chủ trì: Văn phòng)`.
    private static func beginsWithUnit(_ task: PlanTask) -> Bool {
        guard let unit = task.lead, unit.number == nil else { return false }
        return task.item.text.prefix(unit.name.count + 20).contains(unit.name)
    }

    private static func sections(under section: PlanSection, of plan: Plan) -> [PlanSection] {
        plan.sections.filter { $0.number.hasPrefix(section.number + ".") }
    }

    private static func subgroup(
        _ section: PlanSection, _ tasks: [TaskFact], _ names: [String]
    ) -> GroupFact? {
        guard !tasks.isEmpty else { return nil }
        return GroupFact(
            number: section.number, title: OfficialNames.sentenceCased(section.title, naming: names),
            location: section.location, tasks: tasks)
    }
}
