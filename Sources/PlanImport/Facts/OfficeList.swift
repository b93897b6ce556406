/// Lists of offices: `Trạm Y tế xã, Công an xã và Trường THCS Mẫu` names three.
enum OfficeList {
    /// What many villages or schools are called together, also in small letters.
    private static let groups: [Phrase] = [
        "cac ap", "cac khom", "cac khu", "cac thon", "cac to dan pho", "cac truong", "cac xa", "cac phuong",
    ]
    /// Titles before a list, which are no office: `Các đơn vị: Trạm Y tế, Công an xã`.
    private static let titles: [Phrase] = [
        "cac don vi", "cac co quan", "cac co quan don vi", "cac phong", "cac phong ban", "cac nganh",
        "cac don vi lien quan", "cac co quan lien quan",
    ]

    /// In names: a bound on the work, far beyond real lists.
    private static let longest = 20

    /// The offices that a name joins; the whole where it is one, and a person without the offices held.
    static func offices(in name: Passage) -> [Passage] {
        if OrgPhrase.isPerson(name, at: 0) {
            let end = name.words.firstIndex { $0.text.hasSuffix(",") }.map { $0 + 1 }
            return [name.part(0..<(end ?? name.words.count))]
        }
        let starts =
            [0] + name.words.indices.dropFirst().filter { parts(name, before: $0) && begins(name, at: $0) }
        let ends = starts.dropFirst() + [name.words.count]
        return zip(starts, ends).map { name.part($0..<$1) }
    }

    /// The names of a list that begins with one.
    static func names(from first: Range<Int>, in passage: Passage) -> [Range<Int>] {
        var names = [first]
        var end = first.upperBound
        while names.count < longest,
            let start = [end, end + 1].first(where: {
                parts(passage, before: $0) && begins(passage, at: $0)
            })
        {
            end = LeadPhrase.endOfName(from: start, in: passage)
            names.append(start..<end)
        }
        return names
    }

    /// How many words of a title stand at a word before a list in brackets or behind a colon; 0 without.
    static func title(in passage: Passage, at start: Int) -> Int {
        let title = titles.filter { passage.has($0, at: start) }.map(\.count).max() ?? 0
        let list = start + title
        guard title > 0, list < passage.words.count, LeadPhrase.isOffice(passage, at: list),
            passage.words[list - 1].text.hasSuffix(":") || passage.words[list].text.hasPrefix("(")
        else { return 0 }
        return title
    }

    /// Whether one name may end and another begin before a word: a comma, a semicolon, `và`, `+`.
    private static func parts(_ passage: Passage, before index: Int) -> Bool {
        guard index > 0, index < passage.words.count else { return false }
        switch Lexeme.ending(of: passage.words[index - 1].text) {
        case .comma, .semicolon: return true
        case .open, .neutral: return index > 1 && ["và", "+", "&"].contains(passage.words[index - 1].text)
        case .sentence: return false
        }
    }

    /// A field is no office of its own here: `Phòng Kinh tế, Văn hóa - Xã hội`.
    private static func begins(_ passage: Passage, at index: Int) -> Bool {
        passage.hasAny(of: groups, at: index)
            || LeadPhrase.isOffice(passage, at: index) && !passage.hasAny(of: LeadPhrase.fields, at: index)
    }
}
