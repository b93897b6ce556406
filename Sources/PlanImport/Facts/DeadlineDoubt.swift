import PlanModel

/// Words that name a time from which no day, or none for certain, was read.
struct DeadlineDoubt: Hashable {
    let words: Range<Int>
    /// The last day that counts where one was taken: of the month of `đầu tháng 10`.
    var read: CalendarDate?

    /// Times the calendar alone does not tell.
    private static let uncertain: [Phrase] = [
        "hoc ky", "nam hoc", "tet", "khai giang", "be giang", "nghi he", "bau cu", "dai hoi", "mua mua",
        "mua lu", "mua bao", "mua bien", "mua kho", "mua gat",
    ]
    private static let limits: [Phrase] = [
        "truoc", "cham nhat", "muon nhat", "het", "ket thuc", "hoan thanh trong", "xong trong", "thoi gian",
        "thoi han", "trong hoc ky",
    ]
    /// What answers the question for a time without naming a day.
    private static let answers: [Phrase] = [
        "thuong xuyen", "ca nam", "trong nam", "nam", "hang", "dinh ky", "moi", "theo", "khi", "ngay sau",
        "ngay khi", "sau khi", "suot", "lien tuc", "hang ngay", "quanh nam", "toan khoa",
    ]
    private static let labels: [Phrase] = [
        "thoi gian", "thoi han", "thoi gian thuc hien", "thoi gian hoan thanh", "thoi han hoan thanh",
        "tien do", "tien do thuc hien", "han hoan thanh", "han nop", "han chot", "han gui", "deadline",
    ]

    /// Labels and limits behind which no term stands.
    static func withoutTerm(in passage: Passage, _ terms: ArraySlice<Term>) -> [DeadlineDoubt] {
        var found: [DeadlineDoubt] = []
        let read = Set(terms.map(\.words).joined())
        for index in passage.keys.indices {
            guard found.last.map({ $0.words.upperBound <= index }) ?? true,
                let words = label(at: index, in: passage) ?? limit(at: index, in: passage),
                read.isDisjoint(with: words)
            else { continue }
            found.append(DeadlineDoubt(words: words))
        }
        return found
    }

    /// `trước Tết Nguyên đán`, `hết học kỳ I`
    private static func limit(at index: Int, in passage: Passage) -> Range<Int>? {
        guard let limit = limits.first(where: { passage.has($0, at: index) }) else { return nil }
        let start = index + (limit.keys.last == "ky" ? 1 : limit.count)
        guard
            let time = (start..<min(start + 4, passage.keys.count)).first(where: { place in
                passage.hasAny(of: uncertain, at: place)
            }), passage.words[index..<time].allSatisfy({ Lexeme.ending(of: $0.text) != .sentence })
        else { return nil }
        return index..<end(from: time, in: passage, at: [.sentence, .semicolon, .comma])
    }

    /// `Thời gian: Dịp nghỉ hè`; `Thời gian: thường xuyên` is an answer.
    private static func label(at index: Int, in passage: Passage) -> Range<Int>? {
        guard let label = labels.filter({ passage.has($0, at: index) }).map(\.count).max() else { return nil }
        let start = index + label
        guard passage.words[start - 1].text.hasSuffix(":"), start < passage.words.count,
            !passage.hasAny(of: answers, at: start)
        else { return nil }
        return index..<end(from: start, in: passage, at: [.sentence, .semicolon])
    }

    private static func end(
        from start: Int, in passage: Passage, at stops: Set<Lexeme.Ending>
    ) -> Int {
        let last = passage.words[start...].prefix(20).firstIndex {
            stops.contains(Lexeme.ending(of: $0.text)) || $0.text.hasSuffix(")")
        }
        return last.map { $0 + 1 } ?? min(start + 20, passage.words.count)
    }
}
