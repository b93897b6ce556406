/// Figures in the words of a result that are not what its columns count: planned ones (`Chỉ tiêu 300 lượt
/// người`), those of another time (`Cùng kỳ năm trước …`, `Từ đầu nhiệm kỳ …`), of everyone who lives there, of who
/// read along, and money that was not spent (`Vận động kinh phí …`). Which of them a sentence means cannot be told
/// for sure, so any such word in it makes its figures say nothing.
struct OtherFigure {
    private typealias Sentence = (before: [String], behind: [String])

    /// The year of the plan.
    let year: Int

    /// Whether people or events counted at a place are others than those of the column.
    func isOther(_ range: Range<Int>, of words: [WordList.Word]) -> Bool {
        let (before, behind) = Self.sentence(around: range, of: words)
        return isOfPlanOrOtherTime(before) || before.last == "lên" || Self.holds(before, Self.wholes)
            || Self.holds(behind, Self.others)
    }

    /// Whether money at a place was planned, given, lent, raised or left over.
    func isNotSpent(_ range: Range<Int>, of words: [WordList.Word]) -> Bool {
        let (before, behind) = Self.sentence(around: range, of: words)
        return isOfPlanOrOtherTime(before) || Self.holds(before, Self.sources)
            || Self.holds(behind, Self.sources)
    }

    private func isOfPlanOrOtherTime(_ words: [String]) -> Bool {
        let isOfOtherYear = zip(words, words.dropFirst()).contains { lead, named in
            lead == "năm" && Int(named).map { 1900 < $0 && $0 < 2100 && $0 != year } ?? false
        }
        // `Thực hiện Kế hoạch số 12/KH-UBND, phường đã …` names a document.
        let intended = Array(words.split(separator: "đã", omittingEmptySubsequences: false).last ?? [])
        let isPlanned = zip(intended, intended.dropFirst()).enumerated().contains { place, pair in
            pair.0 == "kế" && pair.1 == "hoạch"
                && !(intended.dropFirst(place + 2).first.map(Self.ofDocument.contains) ?? false)
        }
        return isOfOtherYear || isPlanned || Self.holds(intended, Self.planned)
            || Self.holds(words, Self.times)
    }

    private static func sentence(around range: Range<Int>, of words: [WordList.Word]) -> Sentence {
        let ends = { (word: WordList.Word) in
            // `1.280` is one number.
            word.gap.contains { ";\n".contains($0) } || word.gap.contains(".") && word.gap != "."
        }
        let near = max(0, range.lowerBound - longest)
        let first = words[near...range.lowerBound].lastIndex(where: ends) ?? near
        let far = min(words.count, range.upperBound + longest)
        let end = words[range.upperBound..<far].firstIndex(where: ends) ?? far
        let said = { (part: Range<Int>) in words[part].map { $0.text.lowercased() } }
        return (said(first..<range.lowerBound), said(range.upperBound..<end))
    }

    /// In words, on either side of a figure: a pasted text without stops is looked at around each of its figures.
    private static let longest = 80

    private static func holds(_ words: [String], _ phrases: Set<String>) -> Bool {
        !phrases.isDisjoint(with: words)
            || zip(words, words.dropFirst()).contains { phrases.contains("\($0) \($1)") }
    }

    // MARK: - Words

    private static let ofDocument: Set = ["số", "của", "này"]
    private static let planned: Set = [
        "chỉ tiêu", "mục tiêu", "phấn đấu", "dự kiến", "dự toán", "đăng ký", "cam kết", "nhu cầu", "đề ra",
        "được giao",
        "sẽ", "so với",
    ]
    private static let times: Set = [
        "cùng kỳ", "năm trước", "năm ngoái", "kỳ trước", "nhiệm kỳ", "giai đoạn", "lũy kế", "luỹ kế",
        "từ năm", "các năm",
        "nâng", "đưa tổng",
    ]
    /// Before a figure: of whom it is.
    private static let wholes: Set = [
        "lực lượng", "dân số", "nhân khẩu", "độ tuổi", "hiện có", "địa bàn có", "đang quản", "thành phố",
        "cả nước",
        "mạng", "trực tuyến", "facebook", "zalo", "fanpage", "livestream", "youtube", "tiktok",
    ]
    /// Behind it: what they did, or are.
    private static let others: Set = [
        "lực lượng", "bảo hiểm", "bhyt", "bhxh", "câu lạc", "sinh sống", "thành phố", "cả nước", "tiếp cận",
        "truy cập",
        "xem", "theo dõi", "tương tác", "mạng", "trực tuyến", "facebook", "zalo", "fanpage", "livestream",
        "youtube",
        "tiktok",
    ]
    private static let sources: Set = [
        "tiết kiệm", "vận động", "huy động", "kêu gọi", "quyên góp", "giải ngân", "vay", "tín dụng", "vốn",
        "dư",
        "thừa", "còn", "quỹ", "ủng hộ", "tài trợ", "hội hóa", "hội hoá", "được hỗ", "được cấp", "bổ sung",
        "hoàn trả",
        "thu hồi", "tạm ứng", "trị giá", "phân bổ", "bố trí", "đề nghị", "đề xuất",
    ]
}
