import Diagnostics
import PlanModel

/// Finds the days by which a report or plan must be sent: `trước ngày 25/5/2025`,
/// `chậm nhất ngày 25/5`, `đến hết ngày 25/5`.
struct DeadlineReader {
    let year: Int
    let file: SourceFile

    private static let inclusive: [Phrase] = ["cham nhat", "den het", "han cuoi", "muon nhat", "truoc hoac"]
    private static let between: Set<String> = [
        "ngay", "la", "vao", "trong", "het", "den", "hoac", "thoi", "diem",
    ]
    private static let halfYearly: [Phrase] = ["6 thang", "06 thang", "sau thang", "so ket"]
    private static let yearly: [Phrase] = [
        "cuoi nam", "ca nam", "bao cao nam", "hang nam", "tong ket", "12 thang", "nam truoc", "nam gui",
    ]
    /// The first words of the names of offices, and of levels.
    private static let offices: Set<String> = [
        "so", "phong", "ubnd", "uy", "ban", "van", "hoi", "bo", "quan", "phuong", "xa", "huyen", "thanh",
        "tinh", "trung", "cong", "co", "thuong", "cap",
    ]
    /// Words a sentence is searched back: a bound on the work, far beyond real sentences.
    private static let reach = 120

    /// The deadlines of one item (`II.1-1`) or of the `closing`.
    func deadlines(in passage: Passage, of item: String) -> [Deadline] {
        let dates = DateReader.dates(in: passage.text)
        guard !dates.isEmpty else { return [] }
        var found: [Deadline] = []
        for sentence in passage.sentences {
            var clauseStart = sentence.lowerBound
            var pair: (start: Int, end: Int, isInclusive: Bool)?
            let extent = bytes(of: sentence, in: passage)
            for mention in dates where extent.contains(mention.range.lowerBound) && mention.day != nil {
                let dateWords =
                    passage.word(
                        at: mention.range.lowerBound)...passage.word(at: mention.range.upperBound - 1)
                // "trước ngày 28/5 và 01/12": the second day has the first one's limit.
                let isPair =
                    pair.map { dateWords.lowerBound == clauseStart + 1 && $0.end == clauseStart } ?? false
                    && passage.keys[clauseStart] == "va"
                guard
                    let isInclusive = limit(before: dateWords.lowerBound, in: passage, from: clauseStart)?
                        .isInclusive ?? (isPair ? pair?.isInclusive : nil),
                    let day = mention.date(inYear: year), let before = isInclusive ? day.next : day
                else { continue }
                let clause = (isPair ? pair?.start ?? clauseStart : clauseStart)..<dateWords.upperBound + 1
                if isPair, let first = found.indices.last, found[first].kind != .plan,
                    passage.containsAny(of: ["bao cao"], in: clause), found[first].before.month < before.month
                {
                    found[first].kind = .sixMonth
                }
                pair = (clause.lowerBound, clause.upperBound, isInclusive)
                let isAnnual = isPair && found.last?.kind == .sixMonth
                found.append(
                    Deadline(
                        kind: isAnnual ? .annual : kind(clause, sentence, in: passage), before: before,
                        to: addressee(upTo: dateWords.lowerBound, in: passage), item: item,
                        quote: quote(clause, in: passage), location: passage.location(in: file, clause)))
                clauseStart = dateWords.upperBound + 1
            }
        }
        return found
    }

    private func bytes(of range: Range<Int>, in passage: Passage) -> Range<Int> {
        let end =
            range.upperBound < passage.starts.count
            ? passage.starts[range.upperBound] : passage.text.utf8.count
        return passage.starts[range.lowerBound]..<max(end, passage.starts[range.lowerBound])
    }

    /// The words that make the date a limit; inclusive where the day itself still counts.
    private func limit(before date: Int, in passage: Passage, from start: Int) -> (
        at: Int, isInclusive: Bool
    )? {
        var index = date - 1
        while index >= max(start, date - 6) {
            if passage.hasAny(of: DeadlineReader.inclusive, at: index) { return (index, true) }
            if passage.keys[index] == "truoc" {
                return (index, index + 1 < date && passage.keys[index + 1] == "hoac")
            }
            let isPart =
                passage.has("nhat", at: index) && index > 0
                && ["cham", "muon"].contains(passage.keys[index - 1])
            if !DeadlineReader.between.contains(passage.keys[index]), !isPart { return nil }
            index -= 1
        }
        return nil
    }

    private func kind(_ clause: Range<Int>, _ sentence: Range<Int>, in passage: Passage) -> Deadline.Kind {
        let own = max(clause.lowerBound, clause.upperBound - DeadlineReader.reach)..<clause.upperBound
        if passage.containsAny(of: DeadlineReader.halfYearly, in: own) { return .sixMonth }
        if passage.containsAny(of: DeadlineReader.yearly, in: own) { return .annual }
        let before = max(sentence.lowerBound, clause.upperBound - DeadlineReader.reach)..<clause.upperBound
        if passage.containsAny(of: ["bao cao"], in: before) {
            return passage.containsAny(of: [Phrase("nam \(year)")], in: own) ? .annual : .other
        }
        return passage.containsAny(of: ["ke hoach"], in: before) ? .plan : .other
    }

    /// The clause without what joins it to the sentence around.
    private func quote(_ clause: Range<Int>, in passage: Passage) -> String {
        var start = clause.lowerBound
        if let colon = passage.words[clause].lastIndex(where: { $0.text.hasSuffix(":") }),
            colon + 1 < clause.upperBound
        {
            start = colon + 1
        }
        var text = passage.text(start..<clause.upperBound)
        while let last = text.unicodeScalars.last, [".", ";", ",", "/"].contains(last) {
            text.unicodeScalars.removeLast()
        }
        return text
    }

    /// Whom it is sent to: the office named after `gửi về`, `báo cáo … về`, nearest before the day.
    private func addressee(upTo date: Int, in passage: Passage) -> String? {
        var index = date - 1
        while index > max(0, date - DeadlineReader.reach) {
            defer { index -= 1 }
            guard ["ve", "den", "cho", "len", "gui"].contains(passage.keys[index]), index + 1 < date,
                DeadlineReader.offices.contains(passage.keys[index + 1])
            else { continue }
            let reach = max(0, index - 14)
            let sends = (reach...index).contains {
                ["gui", "nop"].contains(passage.keys[$0]) || passage.has("bao cao", at: $0)
            }
            guard sends else { continue }
            return name(from: index + 1, upTo: date, in: passage)
        }
        return nil
    }

    private func name(from start: Int, upTo date: Int, in passage: Passage) -> String? {
        var end = start
        var depth = 0
        while end < date {
            let word = passage.words[end].text
            if depth == 0, end > start,
                ["truoc", "theo", "de", "cham", "dung", "vao"].contains(passage.keys[end]),
                Lexeme.startsLower(word)
            {
                break
            }
            depth += word.filter { $0 == "(" }.count - word.filter { $0 == ")" }.count
            end += 1
            if depth <= 0, let last = word.last, [",", ";", ":", "."].contains(last) { break }
        }
        var text = passage.text(start..<end)
        while let last = text.last, [",", ";", ":", "."].contains(last) { text.removeLast() }
        return text.isEmpty ? nil : text
    }
}

extension CalendarDate {
    /// The day after; nil after the last day of year 9999.
    var next: CalendarDate? {
        if let sameMonth = CalendarDate(year: year, month: month, day: day + 1) { return sameMonth }
        return CalendarDate(year: year, month: month + 1, day: 1)
            ?? CalendarDate(year: year + 1, month: 1, day: 1)
    }
}
