import Foundation
import TestSupport
import Testing

/// What a linter of NĐ 30/2020 has to know, clause by clause: which finding names it when an office
/// breaks it, and which measure of finished pages proves that the program itself keeps it.
@Suite struct ClausesTests {
    struct Clause: Sendable, CustomTestStringConvertible {
        var rule: String
        /// Ids of diagnostics, each shown by some case.
        var findings: [String] = []
        /// Names of measures in `MeasureTests`, each broken on purpose in `BrokenRulesTests`.
        var measured: [String] = []
        var testDescription: String { rule }
    }

    static let clauses = [
        Clause(rule: "margins in range (I.3)", findings: ["style-range"], measured: ["paper", "margins"]),
        Clause(
            rule: "one typeface with every letter, NFC (I.4)",
            findings: ["missing-glyph"], measured: ["fonts", "traces"]),
        Clause(
            rule: "sizes in range (table V)", findings: ["style-range"],
            measured: ["head", "title", "paragraphs", "recipients", "signature", "annex heads", "tables"]),
        Clause(rule: "page numbers (I.7)", measured: ["page numbers"]),
        Clause(
            rule: "number and code (II.3)", findings: ["document-number", "code-form"],
            measured: ["head", "zones"]),
        Clause(rule: "days and months (II.4b)", findings: ["date-padding"], measured: ["head", "zones"]),
        Clause(
            rule: "an addressee, and “Như trên” (II.9b)", findings: ["addressee-assumed"],
            measured: ["title", "recipients"]),
        Clause(rule: "marks of the addressees (II.9d)", findings: ["addressee-form"], measured: ["title"]),
        Clause(rule: "recipients, “Lưu: VT” (II.9d)", findings: ["recipient-form"], measured: ["recipients"]),
        Clause(
            rule: "forms of signing (II.7b, điều 13)",
            findings: ["signature-form", "signature-deputy", "signature-missing"], measured: ["signature"]),
        Clause(rule: "no academic title (II.7c)", findings: ["signature-name"], measured: ["signature"]),
        Clause(
            rule: "the mark that ends a text", findings: ["end-mark"],
            measured: ["end mark", "annex end marks"]),
        Clause(
            rule: "annexes referred to and numbered (III.1)", findings: ["annex-unreferenced"],
            measured: ["annex heads"]),
        Clause(rule: "citations full, then short (II.6)", findings: ["citation-form"]),
        Clause(
            rule: "indent, gaps, leading (II.6e)", findings: ["style-range"],
            measured: ["paragraphs", "split paragraphs"]),
        Clause(rule: "headings and letters in order (II.6đ)", measured: ["headings"]),
        Clause(
            rule: "traces of drafts, words of other levels",
            findings: ["draft-trace", "blank-section", "word-level", "word-place", "own-name"],
            measured: ["traces"]),
        Clause(
            rule: "marks of urgency and circulation, no secrets (III.2)", findings: ["data-refused"],
            measured: ["marks"]),
        Clause(
            rule: "titles, names and years", findings: ["title-form", "issuer-short", "word-year"],
            measured: ["title", "head"]),
    ]

    @Test(arguments: clauses)
    func aFindingNamesTheClause(_ clause: Clause) {
        for finding in clause.findings {
            let isShown = Self.cases.contains { $0.contains("[\(finding)]") || $0.contains("[\(finding)/") }
            #expect(isShown, "no case shows “\(finding)”")
        }
        #expect(!clause.findings.isEmpty || !clause.measured.isEmpty)
    }

    @Test(arguments: clauses)
    func aMeasureProvesTheClause(_ clause: Clause) {
        let nothing = ToolOutput(runs: [], strokes: [], frames: [], sizes: [], check: "")
        let names = MeasureTests.faults(of: MeasuredReport(nothing), ReportToMeasure.all[0], []).map(\.0)
        for name in clause.measured { #expect(names.contains(name), "no measure “\(name)”") }
    }

    /// The letters of lists follow the Vietnamese alphabet without f, j, w and z, in a case of the layout.
    @Test func lettersAreShown() {
        #expect(Self.cases.contains { $0.contains("đ)") })
    }

    /// Every case file, whole.
    private static let cases: [String] = {
        let files = FileManager.default.enumerator(atPath: CaseFile.root)?.allObjects ?? []
        return files.compactMap { $0 as? String }.filter { $0.hasSuffix(".case") }.compactMap {
            // A file that cannot be read shows nothing, and its findings are missed.
            try? String(contentsOfFile: CaseFile.root + "/" + $0, encoding: .utf8)
        }
    }()
}
