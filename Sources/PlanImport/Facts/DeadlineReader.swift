import Diagnostics
import PlanModel

/// Finds the days by which something must be sent or done: `trước ngày 25/5/2025`,
/// `chậm nhất 17h00 ngày 25/5`, `đến hết ngày 25/5`, `trong quý III`, `Thời hạn: tháng 9/2026`.
///
/// What comes again and again (`thường xuyên`, `trước ngày 05 hằng tháng`) has no such day.
struct DeadlineReader {
    let year: PlanYear
    let file: SourceFile

    static let halfYearly: [Phrase] = ["6 thang", "06 thang", "sau thang", "so ket"]
    private static let yearly: [Phrase] = [
        "cuoi nam", "ca nam", "bao cao nam", "hang nam", "tong ket", "12 thang", "nam truoc", "nam gui",
        "nam ngay",
    ]
    /// The first words of the names of offices, and of levels.
    private static let offices: Set<String> = [
        "so", "phong", "ubnd", "uy", "ban", "van", "hoi", "bo", "quan", "phuong", "xa", "huyen", "thanh",
        "tinh", "trung", "cong", "co", "thuong", "cap",
    ]
    /// Small words that go on behind the name of an office.
    private static let behindOffice: Set<String> = [
        "truoc", "theo", "de", "cham", "dung", "vao", "tai", "ket", "dinh", "hang",
    ]
    /// Words a sentence is searched back: a bound on the work, far beyond real sentences.
    private static let reach = 120

    /// Days that share a limit: `trước ngày 28/5 và 01/12`.
    private struct Chain {
        /// The words from the limit to the last of them.
        var clause: Range<Int>
        let isInclusive: Bool
        /// How many stand before.
        var count = 0

        /// Days behind the first: one a month is the most that is set.
        static let longest = 11
    }

    /// The deadlines of one item (`II.1-1`) or of the `closing`, and what names a time but no day.
    func read(_ passage: Passage, of item: String) -> (deadlines: [Deadline], doubts: [DeadlineDoubt]) {
        let limits = Limits(passage: passage)
        var terms = Term.all(in: passage, year: year)[...]
        var doubts = DeadlineDoubt.withoutTerm(in: passage, terms)
        var found: [Deadline] = []
        var chain: Chain?
        for sentence in passage.sentences {
            var clauseStart = sentence.lowerBound
            let own = terms.prefix { $0.words.lowerBound < sentence.upperBound }
            terms = terms.dropFirst(own.count)
            for term in own where term.words.lowerBound >= clauseStart {
                let (start, end) = (term.words.lowerBound, term.words.upperBound)
                let before = chain.flatMap { last in
                    last.clause.upperBound == clauseStart && last.count < Chain.longest
                        && joins(clauseStart, to: start, in: passage)
                        ? last : nil
                }
                guard let isInclusive = limits.counts(term, from: clauseStart) ?? before?.isInclusive,
                    let day = isInclusive ? term.last.next : term.first
                else { continue }
                var own = Chain(clause: clauseStart..<end, isInclusive: isInclusive)
                if let before {
                    own.clause = before.clause.lowerBound..<end
                    own.count = before.count + 1
                }
                found.append(
                    Deadline(
                        kind: kind(own.clause, sentence, of: term, in: passage),
                        before: day, to: addressee(upTo: start, in: passage), item: item,
                        quote: quote(own.clause, in: passage),
                        location: passage.location(in: file, own.clause)))
                if own.count > 0, passage.containsAny(of: ["bao cao"], in: own.clause) {
                    DeadlineReader.divideYear(&found, last: own.count + 1)
                }
                if term.part == .vague { doubts.append(DeadlineDoubt(words: term.words, read: term.last)) }
                (chain, clauseStart) = (own, end)
            }
        }
        return (found, doubts)
    }

    /// Of two days for reports in a year the first is for its half; of more none is.
    private static func divideYear(_ found: inout [Deadline], last count: Int) {
        let days = found.indices.suffix(count)
        guard let first = days.first, let last = days.last, found[first].kind != .plan,
            found[first].before.month < found[last].before.month
        else { return }
        for index in days { found[index].kind = .other }
        if count == 2 { (found[first].kind, found[last].kind) = (.sixMonth, .annual) }
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

    /// `28/5 và 01/12`, `28/5; 01/12`, `28/5 và ngày 01/12`, `Tháng 4, tháng 10`.
    private func joins(_ end: Int, to start: Int, in passage: Passage) -> Bool {
        let between = passage.keys[end..<max(end, start)]
        let mark = Lexeme.ending(of: passage.words[end - 1].text)
        return [[], ["ngay"]].contains(Array(between)) && [.comma, .semicolon].contains(mark)
            || [["va"], ["va", "ngay"], ["+"]].contains(Array(between))
    }

    private func kind(
        _ clause: Range<Int>, _ sentence: Range<Int>, of term: Term, in passage: Passage
    ) -> Deadline.Kind {
        let own = max(clause.lowerBound, clause.upperBound - DeadlineReader.reach)..<clause.upperBound
        let before = max(sentence.lowerBound, clause.upperBound - DeadlineReader.reach)..<clause.upperBound
        let isReport = passage.containsAny(of: ["bao cao"], in: before)
        // A month of doing is no day of reporting.
        guard term.isDay || isReport, !term.isHalfYear else { return .other }
        if passage.containsAny(of: DeadlineReader.halfYearly, in: own) { return .sixMonth }
        if passage.containsAny(of: DeadlineReader.yearly, in: own) { return .annual }
        // "năm: ngày 30/11"
        if own.contains(where: { passage.words[$0].text.lowercased() == "năm:" }) { return .annual }
        // "trước ngày 15/11 hằng năm"
        let isYearly = passage.hasAny(of: ["hang nam"], at: clause.upperBound)
        if isReport {
            let ofYear = passage.containsAny(of: [Phrase("nam \(year.year)")], in: own)
            return isYearly || ofYear ? .annual : .other
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
        let text = passage.text(start..<clause.upperBound).trimmingEnd([".", ";", ",", "/", ":"])
        return text.contains("(") ? text : text.trimmingEnd([")", "."])
    }

    /// Whom it is sent to: the office named after `gửi về`, `báo cáo … về`, `báo cáo`, nearest before the day.
    private func addressee(upTo date: Int, in passage: Passage) -> String? {
        var index = date - 1
        while index > max(0, date - DeadlineReader.reach) {
            defer { index -= 1 }
            let isOffice =
                index + 1 < date && DeadlineReader.offices.contains(passage.keys[index + 1])
            guard isOffice else { continue }
            let isReported = passage.has("bao cao", at: index - 1) && isNamed(index + 1, in: passage)
            let isTold = ["ve", "den", "cho", "len", "gui"].contains(passage.keys[index])
            let sends = (max(0, index - 14)...index).contains {
                ["gui", "nop"].contains(passage.keys[$0]) || passage.has("bao cao", at: $0)
            }
            if isReported || isTold && sends { return name(from: index + 1, upTo: date, in: passage) }
        }
        return nil
    }

    /// `báo cáo Sở Nội vụ` names an office, `báo cáo Công tác …` a subject.
    private func isNamed(_ index: Int, in passage: Passage) -> Bool {
        guard Lexeme.startsUpper(passage.words[index].text) else { return false }
        let next = index + 1 < passage.words.count ? passage.words[index + 1].text : ""
        return Lexeme.isAbbreviation(passage.words[index].text) || Lexeme.startsUpper(next)
            || passage.hasAny(of: ["thuong truc", "hoi dong nhan dan", "uy ban nhan dan"], at: index)
    }

    private func name(from start: Int, upTo date: Int, in passage: Passage) -> String? {
        var end = start
        var depth = 0
        while end < date {
            let word = passage.words[end].text
            if depth == 0, end > start,
                DeadlineReader.behindOffice.contains(passage.keys[end]),
                Lexeme.startsLower(word)
            {
                break
            }
            if depth == 0, end > start, Lexeme.startsDigit(word) { break }
            depth += word.filter { $0 == "(" }.count - word.filter { $0 == ")" }.count
            end += 1
            if depth <= 0, let last = word.last, [",", ";", ":", "."].contains(last) { break }
        }
        let text = passage.text(start..<end).trimmingEnd([",", ";", ":", "."])
        return text.isEmpty ? nil : text
    }
}
