internal import Diagnostics

/// What a task is called where its full text would only fill lines: its first clause.
package enum TaskName {
    /// Up to the first full stop, semicolon or colon, unless that leaves less than four words, or words
    /// that only lead to what follows, or stands in parentheses or quotation marks.
    ///
    /// A text that begins with what it rests on is called by what is to be done: `Căn cứ …; … để lồng ghép …`.
    package static func short(_ text: String) -> String {
        let letters = Array(withoutBases(text))
        var depth = 0
        // Of a list that examples lead to, the first alone would be another task.
        var isInExamples = false
        for (index, letter) in letters.enumerated() {
            if "(“«[".contains(letter) { depth += 1 }
            if ")”»]".contains(letter) { depth -= 1 }
            guard depth <= 0, ends(at: index, of: letters), letter == "." || !isInExamples else { continue }
            let words = letters[..<index].split(separator: " ").map { String($0) }
            if leadsOn(words) {
                let start = words.suffix(longestLead).lastIndex(of: "với")
                if let start, start >= fewestWords { return words[..<start].joined(separator: " ") }
                isInExamples = true
            } else if words.count >= (letter == ":" ? fewestBeforeList : fewestWords) {
                return trimmed(letters[..<index])
            }
        }
        return trimmed(letters[...])
    }

    /// Whether words end with what only leads to a list: `… như`, `… cụ thể`.
    private static func leadsOn(_ words: [String]) -> Bool {
        let end = words.suffix(2).map { $0.lowercased() }
        return end.last.map(leads.contains) ?? false || end == ["cụ", "thể"]
    }

    private static func withoutBases(_ text: String) -> String {
        let words = text.split(separator: " ")
        let head = words.prefix(8).joined(separator: " ").lowercased()
        guard TextSearch.contains("căn cứ", in: head), let purpose = words.lastIndex(of: "để"),
            words.count - purpose > fewestWords
        else { return text }
        return OfficialNames.upperFirst(words[(purpose + 1)...].joined(separator: " "))
    }

    private static func trimmed(_ letters: ArraySlice<Character>) -> String {
        String(letters.reversed().drop { ";:. ".contains($0) }.reversed())
    }

    private static let fewestWords = 4
    /// `Tiếp tục thực hiện có hiệu quả: Đề án …` has its object behind the colon.
    private static let fewestBeforeList = 8
    /// `… với các hoạt động như: …`, seen from its last word.
    private static let longestLead = 6
    /// `với các hoạt động như: …` says nothing without what follows.
    private static let leads = ["như", "sau", "gồm", "là"]

    /// Whether a clause ends here: a mark before a blank or the end, and no stop of an abbreviation (`TP. …`)
    /// or a number (`Điều 3. …`), a year's excepted.
    private static func ends(at index: Int, of letters: [Character]) -> Bool {
        let isLast = index + 1 == letters.count
        guard isLast || letters[index + 1] == " " else { return false }
        switch letters[index] {
        case ";", ":": return true
        case ".":
            let word = letters[..<index].suffix { $0.isLetter || $0.isNumber }
            let isYear = word.count == 4 && word.allSatisfy(\.isNumber)
            return isYear || word.count > 1 && word.allSatisfy { $0.isLowercase }
        default: return false
        }
    }
}

extension ArraySlice<Character> {
    /// The longest end of which every letter holds.
    fileprivate func suffix(_ holds: (Character) -> Bool) -> ArraySlice<Character> {
        var start = endIndex
        while start > startIndex, holds(self[start - 1]) { start -= 1 }
        return self[start...]
    }
}
