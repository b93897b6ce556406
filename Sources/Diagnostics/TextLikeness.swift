extension Folding {
    /// Whether two texts are of different things: they share fewer than two of five pairs of
    /// neighbouring words, and fewer than two of three words, of the shorter one.
    ///
    /// Of two different tasks of a plan nineteen of twenty pairs do, for `tuyên truyền bình đẳng
    /// giới` stands everywhere; a text that was cut short or polished shares most.
    package static func differ(_ one: String, _ other: String) -> Bool {
        let (some, others) = (wordList(one), wordList(other))
        return shares(of: Set(some), in: Set(others), below: 2, of: 3)
            && shares(of: pairs(some), in: pairs(others), below: 2, of: 5)
    }

    /// Whether two sets share less than a part of the smaller one; of an empty one there is no part.
    private static func shares<Piece: Hashable>(
        of one: Set<Piece>, in other: Set<Piece>, below part: Int, of whole: Int
    ) -> Bool {
        let least = min(one.count, other.count)
        return least == 0 || one.intersection(other).count * whole < least * part
    }

    private static func wordList(_ text: String) -> [Substring] {
        ascii(text).split { !$0.isLetter && !$0.isNumber }
    }

    private static func pairs(_ words: [Substring]) -> Set<String> {
        Set(zip(words, words.dropFirst()).map { "\($0) \($1)" })
    }
}
