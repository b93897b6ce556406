internal import Diagnostics
internal import PlanModel

/// Later days that stand in still other places: before a state (`Tính đến ngày 30/11 đã khám …`), before a deed
/// without `đã`, behind an event (`Hội thi kết thúc ngày 30/11`). They are asked about and not refused.
extension ToldDayCheck {
    /// - Parameter isAlone: whether nothing else is told beside the clause.
    func timeOfOtherOrder(
        in clause: Substring, isDone: Bool, isAlone: Bool, after bound: CalendarDate
    ) -> Time? {
        let said = String(clause)
        let named = days(in: said)
        let quarters = named.isEmpty ? quarters(in: said) : []
        let days = named + quarters
        guard let first = firstTime(of: days, after: bound.dayNumber + Self.leadTime(of: said)),
            let (opening, rest) = around(days, in: said)
        else { return nil }
        let (ahead, behind) = (Self.lowered(opening), Self.lowered(rest))
        guard !ToldDeed.looksAhead(ahead + behind) else { return nil }
        var time = doubtful(first)
        time.isQuarter = !quarters.isEmpty
        if Self.isState(ahead, behind) || isDeed(behind, on: ahead, isDone: isDone) { return time }
        guard isDone, isEvent(opening, ahead) else { return nil }
        let isTold =
            behind.first == "đã" || Self.holds(Array(behind.prefix(2)))
            || !Self.holds(ahead) && Self.gatherings.contains(behind.first ?? "")
                && Self.countsPeople(WordList(rest).words)
        return isTold || isAlone && days.allSatisfy { $0.year != nil } && Self.holds(ahead) ? time : nil
    }

    private static func lowered(_ text: String) -> [String] {
        WordList(text).words.map { $0.text.lowercased() }
    }

    // MARK: - The three orders

    /// `Tính đến hết ngày …`, and `Đến ngày … đã …`.
    private static func isState(_ ahead: [String], _ behind: [String]) -> Bool {
        guard let first = ahead.first, first == "tính" || first == "đến" && behind.contains("đã") else {
            return false
        }
        return ahead.allSatisfy(states.contains) && estimates.isDisjoint(with: behind)
    }

    /// `Ngày 25/11/2026, Trạm tổ chức …`, `Quý I/2027 đã tổ chức …`; and not `Ngày 25/11 thành phố tổ chức …`.
    private func isDeed(_ behind: [String], on ahead: [String], isDone: Bool) -> Bool {
        guard ahead.allSatisfy({ Self.openings.contains($0) || Int($0) != nil || $0 == "và" }),
            let deed = behind.prefix(Self.longestDoer + 1).indices.first(where: {
                ToldDeed.isDeed(behind[$0...]) || Self.isOtherDeed(behind[$0...])
            }),
            behind[..<deed].allSatisfy({ $0 == "đã" || doers.contains($0) })
        else { return false }
        if behind[..<deed].contains("đã") { return true }
        return isDone && !behind.contains("đã") && Self.doubts.isDisjoint(with: behind)
    }

    /// Words that name an event, what was given there and who came, and nothing else.
    private func isEvent(_ opening: String, _ ahead: [String]) -> Bool {
        !zip(ahead, ahead.dropFirst()).contains { $0 == "thành" && $1 == "phố" }
            && !ahead.allSatisfy(Self.openings.contains)
            && ToldDeed.isAll(
                of: WordList(opening).words[...],
                beside: campaignWords.union(Self.topics).union(doers).union(Self.eventWords))
    }

    /// Whether words tell that something was held.
    private static func holds(_ words: [String]) -> Bool {
        words.indices.contains { ToldDeed.isDeed(words[$0...]) || isOtherDeed(words[$0...]) }
    }

    private static func isOtherDeed(_ words: ArraySlice<String>) -> Bool {
        guard let verb = words.first else { return false }
        let pair = words.prefix(2).joined(separator: " ")
        return otherPairs.contains(pair) || alone.contains(verb) && !others.contains(pair)
    }

    // MARK: - Quarters

    /// `Quý I/2027`, `quý 3 năm 2026`, `quý IV`.
    private func quarters(in text: String) -> [DateMention] {
        let bytes = Array(text.utf8)
        return TextSearch.all(Array("uý ".utf8), in: bytes).compactMap { place in
            guard place > 0, bytes[place - 1] | 0x20 == UInt8(ascii: "q") else { return nil }
            let rest = String(decoding: bytes[(place + Self.quarterLength)...].prefix(16), as: UTF8.self)
            let name = rest.prefix { $0.isASCII && ($0.isLetter || $0.isNumber) }
            guard let number = Self.quarterNames[String(name)] else { return nil }
            let behind = rest.dropFirst(name.count)
            let lead = ["/", " năm "].first { behind.hasPrefix($0) } ?? ""
            let digits = behind.dropFirst(lead.count).prefix { $0.isASCII && $0.isNumber }
            let year = lead.isEmpty || digits.count != 4 ? nil : Int(digits)
            let end =
                place + Self.quarterLength + name.utf8.count
                + (year == nil ? 0 : lead.utf8.count + digits.utf8.count)
            return DateMention(range: place - 1..<end, month: number * 3 - 2, year: year)
        }
    }

    private static let quarterLength = "uý ".utf8.count
    private static let quarterNames = ["I": 1, "II": 2, "III": 3, "IV": 4, "1": 1, "2": 2, "3": 3, "4": 4]

    // MARK: - Words

    private static let states: Set = ["tính", "đến", "tới", "hết", "cuối", "ngày", "hôm"]
    private static let estimates: Set = ["ước", "cần", "phải"]
    /// By whom else it may be done, and that it may only be made ready.
    private static let doubts: Set = ["cấp", "tỉnh", "đang", "mời", "giao"]
    /// Before those who came.
    private static let gatherings: Set = ["thu", "có", "với", "cho"]
    private static let alone: Set = ["khám", "nhận", "dự", "treo"]
    private static let others: Set = [
        "khám phá", "nhận thức", "nhận định", "nhận xét", "dự thảo", "dự toán", "dự án", "dự kiến",
        "dự nguồn",
    ]
    private static let otherPairs: Set = [
        "khai trương", "khai giảng", "bế giảng", "ra mắt", "hoàn thành", "kết thúc", "khánh thành",
        "thành công", "tuyên truyền", "tư vấn", "cấp phát",
    ]
    private static let eventWords: Set = Set(
        """
        suất phần quà hộ người lượt đại biểu chị em phụ nữ học viên có được kết thúc hoàn thành công xong việc khám ra
        mắt câu lạc bộ khai mạc trương giảng bế khánh nhận dự và
        """.split { $0 == " " || $0.isNewline }.map(String.init))
}
