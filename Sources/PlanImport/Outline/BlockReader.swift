import Diagnostics

/// Joins the lines of the plan's body into headings, items and paragraphs.
///
/// A line begins something new by its marker, or, without one, where the odds
/// of `WrapHabits` times those of the words around the break are above one.
struct BlockReader {
    private let lines: ArraySlice<SourceLine>
    private let habits: WrapHabits
    private let parts: PartHeadings
    /// Whether each line is a paragraph that somebody ended: none is joined to a sentence before it.
    private let keepsParagraphs: Bool
    /// After the last number or bullet only that item and the closing follow.
    private let lastMarker: Int
    private var numbering = Numbering()
    private(set) var blocks: [Block] = []
    /// Headings whose number does not follow the one before.
    private(set) var outOfOrder: [Block] = []
    /// Titles of parts that hold sections; no part of a `Plan` takes them.
    private(set) var partTitles: [SourceLine] = []
    private(set) var doubts = ParagraphDoubts()

    /// - Parameter lines: from the first heading to the line before the recipients.
    init(
        _ lines: ArraySlice<SourceLine>, habits: WrapHabits, parts: PartHeadings,
        keepsParagraphs: Bool = false
    ) {
        self.lines = lines
        self.keepsParagraphs = keepsParagraphs
        self.habits = habits
        self.parts = parts
        lastMarker = lines.indices.last { Marker(lines[$0])?.beginsCapital ?? false } ?? lines.startIndex
    }

    mutating func read() {
        var isUnplacedTitle = false
        for index in lines.indices {
            let line = lines[index]
            if let part = parts[index] {
                isUnplacedTitle = part.label == nil
                open(part, line)
            } else if let marker = Marker(line), let kind = accepts(marker, at: index) {
                isUnplacedTitle = false
                open(kind, marker)
            } else if isUnplacedTitle, Lexeme.isCapitals(line.text) {
                partTitles.append(line)
            } else if beginsParagraph(at: index) {
                isUnplacedTitle = false
                blocks.append(Block(.paragraph, line.words, from: line.source.lowerBound))
            } else {
                blocks[blocks.count - 1].append(line, afterHyphen: habits.cutsWord(lines[index - 1]))
            }
        }
    }

    private mutating func open(_ part: PartHeadings.Heading, _ line: SourceLine) {
        guard let label = part.label else { return partTitles.append(line) }
        numbering = Numbering()
        var block = Block(.part(label), part.rest, from: line.source.lowerBound)
        block.source = line.source
        blocks.append(block)
    }

    /// A heading in capitals with a text behind its colon, `III- KINH PHÍ: Từ ngân sách xã`, is two blocks.
    private mutating func open(_ kind: Block.Kind, _ marker: Marker) {
        var title = marker.rest
        if case .roman = kind, let colon = title.firstIndex(where: { $0.text.hasSuffix(":") }),
            colon + 1 < title.count, Lexeme.isCapitals(title[...colon].map(\.text).joined()),
            Lexeme.hasSmallLetter(title[(colon + 1)...].map(\.text).joined())
        {
            title = Array(title[...colon])
        }
        blocks.append(Block(kind, title, from: marker.source.lowerBound))
        let text = Array(marker.rest[title.count...])
        guard let first = text.first else { return }
        blocks.append(Block(.paragraph, text, from: first.source.lowerBound))
    }

    /// The kind of block the marker opens; nil when it only looks like a marker.
    private mutating func accepts(_ marker: Marker, at index: Int) -> Block.Kind? {
        switch marker.kind {
        case .bullet: return isContinuedByCapital(at: index) ? nil : .bullet
        case .dash: return acceptsDash(marker, at: index) ? .bullet : nil
        case .roman, .arabic, .underRoman, .letter: break
        }
        let number = numbering.own(marker.kind)
        let fit = numbering.fit(number)
        guard fit != .impossible, acceptsNumber(marker, fit, at: index) else { return nil }
        numbering.accept(number, written: marker.kind)
        let kind: Block.Kind
        switch number {
        case .roman(let value): kind = .roman(value)
        case .arabic(let path): kind = .arabic(path)
        case .letter(let character): kind = .letter(character)
        case .underRoman, .dash, .bullet: return nil
        }
        if fit == .outOfOrder { outOfOrder.append(Block(kind, marker.rest, from: marker.source.lowerBound)) }
        return kind
    }

    private func isContinuedByCapital(at index: Int) -> Bool {
        guard let current = blocks.last else { return false }
        return current.hasOpenBracket && current.ending != .sentence
    }

    private func acceptsNumber(_ marker: Marker, _ fit: Numbering.Fit, at index: Int) -> Bool {
        guard let current = blocks.last, !current.words.isEmpty else { return true }
        switch current.ending {
        case .sentence, .semicolon: return true
        case .open, .comma:
            // "Điều" / "5. Quy định": the number belongs to the word before.
            return false
        case .neutral:
            // Behind a line that was ended on purpose a number may be missing.
            return !current.hasOpenBracket && (fit == .next || isShortTitle(marker) && fits(at: index))
        }
    }

    private func isShortTitle(_ marker: Marker) -> Bool {
        marker.rest.count < 12 && marker.rest.last.map { Lexeme.ending(of: $0.text) } == .neutral
    }

    private func acceptsDash(_ marker: Marker, at index: Int) -> Bool {
        guard case .dash(let isSpaced) = marker.kind, let current = blocks.last,
            let first = marker.rest.first?.text, let last = current.words.last?.text
        else {
            // Behind "PHẦN I" on a line of its own a dash is no title.
            return blocks.last?.words.isEmpty ?? true
        }
        switch current.ending {
        case .sentence: return true
        case .semicolon, .comma: return !current.hasOpenBracket
        // No dash inside a sentence follows "và" or "của".
        case .open: return !current.hasOpenBracket
        case .neutral: break
        }
        if current.hasOpenBracket || NamePair.joins(current.words, first) { return false }
        if isRange(from: last, to: first) { return false }
        // "1790/QĐ" / "-TTg", "125/2021/NĐ" / "- CP"
        if Lexeme.isAbbreviation(first), !isSpaced || last.contains("/") { return false }
        if Lexeme.startsLower(first) {
            if keepsParagraphs, isSpaced { return true }
            return current.kind.isHeadingNumber && fits(at: index)
        }
        return true
    }

    /// `2021` / `- 2025;` and `15/11` / `- 15/12` go on; `- 100% trường hợp` begins.
    private func isRange(from last: String, to first: String) -> Bool {
        guard let ending = last.unicodeScalars.last, ("0"..."9").contains(ending),
            Lexeme.startsDigit(first), !first.contains("%")
        else { return false }
        let key = Lexeme.key(of: first)
        return key.contains("/") || (Lexeme.number(key) ?? 0) > 1900
    }

    private func fits(at index: Int) -> Bool {
        index > lines.startIndex && habits.fits(lines[index - 1], lines[index])
    }

    private mutating func beginsParagraph(at index: Int) -> Bool {
        guard let current = blocks.last, index > lines.startIndex, let first = lines[index].words.first else {
            return true
        }
        if case .part = current.kind {
            return !current.words.isEmpty && Lexeme.hasSmallLetter(lines[index].text)
        }
        if case .roman = current.kind, current.isCapitals {
            return Lexeme.hasSmallLetter(lines[index].text)
        }
        // A hyphen or free dash at the line's end is always followed by something.
        if let last = current.words.last?.text, last.hasSuffix("-") {
            return false
        }
        guard !Lexeme.startsLower(first.text), Lexeme.firstScalar(first.text) != nil else { return false }
        if keepsParagraphs, ![.open, .comma].contains(current.ending), !current.hasOpenBracket {
            return true
        }
        let odds =
            habits.oddsOfBreak(lines[index - 1], lines[index])
            * BreakOdds.ofWords(
                after: current, lines[index], rarelyWraps: habits.rarelyWraps,
                isInLastStretch: index > lastMarker)
        if index <= lastMarker { doubts.take(lines[index], after: current, odds: odds) }
        return odds > 1
    }
}
