internal import Diagnostics
package import PlanModel
internal import TemplateEngine

/// The report itself: its period and words.
package struct ReportFact: Fact {
    package let period: ReportingPeriod
    package let input: ReportInput
    package let parts: OfficialParts
    package let subject: String
    package let isFinal: Bool

    package static let typeName = "report"
    package static let fields: [FactField<ReportFact>] = [
        FactField("year", .number) { .int($0.period.year) },
        FactField("is_annual", .flag) { .bool($0.period.kind == .annual) },
        FactField("is_final", .flag) { .bool($0.isFinal) },
        FactField("period", .text) { .string(ReportWords($0.period).current) },
        FactField("next_period", .text) { .string(ReportWords($0.period).next) },
        FactField("title", .text) { .text($0.parts.title) },
        FactField("subject", .text) { .string($0.subject) },
        FactField("data_from", .optional(.text)) { .text($0.input.dataFrom?.iso) },
        FactField("data_to", .optional(.text)) { .text($0.input.dataTo?.iso) },
        FactField("addressees", .list(.text)) { .list($0.parts.addressees.map { .text($0) }) },
    ]
}

/// Everything a template can ask about: the root of its names.
package struct ReportFacts: Fact {
    package let report: ReportFact
    package let plan: Plan
    package let input: ReportInput
    package let tasks: [TaskFact]
    package let groups: [GroupFact]
    package let unitGroups: [GroupFact]
    package let units: [UnitFact]
    package let campaigns: [CampaignFact]
    package let indicators: [IndicatorFact]

    package static let typeName = "facts"
    package static let fields: [FactField<ReportFacts>] = [
        FactField("report", .record(ReportFact.shape)) { $0.report.value },
        FactField("organisation", .record(OrganisationFact.shape)) {
            OrganisationFact($0.plan.organisation).value
        },
        FactField("bases", .list(.record(DocumentFact.shape))) { $0.bases.value },
        FactField("progress", .record(ProgressFact.shape)) { ProgressFact($0.tasks).value },
        FactField("totals", .record(TotalsFact.shape)) { TotalsFact($0.tasks).value },
        FactField("tasks", .list(.record(TaskFact.shape))) { $0.tasks.value },
        FactField("groups", .list(.record(GroupFact.shape))) { $0.groups.value },
        FactField("unit_groups", .list(.record(GroupFact.shape))) { $0.unitGroups.value },
        FactField("units", .list(.record(UnitFact.shape))) { $0.units.value },
        FactField("shared", .record(GroupFact.shape)) { $0.shared.value },
        FactField("unfinished", .list(.record(TaskFact.shape))) {
            $0.tasks.filter(\.isUnfinished).value
        },
        FactField("campaigns", .list(.record(CampaignFact.shape))) { $0.campaigns.value },
        FactField("indicators", .list(.record(IndicatorFact.shape))) { $0.indicators.value },
        FactField("documents", .list(.record(DocumentFact.shape))) { $0.documents.value },
        FactField("assessment", .record(AssessmentFact.shape)) { AssessmentFact($0.input.assessment).value },
        FactField("directions", .list(.text)) { AssessmentFact.texts($0.input.directions) },
        FactField("difficulties", .list(.record(RemarkFact.shape))) { $0.remarks(\.difficulties).value },
        FactField("recommendations", .list(.record(RemarkFact.shape))) {
            ($0.input.recommendations.map { RemarkFact(text: $0) } + $0.remarks(\.recommendations)).value
        },
    ]

    /// The tasks that no unit leads; the consolidating unit reports them.
    private var shared: GroupFact {
        GroupFact(number: "", title: "", tasks: tasks.filter { $0.task.lead == nil })
    }

    private var bases: [DocumentFact] {
        plan.legalBases.map { basis in
            DocumentFact(
                text: TypedText(basis.text, location: basis.location),
                number: basis.number.map { TypedText($0, location: basis.location) }, date: basis.date)
        }
    }

    private var documents: [DocumentFact] {
        input.documents.map { DocumentFact(text: $0.title, number: $0.number, date: $0.date) }
    }

    private func remarks(_ text: (TaskResult) -> TypedText?) -> [RemarkFact] {
        tasks.compactMap { fact in
            guard let result = fact.result, let typed = text(result) else { return nil }
            return RemarkFact(text: typed, unit: fact.task.lead?.name)
        }
    }
}
