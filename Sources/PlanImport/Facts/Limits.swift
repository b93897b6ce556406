import PlanModel

/// Tells by the words around a day, month or quarter whether it limits what must be done.
struct Limits {
    let passage: Passage

    private static let inclusive: [Phrase] = [
        "cham nhat", "den het", "het ngay", "han cuoi", "han chot", "muon nhat", "truoc hoac",
        "khong muon hon",
        "khong qua",
    ]
    /// What makes a month or quarter a limit, beside the words for days.
    private static let ofPeriod: [Phrase] = ["trong", "vao", "het", "xong", "hoan thanh"]
    private static let done: [Phrase] = ["xong", "hoan thanh"]
    private static let labels: [Phrase] = [
        "thoi gian", "thoi han", "tien do", "hoan thanh", "han", "dot", "deadline",
    ]
    /// What may stand between the words that limit and the day; the words of longer phrases too.
    private static let between: Set<String> = Set(
        [
            "ngay", "la", "vao", "den", "thoi", "diem", "cac", "gio", "phut", "luc", "du", "kien", "mung",
            "mong",
        ]
            + (inclusive + ofPeriod).flatMap(\.keys)
    ).subtracting(["truoc"])
    /// Words back from the day; a clock takes four: `17 giờ 00 phút`.
    private static let reach = 9

    /// Whether the term itself still counts, by the words that make it a limit; nil where none do.
    ///
    /// - Parameter start: the first word of its clause.
    func counts(_ term: Term, from start: Int) -> Bool? {
        if isLabelled(term) { return true }
        if term.isHalfYear { return isBehind(Limits.done, term, from: start) ? true : nil }
        if let byWord = limit(term, from: start) { return byWord }
        return isByItself(term) || isReportDay(term, from: start) ? true : nil
    }

    private func isBehind(_ phrases: [Phrase], _ term: Term, from start: Int) -> Bool {
        (max(start, term.words.lowerBound - 3)..<term.words.lowerBound).contains {
            passage.hasAny(of: phrases, at: $0)
        }
    }

    /// The nearest word before that limits: `trước`, `chậm nhất`, `trong`, `từ … đến`.
    private func limit(_ term: Term, from start: Int) -> Bool? {
        let date = term.words.lowerBound
        var hasClock = false
        for index in stride(from: date - 1, through: max(start, date - Limits.reach), by: -1) {
            let key = passage.keys[index]
            if passage.hasAny(of: Limits.inclusive, at: index) { return true }
            // "trước 17h00 ngày 20/6" leaves the day itself, "trước cuối tháng 10" that month.
            if key == "truoc" {
                return hasClock || term.part != nil || index + 1 < date && passage.keys[index + 1] == "hoac"
            }
            if !term.isDay || key == "vao", passage.hasAny(of: Limits.ofPeriod, at: index) { return true }
            if term.isSpan, passage.words[index].text.lowercased() == "từ" {
                return isCampaign(date) ? nil : true
            }
            // "Đến ngày 30/6 đạt 100%"; elsewhere it may end a span of figures.
            if key == "den", index == start { return true }
            guard Limits.between.contains(key) || isClock(index) || isWeekday(index) else { return nil }
            hasClock = hasClock || isClock(index)
        }
        return nil
    }

    /// A campaign's own days are no limit: `Tháng hành động … (từ ngày 15/11 đến ngày 15/12)`.
    private func isCampaign(_ date: Int) -> Bool {
        passage.containsAny(of: CampaignReader.heads, in: max(0, date - 60)..<date)
    }

    /// `thứ sáu`, `thứ 6`
    private func isWeekday(_ index: Int) -> Bool {
        let first = passage.has("thu", at: index - 1) ? index - 1 : index
        return first > 0 && passage.words[first].text.lowercased() == "thứ"
    }

    /// `17h00`, `08:30`, the `17` and the `00` of `17 giờ 00`.
    private func isClock(_ index: Int) -> Bool {
        let key = passage.keys[index]
        guard key.utf8.first.map({ (48...57).contains($0) }) ?? false, key.utf8.count <= 5 else {
            return false
        }
        let isNumber = Lexeme.number(key) != nil
        return isNumber
            ? passage.hasAny(of: ["gio", "phut"], at: index + 1) || passage.has("gio", at: index - 1)
            : key.allSatisfy { $0.isNumber || "hg:".contains($0) }
    }

    /// `(quý II)`, `…, tháng 10.`, `… - quý II/2026`, `cuối tháng 10`, `Quý II: mở lớp …`; a month in
    /// brackets is mostly a campaign's.
    private func isByItself(_ term: Term) -> Bool {
        let (date, end) = (term.words.lowerBound, term.words.upperBound)
        guard !term.isDay else { return false }
        if passage.words[date].text.hasPrefix("("), passage.keys[date] == "quy" { return true }
        if date == 0 { return end < passage.keys.count && passage.keys[end] != "la" }
        // What a campaign only foresees: "(dự kiến tuần 1 hoặc tuần 2 tháng 11)".
        if term.part != nil { return !isCampaign(date) }
        let before = passage.words[date - 1].text
        // "đợt 1: tháng 4; đợt 2: tháng 9"
        if before.hasSuffix(":"), isClosed(end) { return true }
        guard end == passage.words.count else { return false }
        switch Lexeme.ending(of: before) {
        case .comma, .semicolon, .sentence: return true
        case .open, .neutral: return ["-", "–"].contains(before)
        }
    }

    /// Whether a term that ends before a word is followed by a mark or by another term.
    private func isClosed(_ end: Int) -> Bool {
        guard end < passage.words.count, passage.words[end - 1].text.last != ")" else { return true }
        return ![.neutral, .open].contains(Lexeme.ending(of: passage.words[end - 1].text))
            || ["va", "+"].contains(passage.keys[end])
    }

    /// `Thời gian: 15/11/2026`, also as a column of a table, `Báo cáo 6 tháng: ngày 12/6`; not the
    /// beginning of a span whose end is no date.
    private func isLabelled(_ term: Term) -> Bool {
        let (date, end) = (term.words.lowerBound, term.words.upperBound)
        var colon = date - 1
        while colon >= max(0, date - Limits.reach), !passage.words[colon].text.hasSuffix(":") {
            guard
                ["tu", "trong"].contains(passage.keys[colon]) || isClock(colon)
                    || Limits.between.contains(passage.keys[colon])
            else { return false }
            colon -= 1
        }
        guard colon >= max(0, date - Limits.reach), isLabel(upTo: colon, isDay: term.isDay) else {
            return false
        }
        return end == passage.words.count || !["-", "–", "den"].contains(passage.keys[end])
    }

    private func isLabel(upTo colon: Int, isDay: Bool) -> Bool {
        if passage.containsAny(of: Limits.labels, in: max(0, colon - 4)..<colon + 1) { return true }
        let isReport = isDay && passage.containsAny(of: ["bao cao"], in: max(0, colon - 30)..<colon)
        return isReport
            && (passage.containsAny(
                of: DeadlineReader.halfYearly + ["bao cao"], in: max(0, colon - 3)..<colon + 1)
                || passage.words[colon].text.lowercased() == "năm:")
    }

    /// `báo cáo 6 tháng ngày 12/6`, `gửi báo cáo ngày 12/6`, `nộp danh sách ngày 15/6`; the day of a document
    /// is none.
    private func isReportDay(_ term: Term, from start: Int) -> Bool {
        let (date, end) = (term.words.lowerBound, term.words.upperBound)
        guard term.isDay, date - 2 >= start, passage.keys[date - 1] == "ngay",
            end == passage.keys.count || passage.keys[end] != "cua"
        else { return false }
        let isPeriodical =
            ["nam", "thang"].contains(passage.keys[date - 2]) || passage.has("dau nam", at: date - 3)
        if isPeriodical { return passage.containsAny(of: ["bao cao"], in: max(0, date - 30)..<date) }
        let sends = (max(start, date - 8)..<date - 1).last {
            ["gui", "nop"].contains(passage.keys[$0]) && !passage.has("da", at: $0 - 1)
        }
        guard let sends, !Limits.occasions.contains(passage.keys[date - 2]) else { return false }
        return !(sends..<date - 1).contains {
            passage.keys[$0] == "so" || passage.words[$0].text.contains("/")
        }
    }

    /// Before a day that something is held for or began on.
    private static let occasions: Set<String> = ["nhan", "dip", "mung", "niem", "tu", "sau", "cac", "moi"]
}
