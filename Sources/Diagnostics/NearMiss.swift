/// The name that was probably meant.
package enum NearMiss {
    /// The nearest candidates to a misspelt name, best first; empty when none is near.
    ///
    /// Compared without case and Vietnamese marks, by edit distance with
    /// transpositions (Damerau 1964); at most a third of the letters may differ.
    package static func candidates(for name: String, among known: [String], limit: Int = 3) -> [String] {
        let wanted = Array(Folding.ascii(name).unicodeScalars)
        let allowed = max(1, wanted.count / 3)
        let ranked = known.enumerated().compactMap { index, candidate -> (Int, Int, String)? in
            let letters = Array(Folding.ascii(candidate).unicodeScalars)
            guard abs(letters.count - wanted.count) <= allowed else { return nil }
            let distance = editDistance(wanted, letters)
            return distance <= allowed && candidate != name ? (distance, index, candidate) : nil
        }
        return ranked.sorted { ($0.0, $0.1) < ($1.0, $1.1) }.prefix(limit).map(\.2)
    }

    /// Whether two names differ by one letter: another, one more, one less, or two that changed places.
    package static func isOneLetterApart(_ one: String, _ other: String) -> Bool {
        abs(one.unicodeScalars.count - other.unicodeScalars.count) <= 1
            && editDistance(Array(one.unicodeScalars), Array(other.unicodeScalars)) == 1
    }

    /// A hint that names the near candidates; nil when none is near.
    package static func hint(for name: String, among known: [String]) -> Diagnostic.Hint? {
        hint(naming: candidates(for: name, among: known))
    }

    /// Nil where there is nothing to name.
    package static func hint(naming candidates: [String]) -> Diagnostic.Hint? {
        let near = candidates.map { "“\($0)”" }
        guard !near.isEmpty else { return nil }
        return Diagnostic.Hint(
            vi: "có phải ý là \(near.joined(separator: " hoặc "))?",
            en: "did you mean \(near.joined(separator: " or "))?")
    }

    static func editDistance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
        if left.isEmpty || right.isEmpty { return max(left.count, right.count) }
        var beforePrevious = [Int](repeating: 0, count: right.count + 1)
        var previous = Array(0...right.count)
        for i in 1...left.count {
            var current = [i] + [Int](repeating: 0, count: right.count)
            for j in 1...right.count {
                let substitution = previous[j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1)
                current[j] = min(substitution, previous[j] + 1, current[j - 1] + 1)
                if i > 1, j > 1, left[i - 1] == right[j - 2], left[i - 2] == right[j - 1] {
                    current[j] = min(current[j], beforePrevious[j - 2] + 1)
                }
            }
            (beforePrevious, previous) = (previous, current)
        }
        return previous[right.count]
    }
}
