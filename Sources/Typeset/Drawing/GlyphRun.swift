internal import CTypeset
internal import Document
internal import Layout

/// Lines of one font and size as cairo takes them: glyphs at their places, the text they stand for,
/// and the clusters that say which glyphs stand for which letters.
struct GlyphRun {
    private let glyphs: [cairo_glyph_t]
    private let clusters: [cairo_text_cluster_t]
    private let text: [UInt8]

    init(_ lines: [PlacedText], in face: FontFace) {
        var (glyphCount, byteCount) = (0, 0)
        for line in lines {
            for word in line.words {
                // One more for the blank behind it.
                glyphCount += word.shaped.glyphs.count + 1
                byteCount += word.shaped.utf8.count + 1
            }
        }
        // Three arrays filled in one go: what each glyph costs here, it costs for every letter drawn.
        var clusters: [cairo_text_cluster_t] = []
        var text: [UInt8] = []
        glyphs = Array(unsafeUninitializedCapacity: glyphCount) { glyphs, glyphsSet in
            clusters = Array(unsafeUninitializedCapacity: glyphCount) { clusters, clustersSet in
                text = Array(unsafeUninitializedCapacity: byteCount) { text, bytesSet in
                    var filling = Filling(
                        glyphs: glyphs, clusters: clusters, text: text, space: UInt(face.space))
                    for line in lines { filling.add(line, face.metrics) }
                    (glyphsSet, clustersSet, bytesSet) = filling.counts
                }
            }
        }
        self.clusters = clusters
        self.text = text
    }

    func show(on context: OpaquePointer) {
        text.withUnsafeBufferPointer { bytes in
            bytes.withMemoryRebound(to: CChar.self) { chars in
                cairo_show_text_glyphs(
                    context, chars.baseAddress, Int32(clamping: chars.count), glyphs,
                    Int32(clamping: glyphs.count), clusters, Int32(clamping: clusters.count),
                    cairo_text_cluster_flags_t(rawValue: 0))
            }
        }
    }
}

/// The arrays of a run while they are filled.
private struct Filling {
    let glyphs: UnsafeMutableBufferPointer<cairo_glyph_t>
    let clusters: UnsafeMutableBufferPointer<cairo_text_cluster_t>
    let text: UnsafeMutableBufferPointer<UInt8>
    let space: UInt
    private(set) var counts = (glyphs: 0, clusters: 0, bytes: 0)

    init(
        glyphs: UnsafeMutableBufferPointer<cairo_glyph_t>,
        clusters: UnsafeMutableBufferPointer<cairo_text_cluster_t>,
        text: UnsafeMutableBufferPointer<UInt8>, space: UInt
    ) {
        (self.glyphs, self.clusters, self.text, self.space) = (glyphs, clusters, text, space)
    }

    mutating func add(_ line: PlacedText, _ metrics: FontMetrics) {
        let y = line.baseline.points
        let scale = line.font.size.points / Double(metrics.unitsPerEm)
        for word in line.words {
            let end = add(word.shaped, at: word.x.points, y, scale)
            guard word.isFollowedBySpace else { continue }
            put(cairo_glyph_t(index: space, x: end, y: y))
            put(cairo_text_cluster_t(num_bytes: 1, num_glyphs: 1))
            text.initializeElement(at: counts.bytes, to: 0x20)
            counts.bytes += 1
        }
    }

    /// Adds a word's glyphs, grouped into the clusters that stand for the same letters.
    /// - Returns: where the word ends, in points.
    private mutating func add(_ word: ShapedWord, at x: Double, _ y: Double, _ scale: Double) -> Double {
        let glyphs = word.glyphs
        guard !glyphs.isEmpty else { return x }
        var position = x
        var start = 0
        for (index, glyph) in glyphs.enumerated() {
            put(
                cairo_glyph_t(
                    index: UInt(glyph.id), x: position + Double(glyph.dx) * scale,
                    y: y - Double(glyph.dy) * scale))
            position += Double(glyph.advance) * scale
            let next = index + 1 < glyphs.count ? glyphs[index + 1].cluster : word.utf8.count
            if next != glyph.cluster || index + 1 == glyphs.count {
                // The first cluster takes the bytes before it too, so that none is lost.
                let first = start == 0 ? 0 : glyph.cluster
                put(
                    cairo_text_cluster_t(
                        num_bytes: Int32(next - first), num_glyphs: Int32(index + 1 - start)))
                start = index + 1
            }
        }
        _ = UnsafeMutableBufferPointer(rebasing: text[counts.bytes...]).initialize(from: word.utf8)
        counts.bytes += word.utf8.count
        return position
    }

    private mutating func put(_ glyph: cairo_glyph_t) {
        glyphs.initializeElement(at: counts.glyphs, to: glyph)
        counts.glyphs += 1
    }

    private mutating func put(_ cluster: cairo_text_cluster_t) {
        clusters.initializeElement(at: counts.clusters, to: cluster)
        counts.clusters += 1
    }
}
