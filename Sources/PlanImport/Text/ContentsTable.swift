import Diagnostics

/// The table of contents some plans begin with: headings with their pages, `II. NHIỆM VỤ ....... 3`.
enum ContentsTable {
    private struct Entry {
        /// The folded words of the heading.
        let title: String
        let page: Int
        /// Whether dots lead from the heading to its page.
        let hasLeader: Bool
    }

    /// The lines without such a table, all of which come again as headings.
    static func removed(from lines: [SourceLine]) -> [SourceLine] {
        let entries = lines.map(entry)
        guard entries.contains(where: { $0 != nil }) else { return lines }
        let titles = Set(lines.map { title($0.words[...]) })
        var kept: [SourceLine] = []
        var index = 0
        while index < lines.count {
            var end = index
            var page = 0
            var comesAgain = false
            while end < lines.count, let entry = entries[end], entry.page >= page {
                let isHeading = titles.contains(entry.title)
                guard isHeading || entry.hasLeader else { break }
                (page, comesAgain) = (entry.page, comesAgain || isHeading)
                end += 1
            }
            if end - index > 1, comesAgain {
                if let last = kept.last, title(last.words[...]) == "muc luc" { kept.removeLast() }
                index = end
            } else {
                kept.append(lines[index])
                index += 1
            }
        }
        return kept
    }

    private static func entry(_ line: SourceLine) -> Entry? {
        guard let last = line.words.last?.text, let page = Lexeme.number(last.trimmingStart([".", "…"])),
            page < 200
        else { return nil }
        var words = line.words.dropLast()
        var leaders = last.contains("..") || last.contains("…")
        while let word = words.last?.text,
            word.unicodeScalars.allSatisfy({ ".…".unicodeScalars.contains($0) })
        {
            leaders = true
            words.removeLast()
        }
        leaders = leaders || words.last.map { $0.text.hasSuffix("...") || $0.text.hasSuffix("…") } ?? false
        guard words.count > 1 else { return nil }
        return Entry(title: title(words), page: page, hasLeader: leaders)
    }

    private static func title(_ words: ArraySlice<Word>) -> String {
        words.map { Lexeme.key(of: $0.text) }.joined(separator: " ")
    }
}
