/// Recognises the lines that only number a page: `2`, `- 2 -`, `Trang 2/5`.
///
/// They must count up, so that a paragraph's last line that happens to be a
/// number is not taken for one.
struct PageNumbers {
    private var last = 0

    mutating func takes(_ line: SourceLine, nearFeed: Bool) -> Bool {
        guard line.words.count <= 4, let number = PageNumbers.number(of: line) else { return false }
        let isNext = last == 0 ? number <= 2 || nearFeed : number == last + 1
        let isNamed = ["trang", "page"].contains(Lexeme.key(of: line.words[0].text))
        guard isNext || nearFeed || isNamed else { return false }
        last = number
        return true
    }

    private static func number(of line: SourceLine) -> Int? {
        var keys = line.words.map(\.text)
        if keys.count == 3, keys[0] == "-", keys[2] == "-" { keys = [keys[1]] }
        if keys.count >= 2, ["trang", "page"].contains(Lexeme.key(of: keys[0])) { keys.removeFirst() }
        if keys.count == 3, ["of", "/"].contains(keys[1]) { keys = [keys[0]] }
        guard keys.count == 1, let first = keys.first else { return nil }
        let parts = first.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 1 || (parts.count == 2 && line.words.count == 2) else { return nil }
        let digits = parts[0].utf8.filter { $0 != UInt8(ascii: "-") }
        guard (1...3).contains(digits.count), digits.allSatisfy({ (48...57).contains($0) }) else {
            return nil
        }
        return Int(String(decoding: digits, as: UTF8.self))
    }
}
