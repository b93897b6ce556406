/// The number Word puts before a paragraph of a list, and the form in which a plan's reader knows it.
///
/// Whatever stands around it, `I`, `(1)`, `a -`, it is known to be a number: it is written `I.`, `1.`, `a)`.
struct AutomaticNumber {
    struct Part {
        let number: Int
        /// `upperRoman`, `decimal`, …
        let format: String
    }

    /// As Word prints it; empty where it prints none.
    let printed: String
    /// The numbers of the levels that it shows, its own last; empty for a bullet.
    let parts: [Part]
    /// What stands before the first number: `Phần `, `(`.
    let opening: String

    /// A paragraph with its number.
    struct Line {
        let text: String
        /// Whether the number can be told to be that of a heading, of an item or of a caption.
        var isClear = true
    }

    func line(before text: String) -> Line {
        guard let own = parts.last else { return asPrinted(text) }
        let word = String(opening.drop { !$0.isLetter }.reversed().drop { !$0.isLetter }.reversed())
        switch Lexeme.key(of: word.split(separator: " ").joined(separator: " ")) {
        case "phan", "chuong":
            return Line(text: "\(word) \(DocxNumbering.text(own.number, own.format)): \(text)")
        case "dieu": return Line(text: "\(word) \(own.number). \(text)")
        case let key where key.isEmpty || AutomaticNumber.countingWords.contains(key):
            guard let mark = mark(of: own, before: text) else { return asPrinted(text, isClear: false) }
            return Line(text: mark + " " + text)
        case let key: return asPrinted(text, isClear: AutomaticNumber.captions.contains(key))
        }
    }

    private func asPrinted(_ text: String, isClear: Bool = true) -> Line {
        Line(text: printed.isEmpty ? text : printed + " " + text, isClear: isClear)
    }

    /// Words that only say what is counted.
    private static let countingWords: Set<String> = [
        "muc", "tieu muc", "khoan", "diem", "nhiem vu", "noi dung", "hoat dong", "nhom", "y", "so",
    ]
    /// Words before the number of what is neither a heading nor an item.
    private static let captions: Set<String> = ["bang", "bieu", "hinh", "bieu do", "so do", "phu luc", "mau"]

    /// A dash where a plan knows no such number; nil where the text is none of a numbered heading or item.
    private func mark(of own: Part, before text: String) -> String? {
        if own.format == "lowerRoman" { return "-" }
        let first = text.split(whereSeparator: \.isWhitespace).first.map(String.init) ?? ""
        guard Lexeme.startsUpper(first) || Lexeme.startsDigit(first) else { return nil }
        let written = DocxNumbering.text(own.number, own.format)
        switch own.format {
        case "upperRoman": return (1...39).contains(own.number) ? written + "." : nil
        case "upperLetter": return Lexeme.isCapitals(text) ? written + "." : nil
        case "lowerLetter": return (1...26).contains(own.number) ? written + ")" : "-"
        default: return digits ?? "-"
        }
    }

    /// `7.1.`: the numbers in digits at the end, without the Roman number of the section they stand in.
    private var digits: String? {
        let path = parts.reversed().prefix { !AutomaticNumber.letters.contains($0.format) }.reversed()
        let above = parts.dropLast(path.count).last?.format
        guard above == nil || above == "upperRoman" || above == "upperLetter", path.count <= 3,
            path.allSatisfy({ (1...99).contains($0.number) })
        else { return nil }
        return path.map { "\($0.number)." }.joined()
    }

    /// Formats that are not written in digits.
    private static let letters: Set<String> = ["upperRoman", "lowerRoman", "upperLetter", "lowerLetter"]
}
