/// Headings with a blank behind every letter: `I. M Ụ C   Đ Í C H`.
enum SpacedLetters {
    /// The words of a line with such letters joined: words stand apart by wider blanks, or are the usual
    /// ones of headings; other lines as they are.
    static func joined(_ words: [Word]) -> [Word] {
        let mark = words.first.map { isLetter($0) ? 0 : 1 } ?? 0
        guard words.count >= mark + 4, words[mark...].allSatisfy(isLetter) else { return words }
        let letters = words[mark...]
        var starts = letters.indices.filter { index in
            index == mark || words[index].source.lowerBound > words[index - 1].source.upperBound + 1
        }
        if starts.count == 1, let lengths = syllables(in: letters.map(\.text)) {
            starts = lengths.dropLast().reduce(into: [mark]) { $0.append($0[$0.count - 1] + $1) }
        }
        // With one width of blanks throughout nothing tells where a word ends.
        guard starts.count > 1, starts.count < letters.count else { return words }
        let ends = starts.dropFirst() + [words.endIndex]
        return words[..<mark]
            + zip(starts, ends).map { start, end in
                Word(
                    text: words[start..<end].map(\.text).joined(),
                    source: words[start].source.lowerBound..<words[end - 1].source.upperBound)
            }
    }

    private static func isLetter(_ word: Word) -> Bool {
        word.text.unicodeScalars.count == 1 && Lexeme.startsUpper(word.text)
    }

    private static let usual: Set<String> = [
        "MỤC", "ĐÍCH", "YÊU", "CẦU", "NHIỆM", "VỤ", "GIẢI", "PHÁP", "NỘI", "DUNG", "TỔ", "CHỨC", "THỰC",
        "HIỆN", "KINH", "PHÍ", "CHỈ", "TIÊU", "CHUNG", "CỤ", "THỂ", "KẾ", "HOẠCH", "CÔNG", "TÁC", "PHÂN",
        "TRÁCH", "KẾT", "QUẢ", "HẠN", "CHẾ", "PHƯƠNG", "HƯỚNG", "BIỆN", "TIẾN", "ĐỘ", "THỜI", "GIAN",
        "ĐỊA", "ĐIỂM", "ĐỐI", "TƯỢNG", "PHẠM", "VI", "NGUỒN", "LỰC", "CĂN", "CỨ", "VÀ",
    ]
    private static let longest = 6

    /// The lengths of the usual syllables that make up the letters; nil where none do, or in two ways.
    private static func syllables(in letters: [String]) -> [Int]? {
        guard letters.count < 60 else { return nil }
        // For each end, how many ways lead there, and the length of the last syllable.
        var ways = [1] + Array(repeating: 0, count: letters.count)
        var last = Array(repeating: 0, count: letters.count + 1)
        for end in 1...letters.count {
            for length in 1...min(longest, end)
            where ways[end - length] > 0 && usual.contains(letters[(end - length)..<end].joined()) {
                ways[end] += ways[end - length]
                last[end] = length
            }
        }
        guard ways[letters.count] == 1 else { return nil }
        var lengths: [Int] = []
        var end = letters.count
        while end > 0 {
            lengths.insert(last[end], at: 0)
            end -= last[end]
        }
        return lengths
    }
}
