/// Plans in articles, `Điều 1. Mục đích`, as schools write them, or in `Mục I.`: each is a top section.
enum ArticleHeadings {
    /// The lines with `Điều 2.` or `Mục II:` as `II.`, where the articles count from 1 and no section has a Roman
    /// number; else as they are, for a law's article may stand at the beginning of any line.
    static func asSections(_ lines: [SourceLine]) -> [SourceLine] {
        let hasRoman = lines.contains { line in
            if case .roman(1) = Marker(line)?.kind { true } else { false }
        }
        guard !hasRoman else { return lines }
        var lines = lines
        var next = 1
        var title: String?
        for place in lines.indices where number(of: lines[place]) == next && next < 40 {
            let words = lines[place].words
            let own = words[0].text.lowercased()
            guard title ?? own == own else { continue }
            title = own
            let source = words[0].source.lowerBound..<words[1].source.upperBound
            let numeral = Word(text: RomanNumeral.text(next) + ".", source: source)
            lines[place].words = [numeral] + words.dropFirst(2)
            next += 1
        }
        return lines
    }

    private static func number(of line: SourceLine) -> Int? {
        guard line.words.count > 2, ["điều", "mục"].contains(line.words[0].text.lowercased()),
            let mark = line.words[1].text.last, ".:".contains(mark),
            Lexeme.startsUpper(line.words[2].text)
        else { return nil }
        let number = String(line.words[1].text.dropLast())
        return Int(number) ?? RomanNumeral.value(of: number)
    }
}
