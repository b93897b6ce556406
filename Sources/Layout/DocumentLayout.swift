package import Diagnostics
package import Document

/// The layout of a document as finished pages: a pure function of its arguments.
package enum DocumentLayout {
    /// Lays out the head, the body, the ending and the annexes by NĐ 30/2020, Phụ lục I.
    ///
    /// Throws every error it found: characters the font lacks, tables whose
    /// rows do not fit their columns, lists nested too deep. What cannot be
    /// set well (a word longer than a line, a table wider than the page) is a
    /// warning at its place.
    package static func layOut(
        _ document: Document, shaper: some TextShaper, log: inout DiagnosticLog
    ) throws(DiagnosticError) -> [PageFrame] {
        let context = LayoutContext(style: document.style, traces: document.traces, shaper: shaper)
        var pages = bodyPages(document, context)
        for (index, annex) in document.annexes.enumerated() {
            let number = document.annexes.count > 1 ? index + 1 : nil
            pages += annexPages(annex, number: number, context)
        }
        if let error = DiagnosticError(context.diagnostics) { throw error }
        log.report(contentsOf: context.diagnostics)
        return pages
    }

    private static func bodyPages(_ document: Document, _ context: LayoutContext) -> [PageFrame] {
        let geometry = PageGeometry(document.style, .portrait)
        var body = BlockCollector.collect(document.body, geometry, context)
        let ending = EndingBlock(document.ending, geometry, context).blocks()
        if !ending.isEmpty { bindEnd(of: &body) }
        let part = [FlowBlock.open(context.element(.part))]
        let head = OfficialHead(document.letterhead, geometry, context).blocks()
        return Flow.pages(part + head + body + ending + [.close], geometry, context)
    }

    private static func annexPages(_ annex: Annex, number: Int?, _ context: LayoutContext) -> [PageFrame] {
        let geometry = PageGeometry(context.style, annex.orientation)
        let head = AnnexHead(annex, number: number, geometry, context).blocks()
        var body = BlockCollector.collect(annex.body, geometry, context)
        bindNote(of: &body)
        let part = [FlowBlock.open(context.element(.part))]
        return Flow.pages(part + head + body + [.close], geometry, context)
    }

    /// A note of a few lines that ends an annex stands on one page with its chart or the end of its table.
    private static func bindNote(of body: inout [FlowBlock]) {
        guard case .text(let note)? = body.last, note.paragraph.lines.count <= longestNote,
            let above = body.indices.dropLast().last(where: { body[$0].takesRoom })
        else { return }
        switch body[above] {
        case .table(var table):
            table.isBound = true
            body[above] = .table(table)
        case .assembly(var assembly):
            assembly.isBound = true
            body[above] = .assembly(assembly)
        case .text, .pageBreak, .open, .close: break
        }
    }

    private static let longestNote = 5

    /// At least two lines of the text stand on one page with the signature:
    /// the last paragraph is bound, and short ones before it as well.
    private static func bindEnd(of body: inout [FlowBlock]) {
        var lines = 0
        for index in body.indices.reversed() where lines < 2 {
            switch body[index] {
            case .text(var text):
                text.isBound = true
                lines += text.isWhole ? 0 : text.paragraph.lines.count
                body[index] = .text(text)
            case .table(var table):
                table.isBound = true
                lines += 2
                body[index] = .table(table)
            case .assembly(var assembly):
                assembly.isBound = true
                lines += 2
                body[index] = .assembly(assembly)
            case .pageBreak: return
            case .open, .close: continue
            }
        }
    }
}
