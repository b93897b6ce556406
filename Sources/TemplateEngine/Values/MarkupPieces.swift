/// Markup taken apart where it can be cut: what one character became when it was escaped stays together.
struct MarkupPiece {
    let text: String
    /// The character it stands for.
    let meant: Unicode.Scalar
}

extension Markup {
    var pieces: [MarkupPiece] {
        var pieces: [MarkupPiece] = []
        var rest = Substring(text).unicodeScalars
        while let first = rest.first {
            let escape = language == .commonMark ? Self.escape(at: rest) : nil
            let (length, meant) = escape ?? (1, first)
            pieces.append(MarkupPiece(text: String(rest.prefix(length)), meant: meant))
            rest = rest.dropFirst(length)
        }
        return pieces
    }

    /// How `MarkupEscape` writes a character, where one written so comes next.
    private static func escape(
        at rest: Substring.UnicodeScalarView
    ) -> (length: Int, meant: Unicode.Scalar)? {
        if rest.first == "\\", let mark = rest.dropFirst().first, ("!"..."~").contains(mark),
            !CharacterClass.isAlphanumeric(mark)
        {
            return (2, mark)
        }
        return entities.first { rest.starts(with: $0.text.unicodeScalars) }.map {
            ($0.text.unicodeScalars.count, $0.meant)
        }
    }

    private static let entities: [(text: String, meant: Unicode.Scalar)] = [
        ("&#32;", " "), ("&#124;", "|"), ("<br>", "\n"),
    ]
}
