import Diagnostics

/// The annexes behind the signature that hold tables of tasks; each is a section, `PL`.
///
/// Other annexes, lists of names or forms, are no part of a plan.
struct AnnexPart {
    private(set) var sections: [Outline.Section] = []
    private(set) var unplaced: [SourceLine] = []

    /// The line of the first annex in the tail.
    static func start(in lines: ArraySlice<SourceLine>) -> Int? { lines.indices.first { isTitle(lines[$0]) } }

    /// - Parameter rows: the source of the lines that are rows of tables.
    init(_ lines: ArraySlice<SourceLine>, rows: [Range<Int>]) {
        let starts = lines.indices.filter { AnnexPart.isTitle(lines[$0]) }
        let ends = starts.dropFirst() + [lines.endIndex]
        let annexes = zip(starts, ends).map { lines[$0..<$1] }
        let isTable = annexes.map { annex in
            annex.contains { line in rows.contains { $0.overlaps(line.source) } }
        }
        let count = isTable.filter { $0 }.count
        for (annex, isTable) in zip(annexes, isTable) {
            if isTable {
                add(annex, number: "PL" + (count > 1 ? String(sections.count + 1) : ""), rows)
            } else {
                unplaced += annex
            }
        }
    }

    /// `PHỤ LỤC`, `Phụ lục số 2`, `Biểu 01`; a sentence that speaks of one is longer.
    static func isTitle(_ line: SourceLine) -> Bool {
        let passage = Passage(line.words)
        return passage.starts(with: ["phu luc", "bieu so", "bieu 1", "bieu 01"]) && line.words.count <= 5
            && Lexeme.startsUpper(line.words[0].text) && passage.words[0].text.lowercased() != "phủ"
    }

    private mutating func add(_ lines: ArraySlice<SourceLine>, number: String, _ rows: [Range<Int>]) {
        var title: [Word] = []
        var items: [Outline.Item] = []
        for line in lines {
            if let marker = Marker(line), rows.contains(where: { $0.overlaps(line.source) }) {
                items.append(
                    .init(
                        id: "\(number)-\(items.count + 1)", kind: .bullet, passage: Passage(marker.rest),
                        source: line.source))
            } else if items.isEmpty, Lexeme.isCapitals(line.text) || title.isEmpty {
                title += line.words
            } else if !AnnexPart.isReference(line) {
                unplaced.append(line)
            }
        }
        let source = lines.first.map(\.source) ?? 0..<0
        sections.append(
            .init(
                number: number, isChapter: true, title: Passage(title), source: source, items: items))
    }

    /// `(Kèm theo Kế hoạch số …)` says again whose annex it is.
    private static func isReference(_ line: SourceLine) -> Bool {
        line.words[0].text.hasPrefix("(")
            && Passage(line.words).starts(with: ["kem theo", "ban hanh kem theo"])
    }
}
