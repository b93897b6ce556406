/// Numbers of headings, letters of lists: NĐ 30/2020, Phụ lục I, II.6 and table V, 6b.
struct HeadingNumbers {
    private var counts = [0, 0, 0]
    /// True where level 3 follows level 1: it counts as level 2, for there is no `0.1.`
    private var isRaised = false

    /// `I. `, `1. ` or `1.1. `, without the blank; levels outside 1 to 3 count as the nearest.
    mutating func next(level: Int) -> String {
        var level = min(max(level, 1), 3)
        if level == 3, counts[1] == 0 { isRaised = true }
        if level < 3 { isRaised = false }
        if isRaised { level = 2 }
        counts[level - 1] += 1
        for lower in level..<3 { counts[lower] = 0 }
        return switch level {
        case 1: Numerals.roman(counts[0]) + "."
        case 2: "\(counts[1])."
        default: "\(counts[1]).\(counts[2])."
        }
    }
}

enum Numerals {
    static func roman(_ number: Int) -> String {
        let parts: [(Int, String)] = [
            (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"),
            (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
        ]
        guard (1..<4000).contains(number) else { return String(number) }
        var rest = number
        var text = ""
        for (value, letters) in parts {
            while rest >= value {
                text += letters
                rest -= value
            }
        }
        return text
    }

    private static let letters = Array("abcdđeghiklmnopqrstuvxy")

    /// `a`, `b` … `d`, `đ`, `e`, `g`, from 0; after the last letter `aa`, `ab`.
    static func letter(_ index: Int) -> String {
        let last = String(letters[index % letters.count])
        return index < letters.count ? last : letter(index / letters.count - 1) + last
    }
}
