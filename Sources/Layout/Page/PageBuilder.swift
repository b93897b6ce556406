internal import Document

/// The room for text on the pages of one part of the document.
struct PageGeometry {
    let width: Length
    let height: Length
    let margins: StyleSheet.Margins

    init(_ style: StyleSheet, _ orientation: Annex.Orientation) {
        let isLandscape = orientation == .landscape
        width = isLandscape ? style.paperHeight : style.paperWidth
        height = isLandscape ? style.paperWidth : style.paperHeight
        margins = style.margins
    }

    var left: Length { margins.left }
    var top: Length { margins.top }
    var bottom: Length { height - margins.bottom }
    /// Width of the text.
    var measure: Length { width - margins.left - margins.right }
    /// Height of the text.
    var capacity: Length { bottom - top }
}

/// Fills pages from top to bottom and keeps the structure tags balanced on each.
///
/// Elements open late: one that a page break interrupts is opened again only
/// when something of it stands on the new page.
struct PageBuilder {
    private(set) var pages: [PageFrame] = []
    let geometry: PageGeometry
    /// Where the next thing goes.
    private(set) var y: Length
    /// True as long as nothing but furniture stands on the page.
    private(set) var isFresh = true
    private let context: LayoutContext

    private struct OpenElement {
        var element: StructureElement
        var wasWritten = false
    }

    private var open: [OpenElement] = []
    /// How many of the open elements stand open on this page.
    private var writtenCount = 0
    private var items: [FrameItem] = []

    init(_ geometry: PageGeometry, _ context: LayoutContext) {
        self.geometry = geometry
        self.context = context
        y = geometry.top
    }

    // MARK: Room

    /// What is left on the page after a gap, which is none at the top.
    func room(after gap: Length) -> Length { geometry.bottom - y - (isFresh ? .zero : gap) }

    /// Takes the gap and then the height; gives the top of what is placed.
    mutating func take(_ height: Length, after gap: Length) -> Length {
        let top = isFresh ? y : y + gap
        y = top + height
        isFresh = false
        return top
    }

    mutating func breakPage() {
        closeWritten()
        pages.append(PageFrame(width: geometry.width, height: geometry.height, items: items))
        items = []
        y = geometry.top
        isFresh = true
        placePageNumber(pages.count + 1)
    }

    /// The pages, the last one included when something stands on it, or when there is no other.
    mutating func finish() -> [PageFrame] {
        if !isFresh || pages.isEmpty { breakPage() }
        return pages
    }

    /// NĐ 30/2020, Phụ lục I, I.7: centred in the top margin, size 13 to 14.
    private mutating func placePageNumber(_ number: Int) {
        let words = WordCollector.words(
            [.text(TextRun(String(number)))], size: Self.pageNumberSize, context)
        let shape = ParagraphShape(alignment: .centre, width: geometry.measure, leading: Self.pageNumberSize)
        guard let paragraph = SetParagraph(words, shape, context) else { return }
        let top = Self.pageNumberBaseline - paragraph.baseline
        let left = geometry.left
        artifact { paragraph.place(0..<paragraph.lines.count, x: left, y: top, into: &$0) }
    }

    private static let pageNumberSize = Length.pt(14)
    private static let pageNumberBaseline = Length.mm(14)

    // MARK: Items and structure

    /// Adds items inside of the open elements.
    mutating func place(_ body: (inout [FrameItem]) -> Void) {
        writeOpen()
        body(&items)
    }

    /// Adds what is not content: open elements are interrupted for it.
    mutating func artifact(_ body: (inout [FrameItem]) -> Void) {
        closeWritten()
        items.append(.begin(context.element(.artifact)))
        body(&items)
        items.append(.end)
    }

    mutating func begin(_ element: StructureElement) { open.append(OpenElement(element: element)) }

    /// Ends the innermost element; an empty one leaves its tag all the same.
    mutating func end() {
        guard let last = open.last else { return }
        if !last.wasWritten { writeOpen() }
        if writtenCount == open.count {
            items.append(.end)
            writtenCount -= 1
        }
        open.removeLast()
    }

    private mutating func writeOpen() {
        while writtenCount < open.count {
            open[writtenCount].wasWritten = true
            items.append(.begin(open[writtenCount].element))
            writtenCount += 1
        }
    }

    private mutating func closeWritten() {
        items.append(contentsOf: repeatElement(.end, count: writtenCount))
        writtenCount = 0
    }
}
