internal import Diagnostics
package import PlanModel

/// A first draft of the plan for the year after: the same sections and units, open tasks first.
package struct NextPlan: Sendable {
    package var plan: Plan
    /// What was carried over unfinished: the old id, the new one, and how far it was.
    package let open: [(old: String, new: String, status: TaskStatus?)]
    /// What is kept as it stood and speaks of the year that ends: the office puts the new documents in.
    package let outdated: Outdated
    /// The new ids of tasks and other items whose text was moved on by a year.
    package let renewed: [String]

    /// Parts of a draft that nobody but the office can renew.
    package struct Outdated: Sendable {
        /// Documents of the plan's own year that it rests on.
        package var bases: [LegalBasis]
        /// True where there is a preamble: it recites documents.
        package var hasPreamble: Bool
    }

    /// - Parameter results: of the plan's whole year, or of its half while the year runs.
    package init(after plan: Plan, results: Results) {
        let status = Dictionary(
            results.tasks.map { ($0.taskID.text, $0.status) }, uniquingKeysWith: { first, _ in first })
        var ids: [String: String] = [:]
        var open: [(old: String, new: String, status: TaskStatus?)] = []
        var next = plan
        next.sections = plan.sections.map { section in
            let isOpen = { (item: PlanItem) in
                item.isTask && ![.done, .noneArose].contains(status[item.id])
            }
            let ordered = section.items.filter(isOpen) + section.items.filter { !isOpen($0) }
            var section = section
            section.title = NextPlan.moved(section.title, from: plan.year)
            section.items = ordered.enumerated().map { index, item in
                let id = "\(section.number)-\(index + 1)"
                ids[item.id] = id
                if isOpen(item) { open.append((item.id, id, status[item.id])) }
                return NextPlan.next(item, id, plan.year)
            }
            return section
        }
        next.units = plan.units.map { unit in
            var unit = unit
            unit.items = next.sections.flatMap(\.items).filter { $0.lead == unit.id }.map(\.id)
            return unit
        }
        NextPlan.move(&next, from: plan, ids)
        let old = Dictionary(
            plan.sections.flatMap(\.items).map { (ids[$0.id] ?? "", $0.text) },
            uniquingKeysWith: { first, _ in first })
        renewed = next.sections.flatMap(\.items).filter { old[$0.id] != $0.text }.map(\.id)
        self.plan = next
        self.open = open
        outdated = Outdated(
            bases: plan.legalBases.filter { $0.text.contains("năm \(plan.year)") },
            hasPreamble: !plan.preamble.isEmpty)
    }

    private static func move(_ next: inout Plan, from plan: Plan, _ ids: [String: String]) {
        next.year = plan.year + 1
        (next.number, next.date) = (nil, nil)
        next.title = moved(plan.title, from: plan.year)
        next.closing = moved(plan.closing, from: plan.year)
        next.deadlines = plan.deadlines.compactMap { deadline in
            var deadline = deadline
            guard let day = yearLater(deadline.before) else { return nil }
            deadline.before = day
            deadline.item = deadline.item.map { ids[$0] ?? $0 }
            deadline.quote = nil
            return deadline
        }
        next.campaigns = plan.campaigns.compactMap { campaign in
            guard let from = yearLater(campaign.from), let to = yearLater(campaign.to) else { return nil }
            return Campaign(name: campaign.name, from: from, to: to, isTentative: campaign.isTentative)
        }
        next.targets = plan.targets.map { target in
            var target = target
            target.item = target.item.map { ids[$0] ?? $0 }
            return target
        }
    }

    private static func next(_ item: PlanItem, _ id: String, _ year: Int) -> PlanItem {
        var item = item
        item.id = id
        item.text = moved(item.text, from: year)
        item.deadlines = item.deadlines.compactMap(yearLater)
        return item
    }

    /// The last of February stays the last of February.
    private static func yearLater(_ date: CalendarDate) -> CalendarDate? {
        CalendarDate(year: date.year + 1, month: date.month, day: date.day)
            ?? CalendarDate(year: date.year + 1, month: date.month, day: date.day - 1)
    }

    /// `năm 2025` becomes `năm 2026`, and so do the days of a campaign; the dates of documents stay, and so
    /// does a year in the name of one: `Nghị quyết số 5/2025/NQ-HĐND năm 2025`.
    static func moved(_ text: String, from year: Int) -> String {
        let old = "\(year)"
        guard TextSearch.contains(old, in: text) else { return text }
        var words = text.words(keepsBlanks: true).map(String.init)
        for index in words.indices where words[index].contains(old) {
            let before = words[..<index].suffix(4).map { $0.lowercased() }
            let isYear =
                before.last == "năm" && !before.contains("tháng")
                && !DocumentYear.isOfCitation(words[..<index])
            let isDay = words[index].contains("/\(old)") && !DocumentYear.isOfDocument(words[..<index])
            if isYear || isDay { words[index] = words[index].replacing(old, with: "\(year + 1)") }
        }
        return words.joined(separator: " ")
    }
}
