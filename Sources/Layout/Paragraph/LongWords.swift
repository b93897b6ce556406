internal import Document

/// The way out where words are longer than a line: first ties become breaks,
/// then words are broken inside, with a warning. Nothing runs over the margin.
enum LongWords {
    static func fitted(_ pieces: [Piece], to room: Int, _ context: LayoutContext) -> [Piece] {
        guard let wide = firstTooWide(pieces, room) else { return pieces }
        var fitted = pieces
        loosen(&fitted, from: wide, room)
        guard let stillWide = firstTooWide(fitted, room) else { return fitted }
        return broken(fitted, from: stillWide, to: room, context)
    }

    /// The first piece of the first stretch without a line end that is wider than the room.
    private static func firstTooWide(_ pieces: [Piece], _ room: Int) -> Int? {
        var start = 0
        var width = 0
        for index in pieces.indices {
            width += pieces[index].width
            if width > room { return start }
            if pieces[index].gap.endsLine {
                start = index + 1
                width = 0
            } else {
                width += pieces[index].gapWidth
            }
        }
        return nil
    }

    private static func loosen(_ pieces: inout [Piece], from start: Int, _ room: Int) {
        var first = start
        while first < pieces.count {
            var end = first
            var width = pieces[first].width
            while !pieces[end].gap.endsLine, end + 1 < pieces.count {
                width += pieces[end].gapWidth + pieces[end + 1].width
                end += 1
            }
            if width > room {
                for index in first..<end where pieces[index].gap == .tie || pieces[index].gap == .fixed {
                    pieces[index].gap = .blank
                }
            }
            first = end + 1
        }
    }

    private static func broken(
        _ pieces: [Piece], from start: Int, to room: Int, _ context: LayoutContext
    ) -> [Piece] {
        var result = Array(pieces[..<start])
        var first = start
        while first < pieces.count {
            var end = first
            var width = pieces[first].width
            while !pieces[end].gap.endsLine, end + 1 < pieces.count {
                width += pieces[end].gapWidth + pieces[end + 1].width
                end += 1
            }
            if width <= room {
                result += pieces[first...end]
            } else {
                let word = pieces[first...end].flatMap(\.shaped.utf8)
                context.report(
                    .wordBroken(
                        String(decoding: word, as: UTF8.self), at: context.location(of: pieces[first].trace)))
                for index in first...end { result += parts(of: pieces[index], room, context) }
            }
            first = end + 1
        }
        return result
    }

    /// The piece in parts, none wider than the room where a single character
    /// is not; each is shaped again, for letters join differently at an end.
    private static func parts(of piece: Piece, _ room: Int, _ context: LayoutContext) -> [Piece] {
        var parts: [Piece] = []
        let bytes = piece.shaped.utf8
        var start = 0
        while start < bytes.count {
            let end = cut(piece, from: start, room)
            let shaped = context.shape(
                bytes[start..<end], style: piece.font.selection.style, trace: piece.trace)
            var part = Piece(shaped, font: piece.font, trace: piece.trace)
            part.gap = .split
            parts.append(part)
            start = end
        }
        guard let last = parts.indices.last else { return [piece] }
        parts[last].gap = piece.gap == .none ? .split : piece.gap
        parts[last].gapWidth = piece.gapWidth
        return parts
    }

    /// The end of the longest part that fits; after `/` and the like where one
    /// stands in its second half. Never after `-`: who copies the text from the
    /// PDF loses a hyphen at a line's end, and `NĐ-CP` would become `NĐCP`.
    private static func cut(_ piece: Piece, from start: Int, _ room: Int) -> Int {
        let bytes = piece.shaped.utf8
        var width = 0
        var end = bytes.count
        var isFirst = true
        for glyph in piece.shaped.glyphs where glyph.cluster >= start {
            let advance = piece.font.scaled(glyph.advance)
            // A point is left for the rounding of parts shaped anew.
            if width + advance > room - 1024, !isFirst, glyph.cluster > start {
                end = glyph.cluster
                break
            }
            width += advance
            isFirst = false
        }
        guard end < bytes.count else { return end }
        let half = start + (end - start) / 2
        if let soft = bytes[half..<end].lastIndex(where: { "/_.,;:".utf8.contains($0) }) { return soft + 1 }
        while end > start + 1, bytes[end - 1] == UInt8(ascii: "-") { end -= 1 }
        return end
    }
}
