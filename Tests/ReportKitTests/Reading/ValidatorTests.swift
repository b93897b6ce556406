import Foundation
import TestSupport
import Testing

/// Every kind of report against PDF/A-2b and PDF/UA-1, by other people's validators.
@Suite struct ValidatorTests {
    /// What a validator says of every file of ours, and why it stands.
    private static let exempt = [
        // pikepdf allows no extension schema at all (its own note calls that a possible false alarm);
        // the claim of PDF/UA needs one (ISO 19005-2, 6.6.2.3).
        "XMP namespace pdfaExtension=http://www.aiim.org/pdfa/ns/extension/",
        "XMP namespace pdfaSchema=http://www.aiim.org/pdfa/ns/schema#",
        "XMP namespace pdfaProperty=http://www.aiim.org/pdfa/ns/property#",
        "XMP property pdfaExtension:schemas", "XMP property pdfuaid:part",
    ].map { "pikepdf ISO_19005_2:6.6.2.3.1-1: \($0) is not permitted" }

    @Test func samplesAndTemplatesAreValid() throws { try validate(try DrawnReport.samples.get()) }

    @Test(.enabled("the real plans are not beside the repository: not run") { ReportToMeasure.arePlansThere })
    func aRealPlansReportIsValid() throws {
        try validate(try DrawnReport.realPlans.get().filter { $0.name.hasPrefix("thanh-xa") })
    }

    private func validate(_ reports: [DrawnReport]) throws {
        #expect(!reports.isEmpty)
        for report in reports {
            let check = try DrawnReport.withFiles([report]) {
                try ToolPath.output(of: "qpdf", ["--check"] + $0)
            }
            let words = check.map { String(decoding: $0, as: UTF8.self) } ?? ""
            #expect(check == nil || words.contains("No syntax or stream encoding errors found"), "\(words)")
        }
        guard
            let python = PythonTools.interpreter(
                for: reports.count * 3, of: "PDF/A-2b and PDF/UA-1 by pikepdf, pdfua and outloud")
        else { return }
        let answer = try DrawnReport.withFiles(reports) {
            try PythonTools.answer(of: "validate_pdf.py", with: python, $0)
        }
        let found = try JSONDecoder().decode([[String]].self, from: Data(answer))
        #expect(found.count == reports.count)
        for (report, findings) in zip(reports, found) {
            let new = findings.filter { !Self.exempt.contains($0) && !isARepeatedHeader($0, report) }
            #expect(new == [], "\(report)")
            // Where the exemption is no longer needed, it has to go.
            #expect(Set(Self.exempt).isSubset(of: findings), "\(report)")
        }
    }

    /// A wrong guess of outloud: a header row of many words that is repeated on the table's next page,
    /// rightly as an artifact, looks to it like lost prose.
    private func isARepeatedHeader(_ finding: String, _ report: DrawnReport) -> Bool {
        finding.hasPrefix("outloud TAG-002: 1 line(s) of prose are marked /Artifact")
            && report.pages.contains { $0.furniture.count > 1 }
    }
}
