internal import Document

/// Words, surfaces and strokes of a diagram.
struct ChartSketch {
    private(set) var items: [FrameItem] = []
    private let context: LayoutContext
    private let trace: TraceID

    init(_ context: LayoutContext, trace: TraceID) {
        self.context = context
        self.trace = trace
    }

    private func paragraph(
        _ text: String, _ size: Length, _ style: FontStyle, _ alignment: ParagraphShape.Alignment,
        width: Length, trace own: TraceID = .none
    ) -> SetParagraph? {
        let words = WordCollector.words(
            [.text(TextRun(text, trace: own == .none ? trace : own))], size: size, base: style, context)
        let shape = ParagraphShape(
            alignment: alignment, width: width, leading: size.scaled(by: 120, over: 100),
            balance: alignment == .centre ? .even : .none)
        return SetParagraph(words, shape, context)
    }

    /// Centred lines in a room; gives their bottom.
    mutating func add(
        _ text: String, size: Length, style: FontStyle, x: Length, y: Length, width: Length
    ) -> Length {
        guard let paragraph = paragraph(text, size, style, .centre, width: width) else { return y }
        paragraph.place(0..<paragraph.lines.count, x: x, y: y, into: &items)
        return y + paragraph.height
    }

    /// Lines that begin at the left edge of a room.
    mutating func addLeading(_ text: String, size: Length, x: Length, y: Length, width: Length) {
        guard let paragraph = paragraph(text, size, .regular, .leading, width: width) else { return }
        paragraph.place(0..<paragraph.lines.count, x: x, y: y, into: &items)
    }

    func height(of text: String, size: Length, width: Length) -> Length {
        paragraph(text, size, .regular, .leading, width: width)?.height ?? .zero
    }

    /// One line that begins at a place.
    /// - Parameter trace: of a value; the chart's own where there is none.
    mutating func addLine(_ text: String, size: Length, x: Length, y: Length, trace: TraceID = .none) {
        guard let paragraph = paragraph(text, size, .regular, .leading, width: .mm(2_000), trace: trace)
        else { return }
        paragraph.place(0..<1, x: x, y: y, into: &items)
    }

    func width(of text: String, size: Length) -> Length {
        paragraph(text, size, .regular, .leading, width: .mm(2_000))?.naturalWidth ?? .zero
    }

    /// A value on white, its middle at `x` and its foot at `bottom`.
    mutating func addLabel(
        _ text: String, x: Length, bottom: Length, onWhite: Bool = false, trace: TraceID = .none
    ) {
        let size = ChartSetter.labelSize
        let width = width(of: text, size: size)
        let height = size.scaled(by: 120, over: 100)
        let left = x - width / 2
        if onWhite {
            let margin = Length.pt(1)
            items.append(
                .fill(
                    Fill(
                        x: left - margin, y: bottom - height, width: width + margin * 2, height: height,
                        blackPercent: 0)))
        }
        addLine(text, size: size, x: left, y: bottom - height, trace: trace)
    }

    mutating func addRule(x: Length, y: Length, dx: Length, dy: Length) {
        items.append(.rule(Rule(x: x, y: y, dx: dx, dy: dy, thickness: .pt(0.75))))
    }

    /// Light enough to stay behind the values; with a width it lies, with a height it stands.
    mutating func addHairline(x: Length, y: Length, width: Length = .pt(0.4), height: Length = .pt(0.4)) {
        items.append(.fill(Fill(x: x, y: y, width: width, height: height, blackPercent: 25)))
    }

    mutating func addStroke(_ points: [Polyline.Point], thickness: Length) {
        items.append(.polyline(Polyline(points: points, thickness: thickness)))
    }

    /// A surface in a series' pattern, with an outline.
    mutating func draw(_ pattern: ChartPattern, x: Length, y: Length, width: Length, height: Length) {
        guard height > .zero, width > .zero else { return }
        items.append(
            .fill(Fill(x: x, y: y, width: width, height: height, blackPercent: pattern.blackPercent)))
        for stroke in pattern.strokes(x: x, y: y, width: width, height: height) {
            addStroke(stroke, thickness: .pt(0.5))
        }
        items.append(.box(Box(x: x, y: y, width: width, height: height, thickness: .pt(0.75))))
    }

    /// The mark of a point: squares and triangles, filled and open in turn.
    mutating func drawMark(_ series: Int, x: Length, y: Length) {
        let half = Length.pt(2.5)
        let isFilled = series % 2 == 0
        if series % 4 < 2 {
            items.append(
                .fill(
                    Fill(
                        x: x - half, y: y - half, width: half * 2, height: half * 2,
                        blackPercent: isFilled ? 100 : 0)))
            items.append(
                .box(Box(x: x - half, y: y - half, width: half * 2, height: half * 2, thickness: .pt(0.75))))
        } else {
            let top = Polyline.Point(x: x, y: y - half - Length.pt(1))
            let left = Polyline.Point(x: x - half - Length.pt(1), y: y + half)
            let right = Polyline.Point(x: x + half + Length.pt(1), y: y + half)
            addStroke([top, left, right, top], thickness: isFilled ? .pt(2.5) : .pt(0.75))
        }
    }
}

/// How the surface of a series is told from the others in black and white.
struct ChartPattern {
    private let index: Int

    init(_ series: Int) { index = series % 6 }

    /// Dark, white, light, then white with strokes one way, the other way and both.
    var blackPercent: Int { [65, 0, 25, 0, 0, 0][index] }

    /// Slanted strokes at 45°, cut to the rectangle.
    func strokes(x: Length, y: Length, width: Length, height: Length) -> [[Polyline.Point]] {
        switch index {
        case 3: hatching(x, y, width, height, isRising: true)
        case 4: hatching(x, y, width, height, isRising: false)
        case 5: hatching(x, y, width, height, isRising: true) + hatching(x, y, width, height, isRising: false)
        default: []
        }
    }

    private func hatching(
        _ x: Length, _ y: Length, _ width: Length, _ height: Length, isRising: Bool
    ) -> [[Polyline.Point]] {
        let step = Length.pt(4).raw
        var strokes: [[Polyline.Point]] = []
        // The stroke from (offset, 0) down to the left, in the rectangle's own corner.
        var offset = step
        while offset < width.raw + height.raw {
            let startX = min(offset, width.raw)
            let startY = offset - startX
            let endY = min(offset, height.raw)
            let endX = offset - endY
            func point(_ px: Int, _ py: Int) -> Polyline.Point {
                .init(x: x + Length(raw: isRising ? px : width.raw - px), y: y + Length(raw: py))
            }
            strokes.append([point(startX, startY), point(endX, endY)])
            offset += step
        }
        return strokes
    }
}
