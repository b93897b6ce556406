internal import Diagnostics
package import PlanModel
internal import TemplateEngine

/// Who reports, in the forms running text needs.
package struct OrganisationFact: Fact {
    package let organisation: Organisation

    package init(_ organisation: Organisation) { self.organisation = organisation }

    package static let typeName = "organisation"
    package static let fields: [FactField<OrganisationFact>] = [
        FactField("short", .text) { .string($0.organisation.short) },
        FactField("full", .text) { .string(OfficialNames.full($0.organisation)) },
        FactField("level", .text) { .string($0.organisation.level.rawValue) },
        FactField("kind", .text) { .string(OfficialNames.kind($0.organisation)) },
        FactField("locality", .text) { .string($0.organisation.locality) },
        FactField("province", .optional(.text)) { .text($0.organisation.province) },
        FactField("place", .text) { .string($0.organisation.place) },
    ]
}

/// A document the plan rests on, or one issued in the period.
package struct DocumentFact: Fact {
    package let text: TypedText
    package let number: TypedText?
    package let date: CalendarDate?
    /// False where its number or its title names another office as the one that issued it.
    private let isOwn: Bool

    /// - Parameter office: the reporting one.
    package init(
        text: TypedText, number: TypedText? = nil, date: CalendarDate? = nil, office: Organisation? = nil
    ) {
        self.text = text
        self.number = number
        self.date = date
        isOwn =
            office.map { office in
                !(number.map { DocumentName.isOfAnother($0.text, than: office.code) } ?? false)
                    && !DocumentName.isOfAnother(text.text, than: office)
            } ?? true
    }

    package static let typeName = "document"
    package static let fields: [FactField<DocumentFact>] = [
        FactField("text", .text) { .text($0.text) },
        FactField("citation", .text) { fact in
            .text(TypedText(OfficialNames.citation(fact.text.text), location: fact.text.location))
        },
        FactField("kind", .optional(.text)) { $0.text($0.name?.kind) },
        FactField("about", .optional(.text)) { $0.text($0.name?.about) },
        FactField("number", .optional(.text)) { .text($0.number) },
        FactField("date", .optional(.text)) { .text($0.date?.iso) },
        FactField("is_own", .flag) { .bool($0.isOwn) },
    ]

    private var name: DocumentName? {
        DocumentName(TypedTextCleaning.withoutEndMark(text.text), number: number?.text)
    }

    /// A part of the title, from the title's place.
    private func text(_ part: String?) -> Value { .text(part.map { TypedText($0, location: text.location) }) }
}

/// The parts of a general assessment.
package struct AssessmentFact: Fact {
    package let assessment: ReportInput.Assessment

    package init(_ assessment: ReportInput.Assessment) { self.assessment = assessment }

    package static let typeName = "assessment"
    package static let fields: [FactField<AssessmentFact>] = [
        FactField("strengths", .list(.text)) { texts($0.assessment.strengths) },
        FactField("shortcomings", .list(.text)) { texts($0.assessment.shortcomings) },
        FactField("objective_causes", .list(.text)) { texts($0.assessment.objectiveCauses) },
        FactField("subjective_causes", .list(.text)) { texts($0.assessment.subjectiveCauses) },
    ]

    static func texts(_ typed: [TypedText]) -> Value { .list(typed.map { .text($0.running) }) }
}
