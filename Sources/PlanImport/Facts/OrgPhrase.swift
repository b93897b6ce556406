/// Recognises the names of offices, unions, forces and schools at the start of a phrase.
enum OrgPhrase {
    /// What asks or orders before the name; the first three make it a request.
    private static let requests: [Phrase] = ["de nghi", "kinh de nghi", "tran trong de nghi"]
    private static let orders: [Phrase] = ["giao cho", "giao", "yeu cau", "phan cong"]

    /// The first words of names, folded.
    private static let heads: [Phrase] = [
        "phong", "ban", "hoi", "cong an", "tram", "trung tam", "van phong", "uy ban", "ubnd", "ubmttq",
        "ubmttqvn", "mttq", "mat tran", "lien doan", "cong doan", "doan", "truong", "cac truong",
        "cac phong", "cac ban", "cac hoi", "cac co quan", "cac don vi", "cac doan the", "cac nganh",
        "cac to dan pho", "cac thon", "cac ap", "cac khom", "cac buon", "cac khu", "cac co so",
        "cac thanh vien", "cac to chuc", "cac xa", "cac khoa", "cac xi nghiep", "cac chi nhanh", "chi nhanh",
        "cac phuong", "cac doanh nghiep", "cac khoi", "cac chi", "to dan pho", "thon", "ap", "to", "dai",
        "chi cuc", "so", "thanh tra", "toa an", "vien", "kho bac", "buu dien", "quan su", "chu tich",
        "thu truong", "can bo", "cong chuc", "ke toan", "thanh vien", "bo phan", "tu phap", "tai chinh",
        "van hoa", "dia chinh", "lao dong", "dang uy", "hdnd", "hoi dong", "thuong truc", "hieu truong",
        "doanh nghiep", "hop tac xa", "lien minh", "lien hiep", "nguoi dung dau", "truong tram",
        "truong phong", "truong cong an", "bi thu", "khoi", "chi hoi", "bch", "bo chi huy", "ngan hang",
        "cum", "don bien phong", "nganh", "khoa", "giao vien", "hoc sinh", "cha me hoc sinh", "y te",
        "giao duc", "co quan",
        "don vi", "tat ca cac", "cong ty", "cac cong ty", "benh vien", "cac benh vien", "nha may",
        "xi nghiep",
        "dien luc", "nha truong", "cac nha truong", "cac lop", "cac hop tac xa", "cac ngan hang",
    ]

    /// Before the name of a person, whose office stands behind it: `Bà Lê Thị Mẫu, Phó Chủ tịch UBND phường`.
    private static let persons: Set<String> = ["ông", "bà", "cô", "thầy", "đ/c", "chí"]

    /// Verbs that end a name inside a sentence, folded; a name's own words are
    /// capitalised, so only small letters count.
    private static let verbs: [Phrase] = [
        "can cu", "chiu trach nhiem", "co trach nhiem", "chu tri", "phoi hop", "tham muu", "thuc hien",
        "trien khai", "huong dan", "theo doi", "xay dung", "chu dong", "tiep tuc", "tang cuong", "day manh",
        "to chuc thuc hien", "to chuc trien khai", "kiem tra", "tong hop", "don doc", "bao cao", "bo tri",
        "dam bao", "bao dam", "tuyen truyen", "van dong", "ra soat", "co nhiem vu", "theo chuc nang",
        "tham gia", "quan tam", "chi dao", "phan cong", "cu can bo", "lap", "duy tri", "nang cao", "lam",
        "giup", "kham", "cung cap", "thuong xuyen", "kip thoi", "day", "la",
        "to chuc", "dua", "tu van", "tiep nhan", "xu ly", "bien soan", "dang ky", "nam tinh hinh", "nam bat",
        "mo",
        "ho tro", "chuan bi", "thanh lap", "can doi", "phat dong", "phat hien", "gioi thieu", "gui", "treo",
        "phu trach",
    ]
    /// Kinds of office that need more of a name: in `Tổ tư vấn`, `tư vấn` is no verb yet.
    private static let kinds: [Phrase] = [
        "ban", "to", "trung tam", "hoi", "hoi dong", "doan", "truong", "bo phan", "chi cuc", "khoi", "cum",
        "cong chuc", "can bo",
    ]

    /// Whether the small letters at a word end the name that begins at another.
    static func isVerb(_ passage: Passage, at index: Int, ofNameAt start: Int) -> Bool {
        guard index > start, Lexeme.startsLower(passage.words[index].text),
            passage.hasAny(of: verbs, at: index)
        else { return false }
        if kinds.contains(where: { start + $0.count == index && passage.has($0, at: start) }) { return false }
        // "Giáo viên chủ nhiệm và tổ tư vấn tâm lý"
        if index - 2 > start, passage.words[index - 2].text == "và", passage.words[index - 1].text == "tổ" {
            return false
        }
        // "Trung tâm Dịch vụ tổng hợp"; "các cơ quan, tổ chức".
        if passage.has("tong hop", at: index) { return passage.keys[index - 1] != "vu" }
        let isBareOrganise = passage.has("to chuc", at: index) && !passage.has("to chuc thuc hien", at: index)
        return !isBareOrganise || Lexeme.ending(of: passage.words[index - 1].text) == .neutral
    }

    /// How many words before the name ask or order, and whether they ask.
    static func prefix(of passage: Passage) -> (length: Int, isRequest: Bool) {
        for phrase in requests where passage.has(phrase, at: 0) { return (phrase.count, true) }
        // "Giao Trạm Y tế" orders; "Giáo viên" is a name, "Giao ban" a meeting.
        let isName =
            passage.words.first.map { $0.text.lowercased().hasPrefix("giá") } ?? false
            || passage.hasAny(of: ["ban", "luu", "dich", "thong", "tiep"], at: 1)
        for phrase in orders where !isName && passage.has(phrase, at: 0) { return (phrase.count, false) }
        return (0, false)
    }

    static func begins(_ passage: Passage, at index: Int) -> Bool {
        guard index < passage.words.count, Lexeme.startsUpper(passage.words[index].text) || index > 0 else {
            return false
        }
        return heads.contains { passage.has($0, at: index) } || isPerson(passage, at: index)
            || passage.has("cac ong ba", at: index)
    }

    static func isPerson(_ passage: Passage, at index: Int) -> Bool {
        let name = index + (passage.has("dong chi", at: index) ? 2 : 1)
        guard name < passage.words.count, Lexeme.startsUpper(passage.words[index].text) else { return false }
        return persons.contains(passage.words[name - 1].text.lowercased())
            && Lexeme.startsUpper(passage.words[name].text)
    }

    /// The words that name the unit at the start of a sentence, without what asks
    /// or orders; nil when the sentence names none.
    static func subject(of passage: Passage) -> (range: Range<Int>, isRequest: Bool)? {
        let (prefix, isRequest) = prefix(of: passage)
        let start = prefix + OfficeList.title(in: passage, at: prefix)
        guard begins(passage, at: start) else { return nil }
        var end = start
        while end < passage.words.count, end - start < 40 {
            let word = passage.words[end].text
            if isVerb(passage, at: end, ofNameAt: start) { break }
            end += 1
            let ending = Lexeme.ending(of: word)
            if ending == .sentence { break }
            if ending == .semicolon, end == passage.words.count || !begins(passage, at: end) { return nil }
        }
        let isWhole = end == passage.words.count || end - start >= 40
        let endsInColon = end > 0 && passage.words[end - 1].text.hasSuffix(":")
        guard end > start, !isWhole || endsInColon, end < passage.words.count else { return nil }
        // "Các khu trọ: giao Công an phường …": what follows is the one that works, if it is an office.
        if endsInColon, passage.words[end].text == "giao" {
            let order = passage.part(end..<passage.words.count)
            return subject(of: order).map { found in
                (found.range.lowerBound + end..<found.range.upperBound + end, found.isRequest)
            }
        }
        return (start..<end, isRequest)
    }
}
