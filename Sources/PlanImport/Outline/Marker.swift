import Diagnostics

/// What a line begins with that may open a heading or an item.
///
/// Whether it does is decided by the order of the numbers and by what stands
/// before: `2030. Đẩy mạnh` and `- xã hội` also begin lines.
struct Marker: Hashable, Sendable {
    enum Kind: Hashable, Sendable {
        /// `IV.` as 4.
        case roman(Int)
        /// `7.` as [7], `7.1.` as [7, 1].
        case arabic([Int])
        /// `II.1.` as 2 and [1]: the Roman number above stands before the own one.
        case underRoman(Int, [Int])
        /// `a)`, `đ)`.
        case letter(Character)
        /// A dash and a blank; false where no blank follows the dash.
        case dash(spaced: Bool)
        /// `+`, `•`, `*`: never part of a sentence.
        case bullet
    }

    let kind: Kind
    /// The words after the marker.
    let rest: [Word]
    /// Where the marker begins.
    let source: Range<Int>

    var beginsCapital: Bool { rest.first.map { Lexeme.startsUpper($0.text) } ?? false }
    var isHeadingNumber: Bool {
        switch kind {
        case .roman, .arabic, .underRoman, .letter: true
        case .dash, .bullet: false
        }
    }

    /// Nil when the line begins with no marker, or with a marker and nothing after it.
    init?(_ line: SourceLine) {
        guard let first = line.words.first,
            let (kind, length) = Marker.mistypedRoman(line) ?? Marker.kind(of: first.text)
        else { return nil }
        var rest = Array(line.words.dropFirst())
        let tail = first.text.utf8.dropFirst(length)
        if !tail.isEmpty {
            let start = first.source.lowerBound + length
            let word = Word(
                text: String(decoding: tail, as: UTF8.self), source: start..<first.source.upperBound)
            rest.insert(word, at: 0)
        }
        // "IV." / "TỔ CHỨC" needs no blank, "8/3," and "4.0" are no markers.
        guard let next = rest.first else { return nil }
        switch kind {
        case .roman, .arabic, .underRoman, .letter:
            guard Lexeme.startsUpper(next.text) || (!tail.isEmpty ? false : Lexeme.startsDigit(next.text))
            else { return nil }
        case .dash, .bullet: break
        }
        self.kind = kind
        self.rest = rest
        source = first.source
    }

    /// The marker a word begins with, and its length in bytes.
    private static func kind(of word: String) -> (Kind, Int)? {
        guard let scalar = word.unicodeScalars.first else { return nil }
        switch scalar {
        case "-", "–", "—", "−":
            let length = String(scalar).utf8.count
            return (.dash(spaced: word.utf8.count == length), length)
        case "+", "*", "•", "●", "▪", "■", "◦", "○", "·", "✓", "✔", "➢", "➤", "❖", "►", "‣", "⁃", "\u{F0B7}",
            "\u{F0A7}",
            "\u{F0D8}", "\u{F0FC}", "\u{F076}":
            return (.bullet, String(scalar).utf8.count)
        case "0"..."9": return arabic(word)
        default: return underRoman(word) ?? roman(word) ?? letter(word)
        }
    }

    private static func arabic(_ word: String) -> (Kind, Int)? {
        var parts: [Int] = []
        var digits = ""
        var length = 0
        for scalar in word.unicodeScalars {
            switch scalar {
            case "0"..."9" where digits.utf8.count < 2:
                digits.unicodeScalars.append(scalar)
            case ".", ")", "/", "-", ":":
                guard let number = Int(digits), number > 0, parts.count < 3 else { return nil }
                parts.append(number)
                digits = ""
                if scalar == ")" { return parts.count == 1 ? (.arabic(parts), length + 1) : nil }
                // "1/ Mục đích", "1- Mục đích" and "1: Mục đích" are numbers, "28/NQ-CP", "2-3" and "1:2" are not.
                if scalar == "/" || scalar == "-" || scalar == ":" {
                    return parts.count == 1 && word.utf8.count == length + 1
                        ? (.arabic(parts), length + 1) : nil
                }
            default:
                // "7.1Xyz" is no number, "1.Xyz" is one.
                return digits.isEmpty && !parts.isEmpty ? (.arabic(parts), length) : nil
            }
            length += String(scalar).utf8.count
        }
        if let number = Int(digits), !parts.isEmpty {
            return number > 0 ? (.arabic(parts + [number]), length) : nil
        }
        return digits.isEmpty && !parts.isEmpty ? (.arabic(parts), length) : nil
    }

    private static func roman(_ word: String) -> (Kind, Int)? {
        let numerals = word.utf8.prefix { "IVX".utf8.contains($0) }
        guard !numerals.isEmpty, numerals.count < word.utf8.count,
            isNumeralEnd(word.utf8[numerals.endIndex]) && word.utf8.count == numerals.count + 1
                || word.utf8[numerals.endIndex] == UInt8(ascii: "."),
            let value = RomanNumeral.value(of: String(decoding: numerals, as: UTF8.self))
        else { return nil }
        return (.roman(value), numerals.count + 1)
    }

    private static func underRoman(_ word: String) -> (Kind, Int)? {
        guard let dot = word.firstIndex(of: "."), let above = RomanNumeral.value(of: String(word[..<dot]))
        else {
            return nil
        }
        let own = word[word.index(after: dot)...].prefix { $0 == "." || ("0"..."9").contains($0) }
        let path = own.split(separator: ".").map { Int($0) ?? 0 }
        // "II.1Xyz" is no number.
        guard (1...3).contains(path.count), path.allSatisfy({ (1...99).contains($0) }),
            own.last == "." || own.endIndex == word.endIndex
        else { return nil }
        return (.underRoman(above, path), word[..<own.endIndex].utf8.count)
    }

    /// `I/`, `I-`, `I)`, `I:`, with a blank behind.
    private static func isNumeralEnd(_ byte: UInt8) -> Bool { "/-):".utf8.contains(byte) }

    /// `l.`, `1I.` and `IIl.` before a heading in capitals: a numeral typed with the wrong keys.
    private static func mistypedRoman(_ line: SourceLine) -> (Kind, Int)? {
        let word = line.words[0].text
        guard word.last == ".", word.utf8.dropLast().allSatisfy({ "IVXl1".utf8.contains($0) }),
            word.contains("l") || word.contains("1") && word.contains(where: { "IVX".contains($0) }),
            Lexeme.isCapitals(line.words.dropFirst().map(\.text).joined()),
            let value = RomanNumeral.value(
                of: String(word.dropLast().map { "l1".contains($0) ? "I" : $0 }))
        else { return nil }
        return (.roman(value), word.utf8.count)
    }

    private static func letter(_ word: String) -> (Kind, Int)? {
        guard let second = word.unicodeScalars.dropFirst().first, [")", ".", "/", "-"].contains(second),
            let first = word.first, first.isLowercase
        else { return nil }
        let rest = word.dropFirst()
        guard rest.first == ")" || [".", "/", "-"].contains(rest) else { return nil }
        return (.letter(first), String(first).utf8.count + 1)
    }
}

/// Roman numerals up to 39, as sections of a plan are numbered.
enum RomanNumeral {
    private static let ones = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"]

    static func text(_ number: Int) -> String {
        String(repeating: "X", count: max(0, number / 10)) + ones[max(0, number % 10)]
    }

    /// Nil when the letters are no numeral as people write them: `IIII`, `IVI`.
    static func value(of text: String) -> Int? {
        let tens = text.prefix { $0 == "X" }.count
        guard tens <= 3, let rest = ones.firstIndex(of: String(text.dropFirst(tens))) else { return nil }
        let value = tens * 10 + rest
        return value > 0 ? value : nil
    }
}

/// The letters that count points, in Vietnamese order (NĐ 30/2020 itself runs a, b, c, d, đ, e, g).
enum PointLetter {
    private static let order: [Character] = Array("abcdđeghiklmnopqrstuvxy")

    /// Letters only Word's own lists have, each behind the one it follows there.
    private static let foreign: [Character: Character] = ["f": "e", "j": "i", "w": "v", "z": "y"]

    static func place(of letter: Character) -> Int? { order.firstIndex(of: letter).map { $0 + 1 } }

    /// The place of the letter that a foreign one follows: it takes none of its own.
    static func placeBefore(foreign letter: Character) -> Int? { foreign[letter].flatMap(place) }
}
