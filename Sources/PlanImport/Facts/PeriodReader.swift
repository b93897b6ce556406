import PlanModel

/// Reads months and quarters, one or several: `quý II/2026`, `quý I, II`, `tháng 3-5`, `tháng 3, 4 và 5`,
/// `T3/2026`, `9/2026`, `Q2/2026`, `6 tháng cuối năm`, and the part of a month before it: `cuối tháng 10`.
struct PeriodReader {
    let passage: Passage
    let year: PlanYear

    /// In the order of the text; of a list, from the first to the last of it.
    var terms: [Term] {
        passage.keys.indices.compactMap { index in
            switch passage.keys[index] {
            case "quy": quarter(at: index).map(inPart)
            case "thang": (month(at: index) ?? half(at: index)).map(inPart)
            case let key where key.first == "q":
                numbers(String(key.dropFirst()), [1, 2, 3, 4]).flatMap {
                    term(index..<index + 1, months: $0.first * 3 - 2, $0.last * 3, $0.year)
                }
            case let key where key.first == "t" || key.first?.isNumber ?? false:
                monthInDigits(key, at: index).map(inPart)
            default: nil
            }
        }
    }

    private func quarter(at index: Int) -> Term? {
        // "quỹ" and "quy" have other marks.
        guard word(index) == "quý", let list = list(from: index + 1, [1, 2, 3, 4]) else { return nil }
        return term(index..<list.end, months: list.first * 3 - 2, list.last * 3, list.year)
    }

    private func month(at index: Int) -> Term? {
        guard word(index) == "tháng", let list = list(from: index + 1, Array(1...12)) else { return nil }
        return term(index..<list.end, months: list.first, list.last, list.year)
    }

    /// `T3/2026`, `9/2026`; `T5` alone only behind a word for time, for it may be a weekday.
    private func monthInDigits(_ key: String, at index: Int) -> Term? {
        let isLettered = passage.words[index].text.trimmingStart(Lexeme.openers).hasPrefix("T")
        let isBare = isLettered && index > 0 && ["trong", "het", "cuoi"].contains(passage.keys[index - 1])
        guard let number = numbers(isLettered ? String(key.dropFirst()) : key, Array(1...12)),
            number.first == number.last,
            number.year != nil || isBare
        else { return nil }
        return term(index..<index + 1, months: number.first, number.last, number.year)
    }

    /// `6 tháng đầu năm 2026`
    private func half(at index: Int) -> Term? {
        let isFirst = passage.has("thang dau nam", at: index)
        guard isFirst || passage.has("thang cuoi nam", at: index), index > 0,
            ["6", "06", "sau"].contains(passage.keys[index - 1])
        else { return nil }
        let named = passage.hasYear(at: index + 3) ? Lexeme.number(passage.keys[index + 3]) : nil
        let end = index + (named == nil ? 3 : 4)
        var term = term(index - 1..<end, months: isFirst ? 1 : 7, isFirst ? 6 : 12, named)
        term?.isHalfYear = true
        return term
    }

    private func term(_ words: Range<Int>, months first: Int, _ last: Int, _ named: Int?) -> Term? {
        guard first <= last,
            let begin = CalendarDate(year: named ?? year.year(ofMonth: first), month: first, day: 1),
            let end = CalendarDate(year: named ?? year.year(ofMonth: last), month: last, day: 1)?.endOfMonth
        else { return nil }
        return Term(words: words, first: begin, last: end)
    }

    // MARK: - Parts of a month

    /// `cuối tháng 10`, `trung tuần tháng 6`, `nửa đầu tháng 9`, `tuần 2 tháng 5`.
    private func inPart(_ term: Term) -> Term {
        let start = term.words.lowerBound
        guard start > 0, word(start) != "quý" || word(start - 1) == "cuối" else { return term }
        var term = term
        func cut(_ words: Int, _ last: Int?, _ part: Term.Part) {
            term.words = start - words..<term.words.upperBound
            term.part = part
            let day = last.flatMap { CalendarDate(year: term.last.year, month: term.last.month, day: $0) }
            term.last = day ?? term.last
        }
        let before = passage.words[max(0, start - 2)..<start].map {
            $0.text.lowercased().trimmingStart(Lexeme.openers)
        }
        switch before {
        case ["thượng", "tuần"]: cut(2, 10, .exact)
        case ["trung", "tuần"]: cut(2, 20, .exact)
        case ["hạ", "tuần"], ["nửa", "cuối"]: cut(2, nil, .exact)
        case ["nửa", "đầu"]: cut(2, 15, .exact)
        case _ where before.last == "cuối": cut(1, nil, .exact)
        case _ where before.last == "đầu" || before.last == "giữa": cut(1, nil, .vague)
        case _ where before.first == "tuần" && Lexeme.number(passage.keys[start - 1]) != nil:
            cut(2, nil, .vague)
        default: break
        }
        return term
    }

    // MARK: - Lists of numbers

    /// `II, III năm 2026`, `3, 4 và 5/2026`: the first and the last of them.
    private func list(
        from start: Int, _ allowed: [Int]
    ) -> (first: Int, last: Int, year: Int?, end: Int)? {
        var end = start
        var found: (first: Int, last: Int, year: Int?)?
        while end < passage.keys.count, let next = numbers(passage.keys[end], allowed),
            found == nil || endsNumber(end)
        {
            found = (found?.first ?? next.first, next.last, next.year)
            let isList = passage.words[end].text.hasSuffix(",")
            end += 1
            let joins = end + 1 < passage.keys.count && ["va", "-", "–"].contains(passage.keys[end])
            guard isList || joins && numbers(passage.keys[end + 1], allowed) != nil && endsNumber(end + 1)
            else { break }
            if !isList { end += 1 }
        }
        guard let found else { return nil }
        if found.year == nil, passage.has("nam", at: end), passage.hasYear(at: end + 1) {
            return (found.first, found.last, Lexeme.number(passage.keys[end + 1]), end + 2)
        }
        return (found.first, found.last, found.year, end)
    }

    /// Whether a number counts nothing: the 5 of `tháng 3 và 5 lớp` does.
    private func endsNumber(_ index: Int) -> Bool {
        guard index + 1 < passage.words.count, Lexeme.ending(of: passage.words[index].text) == .neutral,
            Lexeme.number(passage.keys[index]) != nil
        else { return true }
        return ["va", "-", "–", "nam", "hang"].contains(passage.keys[index + 1])
            || passage.words[index].text.contains(")")
    }

    /// `III`, `3`, `3-5`, `II,III/2026`, `9/2026`
    private func numbers(_ key: String, _ allowed: [Int]) -> (first: Int, last: Int, year: Int?)? {
        let parts = key.split(separator: "/", omittingEmptySubsequences: false)
        guard let list = parts.first, parts.count <= 2, key.utf8.count <= 20 else { return nil }
        let numerals = ["i": 1, "ii": 2, "iii": 3, "iv": 4]
        let values = list.split(omittingEmptySubsequences: false) { "-–,".contains($0) }.map { part in
            allowed.count == 4 ? numerals[String(part)] ?? Int(part) : Int(part)
        }
        guard let first = values.first ?? nil, let last = values.last ?? nil,
            values.allSatisfy({ $0.map(allowed.contains) ?? false })
        else { return nil }
        guard parts.count == 2 else { return (first, last, nil) }
        let year = Lexeme.number(String(parts[1]))
        return year.flatMap { $0 > 1900 ? (first, last, $0) : nil }
    }

    private func word(_ index: Int) -> String {
        passage.words[index].text.lowercased().trimmingStart(Lexeme.openers)
    }
}
