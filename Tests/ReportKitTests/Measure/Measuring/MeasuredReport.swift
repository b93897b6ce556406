/// Lines of the body that belong together.
struct MeasuredParagraph {
    /// With the page each line stands on.
    var lines: [(page: Int, line: TextLine)]
    var text: String { lines.map(\.line.text).joined(separator: " ") }
    var isBold: Bool { lines.allSatisfy(\.line.isBold) }
}

/// A finished report taken apart again, from its PDF alone.
struct MeasuredReport {
    let output: ToolOutput
    let pages: [MeasuredPage]
    let body: [MeasuredPage]
    let annexes: [[MeasuredPage]]
    /// Page 1 down to the last addressee.
    let head: [TextLine]
    let paragraphs: [MeasuredParagraph]
    /// From `Nơi nhận:` down.
    let ending: [TextLine]
    let endingPage: Int

    init(_ output: ToolOutput) {
        self.output = output
        let pages = output.runs.indices.map { page in
            let size = output.sizes.indices.contains(page) ? output.sizes[page] : (0, 0)
            return MeasuredPage(
                number: page + 1, width: size.0, height: size.1, runs: output.runs[page],
                strokes: output.strokes.indices.contains(page) ? output.strokes[page] : [])
        }
        let firsts = pages.indices.filter { pages[$0].content.first?.text.hasPrefix("Phụ lục") == true }
        let body = Array(pages[..<(firsts.first ?? pages.endIndex)])
        annexes = zip(firsts, firsts.dropFirst() + [pages.endIndex]).map { Array(pages[$0..<$1]) }
        let isRecipients = { (line: TextLine) in line.text.hasPrefix("Nơi nhận") }
        let last = body.last { $0.content.contains(where: isRecipients) }
        let endingPage = last?.number ?? 0
        let from = last?.content.first(where: isRecipients)?.baseline ?? .infinity
        ending = body.filter { $0.number >= endingPage }.flatMap { page in
            page.content.filter { page.number > endingPage || $0.baseline > from - 6 }
        }
        let first = body.first?.content ?? []
        let addressee = first.firstIndex { $0.text.hasPrefix("Kính gửi") } ?? 0
        let start =
            first.indices.first {
                $0 > addressee && abs(first[$0].left - MeasuredPage.indented) < 3
                    && !first[$0].text.hasPrefix("- ")
            } ?? first.endIndex
        head = Array(first[..<start])
        (self.pages, self.body, self.endingPage) = (pages, body, endingPage)
        paragraphs = Self.paragraphs(body, after: start, until: endingPage, from - 6)
    }

    private static func paragraphs(
        _ body: [MeasuredPage], after head: Int, until last: Int, _ limit: Double
    ) -> [MeasuredParagraph] {
        var paragraphs: [MeasuredParagraph] = []
        for page in body where page.number <= last {
            for line in page.number == 1 ? Array(page.content[head...]) : page.content {
                if page.number == last, line.baseline > limit { continue }
                if line.left > MeasuredPage.left + 18 || paragraphs.isEmpty {
                    paragraphs.append(MeasuredParagraph(lines: []))
                }
                paragraphs[paragraphs.count - 1].lines.append((page.number, line))
            }
        }
        return paragraphs
    }
}

/// Whether two measures agree; half a point unless told.
func isNear(_ one: Double, _ other: Double, _ tolerance: Double = 0.5) -> Bool {
    abs(one - other) <= tolerance
}
