internal import Diagnostics
internal import PlanModel

extension DiagnosticID {
    static let wordSpelling = DiagnosticID("word-spelling", .data)
}

/// Misprints in what will be signed, the plan's own words and headings too: syllables that the language cannot
/// have but are near one, and set phrases of this field with other marks than theirs (`lòng ghép`).
struct SpellingCheck {
    /// By the plain letters of their first word.
    private let phrases: [String: [Phrase]]

    init(_ lists: CheckLists) {
        phrases = Dictionary(grouping: lists.spellings.flatMap(Phrase.all), by: \.start)
    }

    /// - Parameter others: what is told already of names of units in these texts.
    func findings(in texts: [CheckedText], besides others: [Diagnostic]) -> [Diagnostic] {
        let names = others.compactMap(\.subject)
        return findings(in: texts).filter { finding in
            guard let parts = finding.subject?.split(separator: "/"), parts.count == 2 else { return true }
            return !names.contains { $0.hasPrefix(parts[0] + "/") && $0.contains(parts[1]) }
        }
    }

    private func findings(in texts: [CheckedText]) -> [Diagnostic] {
        var known: [String: Bool] = [:]
        return texts.flatMap { text in
            let slips = slips(in: text)
            let covered = Set(slips.flatMap(\.range))
            var told: Set<String> = []
            let syllables = text.words.words.indices.compactMap { index -> Diagnostic? in
                guard !covered.contains(index), let word = tested(index, of: text.words.words) else {
                    return nil
                }
                let isMisprint =
                    known[word] ?? (Syllable.isMisprint(word) || !Syllable.parts(of: word).isEmpty)
                known[word] = isMisprint
                return isMisprint && told.insert(word).inserted ? finding(word, at: index, of: text) : nil
            }
            return slips.filter { told.insert($0.right).inserted }.map { finding($0, of: text) } + syllables
        }
    }

    // MARK: - Syllables

    /// A word in small letters; names and abbreviations have capitals. The first of a text has one too.
    private func tested(_ index: Int, of words: [WordList.Word]) -> String? {
        let text = words[index].text
        guard !text.allSatisfy(\.isASCII) else { return nil }
        if index == 0, words.count > 1, words[1].follows, !words[1].isCapital {
            return text.dropFirst().contains(where: \.isUppercase) ? nil : text.lowercased()
        }
        return text.contains(where: \.isUppercase) ? nil : text
    }

    private func finding(_ word: String, at index: Int, of text: CheckedText) -> Diagnostic {
        let parts = Syllable.parts(of: word)
        let right = (parts.isEmpty ? Syllable.withTone(word) + Syllable.withToneMoved(word) : parts)
            .map { "“\($0)”" }
        let (vi, en) = (right.joined(separator: " hoặc "), right.joined(separator: " or "))
        return text.warning(
            .wordSpelling, index..<index + 1, key: word,
            vi: { "“\(word)” không phải là một tiếng của tiếng Việt: \($0)" },
            en: { "“\(word)” is no syllable of Vietnamese: \($0)" },
            hint: right.isEmpty
                ? Diagnostic.Hint(
                    vi: "sửa lỗi gõ; từ mượn, tên riêng thì ghi lý do vào acknowledged",
                    en: "correct the misprint; acknowledge a foreign word or a name")
                : Diagnostic.Hint(vi: "có lẽ là \(vi)", en: "probably \(en)"))
    }

    // MARK: - Set phrases

    private struct Slip {
        let range: Range<Int>
        let typed: String
        let right: String
    }

    /// Of phrases that share words the first: one misprint is told once.
    private func slips(in text: CheckedText) -> [Slip] {
        let words = text.words.words
        return words.indices.reduce(into: []) { found, index in
            guard let candidates = phrases[words[index].folded], index >= found.last?.range.upperBound ?? 0
            else { return }
            found +=
                candidates.first { $0.isWrong(at: index, of: words) }.map { [slip($0, index, words)] } ?? []
        }
    }

    private func slip(_ phrase: Phrase, _ index: Int, _ words: [WordList.Word]) -> Slip {
        let range = index..<index + phrase.length
        return Slip(
            range: range, typed: words[range].map(\.text).joined(separator: " "), right: phrase.right)
    }

    private func finding(_ slip: Slip, of text: CheckedText) -> Diagnostic {
        text.warning(
            .wordSpelling, slip.range, key: slip.typed,
            vi: { "“\(slip.typed)” có lẽ là “\(slip.right)” gõ sai: \($0)" },
            en: { "“\(slip.typed)” is probably a misprint of “\(slip.right)”: \($0)" },
            hint: Diagnostic.Hint(
                vi:
                    "sửa thành “\(slip.right)”; các cụm từ này kê ở mục spellings của templates/kiem-tra.yaml",
                en:
                    "write “\(slip.right)”; these phrases are listed under spellings in templates/kiem-tra.yaml"
            ))
    }
}

/// A phrase as it may be mistyped.
private struct Phrase {
    let right: String
    /// The plain letters of its words as mistyped.
    private let folded: [String]
    /// What its words are then; nil where any other marks than the right ones will do.
    private let wrong: [String]?
    private let rightKeys: [String]

    var start: String { folded.first ?? "" }
    var length: Int { folded.count }

    static func all(of spelling: CheckLists.Spelling) -> [Phrase] {
        guard !spelling.wrong.isEmpty else { return [Phrase(spelling.right, typed: nil)] }
        return spelling.wrong.map { Phrase(spelling.right, typed: $0) }
    }

    private init(_ right: String, typed: String?) {
        self.right = right
        rightKeys = WordList(right).words.map { Syllable.key($0.text) }
        let words = WordList(typed ?? right).words
        folded = words.map(\.folded)
        wrong = typed == nil ? nil : words.map { Syllable.key($0.text) }
    }

    func isWrong(at index: Int, of words: [WordList.Word]) -> Bool {
        guard index + length <= words.count else { return false }
        let typed = words[index..<index + length]
        guard zip(typed, folded).allSatisfy({ $0.folded == $1 }), typed.dropFirst().allSatisfy(\.follows)
        else {
            return false
        }
        // Typed without any marks, or a name behind small letters: another matter.
        guard typed.contains(where: { $0.text.utf8.count > $0.folded.utf8.count }),
            typed.first?.isCapital == true || !typed.contains(where: \.isCapital)
        else { return false }
        let keys = typed.map { Syllable.key($0.text) }
        // `Nguyễn Thục Hiền`, `địa bàn Phương Liệt`: people and places.
        let isName = zip(typed.indices, zip(keys, rightKeys)).contains { place, key in
            wrong == nil && key.0 != key.1 && Self.isName(at: place, of: words)
        }
        guard !isName else { return false }
        guard let wrong else { return keys != rightKeys }
        return keys == wrong && !isPart(keys, at: index, of: words)
    }

    /// A capital within a sentence, and not all in capitals as headings are.
    private static func isName(at index: Int, of words: [WordList.Word]) -> Bool {
        let word = words[index]
        return word.isCapital && word.text.dropFirst().contains { $0.isLowercase } && index > 0
            && !word.gap.contains { ".;:\n".contains($0) }
    }

    /// `đẳng giới` in `bình đẳng giới` is no slip.
    private func isPart(_ keys: [String], at index: Int, of words: [WordList.Word]) -> Bool {
        guard keys.count < rightKeys.count else { return false }
        return (0...rightKeys.count - keys.count).contains { ahead in
            let start = index - ahead
            guard Array(rightKeys[ahead..<ahead + keys.count]) == keys, start >= 0,
                start + rightKeys.count <= words.count
            else { return false }
            return words[start..<start + rightKeys.count].map { Syllable.key($0.text) } == rightKeys
        }
    }
}
