internal import Diagnostics
internal import PlanModel
internal import TemplateEngine

/// A result of a ward that a city's report may tell as an example of its group: in words that hold a figure.
/// Small, for a country's wards keep a few for each group.
struct ToldResult: Sendable {
    let asked: AskedTask
    private let text: TypedText
    private let status: TaskStatus
    private let isEstimate: Bool
    private let attendances: FigureValue?
    private let events: FigureValue?
    /// Whether its task is about the campaign under whose name it is told.
    private let isOfCampaign: Bool

    /// Nil for a result that is no example: in words without a figure, or too short or too long to be told.
    init?(_ result: TaskResult, of task: PlanTask, isOfCampaign: Bool, keepsCells: Bool) {
        guard result.status.expectsFigures, let outcome = result.outcome, Self.isTelling(outcome.text)
        else { return nil }
        (attendances, events) = (result.attendances.value, result.events.value)
        asked = AskedTask(task)
        text = TypedText(outcome.text, location: keepsCells ? outcome.location : nil)
        (status, isEstimate, self.isOfCampaign) = (result.status, result.isEstimate, isOfCampaign)
    }

    private static func isTelling(_ text: String) -> Bool {
        var text = text
        return lengths.contains(text.utf8.count) && text.withUTF8(holdsCount)
    }

    /// In bytes; Vietnamese has four for every three letters.
    private static let lengths = 40...400

    /// Whether a text holds a number that counts: not nothing, no part of a date or of a document's number,
    /// no year, and no name of a programme.
    private static func holdsCount(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        var start = 0
        while let begin = text[start...].firstIndex(where: isDigit) {
            let end = text[begin...].firstIndex { !isDigit($0) && !".,/".utf8.contains($0) } ?? text.endIndex
            start = end
            guard text[begin..<end].contains(where: { (0x31...0x39).contains($0) }),
                begin == 0 || " (".utf8.contains(text[begin - 1]),
                end == text.endIndex || " ;:)%".utf8.contains(text[end]),
                !numbered.contains(where: { text[..<begin].hasSuffix($0) }), !isYear(text[begin..<end]),
                !text[end...].starts(with: months)
            else { continue }
            let parts = text[begin..<end].split(separator: UInt8(ascii: "/"))
            // `8/3` is a day, `9/23` and `5/5` are shares.
            if parts.count == 1 || parts.count == 2 && isShare(parts[0], parts[1]) { return true }
        }
        return false
    }

    private static func isShare(
        _ part: Slice<UnsafeBufferPointer<UInt8>>, _ whole: Slice<UnsafeBufferPointer<UInt8>>
    ) -> Bool {
        func value(_ digits: Slice<UnsafeBufferPointer<UInt8>>) -> Int {
            digits.reduce(0) { isDigit($1) ? $0 &* 10 &+ Int($1 &- 0x30) : $0 }
        }
        return value(whole) > 12 || part.elementsEqual(whole)
    }

    /// A count of as many is written with a point.
    private static func isYear(_ digits: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        digits.count == 4 && digits.allSatisfy(isDigit)
            && (digits.starts(with: "19".utf8) || digits.starts(with: "20".utf8))
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

    /// What numbers name that count nothing.
    private static let numbered = [
        "ngày ", "tháng ", "năm ", "quý ", "số ", "khối ", "lớp ", "tổ ", "thôn ", "khu ", "chương trình ",
        "đề án ", "dự án ", "kế hoạch ", "nghị quyết ", "nghị định ", "quyết định ", "chỉ thị ", "thông tư ",
    ].flatMap { [$0, $0.prefix(1).uppercased() + $0.dropFirst()] }.map { Array($0.utf8) }
    /// `6 tháng` is the period.
    private static let months = Array(" tháng".utf8)

    /// Whether it is told rather than another: what was done before what goes on, figures before estimates,
    /// then the one with more attendances, then with more events.
    static func precedes(_ left: ToldResult, _ right: ToldResult) -> Bool {
        if left.status != right.status { return left.status == .done }
        if left.isEstimate != right.isEstimate { return right.isEstimate }
        // A count that nobody gave is told after every one that was given.
        let (mine, others) = (left.attendances ?? -1, right.attendances ?? -1)
        // Most have fewer: one comparison tells it.
        if mine < others { return false }
        if others < mine { return true }
        return (right.events ?? -1) < (left.events ?? -1)
    }

    /// The result as any report tells it, with the name of its task where its words do not say what it is a
    /// result of.
    var fact: OutcomeFact {
        let task = asked.fact(
            status, text, events: events, attendances: attendances, isEstimate: isEstimate)
        let needsName =
            !isOfCampaign && ResultSpeech([[task]], of: [task]).name(of: [task]).isNeeded
            && !DeedRepetition.isTold(in: text.text, of: task.lead)
        return OutcomeFact(tasks: [task], needsName: needsName, unit: nil)
    }

    /// What is quoted of it where it is told: its words and the title of its task.
    var quotable: [String] { [text.text, asked.words] }

    /// Without case and blanks: the same words of two wards are told once.
    var words: String { TypedTextCleaning.comparable(text.text) }
}

/// A result with the ward that is named for it.
package struct ToldResultFact: Fact {
    let ward: RegisteredWard
    /// On the list.
    let place: Int
    let asked: AskedTask
    let outcome: OutcomeFact
    /// What its task is called beside it, shorter than among the ward's own.
    let taskName: String
    let isGoingOn: Bool

    private init(_ result: ToldResult, of ward: RegisteredWard, at place: Int) {
        (self.ward, self.place, asked) = (ward, place, result.asked)
        outcome = result.fact
        taskName = TaskPhrase.shortened(outcome.tasks[0].lead, from: Self.wordsOfLong)
        isGoingOn = result.isGoingOn
    }

    package static let typeName = "told_result"
    package static let fields: [FactField<ToldResultFact>] = [
        FactField("ward", .text) {
            .string($0.ward.name, origin: $0.ward.location.map(Origin.place))
        },
        FactField("outcome", .record(OutcomeFact.shape)) { $0.outcome.value },
        FactField("task_name", .text) { .string($0.taskName) },
        FactField("needs_name", .flag) { .bool($0.outcome.needsName) },
        FactField("is_going_on", .flag) { .bool($0.isGoingOn) },
    ]

    /// For each group the few results that are told of it, each of another ward: wards with an official report
    /// come first, then those told of least in the groups before, then what `ToldResult` prefers, then the
    /// order of the register.
    static func chosen(_ standings: [WardStanding], groups: Int) -> [[ToldResultFact]] {
        var timesTold = [Int](repeating: 0, count: standings.count)
        return (0..<groups).map { group in
            var best: [Offer] = []
            for (ward, standing) in standings.enumerated() {
                for result in standing.data?.examples[group] ?? [] {
                    let offer = Offer(
                        ward: ward, isOfficial: standing.isOfficial, timesTold: timesTold[ward],
                        result: result)
                    insert(offer, into: &best)
                }
            }
            let chosen = chosen(of: best, standings)
            for fact in chosen { timesTold[fact.place] += 1 }
            return chosen
        }
    }

    /// The first of different wards and in different words; those that need a long name, cut where a clause ends,
    /// fill the places that others leave, the longest at the end.
    private static func chosen(of best: [Offer], _ standings: [WardStanding]) -> [ToldResultFact] {
        var words: Set<String> = []
        var told: [ToldResultFact] = []
        var (unhandy, endless): ([ToldResultFact], [ToldResultFact]) = ([], [])
        for offer in best where told.count < mostTold && !told.contains(where: { $0.place == offer.ward }) {
            // Wards copy one another's words: each is looked at once.
            guard words.insert(offer.result.words).inserted else { continue }
            let fact = ToldResultFact(offer.result, of: standings[offer.ward].ward, at: offer.ward)
            if !fact.outcome.needsName || fact.outcome.tasks[0].lead.count <= handyName {
                told.append(fact)
            } else if fact.taskName.count <= longName {
                unhandy.append(fact)
            } else if fact.taskName.count <= longestName {
                endless.append(fact)
            }
        }
        for fact in unhandy + endless
        where told.count < mostTold && !told.contains(where: { $0.place == fact.place }) {
            told.append(fact)
        }
        return told
    }

    /// What a ward has to tell, and how often it was told of before.
    private struct Offer {
        let ward: Int
        let isOfficial: Bool
        let timesTold: Int
        let result: ToldResult

        func precedes(_ other: Offer) -> Bool {
            if isOfficial != other.isOfficial { return isOfficial }
            guard timesTold == other.timesTold else { return timesTold < other.timesTold }
            return ToldResult.precedes(result, other.result)
        }
    }

    /// Puts an offer where it belongs among the best; thousands of others need no order.
    private static func insert(_ offer: Offer, into best: inout [Offer]) {
        if best.count == mostLookedAt, let last = best.last, !offer.precedes(last) { return }
        best.insert(offer, at: best.firstIndex(where: offer.precedes) ?? best.endIndex)
        if best.count > mostLookedAt { best.removeLast() }
    }

    private static let mostTold = 3
    private static let mostLookedAt = 60
    /// In letters: behind a longer one nobody remembers whose result it is.
    private static let longestName = 160
    private static let longName = 120
    private static let handyName = 80
    /// In words, about as many as the longest name has.
    private static let wordsOfLong = 25
}

extension ToldResult {
    fileprivate var isGoingOn: Bool { status == .inProgress }
}

extension Slice<UnsafeBufferPointer<UInt8>> {
    fileprivate func hasSuffix(_ end: [UInt8]) -> Bool { suffix(end.count).elementsEqual(end) }
}
