/// Finds the office that a task's own sentence gives the lead: `Giao Công an phường rà soát …`,
/// `… (Công an phường chủ trì)`, `Đơn vị thực hiện: Trạm Y tế`, `Trạm Y tế phối hợp với …`.
///
/// Outside the part that hands the work to units, most sentences name none, or name one that
/// only helps; so the office must have a name of its own, and lead by its place or by a verb.
enum LeadPhrase {
    /// Titles before a colon, of a table's column or inside a sentence.
    private static let labels: [Phrase] = [
        "don vi chu tri", "co quan chu tri", "bo phan chu tri", "chu tri thuc hien", "chu tri",
        "don vi thuc hien",
        "co quan thuc hien", "nguoi thuc hien", "bo phan thuc hien", "to chuc thuc hien", "don vi phu trach",
        "nguoi phu trach", "phu trach", "phan cong", "phan cong thuc hien", "trach nhiem", "don vi dau moi",
        "don vi", "bo phan",
    ]
    /// What a leading office does, right behind its name.
    private static let leading: [Phrase] = ["chu tri", "thuc hien", "phu trach", "dam nhiem", "lam dau moi"]
    /// First words that need more of a name behind them; higher levels are left out: they lead no task of ours.
    private static let heads: [Phrase] = [
        "phong", "ban", "hoi", "trung tam", "uy ban", "lien doan", "cong doan", "doan", "truong", "dai",
        "chi cuc", "to", "bo phan", "cong chuc", "can bo", "thon", "ap", "to dan pho", "hop tac xa",
        "cong ty", "benh vien", "ngan hang", "khoa",
    ]
    /// What an official of a commune works at; it may stand for the official.
    static let fields: [Phrase] = ["quan su", "y te", "tu phap", "tai chinh", "van hoa", "dia chinh"]
    private static let names: [Phrase] = [
        "cong an", "tram y te", "van phong", "thuong truc hdnd", "thuong truc dang uy", "mat tran", "ubmttq",
        "mttq", "ubnd cac", "cac truong",
        "cac thon",
        "cac to dan pho", "cac khu", "cac ap", "ban chi huy", "ban chqs", "doan thanh nien", "hoi phu nu",
        "hoi lien hiep phu nu",
        "hoi nong dan", "hoi cuu chien binh", "nha truong", "thanh tra ban", "lanh dao ban",
        "cong doan co so", "cong doan truong", "cong doan cac", "doan truong",
    ]
    private static let levels: Set<String> = ["phuong", "xa", "quan", "huyen", "tinh"]
    private static let longestName = 20

    /// The words that name the office; nil where none leads.
    static func office(in passage: Passage) -> (range: Range<Int>, isRequest: Bool)? {
        for index in passage.words.indices {
            if let name = behindLabel(index, in: passage) ?? beforeVerb(index, in: passage) {
                return (name, false)
            }
        }
        let (start, isRequest) = OrgPhrase.prefix(of: passage)
        let name = subject(at: start, in: passage) ?? inLastBracket(of: passage) ?? behindTask(in: passage)
        guard let name else { return nil }
        let first = OfficeList.offices(in: passage.part(name))[0]
        return (name.lowerBound..<name.lowerBound + first.words.count, isRequest)
    }

    /// `Trạm Y tế phối hợp …`, `Công an phường phân luồng …`: the name ends before a verb, or by itself.
    private static func subject(at start: Int, in passage: Passage) -> Range<Int>? {
        guard isOffice(passage, at: start) else { return nil }
        let end = endOfName(from: start, in: passage)
        let endsBySelf =
            UnitIDs.usualName(passage, at: start) != nil || levels.contains(passage.keys[end - 1])
        if endsBySelf, end < passage.words.count, Lexeme.startsLower(passage.words[end].text),
            Lexeme.ending(of: passage.words[end - 1].text) == .neutral
        {
            return start..<end
        }
        return OrgPhrase.subject(of: passage)?.range
    }

    // MARK: - Where it stands

    /// `Đơn vị chủ trì: Công an phường; …`
    private static func behindLabel(_ index: Int, in passage: Passage) -> Range<Int>? {
        // The longest label has four words.
        guard passage.words[index...].prefix(4).contains(where: { $0.text.utf8.last == UInt8(ascii: ":") }),
            let label = labels.first(where: { passage.has($0, at: index) })
        else { return nil }
        let start = index + label.count
        guard passage.words[start - 1].text.hasSuffix(":"), isOffice(passage, at: start) else { return nil }
        return start..<endOfName(from: start, in: passage)
    }

    /// `giao Công an phường …`; `do Công an phường chủ trì`, `…, Trạm Y tế thực hiện.`
    private static func beforeVerb(_ start: Int, in passage: Passage) -> Range<Int>? {
        let isOrdered = isOrder(passage, before: start)
        guard isOrdered || beginsClause(start, in: passage), isOffice(passage, at: start) else { return nil }
        let name = start..<endOfName(from: start, in: passage)
        if isOrdered { return name }
        // "Phối hợp: Hội Nông dân; Chủ trì: …" has a label behind the name, no verb.
        let end = OfficeList.names(from: name, in: passage).last?.upperBound ?? name.upperBound
        guard let verb = leading.first(where: { passage.has($0, at: end) }),
            Lexeme.startsLower(passage.words[end].text),
            Lexeme.ending(of: passage.words[end - 1].text) == .neutral
        else { return nil }
        // "thực hiện." ends its clause; "thực hiện tốt …" is what a task asks of anyone.
        let last = end + verb.count - 1
        let isEnd = last + 1 == passage.words.count || Lexeme.ending(of: passage.words[last].text) != .neutral
        return verb == leading[0] || isEnd ? name : nil
    }

    /// `… (Đoàn Thanh niên - Trường THCS)` at the end of the task.
    private static func inLastBracket(of passage: Passage) -> Range<Int>? {
        guard let open = passage.words.lastIndex(where: { $0.text.hasPrefix("(") }),
            let last = passage.words.last, last.text.contains(")"), isOffice(passage, at: open)
        else { return nil }
        return open..<endOfName(from: open, in: passage)
    }

    /// `Phát 500 cuốn sổ tay: Hội LHPN`: the name alone behind a task of some words, not behind a label.
    private static func behindTask(in passage: Passage) -> Range<Int>? {
        guard let colon = passage.words.lastIndex(where: { $0.text.hasSuffix(":") }), colon > 2,
            isOffice(passage, at: colon + 1),
            endOfName(from: colon + 1, in: passage) == passage.words.count,
            !passage.containsAny(of: besides, in: colon - 2..<colon + 1)
        else { return nil }
        return colon + 1..<passage.words.count
    }

    /// Labels of what is no leading office.
    private static let besides: [Phrase] = [
        "phoi hop", "dia diem", "thanh phan", "doi tuong", "tham du", "tham gia", "gom", "nhu", "tai", "noi",
        "gui", "nhan",
    ]

    private static func isOrder(_ passage: Passage, before index: Int) -> Bool {
        let words = passage.words[max(0, index - 2)..<index].map { $0.text.lowercased() }
        return words.last == "giao" || words == ["giao", "cho"]
    }

    private static func beginsClause(_ index: Int, in passage: Passage) -> Bool {
        guard index > 0, !passage.words[index].text.hasPrefix("(") else { return true }
        let before = passage.words[index - 1].text
        switch Lexeme.ending(of: before) {
        case .sentence, .semicolon, .comma: return true
        case .open, .neutral: return ["do", "-", "–"].contains(before.lowercased())
        }
    }

    // MARK: - The name

    /// Whether the name of an office of the plan's own level begins at a word.
    static func isOffice(_ passage: Passage, at index: Int) -> Bool {
        guard index < passage.words.count, Lexeme.startsUpper(passage.words[index].text) else { return false }
        if passage.hasAny(of: names, at: index) { return true }
        // "Trưởng Công an" heads one; "Trường" is a school.
        if passage.words[index].text.lowercased().hasPrefix("trưởng") { return false }
        return (heads + fields).contains { head in
            guard passage.has(head, at: index) else { return false }
            // "Phòng Tư pháp", "Văn hóa - Xã hội"; "Phòng ngừa" and "Hội thi" are none.
            let rest = passage.words[(index + head.count)...].prefix(2)
            return Lexeme.ending(of: passage.words[index + head.count - 1].text) == .neutral
                && rest.first { $0.text != "-" && $0.text != "–" }.map { Lexeme.startsUpper($0.text) }
                    ?? false
        }
    }

    static func endOfName(from start: Int, in passage: Passage) -> Int {
        if let end = endOfUsualName(from: start, in: passage) { return end }
        for index in start..<min(passage.words.count, start + longestName) {
            let word = passage.words[index].text
            if index > start, endsName(at: index, ofNameAt: start, in: passage) { return index }
            if word.unicodeScalars.last.map(Lexeme.closers.contains) ?? false { return index + 1 }
            switch Lexeme.ending(of: word) {
            case .neutral, .open:
                if isLevel(at: index, in: passage) { return index + 1 }
                let joins = index + 1 < passage.words.count && ["va", "+"].contains(passage.keys[index + 1])
                if joins, isOffice(passage, at: index + 2) { return index + 1 }
            case .sentence, .semicolon: return index + 1
            case .comma:
                // "Phòng Kinh tế, Hạ tầng và Đô thị" is one office.
                let goesOn =
                    index + 1 < passage.words.count && Lexeme.startsUpper(passage.words[index + 1].text)
                if !goesOn || isOffice(passage, at: index + 1) { return index + 1 }
            }
        }
        return min(passage.words.count, start + longestName)
    }

    /// `Hội LHPN phường Mẫu`: a usual name goes on with capitals and its level only.
    private static func endOfUsualName(from start: Int, in passage: Passage) -> Int? {
        guard var end = UnitIDs.usualName(passage, at: start).map({ start + $0 }) else { return nil }
        while end < passage.words.count, Lexeme.ending(of: passage.words[end - 1].text) == .neutral {
            let isUpper = Lexeme.startsUpper(passage.words[end].text)
            // "Văn phòng HĐND và UBND" is one office, "Công an khu vực" another than "Công an".
            let joins =
                passage.keys[end] == "va" && end + 1 < passage.words.count
                && Lexeme.startsUpper(passage.words[end + 1].text) && !isOffice(passage, at: end + 1)
            guard isUpper || joins || levels.contains(passage.keys[end]) || isArea(passage, end) else {
                break
            }
            end += joins || isArea(passage, end) ? 2 : 1
        }
        return end
    }

    private static func isArea(_ passage: Passage, _ index: Int) -> Bool { passage.has("khu vuc", at: index) }

    /// `Công an phường` ends with its level where small letters go on: `… phường giữ trật tự`.
    private static func isLevel(at index: Int, in passage: Passage) -> Bool {
        guard index > 0, levels.contains(passage.keys[index]),
            Lexeme.startsLower(passage.words[index].text), index + 1 < passage.words.count,
            !["va", "cac"].contains(passage.keys[index + 1]), passage.keys[index - 1] != "cac"
        else { return false }
        return Lexeme.startsLower(passage.words[index + 1].text)
    }

    /// A verb, or a dash before small letters or another office: `Tổ Văn phòng - hoàn thành …`.
    private static func endsName(at index: Int, ofNameAt start: Int, in passage: Passage) -> Bool {
        let word = passage.words[index].text
        if ["-", "–"].contains(word) {
            return index + 1 == passage.words.count || !Lexeme.startsUpper(passage.words[index + 1].text)
                || isOffice(passage, at: index + 1)
        }
        return Lexeme.startsLower(word)
            && (passage.hasAny(of: leading, at: index)
                || OrgPhrase.isVerb(passage, at: index, ofNameAt: start))
    }
}
