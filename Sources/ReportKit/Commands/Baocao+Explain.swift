internal import Diagnostics
internal import Files
internal import Workspace

extension Baocao {
    /// Where a printed figure or text came from, by the file of `render --trace`.
    /// - Parameter text: the whole of a printed value, else a part of one.
    public func explain(_ file: String, text: String) -> Outcome {
        run { (_) throws(DiagnosticError) in
            let bytes = try environment.read(file)
            try Self.refuseReport(bytes, file)
            let source = try TextDecoding.sourceFile(bytes, path: file)
            let values = try TraceCoding.values(from: source)
            let wanted = TextNormalization.nfc(text)
            let whole = values.filter { $0.text == wanted }
            let found = whole.isEmpty ? values.filter { $0.text.contains(wanted) } : whole
            guard !found.isEmpty, !wanted.isEmpty else { throw Self.notPrinted(text, values, file) }
            return found
        } finish: { found in
            Array(Explanation(say: say).text(found).utf8)
        }
    }

    /// The report itself, a form or a bundle in the place of the trace.
    private static func refuseReport(_ bytes: [UInt8], _ file: String) throws(DiagnosticError) {
        let kinds: [(head: String, vi: String, en: String)] = [
            ("%PDF-", "một tệp PDF", "a PDF"),
            ("PK\u{3}\u{4}", "một tệp nén (zip, xlsx, docx)", "a zip file"),
            ("\u{89}PNG", "một ảnh PNG", "a PNG picture"),
        ]
        let heads = kinds.filter { bytes.starts(with: $0.head.unicodeScalars.map { UInt8($0.value) }) }
        guard let found = heads.first else { return }
        throw DiagnosticError(
            .error(
                .notATrace, vi: "“\(file)” là \(found.vi), không phải tệp của baocao render --trace",
                en: "“\(file)” is \(found.en), no file of baocao render --trace", at: .file(file),
                hints: [
                    Diagnostic.Hint(
                        vi:
                            "lập báo cáo với --trace so-lieu.json, rồi: baocao explain so-lieu.json \"72,7%\"",
                        en:
                            "make the report with --trace figures.json, then: baocao explain figures.json \"72,7%\""
                    )
                ]))
    }

    private static func notPrinted(
        _ text: String, _ values: [PrintedValue], _ file: String
    ) -> DiagnosticError {
        let general = Diagnostic.Hint(
            vi: "chép đúng như trên trang, như “72,7%”; chữ của mẫu không có ở đây, chỉ có số liệu",
            en: "copy it as it is printed, such as “72,7%”; the template's own words are not data")
        // Long texts are no misspelt figures.
        let short = Set(values.map(\.text).filter { $0.utf8.count < 40 }).sorted()
        let near = NearMiss.hint(for: text, among: short)
        return DiagnosticError(
            .error(
                .notPrinted, vi: "không có số liệu nào in là “\(text)”",
                en: "nothing that came from data is printed as “\(text)”", at: .file(file),
                hints: [near, general].compactMap { $0 }))
    }
}

extension DiagnosticID {
    static let notATrace = DiagnosticID("not-a-trace", .data)
    static let notPrinted = DiagnosticID("not-printed", .data)
}
