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
    /// Whether some figure is estimated to the end of the period.
    package let hasEstimates: Bool

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
        FactField("cut_off", .text) { .string($0.cutOff) },
        FactField("has_estimates", .flag) { .bool($0.hasEstimates) },
        FactField("addressees", .list(.text)) { .list($0.parts.addressees.map { .text($0) }) },
    ]

    /// The day the figures go to, with its word; where nobody gave it that of the report, which the period
    /// may have ended before, and room for it where there is neither.
    private var cutOff: String {
        let known = input.dataTo ?? parts.day.map { min($0, period.lastDay) }
        return known.map { "ngày \(DateText.short($0))" } ?? DateText.blank(year: period.year)
    }
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
    /// Of a plan that is itself the plan of a campaign; it has no section of its own.
    package let ownCampaign: CampaignFact?
    package let indicators: IndicatorsFact
    package let tables: [CountTableFact]
    package let comparison: ComparisonFact

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
        FactField("own_campaign", .optional(.record(CampaignFact.shape))) { facts in
            facts.ownCampaign.map(\.value) ?? .none
        },
        FactField("agenda", .record(AgendaFact.shape)) { facts in
            AgendaFact(facts.tasks, of: facts.report.period).value
        },
        FactField("indicators", .record(IndicatorsFact.shape)) { $0.indicators.value },
        FactField("tables", .list(.record(CountTableFact.shape))) { $0.tables.value },
        FactField("comparison", .record(ComparisonFact.shape)) { $0.comparison.value },
        FactField("documents", .list(.record(DocumentFact.shape))) { $0.documents.value },
        FactField("assessment", .record(AssessmentFact.shape)) { AssessmentFact($0.input.assessment).value },
        FactField("directions", .list(.text)) { AssessmentFact.texts($0.input.directions) },
        FactField("difficulties", .list(.record(RemarksFact.shape))) {
            RemarksFact.gathered(RemarkFact.merged($0.tasks, \.difficulty)).value
        },
        FactField("recommendations", .list(.record(RemarkFact.shape))) { $0.recommendations.value },
    ]

    /// The tasks that no unit leads; the consolidating unit reports them.
    private var shared: GroupFact {
        GroupFact(number: "", title: "", tasks: tasks.filter { $0.task.lead == nil })
    }

    /// What the report carries out: of many documents those of the plan's own year, and the plan itself.
    private var bases: [DocumentFact] {
        let ofYear = plan.legalBases.filter { $0.text.contains("năm \(plan.year)") }
        let named = plan.legalBases.count > Self.mostBases && !ofYear.isEmpty ? ofYear : plan.legalBases
        return named.map { basis in
            DocumentFact(
                text: TypedText(basis.text, location: basis.location),
                number: basis.number.map { TypedText($0, location: basis.location) }, date: basis.date)
        } + ownPlan
    }

    /// The plan itself, once its number is known.
    private var ownPlan: [DocumentFact] {
        guard let number = plan.number else { return [] }
        let day = plan.date.map { " ngày \(DateText.short($0))" } ?? ""
        let issuer = OfficialNames.full(plan.organisation)
        return [
            DocumentFact(
                text: TypedText("Kế hoạch số \(number)\(day) của \(issuer)"), number: TypedText(number),
                date: plan.date)
        ]
    }

    /// More documents than this make no opening sentence.
    private static let mostBases = 3

    private var documents: [DocumentFact] {
        input.documents.map {
            DocumentFact(text: $0.title, number: $0.number, date: $0.date, office: plan.organisation)
        }
    }

    /// The office's own, then the units'; what the office took over in the same words is said once.
    private var recommendations: [RemarkFact] {
        let typed = input.recommendations.compactMap(\.remark)
        let own = Set(typed.map { TypedTextCleaning.comparable($0.text) })
        return typed.map { RemarkFact(text: $0) }
            + RemarkFact.merged(tasks, \.result?.recommendations?.remark).filter {
                !own.contains(TypedTextCleaning.comparable($0.text.text))
            }
    }
}
