import Diagnostics

/// Short, unique ASCII names for units: `vhxh` for `Phòng Văn hóa - Xã hội`.
struct UnitIDs {
    /// Names of files in a results folder that belong to no unit.
    private var taken: Set<String> = ["chung", "indicators"]
    private var uses: [String: Int] = [:]

    /// Usual short forms of whole names, by the words they begin with.
    private static let names: [(phrase: Phrase, id: String)] = [
        ("uy ban mat tran to quoc", "mttq"), ("mat tran to quoc", "mttq"), ("mttq", "mttq"),
        ("ubmttq", "mttq"), ("ubmttqvn", "mttq"), ("uy ban mttq", "mttq"), ("ubnd mttq", "mttq"),
        ("ban thuong truc uy ban mat tran to quoc", "mttq"), ("thuong truc ubmttq", "mttq"),
        ("hoi lien hiep phu nu", "hlhpn"), ("hoi phu nu", "hlhpn"), ("hoi lhpn", "hlhpn"),
        ("cong an", "ca"), ("tram y te", "tyt"), ("lien doan lao dong", "ldld"),
        ("doan thanh nien", "dtn"), ("doan tn", "dtn"), ("doan tncs", "dtn"), ("hoi nong dan", "hnd"),
        ("hoi cuu chien binh", "hccb"), ("van phong hdnd", "vp"), ("van phong hdnd&ubnd", "vp"),
        ("van phong hoi dong nhan dan", "vp"), ("van phong ubnd", "vp"),
        ("van phong uy ban nhan dan", "vp"), ("cac truong hoc", "th"), ("cac truong", "th"),
    ]

    /// Usual short forms of parts of names.
    private static let parts: [(phrase: Phrase, form: String)] = [
        ("vi su tien bo cua phu nu", "vstbpn"), ("vi su tien bo phu nu", "vstbpn"),
        ("hoi dong nhan dan", "hdnd"), ("uy ban nhan dan", "ubnd"),
    ]

    /// Words that give no letter.
    private static let silent: Set<String> = ["va", "cua", "cac", "cho", "voi", "ve", ""]
    /// Kinds of office that are left out where a field follows: `Phòng Tư pháp` is `tp`.
    private static let kinds: [Phrase] = ["phong", "can bo", "cong chuc"]
    /// What follows the name proper: the level, the place, the sector, members.
    private static let ends: [Phrase] = [
        "phuong", "xa", "quan", "huyen", "thanh pho", "tinh", "thi xa", "thi tran", "dac khu", "tren dia ban",
        "nganh", "cac truong", "cac don vi",
    ]
    /// Those of the ends that are levels.
    private static let levelCount = 9
    private static let maximumLength = 12

    /// - Parameter offices: more than one where they share a unit.
    mutating func id(for offices: [Passage]) -> String {
        let base = String(offices.map(UnitIDs.base).joined().prefix(UnitIDs.maximumLength))
        var id = base
        // From where the last one of this base stopped, so that many alike stay cheap.
        var count = uses[base, default: 1]
        while !taken.insert(id).inserted {
            count += 1
            id = base + String(count)
        }
        uses[base] = count
        return id
    }

    /// What two names of one office share: `Hội LHPN phường` and `Hội Liên hiệp Phụ nữ`.
    static func identity(of name: Passage) -> String {
        let level = name.words.indices.first { index in
            index > 0 && Lexeme.startsLower(name.words[index].text) && name.keys[index - 1] != "cac"
                && ends.prefix(levelCount).contains { name.has($0, at: index) }
        }
        var end = name.words.count
        // "phường Mẫu" ends a name; "phường và các đoàn thể" goes on with it.
        if let level,
            name.words[(level + 1)...].allSatisfy({ Lexeme.startsUpper($0.text) || $0.text == "phố" })
        {
            end = level
        }
        let short = names.first { name.has($0.phrase, at: 0) && $0.phrase.count <= end }
        let kind = kinds.first { name.has($0, at: 0) && $0.count < end }
        let rest = name.keys[(short?.phrase.count ?? kind?.count ?? 0)..<end].filter {
            !["-", "–", "viet", "nam", "vn"].contains($0)
        }
        return ([short?.id].compactMap { $0 } + rest).joined(separator: " ")
    }

    /// How many words of a usual name stand at a word, `Hội LHPN`; nil for the names of many.
    static func usualName(_ passage: Passage, at index: Int) -> Int? {
        guard index < passage.keys.count, passage.keys[index] != "cac" else { return nil }
        return names.filter { passage.has($0.phrase, at: index) }.map(\.phrase.count).max()
    }

    static func base(of name: Passage) -> String {
        if let match = names.first(where: { name.has($0.phrase, at: 0) }) { return match.id }
        let kind = kinds.first { name.has($0, at: 0) }
        let start = kind.map { $0.count } ?? 0
        var letters = ""
        var index = start
        while index < name.keys.count, letters.utf8.count < maximumLength {
            let isLater = index > start && Lexeme.startsLower(name.words[index].text)
            // "Cơ quan" is no "quận".
            let isEnd = ends.contains { name.has($0, at: index) } && !name.has("co quan", at: index - 1)
            if isLater, isEnd, name.keys[index - 1] != "cac" { break }
            if let part = parts.first(where: { name.has($0.phrase, at: index) }) {
                letters += part.form
                index += part.phrase.count
            } else {
                letters += initial(of: name.words[index].text, name.keys[index])
                index += 1
            }
        }
        return letters.isEmpty ? "dv" : String(letters.prefix(maximumLength))
    }

    /// The first letter of a syllable, all letters of an abbreviation.
    private static func initial(of word: String, _ key: String) -> String {
        guard !silent.contains(key) else { return "" }
        let letters = key.filter { $0.isASCII && ($0.isLetter || $0.isNumber) }
        return Lexeme.isAbbreviation(word) ? letters : String(letters.prefix(1))
    }
}
