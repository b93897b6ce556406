internal import Document

/// A part of the text as the page builder takes it, one after the other.
enum FlowBlock {
    case text(TextBlock)
    case table(SetTable)
    case assembly(Assembly)
    case pageBreak
    /// An element of the structure that holds the blocks up to its `close`.
    case open(StructureElement)
    case close

    /// Room wanted before it, unless it is first on a page.
    var gapBefore: Length {
        switch self {
        case .text(let text): text.gapBefore
        case .table(let table): table.gapBefore
        case .assembly(let assembly): assembly.gapBefore
        case .pageBreak, .open, .close: .zero
        }
    }

    /// Room wanted after it; the larger of the two wishes counts.
    var gapAfter: Length {
        switch self {
        case .table(let table): table.gapAfter
        case .assembly(let assembly): assembly.gapAfter
        case .text, .pageBreak, .open, .close: .zero
        }
    }

    /// False for what only ends a page or holds other blocks.
    var takesRoom: Bool {
        switch self {
        case .text, .table, .assembly: true
        case .pageBreak, .open, .close: false
        }
    }

    /// True where it must stand on one page with what follows.
    var isBound: Bool {
        switch self {
        case .text(let text): text.isBound
        case .table(let table): table.isBound
        case .assembly(let assembly): assembly.isBound
        case .pageBreak, .open, .close: false
        }
    }
}

/// A paragraph or heading in the flow.
struct TextBlock {
    var paragraph: SetParagraph
    var element: StructureElement
    var gapBefore: Length
    /// The pieces of the bullet, letter or number that is a label of its own.
    var labelCount = 0
    /// The elements around a label and what follows it.
    var label: StructureElement?
    var labelBody: StructureElement?
    /// True where the last lines must stand on one page with what follows.
    var isBound = false
    /// True for headings: never divided unless taller than a page.
    var isWhole = false
}

/// Items that stay together at fixed places: the head, a rule, the signature, a chart.
struct Assembly {
    var height: Length
    /// From the top left corner of the assembly.
    var items: [FrameItem]
    var gapBefore = Length.zero
    var gapAfter = Length.zero
    /// True where it must stand on one page with what follows.
    var isBound = false
    var trace = TraceID.none
}

extension FrameItem {
    /// The item at another place.
    func moved(dx: Length, dy: Length) -> FrameItem {
        switch self {
        case .text(var text):
            text.baseline = text.baseline + dy
            for index in text.words.indices { text.words[index].x = text.words[index].x + dx }
            return .text(text)
        case .rule(var rule):
            (rule.x, rule.y) = (rule.x + dx, rule.y + dy)
            return .rule(rule)
        case .box(var box):
            (box.x, box.y) = (box.x + dx, box.y + dy)
            return .box(box)
        case .fill(var fill):
            (fill.x, fill.y) = (fill.x + dx, fill.y + dy)
            return .fill(fill)
        case .polyline(var line):
            for index in line.points.indices {
                line.points[index].x = line.points[index].x + dx
                line.points[index].y = line.points[index].y + dy
            }
            return .polyline(line)
        case .begin, .end: return self
        }
    }
}
