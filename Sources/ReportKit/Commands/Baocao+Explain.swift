internal import Diagnostics
internal import Files
internal import Workspace

extension Baocao {
    /// Where a printed figure or text came from, by the file of `render --trace`.
    /// - Parameter text: the whole of a printed value, else a part of one.
    public func explain(_ file: String, text: String) -> Outcome {
        run { (_) throws(DiagnosticError) in
            let source = try TextDecoding.sourceFile(try environment.read(file), path: file)
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
    static let notPrinted = DiagnosticID("not-printed", .data)
}
