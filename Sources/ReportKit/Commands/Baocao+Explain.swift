internal import Diagnostics
internal import Files
internal import Workspace

extension Baocao {
    /// Where a printed figure or text came from, by the file of `render --trace`.
    /// - Parameter text: the whole of a printed value, else a part of one.
    public func explain(_ file: String, text: String) -> Outcome {
        run { (_) throws(DiagnosticError) in
            if Self.unquoted(text).isEmpty { throw Self.nothingAsked }
            let bytes = try environment.read(file)
            try Self.refuseReport(bytes, file)
            let trace = try TraceFile(try TextDecoding.sourceFile(bytes, path: file))
            let found = Self.lines(of: trace, printing: TextNormalization.nfc(text))
            guard !found.isEmpty else { throw Self.notPrinted(Self.unquoted(text), trace, file) }
            let shown = try found.prefix(Explanation.most).map { (line) throws(DiagnosticError) in
                try trace.value(of: line)
            }
            return (shown, found.count - shown.count)
        } finish: { (shown, rest) in
            Array(Explanation(say: say).text(shown, rest).utf8)
        }
    }

    /// Those that print just this, else those that print more; as it was typed, else without the
    /// quotes that a shell has not taken off.
    private static func lines(of trace: TraceFile, printing text: String) -> [TraceFile.Line] {
        for wanted in [text, unquoted(text)] where !wanted.isEmpty {
            let whole = trace.lines.filter { $0.text == wanted }
            let found =
                whole.isEmpty ? trace.lines.filter { TextSearch.contains(wanted, in: $0.text) } : whole
            if !found.isEmpty { return found }
        }
        return []
    }

    private static let quotes = ["“": "”", "‘": "’", "«": "»", "\"": "\"", "'": "'"]

    private static func unquoted(_ text: String) -> String {
        let inner = withoutBlanks(text[...])
        guard let open = inner.first, let close = quotes[String(open)], inner.count > 1,
            inner.hasSuffix(close)
        else { return String(inner) }
        return String(withoutBlanks(inner.dropFirst().dropLast()))
    }

    /// Around it.
    private static func withoutBlanks(_ text: Substring) -> Substring {
        let text = text.drop(while: \.isWhitespace)
        let end = text.lastIndex { !$0.isWhitespace }
        return end.map { text[...$0] } ?? text
    }

    /// The report itself, a form or a bundle in the place of the trace.
    private static func refuseReport(_ bytes: [UInt8], _ file: String) throws(DiagnosticError) {
        guard let kind = FileMagic.of(bytes)?.name else { return }
        throw DiagnosticError(
            .error(
                .notATrace, vi: "“\(file)” là \(kind.vi), không phải tệp của baocao render --trace",
                en: "“\(file)” is \(kind.en), no file of baocao render --trace", at: .file(file),
                hints: [TraceFile.wayOut]))
    }

    private static var nothingAsked: DiagnosticError {
        DiagnosticError(
            .error(
                .emptyName, vi: "số liệu cần tìm để trống", en: "the figure to look for is empty",
                hints: [
                    Diagnostic.Hint(
                        vi: "ghi số liệu như in trên trang: baocao explain so-lieu.json \"72,7%\"",
                        en: "write the figure as it is printed: baocao explain trace.json \"72.7%\"")
                ]))
    }

    private static func notPrinted(
        _ text: String, _ trace: TraceFile, _ file: String
    ) -> DiagnosticError {
        let general = Diagnostic.Hint(
            vi: "chép đúng như trên trang, như “72,7%”; chữ của mẫu không có ở đây, chỉ có số liệu",
            en: "copy it as it is printed, such as “72,7%”; the template's own words are not data")
        // Long texts are no misspelt figures.
        let short = Set(trace.lines.map(\.text).filter { $0.utf8.count < 40 }).sorted()
        let near = NearMiss.hint(for: text, among: short)
        return DiagnosticError(
            .error(
                .notPrinted, vi: "không có số liệu nào in là “\(text)”",
                en: "nothing that came from data is printed as “\(text)”", at: .file(file),
                hints: [near, general].compactMap { $0 }))
    }
}

extension DiagnosticID {
    static let notPrinted = DiagnosticID("not-printed", .data)
}
