internal import Diagnostics
internal import Document
internal import Files
internal import Layout
internal import PlanModel
internal import Typeset

/// Whether the fonts have every character of what units typed: told when a form comes in, by the rule
/// that stops the report, so that nobody hears of it first on the night before the deadline.
struct FontCoverage {
    private let shaper: HarfBuzzShaper

    /// By the fonts compiled in, or those of a folder.
    init(_ fonts: FontFolder) throws(DiagnosticError) { shaper = HarfBuzzShaper(fonts: try fonts.fonts()) }

    /// Each character that is missing, once a cell.
    func faults(in results: Results) -> [Diagnostic] {
        let tasks = results.tasks.flatMap { [$0.outcome, $0.evidence, $0.difficulties, $0.recommendations] }
        let indicators = results.indicators.flatMap { [$0.name, $0.unit, $0.target, $0.source] }
        return (tasks + indicators).compactMap { $0 }.flatMap(faults)
    }

    private func faults(in text: TypedText) -> [Diagnostic] {
        guard !text.text.unicodeScalars.allSatisfy(Self.isUsual) else { return [] }
        var seen: Set<Unicode.Scalar> = []
        return text.text.split(whereSeparator: \.isWhitespace).flatMap { word in
            word.unicodeScalars.filter { !Self.isUsual($0) && isMissing($0) && seen.insert($0).inserted }
                .map { .missingGlyph($0, in: String(word), at: text.location) }
        }
    }

    private func isMissing(_ scalar: Unicode.Scalar) -> Bool {
        !shaper.shape(Array(String(scalar).utf8)[...], style: .regular).missing.isEmpty
    }

    /// Letters of the language and of its neighbours, which every font for it has.
    private static func isUsual(_ scalar: Unicode.Scalar) -> Bool {
        (0x20...0x24F).contains(scalar.value) || (0x1EA0...0x1EF9).contains(scalar.value)
            || scalar.properties.isWhitespace
    }
}
