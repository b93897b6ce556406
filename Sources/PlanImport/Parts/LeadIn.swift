/// The words with which the text before the first heading begins.
enum LeadIn {
    private static let documents: [Phrase] = [
        "ke hoach so", "quyet dinh", "nghi quyet", "nghi dinh", "cong van", "chi thi", "thong tu", "luat",
        "huong dan so", "chuong trinh so", "van ban so", "thong bao so", "ke hoach cua", "ket luan",
    ]
    private static let openers: [Phrase] = [
        "thuc hien", "trien khai", "thi hanh", "theo", "can cu vao", "tiep tuc thuc hien",
    ]
    private static let starts: [Phrase] = [
        "can cu", "nham", "de thuc hien", "de trien khai", "tren co so", "de tiep tuc", "de tang cuong",
    ]

    static func begins(_ passage: Passage) -> Bool {
        if passage.starts(with: starts) { return true }
        if passage.has("nam", at: 0), passage.keys.count > 2, let year = Lexeme.number(passage.keys[1]),
            year > 1900
        {
            return passage.keys[2] == "la" || passage.words[1].text.hasSuffix(",")
        }
        return openers.contains { opener in
            guard passage.has(opener, at: 0) else { return false }
            let next = opener.count
            if documents.contains(where: { passage.has($0, at: next) }) { return true }
            // "Thực hiện Kế hoạch 25/KH-UBND", without "số".
            return passage.has("ke hoach", at: next) && passage.words.count > next + 2
                && Lexeme.startsDigit(passage.words[next + 2].text)
        }
    }

    /// Lines behind a sentence or a line in capitals that name a part, or begin with the number of a heading, dot or none, or with a
    /// bullet, and list no document.
    static func bodyLines(_ lines: some Collection<SourceLine>) -> [SourceLine] {
        zip(lines, lines.dropFirst()).compactMap { before, line in
            let ending = Lexeme.ending(of: before.words.last?.text ?? "")
            let isAfterEnd = ending == .sentence || ending == .semicolon
            guard isAfterEnd || Lexeme.isCapitals(before.text) || Lexeme.isCapitals(line.text) else {
                return nil
            }
            if PartHeadings.names(line) { return line }
            let rest = Marker(line)?.rest ?? afterBareNumber(line)
            guard let rest, let first = rest.first, Lexeme.startsUpper(first.text) else { return nil }
            return listsDocument(Passage(rest)) ? nil : line
        }
    }

    /// `I MỤC ĐÍCH`, `(1) Tuyên truyền`.
    private static func afterBareNumber(_ line: SourceLine) -> [Word]? {
        guard line.words.count > 1 else { return nil }
        let number = line.words[0].text.filter { !"().:".contains($0) }
        let isNumber =
            RomanNumeral.value(of: number) != nil || number.utf8.count < 3 && Lexeme.number(number) != nil
        return isNumber ? Array(line.words.dropFirst()) : nil
    }

    /// `- Căn cứ …`, `- Luật Bình đẳng giới năm 2006;`, `- Kế hoạch số 12/KH-UBND …`
    private static func listsDocument(_ passage: Passage) -> Bool {
        begins(passage) || documents.contains { passage.has($0, at: 0) }
            || passage.words.contains { word in
                word.text.contains("/") && word.text.contains(where: \.isWholeNumber)
            }
    }
}
