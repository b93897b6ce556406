/// What the words around a line break say for a new paragraph without a marker;
/// the layout's share is in `WrapHabits`.
enum BreakOdds {
    /// - Parameters:
    ///   - rarelyWraps: a line of the file is mostly a whole paragraph.
    ///   - isInLastStretch: no number or bullet follows.
    static func ofWords(
        after block: Block, _ line: SourceLine, rarelyWraps: Bool, isInLastStretch: Bool
    ) -> Double {
        let start = Passage(Array(line.words.prefix(8)))
        let first = line.words[0].text
        guard Lexeme.startsUpper(first) else { return 1 / 500 }
        // What is quoted belongs to the words that quote it.
        let isQuoted = first.unicodeScalars.first.map(Lexeme.openers.contains) ?? false
        if isInLastStretch, block.ending == .sentence || rarelyWraps, ClosingPhrase.begins(start) {
            return 1000
        }
        if ![.open, .comma].contains(block.ending), !block.hasOpenBracket, isStep(start) { return 1000 }
        // "… Chủ trì:" / "Ban Giám hiệu": the label stands inside its sentence.
        if block.words.count > 4, TaskRemarks.endsInLabel(block) { return 1 / 5000 }
        switch (block.ending, block.kind.isHeadingNumber) {
        case (.open, _), (.comma, _): return 1 / 5000
        case (.sentence, true) where block.words.last?.text.hasSuffix(":") == true: return 1000
        case (.sentence, _): return 0.6
        // A list inside an item goes on after a semicolon.
        case (.semicolon, _): return 1 / 100
        case (.neutral, _) where block.hasOpenBracket: return 1 / 5000
        // A heading has no full stop: the verb a task opens with tells that it is over.
        case (.neutral, true) where isQuoted: return first.hasPrefix("(") ? 1 / 5000 : 1 / 100
        case (.neutral, true) where TaskVerb.begins(start): return 3000
        // A name may be cut in two: `Tổ quốc Việt` / `Nam`.
        case (.neutral, true): return block.endsInName ? 1 / 60 : 1 / 3
        case (.neutral, false): return rarelyWraps ? 1 / 5 : 1 / 400
        }
    }

    /// `Tháng 9/2025: đăng ký thi đua`, `Bước 2 (tháng 4): …`: a line of a calendar, a step.
    private static func isStep(_ start: Passage) -> Bool {
        start.starts(with: ["thang", "quy", "buoc", "dot", "tuan"]) && start.words.count > 2
            && Lexeme.startsDigit(start.words[1].text)
            && start.words[1...].prefix(6).contains { $0.text.hasSuffix(":") }
    }
}

/// The sentences plans close with, before the recipients.
enum ClosingPhrase {
    private static let phrases: [Phrase] = [
        "tren day la", "trong qua trinh", "qua trinh thuc hien", "qua trinh trien khai", "de nghi cac",
        "yeu cau cac", "nhan duoc ke hoach", "can cu ke hoach nay", "can cu noi dung ke hoach",
        "ke hoach nay", "ubnd phuong yeu cau", "ubnd xa yeu cau", "uy ban nhan dan phuong yeu cau",
        "uy ban nhan dan xa yeu cau", "ubnd phuong de nghi", "ubnd xa de nghi",
    ]

    static func begins(_ passage: Passage) -> Bool { passage.starts(with: phrases) }
}

/// The verbs and nouns a task or a funding clause of a plan opens with.
enum TaskVerb {
    private static let phrases: [Phrase] = [
        "thuc hien", "to chuc", "phoi hop", "chu tri", "chu dong", "chi dao", "tham muu", "tham gia",
        "huong dan", "xay dung", "tang cuong", "tiep tuc", "day manh", "nang cao", "ban hanh", "trien khai",
        "ra soat", "kiem tra", "theo doi", "theo chuc nang", "can cu", "bo tri", "cap du", "long ghep",
        "tuyen truyen", "van dong", "huy dong", "dam bao", "bao dam", "quan tam", "thu thap", "tong hop",
        "cung cap", "duy tri", "de xuat", "kinh phi", "ngan sach", "nguon kinh phi", "tren co so",
        "yeu cau", "giao", "dinh ky", "hang nam", "khen thuong", "da dang", "phat huy", "de nghi",
        "cac co quan", "cac don vi", "cac phong", "cac nganh", "cac to chuc", "chiu trach nhiem", "lap",
        "co trach nhiem", "la co quan", "la don vi", "thuong xuyen", "kip thoi", "phat dong", "hoan thanh",
        "dua noi dung", "gan", "khuyen khich", "ho tro", "tao dieu kien", "xac dinh", "nham", "can",
    ]

    static func begins(_ passage: Passage) -> Bool { passage.starts(with: phrases) }
}

/// Names written with a free-standing dash, at which a line may break:
/// `Văn hoá` / `- Xã hội`.
enum NamePair {
    /// The two syllables before the dash, and the first syllables that may follow it.
    private static let seconds: [String: Set<String>] = [
        "van hoa": ["xa", "thong", "the"], "lao dong": ["thuong", "tb&xh", "tbxh"],
        "tai chinh": ["ke"], "to chuc": ["hanh", "can", "ke", "noi"], "kinh te": ["xa", "ha", "ky", "ke"],
        "chinh tri": ["xa"], "dan so": ["ke", "gia"], "doc lap": ["tu"], "tu do": ["hanh"],
        "giao duc": ["dao"], "tu phap": ["ho"], "thuong binh": ["xa"], "nong nghiep": ["moi", "xay"],
        "hanh chinh": ["quan", "to", "ke", "tong"], "dia chinh": ["xay", "nong"],
        "ke hoach": ["tai", "dau"], "y te": ["dan"], "thong tin": ["the", "truyen"], "the thao": ["du"],
    ]

    static func joins(_ words: some Collection<Word>, _ first: String) -> Bool {
        let last = words.suffix(2).map { Lexeme.key(of: $0.text) }.joined(separator: " ")
        return seconds[last]?.contains(Lexeme.key(of: first)) ?? false
    }
}
