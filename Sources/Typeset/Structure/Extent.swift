internal import Document
internal import Layout

/// The rectangle that drawn items cover, in points from the lower left corner of the page.
struct Extent: Hashable {
    var left: Double
    var bottom: Double
    var right: Double
    var top: Double

    /// Nil for what draws nothing.
    init?(of item: FrameItem, pageHeight: Length) {
        switch item {
        case .text(let text): self.init(of: text)
        case .rule(let rule): self.init(rule.x, rule.y, rule.x + rule.dx, rule.y + rule.dy)
        case .box(let box): self.init(box.x, box.y, box.x + box.width, box.y + box.height)
        case .fill(let fill): self.init(fill.x, fill.y, fill.x + fill.width, fill.y + fill.height)
        case .polyline(let line):
            let (x, y) = (line.points.map(\.x), line.points.map(\.y))
            guard let left = x.min(), let right = x.max(), let top = y.min(), let bottom = y.max() else {
                return nil
            }
            self.init(left, top, right, bottom)
        case .begin, .end: return nil
        }
        (top, bottom) = (pageHeight.points - top, pageHeight.points - bottom)
    }

    /// Measured downwards still.
    private init(_ left: Length, _ top: Length, _ right: Length, _ bottom: Length) {
        (self.left, self.right) = (left.points, right.points)
        (self.top, self.bottom) = (top.points, bottom.points)
    }

    private init?(of text: PlacedText) {
        guard let first = text.words.first, let last = text.words.last else { return nil }
        // All fonts with the measures of Times New Roman have 2048 units in an em.
        let width = text.font.size.scaled(by: last.shaped.width, over: 2048)
        self.init(
            first.x, text.baseline - text.font.size, last.x + width,
            text.baseline + text.font.size.scaled(by: 1, over: 4))
    }

    func union(_ other: Extent) -> Extent {
        var all = self
        (all.left, all.bottom) = (min(left, other.left), min(bottom, other.bottom))
        (all.right, all.top) = (max(right, other.right), max(top, other.top))
        return all
    }

    /// As a rectangle is written (PDF 1.7, 7.9.5), rounded outwards.
    var corners: [Int] {
        [left.rounded(.down), bottom.rounded(.down), right.rounded(.up), top.rounded(.up)].map { Int($0) }
    }
}
