package import Diagnostics

/// What no unit fills in: `reports/P.yaml`, every part optional.
package struct ReportInput: Hashable, Sendable {
    package enum Medium: String, Hashable, Sendable, CaseIterable {
        case electronic, paper
    }

    /// Who may read the report: NĐ 30/2020, Phụ lục I, III.2c.
    package enum Circulation: String, Hashable, Sendable, CaseIterable {
        /// Lưu hành nội bộ.
        case withinAgency = "internal"
        /// Xem xong trả lại.
        case toReturn = "return"
    }

    /// How fast it must be delivered: NĐ 30/2020, Phụ lục I, III.2b.
    package enum Urgency: String, Hashable, Sendable, CaseIterable {
        /// Khẩn.
        case urgent
        /// Thượng khẩn.
        case veryUrgent = "very-urgent"
        /// Hỏa tốc.
        case immediate
    }

    /// A document issued in the period.
    package struct IssuedDocument: Hashable, Sendable {
        package var number: TypedText?
        package var date: CalendarDate?
        package var title: TypedText

        package init(number: TypedText? = nil, date: CalendarDate? = nil, title: TypedText) {
            self.number = number
            self.date = date
            self.title = title
        }
    }

    package struct Assessment: Hashable, Sendable {
        package var strengths: [TypedText]
        package var shortcomings: [TypedText]
        package var objectiveCauses: [TypedText]
        package var subjectiveCauses: [TypedText]

        package init(
            strengths: [TypedText] = [], shortcomings: [TypedText] = [], objectiveCauses: [TypedText] = [],
            subjectiveCauses: [TypedText] = []
        ) {
            self.strengths = strengths
            self.shortcomings = shortcomings
            self.objectiveCauses = objectiveCauses
            self.subjectiveCauses = subjectiveCauses
        }
    }

    /// A finding of `check` the office accepts, and why.
    package struct Acknowledgement: Hashable, Sendable {
        package var id: String
        package var reason: String
        package var location: Location?

        package init(id: String, reason: String, location: Location? = nil) {
            self.id = id
            self.reason = reason
            self.location = location
        }
    }

    package var title: TypedText?
    package var number: Int?
    package var date: CalendarDate?
    package var medium: Medium
    package var dataFrom: CalendarDate?
    package var dataTo: CalendarDate?
    package var addressees: [TypedText]
    package var recipients: [TypedText]
    /// Replaces the plan's signature line by line where given.
    package var signature: Signature?
    package var documents: [IssuedDocument]
    package var assessment: Assessment
    package var directions: [TypedText]
    package var recommendations: [TypedText]
    package var acknowledged: [Acknowledgement]
    /// Why the figures cannot be compared with those of the year before; nil when they can.
    package var incomparable: TypedText?
    /// Nil: everyone may read it.
    package var circulation: Circulation?
    /// Nil: delivered like any other.
    package var urgency: Urgency?

    package init(
        title: TypedText? = nil, number: Int? = nil, date: CalendarDate? = nil, medium: Medium = .electronic,
        dataFrom: CalendarDate? = nil, dataTo: CalendarDate? = nil, addressees: [TypedText] = [],
        recipients: [TypedText] = [], signature: Signature? = nil, documents: [IssuedDocument] = [],
        assessment: Assessment = Assessment(), directions: [TypedText] = [],
        recommendations: [TypedText] = [], acknowledged: [Acknowledgement] = [],
        incomparable: TypedText? = nil, circulation: Circulation? = nil,
        urgency: Urgency? = nil
    ) {
        self.title = title
        self.number = number
        self.date = date
        self.medium = medium
        self.dataFrom = dataFrom
        self.dataTo = dataTo
        self.addressees = addressees
        self.recipients = recipients
        self.signature = signature
        self.documents = documents
        self.assessment = assessment
        self.directions = directions
        self.recommendations = recommendations
        self.acknowledged = acknowledged
        self.incomparable = incomparable
        self.circulation = circulation
        self.urgency = urgency
    }
}
