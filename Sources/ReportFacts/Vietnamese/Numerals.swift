/// Numbers as numerals, letters and words.
package enum Numerals {
    /// Roman numeral of 1 to 3999; nil outside.
    package static func roman(_ number: Int) -> String? {
        guard (1...3999).contains(number) else { return nil }
        let steps: [(Int, String)] = [
            (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"),
            (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
        ]
        var rest = number
        var text = ""
        for (value, numeral) in steps {
            while rest >= value {
                text += numeral
                rest -= value
            }
        }
        return text
    }

    /// The letters of điểm: a, b, c, d, đ, e, g … y, then aa, ab …; nil below 1.
    package static func letter(_ number: Int) -> String? {
        guard number >= 1, number <= 1_000_000 else { return nil }
        var rest = number
        var letters: [Character] = []
        while rest > 0 {
            letters.append(alphabet[(rest - 1) % alphabet.count])
            rest = (rest - 1) / alphabet.count
        }
        return String(letters.reversed())
    }

    private static let alphabet = Array("abcdđeghiklmnopqrstuvxy")

    /// A whole number in words: `hai mươi mốt`, `một nghìn không trăm linh năm`.
    package static func words(_ number: Int) -> String {
        guard number != 0 else { return digitNames[0] }
        var rest = number.magnitude
        var groups: [Int] = []
        while rest > 0 {
            groups.append(Int(rest % 1000))
            rest /= 1000
        }
        var parts: [String] = number < 0 ? ["âm"] : []
        for place in groups.indices.reversed() {
            let isLeading = place == groups.count - 1
            guard groups[place] > 0 else {
                // The "tỷ" of a number such as 10^12 is said once, after its thousands.
                if place == 3, !isLeading, groups.count > 4 { parts.append("tỷ") }
                continue
            }
            parts.append(hundreds(groups[place], isLeading: isLeading))
            let unit = unitName(place)
            if !unit.isEmpty { parts.append(unit) }
        }
        return parts.joined(separator: " ")
    }

    private static let digitNames = [
        "không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín",
    ]

    private static func unitName(_ place: Int) -> String {
        ["", "nghìn", "triệu", "tỷ", "nghìn", "triệu", "tỷ tỷ"][min(place, 6)]
    }

    /// A group of three digits; the leading one says no empty hundreds.
    private static func hundreds(_ group: Int, isLeading: Bool) -> String {
        let (hundred, ten, unit) = (group / 100, group / 10 % 10, group % 10)
        var parts: [String] = []
        if hundred > 0 || !isLeading { parts += [digitNames[hundred], "trăm"] }
        switch (ten, unit) {
        case (0, 0): break
        case (0, _):
            if !parts.isEmpty { parts.append("linh") }
            parts.append(digitNames[unit])
        case (1, _):
            parts.append("mười")
            if unit > 0 { parts.append(unit == 5 ? "lăm" : digitNames[unit]) }
        case (_, 0): parts += [digitNames[ten], "mươi"]
        case (_, 1): parts += [digitNames[ten], "mươi", "mốt"]
        case (_, 5): parts += [digitNames[ten], "mươi", "lăm"]
        case (_, _): parts += [digitNames[ten], "mươi", digitNames[unit]]
        }
        return parts.joined(separator: " ")
    }
}
