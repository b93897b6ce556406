internal import Diagnostics

extension DiagnosticID {
    static let documentKind = DiagnosticID("document-kind", .data)
}

/// Numbers of documents within sentences: the letters of another kind than the one named before them (`Nghị quyết
/// số 28/NĐ-CP`), and blanks inside a number (`1790/QĐ -TTg`).
struct DocumentKindCheck {
    static func findings(in texts: [CheckedText]) -> [Diagnostic] {
        texts.flatMap { text in
            var told: Set<String> = []
            return numbers(in: text.words.words).compactMap { number -> Diagnostic? in
                guard let finding = otherKind(number, text) ?? blanks(number, text) else { return nil }
                return told.insert(number.right).inserted ? finding : nil
            }
        }
    }

    // MARK: - Numbers

    /// `28/NQ-CP`, `125/2021/NĐ - CP`.
    private struct Number {
        let range: Range<Int>
        /// `NQ`.
        let code: String
        /// As typed, and without blanks.
        let typed: String
        var right: String { typed.filter { !$0.isWhitespace } }
    }

    /// Those with the letters of a kind and, behind a hyphen, those of who issued the document. The Party's
    /// (`11-NQ/TW`) and laws (`73/2006/QH11`) are written otherwise.
    private static func numbers(in words: [WordList.Word]) -> [Number] {
        words.indices.compactMap { start in
            guard Int(words[start].text) != nil, !["/", "-"].contains(mark(words[start])) else { return nil }
            var place = start + 1
            if place < words.count, mark(words[place]) == "/", words[place].text.count == 4,
                Int(words[place].text) != nil
            {
                place += 1
            }
            guard place + 1 < words.count, mark(words[place]) == "/", mark(words[place + 1]) == "-",
                kinds[words[place].folded] != nil, words[place].isCapital,
                isOffice(words[place + 1].text)
            else { return nil }
            let range = start..<place + 2
            let typed = words[start].text + words[range.dropFirst()].map { $0.gap + $0.text }.joined()
            return Number(range: range, code: words[place].text, typed: typed)
        }
    }

    /// What stands before a word, whatever blanks are around it.
    private static func mark(_ word: WordList.Word) -> String {
        String(word.gap.filter { !$0.isWhitespace })
    }

    /// `CP`, `TTg`, `UBND`, and not the first word of what goes on behind a dash.
    private static func isOffice(_ text: String) -> Bool { text.prefix(2).allSatisfy(\.isUppercase) }

    // MARK: - Kinds

    /// NĐ 30/2020, Phụ lục III: the letters of each kind, without marks.
    private static let kinds = [
        "nq": "nghị quyết", "nd": "nghị định", "qd": "quyết định", "ct": "chỉ thị", "kh": "kế hoạch",
        "tt": "thông tư", "bc": "báo cáo", "hd": "hướng dẫn", "tb": "thông báo", "ttr": "tờ trình",
        "ctr": "chương trình",
    ]
    /// Older letters, and what is called a programme and issued as a decision.
    private static let others: [String: Set<String>] = ["tờ trình": ["tt"], "chương trình": ["ct", "qd"]]
    /// In small letters these may be deeds: `đã hướng dẫn số 12/KH-UBND`.
    private static let verbs: Set = ["báo cáo", "hướng dẫn", "thông báo"]

    private static func otherKind(_ number: Number, _ text: CheckedText) -> Diagnostic? {
        let words = text.words.words
        let start = number.range.lowerBound
        guard start >= 3, words[start - 3..<start].dropFirst().allSatisfy(\.follows), words[start].follows,
            words[start - 1].text.lowercased() == "số"
        else { return nil }
        let named = words[start - 3...start - 2].map(\.text).joined(separator: " ")
        let kind = named.lowercased()
        let code = Folding.ascii(number.code)
        guard let right = kinds.first(where: { $0.value == kind })?.key, right != code,
            !(others[kind]?.contains(code) ?? false), words[start - 3].isCapital || !verbs.contains(kind)
        else { return nil }
        let codeKind = kinds[code] ?? ""
        return text.warning(
            .documentKind, start - 3..<number.range.upperBound, key: number.right,
            vi: { "“\(number.code)” là ký hiệu của \(codeKind), văn bản lại gọi là \(kind): \($0)" },
            en: { "“\(number.code)” are the letters of “\(codeKind)”, and the text says “\(kind)”: \($0)" },
            hint: Diagnostic.Hint(
                vi: "xem bản chính, sửa tên loại hoặc ký hiệu (NĐ 30/2020, Phụ lục III)",
                en: "look into the document and correct its kind or its letters (NĐ 30/2020, annex III)"))
    }

    /// II.3: no blanks within a number.
    private static func blanks(_ number: Number, _ text: CheckedText) -> Diagnostic? {
        guard number.right != number.typed else { return nil }
        return text.warning(
            .documentNumber, number.range, key: number.right,
            vi: { "số, ký hiệu “\(number.typed)” có dấu cách ở giữa: \($0)" },
            en: { "the number “\(number.typed)” has blanks inside: \($0)" },
            hint: Diagnostic.Hint(
                vi: "viết là “\(number.right)” (NĐ 30/2020, Phụ lục I, II.3)",
                en: "write it as “\(number.right)” (NĐ 30/2020, annex I, II.3)"))
    }
}
