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
    /// What the words that wait are drawn in.
    private var ink = Ink.black
    private var glyphs: [cairo_glyph_t] = []
    private var clusters: [cairo_text_cluster_t] = []
    private var text: [UInt8] = []
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

    mutating func paint(_ items: [FrameItem]) {
        for item in items {
            switch item {
            case .text(let line):
                flushRules()
                add(line)
            case .rule(let rule):
                flushText()
                add(rule)
            case .box, .fill, .polyline, .begin, .end:
                flushText()
                flushRules()
                paintGraphics(item)
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
        if line.ink != ink { flushText() }
        ink = line.ink
        select(line.font)
        let face = fonts[line.font.style]
        let scale = line.font.size.points / Double(face.metrics.unitsPerEm)
        for word in line.words {
            let end = add(word.shaped, at: word.x.points, line.baseline.points, scale)
            guard word.isFollowedBySpace else { continue }
            glyphs.append(cairo_glyph_t(index: UInt(face.space), x: end, y: line.baseline.points))
            clusters.append(cairo_text_cluster_t(num_bytes: 1, num_glyphs: 1))
            text.append(0x20)
        }
    }

    /// Adds a word's glyphs, grouped into the clusters that stand for the same letters.
    /// - Returns: where the word ends, in points.
    private mutating func add(_ word: ShapedWord, at x: Double, _ y: Double, _ scale: Double) -> Double {
        guard !word.glyphs.isEmpty else { return x }
        var position = x
        var start = 0
        for (index, glyph) in word.glyphs.enumerated() {
            glyphs.append(
                cairo_glyph_t(
                    index: UInt(glyph.id), x: position + Double(glyph.dx) * scale,
                    y: y - Double(glyph.dy) * scale))
            position += Double(glyph.advance) * scale
            let next = index + 1 < word.glyphs.count ? word.glyphs[index + 1].cluster : word.utf8.count
            if next != glyph.cluster || index + 1 == word.glyphs.count {
                // The first cluster takes the bytes before it too, so that none is lost.
                let first = start == 0 ? 0 : glyph.cluster
                clusters.append(
                    cairo_text_cluster_t(num_bytes: Int32(next - first), num_glyphs: Int32(index + 1 - start))
                )
                start = index + 1
            }
        }
        text.append(contentsOf: word.utf8)
        return position
    }

    private mutating func select(_ selection: FontSelection) {
        guard selection != font else { return }
        flushText()
        cairo_set_font_face(context, fonts[selection.style].drawing.pointer)
        cairo_set_font_size(context, selection.size.points)
        font = selection
    }

    private mutating func flushText() {
        guard !glyphs.isEmpty else { return }
        set(ink.source)
        text.withUnsafeBufferPointer { bytes in
            bytes.withMemoryRebound(to: CChar.self) { chars in
                cairo_show_text_glyphs(
                    context, chars.baseAddress, Int32(clamping: chars.count), glyphs,
                    Int32(clamping: glyphs.count), clusters, Int32(clamping: clusters.count),
                    cairo_text_cluster_flags_t(rawValue: 0))
            }
        }
        glyphs.removeAll(keepingCapacity: true)
        clusters.removeAll(keepingCapacity: true)
        text.removeAll(keepingCapacity: true)
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
