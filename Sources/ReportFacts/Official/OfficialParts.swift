package import Diagnostics
package import PlanModel

/// The typed parts of a report, as text: NĐ 30/2020, Phụ lục I, II.
package struct OfficialParts: Sendable {
    package let parent: String?
    package let issuer: [String]
    /// `Số: 05/BC-UBND`, with blanks where the number is not yet given.
    package let number: String
    package let placeAndDate: String
    /// The day of the document; nil where it is not yet given.
    let day: CalendarDate?
    package let title: TypedText
    package let addressees: [TypedText]
    package let recipients: [TypedText]
    package let authority: [String]
    package let signer: String?
    /// `(Kèm theo Báo cáo số … của …)` under the title of each annex.
    package let annexReference: String

    package init(
        plan: Plan, input: ReportInput, period: ReportingPeriod, date: CalendarDate?, log: inout DiagnosticLog
    ) {
        let organisation = plan.organisation
        day = date ?? input.date
        let addressed = Addressees(plan: plan, input: input, period: period, log: &log)
        let signature = SignatureForm.corrected(
            OfficialParts.signature(plan.signature, input.signature), log: &log)
        parent = organisation.parent
        issuer = organisation.issuer
        number = "Số: \(OfficialParts.number(input.number))/BC-\(organisation.code)"
        let dated = day.map(DateText.long) ?? DateText.blank(year: period.year)
        placeAndDate = organisation.place.isEmpty ? dated : "\(organisation.place), \(dated)"
        if organisation.place.isEmpty { log.report(OfficialParts.placeUnknown) }
        let words = ReportWords(period)
        title = input.title ?? TypedText(words.title(for: plan))
        if input.title == nil, ReportWords.isOfCampaign(plan) { log.report(OfficialParts.titleOfCampaign) }
        addressees = addressed.names
        recipients = addressed.recipients
        authority = [signature.authority, signature.capacity, signature.position].compactMap { $0 }
        signer = signature.name
        annexReference = OfficialParts.annexReference(plan: plan, input: input, day: day, period: period)
    }

    private static let titleOfCampaign = Diagnostic.warning(
        .titleAssumed,
        vi:
            "kế hoạch mang tên một đợt; trích yếu báo cáo ghi công tác bình đẳng giới nói chung, đợt ấy có báo cáo riêng",
        en:
            "the plan bears the name of a campaign; the title speaks of the work in general, the campaign has a report of its own",
        hints: [
            Diagnostic.Hint(
                vi: "ghi trích yếu vào `title` trong reports/<kỳ>.yaml",
                en: "give the title under `title` in reports/<period>.yaml")
        ])

    private static let placeUnknown = Diagnostic.warning(
        .reportPlace,
        vi: "kế hoạch không nêu địa danh nơi ban hành; dòng ngày tháng để trống địa danh",
        en: "the plan names no place of issue; the date line has none",
        hints: [
            Diagnostic.Hint(
                vi: "ghi địa danh vào `place` của `organisation` trong plan.yaml",
                en: "name it under `place` of `organisation` in plan.yaml")
        ])

    /// Numbers below 10 get a zero (II.3c); blanks where it is not yet given.
    static func number(_ number: Int?) -> String {
        number.map { DateText.padded($0, below: 10) } ?? DateText.numberBlanks
    }

    /// Line by line, what the report file gives replaces what the plan has.
    static func signature(_ plan: Signature, _ input: Signature?) -> Signature {
        guard let input else { return plan }
        // A new position replaces the capacity too: a head who signs himself has no KT. line.
        let keepsCapacity = input.position == nil
        return Signature(
            authority: input.authority ?? plan.authority,
            capacity: input.capacity ?? (keepsCapacity ? plan.capacity : nil),
            position: input.position ?? plan.position,
            name: input.name ?? plan.name, location: input.location ?? plan.location)
    }

    /// Filled in on paper; left blank in an electronic document (III.1c).
    private static func annexReference(
        plan: Plan, input: ReportInput, day: CalendarDate?, period: ReportingPeriod
    ) -> String {
        let isPaper = input.medium == .paper
        let number = number(isPaper ? input.number : nil)
        let date = (isPaper ? day : nil).map(DateText.long) ?? DateText.blank(year: period.year)
        let code = "\(number)/BC-\(plan.organisation.code)"
        return "(Kèm theo Báo cáo số \(code) \(date) của \(OfficialNames.full(plan.organisation)))"
    }
}

extension DiagnosticID {
    package static let titleAssumed = DiagnosticID("title-assumed", .data)
    package static let reportPlace = DiagnosticID("report-place", .data)
}
