internal import FoundationEssentials
internal import PlanModel

/// What a result tells of women by the whole they are of, in one sentence that counts nobody else: `toàn bộ 40
/// học viên là nữ`, `51 chị em và 35 nam giới`, `300 lượt người, 2/3 là nữ`, `nữ chiếm 59,3% trong 86 học viên`,
/// `không có nữ tham gia`.
struct WholeWomen {
    enum Part {
        case number(FigureValue)
        /// In hundredths.
        case share(FigureValue)
    }

    let part: Part
    /// The people they are of; nil where nobody is counted.
    let whole: FigureValue?

    fileprivate struct Count {
        let value: FigureValue
        let before: [String]
        let behind: [String]
        let isShare: Bool
    }

    /// Nil where the words tell nothing of that kind, or count other people too.
    init?(in words: [WordList.Word]) {
        guard words.contains(where: { ["nu", "nam", "chi"].contains($0.folded) }) else { return nil }
        let counts = words.indices.compactMap { Self.count(at: $0, of: words) }
        let people = counts.filter(\.isOfPeople)
        let shares = counts.filter(\.isShare)
        let said = words.map { $0.text.lowercased() }
        switch (people.count, shares.count) {
        case (2, 0):
            guard let women = people.first(where: \.isOfWomen), let men = people.first(where: \.isOfMen)
            else {
                return nil
            }
            (part, whole) = (.number(women.value), women.value + men.value)
        case (1, 0):
            guard let all = people.first, !all.isOfWomen else { return nil }
            if all.isOfMen, all.before.last.map({ ["cho", "có", "với"].contains($0) }) ?? true {
                (part, whole) = (.number(0), all.value)
            } else if let share = Self.fraction(words) {
                (part, whole) = (.share(share), all.value)
            } else if all.areAllWomen {
                (part, whole) = (.number(all.value), all.value)
            } else if Self.deniesWomen(said) {
                (part, whole) = (.number(0), all.value)
            } else {
                return nil
            }
        case (1, 1):
            guard let all = people.first, let share = shares.first,
                all.before.suffix(3).contains("trong"), !all.isOfWomen, !all.isOfMen
            else { return nil }
            if share.before.elementsEqual(["nữ", "chiếm"]) {
                (part, whole) = (.share(share.value), all.value)
            } else if share.before.elementsEqual(["nam", "giới", "chiếm"]) {
                (part, whole) = (.share(100 - share.value), all.value)
            } else {
                return nil
            }
        case (0, 0):
            // Further on it may be of a part of the task.
            guard said.first == "không", Self.deniesWomen(Array(said.prefix(4))) else { return nil }
            (part, whole) = (.number(0), nil)
        default: return nil
        }
    }

    // MARK: - Reading

    private static func count(at index: Int, of words: [WordList.Word]) -> Count? {
        guard let number = NumberInWords(at: index, of: words), number.unit.isEmpty else { return nil }
        let behind = words[number.end...]
        return Count(
            value: number.value, before: words[..<index].suffix(lookedBack).map { $0.text.lowercased() },
            behind: behind.prefix(5).map { $0.text.lowercased() },
            isShare: words[number.end - 1].isPercent)
    }

    /// In words: one more than any that are looked for.
    private static let lookedBack = 4

    /// `2/3 là nữ`.
    private static func fraction(_ words: [WordList.Word]) -> FigureValue? {
        let found = words.indices.dropLast(3).compactMap { index -> FigureValue? in
            guard words[index + 1].gap == "/", let part = Int(words[index].text),
                let whole = Int(words[index + 1].text), 0 < part, part < whole, whole <= 10
            else { return nil }
            let said = words[(index + 2)...].prefix(3).map { $0.text.lowercased() }
            guard said.starts(with: ["là", "nữ"]) || said.starts(with: ["là", "phụ", "nữ"]) else {
                return nil
            }
            return FigureValue(part * 100) / FigureValue(whole)
        }
        return found.count == 1 ? found.first : nil
    }

    /// `Không có nữ tham gia`, and not `không có nữ cán bộ`.
    private static func deniesWomen(_ words: [String]) -> Bool {
        words.indices.contains { index in
            let said = words[index...].prefix(4)
            guard said.starts(with: ["không", "có", "nữ"]) else { return false }
            return said.count == 3 || ["tham", "dự", "nào"].contains(said.last)
        }
    }
}

extension WholeWomen.Count {
    fileprivate var isOfPeople: Bool {
        guard !isShare, let first = behind.first else { return false }
        return ["người", "lượt"].contains(first) || isOfWomen || isOfMen
            || Self.persons.contains(behind.prefix(2).joined(separator: " "))
    }

    fileprivate var isOfWomen: Bool {
        behind.first == "nữ" || behind.starts(with: ["chị", "em"]) || behind.starts(with: ["phụ", "nữ"])
    }

    fileprivate var isOfMen: Bool { behind.starts(with: ["nam", "giới"]) }

    /// `toàn bộ 40 học viên là nữ`, `40 học viên đều là nữ`.
    fileprivate var areAllWomen: Bool {
        let named = behind.drop { $0 != "đều" && $0 != "là" }
        guard named.count < behind.count, behind.count - named.count <= 2 else { return false }
        if named.starts(with: ["đều", "là", "nữ"]) { return true }
        return ["toàn bộ", "tất cả", "cả"].contains { before.joined(separator: " ").hasSuffix($0) }
            && (named.starts(with: ["là", "nữ"]) || named.starts(with: ["là", "phụ", "nữ"]))
    }

    private static let persons: Set = [
        "học viên", "đại biểu", "hội viên", "thành viên", "cán bộ", "công chức", "viên chức",
    ]
}
