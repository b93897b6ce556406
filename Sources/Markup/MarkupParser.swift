internal import CCmark
package import Diagnostics
package import Document

/// What a rendered template holds: the blocks of the body and of each annex.
package struct MarkupContent: Sendable {
    package var body: [Block]
    package var annexes: [Annex]
    /// Where each run and block came from; typed parts may add theirs.
    package var traces: TraceTable

    package init(body: [Block] = [], annexes: [Annex] = [], traces: TraceTable = TraceTable()) {
        self.body = body
        self.annexes = annexes
        self.traces = traces
    }
}

/// CommonMark 0.29 with the tables of GitHub Flavored Markdown, to `Document` blocks.
///
/// Everything the report's layout has no form for (links, images, raw HTML,
/// quotations, code) is an error at its place in the template. Fenced blocks
/// with an info string are directives: `annex`, `chart`, `page-break`.
package enum MarkupParser {
    /// Parses a rendered template; reports all faults at once.
    ///
    /// Values were escaped by the template engine (a backslash before ASCII
    /// punctuation, `&#124;`, `<br>`, `&#32;`) and come back letter for letter,
    /// each run with the place and the origin of its value.
    package static func parse(
        _ text: TracedText, log: inout DiagnosticLog
    ) throws(DiagnosticError) -> MarkupContent {
        let marked = MarkedText(text)
        let recorder = TraceRecorder(text, marked: marked)
        if let error = DiagnosticError(MarkupBounds(text).faults(recorder)) { throw error }
        guard let tree = MarkupTree(marked.utf8) else {
            throw DiagnosticError(
                .error(
                    .markupFault, vi: "không đọc được văn bản đã dựng: lỗi của chương trình",
                    en: "the rendered text cannot be parsed: a fault of the program"))
        }
        var reader = BlockReader(recorder)
        reader.reportForbidden(marked.forbidden)
        reader.readDocument(tree.root)
        let faults = reader.recorder.diagnostics
        if let error = DiagnosticError(faults) { throw error }
        log.report(contentsOf: faults)
        return MarkupContent(
            body: reader.body, annexes: reader.annexes, traces: reader.recorder.traces)
    }
}
