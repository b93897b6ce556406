/// Text from outside made fit to be shown: a control character could move the
/// cursor, recolour or hide what follows, and a text without end hides the rest.
package enum VisibleText {
    /// A quotation in a message keeps this many of its first scalars, a message as a whole the other.
    private static let quotationLimit = 120
    private static let messageLimit = 1000

    /// A message's text: escaped, and long quotations in it cut at `…”`.
    package static func message(_ text: String) -> String {
        // Most messages are short: one look at their length is all they cost.
        text.utf8.count <= quotationLimit ? escaped(text) : escaped(shortened(text))
    }

    /// Control, direction and invisible characters shown by their number: `<U+001B>`.
    package static func escaped(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: isHidden) else { return text }
        var shown = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if isHidden(scalar) {
                let digits = String(scalar.value, radix: 16, uppercase: true)
                let zeros = String(repeating: "0", count: max(0, 4 - digits.utf8.count))
                shown.append(contentsOf: "<U+\(zeros)\(digits)>".unicodeScalars)
            } else {
                shown.append(scalar)
            }
        }
        return String(shown)
    }

    /// One line of a source, each character in one place, so that carets stand under
    /// what they mean: hidden characters as `·`.
    static func line(_ characters: some Sequence<Character>) -> [Character] {
        characters.map { character in
            if character == "\t" { return " " }
            return character.unicodeScalars.contains(where: isHidden) ? "·" : character
        }
    }

    /// Tabs and the ends of lines too; what belongs to letters and emoji shows in them.
    private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value < 0x20 || scalar.turnsText || scalar.endsLine
            || scalar.showsNothing && !scalar.belongsToLetter
    }

    /// Long quotations keep their beginning; then the whole keeps its own.
    private static func shortened(_ text: String) -> String {
        var kept = String.UnicodeScalarView()
        var quoted = 0
        var isQuoted = false
        var total = 0
        for scalar in text.unicodeScalars {
            switch scalar {
            case "“": (isQuoted, quoted) = (true, 0)
            case "”": isQuoted = false
            default:
                quoted += 1
                if isQuoted, quoted == quotationLimit + 1 { kept.append("…") }
                if isQuoted, quoted > quotationLimit { continue }
            }
            kept.append(scalar)
            total += 1
            if total == messageLimit {
                kept.append("…")
                break
            }
        }
        return String(kept)
    }
}
