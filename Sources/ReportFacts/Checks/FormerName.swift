/// Words by which a text says itself that what it names is of before: `huyện Mẫu cũ`, `Phòng Nội vụ trước đây`,
/// `xã Mẫu (nay là phường Mẫu)`. Who writes so did not copy it.
enum FormerName {
    /// - Parameter range: of the name.
    static func isTold(of range: Range<Int>, in words: [WordList.Word]) -> Bool {
        isMarked(behind: range.upperBound, words) || isMarked(before: range.lowerBound, words)
            || holds(matters, around: range, words)
    }

    /// Whether the clause of a name has one of several pairs of words.
    static func holds(_ pairs: Set<String>, around range: Range<Int>, _ words: [WordList.Word]) -> Bool {
        let before = words[..<range.lowerBound].lastIndex(where: isStart) ?? 0
        let behind = words[range.upperBound...].firstIndex(where: isStart) ?? words.count
        // The name itself may begin the clause.
        let start = isStart(words[range.lowerBound]) ? range.lowerBound : before
        let said = words[start..<behind].map { $0.text.lowercased() }
        return zip(said, said.dropFirst()).contains { pairs.contains("\($0) \($1)") }
    }

    /// `cũ` behind the rest of the name, which may go on with others: `các xã Mẫu, Minh Họa và Ví Dụ cũ`.
    private static func isMarked(behind end: Int, _ words: [WordList.Word]) -> Bool {
        let rest = words[end...].prefix { word in
            word.gap.allSatisfy { " ,-–&".contains($0) }
                && (word.isCapital || links.contains(word.text.lowercased()))
        }
        let marks = words[rest.endIndex...].prefix(2)
        guard let first = marks.first, !isStart(first), !first.gap.contains(")") else { return false }
        let said = marks.map { $0.text.lowercased() }
        return said[0] == "cũ" || behindNames.contains(said.joined(separator: " "))
            || (first.gap.contains("(") && said[0] == "đến")
    }

    private static func isMarked(before start: Int, _ words: [WordList.Word]) -> Bool {
        let said = words[..<start].suffix(2).map(\.text)
        return said.last == "nguyên" || said == ["trước", "là"] || said == ["đây", "là"]
            || said == ["tên", "cũ"]
    }

    private static func isStart(_ word: WordList.Word) -> Bool {
        word.gap.contains(";") || (word.gap.contains(".") && word.gap.contains(" "))
    }

    /// Small words inside a name: `Phòng Nội vụ của thị xã Mẫu`.
    private static let links: Set = [
        "và", "của", "các", "xã", "phường", "thị", "trấn", "quận", "huyện", "thành", "phố", "tỉnh", "vụ",
        "tế",
    ]
    /// Not `trước ngày`: a day before which something is sent to them is to come.
    private static let behindNames: Set = [
        "trước đây", "trước khi", "trước sáp", "trước sắp", "nay là", "nay thuộc", "đã giải", "đã kết",
    ]
    private static let matters: Set = ["sáp nhập", "hợp nhất", "giải thể", "trước đây", "khi sắp"]
}
