internal import PlanModel

/// What the words of a result tell of the women among those who came: `64 lượt người, trong đó có 40 nữ`,
/// `… người tham gia, 80% là nữ`.
enum ToldWomen {
    case number(FigureValue)
    /// In hundredths.
    case share(FigureValue)

    /// Nil where the words tell nothing of them, or more than once: of which figure then nobody knows.
    init?(in words: [WordList.Word]) {
        let found = words.indices.compactMap { ToldWomen(at: $0, of: words) }
        guard found.count == 1, let only = found.first else { return nil }
        self = only
    }

    private init?(at index: Int, of words: [WordList.Word]) {
        guard let number = NumberInWords(at: index, of: words), number.unit.isEmpty else { return nil }
        let behind = words[number.end...]
        let isShare = behind.first?.gap.hasPrefix("%") ?? false
        // `nữ chiếm 80% số câu hỏi`: of another whole.
        let whole = behind.prefix(2).map { $0.text.lowercased() }
        if isShare, whole.first == "số", !["người", "lượt"].contains(whole.last) { return nil }
        // The share may end the text, where no word shows what stands behind it.
        if isShare || behind.isEmpty, Self.areWomenNamed(before: words[..<index]) {
            self = .share(number.value)
        } else if isShare, Self.areWomenNamed(behind) {
            self = .share(number.value)
        } else if !isShare, Self.isPart(words[..<index], words[index]), Self.areWomenNamed(behind) {
            self = .number(number.value)
        } else {
            return nil
        }
        guard Self.followsParticipants(words[..<index], words[index]) else { return nil }
    }

    /// `nữ`, `lượt nữ`, `là nữ`, and nothing that makes them women of some kind: `nữ cán bộ`.
    private static func areWomenNamed(_ words: ArraySlice<WordList.Word>) -> Bool {
        let said = words.prefix(3).map { $0.text.lowercased() }
        guard let length = names.first(where: { said.starts(with: $0) })?.count else { return false }
        guard let next = words.dropFirst(length).first else { return true }
        return !next.follows || continuations.contains(next.text.lowercased())
    }

    /// `nữ chiếm 80%`, `tỷ lệ nữ đạt 80%`: and not `cán bộ nữ chiếm 80%`.
    private static func areWomenNamed(before words: ArraySlice<WordList.Word>) -> Bool {
        let said = words.suffix(3).map { $0.text.lowercased() }
        guard said.count == 3, said[1] == "nữ", let name = words.dropLast().last else { return false }
        if said[0] == "lệ" { return said[2] == "đạt" || said[2] == "chiếm" }
        return said[2] == "chiếm" && (!name.follows || ["lượt", "đó"].contains(said[0]))
    }

    /// `trong đó 30`, `trong đó có 30`, `(30`.
    private static func isPart(_ words: ArraySlice<WordList.Word>, _ number: WordList.Word) -> Bool {
        if number.gap.contains("(") { return true }
        let before = words.suffix(3).map(\.folded)
        return before.suffix(2) == ["trong", "do"] || before == ["trong", "do", "co"]
    }

    /// Whether the sentence has told of those who came.
    private static func followsParticipants(
        _ words: ArraySlice<WordList.Word>, _ number: WordList.Word
    ) -> Bool {
        var gap = number.gap
        for index in words.indices.reversed() {
            guard !gap.contains(where: { ".;\n".contains($0) }) else { return false }
            let pair = words[index...].prefix(2).map(\.folded).joined(separator: " ")
            if participants.contains(pair) { return true }
            gap = words[index].gap
        }
        return false
    }

    private static let names = [
        ["nữ"], ["lượt", "nữ"], ["người", "nữ"], ["là", "nữ"], ["là", "phụ", "nữ"],
    ]
    private static let continuations: Set = ["tham", "dự", "chiếm", "và"]
    private static let participants: Set = [
        "luot nguoi", "nguoi tham", "nguoi du", "hoc vien", "dai bieu", "luot dai", "luot hoc",
    ]
}
