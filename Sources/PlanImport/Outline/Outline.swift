import Diagnostics
import PlanModel

/// The plan's sections and items as passages, before facts are read from them.
struct Outline {
    struct Section {
        var number: String
        /// Index of the section it stands in.
        var parent: Int?
        /// Whether it stands at the top or has a Roman number: its title says what those under it are for.
        var isChapter = false
        var title: Passage
        var source: Range<Int>
        var items: [Item] = []
        var level: Int { number.split(separator: ".").count }
    }

    struct Item {
        var id: String
        var kind: PlanItem.Kind
        var passage: Passage
        var source: Range<Int>
    }

    var sections: [Section] = []
    /// The paragraphs between the last item and the recipients.
    var closing: [Block] = []
    /// Those of them that no closing words told from items.
    var doubtfulClosing: [Block] = []
    /// Headings whose number was already taken, with the number they got.
    var renumbered: [(source: Range<Int>, number: String, given: String)] = []

    /// The id of an item behind the last one of a section.
    func nextID(in section: Int) -> String {
        "\(sections[section].number)-\(sections[section].items.count + 1)"
    }

    /// A section and those it stands in, from the inside out.
    func path(from place: Int) -> some Sequence<Section> {
        sequence(first: place) { sections[$0].parent }.lazy.map { sections[$0] }
    }

    /// Whether the section or one it stands in tells what was reached before.
    func isPast(_ place: Int) -> Bool { path(from: place).contains { SectionTopic.isPast($0.title) } }

    /// Whether the section or one it stands in is about purpose or funding.
    func isTaskless(_ place: Int) -> Bool {
        path(from: place).contains { SectionTopic.holdsNoTasks($0.title) }
    }
}

/// Turns the blocks of the body into numbered sections and items.
struct OutlineBuilder {
    private let blocks: [Block]
    private var outline = Outline()
    private var part: String?
    private var roman: String?
    /// What stands before an arabic number: `["A", "II"]`.
    private var chapter: [String] { [part, roman].compactMap { $0 } }
    /// Index in `outline.sections` of the section that takes the next item.
    private var container: Int?
    /// How often each number was written, and where its last section is.
    private var uses: [String: Int] = [:]
    private var places: [String: Int] = [:]

    static func outline(of read: [Block]) -> Outline {
        let blocks = TaskRemarks.joined(read)
        let closing = startOfClosing(blocks)
        var builder = OutlineBuilder(blocks: Array(blocks[..<closing.start]))
        builder.build()
        builder.outline.closing = Array(blocks[closing.start...])
        if !closing.isSure {
            builder.outline.doubtfulClosing = builder.outline.closing.filter {
                !$0.passage.text.hasSuffix("./.")
            }
        }
        return builder.outline
    }

    private init(blocks: [Block]) { self.blocks = blocks }

    /// Paragraphs at the end belong to the closing: from the first that says so behind the last
    /// that gives a unit its work; else all behind that one, except one that a heading needs as its item.
    private static func startOfClosing(_ blocks: [Block]) -> (start: Int, isSure: Bool) {
        var start = blocks.count
        while start > 0, blocks[start - 1].kind == .paragraph { start -= 1 }
        let paragraphs = blocks[start...].map(\.passage)
        let closes = paragraphs.map(ClosingPhrase.begins)
        let lastWork = paragraphs.indices.last { !closes[$0] && givesWork(paragraphs[$0]) }
        let behind = start + (lastWork.map { $0 + 1 } ?? 0)
        let needsItem = start > 0 && blocks[start - 1].kind.isHeadingNumber && !isSentence(blocks[start - 1])
        if let phrased = (behind..<blocks.count).first(where: { closes[$0 - start] }) {
            // "V. HIỆU LỰC" / "Kế hoạch này có hiệu lực …": what stands alone under a heading is its text.
            let isText = needsItem && phrased == start && !paragraphs[0].has("tren day la", at: 0)
            return (isText ? start + 1 : phrased, true)
        }
        guard start > 0, behind == start else { return (behind, false) }
        return (needsItem ? min(start + 1, blocks.count) : start, false)
    }

    /// Whether a paragraph names a unit of its own and what it does; the issuer has the last word, and
    /// `./.` ends the plan.
    private static func givesWork(_ paragraph: Passage) -> Bool {
        let start = OrgPhrase.prefix(of: paragraph).length
        return !paragraph.text.hasSuffix("./.") && LeadPhrase.isOffice(paragraph, at: start)
            && !paragraph.starts(with: ["nha truong"]) && OrgPhrase.subject(of: paragraph) != nil
    }

    private mutating func build() {
        for index in blocks.indices {
            let block = blocks[index]
            switch block.kind {
            case .part(let label):
                (part, roman) = (label, nil)
                open(block, number: label)
            case .roman(let value):
                roman = RomanNumeral.text(value)
                open(block, number: chapter.joined(separator: "."))
            case .arabic(let path):
                if isSection(index) || (chapter.isEmpty && path.count == 1) {
                    open(block, number: (chapter + path.map(String.init)).joined(separator: "."))
                } else {
                    close(toDepth: path.count - 1)
                    add(block, .numbered)
                }
            case .letter(let letter):
                close(toDepth: nil)
                if isSection(index), let container {
                    open(block, number: outline.sections[container].number + ".\(letter)")
                } else {
                    add(block, .numbered)
                }
            case .bullet: add(block, .bullet)
            case .paragraph: add(block, .paragraph)
            }
        }
    }

    private mutating func open(_ block: Block, number: String) {
        uses[number, default: 0] += 1
        let use = uses[number] ?? 1
        let given = use == 1 ? number : number + "b" + (use == 2 ? "" : String(use))
        if use > 1 { outline.renumbered.append((block.source, number, given)) }
        let place = outline.sections.count
        let parent = parent(of: number)
        let isRoman = if case .roman = block.kind { true } else { false }
        outline.sections.append(
            .init(
                number: given, parent: parent, isChapter: isRoman || parent == nil, title: block.passage,
                source: block.source))
        places[number] = place
        container = place
    }

    /// The nearest section whose number this one begins with: that of `II.7.3` is `II.7`.
    private func parent(of number: String) -> Int? {
        var parts = number.split(separator: ".").dropLast()
        while !parts.isEmpty {
            if let place = places[parts.joined(separator: ".")] { return place }
            parts.removeLast()
        }
        return nil
    }

    /// Goes back to the section that holds numbers of a depth: 0 for `1.`, 1 for
    /// `1.1.`; nil: the nearest that is no lettered point.
    private mutating func close(toDepth depth: Int?) {
        while let index = container {
            let parts = outline.sections[index].number.split(separator: ".")
            let isLetter = parts.last.map { $0.first?.isLowercase ?? false } ?? false
            let own = parts.count - chapter.count
            guard isLetter || own > (depth ?? Int.max) else { return }
            let parent = parts.dropLast().joined(separator: ".")
            guard !parent.isEmpty, let above = places[parent] else { return }
            container = above
        }
    }

    private mutating func add(_ block: Block, _ kind: PlanItem.Kind) {
        guard let container else { return }
        // No copy of the section: appending to shared items would copy them all.
        let id = "\(outline.sections[container].number)-\(outline.sections[container].items.count + 1)"
        outline.sections[container].items.append(
            .init(id: id, kind: kind, passage: block.passage, source: block.source))
    }

    /// A number opens a section when something stands under it; a numbered full
    /// sentence is an item of the section around it.
    private func isSection(_ index: Int) -> Bool {
        if let under = holds(index) { return under }
        if OutlineBuilder.isSentence(blocks[index]) { return false }
        return siblings(of: index).contains { holds($0) == true }
    }

    /// Nil when the next block is of the same rank or higher: then nothing stands under it.
    private func holds(_ index: Int) -> Bool? {
        guard index + 1 < blocks.count else { return nil }
        let next = blocks[index + 1].kind
        switch next {
        case .bullet: return true
        case .paragraph: return !OutlineBuilder.isSentence(blocks[index])
        case .part, .roman, .arabic, .letter: return rank(next) > rank(blocks[index].kind) ? true : nil
        }
    }

    /// The blocks of the same rank under the same heading.
    private func siblings(of index: Int) -> [Int] {
        let own = rank(blocks[index].kind)
        var found: [Int] = []
        for direction in [-1, 1] {
            var position = index + direction
            while blocks.indices.contains(position), abs(position - index) < OutlineBuilder.siblingReach {
                let other = blocks[position].kind
                if other.isHeadingNumber, rank(other) < own { break }
                if other.isHeadingNumber, rank(other) == own { found.append(position) }
                position += direction
            }
        }
        return found
    }

    /// Enough to tell headings from sentences, and a bound on the work.
    private static let siblingReach = 200

    private func rank(_ kind: Block.Kind) -> Int {
        switch kind {
        case .part: -1
        case .roman: 0
        case .arabic(let path): path.count
        case .letter: 8
        case .bullet, .paragraph: 9
        }
    }

    private static func isSentence(_ block: Block) -> Bool {
        block.ending == .sentence && block.words.last?.text.hasSuffix(":") != true
    }
}
