import Diagnostics
import PlanModel

/// What stands before the first heading: header, title, and the text that leads in.
struct FrontPart {
    /// Capital lines of the header: the issuing agency, with one above it if any.
    var header: [SourceLine] = []
    var issuer: [String] { header.map(\.text) }
    /// The place before the header's date: `Mẫu` of `Mẫu, ngày … tháng … năm …`.
    var place: Passage?
    var title = Passage([])
    /// All text between the title and the first heading.
    var lead = Passage([])
    /// Lines of the lead that look like headings or tasks.
    var doubtful: [SourceLine] = []
    /// The issuer's part of the number, `UBND` of `15/KH-UBND`, where the header has one.
    var code: String?
    /// The whole number, `15/KH-UBND`, and the day, where the header has them without blanks to be filled in.
    var number: String?
    var date: CalendarDate?
    /// Where the line KẾ HOẠCH stands; nil when there is none.
    var kind: Range<Int>?
    /// Lines of the header that are no part of one.
    var unplaced: [SourceLine] = []

    init(_ lines: ArraySlice<SourceLine>, habits: WrapHabits) {
        let kindLine = lines.firstIndex { FrontPart.isKindLine($0) }
        if let kindLine {
            kind = lines[kindLine].source
            readHeader(lines[..<kindLine])
        }
        var body = kindLine.map { Array(lines[($0 + 1)...]) } ?? Array(lines)
        // "KẾ HOẠCH CÔNG TÁC …" on one line: the rest is the title's beginning.
        if let kindLine, lines[kindLine].words.count > 2, lines[kindLine].words[1].text.count > 1 {
            var first = lines[kindLine]
            first.words.removeFirst(2)
            body.insert(first, at: 0)
        }
        let end = kindLine == nil ? 0 : FrontPart.endOfTitle(body, habits: habits)
        title = FrontPart.joined(body[..<end], habits: habits)
        doubtful = LeadIn.bodyLines(body[end...])
        lead = FrontPart.withoutBrackets(FrontPart.joined(body[end...], habits: habits))
    }

    static func isKindLine(_ line: SourceLine) -> Bool {
        // "K Ế H O Ạ C H"
        if line.words.count == 7, Lexeme.key(of: line.words.map(\.text).joined()) == "kehoach" { return true }
        guard line.words.count >= 2, Lexeme.key(of: line.words[0].text) == "ke",
            Lexeme.key(of: line.words[1].text) == "hoach"
        else { return false }
        return line.words.count == 2 || Lexeme.isCapitals(line.words[0].text + line.words[1].text)
    }

    /// The lines as one passage, words cut at a hyphen made whole.
    static func joined(_ lines: some Collection<SourceLine>, habits: WrapHabits) -> Passage {
        guard let first = lines.first else { return Passage([]) }
        var block = Block(.paragraph, first.words, from: first.source.lowerBound)
        var before = first
        for line in lines.dropFirst() {
            block.append(line, afterHyphen: habits.cutsWord(before))
            before = line
        }
        return block.passage
    }

    /// `(Ban hành kèm theo Quyết định số …)`
    private static func withoutBrackets(_ lead: Passage) -> Passage {
        guard lead.starts(with: ["ban hanh kem theo", "kem theo"]), lead.words[0].text.hasPrefix("("),
            let end = lead.words.firstIndex(where: { $0.text.hasSuffix(")") })
        else { return lead }
        var words = lead.words
        words[0].text.removeFirst()
        words[end].text.removeLast()
        if end + 1 < words.count { words[end].text += ";" }
        return Passage(words)
    }

    private mutating func readHeader(_ lines: ArraySlice<SourceLine>) {
        for line in Columns.inOrder(lines).flatMap(FrontPart.cutAtMotto) {
            let passage = Passage(line.words)
            if line.isRule { continue }
            if FrontPart.isNumber(line) {
                code = FrontPart.code(in: line.text)
                number = FrontPart.number(in: line.text)
                continue
            }
            if FrontPart.isFurniture(passage) { continue }
            if FrontPart.isDate(passage) {
                place = FrontPart.place(of: passage)
                date = FrontPart.date(in: passage)
            } else if Lexeme.isCapitals(line.text), line.words.count <= 14 {
                header.append(line)
            } else {
                unplaced.append(line)
            }
        }
    }

    /// The two columns of a header with a single blank between them.
    private static func cutAtMotto(_ line: SourceLine) -> [SourceLine] {
        let passage = Passage(line.words)
        return Columns.cut(line) { index in
            passage.has("cong hoa xa hoi chu nghia", at: index) || passage.has("doc lap - tu do", at: index)
        }
    }

    private static func isFurniture(_ passage: Passage) -> Bool {
        passage.starts(with: ["cong hoa xa hoi", "doc lap", "du thao"])
    }

    /// `Số: 15/KH-UBND`, `So: 15/KH-UBND`; the mark or the slash tells it from `SỞ Y TẾ`.
    private static func isNumber(_ line: SourceLine) -> Bool {
        guard let first = line.words.first?.text.lowercased() else { return false }
        return first.hasPrefix("số")
            || (["so", "so:"].contains(first) && line.words.dropFirst().contains { $0.text.contains("/") })
    }

    /// What follows `KH-` in the number of a plan.
    private static func code(in text: String) -> String? {
        guard let mark = text.firstRange(of: "KH-") ?? text.firstRange(of: "KH -") else { return nil }
        let code = text[mark.upperBound...].drop { $0 == " " }.prefix {
            $0.isLetter || $0 == "&" || $0 == "-"
        }
        return code.isEmpty ? nil : String(code)
    }

    /// `15/KH-UBND` of `Số: 15 /KH-UBND`; nil while its digits are still to come.
    private static func number(in text: String) -> String? {
        let tight = text.filter { $0 != " " }.drop { !$0.isNumber && $0 != "/" }
        let digits = tight.prefix(while: \.isNumber)
        guard !digits.isEmpty, tight.dropFirst(digits.count).hasPrefix("/KH-") else { return nil }
        return String(tight.prefix { $0.isNumber || $0.isLetter || "/-&".contains($0) })
    }

    private static func date(in passage: Passage) -> CalendarDate? {
        DateReader.dates(in: passage.text).lazy.compactMap { mention in
            guard let day = mention.day, let year = mention.year else { return nil }
            return CalendarDate(year: year, month: mention.month, day: day)
        }.first
    }

    /// `…, ngày … tháng … năm …`, with or without numbers.
    private static func isDate(_ passage: Passage) -> Bool {
        passage.contains("ngay") && passage.contains("thang") && passage.contains("nam")
    }

    private static func place(of passage: Passage) -> Passage? {
        guard let day = passage.firstIndex(of: "ngay"), day > 0 else { return nil }
        var words = Array(passage.words[..<day])
        if let last = words.popLast() {
            let name = String(last.text.reversed().drop { $0 == "," }.reversed())
            if !name.isEmpty { words.append(Word(text: name, source: last.source)) }
        }
        return words.isEmpty ? nil : Passage(words)
    }

    // MARK: - The end of the title

    /// The title has no mark of its end: the text that leads in begins with words
    /// of its own (`Căn cứ`, `Thực hiện Kế hoạch số`), or follows the year, or a
    /// line that was ended on purpose.
    private static func endOfTitle(_ lines: [SourceLine], habits: WrapHabits) -> Int {
        let candidates = lines.indices.dropFirst().prefix(longestTitle).filter {
            Lexeme.startsUpper(lines[$0].words[0].text)
        }
        for index in candidates {
            if LeadIn.begins(Passage(Array(lines[index...].prefix(4).flatMap(\.words).prefix(8)))) {
                return index
            }
            if endsInYear(lines[index - 1]) { return index }
        }
        // Up to a year at the very end, without a sentence, there is nothing but the title.
        let endings = lines.map { Lexeme.ending(of: $0.words.last?.text ?? "") }
        if let last = lines.last, endsInYear(last), !endings.contains(.sentence) { return lines.count }
        // A title has no full stop: what follows one is no title any more.
        let possible = candidates.prefix {
            Lexeme.ending(of: lines[$0 - 1].words.last?.text ?? "") != .sentence
        }
        let onPurpose = possible.last { habits.fits(lines[$0 - 1], lines[$0]) }
        if let onPurpose { return onPurpose }
        return candidates.first ?? lines.count
    }

    /// In lines.
    private static let longestTitle = 30

    private static func endsInYear(_ line: SourceLine) -> Bool {
        guard let last = line.words.last, let year = Lexeme.number(last.text) else { return false }
        return (1990...2100).contains(year)
    }
}
