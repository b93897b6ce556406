internal import FoundationEssentials
internal import PlanModel

/// How many indicators a text says to be in a state: `3 chỉ tiêu chưa đạt`, `Đạt 20/23 chỉ tiêu`, `cả 23 chỉ tiêu
/// đều đạt`, `không có chỉ tiêu nào chưa đạt`.
struct ToldTotal {
    enum Kind {
        case missed, reached, withoutFigures

        var words: (vi: String, en: String) {
            switch self {
            case .missed: ("chưa đạt", "missed their goals")
            case .reached: ("đạt", "reached their goals")
            case .withoutFigures: ("chưa có số liệu", "have no figures")
            }
        }

        /// Behind `chỉ tiêu`.
        fileprivate static let leads: [(words: [String], kind: Kind)] = [
            (["chưa", "đạt"], .missed), (["không", "đạt"], .missed), (["chưa", "hoàn", "thành"], .missed),
            (["đạt", "mục", "tiêu"], .reached), (["đã", "đạt"], .reached), (["đều", "đạt"], .reached),
            (["đạt", "và", "vượt"], .reached), (["đạt", "kế", "hoạch"], .reached),
            (["chưa", "có", "số", "liệu"], .withoutFigures),
        ]
    }

    enum Amount {
        /// And of how many.
        case number(FigureValue, of: FigureValue?)
        case all
    }

    let kind: Kind
    let amount: Amount
    let range: Range<Int>

    /// What begins at a word; nil where nothing does.
    init?(at index: Int, of words: [WordList.Word]) {
        guard let (amount, end) = Self.amount(at: index, of: words),
            Self.lowered(words[end...].prefix(2)) == ["chỉ", "tiêu"],
            words[(end + 1)...].first?.follows ?? false
        else { return nil }
        var behind = Self.lowered(words[(end + 2)...].prefix { $0.follows })
        if behind.first == "nào" { behind.removeFirst() }
        let lead = Kind.leads.first { behind.starts(with: $0.words) }
        // `15 chỉ tiêu đạt mục tiêu của Hội` are others'.
        if let lead, behind.dropFirst(lead.words.count).first != "của" || behind.contains("kế") {
            kind = lead.kind
        } else if lead == nil, case .number = amount, behind.first.map(Self.goingOn.contains) ?? true,
            let before = Self.kind(before: index, in: words)
        {
            kind = before
        } else {
            return nil
        }
        (self.amount, range) = (amount, index..<end + 2)
    }

    // MARK: - How many

    private static func amount(at index: Int, of words: [WordList.Word]) -> (Amount, end: Int)? {
        if let number = NumberInWords(at: index, of: words) {
            guard number.unit.isEmpty else { return nil }
            if words[number.end - 1].isPercent { return number.value == 100 ? (.all, number.end) : nil }
            guard number.end < words.count, words[number.end].gap == "/" else {
                return (.number(number.value, of: nil), number.end)
            }
            return Int(words[number.end].text).map {
                (.number(number.value, of: Decimal($0)), number.end + 1)
            }
        }
        let said = lowered(words[index...].prefix(3))
        if said.starts(with: ["tất", "cả"]) { return (.all, index + (said.last == "các" ? 3 : 2)) }
        if said.first == "không" {
            let isLonger = said.count > 1 && ["có", "còn"].contains(said[1])
            return (.number(0, of: nil), index + (isLonger ? 2 : 1))
        }
        let before = index > 0 ? words[index - 1].text.lowercased() : ""
        // `năm` is a year, and `hai mươi ba` is not three, unless `còn` stands before it.
        guard let value = numerals[said.first ?? ""], ["còn", "có"].contains(before) else { return nil }
        return (.number(value, of: nil), index + 1)
    }

    private static let numerals: [String: FigureValue] = [
        "một": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9,
        "mười": 10,
    ]

    // MARK: - In which state

    /// `Đạt 20/23 chỉ tiêu`, `chưa hoàn thành 3 chỉ tiêu`; not `phấn đấu đạt 20 chỉ tiêu`.
    private static func kind(before index: Int, in words: [WordList.Word]) -> Kind? {
        var said = lowered(words[max(0, index - 5)..<index])
        guard aims.isDisjoint(with: said), words[index].follows else { return nil }
        if said.last == "đạt" {
            said.removeLast()
        } else if said.suffix(2) == ["hoàn", "thành"] {
            said.removeLast(2)
        } else {
            return nil
        }
        return said.last == "chưa" || said.last == "không" ? .missed : .reached
    }

    private static let aims: Set = ["phấn", "cần", "phải", "sẽ", "dự", "đăng", "để"]
    /// What may stand behind them where they are all that is meant.
    private static let goingOn: Set = ["đề", "kế", "mục", "và", "trong", "theo", "so", "chủ"]

    private static func lowered(_ words: ArraySlice<WordList.Word>) -> [String] {
        words.map { $0.text.lowercased() }
    }
}
