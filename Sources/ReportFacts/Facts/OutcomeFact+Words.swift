internal import PlanModel

/// What the words of a result tell of its figures.
extension OutcomeFact {
    /// Whether its words hold figures that are estimates, and do not say so; deeds told as done are none.
    var showsEstimate: Bool {
        guard let result = tasks[0].result, result.isEstimate, let text = result.outcome?.text else {
            return false
        }
        let words = text.lowercased()
        return Self.endsWithCount(text) && !words.contains("ước") && !words.words().contains("đã")
    }

    /// Whether the last figure of a text counts something: a day, a month or a year is no estimate.
    private static func endsWithCount(_ text: String) -> Bool {
        let words = text.split(separator: " ")
        guard let place = words.lastIndex(where: { $0.contains(where: \.isNumber) }) else { return false }
        if place > 0, times.contains(words[place - 1].lowercased()) { return false }
        let parts = words[place].split { !$0.isNumber && $0 != "/" }.last?.split(separator: "/") ?? []
        guard parts.count > 1, let month = Int(parts[1]), month <= 12 else { return true }
        // `7/9 tiêu chí` counts; `8/3, 20/10` and `15/11 và …` do not.
        let next = words.dropFirst(place + 1).first ?? "và"
        return parts.count == 2 && words[place].last?.isNumber == true && !joints.contains(next)
    }

    private static let times: Set = ["ngày", "tháng", "quý", "năm", "tuần", "khóa", "khoá"]
    private static let joints: Set<Substring> = ["và", "đến", "với", "tại", "cho"]

    /// Whether its words begin with how many meetings were held, and do not say that they were.
    var isCount: Bool {
        guard let words = tasks[0].result?.outcome?.text.split(separator: " ") else { return false }
        return Self.number(ofMeetingsAt: 0, in: words) != nil
    }

    /// Whether its words tell how many meetings its rows count: `3 hội nghị` of three.
    var tellsEvents: Bool {
        guard let words = tasks[0].result?.outcome?.text.split(separator: " "),
            let total = AmountFact(tasks, { $0.events }).total, total != 0
        else { return false }
        let printed = NumberText.number(total)
        return words.indices.contains { Self.number(ofMeetingsAt: $0, in: words) == printed }
    }

    /// The number at a place of a text, where it counts meetings.
    private static func number(ofMeetingsAt place: Int, in words: [Substring]) -> String? {
        let next = words[(place + 1)...].prefix(2).map { $0.lowercased().filter(\.isLetter) }
        guard words[place].allSatisfy({ $0.isNumber || $0 == "." }), let first = next.first else {
            return nil
        }
        guard meetings.contains(first) || meetings.contains(next.joined(separator: " ")) else { return nil }
        return String(words[place].drop { $0 == "0" })
    }

    private static let meetings: Set = [
        "buổi", "cuộc", "lớp", "đợt", "hội nghị", "hội thi", "hội thảo", "tọa đàm", "toạ đàm", "diễn đàn",
    ]

    /// Whether its words hold every figure of its rows, each as a number of its own: `11` is not told by
    /// `11.200`, nor twice by one `11`. A single event is told by any words.
    var tellsTotals: Bool {
        guard let text = tasks[0].result?.outcome?.text else { return false }
        var told = Self.numbers(in: text)
        let figures = tasks.compactMap(\.result).flatMap {
            [$0.events.value == 1 ? .missing : $0.events, $0.attendances, $0.women, $0.funding]
        }
        for figure in figures.compactMap(\.value) where figure != 0 {
            guard let place = told.firstIndex(of: Self.numbers(in: NumberText.number(figure))[0])
            else { return false }
            told.remove(at: place)
        }
        return true
    }

    /// Whether nothing was held: no events, or one for each person, which are cases.
    var hasNoMeetings: Bool {
        guard let events = AmountFact(tasks, { $0.events }).total, events != 0 else { return true }
        return events == AmountFact(tasks, { $0.attendances }).total
    }

    /// Whether its words hold the number of attendances.
    var tellsAttendances: Bool {
        guard let text = tasks[0].result?.outcome?.text,
            let total = AmountFact(tasks, { $0.attendances }).total
        else { return false }
        return Self.numbers(in: text).contains(Self.numbers(in: NumberText.number(total))[0])
    }

    /// The numbers of a text, each as its digits before and behind the comma.
    private static func numbers(in text: String) -> [[String]] {
        text.split { !$0.isNumber && $0 != "." && $0 != "," }.map { word in
            word.filter { $0 != "." }.split(separator: ",").map(String.init)
        }
    }
}
