internal import Diagnostics
internal import PlanModel

/// A text that will be printed, with a name that outlasts edits: `IV.4-1.ket-qua`,
/// `directions.1`, `plan.title`.
struct CheckedText: Sendable {
    enum Source: Hashable, Sendable {
        /// Typed by a unit for a task.
        case result
        /// Typed by the office about what was done.
        case report
        /// Typed by the office about what comes next.
        case outlook
        /// From the plan, which the report quotes.
        case plan
    }

    let name: String
    let source: Source
    let text: String
    let location: Location?
    let words: WordList

    init(_ name: String, _ source: Source, _ text: String, at location: Location?) {
        self.name = name
        self.source = source
        self.text = text
        self.location = location
        words = WordList(text)
    }

    /// In the order of the report: the office's texts, then the units', then the plan's.
    static func all(in material: CheckMaterial) -> [CheckedText] {
        ofReport(material.input) + material.results.tasks.flatMap(ofResult) + ofPlan(material.plan)
    }

    /// Whom the report is sent to, as the office typed it or its plan has it.
    static func recipients(_ material: CheckMaterial) -> [CheckedText] {
        let input = material.input.recipients
        let isOfReport = !input.isEmpty
        return (isOfReport ? input : material.plan.recipients.map { TypedText($0) }).enumerated().map {
            place, line in
            CheckedText(
                "\(isOfReport ? "" : "plan.")recipients.\(place + 1)", .plan, line.text,
                at: line.location ?? material.planFile)
        }
    }

    static func units(_ plan: Plan) -> [CheckedText] {
        plan.units.map { CheckedText("plan.units.\($0.id)", .plan, $0.name, at: $0.location) }
    }

    /// What the report takes its headings from.
    static func headings(_ plan: Plan) -> [CheckedText] {
        plan.sections.map { CheckedText("plan.sections.\($0.number)", .plan, $0.title, at: $0.location) }
    }

    private static func ofReport(_ input: ReportInput) -> [CheckedText] {
        func texts(_ name: String, _ source: Source, _ typed: [TypedText]) -> [CheckedText] {
            typed.enumerated().map {
                CheckedText("\(name).\($0.offset + 1)", source, $0.element.text, at: $0.element.location)
            }
        }
        let title = input.title.map { [CheckedText("title", .outlook, $0.text, at: $0.location)] } ?? []
        let assessment = input.assessment
        return title
            + texts("documents", .report, input.documents.map(\.title))
            + texts("assessment.strengths", .report, assessment.strengths)
            + texts("assessment.shortcomings", .report, assessment.shortcomings)
            + texts("assessment.causes_objective", .report, assessment.objectiveCauses)
            + texts("assessment.causes_subjective", .report, assessment.subjectiveCauses)
            + texts("directions", .outlook, input.directions)
            + texts("recommendations", .outlook, input.recommendations)
    }

    private static func ofResult(_ result: TaskResult) -> [CheckedText] {
        let parts: [(String, Source, TypedText?)] = [
            ("ket-qua", .result, result.outcome), ("minh-chung", .result, result.evidence),
            ("kho-khan", .result, result.difficulties), ("kien-nghi", .outlook, result.recommendations),
        ]
        return parts.compactMap { name, source, typed in
            typed.map { CheckedText("\(result.taskID.text).\(name)", source, $0.text, at: $0.location) }
        }
    }

    private static func ofPlan(_ plan: Plan) -> [CheckedText] {
        let tasks = plan.items.filter(\.isTask).map {
            CheckedText("plan.\($0.id)", .plan, $0.text, at: $0.location)
        }
        let bases = plan.legalBases.enumerated().map {
            CheckedText("plan.legal_bases.\($0.offset + 1)", .plan, $0.element.text, at: $0.element.location)
        }
        return [CheckedText("plan.title", .plan, plan.title, at: nil)] + bases + tasks
    }

    /// A warning about some of its words, shown with a few more around them.
    func warning(
        _ id: DiagnosticID, _ range: Range<Int>, key: String, vi: (String) -> String, en: (String) -> String,
        hint: Diagnostic.Hint
    ) -> Diagnostic {
        let shown = "“\(words.excerpt(around: range))”"
        return Diagnostic.warning(id, vi: vi(shown), en: en(shown), at: location, hints: [hint])
            .about("\(name)/\(FindingKey.of(key))")
    }
}
