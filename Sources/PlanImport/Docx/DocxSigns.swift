/// The signs that Word takes from fonts of signs: their codes name no letters, and every font has its own.
enum DocxSigns {
    /// Stands where a sign is that nobody knows here: a target without its `≥` would be another.
    static let unknown = "[?]"

    /// - Parameters:
    ///   - code: hexadecimal, as `F0B3`; the fonts' codes begin at F000 (ECMA-376 Part 1, 17.3.3.30).
    ///   - font: as the run names it.
    /// - Returns: nil for a sign that is not known.
    static func letter(of code: String, font: String) -> String? {
        guard let number = UInt32(code, radix: 16) else { return nil }
        let isOfFont = (0xF000...0xF0FF).contains(number) || number < 0x100
        guard isOfFont else { return Unicode.Scalar(number).map { String(Character($0)) } }
        switch font.lowercased() {
        case "symbol": return symbol[number & 0xFF] ?? ascii(number & 0xFF)
        case let name where name.hasPrefix("wingdings"): return bullets[number & 0xFF]
        default: return nil
        }
    }

    /// The digits and marks of the font Symbol are those of ASCII, its letters are Greek.
    private static func ascii(_ code: UInt32) -> String? {
        (0x20...0x3F).contains(code) ? Unicode.Scalar(code).map { String(Character($0)) } : nil
    }

    private static let symbol: [UInt32: String] = [
        0x2D: "-", 0x61: "α", 0x62: "β", 0x67: "γ", 0x6D: "µ", 0x70: "π", 0xA3: "≤", 0xA5: "∞", 0xA7: "•",
        0xAC: "←", 0xAE: "→", 0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xB8: "÷", 0xB9: "≠",
        0xBB: "≈", 0xBC: "…",
    ]

    /// Marks of items and boxes to tick.
    private static let bullets: [UInt32: String] = [
        0x6C: "•", 0x6E: "■", 0x6F: "☐", 0x71: "☐", 0x76: "•", 0xA7: "▪", 0xA8: "☐", 0xD8: "•", 0xE0: "→",
        0xFC: "✓", 0xFE: "✓",
    ]
}
