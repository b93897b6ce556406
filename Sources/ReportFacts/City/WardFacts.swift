internal import Diagnostics
internal import PlanModel
internal import TemplateEngine

/// A ward in the city's table.
package struct WardFact: Fact {
    let standing: WardStanding
    let indicators: [CityIndicator]

    package static let typeName = "ward"
    package static let fields: [FactField<WardFact>] = [
        FactField("id", .text) { .string($0.standing.ward.id) },
        FactField("name", .text) {
            .string($0.standing.ward.name, origin: $0.standing.ward.location.map(Origin.place))
        },
        FactField("state", .text) { .string($0.state) },
        FactField("is_counted", .flag) { .bool($0.standing.state.isCounted) },
        FactField("is_missing", .flag) { .bool($0.standing.state == .missing) },
        FactField("days_late", .number) { fact in
            if case .late(let days) = fact.standing.state { .int(days) } else { .int(0) }
        },
        FactField("received", .optional(.text)) { .text($0.standing.received?.iso) },
        // Whether that day is the register's, and not the report's own.
        FactField("is_registered", .flag) { .bool($0.standing.isRegistered) },
        FactField("data_to", .optional(.text)) { .text($0.standing.data?.dataTo?.iso) },
        // Its figures reach beyond the day it came in: one of the two is wrong.
        FactField("ends_after_it_came", .flag) { .bool($0.standing.endsAfterItCame) },
        FactField("last_day", .optional(.text)) { .text($0.standing.lastDay?.iso) },
        // Errors in its data, which is counted all the same.
        FactField("faults", .number) { .int($0.standing.faults?.count ?? 0) },
        FactField("first_fault", .optional(.text)) { .text($0.standing.firstFault) },
        FactField("has_only_day_faults", .flag) { .bool($0.standing.faults?.areOfDays ?? false) },
        // Sent as a report, or come in on a known day; a draft otherwise.
        FactField("is_official", .flag) { .bool($0.standing.isOfficial) },
        FactField("progress", .record(CityProgressFact.shape)) {
            CityProgressFact($0.standing.figures.progress).value
        },
        FactField("totals", .record(CityTotalsFact.shape)) { CityTotalsFact($0.standing.figures).value },
        // Of its indicators: those it has figures of, those of them whose goal is reached or due, and reached.
        FactField("measured", .number) { .int($0.standing.goals.measured) },
        FactField("goals", .number) { .int($0.standing.goals.judged) },
        FactField("reached", .number) { .int($0.standing.goals.reached) },
        // In the order of the indicators that are compared.
        FactField("values", .list(.optional(.number))) { fact in
            .list(
                fact.indicators.map { row in
                    row.values[fact.standing.ward.id].map { .decimal($0.value, origin: $0.origin) } ?? .none
                })
        },
        FactField("estimated", .list(.flag)) { fact in
            .list(fact.indicators.map { .bool($0.values[fact.standing.ward.id]?.isEstimate ?? false) })
        },
        FactField("none_arose", .list(.flag)) { fact in
            .list(fact.indicators.map { .bool($0.noneArose.contains(fact.standing.ward.id)) })
        },
    ]

    private var state: String {
        switch standing.state {
        case .onTime: "Đúng hạn"
        case .late(let days): "Trễ \(days) ngày"
        case .undated where !standing.isOfficial: "Số liệu dự thảo"
        case .undated: standing.lastDay == nil ? "Đã gửi" : "Đã gửi, chưa rõ ngày"
        case .refused: "Chưa tổng hợp được"
        case .missing: "Chưa gửi"
        }
    }
}

extension WardStanding {
    /// What is wrong with its data in a report's words: of a day which it is, not what its file calls it.
    fileprivate var firstFault: String? {
        guard let fault = faults?.first else { return nil }
        switch (fault.subject, data?.dataFrom, data?.dataTo) {
        case ("data.from", let from?, _):
            return "ngày đầu kỳ số liệu \(DateText.short(from)) không thuộc kỳ báo cáo"
        case ("data.to", let from?, let last?) where last < from:
            let (end, start) = (DateText.short(last), DateText.short(from))
            return "ngày chốt số liệu \(end) trước ngày đầu kỳ số liệu \(start)"
        case ("data.to", _, let last?):
            return "ngày chốt số liệu \(DateText.short(last)) không thuộc kỳ báo cáo"
        default: return fault.message.vi
        }
    }
}

/// A text several wards said in the same words, with their names.
package struct CityRemarkFact: Fact {
    let text: TypedText
    /// In the order of the register, each once.
    let wards: [String]
    /// Of each of these wards the unit that said it, as it stands before a ward's name; nil where it is not the same of all, or nobody knows.
    let unit: String?

    package static let typeName = "city_remark"
    package static let fields: [FactField<CityRemarkFact>] = [
        FactField("text", .text) { .text($0.text) },
        FactField("wards", .list(.text)) { .list($0.wards.map { .string($0) }) },
        FactField("count", .number) { .int($0.wards.count) },
        FactField("unit", .optional(.text)) { .text($0.unit) },
        // Of a request.
        FactField("level", .optional(.text)) { .text(RequestWords($0.text.text).level) },
        FactField("is_deed", .flag) { .bool(RequestWords($0.text.text).isDeed) },
    ]

    /// What most wards say first; of what as many say, the first of each ward, then the second of each.
    static func merged(
        _ standings: [WardStanding], _ texts: (WardReturn) -> [TypedText]
    ) -> [CityRemarkFact] {
        merged(standings) { ward in texts(ward).map { RemarkFact(text: $0) } }
    }

    static func merged(
        _ standings: [WardStanding], _ texts: (WardReturn) -> [RemarkFact]
    ) -> [CityRemarkFact] {
        var order: [(text: TypedText, unit: String?, turn: Int, wards: [String])] = []
        var places: [TextKey: Int] = [:]
        for standing in standings {
            let said = standing.data.map(texts) ?? []
            for turn in said.indices {
                let (typed, unit) = (said[turn].text, said[turn].unit)
                // The very same words are the usual case, and need no cleaning.
                let place = places[TextKey(typed.text)] ?? place(of: typed, in: &places, next: order.count)
                if place == order.count { order.append((typed, unit, turn, [])) }
                if order[place].unit != unit { order[place].unit = nil }
                if order[place].wards.last != standing.ward.name {
                    order[place].wards.append(standing.ward.name)
                }
            }
        }
        return order.enumerated()
            .sorted { left, right in
                (right.element.wards.count, left.element.turn, left.offset)
                    < (left.element.wards.count, right.element.turn, right.offset)
            }
            .map { CityRemarkFact(text: $0.element.text, wards: $0.element.wards, unit: $0.element.unit) }
    }
}

extension CityRemarkFact {
    /// Of a text in words that are new: the place of the same text in other words, or the next.
    private static func place(of typed: TypedText, in places: inout [TextKey: Int], next: Int) -> Int {
        // No text begins with a line end: cleaned words and typed ones are apart.
        let cleaned = TextKey("\n" + TypedTextCleaning.comparable(typed.text))
        let place = places[cleaned] ?? next
        places[cleaned] = place
        places[TextKey(typed.text)] = place
        return place
    }
}

/// Wards by how they did, by a rule that is printed beside it: the share of tasks done; then the share of
/// indicators that reach the goals that are due; then the days they were late. Wards without an official report
/// are in no place, and while they are more than half of the list nobody is.
package struct WardRanking: Sendable {
    /// Shown at each end.
    static let length = 5

    let best: [WardStanding]
    let weakest: [WardStanding]
    /// Wards as good as the last of the best that had no more room, and as weak as the first of the weakest.
    let alsoBest: Int
    let alsoWeakest: Int
    let ranked: Int

    init(_ listed: [WardStanding]) {
        let counted = listed.filter(\.isOfficial)
        let standings = counted.count * 2 < listed.count ? [] : counted
        let keyed = standings.compactMap { standing in Key(standing).map { (standing, $0) } }
        let sorted = keyed.enumerated()
            .sorted { left, right in
                if left.element.1 != right.element.1 { return right.element.1 < left.element.1 }
                return left.offset < right.offset
            }.map(\.element)
        ranked = sorted.count
        let count = min(Self.length, sorted.count / 2)
        // Where the ends are alike there is no best and no weakest.
        guard count > 0, let top = sorted.first?.1, let bottom = sorted.last?.1, bottom < top else {
            (best, weakest, alsoBest, alsoWeakest) = ([], [], 0, 0)
            return
        }
        let upper = sorted.prefix(count).filter { bottom < $0.1 }
        let lower = sorted.suffix(count).filter { $0.1 < (upper.last?.1 ?? top) }
        best = upper.map(\.0)
        weakest = lower.reversed().map(\.0)
        alsoBest = sorted.dropFirst(upper.count).prefix { $0.1 == upper.last?.1 }.count
        alsoWeakest = sorted.dropLast(lower.count).reversed().prefix { $0.1 == lower.first?.1 }.count
    }

    /// What ranks a ward; greater is better.
    private struct Key: Comparable {
        let done: FigureValue
        let reached: FigureValue
        let daysLate: Int

        init?(_ standing: WardStanding) {
            guard let share = standing.figures.progress.dueShare else { return nil }
            done = share
            reached =
                NumberText.share(
                    FigureValue(standing.goals.reached), of: FigureValue(standing.goals.judged)) ?? 0
            if case .late(let days) = standing.state { daysLate = days } else { daysLate = 0 }
        }

        static func < (left: Key, right: Key) -> Bool {
            if left.done != right.done { return left.done < right.done }
            if left.reached != right.reached { return left.reached < right.reached }
            return left.daysLate > right.daysLate
        }
    }
}

/// The ends of the ranking, for a template.
package struct RankingFact: Fact {
    let ranking: WardRanking

    init(_ ranking: WardRanking) { self.ranking = ranking }

    package static let typeName = "ranking"
    package static let fields: [FactField<RankingFact>] = [
        FactField("best", .list(.record(WardFact.shape))) { facts($0.ranking.best).value },
        FactField("weakest", .list(.record(WardFact.shape))) { facts($0.ranking.weakest).value },
        FactField("also_best", .number) { .int($0.ranking.alsoBest) },
        FactField("also_weakest", .number) { .int($0.ranking.alsoWeakest) },
        FactField("ranked", .number) { .int($0.ranking.ranked) },
    ]

    private static func facts(_ standings: [WardStanding]) -> [WardFact] {
        standings.map { WardFact(standing: $0, indicators: []) }
    }
}
