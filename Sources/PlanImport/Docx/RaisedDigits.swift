/// Digits that Word raises: behind a number they are the mark of a note or a power, and no digits of it.
enum RaisedDigits {
    private static let signs: [Character: Character] = [
        "1": "¹", "2": "²", "3": "³", "4": "⁴", "5": "⁵", "6": "⁶", "7": "⁷", "8": "⁸", "9": "⁹",
    ]

    /// Raised text as it may stand behind another: no number grows by it.
    static func apart(_ text: String, behind before: String) -> String {
        guard before.last.map(isDigit) ?? false, text.first.map(isDigit) ?? false else { return text }
        // The fonts of the reports have no sign for a raised zero.
        return text.contains("0") ? " " + text : String(text.map { signs[$0] ?? $0 })
    }

    private static func isDigit(_ character: Character) -> Bool { ("0"..."9").contains(character) }
}
