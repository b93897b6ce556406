internal import Diagnostics
internal import PlanModel

/// `plan.yaml`, schema 1: the keys, their order and what they hold.
enum PlanSchema {
    static let plan = RecordSchema(
        blank: Plan(title: "", year: 0, organisation: organisation.blank),
        [
            .version(Plan.schema, isRequired: true),
            .required("title", \.title, .name),
            .required("year", \.year, .integer(1900...9999)),
            .unwrittenIfAbsent("number", \.number, .name),
            .unwrittenIfAbsent("date", \.date, .date),
            .required("organisation", \.organisation, organisation.codec),
            .defaulted("preamble", \.preamble, .text),
            .defaulted("legal_bases", \.legalBases, .list(of: legalBasis.codec)),
            .required("sections", \.sections, .list(of: section.codec)),
            .defaulted("units", \.units, .list(of: unit.codec)),
            .defaulted("deadlines", \.deadlines, .list(of: deadline.codec)),
            .defaulted("campaigns", \.campaigns, .list(of: campaign.codec)),
            .defaulted("targets", \.targets, .list(of: target.codec)),
            .defaulted("closing", \.closing, .text),
            .defaulted("recipients", \.recipients, .list(of: .words)),
            .defaulted("signature", \.signature, signature.codec),
            .unwrittenIfAbsent("previous", \.previous, .name),
        ])

    static let organisation = RecordSchema(
        blank: Organisation(issuer: [], short: "", level: .ward, locality: "", place: "", code: ""),
        [
            .required("issuer", \.issuer, .filledList(of: .name)),
            .optional("parent", \.parent, .text),
            .required("short", \.short, .name),
            .required("level", \.level, .word),
            .required("locality", \.locality, .text),
            .optional("province", \.province, .text),
            .required("place", \.place, .text),
            .required("code", \.code, .text),
            .optional("drafter", \.drafter, .name),
        ])

    static let legalBasis = RecordSchema(
        blank: LegalBasis(text: ""), location: { $0.location = $1 },
        [
            .required("text", \.text, .words),
            .optional("number", \.number, .text),
            .optional("date", \.date, .date),
            .optional("issuer", \.issuer, .text),
        ])

    static let section = RecordSchema(
        blank: PlanSection(number: "", title: ""), location: { $0.location = $1 },
        [
            .required("number", \.number, .name),
            .required("title", \.title, .words),
            .defaulted("items", \.items, .list(of: item.codec)),
        ])

    static let item = RecordSchema(
        blank: PlanItem(id: "", kind: .bullet, text: "", isTask: true), location: { $0.location = $1 },
        [
            .required("id", \.id, .name),
            .required("kind", \.kind, .word),
            .required("text", \.text, .words),
            .required("task", \.isTask, .bool),
            .optional("lead", \.lead, .text),
            .defaulted("deadlines", \.deadlines, .list(of: .date)),
            .defaulted("measures", \.measures, .list(of: .text)),
        ])

    static let unit = RecordSchema(
        blank: OrgUnit(id: "", name: ""), location: { $0.location = $1 },
        [
            .required("id", \.id, .name),
            .optional("number", \.number, .text),
            .required("name", \.name, .name),
            .defaulted("requested", \.requested, .bool),
            .defaulted("items", \.items, .list(of: .text)),
        ])

    static let deadline = RecordSchema(
        blank: Deadline(kind: .other, before: blankDate), location: { $0.location = $1 },
        [
            .required("kind", \.kind, .word),
            .required("before", \.before, .date),
            .optional("to", \.to, .text),
            .optional("item", \.item, .text),
            .optional("quote", \.quote, .text),
        ])

    static let campaign = RecordSchema(
        blank: Campaign(name: "", from: blankDate, to: blankDate), location: { $0.location = $1 },
        [
            .required("name", \.name, .name),
            .required("from", \.from, .date),
            .required("to", \.to, .date),
            .flag("tentative", \.isTentative),
        ])

    static let target = RecordSchema(
        blank: Target(text: "", value: 0, unit: ""), location: { $0.location = $1 },
        [
            .required("text", \.text, .words),
            .required("value", \.value, .decimal),
            .required("unit", \.unit, .text),
            .optional("item", \.item, .text),
        ])

    static let signature = RecordSchema(
        blank: Signature(), location: { $0.location = $1 },
        [
            .optional("authority", \.authority, .text),
            .optional("capacity", \.capacity, .text),
            .optional("position", \.position, .text),
            .optional("name", \.name, .text),
        ])

    /// Stands where a required date will be read; never seen outside.
    private static let blankDate = CalendarDate(vietNamDayAt: 0)
}
