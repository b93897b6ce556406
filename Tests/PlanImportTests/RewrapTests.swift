import Diagnostics
import Files
import Foundation
import PlanImport
import PlanModel
import TestSupport
import Testing

@Suite struct RewrapTests {
    static let widths = [30, 34, 41, 47, 55, 62, 70, 76, 80, 85, 100, 127, 173, 200, 100_000]

    /// What must not depend on the wrapping. Blanks at hyphens (`2022- 2030`) are
    /// lost where a line ends at one, so they are not compared.
    private func essence(_ plan: Plan) -> [String] {
        let facts = PlanDump.part("facts", of: plan, DiagnosticLog()).split(separator: "\n").map(String.init)
        let outline = PlanDump.part("outline", of: plan, DiagnosticLog()).split(separator: "\n").map(
            String.init)
        let units = PlanDump.part("units", of: plan, DiagnosticLog()).split(separator: "\n").map(String.init)
        let rest =
            [plan.title, "\(plan.year)", plan.preamble, plan.closing] + plan.recipients
            + plan.legalBases.map { "\($0.number ?? "") \($0.date?.iso ?? "") \($0.issuer ?? "") \($0.text)" }
        let organisation = "\(plan.organisation)"
        return (rest + outline + units + facts + [organisation])
            .map { $0.replacingOccurrences(of: "- ", with: "-") }
    }

    private func check(_ plan: Plan, _ name: String) throws {
        let lines = Rewrap.logicalLines(of: plan)
        let expected = essence(plan)
        for style in Rewrap.Style.allCases {
            for blanks in Rewrap.BlankLines.allCases {
                for width in RewrapTests.widths {
                    if blanks != .betweenParagraphs, Rewrap.losesParagraph(lines, width: width, style) {
                        continue
                    }
                    let text = Rewrap.text(lines, width: width, style, blanks)
                    let actual = try essence(importPlan(text).plan)
                    let difference = actual.difference(from: expected)
                    let first = difference.prefix(3).map { "\($0)" }.joined(separator: "\n")
                    if !difference.isEmpty {
                        Issue.record("\(name) at \(width), \(style), \(blanks): \(first)")
                        return
                    }
                }
            }
        }
    }

    @Test(.enabled(if: PlanFolder.isPresent), arguments: RealPlans.all)
    func aRealPlanIsTheSameAtEveryWidth(_ expected: RealPlans.Expected) throws {
        try check(importPlan(PlanFolder.text(expected.name)).plan, expected.name)
    }

    @Test(.enabled(if: PlanFolder.isPresent), arguments: RealPlans.all)
    func encodingAndLineEndsDoNotMatter(_ expected: RealPlans.Expected) throws {
        try checkVariants(PlanFolder.text(expected.name))
    }

    /// Where a table is set in lines, empty ones part its rows.
    @Test(
        arguments: CaseFile.all(in: "plans").filter { entry in
            ["wards.case", "styles.case"].contains { entry.file.hasSuffix($0) }
        })
    func encodingAndLineEndsOfOwnPlansDoNotMatter(_ entry: CaseFile.Case) throws {
        let isTable = ["one cell", "in columns", "broken over lines"].contains(where: entry.name.contains)
        try checkVariants(entry["input"], withEmptyLines: !isTable)
    }

    private func checkVariants(_ text: String, withEmptyLines: Bool = true) throws {
        let plan = essence(try importPlan(text).plan)
        var variants = [
            "\u{FEFF}" + text, text.replacingOccurrences(of: "\n", with: "\r\n"),
            text.decomposedStringWithCanonicalMapping,
        ]
        if withEmptyLines {
            variants += [
                text.split(separator: "\n").joined(separator: "\n"),
                text.split(separator: "\n").joined(separator: "\n\n"),
                text.replacingOccurrences(of: "\n\n", with: "\n\n\n"),
            ]
        }
        for (index, variant) in variants.enumerated() {
            let file = try TextDecoding.sourceFile(Array(variant.utf8), path: "plan.txt")
            var log = DiagnosticLog()
            #expect(essence(try PlanImporter.importPlan(from: file, log: &log)) == plan, "variant \(index)")
        }
    }

    @Test(.enabled(if: PlanFolder.isPresent), arguments: RealPlans.all)
    func pageBreaksAndPageNumbersDoNotMatter(_ expected: RealPlans.Expected) throws {
        let text = try PlanFolder.text(expected.name)
        let plan = essence(try importPlan(text).plan)
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        for (feed, number) in [("\u{0C}", false), ("", true), ("\u{0C}", true)] {
            var out = ""
            var page = 1
            for (index, line) in lines.enumerated() {
                out += line + "\n"
                guard index % 40 == 39 else { continue }
                page += 1
                out += (number ? "\(page)\n" : "") + feed
            }
            #expect(essence(try importPlan(out).plan) == plan)
        }
    }

    /// Every word of the file is in a field of the plan or in a finding.
    @Test(.enabled(if: PlanFolder.isPresent), arguments: RealPlans.all)
    func nothingIsDroppedInSilence(_ expected: RealPlans.Expected) throws {
        let text = try PlanFolder.text(expected.name)
        let (plan, log) = try importPlan(text)
        #expect(KeptWords.missing(of: text, in: plan, log).isEmpty)
    }
}
