/// The year of a plan in the words of the plan: in another year's work it is no longer true.
enum OwnYear {
    /// `Tổ chức hội thi năm 2025` as `Tổ chức hội thi`, `ngày 15/12/2025` as `ngày 15/12`; a year that belongs
    /// to a document or ends a span stays.
    static func dropped(from text: String, _ year: Int) -> String {
        let old = "\(year)"
        guard text.contains(old) else { return text }
        var words = text.words(keepsBlanks: true).map(String.init)
        var next = words.count
        while let index = words[..<next].lastIndex(where: { $0.contains(old) }) {
            next = index
            if DocumentYear.isOfDocument(words[..<index]) { continue }
            if words[index].contains("/\(old)") {
                words[index] = words[index].replacing("/\(old)", with: "")
            } else if isOwn(words, at: index, old) {
                drop(&words, at: index, old)
                next = min(next, words.count)
            }
        }
        return words.joined(separator: " ")
    }

    /// `năm 2025`, but not `từ năm 2025`, `đến năm 2025` or the year of a law.
    private static func isOwn(_ words: [String], at index: Int, _ old: String) -> Bool {
        guard index > 1, words[index - 1].lowercased() == "năm", words[index].hasPrefix(old),
            !words[index].dropFirst(old.count).contains(where: { $0.isNumber || "-–".contains($0) })
        else { return false }
        let before = words[index - 2].lowercased()
        return !["từ", "đến", "tháng"].contains(before) && !(before.first?.isNumber ?? false)
            && !DocumentYear.isOfCitation(words[..<index])
    }

    /// With `trong` before it; the mark behind it stays.
    private static func drop(_ words: inout [String], at index: Int, _ old: String) {
        let mark = words[index].dropFirst(old.count)
        var first = index - 1
        if first > 1, words[first - 1].lowercased() == "trong" { first -= 1 }
        words[first - 1] += mark
        words.removeSubrange(first...index)
    }
}

/// Years that a document has in its name or its date.
enum DocumentYear {
    /// Whether a document's number, or a law, stands before in the same clause.
    static func isOfCitation(_ before: ArraySlice<String>) -> Bool {
        for word in before.reversed().prefix(longestName) {
            if let mark = word.last, ",;:.".contains(mark) { return false }
            if word.contains("/"), word.contains("-"), word.contains(where: \.isUppercase) { return true }
            if laws.contains(word) { return true }
        }
        return false
    }

    /// Whether a date follows a document's number: `số 131/KH-UBND ngày 31/5/2025`.
    static func isOfDocument(_ before: ArraySlice<String>) -> Bool {
        before.suffix(8).contains {
            $0.lowercased() == "số" || $0.contains("/") && $0.contains("-") && $0.contains { $0.isUppercase }
        }
    }

    /// Words between the number of a document and the year that its name ends in.
    private static let longestName = 20
    private static let laws: Set = ["Luật", "Nghị"]
}
