import PlanModel

/// The year of a plan, and of the days in it that name none.
struct PlanYear: Hashable {
    let year: Int
    /// `năm học 2025-2026`: the year is the second one, the months before it belong to the first.
    let isSchoolYear: Bool

    init(_ year: Int, isSchoolYear: Bool = false) {
        self.year = year
        self.isSchoolYear = isSchoolYear
    }

    /// The preparations for a school year begin in August.
    func year(ofMonth month: Int) -> Int { isSchoolYear && month >= 8 ? year - 1 : year }

    /// Whether work of the plan may have to be done before a day: in its year or the next.
    func mayHold(_ before: CalendarDate) -> Bool {
        let first = isSchoolYear ? year - 1 : year
        let isEndOfNext = before.year == year + 2 && before.month == 1 && before.day == 1
        return (first...year + 1).contains(before.year) || isEndOfNext
    }

    /// The last year that a text names: `năm 2025`; else its school year.
    static func last(in passage: Passage) -> PlanYear? {
        let years = passage.keys.indices.filter { passage.hasYear(at: $0) && passage.has("nam", at: $0 - 1) }
        if let year = years.last.flatMap({ Lexeme.number(passage.keys[$0]) }) { return PlanYear(year) }
        return passage.firstIndex(of: "nam hoc").flatMap { schoolYear(at: $0 + 2, in: passage) }
    }

    /// `2025-2026`, `2025 - 2026`
    private static func schoolYear(at index: Int, in passage: Passage) -> PlanYear? {
        let words = passage.keys[index...].prefix(3).joined()
        let years = words.split { "-–".contains($0) }.prefix(2).compactMap {
            Lexeme.number(String($0.prefix(4)))
        }
        guard years.count == 2, (1990...2100).contains(years[0]), years[1] == years[0] + 1 else { return nil }
        return PlanYear(years[1], isSchoolYear: true)
    }
}
