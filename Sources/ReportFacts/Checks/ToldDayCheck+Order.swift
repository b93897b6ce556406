internal import Diagnostics
internal import PlanModel

/// Days that stand elsewhere than behind `đã` and its deed. The language leaves more open there, so they are
/// asked about and not refused.
extension ToldDayCheck {
    /// The time before a deed that is told as done: `Ngày 20/11/2026, phường đã tổ chức …`.
    func timeAhead(of deed: String.Index, in clause: Substring, after bound: CalendarDate) -> Time? {
        let said = String(clause[..<deed])
        let days = days(in: said)
        guard let (opening, doer) = around(days, in: said),
            let time = firstTime(of: days, after: bound.dayNumber)
        else { return nil }
        let named = doer.drop { ", ".contains($0) }
        let words = WordList(String(named)).words.map { $0.text.lowercased() }
        guard WordList(opening).words.allSatisfy({ Self.openings.contains($0.text.lowercased()) }),
            !named.contains(where: { ",(:".contains($0) }), words.count <= Self.longestDoer,
            !ToldDeed.isTold(in: words)
        else { return nil }
        return doubtful(time)
    }

    /// The time of a deed that is told without `đã`, of a task that is done: `Phường tổ chức hội nghị ngày
    /// 20/11/2026 với 86 người`. It is what was done where nothing else is told, or those who came are.
    func timeOfPlainDeed(in clause: Substring, isAlone: Bool, after bound: CalendarDate) -> Time? {
        guard let start = ToldDeed.plainStart(in: clause, doneBy: doers) else { return nil }
        let said = String(clause[start...])
        let days = days(in: said)
        guard days.allSatisfy({ $0.year != nil }), let (deed, rest) = around(days, in: said),
            let time = firstTime(of: days, after: bound.dayNumber + Self.leadTime(of: said)),
            ToldDeed.isAll(of: WordList(deed).words[...], beside: campaignWords.union(Self.topics)),
            isAlone || Self.countsPeople(WordList(rest).words)
        else { return nil }
        return doubtful(time)
    }

    /// What stands before the first of several days and behind the last.
    func around(_ days: [DateMention], in text: String) -> (before: String, behind: String)? {
        guard let first = days.first, let last = days.last else { return nil }
        return (
            String(decoding: text.utf8.prefix(first.range.lowerBound), as: UTF8.self),
            String(decoding: text.utf8.dropFirst(last.range.upperBound), as: UTF8.self)
        )
    }

    func doubtful(_ time: Time) -> Time {
        var time = time
        time.isDoubtful = true
        return time
    }

    /// `với 86 người`, `có 120 đại biểu`.
    static func countsPeople(_ words: [WordList.Word]) -> Bool {
        zip(words, words.dropFirst()).contains {
            Int($0.text) != nil && people.contains($1.text.lowercased())
        }
    }

    private static let people: Set = ["người", "lượt", "đại", "học", "hội", "cán", "chị"]
    static let topics: Set = [
        "tuyên", "truyền", "phổ", "biến", "luật", "pháp", "bình", "đẳng", "giới", "về",
    ]
    /// Words before the day that a clause begins with; `Nhân ngày …` and `Đến ngày …` are other things.
    static let openings: Set = ["ngày", "hôm", "vào", "trong", "từ", "sáng", "chiều", "tối"]
    /// In words: `Ủy ban nhân dân` and a name.
    static let longestDoer = 8
}
