internal import CTypeset
internal import Document
internal import Layout

/// Draws frame items on a cairo context: the one place where lengths become
/// points and words become cairo's glyphs.
///
/// Words that follow each other in one font go to cairo in one call, over
/// lines too; each call costs cairo a command of its own and its extents.
struct Painter {
    private let context: OpaquePointer
    private let fonts: FontSet
    private var font: FontSelection?
    fileprivate var source = Source.grey(black: 100)
    /// The lines that wait, all in one font.
    private var lines: [PlacedText] = []
    /// The width of the rules that are in the path but not stroked yet.
    private var rules: Length?

    init(_ surface: CairoSurface, fonts: FontSet) {
        context = surface.context
        self.fonts = fonts
        // Glyphs keep the outlines and advances of the font itself: the layout
        // measured with those, at no resolution.
        let options = cairo_font_options_create()
        defer { cairo_font_options_destroy(options) }
        cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE)
        cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
        cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY)
        cairo_set_font_options(context, options)
        cairo_set_source_rgb(context, 0, 0, 0)
        cairo_set_line_join(context, CAIRO_LINE_JOIN_ROUND)
        cairo_set_line_cap(context, CAIRO_LINE_CAP_BUTT)
    }

    mutating func paint(_ items: [FrameItem]) { paint(items, at: items.indices) }

    /// Draws some of the items, by their places.
    mutating func paint(_ items: [FrameItem], at places: some Collection<Int>) {
        for place in places {
            switch items[place] {
            case .text(let line):
                flushRules()
                add(line)
            case .rule(let rule):
                flushText()
                add(rule)
            case .box, .fill, .polyline, .begin, .end:
                flushText()
                flushRules()
                paintGraphics(items[place])
            }
        }
        flushText()
        flushRules()
    }

    fileprivate enum Source: Equatable {
        case grey(black: Int)
        case red
    }

    /// Makes the whole surface white.
    mutating func clear() {
        set(.grey(black: 0))
        cairo_paint(context)
    }

    private mutating func paintGraphics(_ item: FrameItem) {
        switch item {
        case .box(let box): stroke(box)
        case .fill(let fill): self.fill(fill)
        case .polyline(let line): stroke(line)
        case .text, .rule, .begin, .end: break
        }
    }
}

// MARK: Text

extension Painter {
    private mutating func add(_ line: PlacedText) {
        if let last = lines.last, last.font != line.font || last.ink != line.ink { flushText() }
        lines.append(line)
    }

    private mutating func flushText() {
        guard let first = lines.first else { return }
        select(first.font)
        set(first.ink.source)
        GlyphRun(lines, in: fonts[first.font.style]).show(on: context)
        lines.removeAll(keepingCapacity: true)
    }

    private mutating func select(_ selection: FontSelection) {
        guard selection != font else { return }
        cairo_set_font_face(context, fonts[selection.style].drawing.pointer)
        cairo_set_font_size(context, selection.size.points)
        font = selection
    }
}

// MARK: Strokes and surfaces

extension Painter {
    /// Rules of one thickness that follow each other become one path: cairo's work for each stroke
    /// grows with the strokes before it on the page.
    private mutating func add(_ rule: Rule) {
        if rules != rule.thickness { flushRules() }
        rules = rule.thickness
        cairo_move_to(context, rule.x.points, rule.y.points)
        cairo_line_to(context, (rule.x + rule.dx).points, (rule.y + rule.dy).points)
    }

    private mutating func flushRules() {
        guard let thickness = rules else { return }
        rules = nil
        stroke(thickness)
    }

    private mutating func stroke(_ box: Box) {
        cairo_rectangle(context, box.x.points, box.y.points, box.width.points, box.height.points)
        stroke(box.thickness, box.ink)
    }

    private mutating func stroke(_ line: Polyline) {
        guard let first = line.points.first else { return }
        cairo_move_to(context, first.x.points, first.y.points)
        for point in line.points.dropFirst() { cairo_line_to(context, point.x.points, point.y.points) }
        stroke(line.thickness)
    }

    private mutating func stroke(_ thickness: Length, _ ink: Ink = .black) {
        set(ink.source)
        cairo_set_line_width(context, thickness.points)
        cairo_stroke(context)
    }

    private mutating func fill(_ fill: Fill) {
        set(.grey(black: fill.blackPercent))
        cairo_rectangle(context, fill.x.points, fill.y.points, fill.width.points, fill.height.points)
        cairo_fill(context)
    }

    private mutating func set(_ wanted: Source) {
        guard wanted != source else { return }
        source = wanted
        switch wanted {
        case .grey(let percent):
            let light = Double(100 - min(max(percent, 0), 100)) / 100
            cairo_set_source_rgb(context, light, light, light)
        case .red: cairo_set_source_rgb(context, 1, 0, 0)
        }
    }
}

extension Ink {
    fileprivate var source: Painter.Source {
        switch self {
        case .black: .grey(black: 100)
        case .red: .red
        }
    }
}
