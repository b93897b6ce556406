package import Diagnostics

/// A yearly gender-equality plan, as `plan.yaml` holds it (schema 1).
///
/// Texts are NFC, one line, single blanks; typing errors of the original stay.
package struct Plan: Hashable, Sendable {
    package static let schema = 1

    package var title: String
    package var year: Int
    /// Of the plan itself, as its report cites it: `12/KH-UBND`; nil while nobody gave them.
    package var number: String?
    package var date: CalendarDate?
    package var organisation: Organisation
    package var preamble: String
    package var legalBases: [LegalBasis]
    /// In order, containers too: `II` stands before `II.1`.
    package var sections: [PlanSection]
    package var units: [OrgUnit]
    package var deadlines: [Deadline]
    package var campaigns: [Campaign]
    package var targets: [Target]
    package var closing: String
    package var recipients: [String]
    package var signature: Signature
    /// The workspace of the year before, from this one's folder; nil when there is none.
    package var previous: String?

    package init(
        title: String, year: Int, number: String? = nil, date: CalendarDate? = nil,
        organisation: Organisation, preamble: String = "",
        legalBases: [LegalBasis] = [], sections: [PlanSection] = [], units: [OrgUnit] = [],
        deadlines: [Deadline] = [], campaigns: [Campaign] = [], targets: [Target] = [],
        closing: String = "", recipients: [String] = [], signature: Signature = Signature(),
        previous: String? = nil
    ) {
        self.title = title
        self.year = year
        self.number = number
        self.date = date
        self.organisation = organisation
        self.preamble = preamble
        self.legalBases = legalBases
        self.sections = sections
        self.units = units
        self.deadlines = deadlines
        self.campaigns = campaigns
        self.targets = targets
        self.closing = closing
        self.recipients = recipients
        self.signature = signature
        self.previous = previous
    }

    /// Every item with its section, in the order of the plan.
    package var items: [PlanItem] { sections.flatMap(\.items) }

    /// The items units report on, each with its section and lead unit.
    ///
    /// - Parameter reported: ids of items that were reported on although the
    ///   plan does not call them tasks; they count as tasks.
    package func tasks(reported: Set<String> = []) -> [PlanTask] {
        let leads = Dictionary(units.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        return sections.flatMap { section in
            section.items.filter { $0.isTask || reported.contains($0.id) }.map { item in
                PlanTask(item: item, section: section, lead: item.lead.flatMap { leads[$0] })
            }
        }
    }
}

/// A heading of the plan and the items directly under it.
package struct PlanSection: Hashable, Sendable {
    /// The full path: `II`, `II.7`, `II.7.3`.
    package var number: String
    package var title: String
    package var items: [PlanItem]
    /// Where the heading stands in the file it was read from.
    package var location: Location?

    package init(number: String, title: String, items: [PlanItem] = [], location: Location? = nil) {
        self.number = number
        self.title = title
        self.items = items
        self.location = location
    }

    /// 1 for `II`, 2 for `II.7`, 3 for `II.7.3`.
    package var level: Int { number.split(separator: ".").count }
}

/// A bullet, paragraph or numbered sentence of the plan.
package struct PlanItem: Hashable, Sendable {
    package enum Kind: String, Hashable, Sendable, CaseIterable {
        case bullet, paragraph, numbered
    }

    /// The section's number, a dash and the place in it: `II.1-1`.
    package var id: String
    package var kind: Kind
    /// Without the bullet, number or letter it began with.
    package var text: String
    /// Whether units report on it; requirements and funding clauses are no tasks.
    package var isTask: Bool
    /// Id of the unit that leads it; nil when the plan names none.
    package var lead: String?
    package var deadlines: [CalendarDate]
    package var measures: [String]
    package var location: Location?

    package init(
        id: String, kind: Kind, text: String, isTask: Bool, lead: String? = nil,
        deadlines: [CalendarDate] = [], measures: [String] = [], location: Location? = nil
    ) {
        self.id = id
        self.kind = kind
        self.text = text
        self.isTask = isTask
        self.lead = lead
        self.deadlines = deadlines
        self.measures = measures
        self.location = location
    }
}

/// A task as a unit sees it: the item, where it stands, and who leads it.
package struct PlanTask: Hashable, Sendable {
    package var item: PlanItem
    package let section: PlanSection
    /// Nil: the consolidating unit reports it, in `chung.csv`.
    package let lead: OrgUnit?

    package init(item: PlanItem, section: PlanSection, lead: OrgUnit?) {
        self.item = item
        self.section = section
        self.lead = lead
    }
}
