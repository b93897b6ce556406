import Diagnostics
import PlanModel

/// Finds the days by which something must be sent or done: `trước ngày 25/5/2025`,
/// `chậm nhất ngày 25/5`, `đến hết ngày 25/5`, `trong quý III`, `Thời hạn: tháng 9/2026`.
///
/// What comes again and again (`thường xuyên`, `trước ngày 05 hằng tháng`) has no such day.
struct DeadlineReader {
    let year: Int
    let file: SourceFile

    private static let inclusive: [Phrase] = ["cham nhat", "den het", "han cuoi", "muon nhat", "truoc hoac"]
    /// What makes a month or quarter a limit, beside the words for days.
    private static let ofPeriod: [Phrase] = ["trong", "het", "xong", "hoan thanh"]
    private static let labels: [Phrase] = ["thoi gian", "thoi han", "tien do", "hoan thanh", "han"]
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
        var terms = Term.all(in: passage, year: year)[...]
        guard !terms.isEmpty else { return [] }
        var found: [Deadline] = []
        for sentence in passage.sentences {
            var clauseStart = sentence.lowerBound
            var pair: (start: Int, end: Int, isInclusive: Bool)?
            let own = terms.prefix { $0.words.lowerBound < sentence.upperBound }
            terms = terms.dropFirst(own.count)
            for term in own where term.words.lowerBound >= clauseStart {
                let (start, end) = (term.words.lowerBound, term.words.upperBound)
                // "trước ngày 28/5 và 01/12": the second day has the first one's limit.
                let isPair =
                    pair.map { $0.end == clauseStart && joins(clauseStart, to: start, in: passage) } ?? false
                guard
                    let isInclusive = limit(term, in: passage, from: clauseStart)
                        ?? (isPair ? pair?.isInclusive : nil),
                    let before = isInclusive ? term.last.next : term.first
                else { continue }
                let clause = (isPair ? pair?.start ?? clauseStart : clauseStart)..<end
                if isPair, let first = found.indices.last, found[first].kind != .plan,
                    passage.containsAny(of: ["bao cao"], in: clause), found[first].before.month < before.month
                {
                    found[first].kind = .sixMonth
                }
                pair = (clause.lowerBound, clause.upperBound, isInclusive)
                let isAnnual = isPair && found.last?.kind == .sixMonth
                found.append(
                    Deadline(
                        kind: isAnnual ? .annual : kind(clause, sentence, isDay: term.isDay, in: passage),
                        before: before, to: addressee(upTo: start, in: passage), item: item,
                        quote: quote(clause, in: passage), location: passage.location(in: file, clause)))
                clauseStart = end
            }
        }
        return found
    }

    /// What a heading that is a month or quarter and nothing else sets for an item under it: `2. Quý II:`.
    func term(ofHeading title: Passage) -> ((_ item: String) -> Deadline)? {
        let terms = Term.all(in: title, year: year)
        guard let term = terms.first, !term.isDay, term.words == title.words.indices,
            let before = term.last.next
        else { return nil }
        return { item in
            Deadline(
                kind: .other, before: before, item: item, quote: title.text.trimmingEnd([":", "."]),
                location: title.location(in: file))
        }
    }

    /// `28/5 và 01/12`, `28/5 và ngày 01/12`, `Tháng 4, tháng 10`.
    private func joins(_ end: Int, to start: Int, in passage: Passage) -> Bool {
        let between = passage.keys[end..<max(end, start)]
        return between.isEmpty && passage.words[end - 1].text.hasSuffix(",")
            || between == ["va"] || between == ["va", "ngay"]
    }

    /// Whether the term itself still counts, by the words that make it a limit; nil where none do.
    private func limit(_ term: Term, in passage: Passage, from start: Int) -> Bool? {
        let date = term.words.lowerBound
        if isLabelled(term, in: passage) { return true }
        // "(quý II)"; a month in brackets is mostly a campaign's.
        if passage.words[date].text.hasPrefix("("), passage.keys[date] == "quy" { return true }
        if isLastClause(term, in: passage) { return true }
        var index = date - 1
        while index >= max(start, date - 6) {
            if passage.hasAny(of: DeadlineReader.inclusive, at: index) { return true }
            if passage.keys[index] == "truoc" {
                return index + 1 < date && passage.keys[index + 1] == "hoac"
            }
            if !term.isDay, passage.hasAny(of: DeadlineReader.ofPeriod, at: index) { return true }
            let isPart =
                passage.has("nhat", at: index) && index > 0
                && ["cham", "muon"].contains(passage.keys[index - 1])
                || passage.has("thanh", at: index) && passage.has("hoan thanh", at: index - 1)
            if !DeadlineReader.between.contains(passage.keys[index]), !isPart { return nil }
            index -= 1
        }
        return nil
    }

    /// `…, tháng 10.`, `… - quý II/2026`: a month or quarter by itself at the very end.
    private func isLastClause(_ term: Term, in passage: Passage) -> Bool {
        guard !term.isDay, term.words.upperBound == passage.words.count, term.words.lowerBound > 0 else {
            return false
        }
        let before = passage.words[term.words.lowerBound - 1].text
        switch Lexeme.ending(of: before) {
        case .comma, .semicolon, .sentence: return true
        case .open, .neutral: return ["-", "–"].contains(before)
        }
    }

    /// `Thời gian: 15/11/2026`, also as a column of a table; not the beginning of a span.
    private func isLabelled(_ term: Term, in passage: Passage) -> Bool {
        let (date, end) = (term.words.lowerBound, term.words.upperBound)
        let colon = (max(0, date - 2)..<date).last { passage.words[$0].text.hasSuffix(":") }
        guard let colon, colon + 1 == date || passage.keys[date - 1] == "ngay",
            passage.containsAny(of: DeadlineReader.labels, in: max(0, colon - 3)..<colon + 1)
        else { return false }
        return end == passage.words.count || !["-", "–", "den"].contains(passage.keys[end])
    }

    private func kind(
        _ clause: Range<Int>, _ sentence: Range<Int>, isDay: Bool, in passage: Passage
    ) -> Deadline.Kind {
        let own = max(clause.lowerBound, clause.upperBound - DeadlineReader.reach)..<clause.upperBound
        let before = max(sentence.lowerBound, clause.upperBound - DeadlineReader.reach)..<clause.upperBound
        let isReport = passage.containsAny(of: ["bao cao"], in: before)
        // A month of doing is no day of reporting.
        guard isDay || isReport else { return .other }
        if passage.containsAny(of: DeadlineReader.halfYearly, in: own) { return .sixMonth }
        if passage.containsAny(of: DeadlineReader.yearly, in: own) { return .annual }
        if isReport { return passage.containsAny(of: [Phrase("nam \(year)")], in: own) ? .annual : .other }
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
        let text = passage.text(start..<clause.upperBound).trimmingEnd([".", ";", ",", "/"])
        return text.contains("(") ? text : text.trimmingEnd([")", "."])
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
        let text = passage.text(start..<end).trimmingEnd([",", ";", ":", "."])
        return text.isEmpty ? nil : text
    }
}
