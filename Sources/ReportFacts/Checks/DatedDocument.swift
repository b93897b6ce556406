internal import PlanModel

/// A document that a text names with its day: `Kế hoạch số 12/KH-UBND ngày 10/3/2026`.
struct DatedDocument {
    /// As the text has it: `12/KH-UBND`, `QĐ số 31`, `Biên bản`.
    let name: String
    /// Whether the name is a number with its code, which tells the document from others.
    let isNumbered: Bool
    let day: CalendarDate
    /// Who issued it, as the text has it: `UBND thành phố`; empty where it does not say.
    let issuer: [WordList.Word]

    /// Those that have their number and, right beside it, a day with its year. A day further on may be that of
    /// what the document is about.
    static func all(in text: String, isProof: Bool) -> [DatedDocument] {
        let bytes = Array(text.utf8)
        return DateReader.dates(in: text).compactMap { mention in
            guard mention.day != nil, let year = mention.year, let day = mention.date(inYear: year) else {
                return nil
            }
            let before = String(
                decoding: bytes[..<mention.range.lowerBound].suffix(lookedBack), as: UTF8.self)
            let rest = WordList(
                String(decoding: bytes[mention.range.upperBound...].prefix(lookedBack), as: UTF8.self)
            ).words
            if let issue = issue(before: before, behind: rest) {
                return DatedDocument(name: issue.number, isNumbered: true, day: day, issuer: issue.issuer)
            }
            guard let words = leading(before), !isOfDeed(rest, isApart: isApart(before)) else { return nil }
            if let (number, issuer) = numberAndIssuer(words) {
                return DatedDocument(name: number, isNumbered: true, day: day, issuer: issuer)
            }
            if let number = number(atEndOf: words) ?? (isKind(words) ? number(behind: rest) : nil) {
                return DatedDocument(name: number, isNumbered: true, day: day, issuer: issuer(behind: rest))
            }
            return (shortName(words) ?? issued(words) ?? (isProof ? proof(words) : nil)).map {
                DatedDocument(name: $0, isNumbered: false, day: day, issuer: issuer(behind: rest))
            }
        }
    }

    /// In bytes: longer than the number of any document.
    private static let lookedBack = 160

    // MARK: - What leads to the day

    /// The words up to `ngày`, `ký ngày`, `ban hành ngày`; nil where a sentence ends before the day.
    private static func leading(_ text: String) -> ArraySlice<WordList.Word>? {
        let behind = text.reversed().prefix { !$0.isLetter && !$0.isNumber }
        guard behind.allSatisfy(joints.contains) else { return nil }
        var words = WordList(text).words[...]
        while let last = words.last, fillers.contains(last.text.lowercased()) {
            guard last.gap.allSatisfy(joints.contains) else { return nil }
            words.removeLast()
        }
        return words
    }

    /// Whether a comma parts the day from the document: `Kế hoạch số 12/KH-UBND, ngày …`.
    private static func isApart(_ text: String) -> Bool {
        let last = WordList(text).words.last
        return last?.text.lowercased() == "ngày" && last?.gap.contains(",") ?? false
    }

    /// Whether a day behind a document is that of the deed told next: `Thực hiện Kế hoạch số 12/KH-UBND, ngày
    /// 25/3/2026 phường mở lớp`, `Sơ kết Kế hoạch số 12/KH-UBND ngày 25/6/2026 tại hội trường`.
    static func isOfDeed(_ rest: some Collection<WordList.Word>, isApart: Bool) -> Bool {
        guard let next = rest.first, next.gap.allSatisfy({ " ,".contains($0) }) else { return false }
        let word = next.text.lowercased()
        if next.follows, word == "tại" { return true }
        return isApart && !["của", "về", "v", "do", "và"].contains(word)
            && kind(atEndOf: Array(rest.prefix(2))[...]) == nil && !abbreviations.contains(next.text)
    }

    private static let joints: Set<Character> = [" ", ",", "("]
    private static let fillers: Set = ["ngày", "ký", "ban", "hành", "lập"]

    /// `12/KH-UBND`, `12/2026/NQ-HĐND`.
    private static func number(atEndOf words: ArraySlice<WordList.Word>) -> String? {
        guard var start = words.indices.last else { return nil }
        while start > words.startIndex, ["/", "-"].contains(words[start].gap) { start -= 1 }
        return number(words[start...])
    }

    private static func number(_ parts: ArraySlice<WordList.Word>) -> String? {
        var rest = parts.dropFirst()
        if let year = rest.first, year.gap == "/", year.text.count == 4, Int(year.text) != nil {
            rest.removeFirst()
        }
        guard let first = parts.first, first.text.first?.isNumber == true, let letters = rest.first,
            letters.gap == "/", letters.isCapital
        else { return nil }
        return first.text + parts.dropFirst().map { $0.gap + $0.text }.joined()
    }

    /// `Quyết định ngày 20/12/2026 số 31/QĐ-UBND`.
    private static func number(behind words: [WordList.Word]) -> String? {
        guard words.count > 1, words[0].follows, words[0].text == "số" else { return nil }
        let end = words.indices.dropFirst(2).first { !["/", "-"].contains(words[$0].gap) } ?? words.count
        return number(words[1..<end])
    }

    // MARK: - Who issued it

    /// In words: `của Ủy ban nhân dân phường` and a name.
    private static let longestIssuer = 9

    /// `… ngày 12/3/2026 của UBND phường`.
    private static func issuer(behind rest: [WordList.Word]) -> [WordList.Word] {
        guard let first = rest.first, first.follows, first.text == "của" else { return [] }
        return Array(rest.dropFirst().prefix(longestIssuer).prefix { $0.follows && $0.text != "về" })
    }

    /// `12/KH-UBND của UBND phường`, before the day.
    private static func numberAndIssuer(
        _ words: ArraySlice<WordList.Word>
    ) -> (number: String, issuer: [WordList.Word])? {
        let start = words.suffix(longestIssuer).lastIndex { $0.text == "của" }
        guard let start, words[start...].allSatisfy(\.follows), words[start...].count > 1,
            let number = number(atEndOf: words[..<start])
        else { return nil }
        return (number, Array(words[(start + 1)...]))
    }

    /// `Ngày 12/3/2026, UBND phường ban hành Kế hoạch số 12/KH-UBND`.
    private static func issue(
        before: String, behind rest: [WordList.Word]
    ) -> (number: String, issuer: [WordList.Word])? {
        guard let verb = rest.prefix(longestIssuer + 2).firstIndex(where: { $0.text == "ban" }),
            verb + 1 < rest.count, rest[verb + 1].text == "hành",
            rest[..<verb].enumerated().allSatisfy({ $1.follows || $0 == 0 && $1.gap == ", " }),
            beginsWithDay(before)
        else { return nil }
        let said = rest[(verb + 2)...]
        let kind = said.prefix(2)
        let isShort = kind.first.map { abbreviations.contains($0.text) } ?? false
        guard isShort || isKind(kind) else { return nil }
        return number(behind: Array(said.dropFirst(isShort ? 1 : 2))).map {
            ($0, rest[..<verb].filter { $0.text != "đã" })
        }
    }

    /// Whether a sentence begins with the day: `Ngày`, `Sáng ngày`.
    private static func beginsWithDay(_ before: String) -> Bool {
        guard let last = before.last, last == " " else { return false }
        let words = WordList(before).words.suffix(3)
        let lead = words.reversed().prefix {
            ["ngày", "vào", "sáng", "chiều"].contains($0.text.lowercased())
        }
        return lead.first?.folded == "ngay"
            && lead.last.map { $0.gap.isEmpty || $0.gap.contains { ".;\n".contains($0) } } ?? false
    }

    // MARK: - Documents without a code

    private static func isKind(_ words: ArraySlice<WordList.Word>) -> Bool {
        kind(atEndOf: words) != nil
    }

    private static func kind(atEndOf words: ArraySlice<WordList.Word>) -> String? {
        let said = words.suffix(2).map(\.text)
        if let last = said.last, abbreviations.contains(last) { return last }
        let pair = said.joined(separator: " ")
        return kinds.contains(pair.lowercased()) ? pair : nil
    }

    /// `QĐ số 31`, `Quyết định số 31`.
    private static func shortName(_ words: ArraySlice<WordList.Word>) -> String? {
        guard let number = words.last, Int(number.text) != nil, number.gap == " ",
            words.dropLast().last?.text == "số", let kind = kind(atEndOf: words.dropLast(2))
        else { return nil }
        return "\(kind) số \(number.text)"
    }

    /// `đã ban hành Kế hoạch ngày …`; without the verb the day may be the one the plan is for.
    private static func issued(_ words: ArraySlice<WordList.Word>) -> String? {
        guard let kind = kind(atEndOf: words) else { return nil }
        let verb = words.dropLast(kind.words().count).suffix(2).map { $0.text.lowercased() }
        return verb == ["ban", "hành"] ? kind : nil
    }

    /// `Biên bản ngày …`, `Biên bản họp ngày …` in the column of documents, which holds no other words.
    private static func proof(_ words: ArraySlice<WordList.Word>) -> String? {
        var words = words
        while let last = words.last, last.follows, meetings.contains(last.text.lowercased()) {
            words.removeLast()
        }
        return kind(atEndOf: words).flatMap { dated.contains($0.lowercased()) ? $0 : nil }
    }

    private static let kinds: Set = [
        "quyết định", "kế hoạch", "công văn", "báo cáo", "biên bản", "nghị quyết", "thông báo", "tờ trình",
        "hướng dẫn", "chương trình", "chỉ thị",
    ]
    private static let abbreviations: Set = ["QĐ", "KH", "CV", "BC", "BB", "NQ", "TB", "TTr"]
    /// What is known by its day alone; a plan or a notice may be one for a day.
    private static let dated: Set = ["biên bản", "quyết định", "công văn", "nghị quyết", "tờ trình"]
    private static let meetings: Set = ["họp", "cuộc", "hội", "nghị", "làm", "việc", "kiểm", "tra"]
}
