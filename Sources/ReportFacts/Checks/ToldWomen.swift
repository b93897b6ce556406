internal import PlanModel

/// What the words of a result tell of the women among those who came: `64 lượt người, trong đó có 40 nữ`,
/// `… người tham gia, 80% là nữ`, or both: `40 nữ (62,5%)`.
struct ToldWomen {
    private(set) var number: FigureValue?
    /// In hundredths.
    private(set) var share: FigureValue?
    /// The people they are among, where the clause names their number last.
    let whole: FigureValue?
    /// Whether the clause has told of those who came.
    let isOfParticipants: Bool

    /// Nil where the words tell nothing of them, or more than once: of which figure then nobody knows.
    init?(in words: [WordList.Word], besides others: OtherFigure) {
        let found = words.indices.compactMap { index in Part(at: index, of: words).map { (index, $0) } }
            .filter { !others.isOther($0.0..<$0.0 + 1, of: words) }
        guard let first = found.first?.0 else { return nil }
        for (_, part) in found {
            switch part {
            case .number(let value) where number == nil: number = value
            case .share(let value) where share == nil: share = value
            case .number, .share: return nil
            }
        }
        let clause = Self.clause(before: first, of: words)
        whole = clause.indices.reversed().lazy.compactMap { Self.people(at: $0, of: words) }.first
        isOfParticipants = clause.indices.contains { index in
            Self.participants.contains(words[index...].prefix(2).map(\.folded).joined(separator: " "))
        }
    }

    /// The words of a clause that stand before one of it.
    private static func clause(before index: Int, of words: [WordList.Word]) -> ArraySlice<WordList.Word> {
        let begin = words[...index].lastIndex { word in
            // `1.280` is one number.
            word.gap.contains { ";\n".contains($0) } || word.gap.contains(".") && word.gap != "."
        }
        return words[(begin ?? 0)..<index]
    }

    private static func people(at index: Int, of words: [WordList.Word]) -> FigureValue? {
        guard let number = NumberInWords(at: index, of: words), number.unit.isEmpty else { return nil }
        let behind = words[number.end...].prefix(2).map { $0.text.lowercased() }
        let isOfPeople =
            ["người", "lượt"].contains(behind.first) || persons.contains(behind.joined(separator: " "))
        return isOfPeople ? number.value : nil
    }

    private static let persons: Set = [
        "đại biểu", "học viên", "hội viên", "thành viên", "đồng chí", "cán bộ", "công chức", "viên chức",
    ]
    private static let participants: Set = [
        "luot nguoi", "nguoi tham", "nguoi du", "hoc vien", "dai bieu", "luot dai", "luot hoc",
    ]

    // MARK: - Of one number

    private enum Part {
        case number(FigureValue)
        case share(FigureValue)

        init?(at index: Int, of words: [WordList.Word]) {
            guard let number = NumberInWords(at: index, of: words), number.unit.isEmpty else { return nil }
            let (before, behind) = (words[..<index], words[number.end...])
            let isShare = words[number.end - 1].isPercent
            // `nữ chiếm 80% số câu hỏi`: of another whole.
            let whole = behind.prefix(2).map { $0.text.lowercased() }
            if isShare, whole.first == "số", !["người", "lượt"].contains(whole.last) { return nil }
            if isShare, Self.areWomenNamed(before: before, words[index]) {
                self = .share(number.value)
            } else if isShare, Self.areWomenNamed(behind) {
                self = .share(number.value)
            } else if !isShare, Self.isPart(before, words[index]), Self.areWomenNamed(behind) {
                self = .number(number.value)
            } else if !isShare, before.last?.text.lowercased() == "nữ",
                Self.isPart(before.dropLast(), before.last),
                behind.first.map({ !$0.follows || ["người", "lượt"].contains($0.text.lowercased()) }) ?? true
            {
                self = .number(number.value)
            } else {
                return nil
            }
        }

        /// `nữ`, `lượt nữ`, `là nữ`, and nothing that makes them women of some kind: `nữ cán bộ`, `nữ tham gia ý
        /// kiến`.
        private static func areWomenNamed(_ words: ArraySlice<WordList.Word>) -> Bool {
            let said = words.prefix(3).map { $0.text.lowercased() }
            guard let length = names.first(where: { said.starts(with: $0) })?.count else { return false }
            var rest = words.dropFirst(length)
            guard let next = rest.popFirst(), next.follows else { return true }
            switch next.text.lowercased() {
            case "chiếm": return true
            case "và": return rest.first?.text.first?.isNumber ?? false
            case "dự": return ends(rest)
            case "tham": return ends(rest.dropFirst())
            default: return false
            }
        }

        private static func ends(_ words: ArraySlice<WordList.Word>) -> Bool {
            words.first.map { !$0.follows || $0.text.lowercased() == "và" } ?? true
        }

        /// `nữ chiếm 80%`, `tỷ lệ nữ đạt 80%`, `41 nữ (80%)`: and not `cán bộ nữ chiếm 80%`.
        private static func areWomenNamed(
            before words: ArraySlice<WordList.Word>, _ share: WordList.Word
        ) -> Bool {
            let verb = words.last.map { verbs.contains($0.text.lowercased()) } ?? false
            let names = verb ? words.dropLast() : words
            guard let women = names.last, women.text.lowercased() == "nữ" else { return false }
            let before = names.dropLast().last?.text.lowercased() ?? ""
            if before == "lệ" || isPart(names.dropLast(), women) { return true }
            guard before.first?.isNumber != true else { return verb || share.gap.contains("(") }
            return words.last?.text.lowercased() == "chiếm"
                && (!women.follows || ["lượt", "đó"].contains(before))
        }

        /// `trong đó 30`, `trong đó có 30`, `(30`.
        private static func isPart(_ words: ArraySlice<WordList.Word>, _ number: WordList.Word?) -> Bool {
            if number?.gap.contains("(") == true { return true }
            let before = words.suffix(3).map(\.folded)
            return before.suffix(2) == ["trong", "do"] || before == ["trong", "do", "co"]
        }

        private static let names = [
            ["nữ"], ["lượt", "nữ"], ["người", "nữ"], ["là", "nữ"], ["là", "phụ", "nữ"],
        ]
        private static let verbs: Set = ["chiếm", "đạt", "là"]
    }
}
