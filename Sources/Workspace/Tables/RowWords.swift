internal import Diagnostics

/// The words a row of a table of counts is known by, for comparing what a unit wrote with what is declared.
struct RowWords: Equatable {
    /// From here on two texts are of one row, a word written otherwise or left out.
    static let alike = 0.75

    private let words: Set<Substring>

    init(_ text: String) {
        // `Trong đó: nữ` and `Trong đó: nam` share nothing; `%` is a unit like others.
        words = Set(Folding.words(text).split { !$0.isLetter && !$0.isNumber && $0 != "%" })
            .subtracting(["trong", "đó"])
    }

    var isEmpty: Bool { words.isEmpty }

    /// How much of the shorter of two texts the other says, too; all of it where one says nothing.
    func shared(with other: RowWords) -> Double {
        let count = min(words.count, other.words.count)
        return count == 0 ? 1 : Double(words.intersection(other.words).count) / Double(count)
    }

    /// How much of all that two texts say both say; nothing where neither says anything.
    func likeness(to other: RowWords) -> Double {
        let count = words.union(other.words).count
        return count == 0 ? 0 : Double(words.intersection(other.words).count) / Double(count)
    }
}
