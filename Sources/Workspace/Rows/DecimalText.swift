internal import Diagnostics
internal import FoundationEssentials
internal import PlanModel

/// Numbers as people write them, read strictly.
enum DecimalText {
    /// Digits a number may have in all; a `Decimal` holds 38.
    static let maximumDigits = 30

    /// Whether it is a number, of more digits than are read.
    static func isTooLarge(_ text: String) -> Bool {
        let digits = text.utf8.filter(isDigit).count
        return digits > maximumDigits
            && text.utf8.allSatisfy { isDigit($0) || $0 == 44 || $0 == 46 || $0 == 32 }
    }

    /// `12`, `-12.5`: ASCII digits, a point, a sign before; nil for anything else.
    static func plain(_ text: String) -> FigureValue? {
        let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
        let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count <= 2, digits.utf8.count <= maximumDigits + 1,
            parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy(isDigit) })
        else { return nil }
        return Decimal(string: text)
    }

    /// A number as Vietnamese officials write it, or plain; nil for anything else.
    ///
    /// - Both marks: the one that stands last and once is the decimal mark, the other groups by three (`1.234,5`, `1,234.5`).
    /// - A comma alone is the decimal mark (`1,5`, `1,234`); several group by three.
    /// - A point alone groups when exactly three digits follow and one to three, not `0`, precede
    ///   it (`1.234` is 1234); else it is the decimal mark (`1234.5`, `0.125`). Several group by three.
    /// - Blanks group by three (`1 234`).
    static func vietnamese(_ text: String) -> FigureValue? {
        if let digits = digits(text) { return digits }
        let text = blanksPlain(text)
        guard text.utf8.allSatisfy({ isDigit($0) || $0 == 44 || $0 == 46 || $0 == 32 }) else { return nil }
        let commas = text.split(separator: ",", omittingEmptySubsequences: false)
        let points = text.split(separator: ".", omittingEmptySubsequences: false)
        switch (commas.count - 1, points.count - 1) {
        case (0, 0): return number(text[...], groupedBy: " ", fraction: nil)
        case (1, 0): return number(commas[0], groupedBy: " ", fraction: commas[1])
        case (0, 1):
            let isGroup =
                points[1].utf8.count == 3 && (1...3).contains(points[0].utf8.count) && points[0] != "0"
            return isGroup
                ? number(text[...], groupedBy: ".", fraction: nil)
                : number(points[0], groupedBy: " ", fraction: points[1])
        case (0, _): return number(text[...], groupedBy: ".", fraction: nil)
        case (_, 0): return number(text[...], groupedBy: ",", fraction: nil)
        case (1, _) where commas[1].utf8.allSatisfy(isDigit):
            return number(commas[0], groupedBy: ".", fraction: commas[1])
        case (_, 1) where points[1].utf8.allSatisfy(isDigit):
            return number(points[0], groupedBy: ",", fraction: points[1])
        default: return nil
        }
    }

    /// The usual case: a whole number without grouping; nil for all others.
    private static func digits(_ text: String) -> FigureValue? {
        var value = 0
        guard (1...18).contains(text.utf8.count) else { return nil }
        for byte in text.utf8 {
            guard isDigit(byte) else { return nil }
            value = value * 10 + Int(byte - 48)
        }
        return FigureValue(value)
    }

    /// With plain blanks in place of those that do not break a line.
    private static func blanksPlain(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 >= 0x80 }) else { return text }
        return ["\u{A0}", "\u{202F}"].reduce(text) { TextSearch.replacing($1, in: $0, with: " ") }
    }

    /// Digits, grouped by three or not at all, and the digits behind the decimal mark.
    private static func number(_ whole: Substring, groupedBy mark: Character, fraction: Substring?)
        -> FigureValue?
    {
        let groups = whole.split(separator: mark, omittingEmptySubsequences: false)
        let digits = groups.joined()
        guard let first = groups.first, groups.count == 1 || (1...3).contains(first.utf8.count),
            groups.dropFirst().allSatisfy({ $0.utf8.count == 3 }), !digits.isEmpty,
            digits.utf8.allSatisfy(isDigit),
            fraction.map({ !$0.isEmpty && $0.utf8.allSatisfy(isDigit) }) ?? true
        else { return nil }
        return plain(digits + (fraction.map { "." + $0 } ?? ""))
    }

    /// The form `vietnamese` reads back exactly: no grouping, a comma before the fraction.
    static func text(_ value: FigureValue) -> String {
        TextSearch.replacing(".", in: value.description, with: ",")
    }

    static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }
}
