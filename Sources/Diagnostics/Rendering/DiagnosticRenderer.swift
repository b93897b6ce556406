/// Turns diagnostics into the text a person or a program reads on stderr.
package struct DiagnosticRenderer: Sendable {
    package enum Style: String, Sendable, CaseIterable {
        /// Place, message, source line with a caret, hints and trace.
        case human
        /// One line each: `FILE:LINE:COL: error[id]: message`.
        case short
        /// One JSON object a line.
        case json
    }

    package let style: Style
    package let language: Language

    package init(style: Style, language: Language) {
        self.style = style
        self.language = language
    }

    /// The rendered diagnostics, each ended by a line end; empty for none.
    package func render(_ diagnostics: [Diagnostic]) -> String {
        diagnostics.map { render($0) + "\n" }.joined()
    }

    package func render(_ diagnostic: Diagnostic) -> String {
        switch style {
        case .human: human(diagnostic)
        case .short: short(diagnostic)
        case .json: json(diagnostic)
        }
    }

    private func short(_ diagnostic: Diagnostic) -> String {
        let place = diagnostic.location.map { VisibleText.escaped($0.description) + ": " } ?? ""
        let message = VisibleText.message(diagnostic.message[language])
        return "\(place)\(diagnostic.severity.rawValue)[\(diagnostic.id.name)]: \(message)"
    }
}
