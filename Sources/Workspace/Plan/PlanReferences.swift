package import Diagnostics
internal import PlanModel

extension DiagnosticID {
    package static let planDuplicate = DiagnosticID("plan-duplicate", .data)
    package static let planReference = DiagnosticID("plan-reference", .data)
    package static let planLead = DiagnosticID("plan-lead", .data)
    package static let planItemID = DiagnosticID("plan-item-id", .data)
    package static let planUnitID = DiagnosticID("plan-unit-id", .data)
    package static let planCampaign = DiagnosticID("plan-campaign", .data)
    package static let planDate = DiagnosticID("plan-date", .data)
}

/// Whether the parts of a plan that name each other agree.
enum PlanReferences {
    /// Names of result files that no unit may have.
    static let reservedForms = ["chung", "indicators"]

    static func check(_ plan: Plan, _ log: inout DiagnosticLog) {
        reportTwins(plan.sections.map { ($0.number, $0.location) }, vi: "số mục", en: "section number", &log)
        reportTwins(plan.items.map { ($0.id, $0.location) }, vi: "mã", en: "item id", &log)
        reportTwins(plan.units.map { ($0.id, $0.location) }, vi: "mã đơn vị", en: "unit id", &log)
        plan.units.forEach { checkID(of: $0, &log) }
        plan.sections.forEach { checkItemIDs(in: $0, &log) }
        checkLeads(plan, &log)
        checkLists(plan, &log)
        checkMentions(plan, &log)
        checkDates(plan, &log)
        for campaign in plan.campaigns where campaign.to < campaign.from {
            log.report(
                .error(
                    .planCampaign, vi: "“\(campaign.name)” kết thúc trước khi bắt đầu",
                    en: "“\(campaign.name)” ends before it begins", at: campaign.location,
                    hints: [
                        Diagnostic.Hint(vi: "sửa from hoặc to của đợt này", en: "correct its from or its to")
                    ]))
        }
    }

    /// Deadlines and campaigns of a plan lie in its year, or just beside it.
    private static func checkDates(_ plan: Plan, _ log: inout DiagnosticLog) {
        let items = plan.items.flatMap { item in item.deadlines.map { ($0, item.location) } }
        let deadlines = plan.deadlines.map { ($0.before, $0.location) }
        let campaigns = plan.campaigns.flatMap { [($0.from, $0.location), ($0.to, $0.location)] }
        for (date, location) in items + deadlines + campaigns
        where !Plausibility.isPlausible(date, for: plan.year) {
            log.report(
                Diagnostic.warning(
                    .planDate, vi: "ngày \(date.iso) quá xa năm kế hoạch \(plan.year)",
                    en: "the day \(date.iso) is far from the plan's year, \(plan.year)", at: location,
                    hints: [Diagnostic.Hint(vi: "xem lại năm của ngày này", en: "check its year")]
                ).about(date.iso))
        }
    }

    private static func reportTwins(
        _ names: [(String, Location?)], vi: String, en: String, _ log: inout DiagnosticLog
    ) {
        var places: [String: Location?] = [:]
        for (name, location) in names {
            guard let first = places[name] else {
                places[name] = location
                continue
            }
            log.report(
                .error(
                    .planDuplicate, vi: "\(vi) “\(name)” có hai lần", en: "the \(en) “\(name)” stands twice",
                    at: location,
                    hints: [Diagnostic.Hint(vi: "lần đầu ở đây", en: "first here", at: first)]))
        }
    }

    /// An item's id says where it stands: its section's number, a dash and its place.
    private static func checkItemIDs(in section: PlanSection, _ log: inout DiagnosticLog) {
        for item in section.items where !item.id.hasPrefix(section.number + "-") {
            log.report(
                .warning(
                    .planItemID, vi: "mã “\(item.id)” không bắt đầu bằng số mục “\(section.number)-”",
                    en: "the id “\(item.id)” does not begin with its section, “\(section.number)-”",
                    at: item.location,
                    hints: [
                        Diagnostic.Hint(
                            vi: "đặt mã là số mục, gạch nối và thứ tự, như \(section.number)-1",
                            en:
                                "make the id the number of the section, a hyphen and its place, as \(section.number)-1"
                        )
                    ]))
        }
    }

    /// A unit's id names its file: only letters that are safe there.
    private static func checkID(of unit: OrgUnit, _ log: inout DiagnosticLog) {
        if !unit.id.utf8.allSatisfy(YAMLReader.isNameByte) {
            log.report(
                .error(
                    .planUnitID, vi: "mã đơn vị “\(unit.id)” chỉ được có chữ không dấu, chữ số, gạch nối",
                    en: "the unit id “\(unit.id)” may hold only ASCII letters, digits and hyphens",
                    at: unit.location,
                    hints: [Diagnostic.Hint(vi: "đặt mã ngắn như vhxh", en: "choose a short id such as vhxh")]
                ))
        } else if reservedForms.contains(unit.id.lowercased()) {
            log.report(
                .error(
                    .planUnitID, vi: "mã “\(unit.id)” đã dùng cho biểu chung, không đặt cho đơn vị được",
                    en: "the id “\(unit.id)” is the name of a common form, no unit can have it",
                    at: unit.location,
                    hints: [
                        Diagnostic.Hint(vi: "đặt mã khác, như vhxh", en: "choose another id, such as vhxh")
                    ]))
        }
    }

    /// The lead of an item is a unit, and the unit lists the item.
    private static func checkLeads(_ plan: Plan, _ log: inout DiagnosticLog) {
        let ids = plan.units.map(\.id)
        let units = Dictionary(
            plan.units.map { ($0.id, (unit: $0, items: Set($0.items))) },
            uniquingKeysWith: { first, _ in first })
        for item in plan.items {
            guard let lead = item.lead else { continue }
            guard let (unit, items) = units[lead] else {
                reportUnknown(lead, among: ids, vi: "đơn vị", en: "unit", at: item.location, &log)
                continue
            }
            if items.contains(item.id) { continue }
            let hint = Diagnostic.Hint(
                vi: "thêm \(item.id) vào items ở đây", en: "add \(item.id) to its items", at: unit.location)
            log.report(
                .error(
                    .planLead,
                    vi:
                        "\(item.id) ghi lead là \(lead), nhưng đơn vị \(lead) không có \(item.id) trong items",
                    en: "\(item.id) has the lead \(lead), but the unit \(lead) does not list \(item.id)",
                    at: item.location, hints: [hint]))
        }
    }

    /// The items a unit lists are there, once each, and have it as their lead.
    private static func checkLists(_ plan: Plan, _ log: inout DiagnosticLog) {
        let ids = plan.items.map(\.id)
        let items = Dictionary(plan.items.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        for unit in plan.units {
            reportTwins(
                unit.items.map { ($0, unit.location) }, vi: "trong items, mã", en: "listed item", &log)
            for id in unit.items {
                guard let item = items[id] else {
                    reportUnknown(id, among: ids, vi: "mã", en: "item", at: unit.location, &log)
                    continue
                }
                if item.lead == unit.id { continue }
                let lead = item.lead ?? "null"
                log.report(
                    .error(
                        .planLead,
                        vi: "đơn vị \(unit.id) có \(id) trong items, nhưng \(id) ghi lead là \(lead)",
                        en: "the unit \(unit.id) lists \(id), but \(id) has the lead \(lead)",
                        at: unit.location,
                        hints: [
                            Diagnostic.Hint(vi: "sửa lead ở đây", en: "correct the lead", at: item.location)
                        ]))
            }
        }
    }

    /// Sections, items and `closing` that other parts name.
    private static func checkMentions(_ plan: Plan, _ log: inout DiagnosticLog) {
        let items = plan.items.map(\.id)
        let sections = plan.sections.map(\.number)
        let (itemSet, sectionSet) = (Set(items), Set(sections))
        for unit in plan.units {
            guard let number = unit.number, !sectionSet.contains(number) else { continue }
            reportUnknown(number, among: sections, vi: "mục", en: "section", at: unit.location, &log)
        }
        for deadline in plan.deadlines {
            guard let item = deadline.item, item != "closing", !itemSet.contains(item) else { continue }
            reportUnknown(item, among: items + ["closing"], vi: "mã", en: "item", at: deadline.location, &log)
        }
        for target in plan.targets {
            guard let item = target.item, !itemSet.contains(item) else { continue }
            reportUnknown(item, among: items, vi: "mã", en: "item", at: target.location, &log)
        }
    }

    private static func reportUnknown(
        _ name: String, among known: [String], vi: String, en: String, at location: Location?,
        _ log: inout DiagnosticLog
    ) {
        log.report(
            .error(
                .planReference, vi: "kế hoạch không có \(vi) “\(name)”",
                en: "the plan has no \(en) “\(name)”",
                at: location, hints: log.nearMiss(for: name, among: known).map { [$0] } ?? []))
    }
}
