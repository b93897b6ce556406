/// The line that names the document at the top or foot of each page, in text copied out of a PDF.
enum RunningHeads {
    /// The lines without such heads, and the first of each: a line at a page's edge that comes again at
    /// another one, or that is set in two columns.
    static func removed(from lines: [SourceLine]) -> (lines: [SourceLine], heads: [SourceLine]) {
        guard lines.contains(where: \.startsPage) else { return (lines, []) }
        let edges = lines.indices.filter { index in
            let isEdge = lines[index].startsPage || index + 1 < lines.count && lines[index + 1].startsPage
            return isEdge && lines[index].words.count > 1 && Marker(lines[index]) == nil
                && !Lexeme.startsLower(lines[index].words[0].text)
        }
        var uses: [String: Int] = [:]
        for edge in edges { uses[lines[edge].text, default: 0] += 1 }
        var heads = Set(edges.filter { uses[lines[$0].text] ?? 0 > 1 || Columns.areTwo(lines[$0]) })
        // Behind the last page's number there is no line to show its edge.
        if let last = lines.indices.last, uses[lines[last].text] ?? 0 > 1 { heads.insert(last) }
        var kept: [SourceLine] = []
        var named: Set<String> = []
        var first: [SourceLine] = []
        var startsPage = false
        for index in lines.indices {
            if heads.contains(index) {
                startsPage = true
                if named.insert(lines[index].text).inserted { first.append(lines[index]) }
            } else {
                var line = lines[index]
                line.startsPage = line.startsPage || startsPage
                kept.append(line)
                startsPage = false
            }
        }
        return (kept, first)
    }
}
