/// The order of the numbers read so far: the sign by which a heading is told
/// from a line that merely begins with a number.
struct Numbering: Hashable, Sendable {
    private var roman = 0
    private var arabic: [Int] = []
    private var letter = 0
    /// Whether numbers under a Roman one repeat it: `4.1.` under `IV.`
    private var repeatsRoman = false

    enum Fit: Hashable, Sendable {
        case next
        /// Later than the next one: a gap, or no number of a heading at all.
        case outOfOrder
        case impossible
    }

    func fit(_ kind: Marker.Kind) -> Fit {
        switch kind {
        case .roman(let value):
            return value == roman + 1 ? .next : .outOfOrder
        case .arabic(let path):
            return fit(path)
        case .underRoman: return .impossible
        case .letter(let character):
            guard let place = PointLetter.place(of: character) else {
                return PointLetter.placeBefore(foreign: character) == letter ? .next : .impossible
            }
            // Some number "a b c d e" without "đ".
            return place == letter + 1 || (character == "e" && letter == 4) ? .next : .impossible
        case .dash, .bullet:
            return .next
        }
    }

    private func fit(_ path: [Int]) -> Fit {
        if path.count == 1 {
            if path[0] == (arabic.first ?? 0) + 1 { return .next }
            return .outOfOrder
        }
        // "7.1." stands under "7.", "7.2." after "7.1."
        let parent = Array(path.dropLast())
        // Right under a top section "1.1." needs no "1." before it.
        if arabic.isEmpty, path == [1, 1] { return .next }
        guard Array(arabic.prefix(parent.count)) == parent else { return .impossible }
        let before = arabic.count >= path.count ? arabic[parent.count] : 0
        return path[parent.count] == before + 1 ? .next : .outOfOrder
    }

    /// The number without the Roman one it repeats: `IV.1.` under `IV.` is `1.`, `4.1.` right under it too.
    func own(_ kind: Marker.Kind) -> Marker.Kind {
        if case .underRoman(roman, let path) = kind { return .arabic(path) }
        guard case .arabic(let path) = kind, path.count > 1, path[0] == roman,
            repeatsRoman || (arabic.isEmpty && path[1] == 1 && roman > 1)
        else { return kind }
        return .arabic(Array(path.dropFirst()))
    }

    /// - Parameter written: what `own` was made from.
    mutating func accept(_ kind: Marker.Kind, written: Marker.Kind) {
        if kind != written, case .arabic = written { repeatsRoman = true }
        switch kind {
        case .roman(let value): (roman, arabic, letter, repeatsRoman) = (value, [], 0, false)
        case .arabic(let path): (arabic, letter) = (path, 0)
        case .letter(let character): letter = PointLetter.place(of: character) ?? letter
        case .underRoman, .dash, .bullet: break
        }
    }
}
