import Diagnostics
import PlanModel

/// The plan's sections and items as passages, before facts are read from them.
struct Outline {
    struct Section {
        var number: String
        /// Index of the top section it stands in.
        var top: Int
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
    /// Headings whose number was already taken, with the number they got.
    var renumbered: [(source: Range<Int>, number: String, given: String)] = []
}

/// Turns the blocks of the body into numbered sections and items.
struct OutlineBuilder {
    private let blocks: [Block]
    private var outline = Outline()
    private var roman: String?
    /// Index in `outline.sections` of the section that takes the next item.
    private var container: Int?
    private var top = 0
    /// How often each number was written, and where its last section is.
    private var uses: [String: Int] = [:]
    private var places: [String: Int] = [:]

    static func outline(of blocks: [Block]) -> Outline {
        let closingStart = startOfClosing(blocks)
        var builder = OutlineBuilder(blocks: Array(blocks[..<closingStart]))
        builder.build()
        builder.outline.closing = Array(blocks[closingStart...])
        return builder.outline
    }

    private init(blocks: [Block]) { self.blocks = blocks }

    /// Paragraphs at the end belong to the closing: from the first that says so,
    /// else all of them, except one that a heading needs as its item.
    private static func startOfClosing(_ blocks: [Block]) -> Int {
        var start = blocks.count
        while start > 0, blocks[start - 1].kind == .paragraph { start -= 1 }
        let phrased = blocks[start...].firstIndex { ClosingPhrase.begins($0.passage) }
        if let phrased { return phrased }
        guard start > 0 else { return blocks.count }
        let anchor = blocks[start - 1]
        let needsItem = anchor.kind.isHeadingNumber && !isSentence(anchor)
        return needsItem ? min(start + 1, blocks.count) : start
    }

    private mutating func build() {
        for index in blocks.indices {
            let block = blocks[index]
            switch block.kind {
            case .roman(let value):
                roman = RomanNumeral.text(value)
                open(block, number: RomanNumeral.text(value))
            case .arabic(let path):
                if isSection(index) || (roman == nil && path.count == 1) {
                    open(
                        block,
                        number: ([roman].compactMap { $0 } + path.map(String.init)).joined(separator: "."))
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
        if !number.contains(".") { top = place }
        places[number] = place
        container = place
        outline.sections.append(
            .init(number: given, top: top, title: block.passage, source: block.source))
    }

    /// Goes back to the section that holds numbers of a depth: 0 for `1.`, 1 for
    /// `1.1.`; nil: the nearest that is no lettered point.
    private mutating func close(toDepth depth: Int?) {
        while let index = container {
            let parts = outline.sections[index].number.split(separator: ".")
            let isLetter = parts.last.map { $0.first?.isLowercase ?? false } ?? false
            let own = parts.count - (roman == nil ? 0 : 1)
            guard isLetter || own > (depth ?? Int.max) else { return }
            let parent = parts.dropLast().joined(separator: ".")
            guard !parent.isEmpty, let above = places[parent] else { return }
            container = above
        }
    }

    private mutating func add(_ block: Block, _ kind: PlanItem.Kind) {
        guard let container else { return }
        let section = outline.sections[container]
        outline.sections[container].items.append(
            .init(
                id: "\(section.number)-\(section.items.count + 1)", kind: kind, passage: block.passage,
                source: block.source))
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
        case .roman, .arabic, .letter: return rank(next) > rank(blocks[index].kind) ? true : nil
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
