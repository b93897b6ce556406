internal import PlanModel

/// Days and months that tell no time: the name of a day that is honoured (`giao lưu Ngày 20/10`, `nói chuyện chuyên
/// đề ngày 25/11`), a count behind a month that is not named (`trong tháng 9 buổi sinh hoạt`), and a campaign that
/// people were only told of (`tập huấn Tháng hành động …`).
extension ToldDayCheck {
    /// Whether a day or month without a year is surely or more likely a name or a count.
    static func isNameOrCount(_ mention: DateMention, in text: String) -> Bool {
        guard mention.year == nil else { return false }
        guard mention.day != nil else {
            let rest = text.utf8.dropFirst(mention.range.upperBound).prefix(lookedAround)
            let behind = WordList(String(decoding: rest, as: UTF8.self))
            return behind.words.first?.follows == true && isCounted(behind.words.prefix(2).map(\.text))
        }
        let before = words(before: mention, in: text)
        guard before.count > 1, let last = before.last else { return false }
        return last == "Ngày"
            || isHonoured(mention) && themes.contains(before.dropLast().suffix(2).joined(separator: " "))
    }

    /// Whether a day may be told as what is held in its honour: `hội thi ngày 20/10`, and not `vào ngày 20/10`.
    static func mayBeName(_ mention: DateMention, in text: String) -> Bool {
        guard mention.year == nil, isHonoured(mention) else { return false }
        let before = words(before: mention, in: text)
        return before.last == "ngày" && !(before.dropLast().last.map(times.contains) ?? false)
    }

    /// Whether what stands before a campaign's name makes it what people are told of: `tập huấn`, `hội nghị`.
    static func isMatter(_ words: ArraySlice<WordList.Word>) -> Bool {
        words.contains { tellings.contains($0.text.lowercased()) }
    }

    /// The last words before a day, of which the first may be cut.
    private static func words(before mention: DateMention, in text: String) -> [String] {
        let before = text.utf8.prefix(mention.range.lowerBound).suffix(lookedAround)
        return WordList(String(decoding: before, as: UTF8.self)).words.map(\.text)
    }

    /// In bytes: more than the few words looked at; all that stands around every day of a pasted text would
    /// take time with its square.
    private static let lookedAround = 96

    /// In small letters only: `tháng 9 Hội …` names who did it.
    private static func isCounted(_ words: [String]) -> Bool {
        words.first.map(counted.contains) ?? false || countedPairs.contains(words.joined(separator: " "))
    }

    private static func isHonoured(_ mention: DateMention) -> Bool {
        honoured.contains("\(mention.day ?? 0)/\(mention.month)")
    }

    // MARK: - Words

    private static let counted: Set = [
        "buổi", "cuộc", "lớp", "đợt", "lượt", "chuyên", "phiên", "mô", "câu", "suất",
    ]
    private static let countedPairs: Set = [
        "hội nghị", "hội thảo", "hội thi", "hội viên", "tọa đàm", "toạ đàm", "phần quà", "chị em",
    ]
    private static let themes: Set = ["chuyên đề", "chủ đề", "chủ điểm", "ý nghĩa", "lịch sử"]
    private static let times: Set = ["vào", "từ", "hôm", "trong", "sáng", "chiều", "tối", "đến", "hết"]
    /// Days of a year that reports of this field are held in honour of.
    private static let honoured: Set = [
        "8/3", "20/3", "26/3", "7/4", "15/5", "1/6", "5/6", "28/6", "11/7", "27/7", "30/7", "1/10", "11/10",
        "15/10", "20/10", "9/11", "18/11", "19/11", "20/11", "25/11", "1/12", "3/12", "10/12", "22/12",
        "26/12",
    ]
    private static let tellings: Set = [
        "huấn", "nghị", "thảo", "chuyện", "chuyên", "lớp", "đàm", "truyền", "hoạt",
    ]
}
