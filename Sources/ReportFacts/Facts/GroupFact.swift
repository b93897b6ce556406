package import Diagnostics
package import PlanModel
internal import TemplateEngine

/// A section of the plan as a chapter of the report.
package struct GroupFact: Fact {
    package let number: String
    package let title: String
    package let location: Location?
    /// The tasks directly under the heading.
    package let tasks: [TaskFact]
    /// The sections under it that hold tasks.
    package let subgroups: [GroupFact]

    package init(
        number: String, title: String, location: Location? = nil, tasks: [TaskFact],
        subgroups: [GroupFact] = []
    ) {
        self.number = number
        self.title = title
        self.location = location
        self.tasks = tasks
        self.subgroups = subgroups
    }

    /// Its own tasks and those of the sections under it.
    package var allTasks: [TaskFact] { tasks + subgroups.flatMap(\.allTasks) }

    package static let typeName = "group"
    package static let fields: [FactField<GroupFact>] = [
        FactField("number", .text) { .string($0.number) },
        FactField("title", .text) {
            .string($0.title, origin: $0.location.map(Origin.place))
        },
        FactField("heading", .text) {
            .string(OfficialNames.heading($0.title), origin: $0.location.map(Origin.place))
        },
        // The documents in full that the heading calls by their numbers alone.
        FactField("documents", .optional(.text)) { group in
            OfficialNames.documents(recitedIn: group.title).map {
                .string($0, origin: group.location.map(Origin.place))
            } ?? .none
        },
        FactField("tasks", .list(.record(TaskFact.shape))) { $0.tasks.value },
        FactField("subgroups", .list(.record(leafShape))) { $0.subgroups.value },
        FactField("progress", .record(ProgressFact.shape)) { ProgressFact($0.allTasks).value },
        FactField("in_sentence", .text) {
            .string(OfficialNames.inSentence($0.title), origin: $0.location.map(Origin.place))
        },
        FactField("own_progress", .record(ProgressFact.shape)) { ProgressFact($0.tasks).value },
        FactField("own_outcomes", .record(OutcomesFact.shape)) { OutcomesFact($0.told, of: $0.unit).value },
        FactField("own_totals", .record(TotalsFact.shape)) { TotalsFact($0.tasks).value },
        FactField("totals", .record(TotalsFact.shape)) { TotalsFact($0.allTasks).value },
        FactField("campaign_tasks", .number) { group in
            ProgressFact(group.tasks.filter { $0.campaign != nil }).counted
        },
        FactField("is_campaign", .flag) { .bool($0.isCampaign) },
        FactField("has_reported", .flag) { group in .bool(group.allTasks.contains { $0.result != nil }) },
    ]

    /// Tasks whose results are told here in words, and not in the section of a campaign; all are counted.
    private var told: [TaskFact] { tasks.filter { $0.campaign == nil } }

    /// Its title, where it is the name of the unit of all its tasks.
    private var unit: String? {
        let names = Set(tasks.map { $0.task.lead?.name.lowercased() })
        return names == [title.lowercased()] ? title : nil
    }

    /// Nothing is left to tell here when a campaign has a section of its own.
    private var isCampaign: Bool { allTasks.allSatisfy { $0.campaign != nil } }

    /// A subgroup's shape: plans go three levels deep, so its own subgroups are not described further.
    private static let leafShape = FactShape(
        typeName: typeName,
        fields: [
            ("number", .text), ("title", .text), ("heading", .text), ("documents", .optional(.text)),
            ("in_sentence", .text),
            ("tasks", .list(.record(TaskFact.shape))), ("subgroups", .list(.text)),
            ("progress", .record(ProgressFact.shape)), ("own_progress", .record(ProgressFact.shape)),
            ("own_outcomes", .record(OutcomesFact.shape)), ("own_totals", .record(TotalsFact.shape)),
            ("totals", .record(TotalsFact.shape)), ("campaign_tasks", .number), ("is_campaign", .flag),
            ("has_reported", .flag),
        ])
}

/// A unit and how far its tasks are.
package struct UnitFact: Fact {
    package let unit: OrgUnit
    package let tasks: [TaskFact]

    package init(unit: OrgUnit, tasks: [TaskFact]) {
        self.unit = unit
        self.tasks = tasks
    }

    package static let typeName = "unit"
    package static let fields: [FactField<UnitFact>] = [
        FactField("id", .text) { .string($0.unit.id) },
        FactField("name", .text) {
            .string(OfficialNames.upperFirst($0.unit.name), origin: $0.unit.location.map(Origin.place))
        },
        FactField("is_requested", .flag) { .bool($0.unit.requested) },
        FactField("has_reported", .flag) { .bool($0.tasks.contains { $0.result != nil }) },
        FactField("tasks", .list(.record(TaskFact.shape))) { $0.tasks.value },
        FactField("progress", .record(ProgressFact.shape)) { ProgressFact($0.tasks).value },
        FactField("totals", .record(TotalsFact.shape)) { TotalsFact($0.tasks).value },
        FactField("outcomes", .record(OutcomesFact.shape)) {
            OutcomesFact($0.tasks, of: $0.unit.name).value
        },
    ]
}
