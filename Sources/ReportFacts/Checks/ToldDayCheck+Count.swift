internal import Diagnostics
internal import PlanModel

/// Later days of any other deed that is told as done, where what was done is counted: `Đã treo 14 băng rôn từ ngày
/// 01/12/2026`. The count parts the deed from other things a day may be of. They are asked about and not refused.
extension ToldDayCheck {
    func timeOfCountedDeed(in clause: Substring, after bound: CalendarDate) -> Time? {
        let said = String(clause)
        guard said.drop(while: { !$0.isLetter }).lowercased().hasPrefix("đã ") else { return nil }
        let days = days(in: said)
        guard days.allSatisfy({ $0.year != nil && $0.day != nil }), let (opening, _) = around(days, in: said),
            let time = firstTime(of: days, after: bound.dayNumber)
        else { return nil }
        let words = WordList(opening).words
        let all = WordList(said).words.map { $0.text.lowercased() }
        guard words.count <= Self.longestDeed, words.dropFirst().allSatisfy(\.follows),
            Self.elsewhere.isDisjoint(with: all), !ToldDeed.looksAhead(all)
        else { return nil }
        let deed = words.dropFirst().map { $0.text.lowercased() }.reversed().drop(
            while: Self.openings.contains
        )
        .reversed()
        // `Đã bổ nhiệm 2 cán bộ từ ngày …`: a state that begins on a later day was settled before it.
        let isBeginning = days.count == 1 && words.suffix(2).contains { $0.text.lowercased() == "từ" }
        return Self.isCounted(Array(deed)) && !isBeginning ? doubtful(time) : nil
    }

    /// `treo 14 băng rôn`, `cấp phát 200 cuốn sổ tay`; a meeting counts itself.
    private static func isCounted(_ deed: [String]) -> Bool {
        if deed == ["họp"] { return true }
        guard let number = deed.firstIndex(where: { Int($0) != nil }) else { return false }
        return (1...2).contains(number) && (1...4).contains(deed.count - number - 1)
    }

    private static let longestDeed = 11
    /// What is made ready for a day, who is asked for it, and events of which it may be.
    private static let elsewhere: Set = [
        "mời", "đặt", "thuê", "xin", "cử", "chọn", "mua", "may", "viết", "soạn", "dựng", "tập", "luyện",
        "lập", "chốt", "giao", "hẹn", "vận", "chuẩn", "hội", "lễ", "thi", "tết", "vòng", "giải", "đêm",
        "tiệc",
        "cho", "để", "nhân", "chào", "kỷ", "phục", "bầu", "đi", "đề", "phân", "trực", "sinh", "trả", "nghỉ",
    ]
}
